<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Connection\Connection;
use Cairn\Connection\Unanswered;
use Cairn\Contract\EventValidator;
use Cairn\Outbox\OutboxTable;
use Cairn\Tests\Integration\IntegrationTestCase;

/** A shop on the real WooCommerce: products, a shopper's requests, and what the outbox holds after them. */
abstract class ShopTestCase extends IntegrationTestCase {

	protected const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0';

	/** @var array<string, mixed> */
	private array $server_before = array();

	protected function setUp(): void {
		parent::setUp();
		global $wpdb;
		$this->server_before        = $_SERVER;
		$_SERVER['REMOTE_ADDR']     = '203.0.113.7';
		$_SERVER['HTTP_USER_AGENT'] = self::BROWSER;
		$_SERVER['REQUEST_METHOD']  = 'POST';
		$_COOKIE                    = array();
		// A test of wp-admin may have left its screen behind.
		unset( $GLOBALS['current_screen'] );
		foreach ( array( 'cairn_delivery', 'cairn_outbox_fault', 'cairn_delivery_lease', 'cairn_delivery_under_way' ) as $option ) {
			delete_option( $option );
		}
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
		update_option( 'woocommerce_currency', 'EUR' );
		update_option( 'woocommerce_calc_taxes', 'no' );
		update_option( 'woocommerce_coming_soon', 'no' );
		$this->connect_shop();
		$this->open_cart();
	}

	protected function tearDown(): void {
		if ( self::on_real_wordpress() ) {
			$_SERVER = $this->server_before;
			$_COOKIE = array();
			$_POST   = array();
			WC()->cart?->empty_cart();
			WC()->session?->destroy_session();
			wc_clear_notices();
			$this->end_request();
		}
		parent::tearDown();
	}

	/** Connects the site with a key for sealed references. */
	protected function connect_shop( Unanswered $unanswered = Unanswered::Cookieless ): void {
		$this->connect( $unanswered );
		$kept                = (array) get_option( Connection::OPTION );
		$kept['sealing_key'] = base64_encode( sodium_crypto_box_publickey( sodium_crypto_box_seed_keypair( str_repeat( 's', 32 ) ) ) );
		update_option( Connection::OPTION, $kept );
	}

	/** A session and an empty cart, as a visitor's first request has them. */
	protected function open_cart(): void {
		WC()->initialize_session();
		wc_load_cart();
		WC()->cart->empty_cart();
		$this->end_request();
		$this->begin_request();
	}

	/** The next request of the same visitor: the cart comes from the session again. */
	protected function begin_request(): void {
		WC()->cart->get_cart_from_session();
	}

	/** What happens at the end of every request: our own work, without that of others. */
	protected function end_request(): void {
		global $wp_filter;
		foreach ( $wp_filter['shutdown']->callbacks ?? array() as $priority => $callbacks ) {
			foreach ( $callbacks as $callback ) {
				$of = is_array( $callback['function'] ) && is_object( $callback['function'][0] ) ? get_class( $callback['function'][0] ) : '';
				if ( str_starts_with( $of, 'Cairn\\Shop' ) || ( str_starts_with( $of, 'Cairn\\Outbox' ) && $priority < 1000 ) ) {
					call_user_func( $callback['function'] );
				}
			}
		}
	}

	/** Ends this request and begins the next. */
	protected function next_request(): void {
		$this->end_request();
		$this->begin_request();
	}

	protected function product( float $price = 18.0, string $name = 'Beanie' ): \WC_Product_Simple {
		$product = new \WC_Product_Simple();
		$product->set_name( $name );
		$product->set_regular_price( (string) $price );
		$product->set_status( 'publish' );
		$product->save();
		return $product;
	}

	/** @return list<array<string, mixed>> Events in the outbox, oldest first. */
	protected function events( ?string $type = null ): array {
		global $wpdb;
		$events = array();
		foreach ( $wpdb->get_col( 'SELECT payload FROM ' . ( new OutboxTable() )->name() . " WHERE kind = 'event' ORDER BY id" ) as $payload ) {
			$event = (array) json_decode( (string) $payload, true );
			$props = ( new EventValidator() )->read( $event['name'], $event['props'] ?? array() );
			self::assertIsArray( $props, is_wp_error( $props ) ? $props->get_error_message() : '' );
			if ( null === $type || $event['name'] === $type ) {
				$events[] = $event;
			}
		}
		self::assertNull( ( new \Cairn\Outbox\FaultLog( new \Cairn\SystemClock() ) )->last(), 'No fault of our own.' );
		return $events;
	}

	/** @return list<array{string, int, int}> Type, product and quantity of the cart's events. */
	protected function cart_changes(): array {
		$changes = array();
		foreach ( $this->events() as $event ) {
			if ( in_array( $event['name'], array( 'add_to_cart', 'remove_from_cart' ), true ) ) {
				$changes[] = array( $event['name'], $event['props']['product_id'], $event['props']['quantity'] );
			}
		}
		return $changes;
	}

	/**
	 * Asks the Store API as the shop's own blocks do.
	 *
	 * @param array<string, mixed> $body Sent as JSON.
	 */
	protected function store_api( string $method, string $route, array $body = array() ): \WP_REST_Response {
		$request = new \WP_REST_Request( $method, "/wc/store/v1$route" );
		$request->set_header( 'Nonce', wp_create_nonce( 'wc_store_api' ) );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( (string) wp_json_encode( $body ) );
		$request->set_body_params( $body );
		// Each request has a server of its own: the checkout's route keeps the order it made.
		$GLOBALS['wp_rest_server'] = null;
		return rest_get_server()->dispatch( $request );
	}

	/** @return list<string> What the outbox knows to have changed, such as `order:7`. */
	protected function waiting( string $kind ): array {
		global $wpdb;
		return $wpdb->get_col( $wpdb->prepare( 'SELECT fact_key FROM ' . ( new OutboxTable() )->name() . " WHERE kind = %s AND state = 'waiting' ORDER BY id", $kind ) );
	}
}
