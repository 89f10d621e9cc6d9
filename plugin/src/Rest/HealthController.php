<?php

declare(strict_types=1);

namespace Cairn\Rest;

use Cairn\Access\Capabilities;
use Cairn\Clock;
use Cairn\Health\SiteHealthReader;
use Cairn\Health\SiteHealthTests;
use Cairn\Module;
use Cairn\Service\Problem;

/** `cairn/v1/health` for the settings screen, `cairn/v1/site-health/<test>` for WordPress' Site Health. */
final class HealthController implements Module {

	public function __construct(
		private readonly SiteHealthReader $reader,
		private readonly SiteHealthTests $tests,
		private readonly Clock $clock,
	) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers the routes. */
	public function register(): void {
		register_rest_route(
			ReportsController::NAMESPACE,
			'/health',
			array(
				'methods'             => \WP_REST_Server::READABLE,
				'permission_callback' => static fn (): bool => current_user_can( Capabilities::MANAGE ),
				'callback'            => array( $this, 'show' ),
			)
		);
		register_rest_route(
			ReportsController::NAMESPACE,
			'/site-health/(?P<test>service|clock|steps|facts)',
			array(
				'methods'             => \WP_REST_Server::READABLE,
				'permission_callback' => static fn (): bool => current_user_can( 'view_site_health_checks' ),
				'callback'            => fn ( \WP_REST_Request $request ): \WP_REST_Response => new \WP_REST_Response( $this->tests->run( is_string( $request['test'] ) ? $request['test'] : '' ) ),
			)
		);
	}

	/** How the data flows, in a sentence and in numbers. */
	public function show(): \WP_REST_Response|\WP_Error {
		$health = $this->reader->read();
		if ( $health instanceof Problem ) {
			return $health->to_error();
		}
		$response = new \WP_REST_Response(
			array(
				'good'            => 'active' === $health->state,
				'summary'         => $health->sentence( $this->clock->now() ),
				'demo'            => $health->demo,
				'service_version' => $health->version,
				'data_until'      => null === $health->data_until ? null : gmdate( 'Y-m-d\TH:i:s\Z', $health->data_until ),
				'last_day'        => $health->last_day,
				'quarantined'     => $health->quarantined,
				'dropped'         => (object) $health->dropped,
				'clock_offset'    => $health->clock_offset,
			)
		);
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}
}
