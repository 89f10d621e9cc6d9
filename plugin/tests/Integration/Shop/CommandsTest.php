<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Connection\ConnectionStore;
use Cairn\Health\DebugInformation;
use Cairn\Outbox\OutboxParts;
use Cairn\Outbox\OutboxTable;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\WordPressTransport;
use Cairn\Shop\BackfillCommand;
use Cairn\Shop\Shop;
use Cairn\SystemClock;
use PHPUnit\Framework\Attributes\Group;

/** `wp cairn outbox` and `wp cairn backfill`, on a small stand-in for WP-CLI. */
#[Group( 'woocommerce' )]
final class CommandsTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		require_once dirname( __DIR__, 2 ) . '/StandIn/wp-cli.php';
		\WP_CLI::$said = array();
	}

	private function parts(): OutboxParts {
		$store = new ConnectionStore();
		$clock = new SystemClock();
		return new OutboxParts(
			$store,
			new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $clock ), $clock, new RandomNonces() ),
			$clock,
			static fn ( OutboxParts $parts ): array => Shop::readers( $store, $parts ),
			static fn (): array => array()
		);
	}

	public function test_the_status_says_what_waits(): void {
		$this->product();
		$this->end_request();
		$this->parts()->command()->status();
		self::assertStringStartsWith( '1 fact waits to be told', \WP_CLI::$said[0] );
	}

	public function test_delivering_by_hand_asks_at_once_whatever_was_put_off_or_refused(): void {
		global $wpdb;
		$this->product();
		$this->end_request();
		// The service is silent; then it answers, long before it would be asked again.
		self::assertFalse( $this->parts()->delivery()->run( 5.0 ) );
		$wpdb->query( 'UPDATE ' . ( new OutboxTable() )->name() . " SET state = 'refused'" );
		$this->will_answer( new \stdClass(), 202 );
		$this->parts()->command()->deliver();
		self::assertSame( array( 'Nothing waits to be told.', 'Success: Told.' ), \WP_CLI::$said );
	}

	public function test_delivering_by_hand_says_that_the_service_is_silent(): void {
		$this->product();
		$this->end_request();
		try {
			$this->parts()->command()->deliver();
			self::fail( 'It must end with an error.' );
		} catch ( \RuntimeException ) {
			self::assertStringContainsString( 'Last error: service_silent', \WP_CLI::$said[0] );
		}
	}

	public function test_site_health_says_how_far_the_backfill_is(): void {
		$this->product();
		$order = new \WC_Order();
		$order->save();
		$store   = new ConnectionStore();
		$health  = new DebugInformation( $store, new CircuitBreaker( new SystemClock() ), $this->parts() );
		$says    = static fn (): string => $health->add( array() )['cairn']['fields']['before']['value'];
		self::assertSame( '0/1 orders, 0/1 products', $says() );
		$this->will_answer( new \stdClass(), 202 );
		$this->will_answer( new \stdClass(), 202 );
		Shop::backfill( $store, $this->parts() )->go_on( 20.0 );
		self::assertSame( '1/1 orders, 1/1 products', $says() );
		$store->forget();
		self::assertSame( '–', $says() );
	}

	public function test_the_backfill_says_how_far_it_is(): void {
		$this->product();
		$order = new \WC_Order();
		$order->add_product( $this->product(), 1 );
		$order->save();
		$this->will_answer( new \stdClass(), 202 );
		$this->will_answer( new \stdClass(), 202 );
		( new BackfillCommand( fn () => Shop::backfill( new ConnectionStore(), $this->parts() ) ) )( array(), array( 'restart' => true ) );
		self::assertSame( array( '2 of 2 products, 1 of 1 orders.', 'Success: Everything is told.' ), \WP_CLI::$said );
	}
}
