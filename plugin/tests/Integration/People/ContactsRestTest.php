<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\People;

use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class ContactsRestTest extends IntegrationTestCase {

	private const ID = 'abcdefgh12345678';

	protected function setUp(): void {
		parent::setUp();
		$this->connect();
		$this->act_as( 'administrator' );
	}

	/** @return array<string, mixed> What the service was asked last. */
	private function asked(): array {
		$last = end( $this->sent );
		self::assertIsArray( $last );
		/** @var array<string, mixed> */
		return (array) json_decode( $last['body'], true );
	}

	/** @return array{user_id: int, name: string} */
	private function me(): array {
		$user = wp_get_current_user();
		return array( 'user_id' => $user->ID, 'name' => $user->user_login );
	}

	public function test_a_search_is_asked_in_the_name_of_the_person_and_never_kept(): void {
		$this->will_answer( array( 'rows' => array(), 'total' => 0, 'page' => 1, 'pages' => 0, 'all' => 0 ) );
		$response = $this->ask( 'POST', '/cairn/v1/contacts/search', array( 'email' => 'buyer@example.com', 'demo' => false, '_locale' => 'user', 'actor' => array( 'user_id' => 1, 'name' => 'somebody else' ) ) );

		self::assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		self::assertSame( '{"rows":[],"total":0,"page":1,"pages":0,"all":0}', wp_json_encode( $response->get_data() ) );
		self::assertSame( 'no-store, private', $response->get_headers()['Cache-Control'] );
		self::assertSame( 'https://cairn.example/v1/contacts/search', $this->sent[0]['url'], 'An address stands in no URL.' );
		self::assertSame( array( 'actor' => $this->me(), 'email' => 'buyer@example.com', 'demo' => false ), $this->asked() );

		$silent = $this->ask( 'POST', '/cairn/v1/contacts/search', array( 'email' => 'buyer@example.com' ) );
		self::assertSame( array( 503, 'service_silent' ), array( $silent->get_status(), ( (array) $silent->get_data() )['code'] ), 'Nothing of people is answered from memory.' );
		self::assertNotEmpty( ( (array) $silent->get_data() )['data']['fix'] );
	}

	public function test_a_contact_that_the_service_does_not_know_is_not_found(): void {
		$this->will_answer( array( 'error' => array( 'code' => 'not_found', 'message' => 'm', 'fix' => 'f' ) ), 404 );
		self::assertSame( 404, $this->ask( 'POST', '/cairn/v1/contacts/open', array( 'contact_id' => self::ID ) )->get_status() );
	}

	public function test_a_change_without_an_answer_is_a_change(): void {
		$this->answers[] = array( 'status' => 204, 'body' => '' );
		$response        = $this->ask( 'POST', '/cairn/v1/contacts/change', array( 'contact_id' => self::ID, 'status' => 'won', 'offline_value' => null, 'note' => 'Rang twice.' ) );

		self::assertSame( array( 204, null ), array( $response->get_status(), $response->get_data() ) );
		self::assertSame( array( 'actor' => $this->me(), 'contact_id' => self::ID, 'status' => 'won', 'offline_value' => null, 'note' => 'Rang twice.' ), $this->asked() );
	}

	public function test_somebody_notes_by_hand_that_an_address_takes_no_mail(): void {
		$this->answers[] = array( 'status' => 204, 'body' => '' );
		self::assertSame( 204, $this->ask( 'POST', '/cairn/v1/contacts/change', array( 'contact_id' => self::ID, 'bounced' => true ) )->get_status() );
		self::assertSame( array( 'actor' => $this->me(), 'contact_id' => self::ID, 'bounced' => true ), $this->asked() );
		self::assertSame( 400, $this->ask( 'POST', '/cairn/v1/contacts/change', array( 'contact_id' => self::ID, 'bounced' => false ) )->get_status() );
	}

	public function test_two_contacts_become_one_and_many_are_erased_in_one_request(): void {
		$this->answers[] = array( 'status' => 204, 'body' => '' );
		$this->ask( 'POST', '/cairn/v1/contacts/merge', array( 'into' => self::ID, 'from' => '1234567812345678' ) );
		self::assertSame( array( 'actor' => $this->me(), 'into' => self::ID, 'from' => '1234567812345678' ), $this->asked() );

		$this->will_answer( array( 'erased' => 1, 'submissions' => array( 'qwertyui12345678' ) ) );
		$erased = $this->ask( 'POST', '/cairn/v1/contacts/erase', array( 'contact_ids' => array( self::ID ) ) );
		self::assertSame( '{"erased":1}', wp_json_encode( $erased->get_data() ) );
	}

	public function test_the_file_of_contacts_comes_as_the_service_wrote_it_and_leaves_no_trace_on_this_server(): void {
		$before          = glob( get_temp_dir() . 'cairn*' );
		$this->answers[] = array( 'status' => 200, 'body' => "name,email\n'=1+1,buyer@example.com\n", 'headers' => array( 'Content-Disposition' => 'attachment; filename="cairn-contacts.csv"' ) );
		$response        = $this->ask( 'POST', '/cairn/v1/contacts/export', array( 'status' => 'won' ) );

		self::assertSame( 200, $response->get_status() );
		self::assertSame( array( 'text/csv; charset=utf-8', 'attachment; filename="cairn-contacts.csv"', 'no-store, private' ), array( $response->get_headers()['Content-Type'], $response->get_headers()['Content-Disposition'], $response->get_headers()['Cache-Control'] ) );
		self::assertSame( array( 'actor' => $this->me(), 'status' => 'won' ), $this->asked() );
		self::assertSame( $before, glob( get_temp_dir() . 'cairn*' ), 'The file has no name any more before it is read.' );
		ob_start();
		self::assertTrue( apply_filters( 'rest_pre_serve_request', false, $response, new \WP_REST_Request(), rest_get_server() ) );
		self::assertSame( "name,email\n'=1+1,buyer@example.com\n", ob_get_clean() );
	}

	public function test_no_file_is_an_error_that_says_why(): void {
		$before = glob( get_temp_dir() . 'cairn*' );
		self::assertSame( 503, $this->ask( 'POST', '/cairn/v1/contacts/export' )->get_status() );
		self::assertSame( $before, glob( get_temp_dir() . 'cairn*' ) );
	}

	public function test_the_log_is_read_a_page_at_a_time(): void {
		$this->will_answer( array( 'entries' => array(), 'pages' => 3 ) );
		self::assertSame( '{"entries":[],"pages":3}', wp_json_encode( $this->ask( 'GET', '/cairn/v1/privacy/log', array( 'page' => '2' ) )->get_data() ) );
		self::assertSame( 'https://cairn.example/v1/privacy/log?page=2', $this->sent[0]['url'] );
	}

	/** @param array<string, mixed> $params Parameters. */
	#[DataProvider( 'nonsense' )]
	public function test_what_the_contract_does_not_know_is_refused_here( string $route, array $params ): void {
		self::assertSame( 400, $this->ask( 'POST', "/cairn/v1/contacts/$route", $params )->get_status() );
		self::assertSame( array(), $this->sent );
	}

	/** @return iterable<string, array{string, array<string, mixed>}> */
	public static function nonsense(): iterable {
		yield 'no id' => array( 'open', array() );
		yield 'not an id' => array( 'open', array( 'contact_id' => "abcdefgh1234567' OR 1" ) );
		yield 'not a status' => array( 'change', array( 'contact_id' => self::ID, 'status' => 'sold' ) );
		yield 'less than nothing' => array( 'change', array( 'contact_id' => self::ID, 'status' => 'won', 'offline_value' => -1 ) );
		yield 'nobody to erase' => array( 'erase', array( 'contact_ids' => array() ) );
		yield 'too many to erase' => array( 'erase', array( 'contact_ids' => array_fill( 0, 101, self::ID ) ) );
		yield 'page zero' => array( 'search', array( 'page' => 0 ) );
	}

	public function test_who_runs_the_shop_sees_no_people_unless_the_owner_lets_them(): void {
		add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'manage_woocommerce' => true, 'view_woocommerce_reports' => true ) );
		( new \Cairn\Access\Capabilities() )->grant();
		$this->act_as( 'shop_manager' );
		self::assertSame( 403, $this->ask( 'POST', '/cairn/v1/contacts/search' )->get_status() );
		self::assertSame( array(), $this->sent );

		add_filter( 'cairn_right_implied_by', static fn ( array $implied_by, string $right ): array => 'view_cairn_contacts' === $right ? array( ...$implied_by, 'manage_woocommerce' ) : $implied_by, 10, 2 );
		( new \Cairn\Access\Capabilities() )->grant();
		$this->act_as( 'shop_manager' );
		$this->will_answer( array( 'rows' => array(), 'total' => 0, 'page' => 1, 'pages' => 0, 'all' => 0 ) );
		self::assertSame( 200, $this->ask( 'POST', '/cairn/v1/contacts/search' )->get_status() );
	}

	public function test_a_copied_site_sees_nobody_of_the_original(): void {
		$this->connect( home: 'https://original.example' );
		$response = $this->ask( 'POST', '/cairn/v1/contacts/search' );

		self::assertSame( array( 409, 'paused' ), array( $response->get_status(), ( (array) $response->get_data() )['code'] ) );
		self::assertSame( array(), $this->sent );
	}
}
