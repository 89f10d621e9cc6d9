<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Service;

use Cairn\Service\RequestSignature;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class RequestSignatureTest extends CairnTestCase {

	private const BODY = '{"events":[{"event_id":"0190b5f0-0000-7000-8000-000000000001","name":"add_to_cart"}]}';

	public function test_it_agrees_with_the_vector_that_the_service_is_tested_with(): void {
		$canonical = RequestSignature::canonical( 'POST', '/v1/server-events', array(), 1767225600, 'c2l0ZS1ub25jZS0wMDAx', 'site_01', self::BODY );
		$secret    = implode( '', array_map( 'chr', range( 0, 31 ) ) );

		self::assertStringEndsWith( "\n7bae039adca0412faef0d5e4fb8d5b3aecd9de719c3cccb9edadf39eac89a5fd", $canonical );
		self::assertSame( 'v1=4SFVw4Oek5wupraDGOhy6Ipnf0lJjYxvhy8sPjqLnB8=', RequestSignature::sign( $secret, $canonical ) );
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
