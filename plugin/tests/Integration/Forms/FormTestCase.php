<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\FormConfig;
use Cairn\Forms\FormTables;
use Cairn\Tests\Integration\IntegrationTestCase;
use Cairn\Tests\StandIn\FixedClock;

/** Forms on a real WordPress. Their tables are temporary ones; mails are caught before they leave. */
abstract class FormTestCase extends IntegrationTestCase {

	protected const ID = 'abcdefghij';

	protected FixedClock $clock;

	/** @var list<array{to: list<string>, subject: string, message: string, headers: list<string>}> Mails that were sent. */
	protected array $mails = array();

	/** Whether mails can be sent. */
	protected bool $mail_works = true;

	protected function setUp(): void {
		parent::setUp();
		delete_option( FormTables::VERSION_OPTION );
		FormTables::ensure();
		$this->clock      = new FixedClock( time() );
		$this->mails      = array();
		$this->mail_works = true;
		add_filter( 'pre_wp_mail', array( $this, 'catch_mail' ), 10, 2 );
	}

	/**
	 * Stands in for the mail server.
	 *
	 * @param mixed                $early What would be answered.
	 * @param array<string, mixed> $mail  The mail.
	 */
	public function catch_mail( mixed $early, array $mail ): bool {
		if ( ! $this->mail_works ) {
			do_action( 'wp_mail_failed', new \WP_Error( 'wp_mail_failed', 'SMTP connect() failed.', $mail ) );
			return false;
		}
		$this->mails[] = array(
			'to'      => (array) $mail['to'],
			'subject' => (string) $mail['subject'],
			'message' => (string) $mail['message'],
			'headers' => is_array( $mail['headers'] ) ? array_values( $mail['headers'] ) : explode( "\n", (string) $mail['headers'] ),
		);
		return true;
	}

	/**
	 * A form as it stands in a post.
	 *
	 * @param array<string, mixed> $attributes Of the form.
	 * @param string               $inner      Blocks within.
	 */
	protected static function form( array $attributes = array(), string $inner = '<!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /-->' ): string {
		return '<!-- wp:cairn/form ' . wp_json_encode( array( 'blockId' => self::ID ) + $attributes ) . " -->\n$inner\n<!-- /wp:cairn/form -->";
	}

	/** Publishes a post and gives its first form's state. */
	protected function publish( string $content, string $status = 'publish' ): FormConfig {
		$id = wp_insert_post( wp_slash( array( 'post_title' => 'With a form', 'post_status' => $status, 'post_content' => $content ) ) );
		self::assertIsInt( $id );
		return FormConfig::all_in( parse_blocks( (string) get_post( $id )?->post_content ) )[0];
	}
}
