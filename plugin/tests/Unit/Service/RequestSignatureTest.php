<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Service;

use Cairn\Service\RequestSignature;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class RequestSignatureTest extends CairnTestCase {

	public function test_it_agrees_with_the_vector_that_the_service_is_tested_with(): void {
		$vector    = json_decode( (string) file_get_contents( dirname( __DIR__, 4 ) . '/contract/fixtures/signature.json' ), true );
		$canonical = RequestSignature::canonical( $vector['method'], $vector['path'], array(), (int) $vector['timestamp'], $vector['nonce'], $vector['site_id'], $vector['body'] );

		self::assertStringEndsWith( "\n" . $vector['body_hash'], $canonical );
		self::assertSame( 'v1=' . $vector['signature'], RequestSignature::sign( (string) hex2bin( $vector['secret_hex'] ), $canonical ) );
		self::assertSame( '4SFVw4Oek5wupraDGOhy6Ipnf0lJjYxvhy8sPjqLnB8=', $vector['signature'], 'The vector itself is agreed on.' );
	}

	/** @param array<string, string> $query Query of the case. */
	#[DataProvider( 'changes_of_one_component' )]
	public function test_one_changed_component_gives_another_signature( string $method, string $path, array $query, int $timestamp, string $nonce, string $site, string $body ): void {
		$original = RequestSignature::canonical( 'POST', '/v1/steps', array( 'a' => '1' ), 100, 'nonce', 'site_01', 'body' );
		$changed  = RequestSignature::canonical( $method, $path, $query, $timestamp, $nonce, $site, $body );

		self::assertNotSame( RequestSignature::sign( 'secret', $original ), RequestSignature::sign( 'secret', $changed ) );
	}

	/** @return array<string, array{string, string, array<string, string>, int, string, string, string}> */
	public static function changes_of_one_component(): array {
		return array(
			'method'       => array( 'PUT', '/v1/steps', array( 'a' => '1' ), 100, 'nonce', 'site_01', 'body' ),
			'path'         => array( 'POST', '/v1/step', array( 'a' => '1' ), 100, 'nonce', 'site_01', 'body' ),
			'query value'  => array( 'POST', '/v1/steps', array( 'a' => '2' ), 100, 'nonce', 'site_01', 'body' ),
			'query key'    => array( 'POST', '/v1/steps', array( 'b' => '1' ), 100, 'nonce', 'site_01', 'body' ),
			'timestamp'    => array( 'POST', '/v1/steps', array( 'a' => '1' ), 101, 'nonce', 'site_01', 'body' ),
			'nonce'        => array( 'POST', '/v1/steps', array( 'a' => '1' ), 100, 'nonc3', 'site_01', 'body' ),
			'site'         => array( 'POST', '/v1/steps', array( 'a' => '1' ), 100, 'nonce', 'site_02', 'body' ),
			'body'         => array( 'POST', '/v1/steps', array( 'a' => '1' ), 100, 'nonce', 'site_01', 'bodY' ),
			'body missing' => array( 'POST', '/v1/steps', array( 'a' => '1' ), 100, 'nonce', 'site_01', '' ),
		);
	}

	public function test_the_query_is_sorted_by_key_and_encoded_as_rfc_3986_says(): void {
		self::assertSame(
			'Z=1&a%5B%5D=x&b=two%20words%2Bplus&c=~&d=%C3%A4%2F%3F',
			RequestSignature::canonical_query(
				array(
					'd'   => 'ä/?',
					'c'   => '~',
					'a[]' => 'x',
					'b'   => 'two words+plus',
					'Z'   => '1',
				)
			)
		);
		self::assertSame( '', RequestSignature::canonical_query( array() ) );
	}

	public function test_numeric_keys_are_sorted_as_text(): void {
		self::assertSame( '10=b&9=a', RequestSignature::canonical_query( array( '9' => 'a', '10' => 'b' ) ) );
	}

	public function test_an_empty_body_is_hashed_too(): void {
		self::assertStringEndsWith( hash( 'sha256', '' ), RequestSignature::canonical( 'get', '/v1/site', array(), 1, 'n', 's', '' ) );
	}
}
