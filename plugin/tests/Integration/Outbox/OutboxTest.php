<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Outbox;

use Cairn\Connection\ConnectionStore;
use Cairn\Health\SiteHealthReader;
use Cairn\Health\SiteHealthTests;
use Cairn\Outbox\DeliveryLease;
use Cairn\Outbox\DeliverySchedule;
use Cairn\Outbox\DeliveryState;
use Cairn\Outbox\EventIds;
use Cairn\Outbox\FactKind;
use Cairn\Outbox\OutboxParts;
use Cairn\Outbox\SnapshotReader;
use Cairn\Outbox\VisitorReference;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\WordPressTransport;
use Cairn\Tests\Integration\IntegrationTestCase;
use Cairn\Tests\StandIn\FixedClock;

final class OutboxTest extends IntegrationTestCase {

	private FixedClock $clock;

	/** @var array<int, string|null> State of the orders that the reader finds; null = broken. */
	private array $orders = array();

	protected function setUp(): void {
		parent::setUp();
		$this->clock  = new FixedClock( time() );
		$this->orders = array();
		foreach ( array( DeliveryState::OPTION, 'cairn_outbox_fault', 'cairn_delivery_lease', DeliverySchedule::UNDER_WAY_OPTION ) as $option ) {
			delete_option( $option );
		}
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}cairn_outbox" );
	}

	/** @param (\Closure(): bool)|null $send_answer Sends the visitor's page off. */
	private function outbox( ?\Closure $send_answer = null ): OutboxParts {
		$store  = new ConnectionStore();
		$reader = new class( $this->orders ) implements SnapshotReader {

			/** @param array<int, string|null> $orders */
			public function __construct( private array &$orders ) {
			}

			public function kind(): FactKind {
				return FactKind::Order;
			}

			public function is_able(): bool {
				return true;
			}

			public function read( int $id, int $version ): ?array {
				if ( ! array_key_exists( $id, $this->orders ) ) {
					return null;
				}
				return array( 'order_id' => $id, 'version' => $version, 'status' => $this->orders[ $id ] ?? throw new \RuntimeException( 'broken order' ) );
			}
		};
		return new OutboxParts(
			$store,
			new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $this->clock ), new \Cairn\SystemClock(), new RandomNonces() ),
			$this->clock,
			static fn (): array => array( $reader ),
			static fn (): array => array(),
			$send_answer
		);
	}

	private function visitor(): VisitorReference {
		return new VisitorReference( array( 'id' => 'abcdefghijklmnopqrstuv' ), 'statistics', 'api', false );
	}

	/** @return list<array<string, mixed>> Rows of the table. */
	private function rows(): array {
		global $wpdb;
		return (array) $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}cairn_outbox ORDER BY id", ARRAY_A );
	}

	/** @return array<string, mixed> Body of a request to the service. */
	private function body( int $request ): array {
		return (array) json_decode( $this->sent[ $request ]['body'], true );
	}

	public function test_nothing_is_written_while_the_site_is_not_connected(): void {
		$outbox = $this->outbox();
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$outbox->outbox->changed( FactKind::Order, 7 );
		$outbox->outbox->flush();
		self::assertSame( array(), $this->rows() );
	}

	public function test_the_same_fact_told_by_two_hooks_is_one(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'create_account', array( 'source' => 'checkout' ), 'user:7:created', $this->visitor() );
		$outbox->outbox->event( 'create_account', array( 'source' => 'checkout' ), 'user:7:created', $this->visitor() );
		self::assertCount( 1, $this->rows() );
		self::assertNull( $outbox->faults->last() );
	}

	public function test_a_fact_that_was_told_is_still_known_when_it_happens_to_be_told_again(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'create_account', array(), 'user:7:created', $this->visitor() );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		$outbox->outbox->event( 'create_account', array(), 'user:7:created', $this->visitor() );
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		self::assertCount( 1, $this->sent );
	}

	public function test_an_event_leaves_as_the_contract_has_it(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'add_to_cart', array( 'product_id' => 12, 'quantity' => 2 ), null, $this->visitor() );
		$this->will_answer( new \stdClass(), 202 );
		$outbox->delivery()->run( 5.0 );

		$body  = $this->body( 0 );
		$event = $body['events'][0];
		self::assertSame( 'https://cairn.example/v1/server-events', $this->sent[0]['url'] );
		self::assertSame( 1, $body['schema_version'] );
		self::assertMatchesRegularExpression( '/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/', $event['event_id'] );
		self::assertSame( $this->clock->milliseconds(), hexdec( substr( str_replace( '-', '', $event['event_id'] ), 0, 12 ) ) );
		self::assertSame( array( 'state' => 'statistics', 'source' => 'api' ), $event['consent'] );
		self::assertSame( array( 'id' => 'abcdefghijklmnopqrstuv' ), $event['visitor'] );
		self::assertSame( array( 'product_id' => 12, 'quantity' => 2 ), $event['props'] );
		self::assertSame( array( 'event_id', 'name', 'fact_key', 'consent', 'visitor', 'props' ), array_keys( $event ) );
	}

	public function test_an_order_that_changes_ten_times_is_told_once_and_as_it_is_then(): void {
		$this->connect();
		$outbox       = $this->outbox();
		$this->orders = array( 7 => 'pending' );
		for ( $i = 0; $i < 10; $i++ ) {
			$outbox->outbox->changed( FactKind::Order, 7 );
		}
		$outbox->outbox->flush();
		$outbox->outbox->changed( FactKind::Order, 7 );
		$this->orders[7] = 'completed';
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		self::assertSame( array( array( 'order_id' => 7, 'version' => $this->clock->milliseconds(), 'status' => 'completed' ) ), $this->body( 0 )['orders'] );
		self::assertCount( 1, $this->sent );
	}

	public function test_a_later_snapshot_has_a_higher_version_even_in_the_same_millisecond(): void {
		$this->connect();
		$outbox       = $this->outbox();
		$this->orders = array( 7 => 'pending' );
		for ( $i = 0; $i < 2; $i++ ) {
			$outbox->outbox->changed( FactKind::Order, 7 );
			$this->will_answer( new \stdClass(), 202 );
			$outbox->delivery()->run( 5.0 );
		}
		self::assertSame( $this->body( 0 )['orders'][0]['version'] + 1, $this->body( 1 )['orders'][0]['version'] );
	}

	public function test_a_change_during_the_hand_over_is_not_lost(): void {
		$this->connect();
		$outbox       = $this->outbox();
		$this->orders = array( 7 => 'pending' );
		$outbox->outbox->changed( FactKind::Order, 7 );
		$this->will_answer( new \stdClass(), 202 );
		$this->will_answer( new \stdClass(), 202 );
		$once = true;
		add_filter(
			'pre_http_request',
			function ( mixed $early ) use ( &$once, $outbox ): mixed {
				if ( $once ) {
					// Another request changes the order while this one talks to the service.
					$once            = false;
					$this->orders[7] = 'completed';
					$outbox->table->mark( FactKind::Order, array( 7 ), $this->clock->now() );
				}
				return $early;
			},
			5
		);
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		self::assertSame( 'pending', $this->body( 0 )['orders'][0]['status'] );
		self::assertSame( 'completed', $this->body( 1 )['orders'][0]['status'] );
	}

	public function test_a_service_that_is_down_for_a_day_loses_nothing_and_is_asked_less_and_less(): void {
		$this->connect();
		$outbox = $this->outbox();
		$start  = $this->clock->now();
		for ( $minute = 0; $minute < 24 * 60; $minute++ ) {
			$outbox->outbox->event( 'login', array(), "login:$minute", $this->visitor() );
			$outbox->delivery()->run( 5.0 );
			$this->clock->pass( 60 );
		}
		self::assertLessThan( 60, count( $this->sent ), 'Half an hour of tries, then one an hour.' );
		self::assertSame( 24 * 60, $outbox->health()->waiting );
		self::assertSame( $start, $outbox->health()->oldest );
		self::assertStringContainsString( 'service_silent', $outbox->health()->error );

		$tries = count( $this->sent );
		$this->clock->pass( 3700 );
		for ( $i = 0; $i < 3; $i++ ) {
			$this->will_answer( new \stdClass(), 202 );
		}
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		$told = array();
		for ( $request = $tries; $request < count( $this->sent ); $request++ ) {
			array_push( $told, ...array_column( $this->body( $request )['events'], 'fact_key' ) );
		}
		self::assertCount( 24 * 60, array_unique( $told ) );
		self::assertSame( 0, $outbox->health()->waiting );
		self::assertSame( '', $outbox->health()->error );
	}

	public function test_the_service_says_when_to_come_back(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$this->will_answer( array( 'error' => array( 'code' => 'busy', 'message' => 'm', 'fix' => 'f' ) ), 503, array( 'Retry-After' => '600' ) );
		self::assertFalse( $outbox->delivery()->run( 5.0 ) );
		$this->clock->pass( 599 );
		self::assertFalse( $outbox->delivery()->run( 5.0 ) );
		self::assertCount( 1, $this->sent );
		$this->clock->pass( 2 );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		self::assertCount( 2, $this->sent );
	}

	public function test_one_fact_the_service_cannot_read_does_not_keep_the_others(): void {
		$this->connect();
		$outbox = $this->outbox();
		for ( $i = 1; $i <= 5; $i++ ) {
			$outbox->outbox->event( 'login', array(), "login:$i", $this->visitor() );
		}
		// The service refuses every batch that holds the third.
		add_filter(
			'pre_http_request',
			function ( mixed $early, array $args ): mixed {
				if ( str_contains( (string) $args['body'], '"login:3"' ) ) {
					$this->answers = array( array( 'status' => 400, 'body' => '{"error":{"code":"bad_batch","message":"No.","fix":"f"}}' ) );
				} else {
					$this->answers = array( array( 'status' => 202, 'body' => '' ) );
				}
				return $early;
			},
			5,
			2
		);
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		$health = $outbox->health();
		self::assertSame( 0, $health->waiting );
		self::assertSame( 1, $health->refused );
		self::assertStringContainsString( 'bad_batch', $health->refusal );
		self::assertSame( array( 'sent', 'sent', 'refused', 'sent', 'sent' ), array_column( $this->rows(), 'state' ) );
	}

	public function test_a_refused_signature_refuses_no_fact(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$this->will_answer( array( 'error' => array( 'code' => 'bad_signature', 'message' => 'm', 'fix' => 'f' ) ), 401 );
		self::assertFalse( $outbox->delivery()->run( 5.0 ) );
		self::assertSame( 1, $outbox->health()->waiting );
		self::assertSame( 0, $outbox->health()->refused );
	}

	public function test_an_order_that_cannot_be_read_is_tried_later_and_then_kept_with_its_reason(): void {
		$this->connect();
		$outbox       = $this->outbox();
		$this->orders = array( 7 => null, 8 => 'pending' );
		$outbox->outbox->changed( FactKind::Order, 7 );
		$outbox->outbox->changed( FactKind::Order, 8 );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		self::assertSame( array( 8 ), array_column( $this->body( 0 )['orders'], 'order_id' ) );
		for ( $i = 0; $i < 5; $i++ ) {
			$this->clock->pass( DAY_IN_SECONDS );
			$outbox->delivery()->run( 5.0 );
		}
		self::assertSame( 1, $outbox->health()->refused );
		self::assertSame( 'broken order', $outbox->health()->refusal );
		self::assertSame( 'read order:7', $outbox->faults->last()['where'] ?? '' );
	}

	public function test_two_processes_never_hand_over_at_once(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$this->will_answer( new \stdClass(), 202 );
		$inner = null;
		add_filter(
			'pre_http_request',
			function ( mixed $early ) use ( &$inner ): mixed {
				$inner ??= $this->outbox()->delivery()->run( 5.0 );
				return $early;
			},
			5
		);
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		self::assertFalse( $inner );
		self::assertCount( 1, $this->sent );
	}

	public function test_a_process_that_was_killed_keeps_nobody_waiting(): void {
		$this->connect();
		$outbox = $this->outbox();
		self::assertTrue( ( new \Cairn\Outbox\DeliveryLease( $this->clock ) )->take( 35 ) );
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		self::assertFalse( $outbox->delivery()->run( 5.0 ) );
		$this->clock->pass( 36 );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
	}

	public function test_what_is_deleted_is_told_as_it_was_last(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->changed( FactKind::Order, 7 );
		$outbox->outbox->deleted( FactKind::Order, 7, array( 'order_id' => 7, 'state' => 'deleted' ) );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $outbox->delivery()->run( 5.0 ) );
		self::assertSame( array( array( 'version' => $this->clock->milliseconds(), 'order_id' => 7, 'state' => 'deleted' ) ), $this->body( 0 )['orders'] );
	}

	public function test_a_database_without_the_table_gets_it_and_the_shopper_sees_nothing(): void {
		global $wpdb;
		$this->connect();
		$outbox = $this->outbox();
		$prefix       = $wpdb->prefix;
		$wpdb->prefix = $prefix . 'other_';
		try {
			ob_start();
			$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
			self::assertSame( '', ob_get_clean() );
			self::assertSame( '1', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}cairn_outbox" ) );
		} finally {
			$wpdb->prefix = $prefix;
		}
		self::assertNull( $outbox->faults->last() );
	}

	public function test_a_fault_of_our_own_never_reaches_the_shopper_and_is_shown_in_site_health(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->faults->guard( 'cart', static fn () => throw new \LogicException( 'oops' ) );
		$test = new SiteHealthTests( new ConnectionStore(), new SiteHealthReader( new ConnectionStore(), new SignedClient( new ConnectionStore(), new WordPressTransport(), new CircuitBreaker( $this->clock ), $this->clock, new RandomNonces() ) ), $this->clock, $outbox );
		$told = $test->run( 'facts' );
		self::assertSame( 'recommended', $told['status'] );
		self::assertStringContainsString( 'oops', (string) $told['description'] );
	}

	public function test_site_health_says_how_much_waits_for_how_long_and_why(): void {
		$this->connect();
		$outbox = $this->outbox();
		$store  = new ConnectionStore();
		$tests  = new SiteHealthTests( $store, new SiteHealthReader( $store, new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $this->clock ), $this->clock, new RandomNonces() ) ), $this->clock, $outbox );
		self::assertSame( 'good', $tests->run( 'facts' )['status'] );

		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$outbox->delivery()->run( 5.0 );
		$this->clock->pass( 20 * 60 );
		$told = $tests->run( 'facts' );
		self::assertSame( 'recommended', $told['status'] );
		self::assertStringContainsString( '1 fact waits to be told, for 20 min', (string) $told['description'] );
		self::assertStringContainsString( 'service_silent', (string) $told['description'] );
		$this->clock->pass( DAY_IN_SECONDS );
		self::assertSame( 'critical', $tests->run( 'facts' )['status'] );
	}

	public function test_a_hand_over_is_planned_once_for_many_facts(): void {
		$this->connect();
		$outbox = $this->outbox();
		for ( $i = 0; $i < 3; $i++ ) {
			$outbox->outbox->event( 'login', array(), "login:$i", $this->visitor() );
			$outbox->schedule()->after_the_answer();
		}
		$planned = function_exists( 'as_get_scheduled_actions' )
			? count( as_get_scheduled_actions( array( 'hook' => DeliverySchedule::DELIVER_HOOK, 'status' => 'pending' ), 'ids' ) )
			: (int) ( false !== wp_next_scheduled( DeliverySchedule::DELIVER_HOOK ) );
		self::assertSame( 1, $planned );
		self::assertSame( array(), $this->sent, 'Nothing leaves in the request itself.' );
	}

	public function test_where_the_visitor_would_wait_nothing_leaves_in_the_request(): void {
		$this->connect();
		$outbox = $this->outbox( static fn (): bool => false );
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$outbox->schedule()->after_the_answer();
		self::assertSame( array(), $this->sent );
		self::assertSame( array( 'waiting' ), array_column( $this->rows(), 'state' ) );
	}

	public function test_where_the_visitor_has_the_page_already_it_leaves_at_once_in_two_seconds_at_most_and_by_one_process(): void {
		$this->connect();
		$page   = 0;
		$outbox = $this->outbox(
			function () use ( &$page ): bool {
				self::assertSame( array(), $this->sent, 'The page goes first.' );
				++$page;
				return true;
			}
		);
		$waits = array();
		add_filter(
			'http_request_args',
			static function ( array $args ) use ( &$waits ): array {
				$waits[] = $args['timeout'];
				return $args;
			}
		);
		// A request that changes nothing sends nothing first.
		$outbox->schedule()->after_the_answer();
		self::assertSame( 0, $page );

		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$this->will_answer( new \stdClass(), 202 );
		$outbox->schedule()->after_the_answer();
		self::assertSame( array( 1, 1, array( 'sent' ) ), array( $page, count( $this->sent ), array_column( $this->rows(), 'state' ) ) );
		self::assertLessThanOrEqual( 2.0, max( $waits ) );

		// Somebody else is handing over: what is new waits.
		$lease = new DeliveryLease( $this->clock );
		self::assertTrue( $lease->take( 60 ) );
		$outbox->outbox->event( 'login', array(), 'login:2', $this->visitor() );
		$outbox->schedule()->after_the_answer();
		self::assertCount( 1, $this->sent );
	}

	public function test_the_id_of_a_fact_that_nobody_wrote_down_is_always_the_same(): void {
		$id = EventIds::derived( 1767225600000, 'site_01 order:7:paid' );
		self::assertSame( $id, EventIds::derived( 1767225600000, 'site_01 order:7:paid' ) );
		self::assertNotSame( $id, EventIds::derived( 1767225600000, 'site_02 order:7:paid' ) );
		self::assertMatchesRegularExpression( '/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/', $id );
	}

	public function test_at_the_end_of_a_connection_what_waits_is_told_and_nothing_is_left_for_the_next(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$this->will_answer( new \stdClass(), 202 );
		$outbox->outbox->event( 'login', array(), 'login:2', $this->visitor() );
		delete_option( \Cairn\Connection\Connection::OPTION );
		self::assertSame( array( 'login:1', 'login:2' ), array_column( $this->body( 0 )['events'], 'fact_key' ) );
		self::assertSame( array(), $this->rows() );
		self::assertFalse( wp_next_scheduled( DeliverySchedule::SWEEP_HOOK ) );
	}

	public function test_the_reports_note_on_a_silent_service_says_how_much_waits(): void {
		$this->connect();
		$this->act_as( 'administrator' );
		$range = array( 'from' => '2026-01-01', 'to' => '2026-01-29' );
		$this->will_answer( array( 'visits' => 7 ) );
		$this->ask( 'GET', '/cairn/v1/reports/overview', $range );
		$outbox = $this->outbox();
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$outbox->outbox->event( 'login', array(), 'login:2', $this->visitor() );
		$data = (array) $this->ask( 'GET', '/cairn/v1/reports/overview', $range )->get_data();
		self::assertSame( 2, $data['stale']['waiting'] ?? null );
	}

	public function test_after_two_days_what_was_told_is_forgotten(): void {
		$this->connect();
		$outbox = $this->outbox();
		$outbox->outbox->event( 'login', array(), 'login:1', $this->visitor() );
		$this->will_answer( new \stdClass(), 202 );
		$outbox->rounds()->full( 5.0 );
		self::assertCount( 1, $this->rows() );
		$this->clock->pass( 2 * DAY_IN_SECONDS + 1 );
		$outbox->rounds()->full( 5.0 );
		self::assertSame( array(), $this->rows() );
	}
}
