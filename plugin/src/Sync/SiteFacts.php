<?php

declare(strict_types=1);

namespace Cairn\Sync;

use Cairn\Connection\Unanswered;
use Cairn\Settings\Retention;
use Cairn\Settings\Settings;
use Cairn\Shop\Money;

/** What the service must know of this site to count right; `siteSettingsSchema` of the contract. */
final class SiteFacts {

	/**
	 * The facts as the service takes them.
	 *
	 * @param Unanswered|null $unanswered The owner's choice. Before there is one, the service is told the choice that
	 *                                    keeps least, and the storefront sends nothing at all.
	 * @return array{name: string, home_url: string, time_zone: string, locale: string, currency: string|null, allowed_origins: list<string>, unanswered: string, count_staff: bool, pricing_path: string|null, shop: array{date_type: string, excluded_statuses: list<string>, decimals: int}|null, retention: array<string, int>}
	 */
	public function gather( ?Unanswered $unanswered ): array {
		$settings = Settings::read();
		return array(
			'name'            => mb_substr( wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ), 0, 200 ),
			'home_url'        => home_url(),
			'time_zone'       => wp_timezone_string(),
			'locale'          => get_locale(),
			'currency'        => $this->currency(),
			'allowed_origins' => $this->origins( $settings ),
			'unanswered'      => ( $unanswered ?? Unanswered::Counters )->value,
			'count_staff'     => $settings->count_staff,
			'pricing_path'    => $settings->pricing_path,
			'shop'            => $this->shop(),
			'retention'       => Retention::read()->to_array(),
		);
	}

	/** The shop's base currency; null without a shop. */
	private function currency(): ?string {
		if ( ! function_exists( 'get_woocommerce_currency' ) ) {
			return null;
		}
		$currency = get_woocommerce_currency();
		return 1 === preg_match( '/^[A-Z]{3}$/', $currency ) ? $currency : null;
	}

	/**
	 * How WooCommerce's own revenue report counts, so that ours says the same; null without a shop.
	 *
	 * @return array{date_type: string, excluded_statuses: list<string>, decimals: int}|null
	 */
	private function shop(): ?array {
		$currency = $this->currency();
		if ( null === $currency || ! function_exists( 'wc_get_price_decimals' ) ) {
			return null;
		}
		$type     = get_option( 'woocommerce_date_type' );
		$excluded = get_option( 'woocommerce_excluded_report_order_statuses', array( 'pending', 'failed', 'cancelled' ) );
		/** WooCommerce's own filter, src/Admin/API/Reports/DataStore.php there. */
		$excluded = apply_filters( 'woocommerce_analytics_excluded_order_statuses', array( 'auto-draft', 'trash', ...( is_array( $excluded ) ? array_values( $excluded ) : array() ) ) );
		$statuses = array();
		foreach ( is_array( $excluded ) ? $excluded : array() as $status ) {
			if ( is_string( $status ) && '' !== $status ) {
				$statuses[] = substr( $status, 0, 40 );
			}
		}
		return array(
			// What it takes where the owner has never chosen.
			'date_type'         => in_array( $type, array( 'date_created', 'date_paid', 'date_completed' ), true ) ? $type : 'date_paid',
			'excluded_statuses' => array_slice( array_values( array_unique( $statuses ) ), 0, 50 ),
			'decimals'          => Money::decimals( $currency ),
		);
	}

	/**
	 * Addresses whose pages may send. The list is exact: a service that accepts by likeness accepts look-alikes.
	 *
	 * @return list<string>
	 */
	private function origins( Settings $settings ): array {
		/**
		 * Filters the addresses of this site's pages, for plugins that serve languages or shops under domains of their own.
		 *
		 * @param list<string> $addresses Complete addresses or origins.
		 */
		$addresses = apply_filters( 'cairn_site_addresses', array( home_url(), site_url(), ...$settings->further_origins ) );
		$origins   = array();
		foreach ( is_array( $addresses ) ? $addresses : array() as $address ) {
			$origin = is_string( $address ) ? Settings::origin( $address ) : null;
			if ( null !== $origin ) {
				$origins[] = $origin;
			}
		}
		return array_slice( array_values( array_unique( $origins ) ), 0, 20 );
	}
}
