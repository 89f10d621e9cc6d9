<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Something that somebody asked for at a form, at the checkout or with an account: checked, not yet kept. */
final class SignUpRequest {

	/**
	 * @param string                                                     $submission_id UUIDv7; the same for a second try.
	 * @param string                                                     $origin        One of CONSENT_ORIGINS.
	 * @param string                                                     $purpose       One of FORM_PURPOSES.
	 * @param bool                                                       $double_opt_in Whether the address must be confirmed.
	 * @param Typed                                                      $typed         What was typed.
	 * @param list<array{list: string, text: string, ticked: bool}>      $consents      What was agreed to.
	 * @param string                                                     $block_id      '' where no block stood.
	 * @param string                                                     $config_hash   ''.
	 * @param string                                                     $form_name     What the form is called; of another plugin's form it is told.
	 * @param string                                                     $page          Path of the page; ''.
	 * @param string                                                     $locale        WordPress' locale of the page; '' for the site's.
	 * @param list<string>                                               $suspicions    SUSPICIONS.
	 * @param int                                                        $product_id    0 for none.
	 * @param int                                                        $variation_id  0.
	 * @param int                                                        $resource_id   0.
	 * @param int                                                        $coupon_id     0.
	 * @param string                                                     $webinar_id    ''.
	 */
	public function __construct(
		public readonly string $submission_id,
		public readonly string $origin,
		public readonly string $purpose,
		public readonly bool $double_opt_in,
		public readonly Typed $typed,
		public readonly array $consents,
		public readonly string $block_id = '',
		public readonly string $config_hash = '',
		public readonly string $form_name = '',
		public readonly string $page = '',
		public readonly string $locale = '',
		public readonly array $suspicions = array(),
		public readonly int $product_id = 0,
		public readonly int $variation_id = 0,
		public readonly int $resource_id = 0,
		public readonly int $coupon_id = 0,
		public readonly string $webinar_id = '',
	) {
	}

	/**
	 * Lists it is for.
	 *
	 * @return list<string>
	 */
	public function lists(): array {
		return array_values( array_unique( array_column( $this->consents, 'list' ) ) );
	}
}
