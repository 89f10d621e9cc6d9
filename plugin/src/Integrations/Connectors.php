<?php

declare(strict_types=1);

namespace Cairn\Integrations;

use Cairn\Module;

/** Lists the service under Settings, Connectors (WordPress 7.0), where owners look for outside services. */
final class Connectors implements Module {

	public function hook(): void {
		// Fired by WordPress 7.0 and newer only; older ones never call it.
		add_action( 'wp_connectors_init', array( $this, 'register' ) );
	}

	/**
	 * Registers the service. Its keys come from pairing and are never typed, hence no authentication here.
	 *
	 * @param object $registry `WP_Connector_Registry`; not named as a type, since 6.8 and 6.9 lack the class.
	 */
	public function register( object $registry ): void {
		if ( ! method_exists( $registry, 'register' ) ) {
			return;
		}
		$registry->register(
			'cairn',
			array(
				'name'           => __( 'Cairn service', 'cairn' ),
				'description'    => __( 'Stores the steps of visitors and answers the reports. Connected by a one-time code in Cairn’s settings.', 'cairn' ),
				'type'           => 'reports',
				'authentication' => array( 'method' => 'none' ),
				'plugin'         => array(
					'file'      => plugin_basename( CAIRN_PLUGIN_FILE ),
					'is_active' => static fn (): bool => true,
				),
			)
		);
	}
}
