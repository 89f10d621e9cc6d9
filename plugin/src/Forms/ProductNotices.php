<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Shop\Money;

/**
 * Tells those who asked that a product can be had again or costs less: once, in the background, to addresses that the site
 * can read with its own key. Where the key is gone, they go on waiting.
 */
final class ProductNotices {

	/** Purposes whose promise is kept later. */
	public const PURPOSES = array( 'back-in-stock', 'price-drop' );

	/** Cron hook, with the number of the product. */
	public const CRON_HOOK = 'cairn_product_notices';

	private const AT_ONCE = 50;

	public function __construct(
		private readonly SignUpTable $table,
		private readonly FormMails $mails,
		private readonly ContactFacts $facts,
		private readonly Clock $clock,
	) {
	}

	/** Price of a product or variation in minor units; null where it has none. */
	public static function price( int $id ): ?int {
		$product = $id > 0 && function_exists( 'wc_get_product' ) ? wc_get_product( $id ) : null;
		$price   = $product instanceof \WC_Product ? $product->get_price() : '';
		return is_numeric( $price ) ? Money::minor( $price, Money::decimals( Money::base() ?? 'EUR' ) ) : null;
	}

	/**
	 * A product has changed; somebody may wait for it.
	 *
	 * @param mixed $id Of a product or a variation.
	 */
	public static function plan( mixed $id ): void {
		if ( ! is_numeric( $id ) || ! FormTables::exist() ) {
			return;
		}
		$product = wc_get_product( (int) $id );
		if ( ! $product instanceof \WC_Product ) {
			return;
		}
		$whole = $product->get_parent_id() ?: $product->get_id();
		$table = new SignUpTable();
		foreach ( self::PURPOSES as $purpose ) {
			if ( array() !== $table->waiting_for( $purpose, $whole, 1 ) && ! wp_next_scheduled( self::CRON_HOOK, array( $whole ) ) ) {
				wp_schedule_single_event( time() + MINUTE_IN_SECONDS, self::CRON_HOOK, array( $whole ) );
			}
		}
	}

	/**
	 * Somebody has confirmed. The page may have come from a cache: what it said was missing may be there by now.
	 *
	 * @param mixed $submission_id Which sign-up.
	 * @param mixed $purpose       What it was for.
	 */
	public static function confirmed( mixed $submission_id, mixed $purpose ): void {
		$row = is_string( $submission_id ) && in_array( $purpose, self::PURPOSES, true ) ? ( new SignUpTable() )->find( $submission_id ) : null;
		if ( null !== $row && function_exists( 'wc_get_product' ) ) {
			self::plan( $row->product_id );
		}
	}

	/**
	 * Tells those who wait for a product.
	 *
	 * @param int $product_id The product.
	 */
	public function tell( int $product_id ): void {
		$told = 0;
		foreach ( self::PURPOSES as $purpose ) {
			foreach ( function_exists( 'wc_get_product' ) ? $this->table->waiting_for( $purpose, $product_id, 1000 ) : array() as $row ) {
				if ( $told >= self::AT_ONCE ) {
					wp_schedule_single_event( $this->clock->now() + MINUTE_IN_SECONDS, self::CRON_HOOK, array( $product_id ) );
					return;
				}
				$product = wc_get_product( $row->variation_id ?: $row->product_id );
				if ( $product instanceof \WC_Product && $this->is_time( $row, $product ) ) {
					$told += $this->tell_one( $row, $product ) ? 1 : 0;
				}
			}
		}
	}

	private function is_time( SignUpRow $row, \WC_Product $product ): bool {
		// A variation that was switched off cannot be had, whatever its stock.
		if ( 'publish' !== get_post_status( $row->product_id ) || 'publish' !== $product->get_status() ) {
			return false;
		}
		if ( 'back-in-stock' === $row->purpose ) {
			return $product->is_in_stock();
		}
		$price = self::price( $product->get_id() );
		return null !== $price && null !== $row->price && $price < $row->price;
	}

	private function tell_one( SignUpRow $row, \WC_Product $product ): bool {
		$typed = $row->typed();
		if ( null === $typed || '' === $typed->email || ! $this->table->take( $row->submission_id, $this->clock->now() ) ) {
			return false;
		}
		$price = $product->get_price();
		$sent  = $this->mails->send(
			$typed->email,
			$row->purpose,
			array(
				'product'     => html_entity_decode( wp_strip_all_tags( $product->get_name() ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ),
				'price'       => is_numeric( $price ) ? html_entity_decode( wp_strip_all_tags( wc_price( (float) wc_get_price_to_display( $product ) ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) : '',
				'link'        => $product->get_permalink(),
				'preferences' => ContactLinks::preferences( $row->sealed, $row->person, $row->submission_id ),
			),
			$row->locale,
			ContactLinks::headers( ContactLinks::unsubscribe( $row->sealed, $row->person, $row->lists[0] ?? '', $row->submission_id ) )
		);
		$this->facts->mail( $row->submission_id, 'delivery', $sent, '', 1 );
		if ( ! $sent->worked ) {
			$this->table->give_back( $row->submission_id );
		}
		return true;
	}
}
