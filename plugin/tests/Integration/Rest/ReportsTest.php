<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Rest;

use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class ReportsTest extends IntegrationTestCase {

	private const RANGE = array( 'from' => '2026-01-01', 'to' => '2026-01-29' );

	protected function setUp(): void {
		parent::setUp();
		$this->connect();
		$this->act_as( 'administrator' );
	}

	public function test_a_report_comes_through_as_the_service_gave_it_with_its_version(): void {
		$this->will_answer( array( 'head' => array( 'demo' => false ), 'empty' => new \stdClass(), 'rate' => 0.125 ), headers: array( 'ETag' => '"v1"' ) );
		$response = $this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE + array( '_locale' => 'user', 'compare' => 'previous' ) );

		self::assertSame( 200, $response->get_status() );
		self::assertSame( '{"head":{"demo":false},"empty":{},"rate":0.125}', wp_json_encode( $response->get_data() ) );
		self::assertSame( array( '"v1"', 'no-store, private' ), array( $response->get_headers()['ETag'], $response->get_headers()['Cache-Control'] ) );
		self::assertSame( 'https://cairn.example/v1/reports/overview?compare=previous&from=2026-01-01&to=2026-01-29', $this->sent[0]['url'] );
		self::assertArrayHasKey( 'X-Cairn-Signature', $this->sent[0]['headers'] );
	}

	public function test_an_unchanged_answer_stays_a_304_without_a_body(): void {
		$this->answers[] = array( 'status' => 304, 'body' => '', 'headers' => array( 'ETag' => '"v1"' ) );
		$response        = $this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE, array( 'If-None-Match' => '"v1"' ) );

		self::assertSame( 304, $response->get_status() );
		self::assertNull( $response->get_data() );
		self::assertSame( '"v1"', $this->sent[0]['headers']['If-None-Match'] );
	}

	public function test_a_silent_service_is_answered_for_with_the_last_good_numbers_and_their_age(): void {
		$this->will_answer( array( 'visits' => 7 ) );
		$this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE );
		$response = $this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE );
		$data     = (array) $response->get_data();

		self::assertSame( 200, $response->get_status() );
		self::assertSame( 7, $data['visits'] );
		self::assertSame( array( 'silent_since', 'saved_at', 'waiting' ), array_keys( $data['stale'] ) );
		self::assertEqualsWithDelta( time(), strtotime( (string) $data['stale']['silent_since'] ), 10 );
		self::assertArrayNotHasKey( 'ETag', $response->get_headers() );
	}

	public function test_without_old_numbers_a_silent_service_is_an_error_that_says_what_to_do(): void {
		$response = $this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE );
		$data     = (array) $response->get_data();

		self::assertSame( array( 503, 'service_silent' ), array( $response->get_status(), $data['code'] ) );
		self::assertNotEmpty( $data['data']['fix'] );
	}

	public function test_what_is_only_true_now_is_never_answered_from_yesterday(): void {
		$this->will_answer( array( 'data_until' => null, 'events' => array() ) );
		$this->ask( 'GET', '/cairn/v1/reports/live' );

		self::assertSame( 503, $this->ask( 'GET', '/cairn/v1/reports/live' )->get_status() );
	}

	public function test_reports_of_the_shop_are_answered_from_the_last_good_numbers_too(): void {
		$questions = array(
			'/cairn/v1/reports/products'       => self::RANGE + array( 'sort' => 'waiting', 'page' => 2, 'contains' => 'Hat & co' ),
			'/cairn/v1/reports/wishlist'       => self::RANGE + array( 'by' => 'block' ),
			'/cairn/v1/reports/comparison'     => self::RANGE,
			'/cairn/v1/reports/cart'           => self::RANGE + array( 'compare' => 'previous' ),
			'/cairn/v1/reports/product-column' => array( 'ids' => '12,34' ),
			'/cairn/v1/reports/forms'          => self::RANGE,
			'/cairn/v1/reports/form'           => self::RANGE + array( 'block_id' => 'abcdefghij' ),
			'/cairn/v1/reports/privacy'        => array(),
		);
		foreach ( $questions as $route => $query ) {
			$this->will_answer( array( 'total' => 7 ) );
			self::assertSame( 200, $this->ask( 'GET', $route, $query )->get_status(), $route );
		}
		self::assertSame( 'https://cairn.example/v1/reports/products?contains=Hat%20%26%20co&from=2026-01-01&page=2&sort=waiting&to=2026-01-29', $this->sent[0]['url'] );
		foreach ( $questions as $route => $query ) {
			$data = (array) $this->ask( 'GET', $route, $query )->get_data();
			self::assertSame( array( 7, 'waiting' ), array( $data['total'] ?? null, array_key_last( (array) ( $data['stale'] ?? array() ) ) ), $route );
		}
	}

	public function test_what_one_buyer_did_is_never_kept_here(): void {
		$this->will_answer( array( 'link' => 'linked' ) );
		self::assertSame( 200, $this->ask( 'GET', '/cairn/v1/reports/order', array( 'order_id' => 7 ) )->get_status() );
		self::assertSame( 503, $this->ask( 'GET', '/cairn/v1/reports/order', array( 'order_id' => 7 ) )->get_status() );
	}

	public function test_a_refusal_of_the_signature_does_not_look_like_the_end_of_the_persons_login(): void {
		$this->will_answer( array( 'error' => array( 'code' => 'bad_signature', 'message' => 'm', 'fix' => 'f' ) ), 401 );
		$response = $this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE );

		self::assertSame( array( 502, 'bad_signature' ), array( $response->get_status(), ( (array) $response->get_data() )['code'] ) );
	}

	public function test_a_site_that_is_not_connected_says_so_and_asks_nobody(): void {
		delete_option( 'cairn_connection' );
		$response = $this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE );

		self::assertSame( array( 409, 'not_connected' ), array( $response->get_status(), ( (array) $response->get_data() )['code'] ) );
		self::assertSame( array(), $this->sent );
	}

	public function test_a_copied_site_reads_nothing_of_the_original(): void {
		$this->connect( home: 'https://original.example' );
		$response = $this->ask( 'GET', '/cairn/v1/reports/overview', self::RANGE );

		self::assertSame( array( 409, 'paused' ), array( $response->get_status(), ( (array) $response->get_data() )['code'] ) );
		self::assertSame( array(), $this->sent );
	}

	/** @param array<string, mixed> $params Bad parameters. */
	#[DataProvider( 'bad_questions' )]
	public function test_a_bad_question_is_refused_here( string $route, array $params ): void {
		self::assertSame( 400, $this->ask( 'GET', $route, $params )->get_status() );
		self::assertSame( array(), $this->sent );
	}

	/** @return array<string, array{string, array<string, mixed>}> */
	public static function bad_questions(): array {
		return array(
			'no range'             => array( '/cairn/v1/reports/overview', array() ),
			'a date that is none'  => array( '/cairn/v1/reports/overview', array( 'from' => "2026-01-01' OR 1=1", 'to' => '2026-01-29' ) ),
			'a list for a date'    => array( '/cairn/v1/reports/overview', array( 'from' => array( '2026-01-01' ), 'to' => '2026-01-29' ) ),
			'an unknown filter'    => array( '/cairn/v1/reports/steps', self::RANGE + array( 'filter' => 'password' ) ),
			'a value too long'     => array( '/cairn/v1/reports/steps', self::RANGE + array( 'filter' => 'page', 'value' => str_repeat( 'a', 501 ) ) ),
			'an unknown grain'     => array( '/cairn/v1/reports/steps.csv', self::RANGE + array( 'grain' => 'second' ) ),
			'an unknown sort'      => array( '/cairn/v1/reports/products', self::RANGE + array( 'sort' => 'price' ) ),
			'a page that is none'  => array( '/cairn/v1/reports/cart', self::RANGE + array( 'page' => 0 ) ),
			'an order that is none' => array( '/cairn/v1/reports/order', array( 'order_id' => 'x' ) ),
			'too many products'    => array( '/cairn/v1/reports/product-column', array( 'ids' => implode( ',', range( 1, 101 ) ) ) ),
			'a form that is none'  => array( '/cairn/v1/reports/form', self::RANGE + array( 'block_id' => '../../x' ) ),
			'no product'           => array( '/cairn/v1/reports/product-column', array( 'ids' => '1,,2' ) ),
			'a block without type' => array( '/cairn/v1/blocks/abcdefghij', array() ),
		);
	}

	public function test_a_csv_streams_with_the_services_name_and_leaves_no_file_behind(): void {
		$before          = count( (array) glob( get_temp_dir() . 'cairn*' ) );
		$this->answers[] = array( 'status' => 200, 'body' => "\"step\",\"n\"\r\n\"'=1+1\",3\r\n", 'headers' => array( 'Content-Disposition' => 'attachment; filename="cairn-steps_2026-01-01_2026-01-29.csv"' ) );
		$response        = $this->ask( 'GET', '/cairn/v1/reports/steps.csv', self::RANGE );

		self::assertSame( 'text/csv; charset=utf-8', $response->get_headers()['Content-Type'] );
		self::assertSame( 'attachment; filename="cairn-steps_2026-01-01_2026-01-29.csv"', $response->get_headers()['Content-Disposition'] );
		ob_start();
		$served = apply_filters( 'rest_pre_serve_request', false, $response, new \WP_REST_Request(), rest_get_server() );
		self::assertSame( "\"step\",\"n\"\r\n\"'=1+1\",3\r\n", ob_get_clean() );
		self::assertTrue( $served );
		self::assertCount( $before, (array) glob( get_temp_dir() . 'cairn*' ) );
	}

	public function test_a_csv_that_does_not_come_is_an_error_and_leaves_no_file_behind(): void {
		$before = count( (array) glob( get_temp_dir() . 'cairn*' ) );
		self::assertSame( 503, $this->ask( 'GET', '/cairn/v1/reports/steps.csv', self::RANGE )->get_status() );
		self::assertCount( $before, (array) glob( get_temp_dir() . 'cairn*' ) );
	}

	public function test_a_hostile_file_name_is_not_passed_on(): void {
		$this->answers[] = array( 'status' => 200, 'body' => 'x', 'headers' => array( 'Content-Disposition' => "attachment; filename=\"../../x\r\nSet-Cookie: a=b.csv\"" ) );
		$response        = $this->ask( 'GET', '/cairn/v1/reports/steps.csv', self::RANGE );

		self::assertSame( 'attachment; filename="cairn-steps_2026-01-01_2026-01-29.csv"', $response->get_headers()['Content-Disposition'] );
		ob_start();
		apply_filters( 'rest_pre_serve_request', false, $response, new \WP_REST_Request(), rest_get_server() );
		ob_end_clean();
	}

	public function test_the_blocks_panel_asks_for_its_own_block(): void {
		$this->will_answer( array( 'seen' => 400 ) );
		self::assertSame( 200, $this->ask( 'GET', '/cairn/v1/blocks/abcdefghij', array( 'type' => 'cta_click' ) )->get_status() );
		self::assertSame( 'https://cairn.example/v1/reports/block?block=abcdefghij&type=cta_click', $this->sent[0]['url'] );
	}

	public function test_a_derived_block_id_is_a_block_id_too(): void {
		$this->will_answer( array( 'seen' => 0 ) );
		self::assertSame( 200, $this->ask( 'GET', '/cairn/v1/blocks/x:cta-button:archive/product:1', array( 'type' => 'cta_click' ) )->get_status() );
		self::assertSame( 'https://cairn.example/v1/reports/block?block=x%3Acta-button%3Aarchive%2Fproduct%3A1&type=cta_click', $this->sent[0]['url'] );
	}
}
