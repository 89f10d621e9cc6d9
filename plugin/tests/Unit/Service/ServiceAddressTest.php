<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Service;

use Cairn\Service\AddressProblem;
use Cairn\Service\ServiceAddress;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\RunInSeparateProcess;

final class ServiceAddressTest extends CairnTestCase {

	#[DataProvider( 'addresses' )]
	public function test_an_address_is_read_as_a_person_would_type_it( string $typed, string|AddressProblem $expected ): void {
		self::assertSame( $expected, ServiceAddress::read( $typed ) );
	}

	/** @return array<string, array{string, string|AddressProblem}> */
	public static function addresses(): array {
		return array(
			'complete'                     => array( 'https://cairn.example.com', 'https://cairn.example.com' ),
			'with spaces and a slash'      => array( "  https://Cairn.Example.com/ \n", 'https://cairn.example.com' ),
			'with a port'                  => array( 'https://cairn.example.com:8443', 'https://cairn.example.com:8443' ),
			'without a scheme'             => array( 'cairn.example.com', 'https://cairn.example.com' ),
			'this machine, no scheme'      => array( 'localhost:4600', 'http://localhost:4600' ),
			'this machine by number'       => array( 'http://127.0.0.1:4600', 'http://127.0.0.1:4600' ),
			'this machine by IPv6'         => array( 'http://[::1]:4600', 'http://[::1]:4600' ),
			'nothing'                      => array( '   ', AddressProblem::Missing ),
			'a sentence'                   => array( 'https://', AddressProblem::Unreadable ),
			'another scheme'               => array( 'ftp://cairn.example.com', AddressProblem::Unreadable ),
			'unencrypted'                  => array( 'http://cairn.example.com', AddressProblem::NotEncrypted ),
			'a name that only looks local' => array( 'http://localhost.example.com', AddressProblem::NotEncrypted ),
			'a private address'            => array( 'http://10.0.0.5:4600', AddressProblem::NotEncrypted ),
			'with a path'                  => array( 'https://cairn.example.com/v1/pair', AddressProblem::MoreThanAnAddress ),
			'with a query'                 => array( 'https://cairn.example.com/?a=1', AddressProblem::MoreThanAnAddress ),
			'with a password'              => array( 'https://me:secret@cairn.example.com', AddressProblem::MoreThanAnAddress ),
		);
	}

	#[RunInSeparateProcess]
	public function test_an_address_in_wp_config_is_trusted_as_it_stands_and_no_other(): void {
		define( 'CAIRN_SERVICE_ADDRESS', 'http://service:4747/' );
		define( 'CAIRN_SERVICE_PUBLIC_ADDRESS', 'https://cairn.example/' );

		self::assertSame( 'http://service:4747', ServiceAddress::read( 'http://service:4747' ) );
		self::assertTrue( ServiceAddress::is_trusted( 'http://service:4747/v1/pair' ) );
		self::assertSame( AddressProblem::NotEncrypted, ServiceAddress::read( 'http://service:4748' ) );
		self::assertFalse( ServiceAddress::is_trusted( 'http://service:4748/v1/pair' ) );
		self::assertSame( 'https://cairn.example', ServiceAddress::for_browsers( 'http://service:4747' ) );
	}

	public function test_browsers_reach_the_service_where_this_server_does_unless_told_otherwise(): void {
		self::assertSame( 'https://cairn.example', ServiceAddress::for_browsers( 'https://cairn.example' ) );
	}

	public function test_core_guards_every_address_but_this_machine(): void {
		self::assertTrue( ServiceAddress::is_trusted( 'http://127.0.0.1:4600/v1/pair' ) );
		self::assertTrue( ServiceAddress::is_trusted( 'http://localhost/v1/pair?a=1' ) );
		self::assertFalse( ServiceAddress::is_trusted( 'https://169.254.169.254/latest' ) );
		self::assertFalse( ServiceAddress::is_trusted( 'http://127.0.0.1.example.com/' ) );
		self::assertFalse( ServiceAddress::is_trusted( 'not an address' ) );
	}
}
