<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use WP_REST_Request;
use WP_REST_Response;

/**
 * `POST cairn/v1/gates/<block id>`: what is behind a gate, for who has a token of it, or has just sent the form in it. A POST,
 * so that nothing that opens a gate stands in an address. Nothing is counted here: looking again is no download.
 */
final class GatesController {

	private const SPAN_SECONDS = 10 * MINUTE_IN_SECONDS;

	/** Refusals of one network in ten minutes, after which nothing is looked up any more. */
	private const MOST_REFUSED = 30;

	/** How long a sign-up opens a gate by its own id; after that, only by what it was given. */
	private const SENT_SECONDS = DAY_IN_SECONDS;

	public function __construct(
		private readonly SignUpTable $table,
		private readonly RateLimits $limits,
		private readonly Clock $clock,
	) {
	}

	/** Registers the route. */
	public function register(): void {
		register_rest_route(
			'cairn/v1',
			'/gates/(?P<id>[a-z0-9]{10})',
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'open' ),
				'permission_callback' => '__return_true',
			)
		);
	}

	/**
	 * Opens a gate.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `key`: a {@see GateToken}, or the id of a sign-up.
	 */
	public function open( WP_REST_Request $request ): WP_REST_Response {
		$id   = Given::of( $request->get_url_params() )->text( 'id', 10 );
		$sent = new Given( $request->is_json_content_type() ? (array) $request->get_json_params() : $request->get_body_params() );
		$gate = PlacedGate::of_id( $id );
		if ( null === $gate ) {
			return self::answer( 410, '', __( 'This is not here any more.', 'cairn' ) );
		}
		$key = $sent->text( 'key', 40 );
		if ( ! GateToken::is_valid( $key, $id, $this->clock->now() ) && ! $this->has_sent( $gate, $key ) ) {
			$refused = $this->limits->count( 'gate', ClientAddress::network( ClientAddress::present() ), self::SPAN_SECONDS );
			return $refused > self::MOST_REFUSED
				? self::answer( 429, $key, __( 'There were too many tries. Please wait a few minutes.', 'cairn' ) )
				: self::answer( 403, '', __( 'This link has ended. Please fill in the form again; you will get a new one.', 'cairn' ) );
		}
		return new WP_REST_Response(
			array(
				'html'    => $gate->is_content ? $gate->html() : $this->file( $gate ),
				'token'   => GateToken::make( $id, $this->clock->now(), GateToken::KEPT_SECONDS ),
				'message' => '',
			),
			200,
			array( 'Cache-Control' => 'no-store' )
		);
	}

	/** Whether a sign-up at the gate's own form opens it. */
	private function has_sent( PlacedGate $gate, string $submission ): bool {
		$row = 36 === strlen( $submission ) ? $this->table->find( $submission ) : null;
		return null !== $row
			&& PlacedGate::of_form( $row->block_id )?->id === $gate->id
			&& ( in_array( $row->state, array( 'confirmed', 'given' ), true ) || ( $gate->at_once && 'requested' === $row->state ) )
			&& $row->requested_at > ( $this->clock->now() - self::SENT_SECONDS ) * 1000;
	}

	private function file( PlacedGate $gate ): string {
		$file = ( new ProtectedFiles() )->find( $gate->resource_id );
		return null === $file
			? '<p>' . esc_html__( 'This file is not here any more.', 'cairn' ) . '</p>'
			/* translators: %s: title of a file. */
			: '<p><a class="wp-block-button__link wp-element-button" href="' . esc_url( ContactLinks::file( $file->id, '', $this->clock->now() ) ) . '">' . esc_html( sprintf( __( 'Download: %s', 'cairn' ), $file->title ) ) . '</a></p>';
	}

	/**
	 * A refusal.
	 *
	 * @param int    $status  HTTP status.
	 * @param string $token   What the browser is to keep: '' where what it sent opens nothing.
	 * @param string $message Why, for a person.
	 */
	private static function answer( int $status, string $token, string $message ): WP_REST_Response {
		return new WP_REST_Response(
			array(
				'html'    => '',
				'token'   => $token,
				'message' => $message,
			),
			$status,
			array( 'Cache-Control' => 'no-store' )
		);
	}
}
