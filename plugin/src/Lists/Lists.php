<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Blocks\PlacementTable;
use Cairn\Clock;
use Cairn\Lifecycle\Lifecycle;
use Cairn\Module;

/** Builds what belongs to members' lists, each part when it is needed: a visitor's page needs next to nothing. */
final class Lists implements Module {

	/** Endpoint of My Account. */
	public const ENDPOINT = 'wishlists';

	public function __construct( private readonly Clock $clock ) {
	}

	/** What a page needs that is printed for somebody without a login: the blocks' data, and that the account has this place. */
	public static function hook_for_a_glance(): void {
		add_filter( 'script_module_data_cairn/lists', static fn ( mixed $data ): array => ( new ListsModule( new ListTables(), new PlacementTable() ) )->data( $data ) );
		add_filter( 'woocommerce_get_query_vars', static fn ( mixed $vars ): array => array( self::ENDPOINT => self::ENDPOINT ) + ( is_array( $vars ) ? $vars : array() ) );
		add_filter( 'woocommerce_endpoint_' . self::ENDPOINT . '_title', static fn (): string => __( 'Wishlists', 'cairn' ) );
		// An empty cart is filled on its own page, by the browser.
		add_action( 'woocommerce_blocks_enqueue_cart_block_scripts_before', static fn () => ( new SaveForLater() )->prepare_block_cart() );
		add_action(
			'init',
			static function (): void {
				if ( function_exists( 'wp_add_cookie_info' ) ) {
					( new MemberCookie() )->describe();
				}
			}
		);
	}

	public function hook(): void {
		( new MemberCookie() )->hook();
		( new ListsModule( new ListTables(), new PlacementTable() ) )->hook();
		( new AccountPage( $this->store( ... ), $this->mail( ... ) ) )->hook();
		add_action( 'woocommerce_after_cart_item_name', static fn ( mixed $line ) => ( new SaveForLater() )->show( $line ) );
		add_action( 'woocommerce_blocks_enqueue_cart_block_scripts_before', static fn () => ( new SaveForLater() )->prepare_block_cart() );
		add_action( 'rest_api_init', static fn () => ( new SaveForLater() )->extend_store_api() );
		foreach ( array( 'admin_init', 'rest_api_init' ) as $moment ) {
			add_action( $moment, static fn () => ( new ListEditor() )->register() );
		}
		add_action( 'enqueue_block_editor_assets', static fn () => ( new ListEditor() )->translate() );
		add_action( 'rest_api_init', fn () => ( new ListsController( $this->store(), new Goods(), $this->mail(), $this->clock ) )->register() );
		// An account of a network may have lists on every site of it.
		add_action( 'wpmu_delete_user', fn ( mixed $id ) => Lifecycle::on_each_site( true, fn () => $this->forget( $id ), 0 ) );
		add_action( 'deleted_user', fn ( mixed $id ) => $this->forget( $id ) );
		foreach ( array( 'exporters', 'erasers' ) as $kind ) {
			add_filter( "wp_privacy_personal_data_$kind", fn ( mixed $list ): array => ( new ListPrivacy( $this->store() ) )->$kind( $list ) );
		}
		if ( is_admin() ) {
			( new CustomerLists( $this->store() ) )->hook();
		}
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			\WP_CLI::add_command( 'cairn lists import', fn ( array $words, array $options ) => ( new ImportCommand( new ListImport( $this->store() ) ) )( $words, $options ) );
		}
	}

	/** @param mixed $user Number of an account that is deleted. */
	private function forget( mixed $user ): void {
		if ( is_numeric( $user ) ) {
			$this->store()->delete_all_of( (int) $user );
		}
	}

	private function store(): ListStore {
		return new ListStore( new ListTables(), $this->clock );
	}

	private function mail(): ListMail {
		return new ListMail( $this->store(), new Goods() );
	}
}
