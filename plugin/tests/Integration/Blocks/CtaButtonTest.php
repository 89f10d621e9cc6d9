<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\CtaButton;
use Cairn\Blocks\Instance;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** What a CTA button prints on a page. */
final class CtaButtonTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		Instance::begin_page();
		self::need_block( 'cta-button' );
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private function stored( string $text = 'Buy', string $url = '/buy/', array $attributes = array( 'blockId' => 'abcdefghij' ) ): string {
		return get_comment_delimited_block_content( 'cairn/cta-button', $attributes, '<p class="wp-block-cairn-cta-button"><a href="' . esc_attr( $url ) . '">' . $text . '</a></p>' );
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private function printed( string $text = 'Buy', string $url = '/buy/', array $attributes = array( 'blockId' => 'abcdefghij' ) ): string {
		return trim( do_blocks( $this->stored( $text, $url, $attributes ) ) );
	}

	/** @return array<mixed> */
	private function step( string $html ): array {
		$tags = new \WP_HTML_Tag_Processor( $html );
		self::assertTrue( $tags->next_tag( 'a' ) );
		return (array) json_decode( (string) $tags->get_attribute( 'data-cairn-step' ), true );
	}

	public function test_it_is_one_box_with_one_link_that_works_without_javascript(): void {
		self::assertSame(
			'<div class="wp-block-button wp-block-cairn-cta-button" data-cairn="abcdefghij"><a class="wp-block-button__link wp-element-button" href="/buy/" data-cairn-step="' . esc_attr( '["cta_click",{"kind":"link","href_host":"' . wp_parse_url( home_url(), PHP_URL_HOST ) . '"}]' ) . '">Buy</a></div>',
			$this->printed()
		);
	}

	public function test_without_text_there_is_no_output(): void {
		self::assertSame( '', $this->printed( '' ) );
		self::assertSame( '', $this->printed( ' <strong> </strong> ' ) );
		self::assertSame( '', trim( do_blocks( '<!-- wp:cairn/cta-button /-->' ) ) );
	}

	/** @return array<string, array{string}> */
	public static function hostile_addresses(): array {
		return array(
			'script'             => array( 'javascript:alert(1)' ),
			'script in disguise' => array( " java\nscript:alert(1)" ),
			'data'               => array( 'data:text/html,<script>alert(1)</script>' ),
			'file'               => array( 'file:///etc/passwd' ),
			'vbscript'           => array( 'vbscript:x' ),
		);
	}

	#[DataProvider( 'hostile_addresses' )]
	public function test_an_address_of_a_foreign_scheme_is_not_printed( string $url ): void {
		$html = $this->printed( 'Buy', $url );
		$tags = new \WP_HTML_Tag_Processor( $html );
		$tags->next_tag( 'a' );
		$href = $tags->get_attribute( 'href' );
		self::assertTrue( null === $href || ! str_contains( (string) $href, ':' ), "href is $href" );
	}

	/** @return array<string, array{string}> */
	public static function allowed_addresses(): array {
		return array(
			'phone'    => array( 'tel:+49301234567' ),
			'sms'      => array( 'sms:+49301234567' ),
			'mail'     => array( 'mailto:hello@example.com' ),
			'web'      => array( 'https://example.com/a?b=1&c=2' ),
			'relative' => array( '/sale/#now' ),
		);
	}

	#[DataProvider( 'allowed_addresses' )]
	public function test_addresses_people_need_are_printed_unharmed( string $url ): void {
		$tags = new \WP_HTML_Tag_Processor( $this->printed( 'Buy', $url ) );
		$tags->next_tag( 'a' );
		self::assertSame( $url, $tags->get_attribute( 'href' ) );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function hostile_attributes(): array {
		$evil = '"><script>alert(1)</script>';
		return array(
			'text in wrong types' => array( array( 'kind' => array( 'x' ), 'icon' => 5, 'width' => 'wide', 'rel' => null, 'linkTarget' => true, 'iconPosition' => array(), 'stage' => 1, 'blockId' => array() ) ),
			'markup'              => array( array( 'blockId' => $evil, 'kind' => $evil, 'icon' => $evil, 'rel' => $evil, 'linkTarget' => $evil, 'anchor' => $evil, 'className' => $evil, 'backgroundColor' => $evil, 'textColor' => $evil, 'fontSize' => $evil, 'gradient' => $evil ) ),
			'styles'              => array( array( 'style' => array( 'color' => array( 'background' => 'url(javascript:x)' ), 'spacing' => array( 'padding' => $evil, 'blockGap' => '1px;background:url(x)' ), 'border' => array( 'radius' => $evil ), 'typography' => array( 'fontSize' => 'expression(x)' ), 'shadow' => $evil ) ) ),
			'styles of no shape'  => array( array( 'style' => 'x' ) ),
			'a path as an icon'   => array( array( 'icon' => '../../wp-config' ) ),
		);
	}

	/** @param array<string, mixed> $attributes Attributes. */
	#[DataProvider( 'hostile_attributes' )]
	public function test_hostile_attributes_print_no_markup_and_no_notice( array $attributes ): void {
		$html = $this->printed( 'Buy', '/buy/', $attributes );
		self::assertStringNotContainsString( '<script', $html );
		self::assertStringNotContainsString( 'url(', $html );
		self::assertStringNotContainsString( 'expression', $html );
		$tags = new \WP_HTML_Tag_Processor( $html );
		$seen = array();
		while ( $tags->next_tag() ) {
			$seen[] = $tags->get_tag();
			foreach ( (array) $tags->get_attribute_names_with_prefix( 'on' ) as $name ) {
				self::fail( "event handler $name" );
			}
		}
		self::assertSame( array( 'DIV', 'A' ), $seen );
	}

	public function test_text_keeps_its_formatting_and_nothing_else(): void {
		$html = $this->printed( 'Buy <strong>now</strong> &amp; <em onclick="x()">save</em><img src=x onerror=alert(1)><a href="/x">y</a>' );
		self::assertStringContainsString( '>Buy <strong>now</strong> &amp; <em>save</em>', $html );
		self::assertStringNotContainsString( 'onerror', $html );
		self::assertStringNotContainsString( '<img', $html );
	}

	public function test_every_kind_sends_the_event_of_the_contract(): void {
		preg_match_all( "/^\t(\w+): '(\w+)',$/m", (string) file_get_contents( dirname( CAIRN_PLUGIN_FILE, 2 ) . '/contract/src/cta-kinds.ts' ), $lines );
		$contract = array_combine( $lines[1], $lines[2] );
		self::assertNotEmpty( $contract );
		self::assertSame( $contract, CtaButton::EVENTS );
		foreach ( $contract as $kind => $event ) {
			self::assertSame( $event, $this->step( $this->printed( 'x', 'https://user.example/x', array( 'kind' => $kind ) ) )[0] );
		}
	}

	public function test_a_step_names_the_host_of_a_web_address_and_never_a_number(): void {
		self::assertSame( array( 'affiliate_click', array( 'kind' => 'affiliate', 'href_host' => 'partner.example' ) ), $this->step( $this->printed( 'x', 'https://Partner.example/secret?id=7', array( 'kind' => 'affiliate' ) ) ) );
		self::assertSame( array( 'resource_download', array( 'gated' => 0, 'kind' => 'download', 'href_host' => wp_parse_url( home_url(), PHP_URL_HOST ) ) ), $this->step( $this->printed( 'x', '/guide.pdf', array( 'kind' => 'download' ) ) ) );
		self::assertSame( array( 'contact_click', array( 'method' => 'call' ) ), $this->step( $this->printed( 'x', 'tel:+49301234567', array( 'kind' => 'call' ) ) ) );
		self::assertSame( array( 'cta_click', array( 'kind' => 'link' ) ), $this->step( $this->printed( 'x', 'tel:+49301234567', array( 'kind' => 'link' ) ) ) );
	}

	public function test_paid_links_and_new_tabs_say_so(): void {
		$html = $this->printed( 'x', 'https://p.example', array( 'kind' => 'affiliate', 'linkTarget' => '_blank', 'rel' => 'me nofollow' ) );
		self::assertStringContainsString( 'target="_blank" rel="me nofollow sponsored noopener"', $html );
		self::assertStringContainsString( '<span class="screen-reader-text"> (new tab)</span>', $html );
	}

	public function test_colours_and_spacing_go_to_the_link_and_margin_to_the_box(): void {
		$html = $this->printed(
			'x',
			'/x',
			array(
				'backgroundColor' => 'accent-1',
				'width'           => 50,
				'icon'            => 'cart',
				'style'           => array(
					'spacing' => array( 'padding' => array( 'top' => 'var:preset|spacing|40' ), 'margin' => array( 'top' => '3em' ), 'blockGap' => 'var:preset|spacing|20' ),
					'border'  => array( 'radius' => '6px' ),
				),
			)
		);
		self::assertMatchesRegularExpression( '/^<div style="margin-top:3em;--wp--block-button--width:50" class="wp-block-button has-custom-width wp-block-button__width wp-block-button__width-50 /', $html );
		self::assertMatchesRegularExpression( '/<a class="wp-block-button__link has-icon has-background has-accent-1-background-color wp-element-button"[^>]*style="[^"]*border-radius:6px;padding-top:var\(--wp--preset--spacing--40\); --cairn-cta-gap:var\(--wp--preset--spacing--20\);"/', $html );
		self::assertStringContainsString( '<svg class="wp-block-cairn-cta-button__icon"', $html );
	}

	public function test_an_uncounted_button_says_nothing_about_itself(): void {
		$html = $this->printed( 'x', '/x', array( 'blockId' => 'abcdefghij', 'record' => false ) );
		self::assertStringNotContainsString( 'data-cairn', $html );
	}

	public function test_in_a_loop_it_stands_for_each_post_under_one_id(): void {
		$ids = array();
		foreach ( array( 'A', 'B' ) as $title ) {
			$ids[] = wp_insert_post( array( 'post_title' => $title, 'post_status' => 'publish', 'post_content' => 'x' ) );
		}
		$loop = '<!-- wp:query {"queryId":1,"query":{"perPage":2,"postType":"post","order":"desc","orderBy":"date","include":[' . implode( ',', $ids ) . ']}} --><div class="wp-block-query"><!-- wp:post-template -->' . $this->stored() . '<!-- /wp:post-template --></div><!-- /wp:query -->';
		$html = do_blocks( $loop );
		foreach ( $ids as $id ) {
			self::assertStringContainsString( 'data-cairn="abcdefghij" data-cairn-object="post:' . $id . '"', $html );
		}
		self::assertStringNotContainsString( 'data-cairn-pos', $html );
	}

	public function test_repeats_on_a_page_are_told_apart(): void {
		$html = do_blocks( $this->stored() . $this->stored() . $this->stored() );
		self::assertSame( 1, substr_count( $html, 'data-cairn-pos="2"' ) );
		self::assertSame( 1, substr_count( $html, 'data-cairn-pos="3"' ) );
	}

	public function test_a_block_without_an_id_is_named_by_its_place_and_number(): void {
		$html = do_blocks( $this->stored( 'A', '/a', array() ) . $this->stored( 'B', '/b', array() ) . $this->stored( 'A', '/a', array() ) );
		preg_match_all( '/data-cairn="([^"]+)"/', $html, $found );
		self::assertSame( array( 'x:cta-button:theme/page:1', 'x:cta-button:theme/page:2', 'x:cta-button:theme/page:1' ), $found[1] );
		self::assertMatchesRegularExpression( '~^x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4}$~', $found[1][0] );
	}

	public function test_a_guest_and_a_member_get_the_same_bytes(): void {
		$this->act_as( 'anonymous' );
		$guest = $this->printed();
		Instance::begin_page();
		$this->act_as( 'administrator' );
		self::assertSame( $guest, $this->printed() );
		self::assertStringNotContainsString( 'nonce', $guest );
	}

	public function test_a_feed_and_an_excerpt_get_text_and_link(): void {
		global $wp_query;
		$wp_query->is_feed = true;
		self::assertSame( '<p class="wp-block-cairn-cta-button"><a href="/buy/">Buy</a></p>', $this->printed() );
		$wp_query->is_feed = false;
		add_filter( 'get_the_excerpt', fn (): string => $this->printed() );
		self::assertSame( '<p class="wp-block-cairn-cta-button"><a href="/buy/">Buy</a></p>', apply_filters( 'get_the_excerpt', '' ) );
	}

	public function test_its_modules_load_where_it_stands(): void {
		$type = \WP_Block_Type_Registry::get_instance()->get_registered( 'cairn/cta-button' );
		self::assertSame( array( 'cairn/blocks' ), $type?->view_script_module_ids );
		self::assertContains( 'wp-block-button', $type->style_handles );
	}
}
