<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\People;

use Cairn\Forms\ContactFacts;
use Cairn\People\SubscriberFile;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class ImportTest extends IntegrationTestCase {

	/** @var list<string> */
	private array $files = array();

	protected function setUp(): void {
		parent::setUp();
		$this->connect();
		$this->act_as( 'administrator' );
	}

	protected function tearDown(): void {
		array_map( 'unlink', $this->files );
		$this->files = array();
		parent::tearDown();
	}

	/** @param array<string, mixed> $params Beside the file. */
	private function upload( string $text, array $params = array() ): \WP_REST_Response {
		$path = (string) tempnam( sys_get_temp_dir(), 'import' );
		file_put_contents( $path, $text );
		$this->files[] = $path;
		$request       = new \WP_REST_Request( 'POST', '/cairn/v1/contacts/import' );
		$request->set_body_params( $params + array( 'list' => 'news', 'source' => 'Signed sheets of the fair, folder 7.' ) );
		$request->set_file_params( array( 'file' => array( 'name' => 'list.csv', 'tmp_name' => $path, 'error' => UPLOAD_ERR_OK, 'size' => strlen( $text ) ) ) );
		return rest_get_server()->dispatch( $request );
	}

	/** @return list<array<string, mixed>> Bodies of the requests to the service. */
	private function asked(): array {
		return array_map( static fn ( array $sent ): array => (array) json_decode( $sent['body'], true ), $this->sent );
	}

	public function test_a_file_is_handed_over_with_where_its_proof_is_and_who_did_it(): void {
		$this->will_answer( array( 'added' => 1, 'known' => 0, 'refused' => array( array( 'row' => 3, 'reason' => 'not_an_address' ) ) ) );
		$response = $this->upload( "Email Address,First Name,Last Name,OPTIN_TIME,CONFIRM_TIME\nada@example.com,Ada,Lovelace,2025-03-01 10:00:00,2025-03-01 10:05:00\nnobody,,,,\n" );

		self::assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		self::assertSame( array( 'added' => 1, 'known' => 0, 'refused' => array( array( 'row' => 3, 'reason' => 'not_an_address' ) ) ), $response->get_data() );
		$asked = $this->asked()[0];
		self::assertSame( 'https://cairn.example/v1/contacts/import', $this->sent[0]['url'] );
		self::assertSame( array( wp_get_current_user()->user_login, 'news', 'Signed sheets of the fair, folder 7.' ), array( $asked['actor']['name'], $asked['list'], $asked['source'] ) );
		$at = ( new \DateTimeImmutable( '2025-03-01 10:00:00', wp_timezone() ) )->getTimestamp() * 1000;
		self::assertSame( array( array( 'row' => 2, 'email' => 'ada@example.com', 'name' => 'Ada Lovelace', 'given_at' => $at, 'confirmed_at' => $at + 300000 ), array( 'row' => 3, 'email' => 'nobody' ) ), $asked['rows'] );
		self::assertMatchesRegularExpression( '/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/', $asked['import_id'] );
	}

	public function test_the_same_file_again_is_the_same_import_and_another_list_is_another(): void {
		for ( $i = 0; $i < 3; $i++ ) {
			$this->will_answer( array( 'added' => 0, 'known' => 1, 'refused' => array() ) );
			$this->upload( "email\nada@example.com\n", array( 'list' => 2 === $i ? 'offers' : 'news' ) );
		}
		$ids = array_column( $this->asked(), 'import_id' );
		self::assertSame( $ids[0], $ids[1] );
		self::assertNotSame( $ids[0], $ids[2] );
	}

	public function test_a_long_file_goes_in_parts_and_says_how_far_it_came(): void {
		$text = "email\n";
		for ( $i = 0; $i < 250; $i++ ) {
			$text .= "person$i@example.com\n";
		}
		$this->will_answer( array( 'added' => 200, 'known' => 0, 'refused' => array() ) );
		$response = $this->upload( $text );

		self::assertSame( array( 200, 50 ), array_map( static fn ( array $asked ): int => count( $asked['rows'] ), $this->asked() ) );
		self::assertSame( 503, $response->get_status() );
		self::assertSame( array( 'service_silent', 200 ), array( $response->get_data()['code'], $response->get_data()['data']['added'] ) );
	}

	/** @param list<array<string, mixed>> $rows Expected. */
	#[DataProvider( 'files' )]
	public function test_a_file_is_read_as_other_services_write_it( string $text, array $rows ): void {
		$file = SubscriberFile::read( $text );
		self::assertInstanceOf( SubscriberFile::class, $file, is_string( $file ) ? $file : '' );
		self::assertSame( $rows, $file->rows );
	}

	/** @return iterable<string, array{string, list<array<string, mixed>>}> */
	public static function files(): iterable {
		$ada = array( 'row' => 2, 'email' => 'ada@example.com', 'name' => 'Zoë' );
		yield 'semicolons and old Windows letters' => array( "Name;E-Mail\r\nZo\xEB;ada@example.com\r\n", array( $ada ) );
		yield 'tabs and UTF-16' => array( "\xFF\xFE" . mb_convert_encoding( "email\tname\nada@example.com\tZoë\n", 'UTF-16LE', 'UTF-8' ), array( $ada ) );
		yield 'a mark of the byte order, quotes and empty lines' => array( "\xEF\xBB\xBF\"E-mail address\",\"Name\"\n\"ada@example.com\",\"Zoë\"\n\n,\n", array( $ada ) );
		yield 'no line of names' => array( "1,ada@example.com\n2,bob@example.com", array( array( 'row' => 1, 'email' => 'ada@example.com' ), array( 'row' => 2, 'email' => 'bob@example.com' ) ) );
		yield 'seconds since 1970, and a time that is none' => array( "email,date,confirmed_at\na@example.com,1735689600,soon\n", array( array( 'row' => 2, 'email' => 'a@example.com', 'given_at' => 1735689600000 ) ) );
	}

	/** @param array<string, mixed> $params Beside the file. */
	#[DataProvider( 'refusals' )]
	public function test_what_cannot_be_taken_is_refused_with_a_sentence( string $text, array $params, string $words ): void {
		$response = $this->upload( $text, $params );
		self::assertSame( 400, $response->get_status() );
		self::assertStringContainsString( $words, (string) wp_json_encode( $response->get_data() ) );
		self::assertSame( array(), $this->sent );
	}

	/** @return iterable<string, array{string, array<string, mixed>, string}> */
	public static function refusals(): iterable {
		yield 'no addresses' => array( "name\nAda\n", array(), 'No column holds' );
		yield 'nothing' => array( '', array(), 'No column holds' );
		yield 'names alone' => array( "email,name\n", array(), 'holds no subscribers' );
		yield 'too many' => array( "email\n" . str_repeat( "a@example.com\n", SubscriberFile::MOST_ROWS + 1 ), array(), 'Split it' );
		yield 'no word of the proof' => array( "email\nada@example.com\n", array( 'source' => 'yes' ), 'source' );
		yield 'no list' => array( "email\nada@example.com\n", array( 'list' => '' ), 'list' );
	}

	public function test_what_they_signed_up_for_and_the_words_go_along(): void {
		$this->will_answer( array( 'added' => 1, 'known' => 0, 'again' => 0, 'refused' => array() ) );
		$about = array( 'list' => 'club', 'source' => 'Signed sheets of the fair.', 'purpose' => 'member', 'text' => 'Yes, news of the club.' );
		self::assertSame( 200, $this->upload( "email\nada@example.com\n", $about )->get_status() );
		self::assertEquals( $about, array_intersect_key( $this->asked()[0], $about ) );
	}

	public function test_rows_without_a_language_are_in_that_of_the_site(): void {
		$this->will_answer( array( 'added' => 1, 'known' => 0, 'again' => 0, 'refused' => array() ) );
		$rows = array( 'import_id' => '0190b7c0-0000-7000-8000-000000000000', 'list' => 'news', 'source' => 'The list of the fair.', 'rows' => array( array( 'row' => 1, 'email' => 'a@example.com' ) ) );
		self::assertSame( 200, $this->ask( 'POST', '/cairn/v1/contacts/import', $rows )->get_status() );
		self::assertSame( ContactFacts::language( '' ), $this->asked()[0]['lang'] );
	}

	public function test_rows_go_through_as_the_contract_has_them(): void {
		$this->will_answer( array( 'added' => 1, 'known' => 0, 'refused' => array() ) );
		$rows = array( 'import_id' => '0190b7c0-0000-7000-8000-000000000000', 'list' => 'news', 'source' => 'The list of the fair.', 'lang' => 'en', 'rows' => array( array( 'row' => 1, 'email' => 'a@example.com', 'given_at' => 1735689600000 ) ) );
		self::assertSame( 200, $this->ask( 'POST', '/cairn/v1/contacts/import', $rows )->get_status() );
		self::assertEquals( $rows, array_diff_key( $this->asked()[0], array( 'actor' => 1 ) ) );
	}
}
