<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use PHPUnit\Framework\Attributes\DataProvider;

/** What the lists' routes answer, and to whom. */
final class ListsRestTest extends ListTestCase {

	/** @return array<string, array{string, string}> */
	public static function members_routes(): array {
		return array(
			'read'   => array( 'GET', '/cairn/v1/lists' ),
			'create' => array( 'POST', '/cairn/v1/lists' ),
			'sync'   => array( 'POST', '/cairn/v1/lists/sync' ),
			'share'  => array( 'POST', '/cairn/v1/lists/share' ),
			'change' => array( 'POST', '/cairn/v1/lists/1' ),
			'delete' => array( 'DELETE', '/cairn/v1/lists/1' ),
			'mail'   => array( 'POST', '/cairn/v1/lists/1/mail' ),
		);
	}

	#[DataProvider( 'members_routes' )]
	public function test_guests_are_refused( string $method, string $route ): void {
		$this->act_as( 'anonymous' );
		self::assertSame( 401, $this->ask( $method, $route )->get_status() );
	}

	#[DataProvider( 'members_routes' )]
	public function test_another_members_list_is_as_unknown_as_none( string $method, string $route ): void {
		if ( ! str_contains( $route, '/1' ) ) {
			$this->expectNotToPerformAssertions();
			return;
		}
		$owner = $this->act_as( 'subscriber' );
		$list  = $this->store->default_list( $owner );
		foreach ( array( 'subscriber', 'administrator' ) as $role ) {
			$this->act_as( $role );
			self::assertSame( 404, $this->ask( $method, str_replace( '/1', '/' . $list->id, $route ), array( 'name' => 'x' ) )->get_status() );
		}
		self::assertNotNull( $this->store->list_of( $owner, $list->id ) );
	}

	public function test_a_guests_list_moves_into_the_account_once(): void {
		$page = $this->page( 'Guide' );
		$user = $this->act_as( 'subscriber' );
		$sent = array( 'owner' => '', 'items' => array( array( 'id' => "p$page", 'q' => 1, 't' => $this->ago( 60 ) ) ) );
		$one  = $this->ask( 'POST', '/cairn/v1/lists/sync', $sent )->get_data();
		$two  = $this->ask( 'POST', '/cairn/v1/lists/sync', $sent )->get_data();
		self::assertSame( $one, $two );
		self::assertSame( array( "p$page" ), array_column( $one['items'], 'id' ) );
		self::assertSame( 'Guide', $this->store->entries_of( $user )[0]->name );
	}

	public function test_a_removal_on_one_device_reaches_the_other_and_an_old_copy_does_not_bring_it_back(): void {
		$user = $this->act_as( 'subscriber' );
		$mark = $this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => '12', 't' => $this->ago( 100 ) ) ) ) )->get_data()['owner'];
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => $mark, 'items' => array( array( 'id' => '12', 't' => $this->ago( 100 ), 'x' => $this->ago( 50 ), 'n' => 1 ) ) ) );
		self::assertSame( array(), $this->store->entries_of( $user ) );
		$answer = $this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => '12', 't' => $this->ago( 80 ) ) ) ) )->get_data();
		self::assertSame( array(), $answer['items'] );
		$answer = $this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => $mark, 'items' => array( array( 'id' => '12', 't' => $this->ago( 10 ) ) ) ) )->get_data();
		self::assertSame( array( '12' ), array_column( $answer['items'], 'id' ) );
	}

	public function test_of_another_members_copy_nothing_is_taken(): void {
		$this->act_as( 'subscriber' );
		$mark = $this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array() ) )->get_data()['owner'];
		$user = $this->act_as( 'subscriber' );
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => $mark, 'items' => array( array( 'id' => '12', 't' => 5 ) ) ) );
		self::assertSame( array(), $this->store->entries_of( $user ) );
	}

	public function test_what_is_on_a_named_list_is_not_put_on_the_default_one_too(): void {
		$user = $this->act_as( 'subscriber' );
		$list = $this->ask( 'POST', '/cairn/v1/lists', array( 'name' => 'Birthday' ) );
		self::assertSame( 201, $list->get_status() );
		$this->store->take_over( $user, array( new \Cairn\Lists\Entry( 'product', 12, 0, 1, null, '', '', $this->ago( 90 ), null ) ), false, $list->get_data()['id'] );
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => '12', 'q' => 4, 't' => $this->ago( 99 ) ) ) ) );
		self::assertSame( array(), $this->store->entries( $this->store->default_list( $user )->id ) );
		$kept = $this->store->entries( $list->get_data()['id'] );
		self::assertSame( array( 4, $this->ago( 99 ) ), array( $kept[0]->quantity, $kept[0]->added_at ) );
	}

	public function test_a_list_is_seen_by_whom_its_owner_chose(): void {
		$page = $this->page( 'Guide' );
		$user = $this->act_as( 'subscriber' );
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => "p$page", 't' => 5 ) ) ) );
		$list = $this->store->default_list( $user );
		$see  = function ( string $token ): \WP_REST_Response {
			wp_set_current_user( 0 );
			return $this->ask( 'GET', '/cairn/v1/lists/shown', array( 'of' => $token ) );
		};
		self::assertSame( 404, $see( $list->token )->get_status() );

		wp_set_current_user( $user );
		$token = $this->ask( 'POST', '/cairn/v1/lists/share' )->get_data()['token'];
		self::assertMatchesRegularExpression( '/^[0-9a-f]{32}$/', $token );
		$seen = $see( $token )->get_data();
		self::assertSame( array( 'Wishlist', 'Guide' ), array( $seen['title'], $seen['rows'][0]['name'] ) );

		$name = get_userdata( $user )->display_name;
		self::assertStringNotContainsString( $name, (string) wp_json_encode( $seen ) );
		wp_set_current_user( $user );
		$this->ask( 'POST', '/cairn/v1/lists/' . $list->id, array( 'privacy' => 'public' ) );
		self::assertStringContainsString( $name, $see( $token )->get_data()['title'] );

		// A link that was taken back stays dead, also when the list is shared again.
		wp_set_current_user( $user );
		$this->ask( 'POST', '/cairn/v1/lists/' . $list->id, array( 'privacy' => 'private' ) );
		$this->ask( 'POST', '/cairn/v1/lists/share' );
		self::assertSame( 404, $see( $token )->get_status() );
	}

	public function test_what_is_not_public_is_shown_to_nobody(): void {
		$draft  = $this->page( 'Secret plans', 'draft' );
		$hidden = $this->page( 'Behind a password' );
		wp_update_post( array( 'ID' => $hidden, 'post_password' => 'x' ) );
		$rows = $this->ask( 'GET', '/cairn/v1/lists/shown', array( 'of' => "p$draft,p$hidden,p99999,x,<b>" ) )->get_data()['rows'];
		self::assertSame( array( true, true, true ), array_column( $rows, 'gone' ) );
		self::assertStringNotContainsString( 'Secret', (string) wp_json_encode( $rows ) );
		self::assertSame( array( 'rows' => array() ), $this->ask( 'GET', '/cairn/v1/lists/shown' )->get_data() );
	}

	public function test_a_name_survives_what_it_named(): void {
		$page = $this->page( 'Guide' );
		$user = $this->act_as( 'subscriber' );
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => "p$page", 't' => 5 ) ) ) );
		$token = $this->ask( 'POST', '/cairn/v1/lists/share' )->get_data()['token'];
		wp_delete_post( $page, true );
		$row = $this->ask( 'GET', '/cairn/v1/lists/shown', array( 'of' => $token ) )->get_data()['rows'][0];
		self::assertSame( array( 'Guide', true ), array( $row['name'], $row['gone'] ) );
		self::assertCount( 1, $this->store->entries_of( $user ) );
	}

	public function test_a_list_is_mailed_to_its_owner_and_not_twice_in_a_row(): void {
		$page = $this->page( 'Guide & more' );
		$user = $this->act_as( 'subscriber' );
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => "p$page", 't' => 5 ) ) ) );
		$mails = array();
		add_filter(
			'pre_wp_mail',
			static function ( mixed $early, array $mail ) use ( &$mails ): bool {
				$mails[] = $mail;
				return true;
			},
			1,
			2
		);
		$route = '/cairn/v1/lists/' . $this->store->default_list( $user )->id . '/mail';
		self::assertSame( 200, $this->ask( 'POST', $route, array( 'to' => 'victim@example.com' ) )->get_status() );
		self::assertSame( 429, $this->ask( 'POST', $route )->get_status() );
		self::assertCount( 1, $mails );
		self::assertSame( get_userdata( $user )->user_email, $mails[0]['to'] );
		self::assertStringContainsString( 'Guide & more', $mails[0]['message'] );
	}

	public function test_removals_are_forgotten_after_thirty_days(): void {
		global $wpdb;
		$user = $this->act_as( 'subscriber' );
		$gone = static fn ( int $at ): \Cairn\Lists\Entry => new \Cairn\Lists\Entry( 'product', 12, 0, 1, null, '', '', $at, $at );
		$here = new \Cairn\Lists\Entry( 'product', 12, 0, 1, null, '', '', $this->ago( 40 * DAY_IN_SECONDS ), null );
		$this->store->take_over( $user, array( $here ), false );
		$this->store->take_over( $user, array( $gone( $this->ago( 31 * DAY_IN_SECONDS ) ) ), false );
		self::assertSame( '0', $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}cairn_list_item WHERE list_id = %d", $this->store->default_list( $user )->id ) ) );
	}

	public function test_personal_data_are_handed_out_and_deleted_on_request(): void {
		$page = $this->page( 'Guide' );
		$user = $this->act_as( 'subscriber' );
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => "p$page", 't' => 5 ) ) ) );
		$address  = get_userdata( $user )->user_email;
		$exporter = apply_filters( 'wp_privacy_personal_data_exporters', array() )['cairn-lists']['callback'];
		$eraser   = apply_filters( 'wp_privacy_personal_data_erasers', array() )['cairn-lists']['callback'];
		self::assertStringContainsString( 'Guide', (string) wp_json_encode( $exporter( $address, 1 ) ) );
		self::assertTrue( $eraser( $address, 1 )['items_removed'] );
		self::assertSame( array(), $this->store->lists_of( $user ) );
		self::assertSame( array( 'data' => array(), 'done' => true ), $exporter( 'nobody@example.com', 1 ) );
	}

	public function test_a_deleted_member_leaves_no_lists(): void {
		$page = $this->page( 'Guide' );
		$user = $this->act_as( 'subscriber' );
		$this->ask( 'POST', '/cairn/v1/lists/sync', array( 'owner' => '', 'items' => array( array( 'id' => "p$page", 't' => 5 ) ) ) );
		wp_delete_user( $user );
		self::assertSame( array(), $this->store->lists_of( $user ) );
	}
}
