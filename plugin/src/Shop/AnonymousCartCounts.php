<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Outbox\Chore;
use Cairn\Outbox\Outbox;

/** Counts closed carts of visitors nobody may recognise, by day, last step and outcome, and tells only the counts. */
final class AnonymousCartCounts implements Chore {

	private const PRODUCTS = 500;

	public function __construct(
		private readonly Outbox $outbox,
		private readonly AnonymousCarts $carts,
	) {
	}

	public function look(): void {
		if ( ! $this->outbox->is_open() || ! function_exists( 'WC' ) ) {
			return;
		}
		$closed = $this->carts->close();
		if ( null === $closed ) {
			return;
		}
		foreach ( $this->count( $closed['carts'] ) as $key => $count ) {
			// The mark makes it the same count, should this process be killed before the carts are forgotten.
			$this->outbox->counts( "carts:{$closed['mark']}:$key", $count );
		}
		$this->carts->forget( $closed['mark'] );
	}

	public function go_on( float $seconds ): bool {
		return false;
	}

	public function forget( array $rows ): void {
	}

	/**
	 * Adds carts up.
	 *
	 * @param list<array<string, string|null>> $carts The carts.
	 * @return array<string, array<string, mixed>> As the contract takes them, without key.
	 */
	private function count( array $carts ): array {
		$sums = array();
		foreach ( $carts as $cart ) {
			$key  = implode( ':', array( $cart['day'] ?? '', $cart['step'] ?? '', $cart['ordered'] ?? '0', $cart['currency'] ?? '' ) );
			$sum  = $sums[ $key ] ?? array(
				'carts'    => 0,
				'value'    => 0,
				'products' => array(),
			);
			$kept = json_decode( $cart['products'] ?? '', true );
			foreach ( is_array( $kept ) ? $kept : array() as $product => $value ) {
				$of                                = $sum['products'][ (int) $product ] ?? array(
					'carts' => 0,
					'value' => 0,
				);
				$sum['products'][ (int) $product ] = array(
					'carts' => $of['carts'] + 1,
					'value' => $of['value'] + ( is_int( $value ) ? $value : 0 ),
				);
			}
			$sums[ $key ] = array(
				'carts'    => $sum['carts'] + 1,
				'value'    => $sum['value'] + (int) $cart['value'],
				'products' => $sum['products'],
			);
		}
		$counts = array();
		foreach ( $sums as $key => $sum ) {
			list( $day, $step, $ordered, $currency ) = explode( ':', $key );
			$products = array();
			foreach ( $sum['products'] as $product => $of ) {
				$products[] = array( 'product_id' => $product ) + $of;
			}
			$counts[ $key ] = array(
				'day'       => $day,
				'last_step' => $step,
				'ordered'   => '1' === $ordered,
				'carts'     => $sum['carts'],
				'value'     => $sum['value'],
				'currency'  => $currency,
				'products'  => array_slice( $products, 0, self::PRODUCTS ),
			);
		}
		return $counts;
	}
}
