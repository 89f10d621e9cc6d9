<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit;

use Cairn\Tests\CairnTestCase;

/** The vector the service's own tests open: sealed by PHP, so PHP must be able to open it too. */
final class SealedFixtureTest extends CairnTestCase {

	public function test_php_opens_the_box_that_the_service_is_tested_with(): void {
		$vector = json_decode( (string) file_get_contents( dirname( __DIR__, 3 ) . '/contract/fixtures/sealed.json' ), true );
		$secret = (string) hex2bin( $vector['secret_key_hex'] );
		$public = sodium_crypto_scalarmult_base( $secret );
		$pair   = sodium_crypto_box_keypair_from_secretkey_and_publickey( $secret, $public );

		self::assertSame( $vector['public_key'], base64_encode( $public ) );
		self::assertSame( $vector['text'], sodium_crypto_box_seal_open( (string) base64_decode( $vector['sealed'], true ), $pair ) );
	}

	public function test_a_box_sealed_now_is_opened_by_the_same_key_and_never_looks_the_same_twice(): void {
		$vector = json_decode( (string) file_get_contents( dirname( __DIR__, 3 ) . '/contract/fixtures/sealed.json' ), true );
		$public = (string) base64_decode( $vector['public_key'], true );
		$pair   = sodium_crypto_box_keypair_from_secretkey_and_publickey( (string) hex2bin( $vector['secret_key_hex'] ), $public );
		$sealed = sodium_crypto_box_seal( $vector['text'], $public );

		self::assertNotSame( $vector['sealed'], base64_encode( $sealed ) );
		self::assertSame( $vector['text'], sodium_crypto_box_seal_open( $sealed, $pair ) );
	}
}
