<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Blocks\Instance;
use Cairn\Forms\ConfigTable;
use Cairn\Forms\FormConfig;

/** What the blocks of a form print: a form that any browser can send, and that the site then takes in. */
final class FormBlockTest extends FormTestCase {

	private const PARTS = '<!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","help":"We write rarely.","required":true} /-->'
		. '<!-- wp:cairn/consent {"text":"I agree to \u003ca href=\u0022https://shop.example/privacy\u0022\u003ethe policy\u003c/a\u003e"} /-->'
		. '<!-- wp:cairn/form-submit {"text":"Send me news","note":"One mail a month."} /-->'
		. '<!-- wp:cairn/form-done --><!-- wp:paragraph --><p>Look into your mail.</p><!-- /wp:paragraph --><!-- /wp:cairn/form-done -->';

	protected function setUp(): void {
		parent::setUp();
		self::need_block( 'form' );
		Instance::begin_page();
	}

	protected function tearDown(): void {
		$_GET = array();
		parent::tearDown();
	}

	/** @param array<string, mixed> $attributes Attributes of the form. */
	private static function stored( array $attributes = array(), string $parts = self::PARTS ): string {
		return get_comment_delimited_block_content( 'cairn/form', $attributes + array( 'blockId' => self::ID ), $parts );
	}

	/** @param array<string, mixed> $attributes Attributes of the form. */
	private static function printed( array $attributes = array(), string $parts = self::PARTS ): string {
		Instance::begin_page();
		return (string) preg_replace( '/(cairn-[a-z0-9-]+-[0-9a-f]{8}-)\d+/', '$1n', do_blocks( self::stored( $attributes, $parts ) ) );
	}

	/**
	 * Everything a browser would send.
	 *
	 * @param string $html The form.
	 * @return array<string, string> Values by name.
	 */
	private static function inputs( string $html ): array {
		$tags = new \WP_HTML_Tag_Processor( $html );
		$sent = array();
		while ( $tags->next_tag() ) {
			$name = $tags->get_attribute( 'name' );
			if ( is_string( $name ) && in_array( $tags->get_tag(), array( 'INPUT', 'SELECT', 'TEXTAREA' ), true ) ) {
				$sent[ $name ] = (string) $tags->get_attribute( 'value' );
			}
		}
		return $sent;
	}

	public function test_what_it_prints_is_taken_in_by_the_site(): void {
		$this->connect_with_key();
		$sent              = self::inputs( self::printed() );
		$sent['field']     = array( 'email' => 'ann@example.com' );
		$sent['consent']   = array( '1' );
		unset( $sent['field[email]'], $sent['consent[0]'] );
		$response = $this->ask( 'POST', '/cairn/v1/forms/' . self::ID, $sent, array( 'Accept' => 'application/json' ) );
		self::assertSame( 'done', self::data( $response )['code'] );
		self::assertCount( 1, $this->facts( 'submission' ) );
		self::assertSame( array( 'ann@example.com' ), $this->mails[0]['to'] );
	}

	public function test_a_form_that_is_only_printed_is_known_by_what_it_sends(): void {
		$hash = self::inputs( self::printed() )['cairn_config'];
		self::assertSame( FormConfig::of_block( parse_blocks( self::stored() )[0], self::ID )->hash(), $hash );
		self::assertNotNull( ( new ConfigTable() )->find( $hash ) );
	}

	public function test_any_browser_can_send_it(): void {
		$tags = new \WP_HTML_Tag_Processor( self::printed() );
		self::assertTrue( $tags->next_tag( array( 'class_name' => 'wp-block-cairn-form' ) ) );
		self::assertSame( array( self::ID, self::ID ), array( $tags->get_attribute( 'data-cairn' ), $tags->get_attribute( 'id' ) ) );
		self::assertTrue( $tags->next_tag( 'form' ) );
		self::assertSame( array( 'post', 'Send me news', null ), array( $tags->get_attribute( 'method' ), $tags->get_attribute( 'aria-label' ), $tags->get_attribute( 'novalidate' ) ) );
		self::assertStringContainsString( 'cairn/v1/forms/' . self::ID, urldecode( (string) $tags->get_attribute( 'action' ) ) );
		self::assertTrue( $tags->next_tag( 'label' ) );
		$for = $tags->get_attribute( 'for' );
		self::assertTrue( $tags->next_tag( 'input' ) );
		self::assertSame( array( $for, 'email', 'field[email]', 'email', true ), array( $tags->get_attribute( 'id' ), $tags->get_attribute( 'type' ), $tags->get_attribute( 'name' ), $tags->get_attribute( 'autocomplete' ), $tags->get_attribute( 'required' ) ) );
		$about = explode( ' ', (string) $tags->get_attribute( 'aria-describedby' ) );
		self::assertCount( 2, $about );
		foreach ( $about as $id ) {
			self::assertStringContainsString( ' id="' . $id . '"', self::printed() );
		}
	}

	public function test_a_consent_is_never_ticked_and_keeps_its_link(): void {
		$html = self::printed();
		self::assertStringContainsString( '<a href="https://shop.example/privacy">the policy</a>', $html );
		self::assertStringNotContainsString( ' checked', $html );
	}

	public function test_a_member_gets_the_same_bytes_as_a_guest_and_no_nonce_is_in_them(): void {
		$guest = self::printed();
		wp_set_current_user( 1 );
		self::assertSame( $guest, self::printed() );
		self::assertStringNotContainsString( 'nonce', strtolower( $guest ) );
		wp_set_current_user( 0 );
	}

	public function test_the_thanks_stand_behind_the_form_and_are_hidden_until_it_was_sent(): void {
		$html = self::printed();
		self::assertGreaterThan( strpos( $html, '</form>' ), strpos( $html, 'Look into your mail.' ) );
		$tags = new \WP_HTML_Tag_Processor( $html );
		self::assertTrue( $tags->next_tag( array( 'class_name' => 'wp-block-cairn-form__done' ) ) );
		self::assertTrue( $tags->get_attribute( 'hidden' ) );
	}

	public function test_who_comes_back_without_a_script_finds_the_thanks_in_the_place_of_the_form(): void {
		$_GET['cairn-done'] = self::ID;
		$html               = self::printed();
		self::assertStringContainsString( 'Look into your mail.', $html );
		self::assertStringNotContainsString( '<form', $html );
		self::assertStringNotContainsString( 'data-wp-', $html );
		$_GET['cairn-done'] = 'zzzzzzzzzz';
		self::assertStringContainsString( '<form', self::printed() );
		$_GET['cairn-done'] = array( self::ID );
		self::assertStringContainsString( '<form', self::printed() );
	}

	public function test_without_thanks_of_its_own_it_says_what_happens_next(): void {
		self::assertStringContainsString( 'we have sent you a mail', self::printed( array(), '' ) );
		self::assertStringContainsString( 'It has arrived', self::printed( array( 'purpose' => 'contact' ), '' ) );
	}

	public function test_a_form_without_a_button_has_one(): void {
		self::assertSame( 1, substr_count( self::printed( array( 'purpose' => 'contact' ), '' ), 'class="wp-block-button__link' ) );
		self::assertSame( 1, substr_count( self::printed(), 'class="wp-block-button__link' ) );
	}

	public function test_two_questions_with_one_key_have_two_names(): void {
		$names = array_keys( self::inputs( self::printed( array( 'purpose' => 'contact' ), '<!-- wp:cairn/field {"key":"a","label":"One"} /--><!-- wp:group --><div class="wp-block-group"><!-- wp:cairn/field {"key":"a","label":"Two"} /--></div><!-- /wp:group -->' ) ) );
		self::assertContains( 'field[a]', $names );
		self::assertCount( 2, preg_grep( '/^field\[/', $names ) ?: array() );
	}

	public function test_a_choice_is_a_group_with_a_name_and_its_answers_are_those_of_the_owner(): void {
		$html = self::printed( array( 'purpose' => 'contact' ), '<!-- wp:cairn/field {"type":"radio","key":"size","label":"Size","options":["S","M"],"required":true} /--><!-- wp:cairn/field {"type":"checkbox","key":"more","label":"More","options":["A \u003cb\u003e","B"]} /--><!-- wp:cairn/field {"type":"select","key":"one","label":"One","options":["X"]} /--><!-- wp:cairn/field {"type":"message","key":"words","label":"Words"} /--><!-- wp:cairn/field {"type":"checkbox","key":"yes","label":"Yes"} /-->' );
		self::assertStringContainsString( '<legend>Size', $html );
		self::assertSame( 2, substr_count( $html, 'name="field[more][]"' ) );
		self::assertStringContainsString( '<option>X</option>', $html );
		self::assertStringContainsString( '</textarea>', $html );
		self::assertStringContainsString( 'name="field[yes]" ', $html );
		self::assertSame( 1, substr_count( $html, 'name="field[size]" value="S"' ) );
	}

	public function test_a_part_outside_of_a_form_prints_nothing(): void {
		self::assertSame( '', trim( do_blocks( self::PARTS ) ) );
	}

	public function test_a_form_that_is_not_to_be_recorded_has_no_name_for_the_reports(): void {
		$html = self::printed( array( 'record' => false ) );
		self::assertStringNotContainsString( 'data-cairn=', $html );
		self::assertStringContainsString( 'cairn_token', $html );
	}

	public function test_a_feed_has_a_link_to_the_page_and_an_excerpt_has_nothing(): void {
		global $wp_query;
		$post                     = self::factory_post( self::stored() );
		$GLOBALS['post']          = get_post( $post );
		$wp_query->is_feed        = true;
		$html                     = do_blocks( self::stored() );
		$wp_query->is_feed        = false;
		$GLOBALS['post']          = null;
		self::assertStringContainsString( '#' . self::ID . '">Send me news</a>', $html );
		self::assertStringNotContainsString( '<form', $html );
	}

	public function test_hostile_attributes_print_no_markup_and_no_notice(): void {
		$evil  = '"><script>alert(1)</script>';
		$parts = '';
		foreach ( array( array( 'cairn/field', array( 'key' => $evil, 'label' => $evil, 'help' => $evil, 'autocomplete' => $evil, 'type' => 'select', 'options' => array( $evil, array(), 7 ) ) ), array( 'cairn/field', array( 'key' => array(), 'label' => 5, 'type' => $evil, 'options' => 'x', 'required' => 'x' ) ), array( 'cairn/consent', array( 'text' => $evil . '<a href="javascript:x()" onclick="y()">a</a>', 'list' => array() ) ), array( 'cairn/form-submit', array( 'text' => $evil, 'note' => $evil ) ) ) as list( $name, $attributes ) ) {
			$parts .= get_comment_delimited_block_content( $name, $attributes, '' );
		}
		foreach ( array( array( 'purpose' => $evil, 'anchor' => $evil, 'metadata' => array( 'name' => $evil ), 'redirectUrl' => 'javascript:x()' ), array( 'display' => 'modal', 'trigger' => $evil, 'openText' => $evil, 'triggerValue' => $evil, 'capDays' => array() ), array( 'purpose' => array(), 'event' => 'x', 'list' => array(), 'done' => 7, 'record' => 'x' ) ) as $attributes ) {
			$html = self::printed( $attributes, $parts );
			self::assertStringNotContainsString( '<script', $html );
			self::assertStringNotContainsString( 'onclick', $html );
			self::assertStringNotContainsString( 'javascript:', $html );
		}
	}

	private const SLOT = '<!-- wp:cairn/field {"type":"slot","key":"when","label":"When","required":true,"minutes":60,"hours":[{"day":1,"from":"09:00","to":"12:00"}]} /-->';

	public function test_a_question_for_a_time_takes_a_wish_in_words_where_no_script_asks_for_the_free_times(): void {
		$html = self::printed( array( 'purpose' => 'consultation' ), '<!-- wp:cairn/field {"key":"email","required":true} /-->' . self::SLOT );
		$tags = new \WP_HTML_Tag_Processor( $html );
		self::assertTrue( $tags->next_tag( array( 'class_name' => 'wp-block-cairn-field' ) ) );
		self::assertTrue( $tags->next_tag( array( 'class_name' => 'wp-block-cairn-field' ) ) );
		self::assertSame( array( 'when', 'Please choose a time.' ), array( $tags->get_attribute( 'data-key' ), $tags->get_attribute( 'data-missing' ) ) );
		self::assertTrue( $tags->next_tag( 'input' ) );
		self::assertSame( array( 'text', 'field[when]', null ), array( $tags->get_attribute( 'type' ), $tags->get_attribute( 'name' ), $tags->get_attribute( 'disabled' ) ) );
		self::assertTrue( $tags->next_tag( 'fieldset' ) );
		self::assertTrue( $tags->get_attribute( 'hidden' ) );
		self::assertStringContainsString( 'Time zone: %s', html_entity_decode( $html ), 'The zone is the visitor’s: the browser knows it.' );
	}

	public function test_a_hidden_answer_is_the_owners_whatever_was_sent(): void {
		$this->connect_with_key();
		$parts = '<!-- wp:cairn/field {"key":"email","required":true} /--><!-- wp:cairn/field {"type":"hidden","key":"from","label":"From","options":["Spring fair"]} /-->';
		self::assertSame( 'Spring fair', self::inputs( self::printed( array( 'purpose' => 'contact' ), $parts ) )['field[from]'] );
		$form  = FormConfig::of_block( parse_blocks( self::stored( array( 'purpose' => 'contact' ), $parts ) )[0], self::ID );
		$typed = ( new \Cairn\Forms\FormCheck( $form ) )->read( new \Cairn\Forms\Given( array( 'field' => array( 'email' => 'ann@example.com', 'from' => 'Something else' ) ) ) );
		self::assertSame( 'Spring fair', $typed?->fields[0]['value'] );
	}

	public function test_a_note_on_a_product_has_a_place_for_the_variation_and_other_forms_have_none(): void {
		self::assertSame( '', self::inputs( self::printed( array( 'purpose' => 'back-in-stock' ) ) )['cairn_variation'] ?? null );
		self::assertArrayNotHasKey( 'cairn_variation', self::inputs( self::printed() ) );
	}

	public function test_a_form_over_the_page_is_a_dialog_with_a_name_that_a_link_opens(): void {
		$tags = new \WP_HTML_Tag_Processor( self::printed( array( 'display' => 'modal', 'openText' => 'Read <b>more</b>', 'backgroundColor' => 'black' ) ) );
		self::assertTrue( $tags->next_tag( array( 'class_name' => 'wp-block-cairn-form-place' ) ) );
		$context = json_decode( (string) $tags->get_attribute( 'data-wp-context' ), true );
		self::assertIsArray( $context );
		self::assertSame( array( 'id' => self::ID, 'modal' => true, 'trigger' => 'click', 'value' => 30, 'days' => 30 ), $context['overlay'] );
		self::assertTrue( $tags->next_tag( 'a' ) );
		self::assertSame( '#' . self::ID, $tags->get_attribute( 'href' ) );
		self::assertTrue( $tags->next_tag( 'dialog' ) );
		self::assertSame( array( self::ID, self::ID, 'Send me news', '-1', null ), array( $tags->get_attribute( 'id' ), $tags->get_attribute( 'data-cairn' ), $tags->get_attribute( 'aria-label' ), $tags->get_attribute( 'tabindex' ), $tags->get_attribute( 'open' ) ) );
		self::assertTrue( $tags->has_class( 'is-modal' ) );
		self::assertTrue( $tags->has_class( 'has-black-background-color' ) );
		self::assertTrue( $tags->next_tag( 'button' ) );
		self::assertSame( 'Close', $tags->get_attribute( 'aria-label' ) );
		self::assertTrue( $tags->next_tag( 'form' ) );
	}

	public function test_one_that_comes_by_itself_has_no_link_and_its_numbers_stay_within_bounds(): void {
		$html = self::printed( array( 'display' => 'slide-in', 'trigger' => 'scroll', 'triggerValue' => 700, 'capDays' => -3 ) );
		$tags = new \WP_HTML_Tag_Processor( $html );
		self::assertTrue( $tags->next_tag( array( 'class_name' => 'is-silent' ) ) );
		$context = json_decode( (string) $tags->get_attribute( 'data-wp-context' ), true );
		self::assertIsArray( $context );
		self::assertSame( array( 'id' => self::ID, 'modal' => false, 'trigger' => 'scroll', 'value' => 100, 'days' => 30 ), $context['overlay'] );
		self::assertStringNotContainsString( 'aria-haspopup', $html );
	}

	public function test_the_thanks_of_one_over_the_page_stand_in_the_page_where_no_script_sent_it(): void {
		$_GET['cairn-done'] = self::ID;
		$html               = self::printed( array( 'display' => 'modal' ) );
		self::assertStringContainsString( 'Look into your mail.', $html );
		self::assertStringNotContainsString( '<dialog', $html );
	}

	#[\PHPUnit\Framework\Attributes\Group( 'woocommerce' )]
	public function test_nothing_comes_over_the_cart_or_the_checkout(): void {
		$over = array( 'display' => 'modal', 'trigger' => 'time' );
		add_filter( 'woocommerce_is_checkout', '__return_true' );
		self::assertSame( '', self::printed( $over ) );
		self::assertStringContainsString( '<form', self::printed() );
		remove_filter( 'woocommerce_is_checkout', '__return_true' );
		self::assertStringContainsString( '<dialog', self::printed( $over ) );
	}

	public function test_the_same_form_twice_on_a_page_has_every_id_once(): void {
		Instance::begin_page();
		$html = do_blocks( self::stored() . self::stored() );
		preg_match_all( '/ id="([^"]+)"/', $html, $match );
		self::assertSame( array_unique( $match[1] ), $match[1] );
	}

	public function test_patterns_are_forms_that_ask_for_an_address_and_carry_no_ids(): void {
		( new \Cairn\Blocks\FormPatterns() )->register();
		foreach ( array( 'form-newsletter', 'form-contact' ) as $name ) {
			$pattern = \WP_Block_Patterns_Registry::get_instance()->get_registered( "cairn/$name" );
			self::assertIsArray( $pattern );
			self::assertStringNotContainsString( 'blockId', $pattern['content'] );
			self::assertArrayHasKey( 'field[email]', self::inputs( do_blocks( $pattern['content'] ) ) );
		}
	}

	/** A published post with this content. */
	private static function factory_post( string $content ): int {
		$id = wp_insert_post( array( 'post_title' => 'Form', 'post_status' => 'publish', 'post_content' => wp_slash( $content ) ) );
		self::assertIsInt( $id );
		return $id;
	}
}
