<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\People;

use Cairn\Connection\ConnectionStore;
use Cairn\Forms\FormDoor;
use Cairn\Forms\ProductNotices;
use Cairn\Forms\SignUpTable;
use Cairn\Outbox\DeliverySchedule;
use Cairn\People\ContactsController;
use Cairn\People\EndedConsents;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\WordPressTransport;
use Cairn\Tests\Integration\Forms\FormTestCase;
use PHPUnit\Framework\Attributes\Group;

/** The service has learned that somebody takes no more mail: this site sends none either. */
final class EndedConsentsTest extends FormTestCase {

	private const LOOK = '/v1/consents/ended';

	protected function setUp(): void {
		parent::setUp();
		$store  = new ConnectionStore();
		$client = new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $this->clock ), $this->clock, new RandomNonces() );
		( new EndedConsents( $store, $client ) )->hook();
		( new ContactsController( $store, $client ) )->hook();
		delete_option( EndedConsents::OPTION );
		$this->give_local_key();
		$this->connect_with_key();
	}

	/** Somebody signs up for news and offers, and confirms. */
	private function subscribe(): string {
		$form = $this->publish( self::form( array(), '<!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/consent {"text":"News"} /--><!-- wp:cairn/consent {"text":"Offers","list":"offers","required":false} /-->' ) );
		$this->send( $form, array( 'email' => 'reader@example.com' ), array( 'consent' => array( '0' => '1', '1' => '1' ) ) );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		return (string) $this->facts( 'submission' )[0]['submission_id'];
	}

	/** @return array{submission_id: string, list: string|null, state: string} */
	private static function end( string $id, ?string $list, string $state = 'withdrawn' ): array {
		return array( 'submission_id' => $id, 'list' => $list, 'state' => $state );
	}

	/** @param list<array{submission_id: string, list: string|null, state: string}> $ended */
	private function service_says( array $ended, int $next, bool $more = false ): void {
		$this->will_answer( array( 'ended' => $ended, 'next' => $next, 'more' => $more ) );
	}

	/** @return list<string> Numbers that were asked for. */
	private function asked(): array {
		$looks = array_filter( $this->sent, static fn ( array $sent ): bool => str_contains( $sent['url'], self::LOOK ) );
		return array_values( array_map( static fn ( array $sent ): string => (string) preg_replace( '/^.*after=/', '', $sent['url'] ), $looks ) );
	}

	private static function state_of( string $id ): string {
		return ( new SignUpTable() )->find( $id )->state ?? 'gone';
	}

	public function test_who_unsubscribed_at_a_provider_is_off_that_list_here_and_on_the_others_still(): void {
		$id    = $this->subscribe();
		$heard = array();
		add_action( 'cairn_consent_withdrawn', static function ( ?string $list, string $email ) use ( &$heard ): void {
			$heard[] = array( $list, $email );
		}, 10, 2 );
		$this->service_says( array( self::end( $id, 'news' ) ), 7, true );
		$this->service_says( array( self::end( $id, 'news' ), self::end( '0190aaaa-0000-7000-8000-000000000000', null ) ), 8 );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( array( '0', '7' ), $this->asked() );
		self::assertSame( array( 'offers' ), ( new SignUpTable() )->find( $id )?->lists );
		self::assertSame( 'confirmed', self::state_of( $id ) );
		self::assertSame( array( array( 'news', 'reader@example.com' ) ), $heard, 'Who listens here is told once.' );

		$this->service_says( array( self::end( $id, null, 'bounced' ) ), 9 );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( '8', $this->asked()[2] );
		self::assertSame( 'withdrawn', self::state_of( $id ) );
		self::assertNull( ( new SignUpTable() )->find( $id )?->typed(), 'Nothing that can be read is left.' );
		self::assertStringNotContainsString( 'reader', (string) wp_json_encode( get_option( EndedConsents::OPTION ) ) );
	}

	public function test_while_the_service_is_silent_nothing_is_lost(): void {
		$id = $this->subscribe();
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( 'confirmed', self::state_of( $id ) );
		self::assertFalse( get_option( EndedConsents::OPTION ) );
		$this->service_says( array( self::end( $id, null ) ), 3 );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( 'withdrawn', self::state_of( $id ) );
	}

	public function test_what_the_service_has_forgotten_is_kept_here_no_longer(): void {
		$id = $this->subscribe();
		$this->service_says( array( self::end( $id, null, 'forgotten' ) ), 1 );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( 'gone', self::state_of( $id ) );
	}

	public function test_an_answer_that_cannot_be_read_ends_nothing(): void {
		$id = $this->subscribe();
		$this->will_answer( array( 'ended' => 'all', 'next' => 'soon', 'more' => true ) );
		do_action( DeliverySchedule::SWEEP_HOOK );
		self::assertSame( 'confirmed', self::state_of( $id ) );
		self::assertCount( 1, $this->asked() );
	}

	public function test_whose_address_takes_no_mail_by_the_screen_of_contacts_is_ended_here_at_once(): void {
		$id = $this->subscribe();
		$this->act_as( 'administrator' );
		$this->answers[] = array( 'status' => 204, 'body' => '' );
		$this->service_says( array( self::end( $id, 'news', 'bounced' ), self::end( $id, 'offers', 'bounced' ) ), 2 );
		$changed = $this->ask( 'POST', '/cairn/v1/contacts/change', array( 'contact_id' => 'abcdefghij012345', 'bounced' => true ) );
		self::assertSame( 204, $changed->get_status() );
		self::assertSame( 'withdrawn', self::state_of( $id ) );
	}

	#[Group( 'woocommerce' )]
	public function test_nobody_is_told_that_a_product_is_back_who_unsubscribed_at_the_provider(): void {
		$product = new \WC_Product_Simple();
		$product->set_props( array( 'name' => 'Blue chair', 'regular_price' => '50', 'stock_status' => 'outofstock', 'status' => 'publish' ) );
		$product->save();
		$form = $this->publish( self::form( array( 'purpose' => 'back-in-stock' ) ) );
		$this->ask( 'POST', '/cairn/v1/forms/' . $form->block_id, array( 'field' => array( 'email' => 'wisher@example.com' ) ) + ( new FormDoor( $form, 'product:' . $product->get_id(), $this->clock ) )->hidden_fields(), array( 'Accept' => 'application/json' ) );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		$id = (string) $this->facts( 'submission' )[0]['submission_id'];
		self::assertSame( 'confirmed', self::state_of( $id ) );
		$product->set_stock_status( 'instock' );
		$product->save();
		$this->service_says( array( self::end( $id, 'back-in-stock' ) ), 1 );
		do_action( ProductNotices::CRON_HOOK, $product->get_id() );
		self::assertCount( 1, $this->mails, 'Only the mail that asked for the confirmation.' );
		self::assertSame( 'withdrawn', self::state_of( $id ) );
	}
}
