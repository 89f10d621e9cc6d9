<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What this site keeps of a sign-up: no address that anybody could read from it. */
final class SignUpRow {

	/**
	 * @param string       $submission_id   Its id.
	 * @param string       $block_id        The form; ''.
	 * @param string       $config_hash     Its published state; ''.
	 * @param string       $purpose         What it is for.
	 * @param list<string> $lists           Lists it is still on.
	 * @param string       $state           `requested`, `confirmed`, `given` or `withdrawn`.
	 * @param string       $token_hash      SHA-256 of the link's token; ''.
	 * @param string       $person          See {@see Person}.
	 * @param string       $sealed          The address, sealed to the service.
	 * @param string       $locked_by_token What was typed, for whoever has the link; ''.
	 * @param string       $locked_by_key   The same with the token, for the site's own key; ''.
	 * @param int          $resource_id     0 for none.
	 * @param int          $coupon_id       The pattern; 0.
	 * @param int          $product_id      0.
	 * @param int          $variation_id    0.
	 * @param int|null     $price           Minor units when it was asked for; null where it does not matter.
	 * @param string       $result          What came of it, such as a coupon's code; ''.
	 * @param string       $locale          Of the page.
	 * @param int          $mails           How many mails with the link were tried.
	 * @param int          $requested_at    Milliseconds since 1970, as in its fact.
	 * @param int          $expires_at      0 for never.
	 * @param int          $confirmed_at    0 while it is not.
	 * @param int          $done_at         When what was promised was done; 0.
	 */
	public function __construct(
		public readonly string $submission_id,
		public readonly string $block_id,
		public readonly string $config_hash,
		public readonly string $purpose,
		public readonly array $lists,
		public readonly string $state,
		public readonly string $token_hash,
		public readonly string $person,
		public readonly string $sealed,
		public readonly string $locked_by_token,
		public readonly string $locked_by_key,
		public readonly int $resource_id,
		public readonly int $coupon_id,
		public readonly int $product_id,
		public readonly int $variation_id,
		public readonly ?int $price,
		public readonly string $result,
		public readonly string $locale,
		public readonly int $mails,
		public readonly int $requested_at,
		public readonly int $expires_at,
		public readonly int $confirmed_at = 0,
		public readonly int $done_at = 0,
	) {
	}

	/**
	 * Reads a row of the table.
	 *
	 * @param array<string, string|null> $row As the database has it.
	 */
	public static function from_row( array $row ): self {
		$lists = json_decode( (string) ( $row['lists'] ?? '' ), true );
		$text  = static fn ( string $name ): string => (string) ( $row[ $name ] ?? '' );
		$int   = static fn ( string $name ): int => (int) ( $row[ $name ] ?? 0 );
		return new self(
			$text( 'submission_id' ),
			$text( 'block_id' ),
			$text( 'config_hash' ),
			$text( 'purpose' ),
			array_values( array_filter( is_array( $lists ) ? $lists : array(), 'is_string' ) ),
			$text( 'state' ),
			$text( 'token_hash' ),
			$text( 'person' ),
			$text( 'sealed' ),
			$text( 'locked_by_token' ),
			$text( 'locked_by_key' ),
			$int( 'resource_id' ),
			$int( 'coupon_id' ),
			$int( 'product_id' ),
			$int( 'variation_id' ),
			isset( $row['price'] ) ? (int) $row['price'] : null,
			$text( 'result' ),
			$text( 'locale' ),
			$int( 'mails' ),
			$int( 'requested_at' ),
			$int( 'expires_at' ),
			$int( 'confirmed_at' ),
			$int( 'done_at' )
		);
	}

	/** What was typed, read with the site's own key; null without it. */
	public function typed(): ?Typed {
		$key  = LocalKey::read();
		$what = null === $key || '' === $this->locked_by_key ? null : Locked::open( $this->locked_by_key, $key );
		return null === $what ? null : Typed::from_array( $what );
	}

	/** The token of its link, read with the site's own key; '' without it. */
	public function token(): string {
		$key = LocalKey::read();
		return null === $key || '' === $this->locked_by_key ? '' : Given::of( Locked::open( $this->locked_by_key, $key ) )->text( 'token', 40 );
	}
}
