<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Connection;

use Cairn\Connection\Connection;
use Cairn\Connection\Keys;
use Cairn\Connection\SetupStep;
use Cairn\Service\Problem;
use Cairn\Service\WireAnswer;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;
use PHPUnit\Framework\Attributes\DataProvider;

final class PairingTest extends CairnTestCase {

	/** @param array<string, mixed> $changed Fields that differ. */
	private static function keys( array $changed = array() ): WireAnswer {
		return SiteBuilder::success(
			$changed + array(
				'nonce'           => 'bm9uY2Utbm9uY2Utbm9uY2Ut',
				'site_id'         => 'site_01',
				'public_key'      => 'pk_abcdefghijklmnopqrst',
				'key_id'          => 'key_01',
				'secret'          => base64_encode( str_repeat( 's', 32 ) ),
				'callback_secret' => base64_encode( str_repeat( 'c', 32 ) ),
				'sealing_key'     => base64_encode( str_repeat( 'x', 32 ) ),
				'service_version' => '0.1.0',
			)
		);
	}

	public function test_a_code_becomes_keys_and_the_keys_stand_apart_from_the_connection(): void {
		$site = new SiteBuilder( SiteBuilder::success( array( 'ok' => true ) ), self::keys() );
		$made = $site->pairing->pair( ' cairn.example/ ', " 7KQ2M-94XDA\n" );

		self::assertInstanceOf( Connection::class, $made );
		self::assertSame( 'https://cairn.example', $made->address );
		self::assertSame( SetupStep::Routes, $made->step );
		self::assertNull( $made->unanswered );
		self::assertSame( str_repeat( 's', 32 ), Keys::read()?->secret );
		self::assertStringNotContainsString( base64_encode( str_repeat( 's', 32 ) ), (string) json_encode( get_option( Connection::OPTION ) ) );
		self::assertSame( array( 'https://cairn.example/health/live', 'https://cairn.example/v1/pair' ), array_column( $site->wire->sent, 'url' ) );
	}

	public function test_what_is_sent_is_the_code_the_address_a_nonce_and_the_sites_settings(): void {
		$site = new SiteBuilder( SiteBuilder::success( array( 'ok' => true ) ), self::keys() );
		$site->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );
		$sent = json_decode( $site->wire->sent[1]->body, true );

		self::assertSame( array( 'code', 'home_url', 'nonce', 'settings' ), array_keys( $sent ) );
		self::assertSame( '7KQ2M-94XDA', $sent['code'] );
		self::assertSame( home_url(), $sent['home_url'] );
		self::assertSame(
			array( 'name', 'home_url', 'time_zone', 'locale', 'currency', 'allowed_origins', 'unanswered', 'count_staff', 'pricing_path', 'shop', 'retention' ),
			array_keys( $sent['settings'] )
		);
	}

	public function test_before_the_owner_has_chosen_the_service_is_told_the_choice_that_keeps_least_and_pages_send_nothing(): void {
		$site = new SiteBuilder( SiteBuilder::success( array( 'ok' => true ) ), self::keys() );
		$site->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );

		self::assertSame( 'counters', json_decode( $site->wire->sent[1]->body, true )['settings']['unanswered'] );
		self::assertNull( $site->store->sending() );
	}

	#[DataProvider( 'refused_codes' )]
	public function test_a_refused_code_says_what_to_do( int $status, string $code ): void {
		$site = new SiteBuilder( SiteBuilder::success( array( 'ok' => true ) ), SiteBuilder::refusal( $status, $code ) );
		$made = $site->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );

		self::assertInstanceOf( Problem::class, $made );
		self::assertSame( $code, $made->code );
		self::assertNotSame( '', $made->fix );
		self::assertNull( $site->store->connection() );
		self::assertNull( Keys::read() );
	}

	/** @return array<string, array{int, string}> */
	public static function refused_codes(): array {
		return array(
			'wrong'      => array( 403, 'pairing_code_wrong' ),
			'used'       => array( 409, 'pairing_code_used' ),
			'expired'    => array( 410, 'pairing_code_expired' ),
			'no HTTPS'   => array( 400, 'insecure_address' ),
			'too often'  => array( 429, 'rate_limited' ),
		);
	}

	public function test_an_unreachable_service_leaves_the_code_unused(): void {
		$site = new SiteBuilder( WireAnswer::nothing( 'Connection refused' ) );
		$made = $site->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );

		self::assertInstanceOf( Problem::class, $made );
		self::assertSame( 'service_silent', $made->code );
		self::assertStringContainsString( 'Connection refused', $made->message );
		self::assertCount( 1, $site->wire->sent );
	}

	public function test_another_server_at_the_address_is_told_apart_and_leaves_the_code_unused(): void {
		$site = new SiteBuilder( WireAnswer::received( 404, array(), '<html>' ) );
		$made = $site->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );

		self::assertInstanceOf( Problem::class, $made );
		self::assertSame( 'not_a_service', $made->code );
		self::assertCount( 1, $site->wire->sent );
	}

	public function test_a_clock_that_is_off_is_told_with_the_offset_and_leaves_the_code_unused(): void {
		$ahead = WireAnswer::received( 200, array( 'Date' => gmdate( 'D, d M Y H:i:s', SiteBuilder::NOW + 420 ) . ' GMT' ), '{}' );
		$site  = new SiteBuilder( $ahead );
		$made  = $site->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );

		self::assertInstanceOf( Problem::class, $made );
		self::assertSame( 'clock_skew', $made->code );
		self::assertMatchesRegularExpression( '/7 min.* behind/', $made->message );
		self::assertCount( 1, $site->wire->sent );
	}

	/** @param array<string, mixed> $changed What is wrong with the answer. */
	#[DataProvider( 'unreadable_answers' )]
	public function test_an_answer_that_is_not_what_was_asked_for_connects_nothing( array $changed ): void {
		$site = new SiteBuilder( SiteBuilder::success( array( 'ok' => true ) ), self::keys( $changed ) );
		$made = $site->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );

		self::assertInstanceOf( Problem::class, $made );
		self::assertSame( 'answer_unreadable', $made->code );
		self::assertNull( $site->store->connection() );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function unreadable_answers(): array {
		return array(
			'another nonce'  => array( array( 'nonce' => 'somebody-elses-nonce' ) ),
			'a short secret' => array( array( 'secret' => base64_encode( 'short' ) ) ),
			'no site'        => array( array( 'site_id' => '' ) ),
			'a list for key' => array( array( 'public_key' => array( 'pk' ) ) ),
		);
	}

	public function test_nothing_is_sent_for_an_empty_code_or_a_wrong_address_or_twice(): void {
		$site = new SiteBuilder();
		foreach ( array( array( 'https://cairn.example', ' ', 'code_missing' ), array( 'http://cairn.example', 'x', 'address_not_encrypted' ) ) as list( $address, $code, $expected ) ) {
			$made = $site->pairing->pair( $address, $code );
			self::assertInstanceOf( Problem::class, $made );
			self::assertSame( $expected, $made->code );
		}
		$again = $site->connected()->pairing->pair( 'https://cairn.example', '7KQ2M-94XDA' );
		self::assertInstanceOf( Problem::class, $again );
		self::assertSame( 'already_connected', $again->code );
		self::assertSame( array(), $site->wire->sent );
	}
}
