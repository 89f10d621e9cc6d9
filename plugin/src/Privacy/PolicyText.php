<?php

declare(strict_types=1);

namespace Cairn\Privacy;

use Cairn\Blocks\PlacementTable;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Unanswered;
use Cairn\Lists\OtherWishlists;
use Cairn\Module;
use Cairn\Placement\ShopButtons;
use Cairn\Settings\Retention;

/** Suggests a text for the site's privacy policy, made from what is really switched on. */
final class PolicyText implements Module {

	/** Days after which address and browser of an order's buyer are forgotten here (Shop\OrderMeta). */
	private const SEALED_DAYS = 2;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly PlacementTable $placements = new PlacementTable(),
	) {
	}

	public function hook(): void {
		add_action( 'admin_init', array( $this, 'suggest' ) );
	}

	/** Hands the text to WordPress' privacy policy guide. */
	public function suggest(): void {
		wp_add_privacy_policy_content( __( 'Cairn', 'cairn' ), wp_kses_post( $this->text() ) );
	}

	/** The text, as HTML. */
	public function text(): string {
		$connection = $this->store->connection();
		if ( null === $connection ) {
			return '<p class="privacy-policy-tutorial">' . esc_html__( 'Cairn is not connected to a service, so it stores and sends nothing about visitors.', 'cairn' ) . '</p>';
		}
		$host       = wp_parse_url( $connection->address, PHP_URL_HOST );
		$placed     = $this->placements->types();
		$kept       = Retention::read();
		$paragraphs = array(
			sprintf(
				/* translators: %s: host name of the service. */
				__( 'We measure which steps visitors take on this site, such as pages seen, buttons clicked, how far a page was read, and from which site a visit came. The measurements are stored by a service that we run or have run for us (%s). They are used for statistics about this site alone, are not combined with data of other sites and not passed on.', 'cairn' ),
				is_string( $host ) ? $host : $connection->address
			),
			Unanswered::Cookieless === $connection->unanswered
				? __( 'If you have not answered our question about statistics, nothing is stored in your browser. To recognise a visit within one day, a number is made from your IP address and your browser’s name with a random key; the key is destroyed within 48 hours, after which the number can no longer be linked to you. The IP address itself is not stored.', 'cairn' )
				: __( 'If you have not answered our question about statistics, we only add to totals a day. Nothing about you is stored.', 'cairn' ),
			__( 'If you refuse statistics, we only add to totals a day.', 'cairn' ),
			__( 'If you allow statistics, a random number is stored in a cookie of this site (“cairn_id”) for at most 13 months, so that a later visit can be recognised. You can take your permission back at any time; the cookie is then deleted.', 'cairn' ),
			PeopleParagraphs::of_visits( $kept ),
			...PeopleParagraphs::of_forms( $placed, $kept, $connection->unanswered ),
			...$this->shop( $connection ),
			...$this->lists( $placed ),
			...$this->comparison( $placed ),
		);
		return '<p class="privacy-policy-tutorial">' . esc_html__( 'Suggested text, made from Cairn’s settings. Check it against how your site asks for consent.', 'cairn' ) . '</p>'
			. '<p>' . implode( '</p><p>', array_map( 'esc_html', $paragraphs ) ) . '</p>';
	}

	/**
	 * What is told of carts, orders and accounts; nothing without a shop.
	 *
	 * @return list<string>
	 */
	private function shop( Connection $connection ): array {
		if ( ! function_exists( 'WC' ) ) {
			return array();
		}
		return array(
			__( 'In our shop the same service is told which products were looked at, put into a cart or taken out of it, which coupon was used, how far an order came at the checkout, that an account was made, that somebody logged in, and that a review was written, with its rating and without its text. Carts that are left behind are counted. Names, addresses and e-mail addresses are not sent.', 'cairn' ),
			__( 'Of every order the service is told its number, products, amounts, way of payment and refunds, and whether the buyer has ordered before; not who the buyer is.', 'cairn' ),
			Unanswered::Cookieless === $connection->unanswered
				? sprintf(
					/* translators: %d: number of days. */
					__( 'If you allowed statistics, or have not answered, an order is linked with the visit in which it was made, so that we learn which steps lead to orders. For that the random number of your cookie is kept with the order or, without one, your IP address and your browser’s name, locked so that only the service can read them; these are deleted from the order after %d days. If you refused statistics, nothing is linked.', 'cairn' ),
					self::SEALED_DAYS
				)
				: __( 'Only if you allowed statistics, an order is linked with the visit in which it was made, so that we learn which steps lead to orders. For that the random number of your cookie is kept with the order.', 'cairn' ),
		);
	}

	/**
	 * What is kept of lists; nothing where no list can be made.
	 *
	 * @param list<string> $placed Types of block that stand somewhere.
	 * @return list<string>
	 */
	private function lists( array $placed ): array {
		if ( function_exists( 'WC' ) && OtherWishlists::is_one_active() ) {
			return array( __( 'Products put on a wishlist or taken off it are counted by the same service.', 'cairn' ) );
		}
		if ( ! ShopButtons::read()->wishlist && array() === array_intersect( array( 'cairn/wishlist-button', 'cairn/wishlist-page', 'cairn/bookmark' ), $placed ) ) {
			return array();
		}
		return array(
			__( 'If you save a product or a page, your list is kept in your own browser (“cairn:list”) until you delete it. Nothing is kept before you save something. If you have an account, your lists are kept with it, on this site, so that you find them on every device; a cookie without a content of its own (“cairn_in”) says that you are logged in. Nobody else sees a list unless you share its link. You can delete lists and single items at any time, and your lists are part of the data that we hand over or delete on request.', 'cairn' ),
		);
	}

	/**
	 * What is kept of comparisons; nothing where nothing can be compared.
	 *
	 * @param list<string> $placed Types of block that stand somewhere.
	 * @return list<string>
	 */
	private function comparison( array $placed ): array {
		if ( ! ShopButtons::read()->compare && ! in_array( 'cairn/compare-button', $placed, true ) ) {
			return array();
		}
		return array( __( 'If you choose products to compare, their numbers are kept in your own browser for seven days (“cairn:compare”).', 'cairn' ) );
	}
}
