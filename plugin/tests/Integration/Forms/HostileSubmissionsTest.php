<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\ClientAddress;
use Cairn\Forms\FormCheck;
use Cairn\Forms\FormConfig;
use Cairn\Forms\FormDoor;
use Cairn\Forms\HtmlResponse;
use PHPUnit\Framework\Attributes\Group;

/**
 * Ten thousand submissions by programs that mean no good, through the site's own proxy, drawn by chance that is the same in
 * every run. They are dispatched within one process, as WordPress does for a request over HTTP: ten thousand of those would
 * take ten minutes.
 */
#[Group( 'without-woocommerce' )]
final class HostileSubmissionsTest extends FormTestCase {

	private const MANY   = 10000;
	private const HONEST = 200;

	/** The network from which a part of them comes. */
	private const ATTACKER = '198.51.100.';

	private const FIELDS = '<!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /-->'
		. '<!-- wp:cairn/field {"type":"name","key":"name","label":"Name"} /-->'
		. '<!-- wp:cairn/field {"type":"tel","key":"phone","label":"Phone"} /-->'
		. '<!-- wp:cairn/field {"type":"message","key":"words","label":"Your words"} /-->'
		. '<!-- wp:cairn/field {"type":"select","key":"size","label":"Size","options":["Small","Large"]} /-->'
		. '<!-- wp:cairn/field {"type":"checkbox","key":"days","label":"Days","options":["Monday","Friday"]} /-->'
		. '<!-- wp:cairn/field {"type":"date","key":"day","label":"Day"} /-->'
		. '<!-- wp:cairn/consent {"text":"Keep what I wrote.","required":false} /-->';

	private const NAMES = array( 'email', 'name', 'phone', 'words', 'size', 'days', 'day' );

	private FormConfig $form;

	/** @var array<string, string> Hidden fields as the page has them. */
	private array $hidden;

	/** @var list<array<string, mixed>> What was sent before and is sent again. */
	private array $seen = array();

	protected function setUp(): void {
		parent::setUp();
		mt_srand( 7 );
		$this->connect_with_key();
		$this->form = $this->publish( self::form( array( 'purpose' => 'contact' ), self::FIELDS ) );
		update_option( ClientAddress::OPTION, '10.0.0.0/8' );
		$_SERVER['REMOTE_ADDR'] = '10.0.0.1';
		// A span of the limits begins, and none ends before the last of them.
		$this->clock->pass( 600 - $this->clock->now() % 600 );
		$this->hidden = ( new FormDoor( $this->form, '', $this->clock ) )->hidden_fields();
	}

	public function test_ten_thousand_hostile_submissions_are_slowed_down_break_nothing_and_leave_no_markup_while_honest_ones_pass(): void {
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_set_error_handler -- a notice is a failure here.
		set_error_handler(
			static function ( int $level, string $message ): never {
				throw new \ErrorException( "A notice of level $level: $message" );
			}
		);
		$statuses = array();
		$honest   = array();
		try {
			for ( $number = 0; $number < self::MANY; $number++ ) {
				// Nine of ten from a thousand networks, few enough from each to come through to what reads them.
				$this->come_from( 0 === $number % 10 ? self::ATTACKER . ( 1 + intdiv( $number, 10 ) % 250 ) : sprintf( '100.%d.%d.9', 64 + intdiv( $number, 250 ) % 4, $number % 250 ) );
				$answer              = $this->attack();
				$status              = $answer->get_status();
				$statuses[ $status ] = ( $statuses[ $status ] ?? 0 ) + 1;
				$this->check( $answer );
				if ( 0 === $number % ( self::MANY / self::HONEST ) ) {
					$email = "walker$number@example.com";
					$this->come_from( sprintf( '203.0.%d.8', count( $honest ) ) );
					self::assertSame( 200, $this->honest( $email )->get_status(), "Number $number" );
					$honest[] = $email;
				}
			}
			// A neighbour of the attacker's is asked to wait, and keeps what was typed.
			$this->come_from( self::ATTACKER . '251' );
			$waits = $this->honest( 'neighbour@example.com', 'text/html' );
			self::assertSame( 429, $waits->get_status() );
			self::assertGreaterThan( 0, (int) $waits->get_headers()['Retry-After'] );
			$page = $waits->get_data();
			self::assertIsString( $page );
			foreach ( array( 'value="neighbour@example.com"', 'value="Nia Neighbour"', 'Which laces fit?</textarea>', 'selected=\'selected\'>Large' ) as $kept ) {
				self::assertStringContainsString( $kept, $page );
			}
			$this->clock->pass( 600 );
			self::assertSame( 200, $this->honest( 'neighbour@example.com' )->get_status(), 'Ten minutes later it is taken in.' );
		} finally {
			restore_error_handler();
		}
		self::assertSame( array(), array_diff( array_keys( $statuses ), array( 200, 303, 400, 404, 409, 410, 422, 429 ) ), (string) wp_json_encode( $statuses ) );
		foreach ( array( 200, 409, 410, 422 ) as $expected ) {
			self::assertGreaterThan( 100, $statuses[ $expected ] ?? 0, "Every kind of answer is reached: $expected" );
		}
		self::assertGreaterThan( 500, $statuses[429] ?? 0, 'One network is slowed down.' );

		$stored = array_map( fn ( array $fact ): array => $this->unseal( $fact['sealed'] ), $this->facts( 'submission' ) );
		self::assertSame( array(), array_values( array_filter( array( ...$honest, 'neighbour@example.com' ), static fn ( string $email ): bool => ! in_array( $email, array_column( $stored, 'email' ), true ) ) ) );
		$from_one = array_filter( array_column( $stored, 'ip' ), static fn ( mixed $ip ): bool => is_string( $ip ) && str_starts_with( $ip, self::ATTACKER ) );
		self::assertLessThanOrEqual( 20 + 1, count( $from_one ), 'Of one network no more than its tries came through, and the neighbour.' );
		foreach ( $stored as $person ) {
			self::assertTrue( $this->is_harmless( $person ), (string) wp_json_encode( $person ) );
			self::assertIsString( $person['email'] );
			self::assertSame( $person['email'], is_email( $person['email'] ) );
		}
		foreach ( $this->mails as $mail ) {
			foreach ( array( $mail['subject'], ...$mail['to'], ...$mail['headers'] ) as $line ) {
				self::assertDoesNotMatchRegularExpression( '/[\r\n]/', $line );
			}
			self::assertDoesNotMatchRegularExpression( '/^\s*(bcc|cc|to):/mi', implode( "\n", $mail['headers'] ) );
		}
	}

	/** Bytes of any kind. */
	private static function bytes( int $many ): string {
		return implode( '', array_map( static fn (): string => chr( mt_rand( 0, 255 ) ), array_fill( 0, $many, 0 ) ) );
	}

	private function come_from( string $address ): void {
		// Left of what the proxy writes stands what the visitor makes up.
		$_SERVER['HTTP_X_FORWARDED_FOR'] = '192.0.2.' . mt_rand( 1, 250 ) . ', ' . $address;
	}

	private function honest( string $email, string $accept = 'application/json' ): \WP_REST_Response {
		unset( $_SERVER['HTTP_REFERER'] );
		return $this->send( $this->form, array( 'email' => $email, 'name' => 'Nia Neighbour', 'words' => 'Which laces fit?', 'size' => 'Large' ), array(), $accept );
	}

	private function attack(): \WP_REST_Response {
		$params = array( 'field' => array( 'email' => 'mallory' . mt_rand( 1, 9999 ) . '@example.com' ) ) + $this->hidden;
		$route  = '/cairn/v1/forms/' . self::ID;
		$body   = null;
		switch ( mt_rand( 0, 9 ) ) {
			case 0:
				foreach ( self::NAMES as $name ) {
					$params['field'][ $name ] = self::bytes( mt_rand( 1, 300 ) );
				}
				break;
			case 1:
				$params['field']['words']                 = str_repeat( $this->one_of( array( 'a', "\n", '<', '&lt;', "\u{202e}", '😀', "\0" ) ), mt_rand( 1, 60000 ) );
				$params['field'][ str_repeat( 'k', 5000 ) ] = 'v';
				break;
			case 2:
				foreach ( array( 'name', 'words' ) as $name ) {
					$params['field'][ $name ] = $this->markup();
				}
				break;
			case 3:
				$params['field'][ $this->one_of( self::NAMES ) ] = $this->one_of( array( "x@example.com\r\nBcc: all@example.com", "x@example.com%0ABcc:all@example.com", "Mallory\r\nContent-Type: text/html\r\n\r\n<b>hi", "a@example.com,b@example.com", '"<script>"@example.com', "x\u{2028}Bcc: y@example.com" ) );
				$_SERVER['HTTP_REFERER']                         = home_url( "/here\r\nSet-Cookie: a=b/" . $this->markup() );
				break;
			case 4:
				$params['field'][ $this->one_of( self::NAMES ) ] = $this->one_of( array( "' OR 1=1 -- ", "'; DROP TABLE wp_options; --", '1) UNION SELECT user_pass FROM wp_users #', '%s %d %1$s %%', '\\\' OR \\"1\\"=\\"1' ) );
				$params['cairn_entity']                          = "product:1' OR '1'='1";
				break;
			case 5:
				foreach ( array( ...array_keys( $params ), 'consent' ) as $name ) {
					if ( 1 === mt_rand( 0, 3 ) ) {
						$params[ $name ] = $this->wrong_type();
					}
				}
				if ( 1 === mt_rand( 0, 1 ) ) {
					$params['field'] = array_map( fn () => $this->wrong_type(), array_flip( self::NAMES ) );
				}
				break;
			case 6:
				$old = array() === $this->seen ? $params : $this->one_of( $this->seen );
				$this->seen[ mt_rand( 0, 50 ) ] = $params;
				$this->seen                                  = array_values( $this->seen );
				$params                                      = $this->one_of( array( $old, array( 'cairn_token' => '0.' . str_repeat( 'A', 22 ) ) + $params, array( 'cairn_token' => self::bytes( 24 ) ) + $params, array( 'cairn_submission' => '0190b5f0-0000-7000-8000-00000000000' . mt_rand( 0, 9 ) ) + $params ) );
				break;
			case 7:
				$params['cairn_config'] = $this->one_of( array( str_repeat( 'a', 64 ), bin2hex( self::bytes( 32 ) ), strtoupper( $this->hidden['cairn_config'] ), '../../wp-config.php', array( $this->hidden['cairn_config'] ) ) );
				break;
			case 8:
				$route .= $this->one_of( array( 'x', '/../../users', '%00', "'", '/slots/x', '<script>' ) );
				break;
			default:
				$body = $this->one_of(
					array(
						'{"field":{"email":"a@example.com"',
						(string) wp_json_encode( $params + array( 'field' => $this->wrong_type() ) ),
						(string) wp_json_encode( array( 'field' => array( 'email' => array( 'mallory@example.com' ), 'name' => array( '$gt' => '' ), 'words' => $this->markup() ), '__proto__' => array( 'status' => 'admin' ) ) + $this->hidden, JSON_INVALID_UTF8_SUBSTITUTE ),
						(string) wp_json_encode( array( 'field' => array( 'email' => 'mallory@example.com', 'words' => $this->markup() ), FormDoor::honeypot_of( $this->form ) => $this->markup() ) + $this->hidden, JSON_INVALID_UTF8_SUBSTITUTE ),
						str_repeat( '[', 600 ) . str_repeat( ']', 600 ),
						'"' . str_repeat( 'x', 20000 ) . '"',
						'null',
						self::bytes( 400 ),
					)
				);
		}
		$request = new \WP_REST_Request( 'POST', $route );
		$request->set_header( 'Accept', $this->one_of( array( 'application/json', 'text/html', '*/*', "text/html\r\nX: y" ) ) );
		if ( null === $body ) {
			$request->set_body_params( $params );
		} else {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( $body );
		}
		return rest_get_server()->dispatch( $request );
	}

	/** What is answered holds nothing that a browser would run and no header within a header. */
	private function check( \WP_REST_Response $answer ): void {
		foreach ( $answer->get_headers() as $name => $value ) {
			self::assertDoesNotMatchRegularExpression( '/[\r\n]/', "$name: $value" );
		}
		$html = $answer->get_data();
		if ( ! $answer instanceof HtmlResponse || ! is_string( $html ) || '' === $html ) {
			self::assertStringNotContainsString( '<', (string) wp_json_encode( $html, JSON_UNESCAPED_UNICODE ), 'Nothing of what was sent is in the answer.' );
			return;
		}
		$page = new \DOMDocument();
		libxml_use_internal_errors( true );
		$page->loadHTML( $html );
		libxml_clear_errors();
		$path = new \DOMXPath( $page );
		foreach ( array( '//script', '//iframe', '//img', '//svg', '//object', '//embed', '//base', '//@*[starts-with(name(), "on")]', '//@href[starts-with(., "javascript:")]', '//body//style' ) as $danger ) {
			self::assertSame( 0.0, $path->evaluate( "count($danger)" ), "$danger in $html" );
		}
	}

	/** Whether no text of it, however deep, is read as markup. */
	private function is_harmless( mixed $value ): bool {
		return is_array( $value )
			? array_reduce( $value, fn ( bool $so_far, mixed $one ): bool => $so_far && $this->is_harmless( $one ), true )
			: ! is_string( $value ) || ( FormCheck::without_markup( $value ) === $value && 1 !== preg_match( '/<[a-z\/!?]/i', $value ) );
	}

	private function markup(): string {
		return $this->one_of(
			array(
				'<script>alert(1)</script>',
				'<scr<script>ipt>alert(1)</scr</script>ipt>',
				'"><img src=x onerror=alert(1)>',
				'<img src=x onerror=alert(1) ',
				"<svg\nonload=alert(1)>",
				'</textarea><script>alert(1)</script>',
				'<<b>a href="javascript:alert(1)">x</a>',
				'<!--><script>alert(1)</script-->',
				'<?php system("id"); ?>',
				"<\0script>alert(1)</\0script>",
				'<<<<<<<<<<a<a<a<a<a',
				"' onfocus='alert(1)' autofocus='",
				'{{constructor.constructor("alert(1)")()}}',
				'<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">',
			)
		);
	}

	private function wrong_type(): mixed {
		return $this->one_of( array( array(), array( array( array( 'deep' => array( 'er' => 1 ) ) ) ), true, false, null, 0, -1, PHP_INT_MAX, 1.5e300, NAN, array( 'email' => 'x@example.com' ), array_fill( 0, 200, 'Monday' ), '', '0', ' ' ) );
	}

	/**
	 * @template T
	 * @param array<T> $choices
	 * @return T
	 */
	private function one_of( array $choices ): mixed {
		return array_values( $choices )[ mt_rand( 0, count( $choices ) - 1 ) ];
	}
}
