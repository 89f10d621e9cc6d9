<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\OtherForms;
use PHPUnit\Framework\Attributes\DataProvider;

/** The plugins themselves are not here: their hooks are run with what they document to hand over. */
final class OtherFormsTest extends FormTestCase {

	private const NAME = 'Write to us';

	protected function setUp(): void {
		parent::setUp();
		// The plugin's own listeners have another outbox.
		foreach ( OtherForms::HOOKS as list( $hook ) ) {
			remove_all_actions( $hook );
		}
		$this->forms->hook();
	}

	/** @return iterable<string, array{string, string, list<mixed>}> */
	public static function sent(): iterable {
		$methods = new class() {
			public function id(): int {
				return 7;
			}
			public function title(): string {
				return 'Write to us';
			}
			public function getId(): int {
				return 7;
			}
			public function getName(): string {
				return 'Write to us';
			}
		};
		$secrets = array( 'your-email' => 'private@example.com', '1' => 'Private Person' );
		yield 'Contact Form 7' => array( 'wpcf7_mail_sent', 'contact', array( $methods ) );
		yield 'Gravity Forms' => array( 'gform_after_submission', 'contact', array( $secrets, array( 'id' => 7, 'title' => self::NAME ) ) );
		yield 'WPForms' => array( 'wpforms_process_complete', 'contact', array( $secrets, $secrets, array( 'id' => 7, 'settings' => array( 'form_title' => self::NAME ) ), 12 ) );
		yield 'Fluent Forms' => array( 'fluentform/submission_inserted', 'contact', array( 12, $secrets, (object) array( 'id' => 7, 'title' => self::NAME ) ) );
		yield 'Mailchimp for WordPress' => array( 'mc4wp_form_success', 'newsletter', array( (object) array( 'ID' => 7, 'name' => self::NAME, 'data' => $secrets ) ) );
		yield 'MailPoet' => array( 'mailpoet_subscription_before_subscribe', 'newsletter', array( $secrets, array( 3 ), $methods ) );
	}

	/** @param list<mixed> $arguments Of the hook. */
	#[DataProvider( 'sent' )]
	public function test_a_form_of_another_plugin_is_counted_and_nobody_is_named( string $hook, string $purpose, array $arguments ): void {
		$this->connect_with_key();
		do_action( $hook, ...$arguments );
		$facts = $this->facts( 'submission' );
		self::assertCount( 1, $facts );
		self::assertSame( array( 'other_form', $purpose, self::NAME, null, false ), array( $facts[0]['origin'], $facts[0]['purpose'], $facts[0]['form_name'], $facts[0]['block_id'], $facts[0]['double_opt_in'] ) );
		self::assertArrayNotHasKey( 'sealed', $facts[0] );
		self::assertStringNotContainsStringIgnoringCase( 'private', (string) wp_json_encode( $facts ) );
		self::assertSame( array(), $this->mails );
	}

	public function test_forms_that_are_posts_are_named_by_their_title(): void {
		$this->connect_with_key();
		$id = wp_insert_post( array( 'post_title' => self::NAME, 'post_status' => 'publish' ) );
		do_action( 'kadence_blocks_advanced_form_submission', array(), array( array( 'value' => 'private@example.com' ) ), $id );
		do_action( 'jet-form-builder/form-handler/after-send', (object) array( 'form_id' => $id ), true );
		do_action( 'jet-form-builder/form-handler/after-send', (object) array( 'form_id' => $id ), false );
		self::assertSame( array( self::NAME, self::NAME ), array_column( $this->facts( 'submission' ), 'form_name' ) );
	}

	public function test_an_owner_may_say_what_a_form_is_for_who_sent_it_or_that_it_does_not_count(): void {
		$this->connect_with_key();
		add_filter( 'cairn_other_form_purpose', static fn ( string $purpose, string $plugin, string $id ): string => '7' === $id ? 'quote' : '', 10, 3 );
		add_filter( 'cairn_other_form_person', static fn ( array $person, string $plugin, string $id, array $arguments ): array => array( 'email' => (string) ( (array) $arguments[0] )['1'] ), 10, 4 );
		do_action( 'gform_after_submission', array( '1' => 'asked@example.com' ), array( 'id' => 7, 'title' => self::NAME ) );
		do_action( 'gform_after_submission', array( '1' => 'other@example.com' ), array( 'id' => 8, 'title' => 'Log in' ) );
		$facts = $this->facts( 'submission' );
		self::assertCount( 1, $facts );
		self::assertSame( 'quote', $facts[0]['purpose'] );
		self::assertSame( 'asked@example.com', $this->unseal( $facts[0]['sealed'] )['email'] );
	}

	public function test_a_hook_with_something_else_in_it_breaks_nobodys_form(): void {
		$this->connect_with_key();
		foreach ( OtherForms::HOOKS as list( $hook ) ) {
			do_action( $hook, null, null, null, null );
			do_action( $hook, 'x', array( 'id' => array() ), new \stdClass(), 7 );
		}
		self::assertNull( $this->outbox->faults->last() );
	}

	public function test_nothing_is_told_from_a_site_that_is_not_connected(): void {
		do_action( 'gform_after_submission', array(), array( 'id' => 7, 'title' => self::NAME ) );
		self::assertSame( array(), $this->facts() );
	}
}
