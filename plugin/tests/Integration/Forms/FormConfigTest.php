<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\ConfigTable;
use Cairn\Forms\FormConfig;
use Cairn\Forms\FormDoor;
use Cairn\Forms\FormField;
use Cairn\Forms\FormSecret;
use Cairn\Forms\PageToken;

final class FormConfigTest extends FormTestCase {

	public function test_a_form_is_kept_as_it_was_published_and_the_old_state_stays_when_it_changes(): void {
		$first  = $this->publish( self::form( array( 'purpose' => 'contact' ) ) );
		$second = $this->publish( self::form( array( 'purpose' => 'contact', 'blockId' => self::ID ), '<!-- wp:cairn/field {"type":"message","key":"words","label":"Your words"} /-->' ) );
		$table  = new ConfigTable();
		self::assertNotSame( $first->hash(), $second->hash() );
		self::assertSame( $first->to_array(), $table->find( $first->hash() )?->to_array() );
		self::assertSame( $second->to_array(), $table->find( $second->hash() )?->to_array() );
	}

	public function test_the_newest_state_of_a_form_is_the_one_that_was_saved_last(): void {
		$first = $this->publish( self::form() );
		$post  = get_posts( array( 'numberposts' => 1, 's' => 'With a form' ) )[0];
		$this->clock->pass( 1 );
		wp_update_post( wp_slash( array( 'ID' => $post->ID, 'post_content' => self::form( array( 'list' => 'offers' ) ) ) ) );
		self::assertSame( 'offers', ( new ConfigTable() )->newest( self::ID )?->list );
		$now = (int) floor( microtime( true ) * 1000 ) + 1000;
		( new ConfigTable() )->publish( $first, $now );
		self::assertSame( $first->hash(), ( new ConfigTable() )->newest( self::ID )?->hash(), 'Also one that was there before.' );
	}

	public function test_a_state_keeps_its_hash_when_a_later_version_would_write_it_otherwise(): void {
		$form = $this->publish( self::form() );
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}cairn_form SET config = REPLACE(config, '\"display\"', '\"was_called\"') WHERE hash = %s", $form->hash() ) );
		self::assertSame( $form->hash(), ( new ConfigTable() )->find( $form->hash() )?->hash() );
	}

	public function test_a_draft_is_not_kept(): void {
		$config = $this->publish( self::form(), 'draft' );
		self::assertNull( ( new ConfigTable() )->find( $config->hash() ) );
	}

	public function test_a_form_within_other_blocks_is_found(): void {
		$config = $this->publish( '<!-- wp:group --><div class="wp-block-group">' . self::form() . '</div><!-- /wp:group -->' );
		self::assertSame( self::ID, $config->block_id );
		self::assertNotNull( ( new ConfigTable() )->find( $config->hash() ) );
	}

	public function test_defaults_are_those_of_the_block(): void {
		$config = FormConfig::of_block( parse_blocks( self::form( array(), '<!-- wp:cairn/field /-->' ) )[0], self::ID );
		self::assertSame( 'newsletter', $config->purpose );
		self::assertSame( 'news', $config->list );
		self::assertTrue( $config->double_opt_in );
		self::assertFalse( $config->tells_owner );
		self::assertSame( 'email', $config->fields[0]->type );
		self::assertSame( 'f1', $config->fields[0]->key );
		$contact = FormConfig::of_block( parse_blocks( self::form( array( 'purpose' => 'contact' ) ) )[0], self::ID );
		self::assertFalse( $contact->double_opt_in );
		self::assertSame( 'contact', $contact->list, 'Who asks a question is on no list.' );
		self::assertTrue( $contact->tells_owner );
	}

	public function test_two_fields_with_one_key_are_two_fields(): void {
		$config = FormConfig::of_block( parse_blocks( self::form( array(), '<!-- wp:cairn/field {"key":"a"} /--><!-- wp:cairn/field {"key":"a"} /-->' ) )[0], self::ID );
		self::assertCount( 2, array_unique( array_map( static fn ( FormField $field ): string => $field->key, $config->fields ) ) );
	}

	public function test_the_proof_holds_the_words_and_the_address_of_each_link(): void {
		$config = FormConfig::of_block( parse_blocks( self::form( array(), '<!-- wp:cairn/consent {"text":"I agree to \u003ca href=\u0022https://shop.example/privacy\u0022 onclick=\u0022x()\u0022\u003ethe policy\u003c/a\u003e \u0026amp; mails\u003cscript\u003ealert(1)\u003c/script\u003e","list":"offers"} /-->' ) )[0], self::ID );
		self::assertSame( 'offers', $config->consents[0]->list );
		self::assertSame( 'I agree to the policy (https://shop.example/privacy) & mailsalert(1)', $config->consents[0]->text() );
		self::assertStringNotContainsString( '<script', $config->consents[0]->html );
		self::assertStringNotContainsString( 'onclick', $config->consents[0]->html );
	}

	public function test_without_a_box_the_sentence_above_the_button_is_the_consent(): void {
		$config = FormConfig::of_block( parse_blocks( self::form( array(), '<!-- wp:cairn/form-submit {"text":"Send me news","note":"One mail a week."} /-->' ) )[0], self::ID );
		self::assertSame( 'One mail a week.', $config->consents[0]->text() );
		self::assertFalse( $config->consents[0]->is_box );
		$contact = FormConfig::of_block( parse_blocks( self::form( array( 'purpose' => 'contact' ), '<!-- wp:cairn/form-submit {"text":"Send"} /-->' ) )[0], self::ID );
		self::assertSame( array(), $contact->consents );
	}

	public function test_hostile_attributes_become_a_harmless_form(): void {
		$config = FormConfig::of_block(
			array(
				'attrs'       => array( 'purpose' => array( 'x' ), 'redirectUrl' => 'javascript:alert(1)', 'done' => 'redirect', 'couponId' => '1 OR 1', 'event' => 7, 'list' => "a\r\nb", 'recipient' => "a@example.com\r\nBcc: b@example.com" ),
				'innerBlocks' => array( 'x', array( 'blockName' => 'cairn/field', 'attrs' => array( 'key' => '../x', 'type' => '<b>', 'label' => '<img src=x onerror=y>Name', 'options' => array( array( 'label' => array() ), 7, 'a' ) ) ) ),
			),
			self::ID
		);
		self::assertSame( 'newsletter', $config->purpose );
		self::assertSame( 'message', $config->done );
		self::assertSame( '', $config->redirect_url );
		self::assertSame( 0, $config->coupon_id );
		self::assertSame( 'a b', $config->list );
		self::assertStringNotContainsString( "\n", $config->recipient );
		self::assertSame( array( 'f1', 'text', 'Name', array( '7', 'a' ) ), array( $config->fields[0]->key, $config->fields[0]->type, $config->fields[0]->label, $config->fields[0]->options ) );
	}

	public function test_what_is_printed_is_what_was_saved_and_the_same_for_everybody(): void {
		$content = self::form( array( 'purpose' => 'contact' ) );
		$saved   = $this->publish( $content );
		$door    = FormDoor::of_block( parse_blocks( $content )[0], self::ID, 'post:7' );
		$guest   = $door->hidden_fields();
		self::assertSame( $saved->hash(), $guest['cairn_config'] );
		$this->act_as( 'administrator' );
		self::assertSame( $guest, FormDoor::of_block( parse_blocks( $content )[0], self::ID, 'post:7' )->hidden_fields() );
		self::assertStringEndsWith( 'cairn/v1/forms/abcdefghij', str_replace( '%2F', '/', $door->action() ) );
	}

	public function test_a_form_that_was_never_saved_is_known_once_it_was_printed(): void {
		$door = FormDoor::of_block( parse_blocks( self::form() )[0], 'x:form:theme/index:1', null );
		self::assertNotNull( ( new ConfigTable() )->find( $door->config->hash() ) );
	}

	public function test_a_token_holds_sixty_days_for_its_own_form_and_page_only(): void {
		$tokens = new PageToken( $this->clock );
		$hash   = str_repeat( 'a', 64 );
		$token  = $tokens->make( self::ID, $hash, 'post:7' );
		self::assertTrue( $tokens->is_valid( $token, self::ID, $hash, 'post:7' ) );
		self::assertFalse( $tokens->is_valid( $token, 'abcdefghik', $hash, 'post:7' ) );
		self::assertFalse( $tokens->is_valid( $token, self::ID, str_repeat( 'b', 64 ), 'post:7' ) );
		self::assertFalse( $tokens->is_valid( $token, self::ID, $hash, 'post:8' ) );
		self::assertFalse( $tokens->is_valid( substr( $token, 0, -1 ) . ( str_ends_with( $token, 'A' ) ? 'B' : 'A' ), self::ID, $hash, 'post:7' ) );
		$this->clock->pass( 60 * DAY_IN_SECONDS );
		self::assertTrue( $tokens->is_valid( $token, self::ID, $hash, 'post:7' ) );
		$this->clock->pass( DAY_IN_SECONDS );
		self::assertFalse( $tokens->is_valid( $token, self::ID, $hash, 'post:7' ) );
	}

	public function test_the_secret_is_made_once(): void {
		delete_option( FormSecret::OPTION );
		$first = FormSecret::seal( 'page', array( 'a' ) );
		self::assertSame( $first, FormSecret::seal( 'page', array( 'a' ) ) );
		self::assertNotSame( $first, FormSecret::seal( 'link', array( 'a' ) ) );
		wp_cache_flush();
		self::assertSame( $first, FormSecret::seal( 'page', array( 'a' ) ) );
	}

	public function test_a_form_in_a_voucher_has_the_vouchers_coupon_and_no_other(): void {
		$form  = self::form( array( 'purpose' => 'voucher', 'couponId' => 7 ) );
		$found = static fn ( string $content ): array => array_map( static fn ( FormConfig $config ): int => $config->coupon_id, FormConfig::all_in( parse_blocks( $content ) ) );
		self::assertSame( array( 7 ), $found( $form ) );
		self::assertSame( array( 44 ), $found( '<!-- wp:cairn/voucher {"source":"single","couponId":44} --><!-- wp:group --><div class="wp-block-group">' . $form . '</div><!-- /wp:group --><!-- /wp:cairn/voucher -->' ) );
		self::assertSame( array( 0 ), $found( "<!-- wp:cairn/voucher {\"source\":\"single\"} -->$form<!-- /wp:cairn/voucher -->" ), 'Such a voucher prints nothing.' );
		self::assertSame( array( 44, 7 ), $found( "<!-- wp:cairn/voucher {\"source\":\"single\",\"couponId\":44} -->$form<!-- /wp:cairn/voucher -->$form" ) );
	}
}
