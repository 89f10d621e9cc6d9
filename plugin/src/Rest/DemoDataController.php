<?php

declare(strict_types=1);

namespace Cairn\Rest;

use Cairn\Access\Capabilities;
use Cairn\Connection\Connector;
use Cairn\Module;
use Cairn\Service\Problem;

/** `cairn/v1/demo-data`: takes the simulated visits out of every number. */
final class DemoDataController implements Module {

	public function __construct( private readonly Connector $connector ) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers the route. */
	public function register(): void {
		register_rest_route(
			ReportsController::NAMESPACE,
			'/demo-data',
			array(
				'methods'             => \WP_REST_Server::DELETABLE,
				'permission_callback' => static fn (): bool => current_user_can( Capabilities::MANAGE ),
				'callback'            => array( $this, 'remove' ),
			)
		);
	}

	/** Removes it and says how many events went. */
	public function remove(): \WP_REST_Response|\WP_Error {
		$removed = $this->connector->remove_demo_data();
		return $removed instanceof Problem ? $removed->to_error() : new \WP_REST_Response( array( 'removed' => $removed ) );
	}
}
