<?php

declare(strict_types=1);

namespace Cairn\Rest;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Relay\RelayHandOver;
use Cairn\Reports\ReportDefinitions;
use Cairn\Reports\ReportProxy;
use Cairn\Service\Problem;
use Cairn\Service\ServiceAnswer;
use Cairn\Service\SignedClient;

/**
 * `cairn/v1/reports/<report>` and its CSV, and `cairn/v1/blocks/<id>`. The routes and their arguments are those of the
 * contract; a browser never speaks to the service itself.
 */
final class ReportsController implements Module {

	/** REST namespace of the plugin. */
	public const NAMESPACE = 'cairn/v1';

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly ReportProxy $proxy,
		private readonly ReportDefinitions $definitions,
	) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers a route a report. */
	public function register(): void {
		foreach ( $this->definitions->all() as $report => $definition ) {
			if ( 'block' === $report ) {
				continue;
			}
			$route = '/reports/' . basename( $definition['path'] );
			register_rest_route(
				self::NAMESPACE,
				$route,
				array(
					'methods'             => \WP_REST_Server::READABLE,
					'permission_callback' => array( $this, 'may_view' ),
					'args'                => $this->definitions->args( $report ),
					'callback'            => fn ( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error
						=> $this->answer( $report, $request->get_params(), $request ),
				)
			);
			if ( $definition['csv'] ) {
				register_rest_route(
					self::NAMESPACE,
					$route . '\.csv',
					array(
						'methods'             => \WP_REST_Server::READABLE,
						'permission_callback' => array( $this, 'may_view' ),
						'args'                => $this->definitions->args( $report ),
						'callback'            => fn ( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error
							=> $this->csv( $report, $this->definitions->query( $report, $request->get_params() ) ),
					)
				);
			}
		}

		$args = $this->definitions->args( 'block' );
		unset( $args['block'] );
		register_rest_route(
			self::NAMESPACE,
			'/blocks/(?P<id>[a-z0-9]{10}|x:[a-z0-9:_./-]{1,130})',
			array(
				'methods'             => \WP_REST_Server::READABLE,
				'permission_callback' => array( $this, 'may_view' ),
				'args'                => $args,
				'callback'            => fn ( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error
					=> $this->answer( 'block', array( 'block' => $request['id'] ) + $request->get_params(), $request ),
			)
		);
	}

	/** Whether the person may read reports. */
	public function may_view(): bool {
		return current_user_can( Capabilities::VIEW_REPORTS );
	}

	/**
	 * Asks for a report, after what still waits on this server was handed over: whoever looks sees the newest numbers.
	 *
	 * @param string           $report  Name of the report.
	 * @param array<mixed>     $params  Parameters of the request.
	 * @param \WP_REST_Request $request The request.
	 */
	private function answer( string $report, array $params, \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		do_action( RelayHandOver::REPORT_ASKED );
		return $this->proxy->answer( $report, $this->definitions->query( $report, $params ), $request->get_header( 'if_none_match' ) );
	}

	/**
	 * A report as a file.
	 *
	 * @param string                $report Name of the report.
	 * @param array<string, string> $query  What is asked.
	 */
	private function csv( string $report, array $query ): \WP_REST_Response|\WP_Error {
		$path = $this->definitions->path( $report ) . '.csv';
		return CsvResponse::of(
			fn ( string $file ): ServiceAnswer => $this->client->download( $path, $query, $file ),
			fn ( ServiceAnswer $answer ): Problem => $this->store->explain( $answer ),
			'cairn-' . $report . '_' . ( $query['from'] ?? '' ) . '_' . ( $query['to'] ?? '' ) . '.csv'
		);
	}
}
