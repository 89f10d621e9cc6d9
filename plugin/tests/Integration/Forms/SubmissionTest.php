<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\ClientAddress;
use Cairn\Forms\FormConfig;
use Cairn\Forms\FormDoor;
use Cairn\Forms\HtmlResponse;
use PHPUnit\Framework\Attributes\DataProvider;

final class SubmissionTest extends FormTestCase {

	private const CONTACT = '<!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /-->'
		. '<!-- wp:cairn/field {"type":"name","key":"name","label":"Name"} /-->'
		. '<!-- wp:cairn/field {"type":"tel","key":"phone","label":"Phone"} /-->'
		. '<!-- wp:cairn/field {"type":"message","key":"words","label":"Your words"} /-->'
		. '<!-- wp:cairn/field {"type":"select","key":"size","label":"Size","options":["Small","Large"]} /-->'
		. '<!-- wp:cairn/consent {"text":"Keep what I wrote.","required":false} /-->';

	private function contact(): FormConfig {
		$this->connect_with_key();
		return $this->publish( self::form( array( 'purpose' => 'contact' ), self::CONTACT ) );
	}

	public function test_what_was_typed_waits_sealed_and_the_owner_and_the_visitor_are_told(): void {
		$form = $this->contact();
		$_SERVER['HTTP_REFERER'] = home_url( '/contact-us/?a=secret' );
		$answer = $this->send( $form, array( 'email' => 'buyer@example.com', 'name' => 'Bea Buyer', 'phone' => '+44 20 7946 0958', 'words' => "Two lines\r\nhere", 'size' => 'Large' ), array( 'consent' => array( '0' => '1' ) ) );
		self::assertSame( 200, $answer->get_status() );
		self::assertSame( 'no-store', $answer->get_headers()['Cache-Control'] );
		self::assertSame( 'done', self::data( $answer )['code'] );
		$fact = $this->facts( 'submission' )[0];
		self::assertSame( array( 'contact', self::ID, $form->hash(), '/contact-us/', false, array(), null ), array( $fact['purpose'], $fact['block_id'], $fact['config_hash'], $fact['page'], $fact['double_opt_in'], $fact['suspicions'], $fact['expires_at'] ) );
		self::assertSame( array( array( 'list' => 'contact', 'text' => 'Keep what I wrote.', 'text_hash' => hash( 'sha256', 'Keep what I wrote.' ), 'lang' => 'en-US', 'ticked' => true ) ), $fact['consents'] );
		$person = $this->unseal( $fact['sealed'] );
		self::assertSame( array( 'buyer@example.com', '+442079460958', 'Bea Buyer', '203.0.113.7', 'Mozilla/5.0' ), array( $person['email'], $person['phone'], $person['name'], $person['ip'], $person['user_agent'] ) );
		self::assertSame( array( array( 'key' => 'words', 'label' => 'Your words', 'value' => "Two lines\nhere" ), array( 'key' => 'size', 'label' => 'Size', 'value' => 'Large' ) ), $person['fields'] );
		self::assertSame( array( array( 'buyer@example.com' ), array( get_option( 'admin_email' ) ) ), array_column( $this->mails, 'to' ) );
		self::assertSame( array( 'Reply-To: buyer@example.com' ), $this->mails[1]['headers'] );
		self::assertStringContainsString( 'Two lines', $this->mails[1]['message'] );
		self::assertStringNotContainsString( 'Two lines', $this->mails[0]['message'], 'A receipt must not carry words that somebody else typed.' );
	}

	/** @return iterable<string, array{bool}> */
	public static function keys(): iterable {
		yield 'without a key of the site' => array( false );
		yield 'with a key of the site' => array( true );
	}

	#[DataProvider( 'keys' )]
	public function test_nothing_that_names_a_person_can_be_read_in_the_tables( bool $has_key ): void {
		if ( $has_key ) {
			$this->give_local_key();
		}
		$this->send( $this->contact(), array( 'email' => 'buyer@example.com', 'name' => 'Beatrix Buyer', 'phone' => '+44 20 7946 0958', 'words' => 'quite confidential' ) );
		$news = $this->publish( self::form( array( 'blockId' => 'abcdefghik' ) ) );
		$this->send( $news, array( 'email' => 'reader@example.com' ) );
		global $wpdb;
		foreach ( array( 'cairn_form', 'cairn_signup', 'cairn_form_rate', 'cairn_form_refusal', 'cairn_slot', 'cairn_outbox' ) as $table ) {
			$dump = (string) wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}$table", ARRAY_A ) );
			foreach ( array( 'buyer@', 'reader@', 'Beatrix', '7946', '2079460958', 'confidential', '203.0.113' ) as $secret ) {
				self::assertStringNotContainsStringIgnoringCase( $secret, $dump, "$secret in $table" );
				self::assertStringNotContainsString( base64_encode( $secret ), $dump );
			}
		}
	}

	public function test_a_second_press_changes_nothing_and_is_answered_the_same(): void {
		$form  = $this->contact();
		$id    = array( 'cairn_submission' => '0190b5f0-0000-7000-8000-000000000001' );
		$first = $this->send( $form, array( 'email' => 'buyer@example.com' ), $id );
		self::assertEquals( $first->get_data(), $this->send( $form, array( 'email' => 'buyer@example.com' ), $id )->get_data() );
		self::assertCount( 1, $this->facts( 'submission' ) );
		self::assertCount( 2, $this->mails );
	}

	public function test_without_a_script_a_second_press_is_the_same_submission_and_other_words_are_another(): void {
		$form = $this->contact();
		$this->clock->pass( 600 - $this->clock->now() % 600 );
		$this->send( $form, array( 'email' => 'buyer@example.com', 'words' => 'a' ) );
		$this->send( $form, array( 'email' => 'buyer@example.com', 'words' => 'a' ) );
		self::assertCount( 1, $this->facts( 'submission' ) );
		$this->send( $form, array( 'email' => 'buyer@example.com', 'words' => 'b' ) );
		self::assertCount( 2, $this->facts( 'submission' ) );
	}

	public function test_without_a_script_the_visitor_comes_back_to_the_page(): void {
		$form = $this->contact();
		$_SERVER['HTTP_REFERER'] = home_url( '/contact-us/?x=1#top' );
		$answer = $this->send( $form, array( 'email' => 'buyer@example.com' ), array(), 'text/html' );
		self::assertSame( 303, $answer->get_status() );
		self::assertSame( home_url( '/contact-us/?x=1&cairn-done=abcdefghij#abcdefghij' ), $answer->get_headers()['Location'] );
		$_SERVER['HTTP_REFERER'] = 'https://evil.example/';
		self::assertStringStartsWith( home_url( '/' ), $this->send( $form, array( 'email' => 'other@example.com' ), array(), 'text/html' )->get_headers()['Location'] );
	}

	public function test_without_a_script_errors_come_with_the_form_filled_in(): void {
		$answer = $this->send( $this->contact(), array( 'email' => 'not an address', 'name' => '"><script>alert(1)</script>', 'size' => 'Huge' ), array( 'consent' => array( '0' => '1' ) ), 'text/html' );
		self::assertInstanceOf( HtmlResponse::class, $answer );
		self::assertSame( 422, $answer->get_status() );
		self::assertSame( 'no-store', $answer->get_headers()['Cache-Control'] );
		$html = (string) $answer->get_data();
		self::assertStringContainsString( 'value="not an address"', $html );
		self::assertStringContainsString( 'aria-invalid="true"', $html );
		self::assertStringContainsString( 'href="#f-size"', $html );
		self::assertStringContainsString( "checked='checked'", $html );
		self::assertStringNotContainsString( '<script', $html );
		self::assertSame( array(), $this->facts() );
	}

	public function test_the_page_of_errors_can_be_sent_as_it_is(): void {
		$form = $this->contact();
		$html = (string) $this->send( $form, array( 'email' => 'wrong' ), array(), 'text/html' )->get_data();
		$sent = array();
		foreach ( array( 'cairn_token', 'cairn_config', 'cairn_entity', 'cairn_lang', 'cairn_submission' ) as $name ) {
			self::assertSame( 1, preg_match( '/name="' . $name . '" value="([^"]*)"/', $html, $match ) );
			$sent[ $name ] = $match[1];
		}
		self::assertSame( 303, $this->ask( 'POST', '/cairn/v1/forms/' . self::ID, $sent + array( 'field' => array( 'email' => 'right@example.com' ) ), array( 'Accept' => 'text/html' ) )->get_status() );
	}

	public function test_a_page_that_a_cache_kept_for_two_days_still_sends_to_the_words_it_showed(): void {
		$form   = $this->contact();
		$fields = ( new FormDoor( $form, '', $this->clock ) )->hidden_fields();
		$this->publish( self::form( array( 'purpose' => 'contact', 'recipient' => 'new-owner@example.com' ), '<!-- wp:cairn/field {"type":"email","key":"email"} /--><!-- wp:cairn/consent {"text":"Other words"} /-->' ) );
		$this->clock->pass( 48 * HOUR_IN_SECONDS );
		$answer = $this->ask( 'POST', '/cairn/v1/forms/' . self::ID, $fields + array( 'field' => array( 'email' => 'buyer@example.com' ), 'consent' => array( '0' => '1' ) ), array( 'Accept' => 'application/json' ) );
		self::assertSame( 200, $answer->get_status() );
		self::assertSame( 'Keep what I wrote.', $this->facts( 'submission' )[0]['consents'][0]['text'] );
	}

	public function test_a_page_of_more_than_sixty_days_is_told_so_and_gets_what_it_needs_to_try_again(): void {
		$form   = $this->contact();
		$fields = ( new FormDoor( $form, '', $this->clock ) )->hidden_fields() + array( 'field' => array( 'email' => 'buyer@example.com' ) );
		$this->clock->pass( 62 * DAY_IN_SECONDS );
		$answer = $this->ask( 'POST', '/cairn/v1/forms/' . self::ID, $fields, array( 'Accept' => 'application/json' ) );
		self::assertSame( 409, $answer->get_status() );
		self::assertSame( array(), $this->facts() );
		self::assertSame( 200, $this->ask( 'POST', '/cairn/v1/forms/' . self::ID, (array) self::data( $answer )['fields'] + $fields, array( 'Accept' => 'application/json' ) )->get_status() );
	}

	public function test_a_form_that_was_never_published_takes_nothing(): void {
		$this->connect_with_key();
		$answer = $this->ask( 'POST', '/cairn/v1/forms/' . self::ID, array( 'cairn_config' => str_repeat( 'a', 64 ), 'field' => array( 'email' => 'a@example.com' ) ), array( 'Accept' => 'application/json' ) );
		self::assertSame( 410, $answer->get_status() );
		self::assertSame( array(), $this->facts() );
	}

	public function test_what_a_program_fills_in_is_refused_and_counted_and_nothing_of_it_is_kept(): void {
		$form   = $this->contact();
		$answer = $this->send( $form, array( 'email' => 'bot@example.com' ), array( FormDoor::honeypot_of( $form ) => 'http://spam.example' ) );
		self::assertSame( 422, $answer->get_status() );
		$this->send( $form, array( 'email' => 'bot@example.com' ), array( 'cairn_token' => 'x' ) );
		self::assertSame( array(), $this->facts() );
		self::assertSame( array(), $this->mails );
		do_action( \Cairn\Outbox\DeliverySchedule::SWEEP_HOOK );
		self::assertSame( array(), $this->facts(), 'The day is not over.' );
		$this->clock->pass( DAY_IN_SECONDS );
		do_action( \Cairn\Outbox\DeliverySchedule::SWEEP_HOOK );
		$fact = $this->facts( 'refusals' )[0];
		self::assertSame( array( self::ID, 1, 1, 0, 0 ), array( $fact['block_id'], $fact['honeypot'], $fact['token'], $fact['rate'], $fact['challenge'] ) );
	}

	public function test_one_network_is_slowed_down_and_others_are_not(): void {
		$form = $this->contact();
		$this->clock->pass( 600 - $this->clock->now() % 600 );
		$refused = 0;
		for ( $i = 0; $i < 40; $i++ ) {
			$_SERVER['REMOTE_ADDR'] = '198.51.100.' . ( $i + 1 );
			$refused               += 429 === $this->send( $form, array( 'email' => "bot$i@example.com" ) )->get_status() ? 1 : 0;
		}
		self::assertSame( 20, $refused );
		$neighbour = $this->send( $form, array( 'email' => 'honest@example.com', 'words' => 'please' ), array(), 'text/html' );
		self::assertSame( 429, $neighbour->get_status() );
		self::assertGreaterThan( 0, (int) $neighbour->get_headers()['Retry-After'] );
		self::assertStringContainsString( 'honest@example.com', (string) $neighbour->get_data(), 'What was typed is kept.' );
		$_SERVER['REMOTE_ADDR'] = '203.0.113.9';
		self::assertSame( 200, $this->send( $form, array( 'email' => 'honest@example.com' ) )->get_status() );
		$this->clock->pass( 600 );
		$_SERVER['REMOTE_ADDR'] = '198.51.100.9';
		self::assertSame( 200, $this->send( $form, array( 'email' => 'neighbour@example.com' ) )->get_status() );
		$suspicions = array_column( $this->facts( 'submission' ), 'suspicions' );
		self::assertSame( array(), $suspicions[0] );
		self::assertContains( 'many_from_network', $suspicions[19] );
	}

	public function test_behind_a_proxy_of_the_owners_each_network_counts_for_itself_and_nobody_can_pretend(): void {
		$form = $this->contact();
		update_option( ClientAddress::OPTION, '10.0.0.0/8, 2001:db8::/32' );
		$_SERVER['REMOTE_ADDR'] = '10.1.2.3';
		for ( $i = 0; $i < 60; $i++ ) {
			$_SERVER['HTTP_X_FORWARDED_FOR'] = "1.2.3.4, 192.0.$i.7, 10.9.9.9";
			self::assertSame( 200, $this->send( $form, array( 'email' => "person$i@example.com" ) )->get_status() );
		}
		self::assertSame( '192.0.59.7', ClientAddress::present() );
		$_SERVER['REMOTE_ADDR'] = '203.0.113.200';
		self::assertSame( '203.0.113.200', ClientAddress::present(), 'Whoever comes without the proxy cannot name another address.' );
	}

	public function test_hints_of_a_program_are_told_and_refuse_nothing(): void {
		$form = $this->contact();
		self::assertSame( 200, $this->send( $form, array( 'email' => 'a@example.com', 'words' => 'https://a.example https://b.example https://c.example' ), array( 'cairn_ms' => '300' ) )->get_status() );
		add_filter( 'cairn_form_suspicions', '__return_true' );
		$this->send( $form, array( 'email' => 'b@example.com', 'words' => 'see https://a.example for what I mean by a long sentence' ), array( 'cairn_ms' => '30000' ) );
		self::assertSame( array( array( 'too_fast', 'links' ), array( 'filter' ) ), array_column( $this->facts( 'submission' ), 'suspicions' ) );
		self::assertStringContainsString( 'a program had sent it', $this->mails[1]['message'] );
	}

	public function test_a_site_may_set_a_task_of_its_own(): void {
		$form = $this->contact();
		add_filter( 'cairn_form_challenge', static fn ( mixed $passes, string $id, array $sent ): mixed => 'right' === ( $sent['answer'] ?? '' ) ? $passes : 'Please solve the riddle.', 10, 3 );
		$answer = $this->send( $form, array( 'email' => 'a@example.com' ) );
		self::assertSame( array( 422, 'Please solve the riddle.' ), array( $answer->get_status(), self::data( $answer )['message'] ) );
		self::assertSame( 200, $this->send( $form, array( 'email' => 'a@example.com' ), array( 'answer' => 'right' ) )->get_status() );
	}

	public function test_a_form_that_cannot_be_kept_says_so(): void {
		$form = $this->publish( self::form( array( 'purpose' => 'contact' ) ) );
		self::assertSame( 503, $this->send( $form, array( 'email' => 'a@example.com' ) )->get_status() );
		self::assertSame( array(), $this->mails );
	}

	/** @return iterable<string, array{array<string, mixed>, string}> */
	public static function wrong(): iterable {
		yield 'no address' => array( array( 'email' => '' ), 'email' );
		yield 'no real address' => array( array( 'email' => 'a@b' ), 'email' );
		yield 'an address with a header in it' => array( array( 'email' => "a@example.com\r\nBcc: b@example.com" ), 'email' );
		yield 'a list where a text should be' => array( array( 'email' => array( 'a@example.com' ) ), 'email' );
		yield 'a number without its country' => array( array( 'email' => 'a@example.com', 'phone' => 'abc' ), 'phone' );
		yield 'an answer that was not offered' => array( array( 'email' => 'a@example.com', 'size' => 'Huge' ), 'size' );
		yield 'very much text' => array( array( 'email' => 'a@example.com', 'words' => str_repeat( 'a', 5001 ) ), 'words' );
	}

	/** @param array<string, mixed> $fields What is typed. */
	#[DataProvider( 'wrong' )]
	public function test_what_is_wrong_is_said_beside_its_field( array $fields, string $key ): void {
		$answer = $this->send( $this->contact(), $fields );
		self::assertSame( 422, $answer->get_status() );
		self::assertSame( array( $key ), array_keys( (array) self::data( $answer )['errors'] ) );
		self::assertSame( array(), $this->facts() );
	}

	public function test_markup_is_never_kept(): void {
		$this->send( $this->contact(), array( 'email' => 'a@example.com', 'name' => 'Bob <3 <b>x</b>', 'words' => "<<b>script>alert(1)</script><img src=x onerror=y>\nok & <!-- no -->" ) );
		$person = $this->unseal( $this->facts( 'submission' )[0]['sealed'] );
		self::assertSame( 'Bob <3 x', $person['name'] );
		self::assertSame( "alert(1)\nok &", $person['fields'][0]['value'] );
	}

	public function test_names_with_line_ends_reach_no_header(): void {
		$this->send( $this->contact(), array( 'email' => 'a@example.com', 'name' => "Eve\r\nBcc: victim@example.com" ) );
		foreach ( $this->mails as $mail ) {
			self::assertDoesNotMatchRegularExpression( '/[\r\n]/', $mail['subject'] . implode( '', $mail['headers'] ) );
		}
		self::assertStringContainsString( 'Eve Bcc: victim@example.com', $this->mails[1]['subject'] );
	}

	public function test_a_box_that_must_be_ticked_is_asked_for_and_one_that_need_not_be_is_no_consent(): void {
		$this->connect_with_key();
		$form   = $this->publish( self::form( array( 'purpose' => 'contact' ), '<!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/consent {"text":"Needed"} /--><!-- wp:cairn/consent {"text":"Wanted","required":false} /-->' ) );
		$answer = $this->send( $form, array( 'email' => 'a@example.com' ) );
		self::assertSame( array( 'consent-0' ), array_keys( (array) self::data( $answer )['errors'] ) );
		$this->send( $form, array( 'email' => 'a@example.com' ), array( 'consent' => array( '0' => 'on' ) ) );
		self::assertSame( array( 'Needed' ), array_column( $this->facts( 'submission' )[0]['consents'], 'text' ) );
	}

	public function test_nobody_is_put_on_a_list_by_a_form_that_asks_for_no_confirmation(): void {
		$this->connect_with_key();
		$form = $this->publish( self::form( array( 'purpose' => 'contact' ), '<!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/field {"type":"message","key":"words"} /--><!-- wp:cairn/consent {"text":"I have read the policy."} /--><!-- wp:cairn/consent {"text":"News, please.","list":"news","required":false} /-->' ) );
		$this->send( $form, array( 'email' => 'a@example.com', 'words' => 'hello' ), array( 'consent' => array( '0' => '1', '1' => '1' ) ) );
		$facts = $this->facts( 'submission' );
		self::assertCount( 2, $facts );
		self::assertSame( array( 'contact', false, array( 'contact' ), self::ID ), array( $facts[0]['purpose'], $facts[0]['double_opt_in'], array_column( $facts[0]['consents'], 'list' ), $facts[0]['block_id'] ) );
		self::assertSame( array( 'newsletter', true, array( 'news' ), null ), array( $facts[1]['purpose'], $facts[1]['double_opt_in'], array_column( $facts[1]['consents'], 'list' ), $facts[1]['block_id'] ) );
		self::assertSame( array(), $this->unseal( $facts[1]['sealed'] )['fields'], 'What was asked belongs to the question alone.' );
		$link = array_values( array_filter( $this->mails, static fn ( array $mail ): bool => str_contains( $mail['message'], 'confirm' ) ) );
		self::assertCount( 1, $link );

		$this->send( $form, array( 'email' => 'b@example.com', 'words' => 'hello' ), array( 'consent' => array( '0' => '1' ) ) );
		self::assertCount( 3, $this->facts( 'submission' ) );
	}

	public function test_json_is_taken_like_a_form(): void {
		$form    = $this->contact();
		$request = new \WP_REST_Request( 'POST', '/cairn/v1/forms/' . self::ID );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( (string) wp_json_encode( ( new FormDoor( $form, '', $this->clock ) )->hidden_fields() + array( 'field' => array( 'email' => 'a@example.com' ) ) ) );
		self::assertSame( 200, rest_get_server()->dispatch( $request )->get_status() );
		$request->set_body( '[[[[' );
		self::assertGreaterThanOrEqual( 400, rest_get_server()->dispatch( $request )->get_status() );
		self::assertCount( 1, $this->facts( 'submission' ) );
	}

	public function test_hostile_bodies_crash_nothing(): void {
		$form = $this->contact();
		add_filter( 'cairn_form_tries', static fn (): int => PHP_INT_MAX );
		foreach ( array( array( 'field' => 'x' ), array( 'field' => array( 'email' => "\xff\xfe@example.com" ) ), array( 'consent' => 7, 'field' => array() ), array( 'cairn_entity' => array() ), array( 'cairn_submission' => "' OR 1=1" ), array( 'cairn_lang' => '../../etc/passwd' ), array( 'cairn_ms' => 'NaN' ), array( 'field' => array_fill( 0, 1000, 'x' ) ), array( 'cairn_variation' => '-1', 'field' => array( 'email' => array( 'a' => array( 'b' => 'c' ) ) ) ) ) as $body ) {
			self::assertContains( $this->send( $form, array( 'email' => 'a@example.com' ), $body )->get_status(), array( 200, 409, 410, 422 ) );
		}
	}
}
