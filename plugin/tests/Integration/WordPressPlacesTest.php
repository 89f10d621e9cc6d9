<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Cairn\Connection\Unanswered;
use PHPUnit\Framework\Attributes\Group;

/** Where else in WordPress an owner meets Cairn: Site Health, Connectors, Abilities, the privacy guide. */
final class WordPressPlacesTest extends IntegrationTestCase {

	/** @return array<string, mixed> */
	private static function health( string $until ): array {
		return array( 'service_version' => '0.1.0', 'now' => time() * 1000, 'state' => 'active', 'data_until' => $until, 'events_24h' => 3, 'quarantined' => 0, 'dropped' => new \stdClass(), 'demo' => false );
	}

	public function test_site_health_tests_a_connected_site_only(): void {
		self::assertArrayNotHasKey( 'async', (array) apply_filters( 'site_status_tests', array() ) );
		$this->connect();
		$tests = apply_filters( 'site_status_tests', array() )['async'];
		self::assertSame( array( 'cairn_service', 'cairn_clock', 'cairn_steps', 'cairn_facts' ), array_keys( $tests ) );
		self::assertStringContainsString( 'cairn/v1/site-health/service', $tests['cairn_service']['test'] );
	}

	public function test_site_health_says_how_it_stands_and_what_to_do(): void {
		$this->connect();
		$this->act_as( 'administrator' );
		$this->will_answer( self::health( gmdate( 'c', time() - 60 ) ) );
		$this->will_answer( self::health( gmdate( 'c', time() - 10 * DAY_IN_SECONDS ) ) );
		$this->answers[] = array( 'status' => 200, 'body' => (string) wp_json_encode( self::health( gmdate( 'c' ) ) ), 'headers' => array( 'Date' => gmdate( 'D, d M Y H:i:s', time() + 120 ) . ' GMT' ) );

		self::assertSame( 'good', $this->ask( 'GET', '/cairn/v1/site-health/service' )->get_data()['status'] );
		self::assertSame( 'recommended', $this->ask( 'GET', '/cairn/v1/site-health/steps' )->get_data()['status'] );
		$clock = $this->ask( 'GET', '/cairn/v1/site-health/clock' )->get_data();
		self::assertSame( 'recommended', $clock['status'] );
		self::assertStringContainsString( '2 minutes behind', $clock['description'] );
		self::assertSame( 'critical', $this->ask( 'GET', '/cairn/v1/site-health/service' )->get_data()['status'] );
	}

	public function test_connectors_list_the_service_where_wordpress_has_them(): void {
		if ( ! class_exists( 'WP_Connector_Registry' ) ) {
			self::assertFalse( function_exists( 'wp_get_connectors' ) );
			return;
		}
		self::assertSame( 'none', \WP_Connector_Registry::get_instance()?->get_registered( 'cairn' )['authentication']['method'] ?? null );
	}

	public function test_each_report_is_a_read_only_ability_where_wordpress_has_them(): void {
		if ( ! function_exists( 'wp_get_ability' ) ) {
			self::assertFalse( class_exists( 'WP_Ability' ) );
			return;
		}
		$this->connect();
		$range   = array( 'from' => '2026-01-01', 'to' => '2026-01-29' );
		$ability = wp_get_ability( 'cairn/get-overview' );
		self::assertNotNull( $ability );
		self::assertTrue( $ability->get_meta()['annotations']['readonly'] );
		self::assertNotNull( wp_get_ability( 'cairn/get-steps' ) );
		self::assertNotNull( wp_get_ability( 'cairn/get-step' ) );

		$this->act_as( 'editor' );
		self::assertWPErrorOrFalse( $ability->check_permissions( $range ) );
		self::assertSame( array(), $this->sent );
		$this->act_as( 'administrator' );
		self::assertTrue( $ability->check_permissions( $range ) );
		$silent = $ability->execute( $range );
		self::assertInstanceOf( \WP_Error::class, $silent );
		self::assertSame( 'service_silent', $silent->get_error_code() );
	}

	public function test_the_privacy_text_says_what_is_switched_on(): void {
		$store = new \Cairn\Connection\ConnectionStore();
		$text  = new \Cairn\Privacy\PolicyText( $store );
		self::assertStringContainsString( 'not connected', $text->text() );
		$this->connect( Unanswered::Cookieless );
		self::assertStringContainsString( '48 hours', $text->text() );
		self::assertStringContainsString( 'cairn.example', $text->text() );
		$this->connect( Unanswered::Counters );
		self::assertStringNotContainsString( '48 hours', $text->text() );
	}

	public function test_the_privacy_text_says_of_lists_and_comparisons_only_where_they_can_be_made(): void {
		$this->connect();
		$text = ( new \Cairn\Privacy\PolicyText( new \Cairn\Connection\ConnectionStore() ) )->text( ... );
		self::assertStringNotContainsString( 'cairn:list', $text() );
		self::assertStringNotContainsString( 'cairn:compare', $text() );
		wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'x', 'post_content' => '<!-- wp:cairn/bookmark {"blockId":"qzqzqzqzq1"} /-->' ) );
		self::assertStringContainsString( 'cairn:list', $text() );
		( new \Cairn\Placement\ShopButtons( compare: true ) )->save();
		self::assertStringContainsString( 'cairn:compare', $text() );
	}

	#[Group( 'without-woocommerce' )]
	public function test_the_privacy_text_says_nothing_of_a_shop_that_is_none(): void {
		$this->connect();
		self::assertStringNotContainsString( 'checkout', ( new \Cairn\Privacy\PolicyText( new \Cairn\Connection\ConnectionStore() ) )->text() );
	}

	#[Group( 'woocommerce' )]
	public function test_the_privacy_text_of_a_shop_tells_of_carts_and_of_what_an_order_keeps(): void {
		$text = ( new \Cairn\Privacy\PolicyText( new \Cairn\Connection\ConnectionStore() ) )->text( ... );
		$this->connect( Unanswered::Cookieless );
		self::assertStringContainsString( 'how far an order came at the checkout', $text() );
		self::assertStringContainsString( 'deleted from the order after 2 days', $text() );
		$this->connect( Unanswered::Counters );
		self::assertStringContainsString( 'Only if you allowed statistics, an order is linked', $text() );
		self::assertStringNotContainsString( 'deleted from the order', $text() );
		add_filter( 'cairn_other_wishlist', static fn (): string => 'yith' );
		( new \Cairn\Placement\ShopButtons( wishlist: true ) )->save();
		self::assertStringNotContainsString( 'cairn:list', $text(), 'The other one keeps its own.' );
		self::assertStringContainsString( 'are counted by the same service', $text() );
	}

	private static function assertWPErrorOrFalse( mixed $answer ): void {
		self::assertTrue( false === $answer || $answer instanceof \WP_Error );
	}
}
