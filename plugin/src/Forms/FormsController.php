<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use WP_REST_Request;
use WP_REST_Response;

/**
 * `POST cairn/v1/forms/<block id>`: takes in what a form sent, form-encoded or as JSON. Open to everybody, like the page it
 * stands on; nobody is asked for a nonce, and nothing depends on a login.
 */
final class FormsController {

	public const ROUTE = '/forms/(?P<id>[a-z0-9:._/-]{10,140})';

	public function __construct(
		private readonly Submissions $submissions,
		private readonly Slots $slots,
		private readonly Clock $clock,
	) {
	}

	/** Registers the route. */
	public function register(): void {
		register_rest_route(
			'cairn/v1',
			self::ROUTE,
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'receive' ),
				'permission_callback' => '__return_true',
			)
		);
		register_rest_route(
			'cairn/v1',
			self::ROUTE . '/slots',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'slots' ),
				'permission_callback' => '__return_true',
			)
		);
		add_filter( 'rest_pre_serve_request', array( self::class, 'serve' ), 10, 3 );
	}

	/**
	 * Prints what is no JSON.
	 *
	 * @param mixed $served  Whether somebody has printed it already.
	 * @param mixed $result  The answer.
	 * @param mixed $request What was asked.
	 */
	public static function serve( mixed $served, mixed $result, mixed $request ): mixed {
		if ( true === $served || ! ( $result instanceof HtmlResponse || $result instanceof FileResponse ) ) {
			return $served;
		}
		if ( $request instanceof WP_REST_Request && 'HEAD' === $request->get_method() ) {
			return true;
		}
		if ( $result instanceof FileResponse ) {
			$result->send();
			return true;
		}
		$html = $result->get_data();
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- a whole page whose parts were escaped where they were put in.
		echo is_string( $html ) ? $html : '';
		return true;
	}

	/**
	 * A form was sent.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request What was sent.
	 */
	public function receive( WP_REST_Request $request ): WP_REST_Response {
		// What is sent stands in the body alone: an address with answers in it would be kept by every log.
		$sent     = new Given( $request->is_json_content_type() ? (array) $request->get_json_params() : $request->get_body_params() );
		$as_json  = $request->is_json_content_type() || str_contains( (string) $request->get_header( 'accept' ), 'application/json' );
		$block_id = Given::of( $request->get_url_params() )->text( 'id', 140 );
		$config   = $this->submissions->form( $block_id, $sent );
		if ( null === $config ) {
			$sentence = __( 'This form is not here any more. Please open the page again.', 'cairn' );
			return $as_json ? $this->json( new FormAnswer( 410, 'gone', $sentence ), array() ) : new HtmlResponse( Page::html( __( 'This form is gone', 'cairn' ), Page::words( $sentence ) ), 410 );
		}
		$answer = $this->submissions->receive( $config, $sent, self::page() );
		if ( $as_json ) {
			return $this->json( $answer, $this->further( $config, $sent, $answer ) );
		}
		if ( 200 === $answer->status ) {
			$response = new HtmlResponse( '', 303 );
			$response->header( 'Location', 'redirect' === $config->done ? $config->redirect_url : self::back( $config->block_id, $sent->text( 'cairn_entity', 40 ) ) );
			return $response;
		}
		return new HtmlResponse( ( new FormAgain( $this->clock ) )->page( $config, $sent, $answer ), $answer->status, $answer->wait > 0 ? array( 'Retry-After' => (string) $answer->wait ) : array() );
	}

	/**
	 * Times that can be booked, asked for when somebody opens the field: no cache may have them.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request Which form.
	 */
	public function slots( WP_REST_Request $request ): WP_REST_Response {
		$form  = ( new ConfigTable() )->newest( Given::of( $request->get_url_params() )->text( 'id', 140 ) );
		$field = null === $form ? null : Slots::field( $form );
		return new WP_REST_Response(
			array(
				'slots'   => null === $form ? array() : $this->slots->free( $form ),
				'minutes' => $field->minutes ?? 0,
				'zone'    => wp_timezone_string(),
			),
			200,
			array( 'Cache-Control' => 'no-store' )
		);
	}

	/** @return array<string, mixed> What a script needs to go on. */
	private function further( FormConfig $config, Given $sent, FormAnswer $answer ): array {
		if ( null !== $answer->signed ) {
			return array(
				'confirm'  => $answer->signed->must_confirm,
				'resend'   => $answer->signed->can_resend ? ContactLinks::about( 'resend', $answer->signed->submission_id ) : '',
				'redirect' => 'redirect' === $config->done ? $config->redirect_url : '',
			);
		}
		return 'stale' === $answer->code ? array( 'fields' => array_filter( ( new FormDoor( $config, $sent->text( 'cairn_entity', 40 ), $this->clock ) )->hidden_fields() ) ) : array();
	}

	/** @param array<string, mixed> $further What is said beside the answer itself. */
	private function json( FormAnswer $answer, array $further ): WP_REST_Response {
		$headers = array( 'Cache-Control' => 'no-store' );
		if ( $answer->wait > 0 ) {
			$headers['Retry-After'] = (string) $answer->wait;
		}
		return new WP_REST_Response(
			array(
				'code'    => $answer->code,
				'message' => $answer->message,
				'errors'  => (object) $answer->errors,
			) + $further,
			$answer->status,
			$headers
		);
	}

	/** Path of the page that the form stood on, as the browser says it; '' where it is none of this site's. */
	private static function page(): string {
		$path = wp_parse_url( self::referrer(), PHP_URL_PATH );
		return is_string( $path ) ? mb_substr( $path, 0, 500 ) : '';
	}

	/** Where a person without a script goes back to. */
	private static function back( string $block_id, string $entity ): string {
		$page = self::referrer();
		if ( '' === $page && 1 === preg_match( '/^[a-z]+:(\d{1,10})$/', $entity, $match ) && 'publish' === get_post_status( (int) $match[1] ) ) {
			$page = (string) get_permalink( (int) $match[1] );
		}
		$page = (string) strtok( '' === $page ? home_url( '/' ) : $page, '#' );
		return add_query_arg( 'cairn-done', rawurlencode( $block_id ), remove_query_arg( 'cairn-done', $page ) ) . '#' . rawurlencode( $block_id );
	}

	/** Address of the page before, where it is one of this site's. */
	private static function referrer(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- the next line does.
		$given    = isset( $_SERVER['HTTP_REFERER'] ) ? wp_unslash( $_SERVER['HTTP_REFERER'] ) : '';
		$referrer = is_string( $given ) ? esc_url_raw( $given, array( 'http', 'https' ) ) : '';
		$host     = wp_parse_url( $referrer, PHP_URL_HOST );
		return is_string( $host ) && strtolower( $host ) === strtolower( (string) wp_parse_url( home_url(), PHP_URL_HOST ) ) && wp_parse_url( $referrer, PHP_URL_PORT ) === wp_parse_url( home_url(), PHP_URL_PORT ) ? $referrer : '';
	}
}
