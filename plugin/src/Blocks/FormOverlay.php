<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/**
 * A form that comes over the page: a dialog in the middle, or a box that slides in at the edge and takes no focus.
 * blocks/form/overlay.ts opens it; without a script, or without that module, it stands in the page like any other form.
 */
final class FormOverlay {

	/** What opens it; `click` first. */
	private const TRIGGERS = array( 'click', 'time', 'scroll', 'exit' );

	private const MOST_SECONDS = 3600;
	private const MOST_DAYS    = 3650;

	private function __construct(
		private readonly bool $is_modal,
		private readonly string $trigger,
		private readonly int $value,
		private readonly int $days,
		private readonly string $words,
	) {
	}

	/**
	 * Of a form block; null for one that stands in the page.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment: `trigger`, `triggerValue` (seconds, or per cent of the page), `capDays`, `openText`.
	 * @param string               $display    `inline`, `slide-in` or `modal`.
	 */
	public static function of( array $attributes, string $display ): ?self {
		$trigger = $attributes['trigger'] ?? '';
		$words   = $attributes['openText'] ?? '';
		return 'inline' === $display ? null : new self(
			'modal' === $display,
			in_array( $trigger, self::TRIGGERS, true ) ? $trigger : self::TRIGGERS[0],
			self::number( $attributes['triggerValue'] ?? null, 'scroll' === $trigger ? 100 : self::MOST_SECONDS ),
			self::number( $attributes['capDays'] ?? null, self::MOST_DAYS ),
			is_string( $words ) ? trim( wp_strip_all_tags( $words ) ) : ''
		);
	}

	/** Whether the page is one on which nothing may come between: the cart and the checkout. */
	public static function is_unwelcome(): bool {
		return function_exists( 'is_cart' ) && ( is_cart() || is_checkout() );
	}

	/**
	 * How it opens: `Overlay` in blocks/form/overlay.ts.
	 *
	 * @param string $id Names it in what is kept once it was closed.
	 * @return array<string, mixed>
	 */
	public function context( string $id ): array {
		return array(
			'id'      => $id,
			'modal'   => $this->is_modal,
			'trigger' => $this->trigger,
			'value'   => $this->value,
			'days'    => $this->days,
		);
	}

	/**
	 * The place in the page, with the link that opens it where one does, and the dialog.
	 *
	 * @param array<string, string> $place Attributes of the place.
	 * @param array<string, string> $root  Attributes of the block's root, with an id.
	 * @param string                $name  What it is called.
	 * @param string                $inner The form.
	 */
	public function html( array $place, array $root, string $name, string $inner ): string {
		$attributes = '';
		foreach ( $place as $key => $value ) {
			$attributes .= ' ' . $key . '="' . esc_attr( $value ) . '"';
		}
		$root += array(
			'class'             => 'is-overlay ' . ( $this->is_modal ? 'is-modal' : 'is-slide-in' ),
			'aria-label'        => $name,
			'tabindex'          => '-1',
			'data-wp-init'      => 'callbacks.form.wait',
			'data-wp-on--click' => 'actions.form.shade',
			'data-wp-on--close' => 'actions.form.rest',
		);
		$opener = 'click' === $this->trigger ? '<p><a class="wp-block-button__link wp-element-button" href="#' . esc_attr( $root['id'] ) . '" aria-haspopup="dialog">' . esc_html( '' === $this->words ? $name : $this->words ) . '</a></p>' : '';
		return '<div class="wp-block-cairn-form-place' . ( '' === $opener ? ' is-silent' : '' ) . '"' . $attributes . '>' . $opener
			. '<dialog ' . get_block_wrapper_attributes( $root ) . '><button type="button" class="wp-block-cairn-form__close" aria-label="' . esc_attr__( 'Close', 'cairn' ) . '" data-wp-on--click="actions.form.close"><span aria-hidden="true">×</span></button>' . $inner . '</dialog></div>';
	}

	private static function number( mixed $given, int $most ): int {
		return is_numeric( $given ) && $given >= 0 ? (int) min( $given, $most ) : 30;
	}
}
