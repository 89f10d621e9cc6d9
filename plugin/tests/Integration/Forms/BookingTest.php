<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\ContactLinks;
use Cairn\Forms\FormConfig;
use Cairn\Forms\Slots;
use Cairn\Outbox\DeliverySchedule;

final class BookingTest extends FormTestCase {

	protected function setUp(): void {
		parent::setUp();
		update_option( 'timezone_string', 'Europe/London' );
		// A Monday, 08:00 in London; the clocks go forward on the last Sunday of the month.
		$this->clock->pass( strtotime( '2027-03-22 08:00:00 UTC' ) - $this->clock->now() );
	}

	/** @param array<string, mixed> $slot Of the field. @param array<string, mixed> $attributes Of the form. */
	private function consultation( array $slot = array(), array $attributes = array() ): FormConfig {
		$this->connect_with_key();
		$slot += array( 'type' => 'slot', 'key' => 'when', 'label' => 'When', 'required' => true, 'minutes' => 60, 'hours' => array( array( 'day' => 1, 'from' => '09:00', 'to' => '12:00' ), array( 'day' => 3, 'from' => '14:00', 'to' => '15:00' ) ) );
		return $this->publish( self::form( $attributes + array( 'purpose' => 'consultation' ), '<!-- wp:cairn/field {"key":"email","required":true} /--><!-- wp:cairn/field ' . wp_json_encode( $slot ) . ' /-->' ) );
	}

	private static function at( string $utc ): int {
		return (int) strtotime( "$utc UTC" );
	}

	/** @return list<int> What the form offers. */
	private function offered(): array {
		return array_map( 'intval', (array) self::data( $this->ask( 'GET', '/cairn/v1/forms/' . self::ID . '/slots' ) )['slots'] );
	}

	public function test_times_are_those_of_the_week_on_the_walls_clock_with_two_hours_notice(): void {
		$this->consultation( array( 'blocked' => array( '2027-03-24' ) ) );
		$times = $this->offered();
		self::assertSame( array( self::at( '2027-03-22 10:00' ), self::at( '2027-03-22 11:00' ) ), array_slice( $times, 0, 2 ), '09:00 is too soon.' );
		self::assertNotContains( self::at( '2027-03-24 14:00' ), $times, 'That day is blocked.' );
		self::assertContains( self::at( '2027-03-29 08:00' ), $times, 'After the change of the clocks 09:00 in London is 08:00.' );
		self::assertContains( self::at( '2027-03-31 13:00' ), $times );
		self::assertSame( 'no-store', $this->ask( 'GET', '/cairn/v1/forms/' . self::ID . '/slots' )->get_headers()['Cache-Control'] );
	}

	public function test_a_time_is_booked_once(): void {
		$form = $this->consultation();
		$at   = self::at( '2027-03-22 10:00' );
		self::assertSame( 200, $this->send( $form, array( 'email' => 'first@example.com', 'when' => (string) $at ) )->get_status() );
		self::assertSame( $at * 1000, $this->facts( 'submission' )[0]['slot_at'] );
		self::assertStringContainsString( '10:00 am GMT', $this->mails[0]['subject'] );
		self::assertNotContains( $at, $this->offered() );
		$second = $this->send( $form, array( 'email' => 'second@example.com', 'when' => (string) $at ) );
		self::assertSame( array( 422, array( 'when' ) ), array( $second->get_status(), array_keys( (array) self::data( $second )['errors'] ) ) );
		self::assertCount( 1, $this->facts( 'submission' ) );
	}

	public function test_the_same_press_twice_is_one_booking(): void {
		$form = $this->consultation();
		$body = array( 'email' => 'first@example.com', 'when' => (string) self::at( '2027-03-22 10:00' ) );
		$id   = array( 'cairn_submission' => '0190b5f0-0000-7000-8000-000000000001' );
		self::assertSame( 200, $this->send( $form, $body, $id )->get_status() );
		self::assertSame( 200, $this->send( $form, $body, $id )->get_status() );
		self::assertCount( 1, $this->facts( 'submission' ) );
	}

	public function test_a_time_that_is_not_offered_cannot_be_booked(): void {
		$form = $this->consultation();
		foreach ( array( '2027-03-22 09:00', '2027-03-22 10:30', '2027-03-23 10:00', '2028-03-20 10:00' ) as $wrong ) {
			self::assertSame( 422, $this->send( $form, array( 'email' => 'a@example.com', 'when' => (string) self::at( $wrong ) ) )->get_status(), $wrong );
		}
	}

	public function test_a_wish_in_words_is_taken_where_there_is_no_script(): void {
		$form = $this->consultation();
		self::assertSame( 200, $this->send( $form, array( 'email' => 'a@example.com', 'when' => 'Any morning' ) )->get_status() );
		self::assertSame( 'Any morning', $this->unseal( $this->facts( 'submission' )[0]['sealed'] )['fields'][0]['value'] );
		self::assertArrayNotHasKey( 'slot_at', $this->facts( 'submission' )[0] );
	}

	public function test_what_waits_for_a_confirmation_is_held_for_a_quarter_of_an_hour(): void {
		$form = $this->consultation( array(), array( 'doubleOptIn' => true ) );
		$at   = self::at( '2027-03-22 11:00' );
		$this->send( $form, array( 'email' => 'slow@example.com', 'when' => (string) $at ) );
		self::assertNotContains( $at, $this->offered() );
		$this->clock->pass( 15 * 60 + 1 );
		self::assertContains( $at, $this->offered() );
		$this->send( $form, array( 'email' => 'quick@example.com', 'when' => (string) $at ) );
		self::assertStringContainsString( '11:00 am', (string) $this->follow( $this->link( 1, 'confirm' ), 'POST' )->get_data() );
		self::assertStringContainsString( 'given to somebody else', (string) $this->follow( $this->link( 0, 'confirm' ), 'POST' )->get_data() );
		$this->clock->pass( 15 * 60 + 1 );
		self::assertNotContains( $at, $this->offered(), 'A confirmed time stays taken.' );
	}

	public function test_an_appointment_is_moved_and_cancelled_by_its_link(): void {
		$form = $this->consultation();
		$old  = self::at( '2027-03-22 10:00' );
		$new  = self::at( '2027-03-24 14:00' );
		$this->send( $form, array( 'email' => 'a@example.com', 'when' => (string) $old ) );
		$link = $this->link( 0, 'booking' );
		self::assertStringContainsString( 'Cancel the appointment', (string) $this->follow( $link )->get_data() );
		self::assertSame( array(), $this->facts( 'booking' ) );

		$this->follow( $link, 'POST', array( 'at' => (string) $new ) );
		self::assertContains( $old, $this->offered() );
		self::assertNotContains( $new, $this->offered() );
		$this->follow( $link, 'POST', array( 'at' => (string) $new ) );
		self::assertStringContainsString( 'has just been taken', (string) $this->follow( $link, 'POST', array( 'at' => (string) ( $new + 60 ) ) )->get_data() );

		$this->clock->pass( 60 );
		self::assertStringContainsString( 'is cancelled', (string) $this->follow( $link, 'POST', array( 'do' => 'cancel' ) )->get_data() );
		self::assertContains( $new, $this->offered() );
		$this->follow( $link, 'POST', array( 'do' => 'cancel' ) );
		self::assertSame( array( array( 'moved', $new * 1000 ), array( 'cancelled', null ) ), array_map( static fn ( array $fact ): array => array( $fact['change'], $fact['slot_at'] ), $this->facts( 'booking' ) ) );
		$told = array_values( array_filter( $this->mails, static fn ( array $mail ): bool => str_contains( $mail['message'], 'The appointment was' ) ) );
		self::assertCount( 2, $told );
		self::assertSame( array( get_option( 'admin_email' ) ), $told[0]['to'] );
	}

	public function test_a_link_of_another_moves_nothing(): void {
		$form = $this->consultation();
		$at   = self::at( '2027-03-22 10:00' );
		$this->send( $form, array( 'email' => 'a@example.com', 'when' => (string) $at ) );
		$id = (string) $this->facts( 'submission' )[0]['submission_id'];
		self::assertSame( 404, $this->follow( str_replace( 'resend', 'booking', ContactLinks::about( 'resend', $id ) ), 'POST', array( 'do' => 'cancel' ) )->get_status() );
		self::assertSame( $at, ( new Slots( $this->clock ) )->of( $id ) );
	}

	public function test_a_day_before_there_is_a_reminder_where_the_site_has_a_key(): void {
		$this->give_local_key();
		$form = $this->consultation();
		$this->send( $form, array( 'email' => 'a@example.com', 'when' => (string) self::at( '2027-03-24 14:00' ) ) );
		$this->send( $form, array( 'email' => 'soon@example.com', 'when' => (string) self::at( '2027-03-22 10:00' ) ) );
		$before = count( $this->mails );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertCount( $before, $this->mails );
		$this->clock->pass( 31 * HOUR_IN_SECONDS );
		do_action( DeliverySchedule::SWEEP_HOOK );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertCount( $before + 1, $this->mails );
		self::assertSame( array( 'a@example.com' ), $this->mails[ $before ]['to'] );
		self::assertStringStartsWith( 'Reminder: ', $this->mails[ $before ]['subject'] );
	}
}
