<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Outbox\Outbox;
use Cairn\Outbox\PresentVisitor;
use Cairn\Outbox\VisitorReference;

/** Tells of a cart: who, what, and the cart after it. What watches the cart and what watches the till both tell through it. */
final class CartTeller {

	public function __construct(
		private readonly Outbox $outbox,
		private readonly PresentVisitor $visitor,
		public readonly CartMemory $memory,
		private readonly AnonymousCarts $carts,
	) {
	}

	/** Whether anything may be told now. */
	public function is_open(): bool {
		return $this->outbox->is_open();
	}

	/**
	 * Counts the cart of somebody who may not be recognised, in this shop's own database.
	 *
	 * @param string           $step       Where the cart was seen.
	 * @param VisitorReference $by         Who is here.
	 * @param bool             $is_ordered It has become an order.
	 */
	public function count( string $step, VisitorReference $by, bool $is_ordered = false ): void {
		$cart = function_exists( 'WC' ) ? WC()->cart : null;
		// Staff's carts are no customers', and a program's are nobody's.
		if ( $by->is_somebody() || $by->automated || $by->staff || ! $cart instanceof \WC_Cart || ! $this->is_open() ) {
			return;
		}
		$name  = $cart->is_empty() ? null : $this->memory->count_name();
		$state = null === $name ? null : CartState::of( $cart, '', $step );
		if ( null !== $name && null !== $state ) {
			$this->carts->note( $name, wp_date( 'Y-m-d' ) ?: '', $state, $is_ordered );
		}
	}

	/** Who is here. */
	public function visitor(): VisitorReference {
		return $this->visitor->read();
	}

	/**
	 * Tells of something that a visitor did with the cart.
	 *
	 * @param string               $type     Type of the event.
	 * @param array<string, mixed> $props    Its own fields.
	 * @param VisitorReference     $by       Whose doing it was.
	 * @param string               $step     Where the cart was seen with it.
	 * @param string|null          $once     What makes it unique for this cart; null when it may happen again.
	 */
	public function tell( string $type, array $props, VisitorReference $by, string $step, ?string $once = null ): void {
		if ( $by->automated ) {
			// Nobody wanted anything: recorded and marked, credited to no visitor and no cart.
			$this->outbox->event( $type, $props, null, new VisitorReference( null, $by->state, $by->source, $by->staff, true ) );
			return;
		}
		if ( ! $by->is_somebody() ) {
			$this->count( $step, $by );
		}
		$id   = $by->is_somebody() ? $this->memory->id() : null;
		$cart = WC()->cart;
		$this->memory->remember( $by, wp_date( 'Y-m-d' ) ?: '' );
		$this->outbox->event(
			$type,
			$props,
			null !== $id && null !== $once ? "cart:$id:$once" : null,
			$by,
			null !== $id && $cart instanceof \WC_Cart ? CartState::of( $cart, $id, $step ) : null
		);
	}
}
