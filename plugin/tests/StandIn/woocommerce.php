<?php
/**
 * Of WooCommerce what the rules on orders ask: an order that keeps its state and its notes. Loaded by the tests that need it,
 * and only where the real one is absent; the same tests run on the real one.
 */

declare(strict_types=1);

if ( ! class_exists( 'WC_Order' ) ) {

	class WC_DateTime extends DateTime {
	}

	class WC_Meta_Data {

		public function __construct( public int $id, public string $key, public mixed $value ) {
		}
	}

	class WC_Order {

		private static int $last_id = 0;

		/** @var array<int, array{status: string, date_created: WC_DateTime, date_paid: WC_DateTime|null}> What is in the database. */
		private static array $saved = array();

		/** @var array<int, list<WC_Meta_Data>> Meta rows in the database, in the order in which they came. */
		private static array $rows = array();

		private int $id = 0;
		private string $status = 'pending';

		/** @var list<WC_Meta_Data> */
		private array $meta = array();

		public function __construct( int $id = 0 ) {
			if ( isset( self::$saved[ $id ] ) ) {
				$this->id     = $id;
				$this->status = self::$saved[ $id ]['status'];
				$this->meta   = array_map( static fn ( WC_Meta_Data $meta ): WC_Meta_Data => clone $meta, self::$rows[ $id ] );
			}
		}

		public function get_id(): int {
			return $this->id;
		}

		public function get_status(): string {
			return $this->status;
		}

		public function set_status( string $status ): void {
			$this->status = $status;
		}

		/** @return array<string, mixed> As it was read or last saved. */
		public function get_base_data(): array {
			return self::$saved[ $this->id ] ?? array();
		}

		public function get_meta( string $key, bool $single = true ): mixed {
			$found = array_values( array_filter( $this->meta, static fn ( WC_Meta_Data $meta ): bool => $meta->key === $key ) );
			return $single ? ( $found[0]->value ?? '' ) : $found;
		}

		public function add_meta_data( string $key, mixed $value ): void {
			$this->meta[] = new WC_Meta_Data( 0, $key, $value );
		}

		public function update_meta_data( string $key, mixed $value ): void {
			foreach ( $this->meta as $meta ) {
				if ( $meta->key === $key ) {
					$meta->value = $value;
					return;
				}
			}
			$this->add_meta_data( $key, $value );
		}

		public function save(): int {
			$this->id                 = $this->id > 0 ? $this->id : ++self::$last_id;
			self::$saved[ $this->id ] = array(
				'status'       => $this->status,
				'date_created' => self::$saved[ $this->id ]['date_created'] ?? new WC_DateTime(),
				'date_paid'    => null,
			);
			self::$rows[ $this->id ] ??= array();
			foreach ( $this->meta as $meta ) {
				foreach ( self::$rows[ $this->id ] as $row ) {
					if ( $row->id === $meta->id ) {
						$row->value = $meta->value;
					}
				}
				if ( 0 === $meta->id ) {
					$meta->id                  = ++self::$last_id;
					self::$rows[ $this->id ][] = clone $meta;
				}
			}
			return $this->id;
		}
	}

	function wc_get_price_decimals(): int {
		return (int) get_option( 'woocommerce_price_num_decimals', 2 );
	}

	/** @return list<string> */
	function wc_get_is_paid_statuses(): array {
		return array( 'processing', 'completed' );
	}
}
