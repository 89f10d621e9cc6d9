<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

final class WebinarTest extends FormTestCase {

	/** Registers somebody for a webinar that begins in three days. @return int When it begins. */
	private function registered( bool $double_opt_in = false ): int {
		$this->connect_with_key();
		$start = $this->clock->now() - $this->clock->now() % 60 + 3 * DAY_IN_SECONDS;
		$zone  = new \DateTimeZone( 'Asia/Tokyo' );
		$local = static fn ( int $at ): string => ( new \DateTimeImmutable( "@$at" ) )->setTimezone( $zone )->format( 'Y-m-d\TH:i' );
		$form  = $this->publish( self::form( array( 'purpose' => 'webinar', 'doubleOptIn' => $double_opt_in, 'metadata' => array( 'name' => 'Care, in spring; for all' ), 'event' => array( 'start' => $local( $start ), 'end' => $local( $start + 5400 ), 'tz' => 'Asia/Tokyo', 'url' => 'https://meet.example/room' ) ) ) );
		$this->send( $form, array( 'email' => 'guest@example.com' ) );
		return $start;
	}

	public function test_who_registers_gets_a_calendar_file_with_the_right_time(): void {
		$start = $this->registered();
		self::assertSame( array( self::ID, false ), array( $this->facts( 'submission' )[0]['webinar_id'], $this->facts( 'submission' )[0]['double_opt_in'] ) );
		$file = $this->follow( $this->link( 0, 'calendar' ) );
		self::assertSame( 'text/calendar; charset=UTF-8', $file->get_headers()['Content-Type'] );
		$text = str_replace( "\r\n ", '', (string) $file->get_data() );
		self::assertStringContainsString( 'DTSTART:' . gmdate( 'Ymd\THis\Z', $start ) . "\r\n", $text );
		self::assertStringContainsString( 'DTEND:' . gmdate( 'Ymd\THis\Z', $start + 5400 ) . "\r\n", $text );
		self::assertStringContainsString( 'SUMMARY:Care\, in spring\; for all', $text );
		self::assertLessThanOrEqual( 75, max( array_map( 'strlen', explode( "\r\n", (string) $file->get_data() ) ) ) );
	}

	public function test_who_comes_by_the_link_counts_once_and_only_at_its_time(): void {
		$this->registered();
		$link = $this->link( 0, 'attend' );
		self::assertStringContainsString( 'has not begun', (string) $this->follow( $link, 'POST' )->get_data() );
		$this->clock->pass( 3 * DAY_IN_SECONDS - 600 );
		self::assertStringContainsString( 'Join now', (string) $this->follow( $link )->get_data() );
		self::assertSame( array(), $this->facts( 'booking' ), 'Looking is no coming.' );
		for ( $i = 0; $i < 2; $i++ ) {
			$this->clock->pass( 60 );
			$joined = $this->follow( $link, 'POST' );
			self::assertSame( array( 303, 'https://meet.example/room' ), array( $joined->get_status(), $joined->get_headers()['Location'] ) );
		}
		self::assertCount( 1, $this->facts( 'booking' ) );
		self::assertSame( 'attended', $this->facts( 'booking' )[0]['change'] );
		$this->clock->pass( DAY_IN_SECONDS );
		self::assertStringContainsString( 'It is over', (string) $this->follow( $link, 'POST' )->get_data() );
	}

	public function test_where_the_address_must_be_confirmed_the_links_come_afterwards(): void {
		$this->registered( true );
		self::assertStringNotContainsString( 'calendar', $this->mails[0]['message'] );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		self::assertSame( 200, $this->follow( $this->link( 1, 'calendar' ) )->get_status() );
	}

	public function test_a_link_of_another_is_none(): void {
		$this->registered();
		self::assertSame( 404, $this->follow( str_replace( 'attend', 'calendar', $this->link( 0, 'attend' ) ) )->get_status() );
	}
}
