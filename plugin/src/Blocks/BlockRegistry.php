<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Contract\generated\Limits;
use Cairn\Module;

/**
 * Makes the blocks known to WordPress, from the manifest of the build, without parsing a block.json on any page: all of
 * them where somebody edits, on a visitor's page only those that stand there. Their assets load only where a block stands.
 */
final class BlockRegistry implements Module {

	/** Category of our blocks in the inserter. */
	public const CATEGORY = 'cairn';

	/** Script module that notices when our blocks are seen; `viewScriptModule` in their block.json. */
	public const BLOCKS_MODULE = 'cairn/blocks';

	/** Further modules that several blocks name in their block.json, or that are loaded where they are needed: id and file below the build. */
	private const SHARED_MODULES = array(
		'cairn/compare-list' => 'compare-list/index',
		FormSlot::MODULE     => 'form/slots',
		'cairn/lists'        => 'lists/index',
	);

	/** Blocks whose folder has another name, by name without `cairn/`. */
	private const FOLDERS = array(
		'field'   => 'form-field',
		'consent' => 'form-consent',
	);

	/** @var array<string, mixed>|null Read when it is asked for. */
	private ?array $built = null;

	/** What only an editor reads of a block. To translate it and to find its scripts costs more than all the rest of the registration. */
	private const FOR_EDITORS = array( 'textdomain', 'description', 'keywords', 'icon', 'example', 'variations', 'editorScript', 'editorStyle' );

	private bool $has_begun = false;

	private bool $shares_styles = false;

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
		if ( ! is_file( $this->manifest() ) ) {
			return;
		}
		if ( is_admin() || wp_doing_cron() || 'cli' === PHP_SAPI ) {
			$this->register_all();
			return;
		}
		( new BlocksOnDemand( $this->register_for_visitors( ... ) ) )->hook();
		// A page may ask WordPress' REST API about itself while it is printed; only a request of its own shows an editor.
		add_action(
			'rest_api_init',
			function (): void {
				if ( wp_is_serving_rest_request() ) {
					$this->register_all();
				}
			},
			0
		);
	}

	/** Registers every block. */
	public function register_all(): void {
		foreach ( array_keys( $this->built() ) as $name ) {
			$this->register_one( array_search( $name, self::FOLDERS, true ) ?: (string) $name );
		}
	}

	/**
	 * Registers one block, unless it is known.
	 *
	 * @param string $name Its name without `cairn/`.
	 */
	public function register_one( string $name ): void {
		if ( \WP_Block_Type_Registry::get_instance()->is_registered( 'cairn/' . $name ) || ! $this->has( $name ) ) {
			return;
		}
		$this->begin();
		// A form prints its parts itself, once it knows under which names they were published, an availability once it knows its product; gated content prints none.
		register_block_type_from_metadata( $this->folder( $name ), in_array( $name, array( 'form', 'availability', 'gate-content' ), true ) ? array( 'skip_inner_blocks' => true ) : array() );
		if ( 'cta-button' === $name && ! $this->shares_styles ) {
			$this->shares_styles = true;
			( new ThemeStyles() )->hook();
		}
	}

	/**
	 * The same on a page that nobody edits: without what only an editor reads.
	 *
	 * @param string $name Its name without `cairn/`.
	 */
	public function register_for_visitors( string $name ): void {
		$only_what_prints = array( self::class, 'without_what_editors_read' );
		add_filter( 'block_type_metadata', $only_what_prints );
		$this->register_one( $name );
		remove_filter( 'block_type_metadata', $only_what_prints );
	}

	/**
	 * What a page needs of a block.
	 *
	 * @param mixed $metadata What its block.json says.
	 * @return mixed
	 */
	public static function without_what_editors_read( mixed $metadata ): mixed {
		return is_array( $metadata ) ? array_diff_key( $metadata, array_flip( self::FOR_EDITORS ) ) : $metadata;
	}

	/**
	 * Whether the build has such a block.
	 *
	 * @param string $name Its name without `cairn/`.
	 */
	public function has( string $name ): bool {
		return isset( $this->built()[ self::FOLDERS[ $name ] ?? $name ] );
	}

	/**
	 * What the build says of its blocks, by folder. Compiled once for all requests, where a look at the disk costs each.
	 *
	 * @return array<string, mixed>
	 */
	private function built(): array {
		if ( null === $this->built ) {
			$blocks      = is_file( $this->manifest() ) ? require $this->manifest() : array();
			$this->built = is_array( $blocks ) ? $blocks : array();
		}
		return $this->built;
	}

	private function folder( string $name ): string {
		return $this->build . '/' . ( self::FOLDERS[ $name ] ?? $name );
	}

	/** What the first block of a request needs. */
	private function begin(): void {
		if ( $this->has_begun ) {
			return;
		}
		$this->has_begun = true;
		wp_register_block_metadata_collection( $this->build, $this->manifest() );
		foreach ( array( self::BLOCKS_MODULE => 'storefront/blocks' ) + self::SHARED_MODULES as $id => $file ) {
			wp_register_script_module( $id, $this->url . '/' . $file . '.js', FormSlot::MODULE === $id ? array( '@wordpress/interactivity' ) : array(), $this->version( $file ) );
			$this->support_client_navigation( $id );
		}
	}

	private function manifest(): string {
		return $this->build . '/blocks-manifest.php';
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
	private function support_client_navigation( string $module ): void {
		if ( ! function_exists( 'wp_interactivity' ) || ! method_exists( wp_interactivity(), 'add_client_navigation_support_to_script_module' ) ) {
			return;
		}
		wp_interactivity()->add_client_navigation_support_to_script_module( $module );
	}
}
