<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/**
 * Makes the blocks known to WordPress: all of them in one call, from the manifest of the build, without parsing a
 * block.json on any page. Their assets load only where a block stands.
 */
final class BlockRegistry implements Module {

	/** Category of our blocks in the inserter. */
	public const CATEGORY = 'cairn';

	/** Script module with the visitor's answer to the question of consent; loaded where a plugin asks it. */
	public const CONSENT_MODULE = 'cairn/consent';

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
		add_filter( 'script_module_data_cairn/storefront', array( $this, 'consent_data' ), 20 );
		add_filter( 'block_bindings_supported_attributes_cairn/cta-button', array( $this, 'bindable' ) );
	}

	/** Registers what was built; a checkout that was not built has no blocks and no errors. */
	public function register(): void {
		$manifest = $this->build . '/blocks-manifest.php';
		if ( ! is_file( $manifest ) ) {
			return;
		}
		wp_register_block_types_from_metadata_collection( $this->build, $manifest );
		$this->register_consent_module();
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
	 * Says whether visitors can answer: the plugin is the same for all of them, their answer is not, so the browser
	 * reads it.
	 *
	 * @param mixed $data Settings of the storefront module.
	 * @return array<mixed>
	 */
	public function consent_data( mixed $data ): array {
		$data = is_array( $data ) ? $data : array();
		if ( is_array( $data['consent'] ?? null ) && function_exists( 'wp_has_consent' ) ) {
			$data['consent']['api'] = true;
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

	private function register_consent_module(): void {
		$file = $this->build . '/consent/index.asset.php';
		if ( ! is_file( $file ) ) {
			return;
		}
		$asset = require $file;
		wp_register_script_module(
			self::CONSENT_MODULE,
			$this->url . '/consent/index.js',
			array(),
			is_array( $asset ) && is_string( $asset['version'] ?? null ) ? $asset['version'] : CAIRN_VERSION
		);
	}

	/** Since WordPress 6.9 a view module is loaded for a block that comes by client navigation, if it says it can. */
	private function support_client_navigation(): void {
		if ( ! function_exists( 'wp_interactivity' ) || ! method_exists( wp_interactivity(), 'add_client_navigation_support_to_script_module' ) ) {
			return;
		}
		foreach ( \WP_Block_Type_Registry::get_instance()->get_all_registered() as $name => $type ) {
			if ( str_starts_with( $name, 'cairn/' ) ) {
				foreach ( $type->view_script_module_ids as $id ) {
					wp_interactivity()->add_client_navigation_support_to_script_module( $id );
				}
			}
		}
	}
}
