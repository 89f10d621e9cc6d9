<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Connection\ConnectionStore;
use Cairn\Module;

/** What the editor's part of the blocks needs to know and cannot ask for: `EditorData` in blocks/panels/editor-data.ts. */
final class EditorData implements Module {

	/** Script of the block in the editor; WordPress names it after the block. */
	private const HANDLE = 'cairn-cta-button-editor-script';

	public function __construct( private readonly ConnectionStore $store ) {
	}

	public function hook(): void {
		add_action( 'enqueue_block_editor_assets', array( $this, 'print_data' ) );
	}

	/** Prints the data before the block's script, and names its translations. */
	public function print_data(): void {
		if ( ! wp_script_is( self::HANDLE, 'registered' ) ) {
			return;
		}
		wp_add_inline_script(
			self::HANDLE,
			'window.cairnEditor = ' . wp_json_encode( $this->data(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) . ';',
			'before'
		);
		// Translations that come with the plugin, for the script of each block.
		foreach ( \WP_Block_Type_Registry::get_instance()->get_all_registered() as $name => $type ) {
			foreach ( str_starts_with( $name, 'cairn/' ) ? $type->editor_script_handles : array() as $handle ) {
				wp_set_script_translations( $handle, 'cairn', dirname( CAIRN_PLUGIN_FILE ) . '/languages' );
			}
		}
	}

	/**
	 * The data itself.
	 *
	 * @return array<string, mixed>
	 */
	public function data(): array {
		$events = array();
		foreach ( $this->generated( 'event-types.php' ) as $type => $definition ) {
			if ( is_array( $definition ) && is_string( $definition['stage'] ?? null ) && is_string( $definition['label'] ?? null ) ) {
				$events[ $type ] = array(
					'label' => $definition['label'],
					'stage' => $definition['stage'],
				);
			}
		}
		return array(
			'canViewReports'         => current_user_can( 'view_cairn_reports' ),
			'isConnected'            => null !== $this->store->sending(),
			'shopTakesStockRequests' => StockNote::shop_takes_requests(),
			'locale'                 => str_replace( '_', '-', (string) preg_replace( '/_(formal|informal|ao90)$/', '', get_user_locale() ) ),
			'events'                 => $events,
			'stages'                 => array_filter( $this->generated( 'stages.php' ), 'is_string' ),
		);
	}

	/**
	 * @param string $file A file generated from contract/.
	 * @return array<string, mixed>
	 */
	private function generated( string $file ): array {
		$path = dirname( __DIR__ ) . '/Contract/generated/' . $file;
		$read = is_file( $path ) ? require $path : array();
		return is_array( $read ) ? $read : array();
	}
}
