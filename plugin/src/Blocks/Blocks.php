<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Placement\ButtonPlacement;
use Cairn\Placement\ComparePage;
use Cairn\Service\SignedClient;

/** Builds what belongs to the blocks. */
final class Blocks {

	/** Modules of scripts and who says what they need to know. */
	private const DATA = array(
		'cairn/compare-list'                       => CompareList::class,
		'cairn-availability-view-script-module'    => AvailabilityModule::class,
		'cairn-search-view-script-module'          => SearchModule::class,
	);

	/**
	 * What has a part in the printing of a page, in order.
	 *
	 * @return list<Module>
	 */
	public static function on_pages(): array {
		foreach ( self::DATA as $module => $class ) {
			add_filter( "script_module_data_$module", static fn ( mixed $data ): array => ( new $class() )->data( $data ) );
		}
		add_action(
			'init',
			static function (): void {
				if ( function_exists( 'wp_add_cookie_info' ) ) {
					( new CompareList() )->describe();
					( new KeptVoucher() )->describe();
					wp_add_cookie_info( 'cairn:unlock:*', 'Cairn', 'functional', __( 'Ninety days, or until it is deleted in the browser', 'cairn' ), __( 'Opens again what the visitor has asked for with a form (local storage). Kept only after the visitor sent the form or followed the link of its mail.', 'cairn' ), __( 'None', 'cairn' ) );
				}
			}
		);
		$registry = new BlockRegistry( dirname( CAIRN_PLUGIN_FILE ) . '/build', plugins_url( 'build', CAIRN_PLUGIN_FILE ) );
		return array( $registry, new ButtonPlacement( $registry ), new GateGuard() );
	}

	/**
	 * What follows the content where it is edited, in order.
	 *
	 * @return list<Module>
	 */
	public static function behind_pages( ConnectionStore $store, SignedClient $client ): array {
		$table = new PlacementTable();
		$ids   = new InstanceIds( $table );
		$pages = new VoucherPages( $table );
		add_action( 'rest_api_init', static fn () => ( new VouchersController() )->register() );
		return array(
			$pages,
			new VoucherWarning( $pages ),
			new KeptVoucher(),
			new GatedPosts(),
			new ComparePage(),
			new Patterns(),
			new ShopPatterns(),
			new FormPatterns(),
			new OfferPatterns(),
			new EditorData( $store ),
			$ids,
			new Placements( $store, $client, $table, new BlockFinder(), $ids ),
		);
	}
}
