<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\ContactLinks;
use Cairn\Forms\SignUpRow;
use Cairn\Forms\SignUpTable;

final class UnsubscribeTest extends FormTestCase {

	/** Signs somebody up for two lists, and confirms. */
	private function subscribed(): SignUpRow {
		$this->connect_with_key();
		$form = $this->publish( self::form( array(), '<!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/consent {"text":"News"} /--><!-- wp:cairn/consent {"text":"Offers","list":"offers","required":false} /-->' ) );
		$this->send( $form, array( 'email' => 'reader@example.com' ), array( 'consent' => array( '0' => '1', '1' => '1' ) ) );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		$row = ( new SignUpTable() )->find( $this->facts( 'submission' )[0]['submission_id'] );
		self::assertNotNull( $row );
		return $row;
	}

	public function test_looking_at_the_page_changes_nothing_and_the_button_unsubscribes(): void {
		$row  = $this->subscribed();
		$link = ContactLinks::unsubscribe( $row->sealed, $row->person, 'news', $row->submission_id );
		self::assertStringContainsString( 'Unsubscribe</button>', (string) $this->follow( $link )->get_data() );
		self::assertSame( array(), $this->facts( 'withdrawal' ) );
		self::assertSame( 200, $this->follow( $link, 'POST' )->get_status() );
		$fact = $this->facts( 'withdrawal' )[0];
		self::assertSame( array( 'link', 'news', $row->submission_id ), array( $fact['channel'], $fact['list'], $fact['submission_id'] ) );
		self::assertSame( array( 'email' => 'reader@example.com' ), $this->unseal( $fact['sealed'] ) );
		self::assertSame( array( 'offers' ), ( new SignUpTable() )->find( $row->submission_id )->lists ?? null );
	}

	public function test_a_mail_program_unsubscribes_with_one_click(): void {
		$row  = $this->subscribed();
		$link = ContactLinks::unsubscribe( $row->sealed, $row->person, '', $row->submission_id );
		self::assertSame( array( "List-Unsubscribe: <$link>" ), ContactLinks::headers( $link ) );
		self::assertContains( 'List-Unsubscribe-Post: List-Unsubscribe=One-Click', ContactLinks::headers( str_replace( 'http://', 'https://', $link ) ) );
		self::assertSame( 200, $this->follow( $link, 'POST', array( 'List-Unsubscribe' => 'One-Click' ) )->get_status() );
		$fact = $this->facts( 'withdrawal' )[0];
		self::assertSame( array( 'one_click', null ), array( $fact['channel'], $fact['list'] ) );
		self::assertSame( 'withdrawn', ( new SignUpTable() )->find( $row->submission_id )->state ?? null );
	}

	public function test_a_link_holds_without_its_row_and_for_nobody_else(): void {
		$row  = $this->subscribed();
		$link = ContactLinks::unsubscribe( $row->sealed, $row->person, 'news', '' );
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}cairn_signup" );
		self::assertSame( 200, $this->follow( $link, 'POST' )->get_status() );
		foreach ( array( str_replace( 'l=news', 'l=offers', $link ), str_replace( '/unsubscribe', '/preferences', str_replace( '%2Funsubscribe', '%2Fpreferences', $link ) ), (string) preg_replace( '/b=./', 'b=Z', $link ) ) as $forged ) {
			self::assertSame( 404, $this->follow( $forged, 'POST' )->get_status(), $forged );
		}
		self::assertCount( 1, $this->facts( 'withdrawal' ) );
		self::assertStringNotContainsString( 'reader', rawurldecode( $link ) );
	}

	public function test_whoever_signed_up_anew_may_leave_anew_by_an_old_link(): void {
		$row  = $this->subscribed();
		$link = ContactLinks::unsubscribe( $row->sealed, $row->person, 'news', '' );
		$this->follow( $link, 'POST' );
		$this->follow( $link, 'POST' );
		self::assertCount( 1, $this->facts( 'withdrawal' ) );
		$this->clock->pass( DAY_IN_SECONDS );
		$this->follow( $link, 'POST' );
		self::assertCount( 2, $this->facts( 'withdrawal' ) );
	}

	public function test_a_person_sees_the_lists_and_leaves_one(): void {
		$row  = $this->subscribed();
		$link = ContactLinks::preferences( $row->sealed, $row->person, $row->submission_id );
		$page = (string) $this->follow( $link )->get_data();
		self::assertStringContainsString( 'value="news" checked', $page );
		self::assertStringContainsString( 'value="offers" checked', $page );
		$after = (string) $this->follow( $link, 'POST', array( 'keep' => array( 'offers' ) ) )->get_data();
		self::assertStringNotContainsString( 'value="news"', $after );
		self::assertStringContainsString( 'value="offers" checked', $after );
		self::assertSame( array( array( 'preferences', 'news' ) ), array_map( static fn ( array $fact ): array => array( $fact['channel'], $fact['list'] ), $this->facts( 'withdrawal' ) ) );
	}
}
