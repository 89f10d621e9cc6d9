<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\SystemClock;

/**
 * What a printed form needs so that it can be sent: the address, the hidden fields, the names and ids of its inputs. The
 * bytes are the same for every visitor of a day. `render.php` of `cairn/form` asks here and prints:
 *
 *     $door = FormDoor::of_block( $block->parsed_block, $instance->id, $instance->object );
 *     <form method="post" action="{$door->action()}">
 *       {$door->hidden_fields() as type=hidden}; {$door->honeypot() as a text input nobody sees}
 *       each {$door->config->fields}: name="{$door->field_name( $field )}"
 *       each {$door->config->consents} that is_box: name="{$door->consent_name( $number )}" value="1"
 *
 * The script may set `cairn_submission` (a UUIDv7, kept over retries) and `cairn_ms` (milliseconds since the first input).
 */
final class FormDoor {

	/**
	 * @param FormConfig $config What is asked.
	 * @param string     $entity What the page is about, `product:12`; ''.
	 * @param Clock      $clock  Where the present comes from.
	 */
	public function __construct(
		public readonly FormConfig $config,
		private readonly string $entity,
		private readonly Clock $clock = new SystemClock(),
	) {
	}

	/**
	 * Of a form that is being printed. Its state is kept, so that what is sent can be held against it.
	 *
	 * @param array<mixed> $block    The parsed block with its inner blocks (`$block->parsed_block`).
	 * @param string       $block_id Its instance id.
	 * @param string|null  $entity   What it stands for here, as Instance says it.
	 * @param int|null     $coupon   Coupon of the voucher it stands in; null where it stands in none.
	 */
	public static function of_block( array $block, string $block_id, ?string $entity, ?int $coupon = null ): self {
		$config = FormConfig::of_block( $block, $block_id, $coupon );
		if ( ! is_preview() && ! is_admin() && ! wp_is_serving_rest_request() ) {
			( new ConfigTable() )->know( $config );
		}
		return new self( $config, $entity ?? '' );
	}

	/** Where the form sends to. */
	public function action(): string {
		return self::action_of( $this->config->block_id );
	}

	/** Where a form of this id sends to. */
	public static function action_of( string $block_id ): string {
		return rest_url( 'cairn/v1/forms/' . implode( '/', array_map( 'rawurlencode', explode( '/', $block_id ) ) ) );
	}

	/**
	 * Hidden fields by name. `cairn_submission`, `cairn_ms` and, of a note on a product, `cairn_variation` are empty: the
	 * script fills them.
	 *
	 * @return array<string, string>
	 */
	public function hidden_fields(): array {
		$hash = $this->config->hash();
		return array(
			'cairn_token'      => ( new PageToken( $this->clock ) )->make( $this->config->block_id, $hash, $this->entity ),
			'cairn_config'     => $hash,
			'cairn_entity'     => $this->entity,
			'cairn_lang'       => determine_locale(),
			'cairn_submission' => '',
			'cairn_ms'         => '',
		) + ( in_array( $this->config->purpose, ProductNotices::PURPOSES, true ) ? array( 'cairn_variation' => '' ) : array() );
	}

	/** Name of the field that nobody sees and only programs fill in. */
	public function honeypot(): string {
		return self::honeypot_of( $this->config );
	}

	/** The same of any form. */
	public static function honeypot_of( FormConfig $config ): string {
		return 'more_' . substr( hash( 'sha256', 'more ' . $config->block_id ), 0, 6 );
	}

	/** Name of an input. */
	public function field_name( FormField $field ): string {
		return "field[{$field->key}]";
	}

	/**
	 * Name of a consent's box.
	 *
	 * @param int $number Its place among the consents, from 0.
	 */
	public function consent_name( int $number ): string {
		return "consent[$number]";
	}

	/**
	 * HTML id of a part of the form.
	 *
	 * @param string $part What it is: a field's key, `errors`, `title`.
	 * @param int    $pos  Which appearance on the page.
	 */
	public function id( string $part, int $pos = 1 ): string {
		return wp_unique_id_from_values( array( $this->config->block_id, $this->entity, $pos, $part ), "cairn-$part-" );
	}
}
