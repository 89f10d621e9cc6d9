<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Connection;

use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Pause;
use Cairn\Connection\SetupStep;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;
use PHPUnit\Framework\Attributes\DataProvider;

final class ConnectionStoreTest extends CairnTestCase {

	public function test_a_site_without_connection_has_no_keys_and_sends_nothing(): void {
		$store = new ConnectionStore();
		self::assertNull( $store->connection() );
		self::assertNull( $store->credentials() );
		self::assertNull( $store->sending() );
		self::assertFalse( $store->is_paused() );
	}

	public function test_a_connection_survives_the_option(): void {
		$site = ( new SiteBuilder() )->connected();
		self::assertEquals( $site->store->connection(), Connection::from_option( get_option( Connection::OPTION ) ) );
		self::assertSame( 'key_01', $site->store->credentials()?->key_id );
	}

	#[DataProvider( 'addresses' )]
	public function test_a_copy_is_recognised_by_its_address( string $paired, string $now, bool $is_copy ): void {
		$site = ( new SiteBuilder() )->connected( home_url: $paired );
		add_filter( 'home_url', static fn (): string => $now );

		self::assertSame( $is_copy, $site->store->is_copy() );
		self::assertSame( $is_copy, null === $site->store->credentials() );
		self::assertSame( $is_copy, null === $site->store->sending() );
	}

	/** @return array<string, array{string, string, bool}> */
	public static function addresses(): array {
		return array(
			'the same'               => array( 'https://shop.example', 'https://shop.example', false ),
			'now by HTTPS'           => array( 'http://shop.example', 'https://shop.example', false ),
			'a slash, other letters' => array( 'https://Shop.example/', 'https://shop.example', false ),
			'a staging host'         => array( 'https://shop.example', 'https://staging.shop.example', true ),
			'another port'           => array( 'http://127.0.0.1:8080', 'http://127.0.0.1:8081', true ),
			'a folder'               => array( 'https://shop.example', 'https://shop.example/copy', true ),
		);
	}

	#[DataProvider( 'pauses' )]
	public function test_a_pause_silences_everything( Pause $pause ): void {
		$site = ( new SiteBuilder() )->connected( pause: $pause );
		self::assertNull( $site->store->credentials() );
		self::assertNull( $site->store->sending() );
	}

	/** @return array<string, array{Pause}> */
	public static function pauses(): array {
		return array(
			'asked for by the service' => array( Pause::ByService ),
			'kept by the owner'        => array( Pause::ByOwner ),
		);
	}

	public function test_pages_send_nothing_before_the_owner_has_chosen_but_the_servers_speak(): void {
		$site = ( new SiteBuilder() )->connected( unanswered: null, step: SetupStep::Consent );
		self::assertNull( $site->store->sending() );
		self::assertNotNull( $site->store->credentials() );
	}

	/** @param mixed $kept What stands in the option. */
	#[DataProvider( 'broken_options' )]
	public function test_a_broken_option_is_no_connection( mixed $kept ): void {
		update_option( Connection::OPTION, $kept );
		self::assertNull( ( new ConnectionStore() )->connection() );
	}

	/** @return array<string, array{mixed}> */
	public static function broken_options(): array {
		return array(
			'text'         => array( 'yes' ),
			'empty'        => array( array() ),
			'no address'   => array( array( 'site_id' => 'site_01', 'public_key' => 'pk_1' ) ),
			'wrong types'  => array( array( 'address' => array(), 'site_id' => 1, 'public_key' => null ) ),
		);
	}

	public function test_forgetting_leaves_neither_connection_nor_keys(): void {
		$site = ( new SiteBuilder() )->connected();
		$site->store->forget();
		self::assertNull( $site->store->connection() );
		self::assertFalse( get_option( 'cairn_keys' ) );
	}
}
