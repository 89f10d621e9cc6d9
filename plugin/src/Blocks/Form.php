<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Forms\FormConfig;
use Cairn\Forms\FormDoor;
use Cairn\Forms\Given;
use Cairn\Forms\ProductNotices;
use WP_Block;

/**
 * What a form prints: one that any browser can send, the same bytes for everybody, without a nonce. The form prints its
 * parts itself, after it was read: a part must know under which name and words it was published.
 */
final class Form {

	/** The page somebody without a script comes back to says by this which form was sent. */
	private const DONE = 'cairn-done';

	/**
	 * The form's HTML.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, its parts not printed yet.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		if ( doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$instance = Instance::of( $attributes, $block );
		if ( is_feed() ) {
			return self::link( FormConfig::of_block( $block->parsed_block, $instance->id ) );
		}
		$door = FormDoor::of_block( $block->parsed_block, $instance->id, $instance->object, self::coupon( $block ) );
		$form = PrintedForm::begin( $door, $instance->pos );
		$body = '';
		try {
			foreach ( $block->inner_blocks as $part ) {
				$body .= $part instanceof WP_Block ? $part->render() : '';
			}
		} finally {
			PrintedForm::end();
		}
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended,WordPress.Security.ValidatedSanitizedInput -- compared, and nothing else done with it.
		$is_done = isset( $_GET[ self::DONE ] ) && $_GET[ self::DONE ] === $instance->id;
		$root    = self::root( $attributes, $block, $instance );
		if ( $is_done ) {
			return '<div ' . get_block_wrapper_attributes( $root ) . '><div class="wp-block-cairn-form__done" role="status">' . self::done( $form ) . '</div></div>';
		}
		$way = FormOverlay::of( $attributes, $door->config->display );
		if ( null !== $way && FormOverlay::is_unwelcome() ) {
			return '';
		}
		$place = array(
			'data-wp-interactive' => 'cairn',
			'data-wp-key'         => $instance->id . '-' . ( $instance->object ?? '' ) . '-' . $instance->pos,
			'data-wp-context'     => (string) wp_json_encode( self::context() + ( null === $way ? array() : array( 'overlay' => $way->context( $instance->id ) ) ), JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS ),
		);
		if ( in_array( $door->config->purpose, ProductNotices::PURPOSES, true ) ) {
			$place['data-wp-on--cairn-again'] = 'actions.form.again';
		}
		$inner = '<form method="post" action="' . esc_url( $door->action() ) . '" aria-label="' . esc_attr( self::name( $door->config ) ) . '" data-wp-init="callbacks.form.start" data-wp-on--submit="actions.form.send" data-wp-on-document--visibilitychange="actions.form.hide" data-wp-bind--hidden="context.done">'
			. self::hidden( $door ) . VariationChoice::html( $door->config, $instance->object ) . self::problems() . $body . ( $form->has_button ? '' : FormButton::button( $door->config->button ) )
			. '<p class="screen-reader-text" role="status" data-wp-text="state.form.busy"></p></form>'
			. '<div class="wp-block-cairn-form__done" tabindex="-1" data-wp-watch="callbacks.form.arrive" data-wp-bind--hidden="!context.done" hidden>' . self::done( $form ) . self::resend() . '</div>';
		return null === $way
			? '<div ' . get_block_wrapper_attributes( $root + $place ) . ">$inner</div>"
			: $way->html( $place, $root + array( 'id' => $form->id( 'overlay' ) ), self::name( $door->config ), $inner );
	}

	/**
	 * Attributes of the root that a form has that was sent and one that was not.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @param WP_Block             $block      The block.
	 * @param Instance             $instance   What it stands for here.
	 * @return array<string, string>
	 */
	private static function root( array $attributes, WP_Block $block, Instance $instance ): array {
		$anchor = $attributes['anchor'] ?? '';
		$root   = array();
		if ( is_string( $anchor ) && '' !== $anchor ) {
			$root['id'] = $anchor;
		} elseif ( 1 === $instance->pos && ! isset( $block->context['queryId'] ) ) {
			// Where the browser goes back to.
			$root['id'] = $instance->id;
		}
		return $root + ( false === ( $attributes['record'] ?? true ) ? array() : $instance->attributes() );
	}

	/** Coupon of the voucher around the form, the same that {@see FormConfig::all_in()} finds; null where there is none. */
	private static function coupon( WP_Block $block ): ?int {
		return array_key_exists( 'cairn/coupon', $block->context ) ? Given::of( $block->context )->number( 'cairn/coupon', 1, 4294967295, 0 ) : null;
	}

	/** @return array<string, mixed> How the form begins: `Context` in blocks/form/view.ts. */
	private static function context(): array {
		return array(
			'key'      => '',
			'errors'   => new \stdClass(),
			'problems' => array(),
			'said'     => '',
			'busy'     => false,
			'done'     => false,
			'fails'    => 0,
			'wrong'    => 0,
			'began'    => 0,
			'left'     => false,
			'last'     => '',
			'id'       => '',
			'resend'   => '',
			'words'    => array(
				'look'    => __( 'Some answers need another look.', 'cairn' ),
				'offline' => __( 'You are offline. Nothing you typed is lost; please send it again when you are back.', 'cairn' ),
				'failed'  => __( 'This did not arrive. Nothing you typed is lost; please send it again.', 'cairn' ),
				'sending' => __( 'Sending …', 'cairn' ),
				/* translators: %s: a mail address. */
				'hint'    => __( 'Did you mean %s?', 'cairn' ),
			),
		);
	}

	/** What a screen reader calls the form. */
	private static function name( FormConfig $config ): string {
		return $config->name ?: $config->button ?: __( 'Form', 'cairn' );
	}

	/** Fields nobody sees: those the site needs, and one that only programs fill in. */
	private static function hidden( FormDoor $door ): string {
		$html = '';
		foreach ( $door->hidden_fields() as $name => $value ) {
			$html .= '<input type="hidden" name="' . esc_attr( $name ) . '" value="' . esc_attr( $value ) . '">';
		}
		return $html . '<p class="wp-block-cairn-form__more" aria-hidden="true"><input type="text" name="' . esc_attr( $door->honeypot() ) . '" tabindex="-1" autocomplete="off"></p>';
	}

	/** What is wrong with what was sent, each with a link to its field. */
	private static function problems(): string {
		return '<div class="wp-block-cairn-form__problems" role="alert" tabindex="-1" data-wp-watch="callbacks.form.point" data-wp-bind--hidden="!context.said" hidden><p data-wp-text="context.said"></p>'
			. '<ul data-wp-bind--hidden="!context.problems.length" hidden><template data-wp-each="context.problems" data-wp-each-key="context.item.key"><li><a data-wp-bind--href="context.item.href" data-wp-text="context.item.text"></a></li></template></ul></div>';
	}

	/** What stands there afterwards: the owner's blocks, or a sentence. */
	private static function done( PrintedForm $form ): string {
		if ( '' !== $form->done ) {
			return $form->done;
		}
		return '<p>' . esc_html( $form->door->config->double_opt_in ? __( 'Almost done: we have sent you a mail. Please press the button on the page it links to.', 'cairn' ) : __( 'Thank you. It has arrived.', 'cairn' ) ) . '</p>';
	}

	/** Asks for the mail once more, where the site can still send it. */
	private static function resend(): string {
		return '<form class="wp-block-cairn-form__resend" method="post" data-wp-bind--action="context.resend" data-wp-bind--hidden="!context.resend" hidden><button type="submit">' . esc_html__( 'No mail? Send it once more', 'cairn' ) . '</button></form>';
	}

	/** A feed reader cannot send a form: a link to the page. */
	private static function link( FormConfig $config ): string {
		$url = get_permalink();
		return is_string( $url ) ? '<p><a href="' . esc_url( $url . '#' . rawurlencode( $config->block_id ) ) . '">' . esc_html( self::name( $config ) ) . '</a></p>' : '';
	}
}
