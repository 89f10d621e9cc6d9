<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\FormConfig;
use Cairn\Forms\FormMails;
use Cairn\Forms\HtmlResponse;
use Cairn\Forms\SignUpTable;
use Cairn\Outbox\DeliverySchedule;

final class DoubleOptInTest extends FormTestCase {

	private const FIELDS = '<!-- wp:cairn/field {"key":"email","required":true} /--><!-- wp:cairn/field {"type":"name","key":"name"} /--><!-- wp:cairn/consent {"text":"Send me news."} /-->';

	/** @param array<string, mixed> $attributes Of the form. */
	private function newsletter( array $attributes = array() ): FormConfig {
		$this->connect_with_key();
		return $this->publish( self::form( $attributes, self::FIELDS ) );
	}

	private function sign_up( FormConfig $form, string $email = 'reader@example.com' ): \WP_REST_Response {
		return $this->send( $form, array( 'email' => $email, 'name' => 'Rea' ), array( 'consent' => array( '0' => '1' ) ) );
	}

	public function test_the_link_shows_a_button_and_only_the_button_confirms(): void {
		$form = $this->newsletter();
		$data = self::data( $this->sign_up( $form ) );
		self::assertSame( array( 'done', true, '' ), array( $data['code'], $data['confirm'], $data['resend'] ) );
		self::assertSame( array( 'reader@example.com' ), $this->mails[0]['to'] );
		$link = $this->link( 0, 'confirm' );

		$page = $this->follow( $link );
		self::assertInstanceOf( HtmlResponse::class, $page );
		self::assertStringContainsString( '<button type="submit">Confirm</button>', (string) $page->get_data() );
		self::assertSame( 'no-referrer', $page->get_headers()['Referrer-Policy'] );
		self::assertSame( array(), $this->facts( 'confirmation' ) );

		$this->clock->pass( 3600 );
		$_SERVER['REMOTE_ADDR'] = '198.51.100.4';
		self::assertSame( 200, $this->follow( $link, 'POST' )->get_status() );
		$asked     = $this->facts( 'submission' )[0];
		$confirmed = $this->facts( 'confirmation' )[0];
		self::assertTrue( $asked['double_opt_in'] );
		self::assertSame( $asked['submission_id'], $confirmed['submission_id'] );
		self::assertSame( $asked['at'] + 1, hexdec( substr( str_replace( '-', '', $confirmed['event_id'] ), 0, 12 ) ), 'It counts in the visit that asked.' );
		self::assertSame( '198.51.100.4', $this->unseal( $confirmed['sealed'] )['ip'] );
		self::assertSame( array(), $this->sent, 'The service is not needed for it.' );
	}

	public function test_no_setting_of_a_form_makes_an_unconfirmed_address_count(): void {
		$form = $this->newsletter( array( 'doubleOptIn' => false ) );
		self::assertTrue( $form->double_opt_in );
		self::assertTrue( self::data( $this->sign_up( $form ) )['confirm'] );
		self::assertTrue( $this->facts( 'submission' )[0]['double_opt_in'] );
		self::assertSame( 'requested', ( new SignUpTable() )->find( $this->facts( 'submission' )[0]['submission_id'] )->state ?? '' );
	}

	public function test_a_page_that_was_kept_from_the_time_when_it_could_be_switched_off_asks_too(): void {
		$form = $this->newsletter();
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET config = %s WHERE hash = %s', $wpdb->prefix . 'cairn_form', (string) wp_json_encode( array( 'double_opt_in' => false ) + $form->to_array() ), $form->hash() ) );
		self::assertTrue( self::data( $this->sign_up( $form ) )['confirm'] );
		self::assertTrue( $this->facts( 'submission' )[0]['double_opt_in'] );
	}

	public function test_where_no_confirmation_is_needed_the_owner_may_ask_for_one(): void {
		$this->connect_with_key();
		foreach ( array( array( false, array() ), array( true, array( 'doubleOptIn' => true ) ) ) as list( $asks, $attributes ) ) {
			self::assertSame( $asks, $this->publish( self::form( array( 'purpose' => 'contact' ) + $attributes, self::FIELDS ) )->double_opt_in );
		}
	}

	public function test_the_confirmation_keeps_the_millisecond_of_the_request(): void {
		$form  = $this->newsletter();
		$clock = new class( $this->clock->now() ) implements \Cairn\Clock {
			public function __construct( private readonly int $now ) {
			}
			public function now(): int {
				return $this->now;
			}
			public function milliseconds(): int {
				return $this->now * 1000 + 789;
			}
		};
		remove_all_actions( 'rest_api_init' );
		$GLOBALS['wp_rest_server'] = null;
		( new \Cairn\Forms\Forms( $clock, fn (): \Cairn\Outbox\OutboxParts => $this->outbox ) )->hook();
		$this->sign_up( $form );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		self::assertSame( $clock->now() * 1000 + 789, $this->facts( 'submission' )[0]['at'] );
		self::assertSame( $clock->now() * 1000 + 790, hexdec( substr( str_replace( '-', '', $this->facts( 'confirmation' )[0]['event_id'] ), 0, 12 ) ) );
	}

	public function test_a_link_works_once_and_says_so_afterwards(): void {
		$this->sign_up( $this->newsletter() );
		$link = $this->link( 0, 'confirm' );
		$this->follow( $link, 'POST' );
		foreach ( array( 'GET', 'POST' ) as $method ) {
			self::assertStringContainsString( 'Confirmed already', (string) $this->follow( $link, $method )->get_data() );
		}
		self::assertCount( 1, $this->facts( 'confirmation' ) );
	}

	public function test_a_link_that_is_too_old_or_broken_says_what_to_do(): void {
		update_option( 'cairn_retention', array( 'pending_days' => 7 ) );
		$this->sign_up( $this->newsletter() );
		$link = $this->link( 0, 'confirm' );
		self::assertStringContainsString( '7 days', $this->mails[0]['message'] );
		self::assertSame( ( $this->clock->now() + 7 * DAY_IN_SECONDS ) * 1000, $this->facts( 'submission' )[0]['expires_at'] );
		$this->clock->pass( 7 * DAY_IN_SECONDS + 1 );
		$old = $this->follow( $link, 'POST' );
		self::assertSame( 410, $old->get_status() );
		self::assertStringContainsString( 'fill in the form once more', (string) $old->get_data() );
		self::assertSame( 410, $this->follow( $link . 'x' )->get_status() );
		self::assertSame( array(), $this->facts( 'confirmation' ) );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertNull( ( new SignUpTable() )->find( $this->facts( 'submission' )[0]['submission_id'] ), 'Nothing of it is kept.' );
	}

	public function test_what_became_of_the_mail_is_part_of_the_proof_and_the_token_is_not(): void {
		$this->sign_up( $this->newsletter() );
		parse_str( (string) wp_parse_url( $this->link( 0, 'confirm' ), PHP_URL_QUERY ), $query );
		$fact = $this->facts( 'mail' )[0];
		self::assertSame( array( 'confirm', 'sent', hash( 'sha256', (string) $query['t'] ) ), array( $fact['kind'], $fact['state'], $fact['token_hash'] ) );
		self::assertGreaterThanOrEqual( 22, strlen( (string) $query['t'] ), '128 bit.' );
		global $wpdb;
		self::assertStringNotContainsString( (string) $query['t'], (string) wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}cairn_signup", ARRAY_A ) ) );
	}

	public function test_the_owners_words_are_used_and_have_a_version_of_their_own(): void {
		$form = $this->newsletter();
		$this->sign_up( $form );
		update_option( FormMails::OPTION, array( 'confirm' => array( 'subject' => 'Yes, {what}?', 'text' => "Click\n{link}" ) ) );
		$this->sign_up( $form, 'second@example.com' );
		self::assertSame( 'Yes, our newsletter?', $this->mails[1]['subject'] );
		self::assertStringStartsWith( "Click\nhttp", $this->mails[1]['message'] );
		$versions = array_column( $this->facts( 'mail' ), 'template_version' );
		self::assertNotSame( $versions[0], $versions[1] );
	}

	public function test_a_known_address_is_answered_like_an_unknown_one(): void {
		$form  = $this->newsletter();
		$first = self::data( $this->sign_up( $form ) );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		$this->clock->pass( 3600 );
		self::assertSame( $first, self::data( $this->sign_up( $form ) ) );
	}

	public function test_nobody_can_fill_a_strangers_mailbox(): void {
		$form = $this->newsletter();
		add_filter( 'cairn_form_tries', static fn (): int => PHP_INT_MAX );
		$this->clock->pass( DAY_IN_SECONDS - $this->clock->now() % DAY_IN_SECONDS );
		for ( $i = 0; $i < 10; $i++ ) {
			self::assertSame( 200, $this->sign_up( $form, 0 === $i % 2 ? 'Victim@example.com' : 'victim@EXAMPLE.com' )->get_status() );
			$this->clock->pass( 601 );
		}
		self::assertCount( 3, $this->mails );
	}

	public function test_what_needs_a_confirmation_is_told_to_the_owner_only_when_it_is_confirmed(): void {
		$form = $this->newsletter( array( 'purpose' => 'waitlist' ) );
		$this->sign_up( $form );
		self::assertCount( 1, $this->mails );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		self::assertSame( array( get_option( 'admin_email' ) ), $this->mails[1]['to'] );
		self::assertStringContainsString( 'reader@example.com', $this->mails[1]['message'], 'The link opens what was typed.' );
	}

	public function test_a_mail_that_cannot_be_sent_is_tried_again_where_the_site_has_a_key(): void {
		$this->give_local_key();
		$form             = $this->newsletter();
		$this->mail_works = false;
		self::assertSame( 200, $this->sign_up( $form )->get_status() );
		self::assertSame( 'send_failed', $this->facts( 'mail' )[0]['state'] );
		$this->mail_works = true;
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( array(), $this->mails, 'Not before five minutes have passed.' );
		$this->clock->pass( 301 );
		do_action( DeliverySchedule::SWEEP_HOOK );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertCount( 1, $this->mails );
		self::assertSame( array( 'send_failed', 'sent' ), array_column( $this->facts( 'mail' ), 'state' ) );
		self::assertSame( 200, $this->follow( $this->link( 0, 'confirm' ), 'POST' )->get_status() );
	}

	public function test_without_a_key_a_mail_that_cannot_be_sent_is_said_to_have_failed_and_nothing_readable_waits(): void {
		$form             = $this->newsletter();
		$this->mail_works = false;
		$this->sign_up( $form );
		$this->mail_works = true;
		$this->clock->pass( 301 );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( array(), $this->mails );
		self::assertSame( array( 'send_failed' ), array_column( $this->facts( 'mail' ), 'state' ) );
	}

	public function test_the_mail_can_be_asked_for_once_more_and_not_twice(): void {
		$this->give_local_key();
		$form   = $this->newsletter();
		$resend = (string) self::data( $this->sign_up( $form ) )['resend'];
		self::assertTrue( self::data( $this->follow( $resend, 'POST', array(), array( 'Accept' => 'application/json' ) ) )['sent'] );
		self::assertFalse( self::data( $this->follow( $resend, 'POST', array(), array( 'Accept' => 'application/json' ) ) )['sent'] );
		self::assertCount( 2, $this->mails );
		self::assertSame( $this->link( 0, 'confirm' ), $this->link( 1, 'confirm' ) );
		self::assertFalse( self::data( $this->follow( str_replace( 's=', 's=1', $resend ), 'POST', array(), array( 'Accept' => 'application/json' ) ) )['sent'] );
	}

	public function test_confirming_waits_for_nothing_when_the_site_is_no_longer_connected(): void {
		$this->sign_up( $this->newsletter() );
		$link = $this->link( 0, 'confirm' );
		$kept = get_option( \Cairn\Connection\Connection::OPTION );
		update_option( \Cairn\Connection\Connection::OPTION, array( 'home_url' => 'https://elsewhere.example' ) + (array) $kept );
		$answer = $this->follow( $link, 'POST' );
		self::assertSame( 503, $answer->get_status() );
		update_option( \Cairn\Connection\Connection::OPTION, $kept );
		self::assertSame( 200, $this->follow( $link, 'POST' )->get_status(), 'The link goes on working.' );
	}

	public function test_an_sms_sign_up_without_a_mail_address_is_handed_to_who_sends_messages(): void {
		$this->connect_with_key();
		$form = $this->publish( self::form( array( 'purpose' => 'sms' ), '<!-- wp:cairn/field {"type":"tel","key":"phone","required":true} /-->' ) );
		$sent = array();
		add_action(
			'cairn_send_sms',
			static function ( string $phone, string $link ) use ( &$sent ): void {
				$sent[] = array( $phone, $link );
			},
			10,
			2
		);
		self::assertSame( 200, $this->send( $form, array( 'phone' => '+442079460958' ) )->get_status() );
		self::assertSame( '+442079460958', $sent[0][0] );
		$this->follow( $sent[0][1], 'POST' );
		self::assertCount( 1, $this->facts( 'confirmation' ) );
	}
}
