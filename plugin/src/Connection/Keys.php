<?php

declare(strict_types=1);

namespace Cairn\Connection;

/**
 * The secrets of the connection. They stand in an option of their own that is not loaded with every request, or in
 * wp-config.php (`CAIRN_KEY_ID` with `CAIRN_KEY_SECRET`), and are read nowhere but where a request is signed.
 */
final class Keys {

	/** The option that holds them. */
	public const OPTION = 'cairn_keys';

	/**
	 * @param string $key_id          Id of the signing key.
	 * @param string $secret          Its 32 bytes.
	 * @param string $callback_secret 32 bytes that the service signs its own calls with.
	 */
	private function __construct(
		public readonly string $key_id,
		#[\SensitiveParameter]
		public readonly string $secret,
		#[\SensitiveParameter]
		public readonly string $callback_secret,
	) {
	}

	/**
	 * Reads keys as the service sends them.
	 *
	 * @param string $key_id          Id of the signing key.
	 * @param string $secret          Base64.
	 * @param string $callback_secret Base64.
	 * @return self|null Null when one of them is not 32 bytes.
	 */
	public static function decode( string $key_id, #[\SensitiveParameter] string $secret, #[\SensitiveParameter] string $callback_secret ): ?self {
		// Secrets are bytes; base64 is how JSON and options carry them.
		$one = base64_decode( $secret, true );
		$two = base64_decode( $callback_secret, true );
		return '' !== $key_id && is_string( $one ) && 32 === strlen( $one ) && is_string( $two ) && 32 === strlen( $two )
			? new self( $key_id, $one, $two )
			: null;
	}

	/** The keys of this site, or null when there are none. */
	public static function read(): ?self {
		$kept     = get_option( self::OPTION );
		$text     = static fn ( string $name ): string => is_array( $kept ) && is_string( $kept[ $name ] ?? null ) ? $kept[ $name ] : '';
		$constant = static function ( string $name ): string {
			$value = defined( $name ) ? constant( $name ) : null;
			return is_string( $value ) ? $value : '';
		};
		$callback = $constant( 'CAIRN_CALLBACK_SECRET' ) ?: $text( 'callback_secret' );
		if ( '' !== $constant( 'CAIRN_KEY_ID' ) && '' !== $constant( 'CAIRN_KEY_SECRET' ) ) {
			return self::decode( $constant( 'CAIRN_KEY_ID' ), $constant( 'CAIRN_KEY_SECRET' ), $callback );
		}
		return self::decode( $text( 'key_id' ), $text( 'secret' ), $callback );
	}

	/**
	 * The same with another signing key.
	 *
	 * @param string $key_id Id of the new signing key.
	 * @param string $secret Base64.
	 * @return self|null Null when it is not 32 bytes.
	 */
	public function with_signing_key( string $key_id, #[\SensitiveParameter] string $secret ): ?self {
		return self::decode( $key_id, $secret, base64_encode( $this->callback_secret ) );
	}

	/** Whether the signing key stands in wp-config.php, where this plugin cannot change it. */
	public static function are_configured(): bool {
		return defined( 'CAIRN_KEY_ID' ) && defined( 'CAIRN_KEY_SECRET' );
	}

	/** Keeps these keys, replacing those that were there. */
	public function save(): void {
		update_option(
			self::OPTION,
			array(
				'key_id'          => $this->key_id,
				'secret'          => base64_encode( $this->secret ),
				'callback_secret' => base64_encode( $this->callback_secret ),
			),
			false
		);
	}

	/** Forgets the keys that this site keeps itself. */
	public static function forget(): void {
		delete_option( self::OPTION );
	}
}
