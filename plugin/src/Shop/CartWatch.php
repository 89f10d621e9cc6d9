<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Module;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\VisitorReference;

/**
 * Tells what a visitor did to the cart. It compares the cart at the end of a request with the one the request began with:
 * then it does not matter by which of WooCommerce's many ways an item came (form, AJAX, Store API, stepper, order again), nor
 * how many hooks fired for it, and nothing is told twice. A page that changes nothing compares two lists in memory.
 */
final class CartWatch implements Module {

	/** @var array<string, array{product_id: int, variation_id: int, quantity: float}>|null The cart as it was; null before it was loaded. */
	private ?array $before = null;

	/** @var array<string, float> What was put back after a removal, by product and variation. */
	private array $restored = array();

	/** @var list<string> Coupons applied. */
	private array $coupons = array();

	private bool $is_emptied = false;

	public function __construct(
		private readonly CartTeller $teller,
		private readonly FaultLog $faults,
	) {
	}

	public function hook(): void {
		add_action( 'woocommerce_cart_loaded_from_session', array( $this, 'begin' ), 1000 );
		// A page's first change is about to happen: the cart is still as the request began.
		if ( did_action( 'woocommerce_cart_loaded_from_session' ) > 0 ) {
			$this->begin( WC()->cart );
		}
		add_action( 'woocommerce_ordered_again', array( $this, 'begin_before_order_again' ) );
		add_action( 'woocommerce_cart_item_restored', array( $this, 'note_restored' ), 10, 2 );
		add_action( 'woocommerce_applied_coupon', array( $this, 'note_coupon' ) );
		add_action( 'woocommerce_cart_emptied', array( $this, 'note_emptied' ) );
		// Before WooCommerce saves its session, at 20.
		add_action( 'shutdown', array( $this, 'end' ), 5 );
	}

	/**
	 * The cart this request begins with.
	 *
	 * @param mixed $cart The cart.
	 */
	public function begin( mixed $cart ): void {
		if ( null === $this->before && $cart instanceof \WC_Cart ) {
			$this->before = CartState::quantities( $cart );
		}
	}

	/** Somebody orders again: what WooCommerce is about to add while it loads the cart is an add. */
	public function begin_before_order_again(): void {
		$this->faults->guard(
			'order again',
			function (): void {
				$this->before ??= CartState::sums( WC()->session?->get( 'cart' ) );
			}
		);
	}

	/**
	 * A removal is taken back.
	 *
	 * @param mixed $key  Key of the line.
	 * @param mixed $cart The cart.
	 */
	public function note_restored( mixed $key, mixed $cart ): void {
		$line = $cart instanceof \WC_Cart && is_string( $key ) ? $cart->get_cart_item( $key ) : array();
		foreach ( CartState::sums( array( $line ) ) as $name => $item ) {
			$this->restored[ $name ] = ( $this->restored[ $name ] ?? 0.0 ) + $item['quantity'];
		}
	}

	/**
	 * A coupon is applied.
	 *
	 * @param mixed $code Its code.
	 */
	public function note_coupon( mixed $code ): void {
		if ( is_string( $code ) && '' !== $code ) {
			$this->coupons[] = $code;
		}
	}

	/** The cart is emptied as a whole: by an order, or by code. Nobody took anything out. */
	public function note_emptied(): void {
		$this->is_emptied = true;
	}

	/** Tells what is different at the end of the request. */
	public function end(): void {
		$this->faults->guard( 'cart', fn () => $this->compare() );
		$this->before     = null;
		$this->restored   = array();
		$this->coupons    = array();
		$this->is_emptied = false;
	}

	private function compare(): void {
		$cart = function_exists( 'WC' ) ? WC()->cart : null;
		if ( $this->is_emptied ) {
			$this->teller->memory->forget();
			return;
		}
		if ( null === $this->before || ! $cart instanceof \WC_Cart || ! $this->teller->is_open() ) {
			return;
		}
		$now = CartState::quantities( $cart );
		if ( $this->before === $now && array() === $this->coupons ) {
			return;
		}
		$by = $this->teller->visitor();
		foreach ( $this->before + $now as $key => $item ) {
			$delta    = ( $now[ $key ]['quantity'] ?? 0.0 ) - ( $this->before[ $key ]['quantity'] ?? 0.0 );
			$restored = min( max( 0.0, $delta ), $this->restored[ $key ] ?? 0.0 );
			// A removal that was taken back is no new wish: it stands against the removal.
			$this->tell_change( 'remove_from_cart', $item, $restored, $by );
			$this->tell_change( $delta > 0 ? 'add_to_cart' : 'remove_from_cart', $item, $delta - $restored, $by );
		}
		if ( array() !== $now ) {
			foreach ( array_unique( $this->coupons ) as $code ) {
				$this->tell_coupon( $cart, $code, $by );
			}
		}
	}

	/** @param array{product_id: int, variation_id: int, quantity: float} $item */
	private function tell_change( string $type, array $item, float $quantity, VisitorReference $by ): void {
		if ( 0.0 === $quantity ) {
			return;
		}
		$props = array(
			'product_id' => $item['product_id'],
			// Some shops sell by weight: half a pound more is one more.
			'quantity'   => (int) ( $quantity > 0 ? ceil( $quantity ) : floor( $quantity ) ),
		);
		if ( $item['variation_id'] > 0 ) {
			$props['variation_id'] = $item['variation_id'];
		}
		$product  = wc_get_product( $item['variation_id'] > 0 ? $item['variation_id'] : $item['product_id'] );
		$currency = Money::shown();
		if ( $product instanceof \WC_Product && null !== $currency ) {
			$props['price']    = Money::minor( CartState::price( $product ), Money::decimals( $currency ) );
			$props['currency'] = $currency;
		}
		$this->teller->tell( $type, $props, $by, 'cart' );
	}

	private function tell_coupon( \WC_Cart $cart, string $code, VisitorReference $by ): void {
		if ( ! $cart->has_discount( $code ) ) {
			return;
		}
		$props    = array( 'code' => mb_substr( $code, 0, 200 ) );
		$currency = Money::shown();
		if ( null !== $currency ) {
			$props['discount'] = Money::minor( $cart->get_coupon_discount_amount( $code, ! $cart->display_prices_including_tax() ), Money::decimals( $currency ) );
			$props['currency'] = $currency;
		}
		$this->teller->tell( 'apply_coupon', $props, $by, 'cart', 'coupon:' . substr( hash( 'sha256', $code ), 0, 16 ) );
	}
}
