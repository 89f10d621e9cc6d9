<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\HandOver;

use Cairn\Forms\ContactLinks;
use Cairn\Forms\SignUpRow;
use Cairn\Forms\SignUpTable;
use Cairn\HandOver\MailPoetController;
use Cairn\HandOver\MailPoetHandOver;
use Cairn\Tests\Integration\Forms\FormTestCase;
use MailPoet\API\API;

require_once dirname( __DIR__, 2 ) . '/StandIn/mailpoet.php';

final class MailPoetTest extends FormTestCase {

	private const READER = 'reader@example.com';

	protected function setUp(): void {
		parent::setUp();
		( new MailPoetController() )->hook();
		API::$subscribers = array();
		API::$options     = array();
		API::$confirms    = false;
		delete_option( MailPoetHandOver::OPTION );
		MailPoetHandOver::choose( array( 'news' => '3' ) );
		$this->connect_with_key();
	}

	/** Signs somebody up for news and offers; they confirm. */
	private function confirmed(): SignUpRow {
		$before = API::$subscribers;
		$form   = $this->publish( self::form( array(), '<!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/consent {"text":"News"} /--><!-- wp:cairn/consent {"text":"Offers","list":"offers","required":false} /-->' ) );
		$this->send( $form, array( 'email' => self::READER ), array( 'consent' => array( '0' => '1', '1' => '1' ) ) );
		self::assertSame( $before, API::$subscribers, 'Who has not confirmed is nowhere.' );
		$link = $this->link( 0, 'confirm' );
		$this->follow( $link, 'POST' );
		$this->follow( $link, 'POST' );
		$id = $this->facts( 'submission' )[0]['submission_id'];
		self::assertIsString( $id );
		$row = ( new SignUpTable() )->find( $id );
		self::assertNotNull( $row );
		return $row;
	}

	/** @return array{lists: array<string, string>, done: int, failed: int, reason: string} */
	private static function came_of_it(): array {
		return MailPoetHandOver::read();
	}

	public function test_who_confirms_is_subscribed_once_and_asked_by_nobody_again(): void {
		$this->give_local_key();
		$this->confirmed();
		self::assertSame( array( 'subscribed', array( '3' ) ), array( API::$subscribers[ self::READER ]['status'], API::$subscribers[ self::READER ]['lists'] ) );
		self::assertSame( array( array( 'send_confirmation_email' => false, 'skip_subscriber_notification' => true ) ), API::$options );
		self::assertSame( array( 1, 0 ), array( self::came_of_it()['done'], self::came_of_it()['failed'] ) );
		self::assertStringNotContainsString( 'reader', (string) wp_json_encode( get_option( MailPoetHandOver::OPTION ) ) );
	}

	public function test_who_unsubscribes_here_is_off_the_list_there(): void {
		$this->give_local_key();
		$row = $this->confirmed();
		$this->follow( ContactLinks::unsubscribe( $row->sealed, $row->person, 'offers', $row->submission_id ), 'POST' );
		self::assertSame( array( '3' ), API::$subscribers[ self::READER ]['lists'], 'Another list is another matter.' );
		$this->follow( ContactLinks::unsubscribe( $row->sealed, $row->person, '', $row->submission_id ), 'POST' );
		self::assertSame( array(), API::$subscribers[ self::READER ]['lists'] );
	}

	public function test_who_unsubscribed_there_stays_so(): void {
		$this->give_local_key();
		API::$subscribers[ self::READER ] = array( 'status' => 'unsubscribed', 'first_name' => '', 'last_name' => '', 'lists' => array() );
		$this->confirmed();
		self::assertSame( array( array(), array() ), array( API::$subscribers[ self::READER ]['lists'], API::$options ) );
		self::assertSame( array( 0, 1, 'unsubscribed' ), array( self::came_of_it()['done'], self::came_of_it()['failed'], self::came_of_it()['reason'] ) );
	}

	public function test_who_unsubscribes_there_is_off_the_list_here_and_the_service_is_told_once(): void {
		$this->give_local_key();
		$row = $this->confirmed();
		API::$subscribers['stranger@example.com'] = array( 'status' => 'unsubscribed', 'first_name' => '', 'last_name' => '', 'lists' => array() );
		API::$subscribers[ self::READER ]['status'] = 'unsubscribed';
		foreach ( array( 1, 1, 2, 9 ) as $number ) {
			do_action( 'mailpoet_subscriber_status_changed', $number );
		}
		$told = $this->facts( 'withdrawal' );
		self::assertSame( array( array( 'provider', 'news' ) ), array_map( static fn ( array $fact ): array => array( $fact['channel'], $fact['list'] ), $told ), 'Of a stranger nothing is told.' );
		self::assertSame( self::READER, $this->unseal( $told[0]['sealed'] )['email'] );
		self::assertSame( array( 'offers' ), ( new SignUpTable() )->find( $row->submission_id )?->lists );
		self::assertSame( '', self::came_of_it()['reason'] );
	}

	public function test_whose_address_takes_no_mail_there_gets_none_here(): void {
		$this->give_local_key();
		$row = $this->confirmed();
		API::$subscribers[ self::READER ]['status'] = 'bounced';
		do_action( 'mailpoet_subscriber_status_changed', 1 );
		do_action( 'mailpoet_subscriber_status_changed', 1 );
		self::assertSame( 'withdrawn', ( new SignUpTable() )->find( $row->submission_id )?->state );
		self::assertSame( array( 'provider' ), array_column( $this->facts( 'bounce' ), 'channel' ) );
	}

	public function test_a_mailpoet_that_asks_people_again_is_said_to(): void {
		$this->give_local_key();
		API::$confirms = true;
		$this->confirmed();
		self::assertSame( 'unconfirmed', self::came_of_it()['reason'] );
	}

	public function test_a_list_that_is_gone_stops_no_confirmation(): void {
		$this->give_local_key();
		MailPoetHandOver::choose( array( 'news' => '9' ) );
		self::assertSame( 'confirmed', $this->confirmed()->state );
		self::assertSame( array( 1, 'failed' ), array( self::came_of_it()['failed'], self::came_of_it()['reason'] ) );
	}

	public function test_without_a_key_of_its_own_the_site_hands_nobody_over_since_it_could_not_end_it(): void {
		$this->confirmed();
		self::assertSame( array(), API::$subscribers );
	}

	public function test_lists_are_shown_by_name_and_chosen(): void {
		$this->act_as( 'administrator' );
		$shown = self::data( $this->ask( 'GET', '/cairn/v1/hand-over/mailpoet' ) );
		self::assertSame( array( true, array( array( 'id' => '3', 'name' => 'Letter', 'confirms_again' => false ) ), array( array( 'list' => 'news', 'target' => '3' ) ), null ), array( $shown['is_there'], $shown['available'], $shown['lists'], $shown['reason'] ) );
		$chosen = self::data( $this->ask( 'POST', '/cairn/v1/hand-over/mailpoet', array( 'lists' => array( array( 'list' => 'offers', 'target' => '3' ) ) ) ) );
		self::assertSame( array( array( 'list' => 'offers', 'target' => '3' ) ), $chosen['lists'] );
		self::assertSame( 400, $this->ask( 'POST', '/cairn/v1/hand-over/mailpoet', array( 'lists' => array( array( 'list' => 'offers', 'target' => '<b>' ) ) ) )->get_status() );
	}
}
