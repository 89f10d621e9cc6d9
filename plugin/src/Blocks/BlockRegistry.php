<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Contract\generated\Limits;
use Cairn\Module;

/**
 * Makes the blocks known to WordPress: all of them in one call, from the manifest of the build, without parsing a
 * block.json on any page. Their assets load only where a block stands.
 */
final class BlockRegistry implements Module {

	/** Category of our blocks in the inserter. */
	public const CATEGORY = 'cairn';

	/** Script module that notices when our blocks are seen; `viewScriptModule` in their block.json. */
	public const BLOCKS_MODULE = 'cairn/blocks';

	/**
	 * @param string $build  Folder of the build.
	 * @param string $url    Its address, without a slash at the end.
	 */
	public function __construct(
		private readonly string $build,
		private readonly string $url,
	) {
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register' ) );
		add_filter( 'block_categories_all', array( $this, 'category' ) );
		add_filter( 'script_module_data_cairn/storefront', array( $this, 'storefront_settings' ), 20 );
		add_filter( 'block_bindings_supported_attributes_cairn/cta-button', array( $this, 'bindable' ) );
	}

	/** Registers what was built; a checkout that was not built has no blocks and no errors. */
	public function register(): void {
		$manifest = $this->build . '/blocks-manifest.php';
		if ( ! is_file( $manifest ) ) {
			return;
		}
		wp_register_script_module( self::BLOCKS_MODULE, $this->url . '/storefront/blocks.js', array(), $this->version( 'storefront/blocks' ) );
		wp_register_block_types_from_metadata_collection( $this->build, $manifest );
		$this->support_client_navigation();
	}

	/**
	 * Puts our category behind the ones everybody knows.
	 *
	 * @param mixed $categories What others have added.
	 * @return array<mixed>
	 */
	public function category( mixed $categories ): array {
		$categories   = is_array( $categories ) ? $categories : array();
		$categories[] = array(
			'slug'  => self::CATEGORY,
			'title' => 'Cairn',
			'icon'  => null,
		);
		return $categories;
	}

	/**
	 * Puts what the storefront module needs into the shape it sends: every batch of a page begins with `batch`. Where a
	 * plugin asks for consent, `gate` names the module that reads the visitor's answer; the answer itself is the
	 * visitor's and never printed.
	 *
	 * @param mixed $data Settings as the connection says them: endpoint, key and consent mode.
	 * @return array<mixed>
	 */
	public function storefront_settings( mixed $data ): array {
		$data = is_array( $data ) ? $data : array();
		$mode = is_array( $data['consent'] ?? null ) ? ( $data['consent']['mode'] ?? null ) : null;
		if ( ! is_string( $data['key'] ?? null ) || ! is_string( $mode ) ) {
			return $data;
		}
		$data['batch'] = array(
			'schema_version' => Limits::SCHEMA_VERSION,
			'key'            => $data['key'],
			'consent'        => array(
				'state'  => 'cookieless' === $mode ? 'cookieless' : 'unknown',
				'source' => 'default',
			),
		);
		unset( $data['key'], $data['consent'] );
		if ( function_exists( 'wp_has_consent' ) ) {
			$data['gate'] = $this->url . '/consent/index.js?ver=' . $this->version( 'consent/index' );
		}
		return $data;
	}

	/**
	 * Text and address of a button can come from a field of the post (block bindings).
	 *
	 * @param mixed $attributes What others have added.
	 * @return array<mixed>
	 */
	public function bindable( mixed $attributes ): array {
		return array_values( array_unique( array_merge( is_array( $attributes ) ? $attributes : array(), array( 'text', 'url', 'linkTarget', 'rel' ) ), SORT_REGULAR ) );
	}

	/** The version the build gave a file, for its address. */
	private function version( string $name ): string {
		$file  = $this->build . '/' . $name . '.asset.php';
		$asset = is_file( $file ) ? require $file : array();
		return is_array( $asset ) && is_string( $asset['version'] ?? null ) ? $asset['version'] : CAIRN_VERSION;
	}

	/** Since WordPress 6.9 a view module is loaded for a block that comes by client navigation, if it says it can. */
	private function support_client_navigation(): void {
		if ( ! function_exists( 'wp_interactivity' ) || ! method_exists( wp_interactivity(), 'add_client_navigation_support_to_script_module' ) ) {
			return;
		}
		wp_interactivity()->add_client_navigation_support_to_script_module( self::BLOCKS_MODULE );
	}
}
