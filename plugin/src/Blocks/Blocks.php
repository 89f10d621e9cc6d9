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

	/**
	 * The modules of the blocks, in order.
	 *
	 * @return list<Module>
	 */
	public static function modules( ConnectionStore $store, SignedClient $client ): array {
		$table = new PlacementTable();
		$ids   = new InstanceIds( $table );
		$registry = new BlockRegistry( dirname( CAIRN_PLUGIN_FILE ) . '/build', plugins_url( 'build', CAIRN_PLUGIN_FILE ) );
		return array(
			$registry,
			new ThemeStyles(),
			new ButtonPlacement( $registry ),
			new ComparePage(),
			new CompareList(),
			new AvailabilityModule(),
			new SearchModule(),
			new Patterns(),
			new ShopPatterns(),
			new EditorData( $store ),
			$ids,
			new Placements( $store, $client, $table, new BlockFinder(), $ids ),
		);
	}
}
