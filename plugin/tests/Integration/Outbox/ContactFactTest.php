<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Outbox;

use Cairn\Connection\ConnectionStore;
use Cairn\Outbox\DeliverySchedule;
use Cairn\Outbox\DeliveryState;
use Cairn\Outbox\OutboxParts;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\WordPressTransport;
use Cairn\Tests\Integration\IntegrationTestCase;
use Cairn\Tests\StandIn\FixedClock;

/** What is told of people waits like everything else, in its order. */
final class ContactFactTest extends IntegrationTestCase {

	private FixedClock $clock;

	private OutboxParts $outbox;

	protected function setUp(): void {
		parent::setUp();
		foreach ( array( DeliveryState::OPTION, 'cairn_outbox_fault', 'cairn_delivery_lease', DeliverySchedule::UNDER_WAY_OPTION ) as $option ) {
			delete_option( $option );
		}
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}cairn_outbox" );
		$this->clock  = new FixedClock( time() );
		$store        = new ConnectionStore();
		$this->outbox = new OutboxParts( $store, new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $this->clock ), new \Cairn\SystemClock(), new RandomNonces() ), $this->clock, static fn (): array => array(), static fn (): array => array() );
	}

	/** @return array<string, mixed> */
	private function fact( string $key ): array {
		return array( 'fact' => 'withdrawal', 'fact_key' => $key, 'at' => $this->clock->milliseconds(), 'channel' => 'link', 'list' => null, 'sealed' => 'c2VhbGVk' );
	}

	public function test_facts_of_people_leave_in_their_order_after_the_service_was_down(): void {
		$this->connect();
		self::assertTrue( $this->outbox->outbox->contact( $this->fact( 'a' ) ) );
		self::assertTrue( $this->outbox->outbox->contact( $this->fact( 'b' ) ) );
		self::assertFalse( $this->outbox->delivery()->run( 5.0 ) );
		$this->clock->pass( 3700 );
		self::assertTrue( $this->outbox->outbox->contact( $this->fact( 'c' ) ) );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $this->outbox->delivery()->run( 5.0 ) );
		self::assertSame( 'https://cairn.example/v1/contact-facts', $this->sent[1]['url'] );
		$body = (array) json_decode( $this->sent[1]['body'], true );
		self::assertSame( $this->clock->milliseconds(), $body['sent_at'] );
		self::assertSame( array( 'a', 'b', 'c' ), array_column( (array) $body['facts'], 'fact_key' ) );
	}

	public function test_the_same_fact_told_twice_is_one(): void {
		$this->connect();
		self::assertTrue( $this->outbox->outbox->contact( $this->fact( 'a' ) ) );
		self::assertFalse( $this->outbox->outbox->contact( $this->fact( 'a' ) ) );
	}

	public function test_a_site_that_is_not_connected_says_that_it_could_not_keep_it(): void {
		$this->expectException( \RuntimeException::class );
		$this->outbox->outbox->contact( $this->fact( 'a' ) );
	}
}
