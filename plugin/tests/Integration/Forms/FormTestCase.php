<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\FormConfig;
use Cairn\Forms\FormTables;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Forms\FormDoor;
use Cairn\Forms\Forms;
use Cairn\Outbox\OutboxParts;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\WordPressTransport;
use Cairn\Tests\Integration\IntegrationTestCase;
use Cairn\Tests\StandIn\FixedClock;

/** Forms on a real WordPress. Their tables are temporary ones; mails are caught before they leave. */
abstract class FormTestCase extends IntegrationTestCase {

	protected const ID = 'abcdefghij';

	protected FixedClock $clock;

	/** @var list<array{to: list<string>, subject: string, message: string, headers: list<string>}> Mails that were sent. */
	protected array $mails = array();

	/** Whether mails can be sent. */
	protected bool $mail_works = true;

	protected Forms $forms;

	protected OutboxParts $outbox;

	/** @var list<string> Files of the test. */
	private array $files = array();

	/** The service's key pair, so that a test can open what is sealed to it. */
	private string $keys;

	protected function setUp(): void {
		parent::setUp();
		delete_option( FormTables::VERSION_OPTION );
		FormTables::ensure();
		$this->clock      = new FixedClock( time() );
		$this->mails      = array();
		$this->mail_works = true;
		add_filter( 'pre_wp_mail', array( $this, 'catch_mail' ), 10, 2 );
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}cairn_outbox" );
		$store        = new ConnectionStore();
		$this->outbox = new OutboxParts( $store, new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $this->clock ), $this->clock, new RandomNonces() ), $this->clock, static fn (): array => array(), static fn (): array => array() );
		$this->forms  = new Forms( $this->clock, fn (): OutboxParts => $this->outbox );
		$this->keys   = sodium_crypto_box_keypair();
		// The plugin's own forms are replaced by those with the clock of the test.
		foreach ( array( 'rest_api_init', \Cairn\Outbox\DeliverySchedule::SWEEP_HOOK, \Cairn\Forms\ProductNotices::CRON_HOOK ) as $hook ) {
			remove_all_actions( $hook );
		}
		$GLOBALS['wp_rest_server'] = null;
		$this->forms->hook();
		$_SERVER['REMOTE_ADDR']     = '203.0.113.7';
		$_SERVER['HTTP_USER_AGENT'] = 'Mozilla/5.0';
		unset( $_SERVER['HTTP_X_FORWARDED_FOR'], $_SERVER['HTTP_REFERER'] );
	}

	protected function tearDown(): void {
		array_map( 'unlink', $this->files );
		$this->files = array();
		$GLOBALS['wp_rest_server'] = null;
		unset( $_SERVER['REMOTE_ADDR'], $_SERVER['HTTP_USER_AGENT'], $_SERVER['HTTP_X_FORWARDED_FOR'], $_SERVER['HTTP_REFERER'] );
		parent::tearDown();
	}

	/** Connects the site to a service whose key the test holds. */
	protected function connect_with_key(): void {
		$this->connect();
		$kept = get_option( Connection::OPTION );
		self::assertIsArray( $kept );
		update_option( Connection::OPTION, array( 'sealing_key' => base64_encode( sodium_crypto_box_publickey( $this->keys ) ) ) + $kept );
	}

	/** @return array<string, mixed> What was sealed to the service. */
	protected function unseal( mixed $box ): array {
		self::assertIsString( $box );
		$text = sodium_crypto_box_seal_open( (string) base64_decode( $box, true ), $this->keys );
		self::assertIsString( $text, 'Only the service can open it.' );
		return (array) json_decode( $text, true );
	}

	/**
	 * Facts that wait for the service, in their order.
	 *
	 * @param string $kind Of one kind; '' for all.
	 * @return list<array<string, mixed>>
	 */
	protected function facts( string $kind = '' ): array {
		global $wpdb;
		$facts = array_map( static fn ( string $json ): array => (array) json_decode( $json, true ), $wpdb->get_col( "SELECT payload FROM {$wpdb->prefix}cairn_outbox WHERE kind = 'contact' ORDER BY id" ) );
		return array_values( array_filter( $facts, static fn ( array $fact ): bool => '' === $kind || $kind === $fact['fact'] ) );
	}

	/**
	 * Sends a form as a browser does.
	 *
	 * @param FormConfig            $config The form.
	 * @param array<string, mixed>  $fields What is typed, by key.
	 * @param array<string, mixed>  $more   Other fields.
	 * @param string                $accept What the browser wants.
	 */
	protected function send( FormConfig $config, array $fields, array $more = array(), string $accept = 'application/json' ): \WP_REST_Response {
		return $this->ask( 'POST', '/cairn/v1/forms/' . $config->block_id, $more + array( 'field' => $fields ) + ( new FormDoor( $config, '', $this->clock ) )->hidden_fields(), array( 'Accept' => $accept ) );
	}

	/** Gives the site a key of its own, in a file; returns its path. */
	protected function give_local_key(): string {
		$path = (string) tempnam( sys_get_temp_dir(), 'cairn-key-' );
		file_put_contents( $path, base64_encode( str_repeat( 'k', 32 ) ) . "\n" );
		$this->files[] = $path;
		add_filter( 'cairn_local_key_file', static fn (): string => $path );
		return $path;
	}

	/** @return array<string, mixed> */
	protected static function data( \WP_REST_Response $response ): array {
		return (array) json_decode( (string) wp_json_encode( $response->get_data() ), true );
	}

	/** The link of a mail that leads to a page of ours. */
	protected function link( int $mail, string $page ): string {
		self::assertSame( 1, preg_match( '#\S+contact(?:/|%2F)' . $page . '\S*#', $this->mails[ $mail ]['message'], $match ) );
		return $match[0];
	}

	/**
	 * Follows a link of a mail.
	 *
	 * @param string               $url  The link.
	 * @param array<string, mixed> $body What is posted.
	 * @param array<string, string> $headers Headers.
	 */
	protected function follow( string $url, string $method = 'GET', array $body = array(), array $headers = array() ): \WP_REST_Response {
		parse_str( (string) wp_parse_url( html_entity_decode( $url ), PHP_URL_QUERY ), $query );
		$route = isset( $query['rest_route'] ) ? (string) $query['rest_route'] : substr( (string) wp_parse_url( $url, PHP_URL_PATH ), strlen( (string) wp_parse_url( rest_url(), PHP_URL_PATH ) ) - 1 );
		unset( $query['rest_route'] );
		$request = new \WP_REST_Request( $method, $route );
		$request->set_query_params( $query );
		$request->set_body_params( $body );
		foreach ( $headers as $name => $value ) {
			$request->set_header( $name, $value );
		}
		return rest_get_server()->dispatch( $request );
	}

	/**
	 * Stands in for the mail server.
	 *
	 * @param mixed                $early What would be answered.
	 * @param array<string, mixed> $mail  The mail.
	 */
	public function catch_mail( mixed $early, array $mail ): bool {
		if ( ! $this->mail_works ) {
			do_action( 'wp_mail_failed', new \WP_Error( 'wp_mail_failed', 'SMTP connect() failed.', $mail ) );
			return false;
		}
		$this->mails[] = array(
			'to'      => (array) $mail['to'],
			'subject' => (string) $mail['subject'],
			'message' => (string) $mail['message'],
			'headers' => is_array( $mail['headers'] ) ? array_values( $mail['headers'] ) : explode( "\n", (string) $mail['headers'] ),
		);
		return true;
	}

	/**
	 * A form as it stands in a post.
	 *
	 * @param array<string, mixed> $attributes Of the form.
	 * @param string               $inner      Blocks within.
	 */
	protected static function form( array $attributes = array(), string $inner = '<!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /-->' ): string {
		return '<!-- wp:cairn/form ' . wp_json_encode( array( 'blockId' => self::ID ) + $attributes ) . " -->\n$inner\n<!-- /wp:cairn/form -->";
	}

	/** Publishes a post and gives its first form's state. */
	protected function publish( string $content, string $status = 'publish' ): FormConfig {
		$id = wp_insert_post( wp_slash( array( 'post_title' => 'With a form', 'post_status' => $status, 'post_content' => $content ) ) );
		self::assertIsInt( $id );
		return FormConfig::all_in( parse_blocks( (string) get_post( $id )?->post_content ) )[0];
	}
}
