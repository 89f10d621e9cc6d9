<?php

declare(strict_types=1);

namespace Cairn\Rest;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Connector;
use Cairn\Connection\Route;
use Cairn\Connection\Unanswered;
use Cairn\Module;
use Cairn\Settings\Retention;
use Cairn\Settings\Settings;

/** `cairn/v1/settings`: read and change. What is left out of a request stays as it is. */
final class SettingsController implements Module {

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Connector $connector,
	) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers the route. */
	public function register(): void {
		register_rest_route(
			ReportsController::NAMESPACE,
			'/settings',
			array(
				array(
					'methods'             => \WP_REST_Server::READABLE,
					'permission_callback' => array( $this, 'may_manage' ),
					'callback'            => array( $this, 'show' ),
				),
				array(
					'methods'             => \WP_REST_Server::CREATABLE,
					'permission_callback' => array( $this, 'may_manage' ),
					'callback'            => array( $this, 'change' ),
					'args'                => array(
						'consent_default'   => array(
							'type' => 'string',
							'enum' => array_column( Unanswered::cases(), 'value' ),
						),
						'route'             => array(
							'type' => 'string',
							'enum' => array_column( Route::cases(), 'value' ),
						),
						'count_staff'       => array( 'type' => 'boolean' ),
						'pricing_path'      => array(
							'type'      => array( 'string', 'null' ),
							'maxLength' => 500,
						),
						'further_origins'   => array(
							'type'     => 'array',
							'maxItems' => 18,
							'items'    => array(
								'type'      => 'string',
								'maxLength' => 260,
							),
						),
						'delete_on_removal' => array( 'type' => 'boolean' ),
						'retention'         => array(
							'type'              => 'object',
							'validate_callback' => array( $this, 'check_retention' ),
						),
					),
				),
			)
		);
	}

	/** Whether the person may change settings. */
	public function may_manage(): bool {
		return current_user_can( Capabilities::MANAGE );
	}

	/**
	 * Whether times can be taken as they were handed in: all of them or none.
	 *
	 * @param mixed $limits Months and days by name.
	 */
	public function check_retention( mixed $limits ): bool|\WP_Error {
		$problems = is_array( $limits ) ? Retention::problems( $limits ) : array( '' => __( 'Give a number of months or days by name.', 'cairn' ) );
		return array() === $problems ? true : new \WP_Error( 'bad_retention', implode( ' ', $problems ), array( 'limits' => $problems ) );
	}

	/** The settings. */
	public function show(): \WP_REST_Response {
		$connection = $this->store->connection();
		$response   = new \WP_REST_Response(
			array(
				'consent_default' => $connection?->unanswered?->value,
				'route'           => $connection?->route->value,
			) + Settings::read()->to_array() + array(
				'retention'        => Retention::read()->to_array(),
				'retention_bounds' => Retention::bounds(),
			)
		);
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}

	/** Changes what the request names. */
	public function change( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$before  = Settings::read();
		$origins = is_array( $request['further_origins'] ) ? array_map( static fn ( $typed ) => Settings::origin( is_string( $typed ) ? $typed : '' ), $request['further_origins'] ) : $before->further_origins;
		$path    = $request->has_param( 'pricing_path' ) ? $request['pricing_path'] : $before->pricing_path;
		$settings = new Settings(
			is_bool( $request['count_staff'] ) ? $request['count_staff'] : $before->count_staff,
			is_string( $path ) ? Settings::path( $path ) : null,
			array_values( array_unique( array_filter( $origins, 'is_string' ) ) ),
			is_bool( $request['delete_on_removal'] ) ? $request['delete_on_removal'] : $before->delete_on_removal
		);
		$settings->save();
		if ( is_array( $request['retention'] ) ) {
			Retention::read()->with( $request['retention'] )->save();
		}

		$route   = is_string( $request['route'] ) ? Route::tryFrom( $request['route'] ) : null;
		$choice  = is_string( $request['consent_default'] ) ? Unanswered::tryFrom( $request['consent_default'] ) : null;
		$problem = null === $route ? null : $this->connector->choose_route( $route );
		if ( null === $problem && null !== $choice ) {
			$problem = $this->connector->choose_unanswered( $choice );
		}
		return null === $problem ? $this->show() : $problem->to_error();
	}
}
