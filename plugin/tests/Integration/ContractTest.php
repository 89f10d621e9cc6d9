<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Cairn\Contract\EventValidator;
use PHPUnit\Framework\Attributes\DataProvider;

/** The fixtures that Jest runs through zod are run here through WordPress' own validator: both sides judge alike. */
final class ContractTest extends IntegrationTestCase {

	/** @param array<mixed> $props Own fields. */
	#[DataProvider( 'valid' )]
	public function test_what_the_service_takes_is_taken_here( string $type, array $props ): void {
		self::assertSame( $props, ( new EventValidator() )->read( $type, $props ) );
	}

	/** @param array<mixed> $props Own fields. */
	#[DataProvider( 'invalid' )]
	public function test_what_the_service_refuses_is_refused_here( string $type, array $props ): void {
		self::assertInstanceOf( \WP_Error::class, ( new EventValidator() )->read( $type, $props ) );
	}

	public function test_an_unknown_type_is_refused_by_name(): void {
		$error = ( new EventValidator() )->read( 'order_pizza', array() );
		self::assertInstanceOf( \WP_Error::class, $error );
		self::assertSame( 'unknown_type', $error->get_error_code() );
	}

	public function test_a_number_that_came_as_text_leaves_as_a_number(): void {
		self::assertSame( array( 'product_id' => 12 ), ( new EventValidator() )->read( 'view_product', array( 'product_id' => '12' ) ) );
	}

	/** @return iterable<string, array{string, array<mixed>}> */
	public static function valid(): iterable {
		return self::fixtures( 'valid' );
	}

	/** @return iterable<string, array{string, array<mixed>}> */
	public static function invalid(): iterable {
		return self::fixtures( 'invalid' );
	}

	/** @return iterable<string, array{string, array<mixed>}> */
	private static function fixtures( string $kind ): iterable {
		$all = json_decode( (string) file_get_contents( dirname( __DIR__, 3 ) . '/contract/fixtures/event-props.json' ), true );
		foreach ( $all[ $kind ] as $case ) {
			yield $case['why'] => array( $case['type'], $case['props'] );
		}
	}
}
