<?php

declare(strict_types=1);

namespace Cairn\Storefront;

use Cairn\BuiltAsset;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Route;
use Cairn\Contract\generated\Path;
use Cairn\Module;
use Cairn\Relay\RelayRoute;
use Cairn\Service\ServiceAddress;

/**
 * Puts the storefront module on every front-end page of a connected site: page views are the denominators of every
 * rate. What it prints is the same for all visitors, so that a full-page cache may keep it.
 */
final class Storefront implements Module {

	/** Id of the script module; blocks import it by this name. */
	public const MODULE = 'cairn/storefront';

	/**
	 * @param ConnectionStore        $store The connection.
	 * @param \Closure(): RelayRoute $relay Makes the way through this site; few sites take it.
	 */
	public function __construct(
		private readonly ConnectionStore $store,
		private readonly \Closure $relay,
	) {
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register' ) );
		add_action( 'wp_enqueue_scripts', array( $this, 'enqueue' ) );
		add_filter( 'script_module_data_' . self::MODULE, array( $this, 'data' ) );
	}

	/** Makes the module known, so that blocks can import it. */
	public function register(): void {
		$asset = BuiltAsset::of( 'storefront' );
		if ( null === $asset ) {
			return;
		}
		wp_register_script_module( self::MODULE, $asset->url, $asset->dependencies, $asset->version );
		// The module keeps page views of client-side navigations apart by itself (WordPress 6.9).
		if ( function_exists( 'wp_interactivity' ) && method_exists( wp_interactivity(), 'add_client_navigation_support_to_script_module' ) ) {
			wp_interactivity()->add_client_navigation_support_to_script_module( self::MODULE );
		}
	}

	/** Puts the module on a page that a visitor sees. */
	public function enqueue(): void {
		if ( null === $this->store->sending() || is_customize_preview() || is_preview() || is_embed() ) {
			return;
		}
		wp_enqueue_script_module( self::MODULE );
	}

	/**
	 * What the connection knows; {@see \Cairn\Blocks\BlockRegistry::storefront_settings()} brings it into the shape that
	 * blocks/storefront/settings.ts reads.
	 *
	 * @param mixed $data What others have added.
	 * @return array<mixed>
	 */
	public function data( mixed $data ): array {
		$data       = is_array( $data ) ? $data : array();
		$connection = $this->store->sending();
		if ( null === $connection || null === $connection->unanswered ) {
			return $data;
		}
		return array(
			'endpoint' => $this->endpoint( $connection ),
			'key'      => $connection->public_key,
			'consent'  => array( 'mode' => $connection->unanswered->value ),
		) + $data;
	}

	private function endpoint( Connection $connection ): string {
		$relay = Route::Relay === $connection->route ? ( $this->relay )()->url() : null;
		return $relay ?? ServiceAddress::for_browsers( $connection->address ) . Path::PUBLIC_STEPS;
	}
}
