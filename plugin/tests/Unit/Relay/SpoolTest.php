<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Relay;

use Cairn\Connection\Route;
use Cairn\Relay\RelayHandOver;
use Cairn\Relay\Spool;
use Cairn\Service\WireAnswer;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;

/** The relay file runs as it does in a site, behind PHP's own web server and without WordPress. */
final class SpoolTest extends CairnTestCase {

	private const KEY = 'pk_abcdefghijklmnopqrst';

	private string $content;
	private Spool $spool;

	/** @var resource|null */
	private $server = null;

	private string $address = '';

	protected function setUp(): void {
		parent::setUp();
		$this->content = sys_get_temp_dir() . '/cairn-relay-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->content . '/plugins/cairn', 0777, true );
		copy( dirname( __DIR__, 3 ) . '/relay.php', $this->content . '/plugins/cairn/relay.php' );
		$this->spool = new Spool( $this->content . '/uploads/cairn-spool' );
	}

	protected function tearDown(): void {
		if ( is_resource( $this->server ) ) {
			proc_terminate( $this->server );
			proc_close( $this->server );
		}
		$this->spool->destroy();
		foreach ( array( '/uploads/cairn-spool/.htaccess', '/uploads/cairn-spool/index.php', '/plugins/cairn/relay.php' ) as $file ) {
			wp_delete_file( $this->content . $file );
		}
		foreach ( array( '/uploads/cairn-spool', '/uploads', '/plugins/cairn', '/plugins', '' ) as $folder ) {
			if ( is_dir( $this->content . $folder ) ) {
				rmdir( $this->content . $folder );
			}
		}
		parent::tearDown();
	}

	private function serve(): void {
		$socket = stream_socket_server( 'tcp://127.0.0.1:0' );
		self::assertIsResource( $socket );
		$this->address = (string) stream_socket_get_name( $socket, false );
		fclose( $socket );
		$server = proc_open(
			array( PHP_BINARY, '-d', 'display_errors=1', '-S', $this->address, '-t', $this->content ),
			array( array( 'file', '/dev/null', 'r' ), array( 'file', '/dev/null', 'w' ), array( 'file', '/dev/null', 'w' ) ),
			$pipes
		);
		self::assertIsResource( $server );
		$this->server = $server;
		for ( $i = 0; $i < 100; $i++ ) {
			// A refused connection warns, and PHPUnit takes warnings for failures: it is expected until the server stands.
			set_error_handler( static fn (): bool => true );
			$probe = stream_socket_client( 'tcp://' . $this->address, $code, $text, 0.1 );
			restore_error_handler();
			if ( false !== $probe ) {
				fclose( $probe );
				return;
			}
			usleep( 50000 );
		}
		self::fail( 'The web server of PHP did not start.' );
	}

	/**
	 * @param string       $body    Body.
	 * @param list<string> $headers Header lines.
	 * @return array{int, string} Status and body.
	 */
	private function post( string $body, array $headers = array(), string $method = 'POST', string $path = '/plugins/cairn/relay.php' ): array {
		$answer = file_get_contents(
			'http://' . $this->address . $path,
			false,
			stream_context_create(
				array(
					'http' => array(
						'method'        => $method,
						'content'       => $body,
						'header'        => implode( "\r\n", array( 'Content-Type: text/plain', 'User-Agent: Test/1.0', ...$headers ) ),
						'ignore_errors' => true,
					),
				)
			)
		);
		preg_match( '/ (\d{3})/', $http_response_header[0] ?? '', $found );
		return array( (int) ( $found[1] ?? 0 ), (string) $answer );
	}

	private function batch( string $note = '' ): string {
		return '{"schema_version":1,"key":"' . self::KEY . '","url":"/' . $note . '"}';
	}

	public function test_the_relay_takes_a_batch_in_as_it_came_with_address_and_browser(): void {
		self::assertTrue( $this->spool->open( self::KEY ) );
		$this->serve();

		self::assertSame( array( 202, '' ), $this->post( $this->batch( 'größe "1"' ), array( 'Origin: http://' . $this->address ) ) );
		self::assertSame( array( 202, '' ), $this->post( $this->batch( 'two' ) ) );

		$files = $this->spool->waiting( self::KEY );
		self::assertCount( 1, $files );
		$steps = $this->spool->read( $files[0] );
		self::assertSame( array( $this->batch( 'größe "1"' ), $this->batch( 'two' ) ), array_column( $steps, 'body' ) );
		self::assertSame( array( '127.0.0.1', 'Test/1.0' ), array( $steps[0]['ip'], $steps[0]['user_agent'] ) );
		self::assertEqualsWithDelta( microtime( true ) * 1000, $steps[0]['received_at'], 20000 );
	}

	public function test_a_knock_is_answered_and_leaves_nothing(): void {
		$this->spool->open( self::KEY );
		$this->serve();

		self::assertSame( 204, $this->post( '' )[0] );
		self::assertSame( array(), $this->spool->waiting( self::KEY ) );
	}

	public function test_the_relay_refuses_what_is_not_for_it(): void {
		$this->spool->open( self::KEY );
		$this->serve();

		self::assertSame( 405, $this->post( '', array(), 'GET' )[0] );
		self::assertSame( 400, $this->post( '{"no":"key"}' )[0] );
		self::assertSame( 400, $this->post( '{"key":"pk_../../../../etc/passwd"}' )[0] );
		self::assertSame( 400, $this->post( $this->batch( "\xff\xfe" ) )[0] );
		self::assertSame( 404, $this->post( '{"key":"pk_anotherSitesKey1234"}' )[0] );
		self::assertSame( 403, $this->post( $this->batch(), array( 'Origin: https://evil.example' ) )[0] );
		self::assertSame( 403, $this->post( $this->batch(), array( 'Origin: http://' . $this->address . '.evil.example' ) )[0] );
		self::assertSame( 403, $this->post( $this->batch(), array( 'Origin: null' ) )[0] );
		self::assertSame( 413, $this->post( $this->batch( str_repeat( 'a', 65536 ) ) )[0] );
		self::assertSame( 415, $this->post( $this->batch(), array( 'Content-Encoding: gzip' ) )[0] );
		self::assertSame( array(), $this->spool->waiting( self::KEY ) );
	}

	public function test_nothing_of_the_spool_can_be_read_over_the_web(): void {
		$this->spool->open( self::KEY );
		$this->serve();
		$this->post( $this->batch( 'secret' ) );
		$files = glob( $this->content . '/uploads/cairn-spool/' . self::KEY . '/*' );
		self::assertIsArray( $files );
		self::assertCount( 2, $files );

		foreach ( $files as $file ) {
			self::assertSame( '', $this->post( '', array(), 'GET', str_replace( $this->content, '', $file ) )[1] );
		}
	}

	public function test_a_closed_spool_takes_nothing_more_and_keeps_what_waits(): void {
		$this->spool->open( self::KEY );
		$this->serve();
		$this->post( $this->batch( 'before' ) );
		$this->spool->close( self::KEY );

		self::assertSame( 404, $this->post( $this->batch( 'after' ) )[0] );
		self::assertCount( 1, $this->spool->waiting( self::KEY ) );
	}

	public function test_steps_are_handed_over_signed_and_kept_until_the_service_has_them(): void {
		$this->spool->open( self::KEY );
		$this->serve();
		$this->post( $this->batch( 'one' ) );
		$site = ( new SiteBuilder( WireAnswer::nothing( 'timed out' ), SiteBuilder::success( status: 202 ), SiteBuilder::success( status: 202 ) ) )->connected( route: Route::Relay );
		$hand = new RelayHandOver( $site->store, $site->client, $this->spool );

		$hand->hand_over();
		self::assertCount( 1, $this->spool->waiting( self::KEY ) );
		$this->post( $this->batch( 'two' ) );
		$hand->hand_over();

		self::assertSame( 'https://cairn.example/v1/relayed-steps', $site->wire->sent[1]->url );
		$sent = json_decode( $site->wire->sent[1]->body, true )['batches'];
		self::assertSame( array( $this->batch( 'one' ) ), array_column( $sent, 'body' ) );
		self::assertCount( 3, $site->wire->sent );
		self::assertSame( array(), $this->spool->waiting( self::KEY ) );
	}

	public function test_a_paused_site_hands_nothing_over(): void {
		$this->spool->open( self::KEY );
		$this->serve();
		$this->post( $this->batch( 'one' ) );
		$site = ( new SiteBuilder() )->connected( route: Route::Relay, home_url: 'https://original.example' );
		( new RelayHandOver( $site->store, $site->client, $this->spool ) )->hand_over();

		self::assertSame( array(), $site->wire->sent );
		self::assertCount( 1, $this->spool->waiting( self::KEY ) );
	}

	public function test_no_key_leads_out_of_the_spool(): void {
		self::assertFalse( $this->spool->open( '../../evil' ) );
		self::assertSame( array(), $this->spool->waiting( 'pk_../../../..' ) );
	}
}
