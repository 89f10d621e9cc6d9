<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Lists\AccountPage;
use Cairn\Lists\Entry;
use Cairn\Lists\Goods;
use Cairn\Lists\ListMail;
use PHPUnit\Framework\Attributes\Group;

/** A member's lists in My Account: what works without JavaScript. */
#[Group( 'woocommerce' )]
final class AccountPageTest extends ListTestCase {

	private AccountPage $account;

	protected function setUp(): void {
		parent::setUp();
		$this->account = new AccountPage( fn () => $this->store, fn () => new ListMail( $this->store, new Goods() ) );
		// A redirect ends the request.
		add_filter(
			'wp_redirect',
			static function (): never {
				throw new \RuntimeException( 'redirect' );
			}
		);
	}

	protected function tearDown(): void {
		$_POST    = array();
		$_REQUEST = array();
		if ( self::on_real_wordpress() && function_exists( 'wc_clear_notices' ) ) {
			wc_clear_notices();
		}
		parent::tearDown();
	}

	private function shown(): string {
		ob_start();
		$this->account->show();
		return (string) ob_get_clean();
	}

	/** @param array<string, string> $fields Fields of the form. */
	private function submit( array $fields, ?string $nonce = null ): void {
		$_POST    = $fields + array( '_wpnonce' => $nonce ?? wp_create_nonce( 'cairn_lists' ) );
		$_REQUEST = $_POST;
		try {
			$this->account->act();
		} catch ( \RuntimeException $end ) {
			self::assertSame( 'redirect', $end->getMessage() );
		}
	}

	private function keep( int $user, int $page ): void {
		$this->store->take_over( $user, array( new Entry( 'page', $page, 0, 1, null, '', '', $this->ago( 60 ), null ) ), false );
	}

	public function test_it_stands_in_the_accounts_menu_before_the_way_out(): void {
		$menu = $this->account->menu( array( 'dashboard' => 'D', 'customer-logout' => 'Out' ) );
		self::assertSame( array( 'dashboard', 'wishlists', 'customer-logout' ), array_keys( $menu ) );
	}

	public function test_a_list_is_shown_with_its_things_and_without_a_foreign_script(): void {
		$user = $this->act_as( 'customer' );
		$this->keep( $user, $this->page( 'Guide' ) );
		$this->store->create( $user, '<script>alert(1)</script>' );
		$html = $this->shown();
		self::assertStringContainsString( 'Guide</a>', $html );
		self::assertStringNotContainsString( '<script', $html );
	}

	public function test_lists_are_made_named_shared_and_deleted(): void {
		$user = $this->act_as( 'customer' );
		$this->submit( array( 'cairn_list_act' => 'create', 'name' => 'Birthday' ) );
		$list = $this->store->lists_of( $user )[1];
		self::assertSame( 'Birthday', $list->name );
		$this->submit( array( 'cairn_list_act' => 'change', 'list' => (string) $list->id, 'name' => 'Party', 'privacy' => 'link' ) );
		self::assertSame( array( 'Party', 'link' ), array( $this->store->lists_of( $user )[1]->name, $this->store->lists_of( $user )[1]->privacy ) );
		$this->submit( array( 'cairn_list_act' => 'delete', 'list' => (string) $list->id ) );
		self::assertCount( 1, $this->store->lists_of( $user ) );
	}

	public function test_a_thing_moves_to_another_list_and_can_be_taken_off(): void {
		$user = $this->act_as( 'customer' );
		$page = $this->page( 'Guide' );
		$this->keep( $user, $page );
		$home = $this->store->default_list( $user );
		$list = $this->store->create( $user, 'Birthday' );
		self::assertNotNull( $list );
		$this->submit( array( 'cairn_list_act' => 'move', 'list' => (string) $home->id, 'to' => (string) $list->id, 'thing' => "p$page" ) );
		self::assertSame( array( 0, 1 ), array( count( $this->store->entries( $home->id ) ), count( $this->store->entries( $list->id ) ) ) );
		$this->submit( array( 'cairn_list_act' => 'remove', 'list' => (string) $list->id, 'thing' => "p$page" ) );
		self::assertSame( array(), $this->store->entries_of( $user ) );
	}

	public function test_another_members_list_cannot_be_touched(): void {
		$owner = $this->act_as( 'customer' );
		$this->keep( $owner, $this->page( 'Guide' ) );
		$list = $this->store->default_list( $owner );
		$this->act_as( 'customer' );
		$this->submit( array( 'cairn_list_act' => 'delete', 'list' => (string) $list->id ) );
		self::assertCount( 1, $this->store->entries( $list->id ) );
	}

	public function test_a_form_that_another_site_sends_changes_nothing(): void {
		$user = $this->act_as( 'customer' );
		add_filter( 'wp_die_handler', static fn () => static function (): never {
			throw new \RuntimeException( 'redirect' );
		} );
		$this->submit( array( 'cairn_list_act' => 'create', 'name' => 'Evil' ), 'guessed' );
		self::assertCount( 0, $this->store->lists_of( $user ) );
	}
}
