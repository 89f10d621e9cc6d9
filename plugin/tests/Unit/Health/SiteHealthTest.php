<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Health;

use Cairn\Health\SiteHealth;
use Cairn\Health\SiteHealthReader;
use Cairn\Service\Problem;
use Cairn\Service\WireAnswer;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;

final class SiteHealthTest extends CairnTestCase {

	/** @param array<string, mixed> $changed Fields that differ. */
	private function read( array $changed = array() ): SiteHealth|Problem {
		$site = ( new SiteBuilder(
			SiteBuilder::success(
				$changed + array(
					'service_version' => '0.1.0',
					'now'             => SiteBuilder::NOW * 1000,
					'state'           => 'active',
					'data_until'      => gmdate( 'c', SiteBuilder::NOW - 300 ),
					'events_24h'      => 1234,
					'quarantined'     => 0,
					'dropped'         => array( 'duplicate' => 3, 'bot' => 9, 'none' => 0 ),
					'demo'            => true,
				)
			)
		) )->connected();
		return ( new SiteHealthReader( $site->store, $site->client ) )->read();
	}

	public function test_the_data_flow_is_read_with_the_commonest_drop_first(): void {
		$health = $this->read();
		self::assertInstanceOf( SiteHealth::class, $health );
		self::assertSame( array( 'bot' => 9, 'duplicate' => 3 ), $health->dropped );
		self::assertSame( 0, $health->clock_offset );
		self::assertTrue( $health->demo );
		self::assertMatchesRegularExpression( '/5 min.* ago, 1,234 steps/', $health->sentence( SiteBuilder::NOW ) );
	}

	public function test_a_site_without_any_step_is_said_to_be_waiting(): void {
		$health = $this->read( array( 'data_until' => null ) );
		self::assertInstanceOf( SiteHealth::class, $health );
		self::assertStringContainsString( 'no step has arrived', $health->sentence( SiteBuilder::NOW ) );
	}

	public function test_a_paused_site_is_said_to_be_paused(): void {
		$health = $this->read( array( 'state' => 'paused' ) );
		self::assertInstanceOf( SiteHealth::class, $health );
		self::assertStringContainsString( 'paused', $health->sentence( SiteBuilder::NOW ) );
	}

	public function test_an_answer_of_another_shape_is_a_problem_and_not_a_zero(): void {
		$problem = $this->read( array( 'service_version' => 1 ) );
		self::assertInstanceOf( Problem::class, $problem );
		self::assertSame( 'answer_unreadable', $problem->code );
	}

	public function test_a_silent_service_is_a_problem(): void {
		$site    = ( new SiteBuilder( WireAnswer::nothing( 'timed out' ) ) )->connected();
		$problem = ( new SiteHealthReader( $site->store, $site->client ) )->read();
		self::assertInstanceOf( Problem::class, $problem );
		self::assertSame( 'service_silent', $problem->code );
	}
}
