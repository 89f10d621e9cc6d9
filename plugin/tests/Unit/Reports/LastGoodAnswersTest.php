<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Reports;

use Cairn\Reports\LastGoodAnswers;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;

final class LastGoodAnswersTest extends CairnTestCase {

	public function test_an_answer_comes_back_with_its_time_whatever_the_order_of_the_question(): void {
		$site = ( new SiteBuilder() )->connected();
		$kept = new LastGoodAnswers( $site->store, $site->clock );
		$kept->keep( 'overview', array( 'from' => 'a', 'to' => 'b' ), '{"visits":1}' );

		self::assertSame( array( 'at' => SiteBuilder::NOW, 'body' => '{"visits":1}' ), $kept->recall( 'overview', array( 'to' => 'b', 'from' => 'a' ) ) );
	}

	public function test_another_report_question_or_connection_has_its_own_answer(): void {
		$site = ( new SiteBuilder() )->connected();
		$kept = new LastGoodAnswers( $site->store, $site->clock );
		$kept->keep( 'overview', array( 'from' => 'a' ), '{}' );

		self::assertNull( $kept->recall( 'steps', array( 'from' => 'a' ) ) );
		self::assertNull( $kept->recall( 'overview', array( 'from' => 'b' ) ) );
		$site->store->forget();
		self::assertNull( $kept->recall( 'overview', array( 'from' => 'a' ) ) );
	}

	public function test_a_screen_that_asks_every_two_seconds_writes_once_a_minute(): void {
		$site = ( new SiteBuilder() )->connected();
		$kept = new LastGoodAnswers( $site->store, $site->clock );
		$kept->keep( 'overview', array(), '{"v":1}' );
		$site->clock->pass( 59 );
		$kept->keep( 'overview', array(), '{"v":2}' );
		self::assertSame( '{"v":1}', $kept->recall( 'overview', array() )['body'] ?? null );
		$site->clock->pass( 1 );
		$kept->keep( 'overview', array(), '{"v":3}' );
		self::assertSame( '{"v":3}', $kept->recall( 'overview', array() )['body'] ?? null );
	}

	public function test_after_a_day_old_numbers_help_nobody(): void {
		$site = ( new SiteBuilder() )->connected();
		$kept = new LastGoodAnswers( $site->store, $site->clock );
		$kept->keep( 'overview', array(), '{}' );
		$site->clock->pass( DAY_IN_SECONDS );
		self::assertNotNull( $kept->recall( 'overview', array() ) );
		$site->clock->pass( 1 );
		self::assertNull( $kept->recall( 'overview', array() ) );
	}
}
