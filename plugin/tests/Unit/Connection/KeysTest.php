<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Connection;

use Cairn\Connection\Keys;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;
use PHPUnit\Framework\Attributes\RunInSeparateProcess;

final class KeysTest extends CairnTestCase {

	public function test_keys_survive_the_option_and_stand_nowhere_else(): void {
		( new SiteBuilder() )->connected();
		$keys = Keys::read();
		self::assertSame( array( 'key_01', str_repeat( 's', 32 ), str_repeat( 'c', 32 ) ), array( $keys?->key_id, $keys?->secret, $keys?->callback_secret ) );
		Keys::forget();
		self::assertNull( Keys::read() );
	}

	public function test_a_secret_that_is_not_32_bytes_is_no_secret(): void {
		self::assertNull( Keys::decode( 'key_01', base64_encode( str_repeat( 's', 31 ) ), base64_encode( str_repeat( 'c', 32 ) ) ) );
		self::assertNull( Keys::decode( 'key_01', 'not base64!', base64_encode( str_repeat( 'c', 32 ) ) ) );
		self::assertNull( Keys::decode( '', base64_encode( str_repeat( 's', 32 ) ), base64_encode( str_repeat( 'c', 32 ) ) ) );
	}

	#[RunInSeparateProcess]
	public function test_a_key_in_wp_config_is_used_and_left_alone(): void {
		$site = ( new SiteBuilder() )->connected();
		define( 'CAIRN_KEY_ID', 'key_09' );
		define( 'CAIRN_KEY_SECRET', base64_encode( str_repeat( 'w', 32 ) ) );

		self::assertSame( array( 'key_09', str_repeat( 'w', 32 ) ), array( $site->store->credentials()?->key_id, $site->store->credentials()?->secret ) );
		self::assertSame( 'keys_in_configuration', $site->connector->replace_key()?->code );
		self::assertSame( array(), $site->wire->sent );
	}
}
