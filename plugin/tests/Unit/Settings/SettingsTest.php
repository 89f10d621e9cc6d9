<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Settings;

use Cairn\Settings\Settings;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class SettingsTest extends CairnTestCase {

	public function test_a_new_site_counts_no_staff_and_deletes_nothing(): void {
		self::assertEquals( new Settings( false, null, array(), false ), Settings::read() );
	}

	public function test_settings_survive_the_option(): void {
		$settings = new Settings( true, '/pricing/', array( 'https://fr.example' ), true );
		$settings->save();
		self::assertEquals( $settings, Settings::read() );
	}

	public function test_a_broken_option_is_read_as_the_defaults(): void {
		update_option( Settings::OPTION, array( 'count_staff' => 'yes', 'pricing_path' => array(), 'further_origins' => 'x', 'delete_on_removal' => 1 ) );
		self::assertEquals( new Settings(), Settings::read() );
	}

	#[DataProvider( 'origins' )]
	public function test_an_address_is_read_as_browsers_write_it( string $typed, ?string $origin ): void {
		self::assertSame( $origin, Settings::origin( $typed ) );
	}

	/** @return array<string, array{string, string|null}> */
	public static function origins(): array {
		return array(
			'plain'             => array( 'https://Shop.Example', 'https://shop.example' ),
			'with a path'       => array( ' https://shop.example/fr/?a=1 ', 'https://shop.example' ),
			'default port'      => array( 'https://shop.example:443', 'https://shop.example' ),
			'plain http'        => array( 'http://shop.example:80/', 'http://shop.example' ),
			'another port'      => array( 'http://localhost:8080', 'http://localhost:8080' ),
			'no scheme'         => array( 'shop.example', null ),
			'script'            => array( 'javascript://alert(1)', null ),
			'nothing'           => array( '', null ),
		);
	}

	#[DataProvider( 'paths' )]
	public function test_a_page_is_read_as_a_path( string $typed, ?string $path ): void {
		self::assertSame( $path, Settings::path( $typed ) );
	}

	/** @return array<string, array{string, string|null}> */
	public static function paths(): array {
		return array(
			'a path'           => array( '/pricing/', '/pricing/' ),
			'without slash'    => array( 'pricing', '/pricing' ),
			'a whole address'  => array( 'https://shop.example/pricing/?x=1#top', '/pricing/' ),
			'nothing'          => array( '  ', null ),
			'only a host'      => array( 'https://shop.example', null ),
		);
	}
}
