<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Blocks\PlacementTable;
use Cairn\Clock;
use Cairn\Module;

/** Builds what belongs to members' lists, each part when it is needed: a visitor's page needs next to nothing. */
final class Lists implements Module {

	public function __construct( private readonly Clock $clock ) {
	}

	public function hook(): void {
		( new MemberCookie() )->hook();
		( new ListsModule( new ListTables(), new PlacementTable() ) )->hook();
		( new AccountPage( $this->store( ... ), $this->mail( ... ) ) )->hook();
		add_action( 'woocommerce_after_cart_item_name', static fn ( mixed $line ) => ( new SaveForLater() )->show( $line ) );
		foreach ( array( 'admin_init', 'rest_api_init' ) as $moment ) {
			add_action( $moment, static fn () => ( new ListEditor() )->register() );
		}
		add_action( 'enqueue_block_editor_assets', static fn () => ( new ListEditor() )->translate() );
		add_action( 'rest_api_init', fn () => ( new ListsController( $this->store(), new Goods(), $this->mail(), $this->clock ) )->register() );
		add_action( 'deleted_user', fn ( mixed $id ) => is_numeric( $id ) ? $this->store()->delete_all_of( (int) $id ) : 0 );
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

	private function store(): ListStore {
		return new ListStore( new ListTables(), $this->clock );
	}

	private function mail(): ListMail {
		return new ListMail( $this->store(), new Goods() );
	}
}
