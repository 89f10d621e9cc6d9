<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Forms;

use Cairn\Forms\ClientAddress;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class ClientAddressTest extends CairnTestCase {

	/** @return iterable<string, array{string, string, list<string>, string}> */
	public static function requests(): iterable {
		yield 'no proxy is named: the header is not believed' => array( '203.0.113.7', '198.51.100.1', array(), '203.0.113.7' );
		yield 'one proxy' => array( '10.0.0.1', '198.51.100.1', array( '10.0.0.0/8' ), '198.51.100.1' );
		yield 'what the visitor wrote stands left of what the proxy wrote' => array( '10.0.0.1', '1.2.3.4, 198.51.100.1', array( '10.0.0.0/8' ), '198.51.100.1' );
		yield 'two proxies' => array( '10.0.0.1', '1.2.3.4, 198.51.100.1, 192.0.2.9', array( '10.0.0.0/8', '192.0.2.9' ), '198.51.100.1' );
		yield 'a request that is not from the proxy' => array( '203.0.113.7', '198.51.100.1', array( '10.0.0.0/8' ), '203.0.113.7' );
		yield 'nonsense in the header ends the walk' => array( '10.0.0.1', '198.51.100.1, <script>', array( '10.0.0.0/8' ), '10.0.0.1' );
		yield 'nothing in the header' => array( '10.0.0.1', '', array( '10.0.0.0/8' ), '10.0.0.1' );
		yield 'ports and brackets' => array( '[2001:db8::1]:443', '[2001:db8:5::9]:1234', array( '2001:db8::/48' ), '2001:db8:5::9' );
		yield 'a network that ends within a byte' => array( '172.31.255.1', '198.51.100.1', array( '172.16.0.0/12' ), '198.51.100.1' );
		yield 'just outside of it' => array( '172.32.0.1', '198.51.100.1', array( '172.16.0.0/12' ), '172.32.0.1' );
		yield 'a network that is none' => array( '10.0.0.1', '198.51.100.1', array( '10.0.0.0/x', '10.0.0.0/99', 'proxy' ), '10.0.0.1' );
		yield 'another family' => array( '::1', '198.51.100.1', array( '0.0.0.0/0' ), '::1' );
		yield 'no address at all' => array( 'unix:', '198.51.100.1', array( '10.0.0.0/8' ), '' );
	}

	/** @param list<string> $proxies The owner's. */
	#[DataProvider( 'requests' )]
	public function test_only_what_the_owners_proxies_wrote_is_believed( string $remote, string $forwarded, array $proxies, string $expected ): void {
		self::assertSame( $expected, ClientAddress::of( $remote, $forwarded, $proxies ) );
	}
}
