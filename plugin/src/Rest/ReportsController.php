<?php

declare(strict_types=1);

namespace Cairn\Rest;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Relay\RelayHandOver;
use Cairn\Reports\ReportDefinitions;
use Cairn\Reports\ReportProxy;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
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
	 * A report as a file. The service writes it; it passes through a temporary file, so that a long one needs no memory.
	 *
	 * @param string                $report Name of the report.
	 * @param array<string, string> $query  What is asked.
	 */
	private function csv( string $report, array $query ): \WP_REST_Response|\WP_Error {
		$file = tempnam( get_temp_dir(), 'cairn' );
		if ( false === $file ) {
			return Problem::of_code( 'no_temporary_file', __( 'This server has no room for a temporary file.', 'cairn' ) )->to_error();
		}
		$answer = $this->client->download( $this->definitions->path( $report ) . '.csv', $query, $file );
		if ( AnswerKind::Success !== $answer->kind ) {
			wp_delete_file( $file );
			return $this->store->explain( $answer )->to_error();
		}
		$response = new \WP_REST_Response( null, 200 );
		$response->header( 'Content-Type', 'text/csv; charset=utf-8' );
		$response->header( 'Content-Disposition', 'attachment; filename="' . $this->file_name( $report, $query, $answer->headers['content-disposition'] ?? '' ) . '"' );
		$response->header( 'Content-Length', (string) filesize( $file ) );
		$response->header( 'Cache-Control', 'no-store, private' );

		add_filter(
			'rest_pre_serve_request',
			static function ( bool $served, \WP_HTTP_Response $result ) use ( $response, $file ): bool {
				if ( $served || $result !== $response ) {
					return $served;
				}
				readfile( $file );
				wp_delete_file( $file );
				return true;
			},
			10,
			2
		);
		return $response;
	}

	/**
	 * The service's name for the file, if it is a plain one.
	 *
	 * @param string                $report      Name of the report.
	 * @param array<string, string> $query       What is asked.
	 * @param string                $disposition The service's `Content-Disposition`.
	 */
	private function file_name( string $report, array $query, string $disposition ): string {
		return 1 === preg_match( '/filename="?([A-Za-z0-9._-]{1,100}\.csv)"?/', $disposition, $found )
			? $found[1]
			: sanitize_file_name( 'cairn-' . $report . '_' . ( $query['from'] ?? '' ) . '_' . ( $query['to'] ?? '' ) . '.csv' );
	}
}
