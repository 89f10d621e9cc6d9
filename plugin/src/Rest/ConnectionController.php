<?php

declare(strict_types=1);

namespace Cairn\Rest;

use Cairn\Access\Capabilities;
use Cairn\Admin\Flash;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Connector;
use Cairn\Connection\CopyChoice;
use Cairn\Connection\FirstStep;
use Cairn\Connection\Route;
use Cairn\Connection\SetupStep;
use Cairn\Connection\Unanswered;
use Cairn\Module;
use Cairn\Service\Problem;

/**
 * `cairn/v1/connection`: what the settings screen does, for scripts and for agencies that set up many sites.
 * No answer of it ever holds a key.
 */
final class ConnectionController implements Module {

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Connector $connector,
		private readonly FirstStep $first_step,
	) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers the routes. */
	public function register(): void {
		register_rest_route(
			ReportsController::NAMESPACE,
			'/connection',
			array(
				array(
					'methods'             => \WP_REST_Server::READABLE,
					'permission_callback' => array( $this, 'may_manage' ),
					'callback'            => array( $this, 'look' ),
					'args'                => array(
						'look' => array(
							'description' => __( 'Ask the service whether the first step has arrived.', 'cairn' ),
							'type'        => 'boolean',
							'default'     => false,
						),
					),
				),
				array(
					'methods'             => \WP_REST_Server::CREATABLE,
					'permission_callback' => array( $this, 'may_manage' ),
					'callback'            => array( $this, 'connect' ),
					'args'                => array(
						'address'         => array(
							'description' => __( 'Address of the service: scheme, host and port.', 'cairn' ),
							'type'        => 'string',
							'maxLength'   => 300,
							'required'    => true,
						),
						'code'            => array(
							'description' => __( 'One-time code that “cairn pair” prints.', 'cairn' ),
							'type'        => 'string',
							'maxLength'   => 100,
							'required'    => true,
						),
						'consent_default' => array(
							'description' => __( 'How visitors who gave no answer about statistics are measured. Without it nothing is sent until the owner has chosen on the settings screen.', 'cairn' ),
							'type'        => 'string',
							'enum'        => array_column( Unanswered::cases(), 'value' ),
						),
						'route'           => array(
							'description' => __( 'The way of visitors’ steps: straight to the service, or through this site.', 'cairn' ),
							'type'        => 'string',
							'enum'        => array_column( Route::cases(), 'value' ),
						),
					),
				),
				array(
					'methods'             => \WP_REST_Server::DELETABLE,
					'permission_callback' => array( $this, 'may_manage' ),
					'callback'            => array( $this, 'disconnect' ),
				),
			)
		);
		register_rest_route(
			ReportsController::NAMESPACE,
			'/connection/copy',
			array(
				'methods'             => \WP_REST_Server::CREATABLE,
				'permission_callback' => array( $this, 'may_manage' ),
				'callback'            => array( $this, 'settle_copy' ),
				'args'                => array(
					'choice' => array(
						'description' => __( 'What a site is that stands at another address than the one it was connected with.', 'cairn' ),
						'type'        => 'string',
						'enum'        => array_column( CopyChoice::cases(), 'value' ),
						'required'    => true,
					),
				),
			)
		);
	}

	/** Whether the person may change the connection. */
	public function may_manage(): bool {
		return current_user_can( Capabilities::MANAGE );
	}

	/** How the connection stands, after a look for the first step if the request asks for one. */
	public function look( \WP_REST_Request $request ): \WP_REST_Response {
		$before   = $this->store->connection()?->step;
		$found    = true === $request['look'] ? $this->first_step->look() : null;
		if ( true === $found && SetupStep::Done !== $before ) {
			// The settings screen that waits for this reloads itself and should say why.
			( new Flash( 'success', __( 'The first step has arrived. Everything works.', 'cairn' ) ) )->keep();
		}
		$response = $this->show();
		if ( $found instanceof Problem ) {
			$response->set_data( (array) $response->get_data() + array( 'problem' => $found->sentence() ) );
		}
		return $response;
	}

	/** How the connection stands. */
	public function show(): \WP_REST_Response {
		$connection = $this->store->connection();
		$response   = new \WP_REST_Response(
			array(
				'state'           => $this->state( $connection ),
				'address'         => $connection?->address,
				'site_id'         => $connection?->site_id,
				'home_url'        => $connection?->home_url,
				'consent_default' => $connection?->unanswered?->value,
				'route'           => $connection?->route->value,
				'step'            => $connection?->step->value,
			)
		);
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}

	/** Connects, and makes the owner's choices if they are given. */
	public function connect( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$address = $request['address'];
		$code    = $request['code'];
		$problem = $this->connector->connect( is_string( $address ) ? $address : '', is_string( $code ) ? $code : '' );
		$route   = is_string( $request['route'] ) ? Route::tryFrom( $request['route'] ) : null;
		$choice  = is_string( $request['consent_default'] ) ? Unanswered::tryFrom( $request['consent_default'] ) : null;
		if ( null === $problem && null !== $route ) {
			$problem = $this->connector->choose_route( $route );
		}
		if ( null === $problem && null !== $choice ) {
			$problem = $this->connector->choose_unanswered( $choice );
		}
		return null === $problem ? $this->show() : $problem->to_error();
	}

	/** Disconnects. The connection ends here even when the service could not be told. */
	public function disconnect(): \WP_REST_Response|\WP_Error {
		$problem = $this->connector->disconnect();
		if ( null !== $problem && 'not_connected' === $problem->code ) {
			return $problem->to_error();
		}
		return new \WP_REST_Response(
			array(
				'state'   => $this->state( null ),
				'warning' => $problem?->sentence(),
			)
		);
	}

	/** Answers the question about a copied site. */
	public function settle_copy( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$choice  = is_string( $request['choice'] ) ? CopyChoice::tryFrom( $request['choice'] ) : null;
		$problem = null === $choice ? Problem::of_code( 'bad_query' ) : $this->connector->settle_copy( $choice );
		return null === $problem ? $this->show() : $problem->to_error();
	}

	/** @return 'none'|'paused'|'waiting_for_choice'|'active' */
	private function state( ?Connection $connection ): string {
		return match ( true ) {
			null === $connection             => 'none',
			$this->store->is_paused()        => 'paused',
			null === $connection->unanswered => 'waiting_for_choice',
			default                          => 'active',
		};
	}
}
