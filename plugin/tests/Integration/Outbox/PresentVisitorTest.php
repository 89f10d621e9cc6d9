<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Outbox;

use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Unanswered;
use Cairn\Outbox\PresentVisitor;
use Cairn\Outbox\VisitorReference;
use Cairn\Tests\Integration\IntegrationTestCase;
use Cairn\Tests\StandIn\FakeConsentApi;
use PHPUnit\Framework\Attributes\DataProvider;

final class PresentVisitorTest extends IntegrationTestCase {

	private const ID      = 'abcdefghijklmnopqrstuv';
	private const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0';

	/** @var array<string, mixed> */
	private array $server_before = array();

	private string $key_pair = '';

	/** @var array<string, bool>|null Answers by category; null: no plugin asks. */
	private ?array $answered = null;

	protected function setUp(): void {
		parent::setUp();
		$this->server_before = $_SERVER;
		$this->answered      = null;
		$this->key_pair      = sodium_crypto_box_keypair();
		$_COOKIE             = array();
		$_SERVER['REMOTE_ADDR']     = '203.0.113.7';
		$_SERVER['HTTP_USER_AGENT'] = self::BROWSER;
	}

	protected function tearDown(): void {
		$_SERVER = $this->server_before;
		$_COOKIE = array();
		parent::tearDown();
	}

	private function read( Unanswered $unanswered = Unanswered::Cookieless ): VisitorReference {
		$this->connect( $unanswered );
		$kept                = (array) get_option( Connection::OPTION );
		$kept['sealing_key'] = base64_encode( sodium_crypto_box_publickey( $this->key_pair ) );
		update_option( Connection::OPTION, $kept );
		return ( new PresentVisitor( new ConnectionStore(), new FakeConsentApi( $this->answered ) ) )->read();
	}

	/** @return array<string, string>|null What only the service can read. */
	private function opened( VisitorReference $reference ): ?array {
		$sealed = $reference->visitor['sealed'] ?? null;
		if ( null === $sealed ) {
			return null;
		}
		return (array) json_decode( (string) sodium_crypto_box_seal_open( (string) base64_decode( $sealed, true ), $this->key_pair ), true );
	}

	/** @param array<string, bool> $categories Answers by category; absent: not answered. */
	private function has_answered( array $categories ): void {
		$this->answered = $categories;
	}

	public function test_without_an_answer_a_cookieless_site_knows_the_visitor_for_a_day(): void {
		$reference = $this->read();
		self::assertSame( array( 'ip' => '203.0.113.7', 'ua' => self::BROWSER ), $this->opened( $reference ) );
		self::assertSame( array( 'unknown', 'default' ), array( $reference->state, $reference->source ) );
	}

	public function test_without_an_answer_a_site_that_only_counts_knows_nobody(): void {
		$_COOKIE['cairn_id'] = self::ID;
		self::assertNull( $this->read( Unanswered::Counters )->visitor );
	}

	public function test_with_consent_the_visitor_is_known_by_the_cookie_of_this_very_request(): void {
		$_COOKIE['cairn_id'] = self::ID;
		$this->has_answered( array( 'statistics' => true ) );
		$reference = $this->read( Unanswered::Counters );
		self::assertSame( array( 'id' => self::ID ), $reference->visitor );
		self::assertSame( array( 'statistics', 'api' ), array( $reference->state, $reference->source ) );

		$this->has_answered( array( 'statistics' => true, 'marketing' => true ) );
		self::assertSame( 'marketing', $this->read()->state );
	}

	public function test_with_consent_but_no_cookie_the_visitor_is_known_for_a_day(): void {
		$this->has_answered( array( 'statistics' => true ) );
		self::assertSame( '203.0.113.7', $this->opened( $this->read( Unanswered::Counters ) )['ip'] ?? null );
	}

	public function test_who_refused_is_nobody_whatever_cookies_are_left(): void {
		$_COOKIE['cairn_id']              = self::ID;
		$_COOKIE['wp_consent_statistics'] = 'deny';
		$this->has_answered( array( 'statistics' => false ) );
		$reference = $this->read();
		self::assertNull( $reference->visitor );
		self::assertSame( 'denied', $reference->state );
	}

	public function test_anonymous_statistics_never_read_the_id_cookie(): void {
		$_COOKIE['cairn_id'] = self::ID;
		$this->has_answered( array( 'statistics' => false, 'statistics-anonymous' => true ) );
		$reference = $this->read( Unanswered::Counters );
		self::assertSame( 'cookieless', $reference->state );
		self::assertSame( array( 'sealed' ), array_keys( $reference->visitor ?? array() ) );
	}

	public function test_a_cookie_that_is_no_id_is_not_believed(): void {
		$_COOKIE['cairn_id'] = '"><script>';
		$this->has_answered( array( 'statistics' => true ) );
		self::assertArrayNotHasKey( 'id', $this->read()->visitor ?? array() );
	}

	public function test_a_header_that_visitors_can_set_is_not_believed_unless_the_owner_names_it(): void {
		$_SERVER['HTTP_X_FORWARDED_FOR'] = '198.51.100.1';
		self::assertSame( '203.0.113.7', $this->opened( $this->read() )['ip'] ?? null );
		add_filter( 'cairn_relay_address_from', static fn (): string => 'HTTP_X_FORWARDED_FOR' );
		self::assertSame( '198.51.100.1', $this->opened( $this->read() )['ip'] ?? null );
	}

	public function test_staff_is_marked(): void {
		self::assertFalse( $this->read()->staff );
		$_COOKIE['cairn_staff'] = '1';
		self::assertTrue( $this->read()->staff );
		unset( $_COOKIE['cairn_staff'] );
		$this->act_as( 'editor' );
		self::assertTrue( $this->read()->staff );
	}

	/** @param array<string, string> $server What the request says. */
	#[DataProvider( 'requests' )]
	public function test_a_program_that_follows_links_is_marked( array $server, bool $is_program ): void {
		$_SERVER = $server + $_SERVER;
		self::assertSame( $is_program, $this->read()->automated );
	}

	/** @return array<string, array{array<string, string>, bool}> */
	public static function requests(): array {
		$get = array( 'REQUEST_METHOD' => 'GET' );
		return array(
			'a person'                    => array( $get + array( 'HTTPS' => 'on', 'HTTP_SEC_FETCH_MODE' => 'navigate' ), false ),
			'a person without HTTPS'      => array( $get, false ),
			'a bot that says so'          => array( $get + array( 'HTTP_USER_AGENT' => 'Mozilla/5.0 (compatible; Googlebot/2.1)' ), true ),
			'nothing said'                => array( $get + array( 'HTTP_USER_AGENT' => '' ), true ),
			'a page that is prefetched'   => array( $get + array( 'HTTP_SEC_PURPOSE' => 'prefetch;prerender' ), true ),
			'a browser that is none'      => array( $get + array( 'HTTPS' => 'on' ), true ),
			'a form that somebody sent'   => array( array( 'REQUEST_METHOD' => 'POST', 'HTTPS' => 'on' ), false ),
		);
	}
}
