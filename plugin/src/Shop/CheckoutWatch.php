<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Module;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\VisitorReference;

/**
 * Tells how far a cart came at the till: the form was touched, shipping and payment were chosen, an attempt failed.
 *
 * That the page was looked at is the browser's to say (a page may be fetched that nobody sees). The first touch of the form
 * is told once a cart, for those whose browser said nothing, and so that the cart is known to have come this far.
 *
 * A method counts as chosen when somebody changed it, or ordered with it: WooCommerce selects the first one by itself.
 */
final class CheckoutWatch implements Module {

	/** @var array{shipping: list<string>, payment: string}|null Methods when the request began. */
	private ?array $before = null;

	private bool $is_touched   = false;
	private bool $has_chosen   = false;
	private bool $is_attempted = false;
	private bool $is_ordered   = false;
	private bool $is_refused   = false;

	public function __construct(
		private readonly CartTeller $teller,
		private readonly FaultLog $faults,
	) {
	}

	public function hook(): void {
		add_action( 'woocommerce_cart_loaded_from_session', array( $this, 'begin' ), 1000 );
		// A page's first change is about to happen: the cart is still as the request began.
		if ( did_action( 'woocommerce_cart_loaded_from_session' ) > 0 ) {
			$this->begin();
		}
		add_action( 'woocommerce_checkout_update_order_review', array( $this, 'note_touch' ) );
		add_action( 'woocommerce_store_api_checkout_update_draft', array( $this, 'note_touch' ) );
		add_action( 'woocommerce_store_api_cart_update_customer_from_request', array( $this, 'note_customer' ), 10, 2 );
		add_action( 'woocommerce_store_api_cart_select_shipping_rate', array( $this, 'note_choice' ) );
		add_action( 'woocommerce_checkout_process', array( $this, 'note_attempt' ) );
		add_filter( 'rest_request_after_callbacks', array( $this, 'note_answer' ), 10, 3 );
		add_action( 'woocommerce_checkout_order_processed', array( $this, 'note_order' ), 5, 3 );
		add_action( 'woocommerce_store_api_checkout_order_processed', array( $this, 'note_block_order' ), 5 );
		// After the cart's own changes were told, before WooCommerce saves its session.
		add_action( 'shutdown', array( $this, 'end' ), 6 );
	}

	/** The methods this request begins with. */
	public function begin(): void {
		$this->before ??= $this->methods();
	}

	/** The checkout form was touched. */
	public function note_touch(): void {
		$this->is_touched = true;
	}

	/**
	 * The buyer's address was given. The cart page's shipping calculator asks for a shipping address only.
	 *
	 * @param mixed $customer Not used.
	 * @param mixed $request  The request.
	 */
	public function note_customer( mixed $customer, mixed $request ): void {
		$this->is_touched = $this->is_touched || ( $request instanceof \WP_REST_Request && null !== $request->get_param( 'billing_address' ) );
	}

	/** A shipping rate was chosen from the list. */
	public function note_choice(): void {
		$this->has_chosen = true;
	}

	/** The classic checkout was sent. */
	public function note_attempt(): void {
		$this->is_attempted = true;
	}

	/**
	 * The block checkout was sent and answered.
	 *
	 * @param mixed $answer  The answer.
	 * @param mixed $handler Not used.
	 * @param mixed $request The request.
	 */
	public function note_answer( mixed $answer, mixed $handler, mixed $request ): mixed {
		if ( $request instanceof \WP_REST_Request && 'POST' === $request->get_method() && 1 === preg_match( '~^/wc/store(/v1)?/checkout/?$~', $request->get_route() ) ) {
			$this->is_refused = is_wp_error( $answer ) || ( $answer instanceof \WP_REST_Response && $answer->get_status() >= 400 );
		}
		return $answer;
	}

	/**
	 * An order was made by the classic checkout.
	 *
	 * @param mixed $order_id Its number.
	 * @param mixed $posted   What was sent.
	 * @param mixed $order    The order.
	 */
	public function note_order( mixed $order_id, mixed $posted, mixed $order ): void {
		$this->note_block_order( $order );
	}

	/**
	 * An order was made, by whichever checkout.
	 *
	 * @param mixed $order The order.
	 */
	public function note_block_order( mixed $order ): void {
		$this->faults->guard(
			'checkout order',
			function () use ( $order ): void {
				if ( ! $order instanceof \WC_Order || ! $this->has_items() ) {
					return;
				}
				$this->is_ordered = true;
				$by               = $this->teller->visitor();
				// The cart is still full; WooCommerce empties it when the order is paid.
				foreach ( $order->get_shipping_methods() as $method ) {
					$this->tell_method( 'add_shipping_info', (string) $method->get_method_id(), $by, 'shipping' );
				}
				$this->tell_method( 'add_payment_info', $order->get_payment_method(), $by, 'payment' );
			}
		);
	}

	/** Tells how far the cart came in this request. */
	public function end(): void {
		$this->faults->guard( 'checkout', fn () => $this->tell() );
		$this->before       = null;
		$this->is_touched   = false;
		$this->has_chosen   = false;
		$this->is_attempted = false;
		$this->is_ordered   = false;
		$this->is_refused   = false;
	}

	private function tell(): void {
		$has_failed = $this->is_refused || ( $this->is_attempted && ! $this->is_ordered );
		if ( ! $this->is_touched && ! $this->has_chosen && ! $has_failed ) {
			return;
		}
		if ( ! $this->teller->is_open() || ! $this->has_items() ) {
			return;
		}
		$by = $this->teller->visitor();
		if ( ! $by->is_somebody() || $by->automated ) {
			$this->teller->count( $has_failed ? 'error' : 'checkout', $by );
			return;
		}
		if ( $this->is_touched && $this->teller->memory->first_time( 'begin_checkout' ) ) {
			$this->teller->tell( 'begin_checkout', $this->worth(), $by, 'checkout', 'begin_checkout' );
		}
		$now    = $this->methods();
		$before = $this->before;
		if ( null !== $before ) {
			foreach ( array() === $before['shipping'] ? array() : array_diff( $now['shipping'], $before['shipping'] ) as $method ) {
				$this->tell_method( 'add_shipping_info', $method, $by, 'shipping' );
			}
			if ( '' !== $before['payment'] && $now['payment'] !== $before['payment'] ) {
				$this->tell_method( 'add_payment_info', $now['payment'], $by, 'payment' );
			}
		}
		// Who sends the form has chosen how to pay; that it failed is where the cart was last seen.
		if ( $has_failed && '' !== $now['payment'] && $this->teller->memory->first_time( 'error' ) ) {
			$this->teller->memory->first_time( 'payment:' . $this->word( $now['payment'] ) );
			$this->teller->tell( 'add_payment_info', array( 'method' => $this->word( $now['payment'] ) ), $by, 'error', 'error' );
		}
	}

	private function tell_method( string $type, string $method, VisitorReference $by, string $step ): void {
		$word = $this->word( $method );
		if ( '' === $word || $by->automated || ! $this->teller->is_open() || ! $this->teller->memory->first_time( "$step:$word" ) ) {
			return;
		}
		$this->teller->tell( $type, array( 'method' => $word ), $by, $step, "$step:$word" );
	}

	/** @return array{shipping: list<string>, payment: string} */
	private function methods(): array {
		$session  = function_exists( 'WC' ) ? WC()->session : null;
		$shipping = $session?->get( 'chosen_shipping_methods' );
		$payment  = $session?->get( 'chosen_payment_method' );
		return array(
			'shipping' => array_values( array_filter( is_array( $shipping ) ? $shipping : array(), 'is_string' ) ),
			'payment'  => is_string( $payment ) ? $payment : '',
		);
	}

	/** @return array<string, mixed> Value of the cart as the shopper sees it. */
	private function worth(): array {
		$cart     = WC()->cart;
		$currency = Money::shown();
		$state    = $cart instanceof \WC_Cart && null !== $currency ? CartState::of( $cart, '', 'checkout' ) : null;
		return null === $state ? array() : array(
			'value'    => $state['value'],
			'currency' => $currency,
		);
	}

	private function has_items(): bool {
		$cart = function_exists( 'WC' ) ? WC()->cart : null;
		return $cart instanceof \WC_Cart && ! $cart->is_empty();
	}

	/** A method without the number of its instance, as a word of the contract. */
	private function word( string $method ): string {
		return substr( (string) preg_replace( '/[^a-z0-9_.-]/', '_', strtolower( explode( ':', $method )[0] ) ), 0, 32 );
	}
}
