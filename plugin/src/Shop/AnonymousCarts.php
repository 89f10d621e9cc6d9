<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Clock;

/**
 * Open carts of visitors whom nobody may recognise: `{prefix}cairn_cart`. A row is a cart, not a person: what is in it, where
 * it was last seen. It never leaves this database; closed carts are counted together and their rows deleted.
 */
final class AnonymousCarts {

	public const VERSION_OPTION = 'cairn_cart_version';

	private const VERSION = '1';

	/** A cart is closed when nothing has changed in it for so long. */
	private const OPEN_SECONDS = 2 * DAY_IN_SECONDS;

	private const AT_ONCE = 500;

	public function __construct( private readonly Clock $clock ) {
	}

	/** Full name of the table on this site. */
	public function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_cart';
	}

	/** Creates or updates the table where it is not of this version. */
	public function ensure(): void {
		if ( self::VERSION === get_option( self::VERSION_OPTION ) ) {
			return;
		}
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		dbDelta(
			"CREATE TABLE {$this->name()} (
			name varchar(22) NOT NULL,
			day varchar(10) NOT NULL,
			step varchar(10) NOT NULL,
			ordered tinyint(1) unsigned NOT NULL DEFAULT 0,
			value bigint(20) NOT NULL,
			currency varchar(3) NOT NULL,
			products mediumtext NOT NULL,
			changed_at bigint(20) unsigned NOT NULL,
			closing varchar(22) NOT NULL DEFAULT '',
			PRIMARY KEY  (name),
			KEY closing (closing,changed_at)
			) {$wpdb->get_charset_collate()};"
		);
		update_option( self::VERSION_OPTION, self::VERSION, true );
	}

	/**
	 * A cart has changed, or was seen further on its way.
	 *
	 * @param string               $name       Its name in the session.
	 * @param string               $day        Day of the site; the first one stays.
	 * @param array<string, mixed> $state      The cart.
	 * @param bool                 $is_ordered It has become an order.
	 */
	public function note( string $name, string $day, array $state, bool $is_ordered ): void {
		global $wpdb;
		$this->ensure();
		$products = array();
		foreach ( is_array( $state['items'] ?? null ) ? $state['items'] : array() as $item ) {
			if ( is_array( $item ) && is_int( $item['product_id'] ?? null ) && is_int( $item['value'] ?? null ) ) {
				$products[ $item['product_id'] ] = ( $products[ $item['product_id'] ] ?? 0 ) + $item['value'];
			}
		}
		$text   = static fn ( string $key ): string => is_string( $state[ $key ] ?? null ) ? $state[ $key ] : '';
		$value  = is_int( $state['value'] ?? null ) ? $state['value'] : 0;
		$json   = (string) wp_json_encode( $products );
		$silent = $wpdb->suppress_errors( true );
		$wpdb->query(
			$wpdb->prepare(
				'INSERT INTO %i (name, day, step, ordered, value, currency, products, changed_at) VALUES (%s, %s, %s, %d, %d, %s, %s, %d) ON DUPLICATE KEY UPDATE step = %s, ordered = GREATEST(ordered, %d), value = %d, currency = %s, products = %s, changed_at = %d',
				$this->name(),
				$name,
				$day,
				$text( 'step' ),
				(int) $is_ordered,
				$value,
				$text( 'currency' ),
				$json,
				$this->clock->now(),
				$text( 'step' ),
				(int) $is_ordered,
				$value,
				$text( 'currency' ),
				$json,
				$this->clock->now()
			)
		);
		$wpdb->suppress_errors( $silent );
	}

	/**
	 * Takes closed carts out for counting. What a process that was killed had taken comes first, under the same mark.
	 *
	 * @return array{mark: string, carts: list<array<string, string|null>>}|null Null when none has closed.
	 */
	public function close(): ?array {
		global $wpdb;
		$this->ensure();
		$mark = $wpdb->get_var( $wpdb->prepare( "SELECT closing FROM %i WHERE closing <> '' ORDER BY closing LIMIT 1", $this->name() ) );
		if ( ! is_string( $mark ) || '' === $mark ) {
			$mark = bin2hex( random_bytes( 11 ) );
			if ( 0 === (int) $wpdb->query( $wpdb->prepare( "UPDATE %i SET closing = %s WHERE closing = '' AND changed_at < %d ORDER BY changed_at LIMIT %d", $this->name(), $mark, $this->clock->now() - self::OPEN_SECONDS, self::AT_ONCE ) ) ) {
				return null;
			}
		}
		/** @var list<array<string, string|null>>|null $carts */
		$carts = $wpdb->get_results( $wpdb->prepare( 'SELECT day, step, ordered, value, currency, products FROM %i WHERE closing = %s', $this->name(), $mark ), ARRAY_A );
		return array(
			'mark'  => $mark,
			'carts' => $carts ?? array(),
		);
	}

	/**
	 * The carts under a mark have been counted.
	 *
	 * @param string $mark The mark.
	 */
	public function forget( string $mark ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE closing = %s', $this->name(), $mark ) );
	}

	/** Removes the table: the owner wants nothing left. */
	public function drop(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery.SchemaChange -- deleting the plugin's data is the purpose.
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $this->name() ) );
		delete_option( self::VERSION_OPTION );
	}
}
