<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Forms;

use Cairn\Forms\Phone;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class PhoneTest extends CairnTestCase {

	/** @return iterable<string, array{string, string, string, string|null}> */
	public static function numbers(): iterable {
		yield 'with its country' => array( '+44 20 7946 0958', 'DE', '+49', '+442079460958' );
		yield 'with two zeros' => array( '0044 (20) 7946-0958', 'DE', '+49', '+442079460958' );
		yield 'with the zero of a national call in brackets' => array( '+44 (0)20 7946 0958', 'DE', '+49', '+442079460958' );
		yield 'of the shop’s country' => array( '030 901820', 'DE', '+49', '+4930901820' );
		yield 'of Italy, whose zero stays' => array( '06 69812345', 'IT', '+39', '+390669812345' );
		yield 'of the United States, with the long-distance one' => array( '1 (415) 555-0132', 'US', '+1', '+14155550132' );
		yield 'of Hungary' => array( '06 1 234 5678', 'HU', '+36', '+3612345678' );
		yield 'without any country' => array( '030 901820', '', '', null );
		yield 'letters' => array( '+44 CALL ME', 'DE', '+49', null );
		yield 'too short' => array( '+44 12', 'DE', '+49', null );
		yield 'too long' => array( '+44 1234567890123456', 'DE', '+49', null );
		yield 'markup' => array( '<b>+44 20 7946 0958</b>', 'DE', '+49', null );
	}

	#[DataProvider( 'numbers' )]
	public function test_a_number_is_kept_as_the_world_writes_it( string $typed, string $country, string $code, ?string $expected ): void {
		self::assertSame( $expected, Phone::e164( $typed, $country, $code ) );
	}
}
