<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Rest;

use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** Who may do what: every role against every route. */
final class RightsTest extends IntegrationTestCase {

	private const ROLES = array( 'anonymous', 'subscriber', 'customer', 'contributor', 'author', 'editor', 'shop_manager', 'administrator' );

	/** Everybody who is logged in: each has lists of their own. */
	private const MEMBERS = array( 'subscriber', 'customer', 'contributor', 'author', 'editor', 'shop_manager', 'administrator' );

	private const RANGE = array( 'from' => '2026-01-01', 'to' => '2026-01-29' );

	/** Route => method, parameters, who may. */
	private const ROUTES = array(
		'GET /cairn/v1/reports/overview'      => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/overview.csv'  => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/steps'         => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/steps.csv'     => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/step'          => array( self::RANGE + array( 'type' => 'cta_click' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/step.csv'      => array( self::RANGE + array( 'type' => 'cta_click' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/products'      => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/products.csv'  => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/wishlist'      => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/wishlist.csv'  => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/comparison'    => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/comparison.csv' => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/cart'          => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/cart.csv'      => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/forms'         => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/forms.csv'     => array( self::RANGE, array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/form'          => array( self::RANGE + array( 'block_id' => 'abcdefghij' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/form.csv'      => array( self::RANGE + array( 'block_id' => 'abcdefghij' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/privacy'       => array( array(), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/order'         => array( array( 'order_id' => 7 ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/product-column' => array( array( 'ids' => '7,8' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/live'          => array( array(), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/reports/filter-values' => array( array( 'filter' => 'page' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/blocks/abcdefghij'     => array( array( 'type' => 'cta_click' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/connection'            => array( array(), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/connection'           => array( array( 'address' => 'https://cairn.example', 'code' => 'x' ), array( 'shop_manager', 'administrator' ) ),
		'DELETE /cairn/v1/connection'         => array( array(), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/connection/copy'      => array( array( 'choice' => 'paused' ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/settings'              => array( array(), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/settings'             => array( array( 'count_staff' => true ), array( 'shop_manager', 'administrator' ) ),
		'DELETE /cairn/v1/demo-data'          => array( array(), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/health'                => array( array(), array( 'shop_manager', 'administrator' ) ),
		// People are not for whoever runs the shop, unless the owner says so.
		'POST /cairn/v1/contacts/search'      => array( array(), array( 'administrator' ) ),
		'POST /cairn/v1/contacts/open'        => array( array( 'contact_id' => 'abcdefgh12345678' ), array( 'administrator' ) ),
		'POST /cairn/v1/contacts/change'      => array( array( 'contact_id' => 'abcdefgh12345678' ), array( 'administrator' ) ),
		'POST /cairn/v1/contacts/merge'       => array( array( 'into' => 'abcdefgh12345678', 'from' => '1234567812345678' ), array( 'administrator' ) ),
		'POST /cairn/v1/contacts/erase'       => array( array( 'contact_ids' => array( 'abcdefgh12345678' ) ), array( 'administrator' ) ),
		'POST /cairn/v1/contacts/export'      => array( array(), array( 'administrator' ) ),
		'POST /cairn/v1/contacts/import'      => array( array( 'import_id' => '0190b7c0-0000-7000-8000-000000000000', 'list' => 'newsletter', 'source' => 'The list of the fair.', 'lang' => 'en', 'rows' => array( array( 'row' => 1, 'email' => 'a@example.com' ) ) ), array( 'administrator' ) ),
		'GET /cairn/v1/privacy/log'           => array( array(), array( 'administrator' ) ),
		// Where people go is a matter of settings; whom it is about is not for whoever runs the shop.
		'GET /cairn/v1/hand-over/destinations' => array( array(), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/hand-over/destinations' => array( array( 'kind' => 'webhook', 'name' => 'CRM', 'lists' => array() ), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/hand-over/test'       => array( array( 'destination_id' => 'abcdefgh12345678' ), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/hand-over/state'      => array( array( 'destination_id' => 'abcdefgh12345678', 'state' => 'paused' ), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/hand-over/delete'     => array( array( 'destination_id' => 'abcdefgh12345678' ), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/hand-over/jobs'       => array( array( 'state' => 'dead' ), array( 'administrator' ) ),
		'POST /cairn/v1/hand-over/retry'      => array( array( 'job_ids' => array( '0123456789abcdef0123456789abcdef' ) ), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/hand-over/drop'       => array( array( 'job_ids' => array( '0123456789abcdef0123456789abcdef' ) ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/hand-over/mailpoet'    => array( array(), array( 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/hand-over/mailpoet'   => array( array( 'lists' => array() ), array( 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/lists/shown'           => array( array( 'of' => '' ), self::ROLES ),
		'GET /cairn/v1/lists'                 => array( array(), self::MEMBERS ),
		'POST /cairn/v1/lists'                => array( array( 'name' => 'Birthday' ), self::MEMBERS ),
		'POST /cairn/v1/lists/sync'           => array( array( 'owner' => '', 'items' => array() ), self::MEMBERS ),
		'POST /cairn/v1/lists/share'          => array( array(), self::MEMBERS ),
		'POST /cairn/v1/lists/7'              => array( array( 'name' => 'Birthday' ), self::MEMBERS ),
		'DELETE /cairn/v1/lists/7'            => array( array(), self::MEMBERS ),
		'POST /cairn/v1/lists/7/mail'         => array( array(), self::MEMBERS ),
		// Forms and links in mails are for everybody; what a link may do, its own signature says.
		'POST /cairn/v1/forms/abcdefghij'     => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/confirm'       => array( array(), self::ROLES ),
		'POST /cairn/v1/contact/confirm'      => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/unsubscribe'   => array( array(), self::ROLES ),
		'POST /cairn/v1/contact/unsubscribe'  => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/preferences'   => array( array(), self::ROLES ),
		'POST /cairn/v1/contact/preferences'  => array( array(), self::ROLES ),
		'POST /cairn/v1/contact/resend'       => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/attend'        => array( array(), self::ROLES ),
		'POST /cairn/v1/contact/attend'       => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/calendar'      => array( array(), self::ROLES ),
		'GET /cairn/v1/forms/abcdefghij/slots' => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/booking'       => array( array(), self::ROLES ),
		'POST /cairn/v1/contact/booking'      => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/file'          => array( array(), self::ROLES ),
		'GET /cairn/v1/contact/read'          => array( array(), self::ROLES ),
		'POST /cairn/v1/gates/abcdefghij'     => array( array(), self::ROLES ),
		'GET /cairn/v1/resources'             => array( array(), array( 'contributor', 'author', 'editor', 'shop_manager', 'administrator' ) ),
		'POST /cairn/v1/resources'            => array( array(), array( 'author', 'editor', 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/vouchers/7'            => array( array(), array( 'contributor', 'author', 'editor', 'shop_manager', 'administrator' ) ),
		'GET /cairn/v1/site-health/service'   => array( array(), array( 'administrator' ) ),
	);

	protected function setUp(): void {
		parent::setUp();
		// Roles of WooCommerce, as it makes them, where it is not there to do so.
		add_role( 'customer', 'Customer', array( 'read' => true ) );
		add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'edit_posts' => true, 'manage_woocommerce' => true, 'view_woocommerce_reports' => true ) );
		( new \Cairn\Access\Capabilities() )->grant();
	}

	/** @param array<string, mixed> $params Parameters. @param list<string> $allowed Roles that may. */
	#[DataProvider( 'matrix' )]
	public function test_a_route_answers_those_with_the_right_and_nobody_else( string $role, string $method, string $route, array $params, array $allowed ): void {
		$this->connect();
		$this->act_as( $role );
		$status = $this->ask( $method, $route, $params )->get_status();
		$denied = in_array( $status, array( 401, 403 ), true );

		self::assertSame( ! in_array( $role, $allowed, true ), $denied, "$role got $status" );
		if ( $denied ) {
			self::assertSame( 'anonymous' === $role ? 401 : 403, $status );
			self::assertSame( array(), $this->sent, 'A person without the right must not cause a request.' );
		}
	}

	/** @return iterable<string, array{string, string, string, array<string, mixed>, list<string>}> */
	public static function matrix(): iterable {
		foreach ( self::ROUTES as $name => list( $params, $allowed ) ) {
			list( $method, $route ) = explode( ' ', $name );
			foreach ( self::ROLES as $role ) {
				yield "$role, $name" => array( $role, $method, $route, $params, $allowed );
			}
		}
	}

	public function test_the_matrix_knows_every_route_of_the_plugin(): void {
		$known  = array_map( static fn ( string $name ): string => explode( ' ', $name )[1], array_keys( self::ROUTES ) );
		$routes = array_filter( array_keys( rest_get_server()->get_routes() ), static fn ( string $route ): bool => str_starts_with( $route, '/cairn/v1/' ) );
		foreach ( $routes as $route ) {
			self::assertNotEmpty( array_filter( $known, static fn ( string $path ): bool => 1 === preg_match( '@^' . $route . '$@', $path ) ), "$route is in no row of the matrix." );
		}
		self::assertGreaterThanOrEqual( 15, count( $routes ) );
	}

	public function test_no_address_that_a_browser_asks_for_looks_like_one_that_ad_blockers_refuse(): void {
		foreach ( array_keys( rest_get_server()->get_routes() ) as $route ) {
			if ( str_starts_with( $route, '/cairn/' ) ) {
				self::assertDoesNotMatchRegularExpression( '/track|analytics|event|collect|beacon|pixel/i', $route );
			}
		}
	}
}
