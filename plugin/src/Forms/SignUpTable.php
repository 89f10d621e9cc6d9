<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Sign-ups of this site: `{prefix}cairn_signup`. With it confirming, vouchers and files work while the service is down. */
final class SignUpTable {

	private const COLUMNS = 'submission_id, block_id, config_hash, purpose, lists, state, token_hash, person, sealed, locked_by_token, locked_by_key, resource_id, coupon_id, product_id, variation_id, price, result, locale, mails, requested_at, expires_at, confirmed_at, done_at';

	/** Full name of the table on this site. */
	public function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_signup';
	}

	/**
	 * Keeps a sign-up.
	 *
	 * @return bool False when it was there already.
	 * @throws \RuntimeException When the database refuses.
	 */
	public function add( SignUpRow $row ): bool {
		global $wpdb;
		FormTables::ensure();
		$result = $wpdb->query(
			$wpdb->prepare(
				'INSERT IGNORE INTO %i (submission_id, block_id, config_hash, purpose, lists, state, token_hash, person, sealed, locked_by_token, locked_by_key, resource_id, coupon_id, product_id, variation_id, price, locale, requested_at, expires_at) VALUES (%s, %s, %s, %s, %s, %s, NULLIF(%s, \'\'), %s, %s, %s, %s, %d, %d, %d, %d, NULLIF(%d, -1), %s, %d, %d)',
				$this->name(),
				$row->submission_id,
				$row->block_id,
				$row->config_hash,
				$row->purpose,
				(string) wp_json_encode( $row->lists ),
				$row->state,
				$row->token_hash,
				$row->person,
				$row->sealed,
				$row->locked_by_token,
				$row->locked_by_key,
				$row->resource_id,
				$row->coupon_id,
				$row->product_id,
				$row->variation_id,
				$row->price ?? -1,
				$row->locale,
				$row->requested_at,
				$row->expires_at
			)
		);
		if ( false === $result ) {
			throw new \RuntimeException( esc_html( $wpdb->last_error ) );
		}
		return $result > 0;
	}

	/** A sign-up by its id. */
	public function find( string $submission_id ): ?SignUpRow {
		return $this->rows( 'submission_id = %s', array( $submission_id ), 1 )[0] ?? null;
	}

	/** A sign-up by the token of its link. */
	public function of_token( #[\SensitiveParameter] string $token ): ?SignUpRow {
		return $this->rows( 'token_hash = %s', array( self::hash( $token ) ), 1 )[0] ?? null;
	}

	/** What a token is kept as. */
	public static function hash( #[\SensitiveParameter] string $token ): string {
		return hash( 'sha256', $token );
	}

	/**
	 * All sign-ups of a person.
	 *
	 * @param list<string> $names Names its rows may stand under.
	 * @return list<SignUpRow> Newest first.
	 */
	public function of_person( array $names ): array {
		$names = array_values( array_filter( $names ) );
		return array() === $names ? array() : $this->rows( 'person IN (' . implode( ',', array_fill( 0, count( $names ), '%s' ) ) . ')', $names, 1000 );
	}

	/**
	 * Confirms, once.
	 *
	 * @return bool Whether this call has done it.
	 */
	public function confirm( string $submission_id, int $now ): bool {
		global $wpdb;
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE %i SET state = 'confirmed', confirmed_at = %d, expires_at = 0, retry_at = 0 WHERE submission_id = %s AND state = 'requested'", $this->name(), $now, $submission_id ) );
	}

	/**
	 * What was promised is done. What was locked for the link goes.
	 *
	 * @param string $submission_id Which.
	 * @param string $result        What came of it, such as a coupon's code.
	 * @param int    $now           Unix seconds.
	 */
	public function done( string $submission_id, string $result, int $now ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET done_at = %d, result = %s, locked_by_token = '' WHERE submission_id = %s", $this->name(), $now, $result, $submission_id ) );
	}

	/**
	 * A mail with the link was tried.
	 *
	 * @param string $submission_id Which.
	 * @param int    $retry_at      When to try again, Unix seconds; 0 for never.
	 * @return int How many there were, this one included.
	 */
	public function mailed( string $submission_id, int $retry_at ): int {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET mails = mails + 1, retry_at = %d WHERE submission_id = %s', $this->name(), $retry_at, $submission_id ) );
		return $this->find( $submission_id )->mails ?? 1;
	}

	/**
	 * Sign-ups whose mail is to be tried again.
	 *
	 * @return list<SignUpRow>
	 */
	public function due_for_retry( int $now, int $limit ): array {
		return $this->rows( "retry_at BETWEEN 1 AND %d AND state = 'requested'", array( $now ), $limit );
	}

	/**
	 * Takes a person off a list.
	 *
	 * @param list<string> $names Names the person's rows may stand under.
	 * @param string|null  $list  Which list; null for all.
	 */
	public function withdraw( array $names, ?string $list ): void {
		foreach ( $this->of_person( $names ) as $row ) {
			$this->end( $row, $list );
		}
	}

	/**
	 * Takes one sign-up off a list. One that asked for no list by name stands for what it was made for.
	 *
	 * @param SignUpRow   $row  The sign-up.
	 * @param string|null $list Which list; null for all.
	 * @return bool Whether it was on it.
	 */
	public function end( SignUpRow $row, ?string $list ): bool {
		global $wpdb;
		$lists = array() === $row->lists ? array( $row->purpose ) : $row->lists;
		if ( 'withdrawn' === $row->state || ( null !== $list && ! in_array( $list, $lists, true ) ) ) {
			return false;
		}
		$left  = null === $list ? array() : array_values( array_diff( $lists, array( $list ) ) );
		$state = array() === $left ? 'withdrawn' : $row->state;
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET lists = %s, state = %s, locked_by_key = IF(%s = 'withdrawn', '', locked_by_key), locked_by_token = IF(%s = 'withdrawn', '', locked_by_token), retry_at = 0 WHERE submission_id = %s", $this->name(), (string) wp_json_encode( $left ), $state, $state, $state, $row->submission_id ) );
		return true;
	}

	/**
	 * Those who wait for a product.
	 *
	 * @param string $purpose    `back-in-stock` or `price-drop`.
	 * @param int    $product_id The product.
	 * @param int    $limit      How many at most.
	 * @return list<SignUpRow>
	 */
	public function waiting_for( string $purpose, int $product_id, int $limit ): array {
		return $this->rows( "product_id = %d AND purpose = %s AND state IN ('confirmed', 'given') AND done_at = 0", array( $product_id, $purpose ), $limit );
	}

	/**
	 * Notes that somebody is being told, once.
	 *
	 * @return bool Whether this call has it.
	 */
	public function take( string $submission_id, int $now ): bool {
		global $wpdb;
		return 1 === $wpdb->query( $wpdb->prepare( 'UPDATE %i SET done_at = %d WHERE submission_id = %s AND done_at = 0', $this->name(), $now, $submission_id ) );
	}

	/** The mail to one who was taken could not be sent: they wait again. */
	public function give_back( string $submission_id ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET done_at = 0 WHERE submission_id = %s', $this->name(), $submission_id ) );
	}

	/**
	 * Deletes one.
	 *
	 * @param string $submission_id Its id.
	 */
	public function forget( string $submission_id ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE submission_id = %s', $this->name(), $submission_id ) );
	}

	/** Deletes what was never confirmed in time, and what has served. */
	public function tidy_up( int $now ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE expires_at BETWEEN 1 AND %d LIMIT 1000', $this->name(), $now ) );
	}

	/**
	 * @param literal-string          $where  Condition with marks.
	 * @param list<string|int>        $values Of the marks.
	 * @param int                     $limit  How many at most.
	 * @return list<SignUpRow>
	 */
	private function rows( string $where, array $values, int $limit ): array {
		global $wpdb;
		FormTables::ensure();
		/** @var list<array<string, string|null>>|null $rows */
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.PreparedSQLPlaceholders -- columns and condition are written above.
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT ' . self::COLUMNS . " FROM %i WHERE $where ORDER BY requested_at DESC, submission_id DESC LIMIT %d", $this->name(), ...array( ...$values, $limit ) ), ARRAY_A );
		return array_map( SignUpRow::from_row( ... ), $rows ?? array() );
	}
}
