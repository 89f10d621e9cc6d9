<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Privacy;

use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Unanswered;
use Cairn\Forms\ShopBox;
use Cairn\HandOver\MailPoetHandOver;
use Cairn\HandOver\Receivers;
use Cairn\Privacy\PolicyText;
use Cairn\Settings\Retention;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\Group;

/** What the suggested privacy policy says of people. */
final class PolicyTextTest extends IntegrationTestCase {

	private static function text(): string {
		return ( new PolicyText( new ConnectionStore() ) )->text();
	}

	private static function place_a_form(): void {
		wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'x', 'post_content' => '<!-- wp:cairn/form {"blockId":"qzqzqzqzq2"} --><!-- wp:cairn/field {"type":"email","key":"email"} /--><!-- /wp:cairn/form -->' ) );
	}

	public function test_forms_are_spoken_of_once_there_is_one(): void {
		$this->connect();
		self::assertStringNotContainsString( 'confirm your address', self::text() );
		self::place_a_form();
		self::assertStringContainsString( 'confirm your address', self::text() );
	}

	#[Group( 'woocommerce' )]
	public function test_the_box_at_the_checkout_is_one_too(): void {
		$this->connect();
		update_option( ShopBox::OPTION, array( 'checkout' => 'yes' ) );
		self::assertStringContainsString( 'confirm your address', self::text() );
	}

	public function test_it_says_for_how_long_as_the_owner_has_set_it(): void {
		$this->connect();
		self::place_a_form();
		self::assertStringContainsString( 'deleted after 13 months', self::text() );
		Retention::read()->with( array( 'events_months' => 1, 'pending_days' => 1, 'proof_months' => 48, 'contacts_months' => 7, 'log_months' => 9 ) )->save();
		foreach ( array( 'deleted after 1 month.', 'deleted after 1 day.', 'for 48 months after that', 'for 7 months are deleted', 'kept for 9 months' ) as $words ) {
			self::assertStringContainsString( $words, self::text() );
		}
	}

	public function test_it_says_with_what_a_sign_up_is_linked(): void {
		self::place_a_form();
		$this->connect( Unanswered::Cookieless );
		self::assertStringContainsString( 'your visit of that day alone', self::text() );
		$this->connect( Unanswered::Counters );
		self::assertStringNotContainsString( 'your visit of that day alone', self::text() );
	}

	public function test_handing_over_is_spoken_of_only_where_it_is_on_and_names_to_whom(): void {
		$this->connect();
		self::place_a_form();
		self::assertStringNotContainsString( 'handed over', self::text() );
		add_filter( 'cairn_hand_over_receivers', static fn (): array => array( 'Brevo', 'crm.example <b>', 'Brevo' ) );
		self::assertStringContainsString( 'handed over to: Brevo, crm.example &lt;b&gt;.', self::text() );
	}

	public function test_who_is_told_without_a_name_is_named_apart(): void {
		$this->connect();
		self::place_a_form();
		Receivers::keep( (object) array( 'destinations' => array( (object) array( 'kind' => 'brevo', 'state' => 'active', 'address' => null, 'with_person' => true ), (object) array( 'kind' => 'webhook', 'state' => 'active', 'address' => 'https://crm.example/in', 'with_person' => false ) ) ) );
		self::assertStringContainsString( 'handed over to: Brevo.', self::text() );
		MailPoetHandOver::choose( array( 'news' => '3' ) );
		self::assertStringContainsString( 'handed over to: Brevo, MailPoet.', self::text() );
		self::assertStringContainsString( 'without the address and the name, to: crm.example.', self::text() );
	}

	public function test_an_address_that_this_site_can_read_is_spoken_of(): void {
		$this->connect();
		self::place_a_form();
		self::assertStringNotContainsString( 'encrypted with a key', self::text() );
		$path = (string) tempnam( sys_get_temp_dir(), 'cairn-key-' );
		file_put_contents( $path, base64_encode( str_repeat( 'k', 32 ) ) );
		add_filter( 'cairn_local_key_file', static fn (): string => $path );
		self::assertStringContainsString( 'encrypted with a key', self::text() );
		unlink( $path );
	}
}
