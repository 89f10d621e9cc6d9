<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/**
 * Facts on their way to the service: `{prefix}cairn_outbox`. A row is written in the request in which the fact happened
 * and leaves by another. What was told is kept without its content for two days, so that the same fact, told again by a
 * second hook or a second request, is known.
 */
final class OutboxTable {

	/** Option with the version of the table that exists. */
	public const VERSION_OPTION = 'cairn_outbox_version';

	private const VERSION = '1';

	private const DUPLICATE_KEY = 1062;
	private const NO_SUCH_TABLE = 1146;

	/** Full name of the table on this site. */
	public function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_outbox';
	}

	/** Creates or updates the table where it is not of this version. Cheap otherwise: the option is autoloaded. */
	public function ensure(): void {
		if ( self::VERSION !== get_option( self::VERSION_OPTION ) ) {
			$this->create();
		}
	}

	/**
	 * Adds a fact.
	 *
	 * @param FactKind     $kind     What it tells of.
	 * @param string       $fact_key Unique on this site.
	 * @param array<mixed> $payload  The fact.
	 * @param int          $now      Unix seconds.
	 * @return bool False when it was there already.
	 * @throws \RuntimeException When the database refuses.
	 */
	public function add( FactKind $kind, string $fact_key, array $payload, int $now ): bool {
		global $wpdb;
		$sql = $wpdb->prepare(
			'INSERT INTO %i (kind, fact_key, payload, state, created_at) VALUES (%s, %s, %s, %s, %d)',
			$this->name(),
			$kind->value,
			$fact_key,
			(string) wp_json_encode( $payload, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ),
			'waiting',
			$now
		);
		return $this->write( $sql );
	}

	/**
	 * Tells an event anew. One that still waits keeps whose doing it was, and gets its new fields.
	 *
	 * @param string                        $fact_key Its key.
	 * @param array{props: array<mixed>, ...} $event    The event as it is now, without a visitor.
	 * @param int                           $now      Unix seconds.
	 * @throws \RuntimeException When the database refuses.
	 */
	public function retell( string $fact_key, array $event, int $now ): void {
		global $wpdb;
		$kept = $this->facts( $wpdb->prepare( "SELECT id, kind, fact_key, payload, revision, version, attempts FROM %i WHERE fact_key = %s AND state <> 'sent'", $this->name(), $fact_key ) )[0]->payload ?? array();
		$json = (string) wp_json_encode( array( 'props' => $event['props'] ) + $kept + $event, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		$this->write(
			$wpdb->prepare(
				"INSERT INTO %i (kind, fact_key, payload, state, created_at) VALUES (%s, %s, %s, 'waiting', %d) ON DUPLICATE KEY UPDATE created_at = IF(state = 'waiting', created_at, %d), state = 'waiting', payload = %s, revision = revision + 1, attempts = 0, next_attempt_at = 0, last_error = ''",
				$this->name(),
				FactKind::Event->value,
				$fact_key,
				$json,
				$now,
				$now,
				$json
			)
		);
	}

	/**
	 * Notes that orders or products have changed; a row that is there waits again.
	 *
	 * @param FactKind  $kind What changed.
	 * @param list<int> $ids  Their numbers.
	 * @param int       $now  Unix seconds.
	 * @throws \RuntimeException When the database refuses.
	 */
	public function mark( FactKind $kind, array $ids, int $now ): void {
		global $wpdb;
		foreach ( array_chunk( $ids, 100 ) as $chunk ) {
			$rows   = implode( ',', array_fill( 0, count( $chunk ), "(%s, %s, '', 'waiting', %d)" ) );
			$values = array();
			foreach ( $chunk as $id ) {
				array_push( $values, $kind->value, $kind->key( $id ), $now );
			}
			// The database sets the columns from left to right: the age is decided before the state changes.
			$this->write(
				// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.PreparedSQLPlaceholders.ReplacementsWrongNumber, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- the marks are built above.
				$wpdb->prepare( "INSERT INTO %i (kind, fact_key, payload, state, created_at) VALUES $rows ON DUPLICATE KEY UPDATE created_at = IF(state = 'waiting', created_at, %d), state = 'waiting', revision = revision + 1, attempts = 0, next_attempt_at = 0, last_error = ''", $this->name(), ...array( ...$values, $now ) )
			);
		}
	}

	/**
	 * Notes the last state of something that is about to be deleted: it cannot be read later.
	 *
	 * @param FactKind     $kind    What it is.
	 * @param int          $id      Its number.
	 * @param array<mixed> $payload Its last state.
	 * @param int          $now     Unix seconds.
	 * @throws \RuntimeException When the database refuses.
	 */
	public function keep_last( FactKind $kind, int $id, array $payload, int $now ): void {
		global $wpdb;
		$json = (string) wp_json_encode( $payload, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		$this->write(
			$wpdb->prepare(
				"INSERT INTO %i (kind, fact_key, payload, state, created_at) VALUES (%s, %s, %s, 'waiting', %d) ON DUPLICATE KEY UPDATE created_at = IF(state = 'waiting', created_at, %d), state = 'waiting', payload = %s, revision = revision + 1, attempts = 0, next_attempt_at = 0, last_error = ''",
				$this->name(),
				$kind->value,
				$kind->key( $id ),
				$json,
				$now,
				$now,
				$json
			)
		);
	}

	/**
	 * Facts that may be told now, oldest first.
	 *
	 * @param int $limit How many at most.
	 * @param int $now   Unix seconds.
	 * @return list<OutboxRow>
	 */
	public function due( int $limit, int $now ): array {
		global $wpdb;
		return $this->facts( $wpdb->prepare( "SELECT id, kind, fact_key, payload, revision, version, attempts FROM %i WHERE state = 'waiting' AND next_attempt_at <= %d ORDER BY id LIMIT %d", $this->name(), $now, $limit ) );
	}

	/**
	 * The service has taken these; what changed again meanwhile goes on waiting.
	 *
	 * @param list<OutboxRow> $rows    What was told.
	 * @param int             $version Version of the snapshots among them.
	 * @param int             $read_at When the told state was read, Unix seconds.
	 */
	public function told( array $rows, int $version, int $read_at ): void {
		global $wpdb;
		foreach ( array_chunk( $rows, 200 ) as $chunk ) {
			$marks  = implode( ',', array_fill( 0, count( $chunk ), '(%d, %d)' ) );
			$values = array();
			foreach ( $chunk as $row ) {
				array_push( $values, $row->id, $row->revision );
			}
			// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders.ReplacementsWrongNumber, WordPress.DB.PreparedSQLPlaceholders.UnfinishedPrepare -- the marks are built above.
			$wpdb->query( $wpdb->prepare( "UPDATE %i SET state = 'sent', payload = '', version = GREATEST(version, %d), sent_at = %d WHERE (id, revision) IN ($marks)", $this->name(), $version, $read_at, ...$values ) );
			// What changed again keeps waiting, but its next version must still be a newer one.
			// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders.ReplacementsWrongNumber, WordPress.DB.PreparedSQLPlaceholders.UnfinishedPrepare -- as above.
			$wpdb->query( $wpdb->prepare( "UPDATE %i SET version = GREATEST(version, %d) WHERE state = 'waiting' AND id IN (" . implode( ',', array_fill( 0, count( $chunk ), '%d' ) ) . ')', $this->name(), $version, ...array_map( static fn ( OutboxRow $row ): int => $row->id, $chunk ) ) );
		}
	}

	/**
	 * The service does not take this one as it is; it stays, with the reason.
	 *
	 * @param OutboxRow $row    The fact.
	 * @param string    $reason Why.
	 */
	public function refuse( OutboxRow $row, string $reason ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET state = 'refused', attempts = attempts + 1, last_error = %s WHERE id = %d AND revision = %d", $this->name(), mb_substr( $reason, 0, 300 ), $row->id, $row->revision ) );
	}

	/**
	 * Tries this one again later.
	 *
	 * @param OutboxRow $row    The fact.
	 * @param int       $at     Unix seconds.
	 * @param string    $reason What went wrong.
	 */
	public function postpone( OutboxRow $row, int $at, string $reason ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET attempts = attempts + 1, next_attempt_at = %d, last_error = %s WHERE id = %d AND revision = %d', $this->name(), $at, mb_substr( $reason, 0, 300 ), $row->id, $row->revision ) );
	}

	/** Forgets a row that has nothing to tell. */
	public function forget( OutboxRow $row ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE id = %d AND revision = %d', $this->name(), $row->id, $row->revision ) );
	}

	/**
	 * Forgets what was told or is to be told of a sign-up: its person wants nothing left. What the service has
	 * is erased by a fact of its own.
	 *
	 * @param string $submission_id Which sign-up.
	 */
	public function erase_sign_up( string $submission_id ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "DELETE FROM %i WHERE kind = 'contact' AND (fact_key IN (%s, %s, %s) OR fact_key LIKE %s OR fact_key LIKE %s)", $this->name(), "submission:$submission_id", "confirmation:$submission_id", "attended:$submission_id", $wpdb->esc_like( "mail:$submission_id:" ) . '%', $wpdb->esc_like( "booking:$submission_id:" ) . '%' ) );
	}

	/** Lets everything that was refused or put off be tried again at once. */
	public function retry_all(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET state = 'waiting', next_attempt_at = 0, attempts = 0 WHERE state IN ('waiting', 'refused')", $this->name() ) );
	}

	/**
	 * How much waits, since when, and what was refused.
	 *
	 * @return array{waiting: int, oldest: int|null, refused: int, refusal: string}
	 */
	public function counts(): array {
		global $wpdb;
		$waiting = $this->select( $wpdb->prepare( "SELECT COUNT(*) AS n, MIN(created_at) AS oldest FROM %i WHERE state = 'waiting'", $this->name() ) )[0] ?? array();
		$refused = $this->select( $wpdb->prepare( "SELECT COUNT(*) AS n, MAX(last_error) AS reason FROM %i WHERE state = 'refused'", $this->name() ) )[0] ?? array();
		return array(
			'waiting' => (int) ( $waiting['n'] ?? 0 ),
			'oldest'  => isset( $waiting['oldest'] ) ? (int) $waiting['oldest'] : null,
			'refused' => (int) ( $refused['n'] ?? 0 ),
			'refusal' => (string) ( $refused['reason'] ?? '' ),
		);
	}

	/**
	 * When orders were last told, for those that were, by their number.
	 *
	 * @param FactKind  $kind What they are.
	 * @param list<int> $ids  Their numbers.
	 * @return array<int, int> Unix seconds by number; PHP_INT_MAX for what waits anyway.
	 */
	public function told_at( FactKind $kind, array $ids ): array {
		global $wpdb;
		if ( array() === $ids ) {
			return array();
		}
		$keys  = array_map( static fn ( int $id ): string => $kind->key( $id ), $ids );
		$marks = implode( ',', array_fill( 0, count( $keys ), '%s' ) );
		$told  = array();
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders.ReplacementsWrongNumber, WordPress.DB.PreparedSQLPlaceholders.UnfinishedPrepare -- the marks are built above.
		foreach ( $this->select( $wpdb->prepare( "SELECT fact_key, state, sent_at FROM %i WHERE fact_key IN ($marks)", $this->name(), ...$keys ) ) as $row ) {
			$told[ (int) substr( (string) $row['fact_key'], strlen( $kind->value ) + 1 ) ] = 'sent' === $row['state'] ? (int) $row['sent_at'] : PHP_INT_MAX;
		}
		return $told;
	}

	/**
	 * Orders that were told before a moment and wait for nothing: their rows may go.
	 *
	 * @param int $before Unix seconds.
	 * @param int $limit  How many at most.
	 * @return list<OutboxRow>
	 */
	public function told_before( int $before, int $limit ): array {
		global $wpdb;
		return $this->facts( $wpdb->prepare( "SELECT id, kind, fact_key, payload, revision, version, attempts FROM %i WHERE state = 'sent' AND sent_at < %d ORDER BY sent_at LIMIT %d", $this->name(), $before, $limit ) );
	}

	/**
	 * Gives up the oldest events where more wait than may; orders and products are never given up.
	 *
	 * @param int $allowed How many events may wait.
	 * @return int How many were given up.
	 */
	public function give_up_beyond( int $allowed ): int {
		global $wpdb;
		$waiting = (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM %i WHERE state = 'waiting' AND kind = 'event'", $this->name() ) );
		if ( $waiting <= $allowed ) {
			return 0;
		}
		return (int) $wpdb->query( $wpdb->prepare( "DELETE FROM %i WHERE state = 'waiting' AND kind = 'event' ORDER BY id LIMIT %d", $this->name(), $waiting - $allowed ) );
	}

	/** Empties the table: its facts belonged to a connection that has ended. */
	public function clear(): void {
		global $wpdb;
		$this->ensure();
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $this->name() ) );
	}

	/** Removes the table: the owner wants nothing left. */
	public function drop(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery.SchemaChange -- deleting the plugin's data is the purpose.
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $this->name() ) );
		delete_option( self::VERSION_OPTION );
	}

	/** @return list<OutboxRow> */
	private function facts( ?string $sql ): array {
		$rows = array();
		foreach ( $this->select( $sql ) as $row ) {
			$kind = FactKind::tryFrom( (string) $row['kind'] );
			if ( null !== $kind ) {
				$payload = json_decode( (string) $row['payload'], true );
				$rows[]  = new OutboxRow( (int) $row['id'], $kind, (string) $row['fact_key'], is_array( $payload ) ? $payload : array(), (int) $row['revision'], (int) $row['version'], (int) $row['attempts'] );
			}
		}
		return $rows;
	}

	/** @return list<array<string, string|null>> */
	private function select( ?string $sql ): array {
		global $wpdb;
		/** @var list<array<string, string|null>>|null $rows */
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- every caller has prepared it.
		$rows = $wpdb->get_results( (string) $sql, ARRAY_A );
		return $rows ?? array();
	}

	/**
	 * Writes, without ever showing an error to the shopper whose request this is.
	 *
	 * @return bool False when the fact was there already.
	 */
	private function write( ?string $sql, bool $is_second_try = false ): bool {
		global $wpdb;
		$suppressed = $wpdb->suppress_errors( true );
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- every caller has prepared it.
		$result     = $wpdb->query( (string) $sql );
		$problem    = (string) $wpdb->last_error;
		$wpdb->suppress_errors( $suppressed );
		if ( false !== $result ) {
			return true;
		}
		$number = $wpdb->dbh instanceof \mysqli ? $wpdb->dbh->errno : 0;
		if ( self::DUPLICATE_KEY === $number || str_contains( $problem, 'Duplicate entry' ) ) {
			return false;
		}
		if ( ! $is_second_try && ( self::NO_SUCH_TABLE === $number || str_contains( $problem, "doesn't exist" ) ) ) {
			$this->create();
			return $this->write( $sql, true );
		}
		throw new \RuntimeException( esc_html( $problem ) );
	}

	private function create(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		// The two spaces after PRIMARY KEY and the key names are dbDelta's grammar. Ids of carts differ by case.
		dbDelta(
			"CREATE TABLE {$this->name()} (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			kind varchar(12) NOT NULL,
			fact_key varchar(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			payload mediumtext NOT NULL,
			state varchar(8) NOT NULL,
			revision int(10) unsigned NOT NULL DEFAULT 1,
			version bigint(20) unsigned NOT NULL DEFAULT 0,
			attempts int(10) unsigned NOT NULL DEFAULT 0,
			next_attempt_at bigint(20) unsigned NOT NULL DEFAULT 0,
			created_at bigint(20) unsigned NOT NULL,
			sent_at bigint(20) unsigned NOT NULL DEFAULT 0,
			last_error varchar(300) NOT NULL DEFAULT '',
			PRIMARY KEY  (id),
			UNIQUE KEY fact_key (fact_key),
			KEY due (state,next_attempt_at,id),
			KEY told (state,sent_at)
			) {$wpdb->get_charset_collate()};"
		);
		update_option( self::VERSION_OPTION, self::VERSION, true );
	}
}
