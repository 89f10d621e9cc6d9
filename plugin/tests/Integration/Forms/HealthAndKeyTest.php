<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\FormsHealth;
use Cairn\Forms\LocalKey;
use Cairn\Forms\LocalTraces;
use Cairn\Forms\ProtectedFiles;

final class HealthAndKeyTest extends FormTestCase {

	protected function tearDown(): void {
		if ( self::on_real_wordpress() ) {
			ProtectedFiles::destroy();
			LocalKey::forget();
		}
		parent::tearDown();
	}

	public function test_site_health_says_what_is_left_out_without_a_key(): void {
		self::assertSame( 'recommended', FormsHealth::key()['status'] );
		$this->give_local_key();
		self::assertSame( 'good', FormsHealth::key()['status'] );
	}

	public function test_the_key_is_made_above_the_document_root_and_stands_in_no_option(): void {
		$root = (string) realpath( ABSPATH );
		self::assertTrue( LocalKey::make( $root ) );
		$path = (string) get_option( LocalKey::PATH_OPTION );
		self::assertSame( dirname( $root ), dirname( $path ) );
		self::assertSame( '0600', substr( sprintf( '%o', fileperms( $path ) ), -4 ) );
		$key = LocalKey::read();
		self::assertSame( 32, strlen( (string) $key ) );
		self::assertTrue( LocalKey::make( $root ) );
		self::assertSame( $key, LocalKey::read(), 'It is made once.' );
		global $wpdb;
		self::assertStringNotContainsString( trim( (string) file_get_contents( $path ) ), (string) wp_json_encode( $wpdb->get_col( "SELECT option_value FROM {$wpdb->options} WHERE option_name LIKE 'cairn%'" ) ) );
		LocalKey::forget();
		self::assertFileDoesNotExist( $path );
	}

	public function test_no_key_is_made_where_the_document_root_is_unknown_or_another(): void {
		self::assertFalse( LocalKey::make( '' ) );
		self::assertFalse( LocalKey::make( sys_get_temp_dir() . '/nowhere' ) );
		self::assertFalse( LocalKey::make( '/' ) );
	}

	public function test_site_health_is_critical_when_the_server_hands_protected_files_out(): void {
		$answer = 403;
		add_filter(
			'pre_http_request',
			static function ( mixed $early, array $args, string $url ) use ( &$answer ): mixed {
				return str_contains( $url, '/cairn-files-' ) ? array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => $answer, 'message' => '' ), 'cookies' => array(), 'filename' => null ) : $early;
			},
			20,
			3
		);
		self::assertSame( 'good', FormsHealth::files()['status'] );
		$answer = 200;
		self::assertSame( 'critical', FormsHealth::files()['status'] );
	}

	public function test_an_author_may_add_a_file_and_a_reader_may_not_even_see_them(): void {
		$path = (string) tempnam( sys_get_temp_dir(), 'cairn-up-' );
		file_put_contents( $path, "%PDF-1.4\n%x" );
		$add = function ( string $name ) use ( $path ): \WP_REST_Response {
			$request = new \WP_REST_Request( 'POST', '/cairn/v1/resources' );
			$request->set_file_params( array( 'file' => array( 'name' => $name, 'tmp_name' => $path, 'error' => 0, 'size' => 10 ) ) );
			$request->set_body_params( array( 'title' => 'The guide' ) );
			return rest_get_server()->dispatch( $request );
		};
		$this->act_as( 'subscriber' );
		self::assertSame( 403, $this->ask( 'GET', '/cairn/v1/resources' )->get_status() );
		$this->act_as( 'contributor' );
		self::assertSame( 403, $add( 'guide.pdf' )->get_status() );
		$this->act_as( 'author' );
		self::assertSame( 415, $add( 'guide.php' )->get_status() );
		$added = $add( 'guide.pdf' );
		self::assertSame( array( 201, 'The guide' ), array( $added->get_status(), self::data( $added )['title'] ) );
		self::assertSame( array( 'guide.pdf' ), array_column( (array) $this->ask( 'GET', '/cairn/v1/resources' )->get_data(), 'name' ) );
		unlink( $path );
	}

	public function test_what_the_site_keeps_of_a_person_can_be_shown_and_erased(): void {
		$this->connect_with_key();
		$form = $this->publish( self::form() );
		$this->send( $form, array( 'email' => 'reader@example.com' ) );
		$this->give_local_key();
		$this->clock->pass( 3600 );
		$this->send( $form, array( 'email' => 'Reader@example.com' ) );
		self::assertCount( 2, LocalTraces::of( 'reader@example.com' ), 'Also what was kept before there was a key.' );
		self::assertSame( array(), LocalTraces::of( 'other@example.com' ) );
		$this->send( $form, array( 'email' => 'other@example.com' ) );
		self::assertSame( 2, LocalTraces::erase( 'READER@example.com' ) );
		self::assertCount( 2, $this->facts(), 'What waited of the person is gone; what waits of others is not.' );
		self::assertSame( 0, LocalTraces::erase( 'reader@example.com' ) );
	}

	public function test_whom_the_service_has_erased_is_forgotten_here_too(): void {
		$this->connect_with_key();
		$this->give_local_key();
		$form = $this->publish( self::form() );
		foreach ( array( 'reader@example.com', 'reader@example.com', 'other@example.com' ) as $email ) {
			$this->send( $form, array( 'email' => $email ) );
			$this->clock->pass( 3600 );
		}
		$ids = array_column( LocalTraces::of( 'reader@example.com' ), 'id' );
		self::assertCount( 2, $ids );
		self::assertSame( 2, LocalTraces::erase_sign_ups( array( $ids[0], 'nobodyknows12345' ) ), 'What else the same person sent goes too.' );
		self::assertSame( array(), LocalTraces::of( 'reader@example.com' ) );
		self::assertCount( 1, LocalTraces::of( 'other@example.com' ) );
	}

	public function test_whoever_sends_mails_gets_a_link_to_leave(): void {
		self::assertSame( '', apply_filters( 'cairn_unsubscribe_url', '', 'reader@example.com', 'news' ) );
		$this->connect_with_key();
		$url = (string) apply_filters( 'cairn_unsubscribe_url', '', 'reader@example.com', 'news' );
		self::assertStringNotContainsString( 'reader', $url );
		self::assertSame( 200, $this->follow( $url, 'POST', array( 'List-Unsubscribe' => 'One-Click' ) )->get_status() );
		self::assertSame( array( 'email' => 'reader@example.com' ), $this->unseal( $this->facts( 'withdrawal' )[0]['sealed'] ) );
	}
}
