<?php

declare(strict_types=1);

namespace Cairn\Storefront;

use Cairn\BuiltAsset;
use Cairn\Connection\ConnectionStore;
use Cairn\Contract\generated\EventType;
use Cairn\Module;
use Cairn\Settings\Settings;
use Cairn\Shop\Money;

/**
 * Says what a page of the shop is: a product, a category, the cart, a search with its own number of results. The browser
 * tells it when somebody really looks (blocks/shop-views): a page from a cache runs no PHP, and a prefetched one is no
 * view. What is printed comes from what the page itself has already asked for, and is the same for every visitor.
 */
final class ShopViews implements Module {

	/** Id of the script module. */
	public const MODULE = 'cairn/shop-views';

	/** Marks the product's page that WooCommerce answered a search with; blocks/shop-views takes it off the address. */
	public const SEARCH_MARK = 'cairn-s';

	/** The module was asked for; a list asks for it with every product. */
	private bool $is_asked_for = false;

	public function __construct( private readonly ConnectionStore $store ) {
	}

	public function hook(): void {
		// Before the storefront's own module: the mark of a search leaves the address before anybody reads it.
		add_action( 'wp_enqueue_scripts', array( $this, 'enqueue_where_needed' ), 9 );
		add_filter( 'script_module_data_' . self::MODULE, array( $this, 'data' ) );
		// Lists of products stand on any page.
		add_action( 'woocommerce_before_shop_loop_item', array( $this, 'enqueue' ) );
		add_filter( 'woocommerce_blocks_product_grid_item_html', array( $this, 'enqueue_beside' ) );
		add_filter( 'render_block_woocommerce/product-template', array( $this, 'enqueue_beside' ) );
		// Before WooCommerce redirects a search with one result (priority 10).
		add_action( 'template_redirect', array( $this, 'mark_redirected_search' ), 9 );
	}

	/** Puts the module on a page that is a step by itself. */
	public function enqueue_where_needed(): void {
		if ( $this->is_step() ) {
			$this->enqueue();
		}
	}

	/** Puts the module on this page. */
	public function enqueue(): void {
		if ( $this->is_asked_for ) {
			return;
		}
		$this->is_asked_for = true;
		if ( null === $this->store->sending() || is_admin() || is_customize_preview() || is_preview() || is_embed() || is_feed() ) {
			return;
		}
		$asset = BuiltAsset::of( 'shop-views' );
		if ( null !== $asset ) {
			wp_enqueue_script_module( self::MODULE, $asset->url, array(), $asset->version );
		}
	}

	/**
	 * The same beside something that is printed.
	 *
	 * @param mixed $html What is printed.
	 * @return mixed The same.
	 */
	public function enqueue_beside( mixed $html ): mixed {
		$this->enqueue();
		return $html;
	}

	/**
	 * What the module reads: `ShopViewsData` in blocks/shop-views/index.ts.
	 *
	 * @param mixed $data What others have added.
	 * @return array<mixed>
	 */
	public function data( mixed $data ): array {
		$data          = is_array( $data ) ? $data : array();
		$data['views'] = $this->views();
		$data['list']  = $this->list_name();
		if ( is_singular( 'product' ) ) {
			$data['product'] = get_queried_object_id();
		}
		return $data;
	}

	/** Takes the search along to the product's page when it found just one product. */
	public function mark_redirected_search(): void {
		if ( ! is_search() || ! is_post_type_archive( 'product' ) || null === $this->store->sending() ) {
			return;
		}
		$term = SearchTerm::clean( get_search_query( false ) );
		add_filter(
			'wp_redirect',
			static function ( mixed $location ) use ( $term ): mixed {
				// Any other redirect of a search page (a canonical address, a language) is left alone.
				$product = get_post();
				if ( ! is_string( $location ) || 1 !== self::found() || ! $product instanceof \WP_Post || get_permalink( $product ) !== $location ) {
					return $location;
				}
				return add_query_arg( self::SEARCH_MARK, '1', $location ) . ( '' === $term ? '' : '#' . self::SEARCH_MARK . '=' . rawurlencode( $term ) );
			}
		);
	}

	/** Whether a look at this page is a step by itself: whether {@see self::views()} has anything to say. */
	private function is_step(): bool {
		return ( is_search() && ! is_paged() )
			|| ( function_exists( 'WC' ) && ( is_singular( 'product' ) || ( is_tax( 'product_cat' ) && ! is_paged() ) || is_cart() || ( is_checkout() && ! is_wc_endpoint_url() ) ) )
			|| $this->is_pricing_page();
	}

	/**
	 * What a look at this page is: names and fields of events.
	 *
	 * @return list<array{string, array<string, mixed>|\stdClass}>
	 */
	private function views(): array {
		$views = array();
		if ( $this->is_pricing_page() ) {
			$views[] = array( EventType::VIEW_PRICING, new \stdClass() );
		}
		if ( is_search() && ! is_paged() ) {
			$views[] = array(
				EventType::SEARCH,
				array(
					'term'    => SearchTerm::clean( get_search_query( false ) ),
					'results' => self::found(),
				),
			);
		}
		if ( ! function_exists( 'WC' ) ) {
			return $views;
		}
		if ( is_singular( 'product' ) ) {
			$views[] = array( EventType::VIEW_PRODUCT, $this->product_fields() );
		} elseif ( is_tax( 'product_cat' ) && ! is_paged() ) {
			$views[] = array( EventType::VIEW_CATEGORY, array( 'term_id' => get_queried_object_id() ) );
		} elseif ( is_cart() ) {
			$views[] = array( EventType::VIEW_CART, new \stdClass() );
		} elseif ( is_checkout() && ! is_wc_endpoint_url() ) {
			// Neither the thanks after an order nor the page that pays an old one.
			$views[] = array( EventType::BEGIN_CHECKOUT, new \stdClass() );
		}
		return $views;
	}

	/** @return array<string, mixed> Fields of view_product: the price as the page shows it. */
	private function product_fields(): array {
		$fields = array( 'product_id' => get_queried_object_id() );
		// The page has it in hand: to read it anew would be most of what we cost a product's page.
		$printed  = $GLOBALS['product'] ?? null;
		$product  = $printed instanceof \WC_Product && $printed->get_id() === $fields['product_id'] ? $printed : wc_get_product( $fields['product_id'] );
		$currency = Money::shown();
		if ( ! $product instanceof \WC_Product || '' === $product->get_price() || null === $currency ) {
			return $fields;
		}
		return $fields + array(
			'price'    => Money::minor( wc_get_price_to_display( $product ), Money::decimals( $currency ) ),
			'currency' => $currency,
		);
	}

	/** Whether this is the page the owner named in the settings. */
	private function is_pricing_page(): bool {
		$named = Settings::read()->pricing_path;
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared, never printed.
		$address = $_SERVER['REQUEST_URI'] ?? null;
		if ( null === $named || ! is_string( $address ) ) {
			return false;
		}
		$path = wp_parse_url( $address, PHP_URL_PATH );
		return is_string( $path ) && untrailingslashit( rawurldecode( $path ) ) === untrailingslashit( rawurldecode( $named ) );
	}

	/** Number of results of the page's own query. */
	private static function found(): int {
		return $GLOBALS['wp_query'] instanceof \WP_Query ? (int) $GLOBALS['wp_query']->found_posts : 0;
	}

	private function list_name(): string {
		if ( is_search() ) {
			return 'search';
		}
		if ( ! function_exists( 'WC' ) ) {
			return 'page';
		}
		return match ( true ) {
			is_singular( 'product' )      => 'product',
			is_tax( 'product_cat' )       => 'category',
			is_post_type_archive( 'product' ) => 'shop',
			is_cart()                     => 'cart',
			default                       => 'page',
		};
	}
}
