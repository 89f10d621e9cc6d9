<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Cairn\Connection\Connection;
use Cairn\Connection\Keys;
use Cairn\Connection\Route;
use Cairn\Connection\SetupStep;
use Cairn\Connection\Unanswered;
use Cairn\Tests\CairnTestCase;

/**
 * Runs on a real WordPress. The service is a list of prepared answers behind WordPress' own HTTP API, so that
 * everything up to the wire is the real thing.
 */
abstract class IntegrationTestCase extends CairnTestCase {

	/** @var list<array{method: string, url: string, headers: array<string, string>, body: string}> What was sent to the service. */
	protected array $sent = array();

	/** @var list<array{status: int, body: string, headers?: array<string, string>}|null> Answers; null = none comes. */
	protected array $answers = array();

	protected function setUp(): void {
		if ( ! self::on_real_wordpress() ) {
			self::markTestSkipped( 'CAIRN_TEST_WP names no WordPress.' );
		}
		parent::setUp();
		$this->sent    = array();
		$this->answers = array();
		wp_set_current_user( 0 );
		// People of a test need no password that withstands an attack.
		add_filter( 'wp_hash_password_options', static fn (): array => array( 'cost' => 4 ) );
		// The capabilities are mapped as activation maps them.
		( new \Cairn\Access\Capabilities() )->grant();
		add_filter( 'pre_http_request', array( $this, 'answer' ), 10, 3 );
	}

	protected function tearDown(): void {
		if ( ! self::on_real_wordpress() ) {
			return;
		}
		// What the relay keeps is files, which no rollback takes away.
		$folder = WP_CONTENT_DIR . '/uploads/cairn-spool/pk_abcdefghijklmnopqrst';
		if ( is_dir( $folder ) ) {
			array_map( 'unlink', (array) glob( $folder . '/*' ) );
			rmdir( $folder );
		}
		parent::tearDown();
	}

	/**
	 * Skips a test of a block that is not registered: what is built is not part of a checkout.
	 *
	 * @param string $block Its name, without `cairn/`.
	 */
	protected static function need_block( string $block ): void {
		if ( ! \WP_Block_Type_Registry::get_instance()->is_registered( "cairn/$block" ) ) {
			self::markTestSkipped( 'The blocks are not built: npm run build:blocks.' );
		}
	}

	/**
	 * Skips a test of a built file that is not there.
	 *
	 * @param string $file Below `plugin/build`.
	 */
	protected static function need_built_file( string $file ): void {
		if ( ! is_file( dirname( CAIRN_PLUGIN_FILE ) . "/build/$file" ) ) {
			self::markTestSkipped( 'The screens are not built: npm run build:blocks.' );
		}
	}

	/**
	 * Stands in for the service.
	 *
	 * @param mixed                $early What would be answered.
	 * @param array<string, mixed> $args  Arguments of the request.
	 * @param string               $url   Where it goes.
	 */
	public function answer( mixed $early, array $args, string $url ): mixed {
		if ( ! str_starts_with( $url, 'https://cairn.example' ) ) {
			return $early;
		}
		$this->sent[] = array(
			'method'  => (string) $args['method'],
			'url'     => $url,
			'headers' => (array) $args['headers'],
			'body'    => (string) ( $args['body'] ?? '' ),
		);
		$answer = array_shift( $this->answers );
		if ( null === $answer ) {
			return new \WP_Error( 'http_request_failed', 'cURL error 28: Operation timed out' );
		}
		if ( ! empty( $args['filename'] ) && is_string( $args['filename'] ) ) {
			file_put_contents( $args['filename'], $answer['body'] );
		}
		return array(
			'headers'  => new \WpOrg\Requests\Utility\CaseInsensitiveDictionary( ( $answer['headers'] ?? array() ) + array( 'Date' => gmdate( 'D, d M Y H:i:s' ) . ' GMT' ) ),
			'body'     => empty( $args['filename'] ) ? $answer['body'] : '',
			'response' => array( 'code' => $answer['status'], 'message' => '' ),
			'cookies'  => array(),
			'filename' => $args['filename'] ?? null,
		);
	}

	/** Connects the site. */
	protected function connect( ?Unanswered $unanswered = Unanswered::Cookieless, SetupStep $step = SetupStep::Done, Route $route = Route::Direct, ?string $home = null ): void {
		Keys::decode( 'key_01', base64_encode( str_repeat( 's', 32 ) ), base64_encode( str_repeat( 'c', 32 ) ) )?->save();
		update_option(
			Connection::OPTION,
			( new Connection( 'https://cairn.example', 'site_01', 'pk_abcdefghijklmnopqrst', '', $home ?? home_url(), time() - 60, $unanswered, $route, $step ) )->to_option()
		);
	}

	/** Makes a person of a role the current one. */
	protected function act_as( string $role ): int {
		if ( 'anonymous' === $role ) {
			wp_set_current_user( 0 );
			return 0;
		}
		$id = wp_insert_user(
			array(
				'user_login' => $role . wp_rand(),
				'user_pass'  => wp_generate_password(),
				'user_email' => $role . wp_rand() . '@example.com',
				'role'       => $role,
			)
		);
		self::assertIsInt( $id );
		if ( 'administrator' === $role && is_multisite() ) {
			// In a network the administrator of a site may not see Site Health; who keeps the network may.
			grant_super_admin( $id );
		}
		wp_set_current_user( $id );
		return $id;
	}

	/**
	 * Asks WordPress' REST API.
	 *
	 * @param array<string, mixed>  $params  Parameters.
	 * @param array<string, string> $headers Headers.
	 */
	protected function ask( string $method, string $route, array $params = array(), array $headers = array() ): \WP_REST_Response {
		$request = new \WP_REST_Request( $method, $route );
		if ( 'GET' === $method || 'DELETE' === $method ) {
			$request->set_query_params( $params );
		} else {
			$request->set_body_params( $params );
		}
		foreach ( $headers as $name => $value ) {
			$request->set_header( $name, $value );
		}
		return rest_get_server()->dispatch( $request );
	}

	/** @param array<string, mixed>|\stdClass $body Sent as JSON. @param array<string, string> $headers Headers. */
	protected function will_answer( array|\stdClass $body, int $status = 200, array $headers = array() ): void {
		$this->answers[] = array( 'status' => $status, 'body' => (string) wp_json_encode( $body ), 'headers' => $headers );
	}
}
