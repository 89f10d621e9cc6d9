<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Service;

use Cairn\Service\AnswerKind;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\Credentials;
use Cairn\Service\RequestSignature;
use Cairn\Service\SignedClient;
use Cairn\Service\WireAnswer;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\StandIn\FixedClock;
use Cairn\Tests\StandIn\FixedCredentials;
use Cairn\Tests\StandIn\FixedNonces;
use Cairn\Tests\StandIn\RecordedTransport;

final class SignedClientTest extends CairnTestCase {

	private const NOW = 1767225600;

	private FixedClock $clock;

	protected function setUp(): void {
		parent::setUp();
		$this->clock = new FixedClock( self::NOW );
	}

	private function client( RecordedTransport $wire, bool $connected = true ): SignedClient {
		$keys = $connected ? new Credentials( 'https://cairn.example', 'site_01', 'key_01', str_repeat( 'k', 32 ) ) : null;
		return new SignedClient( new FixedCredentials( $keys ), $wire, new CircuitBreaker( $this->clock ), $this->clock, new FixedNonces( 'n0nce' ) );
	}

	public function test_a_request_carries_the_five_headers_and_is_signed_over_what_is_sent(): void {
		$wire = new RecordedTransport( WireAnswer::received( 200, array(), '{"ok":true}' ) );
		$this->client( $wire )->send( 'PUT', '/v1/site', array( 'name' => 'Ä/shop' ) );

		$sent = $wire->sent[0];
		self::assertSame( 'https://cairn.example/v1/site', $sent->url );
		self::assertSame( '{"name":"Ä/shop"}', $sent->body );
		self::assertSame( 'site_01', $sent->headers['X-Cairn-Site'] );
		self::assertSame( 'key_01', $sent->headers['X-Cairn-Key'] );
		self::assertSame( (string) self::NOW, $sent->headers['X-Cairn-Timestamp'] );
		self::assertSame( 'n0nce', $sent->headers['X-Cairn-Nonce'] );
		self::assertSame(
			RequestSignature::sign( str_repeat( 'k', 32 ), RequestSignature::canonical( 'PUT', '/v1/site', array(), self::NOW, 'n0nce', 'site_01', $sent->body ) ),
			$sent->headers['X-Cairn-Signature']
		);
	}

	public function test_the_query_is_sent_in_the_very_order_it_was_signed_in(): void {
		$wire = new RecordedTransport( WireAnswer::received( 200, array(), '{}' ) );
		$this->client( $wire )->get( '/v1/reports/overview', array( 'to' => '2026-02-01', 'from' => '2026-01-01' ) );

		self::assertSame( 'https://cairn.example/v1/reports/overview?from=2026-01-01&to=2026-02-01', $wire->sent[0]->url );
	}

	public function test_nothing_is_sent_while_the_site_is_not_connected(): void {
		$wire   = new RecordedTransport();
		$answer = $this->client( $wire, false )->get( '/v1/reports/overview' );

		self::assertSame( AnswerKind::NotConnected, $answer->kind );
		self::assertSame( array(), $wire->sent );
	}

	public function test_an_unchanged_answer_is_told_apart(): void {
		$wire   = new RecordedTransport( WireAnswer::received( 304, array( 'ETag' => '"a"' ), '' ) );
		$answer = $this->client( $wire )->get( '/v1/reports/overview', array(), '"a"' );

		self::assertSame( '"a"', $wire->sent[0]->headers['If-None-Match'] );
		self::assertSame( AnswerKind::NotModified, $answer->kind );
		self::assertSame( '"a"', $answer->headers['etag'] );
	}

	public function test_a_refusal_keeps_the_services_code_message_and_fix(): void {
		$wire   = new RecordedTransport( WireAnswer::received( 401, array(), '{"error":{"code":"bad_signature","message":"No.","fix":"Connect again."}}' ) );
		$answer = $this->client( $wire )->get( '/v1/site' );

		self::assertSame( AnswerKind::Refused, $answer->kind );
		self::assertSame( array( 'bad_signature', 'No.', 'Connect again.' ), array( $answer->code, $answer->message, $answer->fix ) );
	}

	public function test_an_answer_in_no_known_form_is_said_to_come_from_something_else(): void {
		$wire = new RecordedTransport( WireAnswer::received( 404, array(), '<html>Not here</html>' ) );

		self::assertSame( 'not_a_service', $this->client( $wire )->get( '/v1/site' )->code );
	}

	public function test_the_clocks_difference_is_read_from_the_answer(): void {
		$wire = new RecordedTransport( WireAnswer::received( 200, array( 'Date' => gmdate( 'D, d M Y H:i:s', self::NOW + 412 ) . ' GMT' ), '{}' ) );

		self::assertSame( 412, $this->client( $wire )->get( '/v1/site' )->clock_offset );
	}

	public function test_after_three_silent_answers_nobody_waits_for_half_a_minute(): void {
		$wire   = new RecordedTransport(
			WireAnswer::nothing( 'timed out' ),
			WireAnswer::received( 502, array(), 'Bad Gateway' ),
			WireAnswer::nothing( 'refused' ),
			WireAnswer::received( 200, array(), '{}' )
		);
		$client = $this->client( $wire );
		$kinds  = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$kinds[] = $client->get( '/v1/site' )->kind;
		}
		self::assertSame( array_fill( 0, 5, AnswerKind::Silent ), $kinds );
		self::assertCount( 3, $wire->sent );

		$this->clock->pass( 30 );
		self::assertSame( AnswerKind::Success, $client->get( '/v1/site' )->kind );
	}

	public function test_a_refusal_does_not_count_as_silence(): void {
		$refusals = array_fill( 0, 5, WireAnswer::received( 400, array(), '{}' ) );
		$wire     = new RecordedTransport( ...$refusals );
		$client   = $this->client( $wire );
		for ( $i = 0; $i < 5; $i++ ) {
			$client->get( '/v1/site' );
		}
		self::assertCount( 5, $wire->sent );
	}

	public function test_one_question_that_the_service_stumbles_over_does_not_silence_the_others(): void {
		$wire   = new RecordedTransport( ...array_fill( 0, 4, WireAnswer::received( 500, array(), '{"error":{"code":"internal","message":"m","fix":"f"}}' ) ) );
		$client = $this->client( $wire );
		for ( $i = 0; $i < 4; $i++ ) {
			self::assertSame( AnswerKind::Silent, $client->get( '/v1/reports/step' )->kind );
		}
		self::assertCount( 4, $wire->sent );
	}

	public function test_one_answer_ends_the_count_of_silent_ones(): void {
		$silent = WireAnswer::nothing( 'timed out' );
		$wire   = new RecordedTransport( $silent, $silent, WireAnswer::received( 200, array(), '{}' ), $silent, $silent, WireAnswer::received( 200, array(), '{}' ) );
		$client = $this->client( $wire );
		for ( $i = 0; $i < 6; $i++ ) {
			$client->get( '/v1/site' );
		}
		self::assertCount( 6, $wire->sent );
	}
}
