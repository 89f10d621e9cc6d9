<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * One published state of a form: what is asked, what is consented to, what happens then. It is made from the block's own
 * attributes and inner blocks, the same when the post is saved and when the block is printed, and kept by its hash for
 * ever: a page that a cache has kept still sends to the words that stood on it.
 *
 * `cairn/form` is read with these attributes: `purpose`, `display`, `list`, `doubleOptIn`, `done`, `redirectUrl`,
 * `resourceId`, `couponId`, `event {start,end,tz,url}`, `tellOwner` (true, false, absent: by purpose), `recipient`
 * (address that is told; '' is the site's own), `metadata.name`. Below it count `cairn/field`, `cairn/consent` and
 * `cairn/form-submit` (`text` on the button, `note` the sentence above it), at any depth.
 */
final class FormConfig {

	private const MOST_FIELDS   = 40;
	private const MOST_CONSENTS = 20;

	/** The hash it was kept under; null for one that was just read from a block. */
	private ?string $kept_as = null;

	/**
	 * @param string                                                       $block_id      The form's block instance.
	 * @param string                                                       $name          What reports and the owner's mail call it.
	 * @param string                                                       $purpose       One of contract/src/forms.ts.
	 * @param string                                                       $display       `inline`, `slide-in` or `modal`.
	 * @param string                                                       $list          Which list sign-ups go to.
	 * @param bool                                                         $double_opt_in Whether the address must be confirmed.
	 * @param list<FormField>                                              $fields        Questions in their order.
	 * @param list<FormConsent>                                            $consents      What is consented to, in its order.
	 * @param string                                                       $button        Words on the button.
	 * @param string                                                       $done          `message` or `redirect`.
	 * @param string                                                       $redirect_url  Where to, with `redirect`.
	 * @param int                                                          $resource_id   Protected file of a download.
	 * @param int                                                          $coupon_id     Coupon of a voucher, or the pattern for those that are made.
	 * @param array{start: string, end: string, tz: string, url: string}   $event         Of a webinar; `YYYY-MM-DDTHH:MM` in the time zone `tz`.
	 * @param bool                                                         $tells_owner   Whether the owner is told of each.
	 * @param string                                                       $recipient     Who is told; '' is the site's own address.
	 */
	public function __construct(
		public readonly string $block_id,
		public readonly string $name,
		public readonly string $purpose,
		public readonly string $display,
		public readonly string $list,
		public readonly bool $double_opt_in,
		public readonly array $fields,
		public readonly array $consents,
		public readonly string $button,
		public readonly string $done,
		public readonly string $redirect_url,
		public readonly int $resource_id,
		public readonly int $coupon_id,
		public readonly array $event,
		public readonly bool $tells_owner,
		public readonly string $recipient,
	) {
	}

	/**
	 * Reads a form block.
	 *
	 * @param array<mixed> $block    A parsed `cairn/form` block with its inner blocks: of `parse_blocks()`, or `parsed_block` of a WP_Block.
	 * @param string       $block_id Its instance id.
	 * @param int|null     $coupon   Coupon of the voucher it stands in, which counts before its own; null where it stands in none.
	 */
	public static function of_block( array $block, string $block_id, ?int $coupon = null ): self {
		$given   = Given::of( $block['attrs'] ?? null );
		$purpose = $given->word( 'purpose', FormPurposes::names() );
		// Who asks for a file, or agrees to a privacy policy, has not asked for news: without a list a consent is for this purpose alone.
		$list    = $given->line( 'list', 64 ) ?: ( 'newsletter' === $purpose ? FormPurposes::DEFAULT_LIST : $purpose );
		$parts   = array(
			'fields'   => array(),
			'consents' => array(),
			'note'     => '',
			'button'   => '',
		);
		self::gather( $block, $list, $parts );
		if ( array() === $parts['consents'] && FormPurposes::needs_confirmation( $purpose ) ) {
			$parts['consents'][] = FormConsent::sentence( $parts['note'] ?: $parts['button'] ?: $given->within( 'metadata' )->line( 'name', 200 ), $list );
		}
		$redirect = $given->line( 'redirectUrl', 2000 );
		return new self(
			$block_id,
			wp_strip_all_tags( $given->within( 'metadata' )->line( 'name', 200 ) ),
			$purpose,
			$given->word( 'display', array( 'inline', 'slide-in', 'modal' ) ),
			$list,
			self::asks_to_confirm( $given, 'doubleOptIn', $purpose ),
			array_slice( $parts['fields'], 0, self::MOST_FIELDS ),
			array_slice( $parts['consents'], 0, self::MOST_CONSENTS ),
			$parts['button'],
			'redirect' === $given->line( 'done', 20 ) && '' !== esc_url_raw( $redirect, array( 'http', 'https' ) ) ? 'redirect' : 'message',
			esc_url_raw( $redirect, array( 'http', 'https' ) ),
			$given->number( 'resourceId', 1, 4294967295, 0 ),
			$coupon ?? $given->number( 'couponId', 1, 4294967295, 0 ),
			self::webinar( $given->within( 'event' ) ),
			$given->flag( 'tellOwner', FormPurposes::tells_owner( $purpose ) ),
			sanitize_email( $given->line( 'recipient', 254 ) )
		);
	}

	/**
	 * Reads what {@see to_array()} wrote.
	 *
	 * @param mixed  $kept As decoded.
	 * @param string $hash What it was kept under. A later version of the plugin may write the same state in other bytes.
	 */
	public static function from_array( mixed $kept, string $hash ): self {
		$given   = Given::of( $kept );
		$purpose = $given->word( 'purpose', FormPurposes::names() );
		$config  = new self(
			$given->line( 'block_id', 140 ),
			$given->line( 'name', 200 ),
			$purpose,
			$given->word( 'display', array( 'inline', 'slide-in', 'modal' ) ),
			$given->line( 'list', 64 ),
			self::asks_to_confirm( $given, 'double_opt_in', $purpose ),
			array_map( FormField::from_array( ... ), $given->list( 'fields', self::MOST_FIELDS ) ),
			array_map( FormConsent::from_array( ... ), $given->list( 'consents', self::MOST_CONSENTS ) ),
			$given->line( 'button', 200 ),
			$given->word( 'done', array( 'message', 'redirect' ) ),
			$given->line( 'redirect_url', 2000 ),
			$given->number( 'resource_id', 1, 4294967295, 0 ),
			$given->number( 'coupon_id', 1, 4294967295, 0 ),
			self::webinar( $given->within( 'event' ) ),
			$given->flag( 'tells_owner', false ),
			$given->line( 'recipient', 254 )
		);

		$config->kept_as = $hash;
		return $config;
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return array(
			'block_id'      => $this->block_id,
			'name'          => $this->name,
			'purpose'       => $this->purpose,
			'display'       => $this->display,
			'list'          => $this->list,
			'double_opt_in' => $this->double_opt_in,
			'fields'        => array_map( static fn ( FormField $field ): array => $field->to_array(), $this->fields ),
			'consents'      => array_map( static fn ( FormConsent $consent ): array => $consent->to_array(), $this->consents ),
			'button'        => $this->button,
			'done'          => $this->done,
			'redirect_url'  => $this->redirect_url,
			'resource_id'   => $this->resource_id,
			'coupon_id'     => $this->coupon_id,
			'event'         => $this->event,
			'tells_owner'   => $this->tells_owner,
			'recipient'     => $this->recipient,
		);
	}

	/** As it is kept; the hash is over these bytes. */
	public function to_json(): string {
		return (string) wp_json_encode( $this->to_array(), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	/** Names this state: SHA-256 in hex. */
	public function hash(): string {
		return $this->kept_as ?? hash( 'sha256', $this->to_json() );
	}

	/**
	 * Every form in the content of a post.
	 *
	 * @param array<mixed> $blocks Of `parse_blocks()`.
	 * @param int|null     $coupon Coupon of the voucher they stand in; null where they stand in none.
	 * @return list<self> Those that have an id.
	 */
	public static function all_in( array $blocks, ?int $coupon = null ): array {
		$found = array();
		foreach ( $blocks as $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			$given  = Given::of( $block['attrs'] ?? null );
			$id     = $given->text( 'blockId', 20 );
			$within = 'cairn/voucher' === ( $block['blockName'] ?? null ) ? $given->number( 'couponId', 1, 4294967295, 0 ) : $coupon;
			if ( 'cairn/form' === ( $block['blockName'] ?? null ) && 1 === preg_match( '/^[a-z0-9]{10}$/', $id ) ) {
				$found[] = self::of_block( $block, $id, $coupon );
			}
			array_push( $found, ...self::all_in( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array(), $within ) );
		}
		return $found;
	}

	/**
	 * @param array<mixed>                                                                                       $block A parsed block.
	 * @param array{fields: list<FormField>, consents: list<FormConsent>, note: string, button: string}          $parts What was found so far.
	 */
	private static function gather( array $block, string $list, array &$parts ): void {
		foreach ( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array() as $inner ) {
			if ( ! is_array( $inner ) ) {
				continue;
			}
			$attributes = $inner['attrs'] ?? null;
			switch ( $inner['blockName'] ?? null ) {
				case 'cairn/field':
					$number = 'f' . ( count( $parts['fields'] ) + 1 );
					$field  = FormField::of_attributes( $attributes, $number );
					$taken  = array_map( static fn ( FormField $other ): string => $other->key, $parts['fields'] );

					$parts['fields'][] = in_array( $field->key, $taken, true ) ? $field->with_key( $number . '-' . count( $taken ) ) : $field;
					break;
				case 'cairn/consent':
					$consent = FormConsent::of_attributes( $attributes, $list );
					if ( '' !== $consent->text() ) {
						$parts['consents'][] = $consent;
					}
					break;
				case 'cairn/form-submit':
					$given           = Given::of( $attributes );
					$parts['note']   = $given->line( 'note', 5000 );
					$parts['button'] = wp_strip_all_tags( $given->line( 'text', 200 ) );
					break;
				case 'cairn/form':
				case 'cairn/form-done':
					break;
				default:
					self::gather( $inner, $list, $parts );
			}
		}
	}

	/** An owner may ask for a confirmation where none is needed. What counts only when it was confirmed is never done without. */
	private static function asks_to_confirm( Given $given, string $key, string $purpose ): bool {
		return FormPurposes::needs_confirmation( $purpose ) || $given->flag( $key, false );
	}

	/** @return array{start: string, end: string, tz: string, url: string} */
	private static function webinar( Given $given ): array {
		$time = static fn ( string $key ): string => 1 === preg_match( '/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/', $given->line( $key, 30 ) ) ? substr( $given->line( $key, 30 ), 0, 16 ) : '';
		return array(
			'start' => $time( 'start' ),
			'end'   => $time( 'end' ),
			'tz'    => $given->line( 'tz', 60 ),
			'url'   => esc_url_raw( $given->line( 'url', 2000 ), array( 'http', 'https' ) ),
		);
	}
}
