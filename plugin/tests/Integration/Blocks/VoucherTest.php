<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\Instance;
use Cairn\Blocks\KeptVoucher;
use Cairn\Blocks\PlacementTable;
use Cairn\Blocks\VoucherPages;
use Cairn\Blocks\VoucherWarning;
use Cairn\Forms\FormConfig;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** What a voucher prints, when it prints nothing, and what follows its coupon. */
#[Group( 'woocommerce' )]
final class VoucherTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		Instance::begin_page();
		self::need_block( 'voucher' );
		update_option( 'woocommerce_enable_coupons', 'yes' );
	}

	protected function tearDown(): void {
		if ( self::on_real_wordpress() ) {
			unset( $_COOKIE['cairn_voucher'] );
			WC()->cart?->empty_cart();
			wc_clear_notices();
		}
		parent::tearDown();
	}

	/** @param array<string, mixed> $props Of the coupon. */
	private static function coupon( array $props = array() ): \WC_Coupon {
		$coupon = new \WC_Coupon();
		$coupon->set_props( $props + array( 'code' => 'save<ten', 'discount_type' => 'percent', 'amount' => 10 ) );
		$coupon->save();
		return $coupon;
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private static function stored( array $attributes, string $inner = '' ): string {
		return get_comment_delimited_block_content( 'cairn/voucher', $attributes + array( 'blockId' => 'abcdefghij' ), $inner );
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private static function printed( array $attributes, string $inner = '' ): string {
		Instance::begin_page();
		return do_blocks( self::stored( $attributes, $inner ) );
	}

	private static function product( string $price = '18' ): int {
		$product = new \WC_Product_Simple();
		$product->set_name( 'Cap' );
		$product->set_regular_price( $price );
		return $product->save();
	}

	private static function cart(): \WC_Cart {
		wc_load_cart();
		$cart = WC()->cart;
		self::assertInstanceOf( \WC_Cart::class, $cart );
		$cart->empty_cart();
		return $cart;
	}

	public function test_the_code_can_be_read_without_a_script(): void {
		$coupon = self::coupon( array( 'code' => 'save10' ) );
		$tags   = new \WP_HTML_Tag_Processor( self::printed( array( 'couponId' => $coupon->get_id(), 'text' => 'Ten <b>off' ) ) );
		$tags->next_tag();
		self::assertSame( 'abcdefghij', $tags->get_attribute( 'data-cairn' ) );
		self::assertSame( array( 'SAVE10', $coupon->get_id() ), array_slice( (array) json_decode( (string) $tags->get_attribute( 'data-voucher' ), true ), 0, 2 ) );
		self::assertTrue( $tags->next_tag( 'details' ) );
		self::assertNull( $tags->get_attribute( 'open' ) );
		$html = self::printed( array( 'couponId' => $coupon->get_id(), 'text' => 'Ten <b>off' ) );
		self::assertStringContainsString( '>Ten &lt;b&gt;off</summary>', $html );
		self::assertStringContainsString( '>SAVE10</code>', $html );
		self::assertSame( 2, substr_count( $html, '<button type="button"' ) );
		self::assertStringContainsString( 'role="status"', $html );
		self::assertStringNotContainsString( '<a ', $html, 'No link uses a code: programs follow links.' );
	}

	public function test_one_that_is_open_from_the_beginning_says_so_and_the_cart_need_not_be_offered(): void {
		$html = self::printed( array( 'couponId' => self::coupon()->get_id(), 'reveal' => true, 'apply' => false ) );
		self::assertStringContainsString( '<details class="wp-block-cairn-voucher__box" open data-open="1">', $html );
		self::assertSame( 1, substr_count( $html, '<button' ) );
	}

	public function test_the_limits_of_the_coupon_are_said(): void {
		update_option( 'date_format', 'Y-m-d' );
		$end  = new \DateTimeImmutable( '2099-12-01 00:00', wp_timezone() );
		$html = self::printed( array( 'couponId' => self::coupon( array( 'date_expires' => $end->getTimestamp(), 'minimum_amount' => '20', 'maximum_amount' => '90', 'individual_use' => true, 'usage_limit_per_user' => 1, 'exclude_sale_items' => true ) )->get_id() ) );
		self::assertStringContainsString( 'Until 2099-11-30.', $html, 'The last day it is good for.' );
		foreach ( array( 'orders from', '20.00', 'orders up to', '90.00', 'Not for products on sale', 'Once per customer', 'Not together' ) as $words ) {
			self::assertStringContainsString( $words, $html );
		}
		self::assertStringNotContainsString( '__limits', self::printed( array( 'couponId' => self::coupon( array( 'code' => 'free' ) )->get_id() ) ) );
	}

	/** @return iterable<string, array{array<string, mixed>, string, string}> */
	public static function useless(): iterable {
		yield 'ended' => array( array( 'date_expires' => 1000000000 ), 'publish', 'has ended' );
		yield 'used up' => array( array( 'usage_limit' => 2, 'usage_count' => 2 ), 'publish', 'as often as it may' );
		yield 'a draft' => array( array(), 'draft', 'not there' );
		yield 'in the bin' => array( array(), 'trash', 'not there' );
	}

	/** @param array<string, mixed> $props Of the coupon. */
	#[DataProvider( 'useless' )]
	public function test_a_coupon_nobody_can_use_prints_nothing_and_the_owner_is_told_why( array $props, string $status, string $words ): void {
		$id = self::coupon( $props )->get_id();
		wp_update_post( array( 'ID' => $id, 'post_status' => $status ) );
		self::assertSame( '', self::printed( array( 'couponId' => $id ) ) );
		self::assertSame( '', self::printed( array( 'couponId' => $id, 'source' => 'single' ), '<!-- wp:paragraph --><p>Form</p><!-- /wp:paragraph -->' ) );
		$this->act_as( 'administrator' );
		$data = (array) $this->ask( 'GET', "/cairn/v1/vouchers/$id" )->get_data();
		self::assertStringContainsString( $words, (string) $data['problem'] );
	}

	public function test_what_is_no_coupon_prints_nothing(): void {
		$page = wp_insert_post( array( 'post_title' => 'save<ten', 'post_status' => 'publish', 'post_type' => 'page' ) );
		$evil = '"><script>alert(1)</script>';
		self::coupon();
		foreach ( array( 0, -1, 999999999, $page, 'save<ten', $evil, array(), null ) as $id ) {
			self::assertSame( '', self::printed( array( 'couponId' => $id ) ) );
		}
		$coupon = self::coupon( array( 'code' => 'evil' ) )->get_id();
		self::assertStringNotContainsString( '<script', self::printed( array( 'couponId' => $coupon, 'text' => $evil, 'anchor' => $evil, 'reveal' => $evil, 'apply' => array(), 'source' => $evil, 'blockId' => $evil ) ) );
		update_option( 'woocommerce_enable_coupons', 'no' );
		self::assertSame( '', self::printed( array( 'couponId' => $coupon ) ) );
	}

	public function test_one_code_for_each_person_is_the_form_within(): void {
		$html = self::printed( array( 'couponId' => self::coupon()->get_id(), 'source' => 'single' ), '<!-- wp:paragraph --><p>The form</p><!-- /wp:paragraph -->' );
		self::assertStringContainsString( 'The form', $html );
		self::assertStringNotContainsString( 'SAVE', $html );
		self::assertStringNotContainsString( 'data-voucher', $html );
	}

	public function test_the_form_within_is_sent_for_the_vouchers_coupon_as_it_was_published(): void {
		self::need_block( 'form' );
		$coupon  = self::coupon()->get_id();
		$content = self::stored( array( 'couponId' => $coupon, 'source' => 'single' ), '<!-- wp:cairn/form {"blockId":"abcdefghik","purpose":"voucher","couponId":7} --><!-- wp:cairn/field {"type":"email","key":"email","required":true} /--><!-- /wp:cairn/form -->' );
		$config  = FormConfig::all_in( parse_blocks( $content ) )[0];
		self::assertSame( $coupon, $config->coupon_id );
		Instance::begin_page();
		self::assertStringContainsString( 'name="cairn_config" value="' . $config->hash() . '"', do_blocks( $content ), 'What is printed is what was published.' );
	}

	public function test_guest_and_member_get_the_same_bytes_and_no_nonce_is_in_them(): void {
		$id    = self::coupon()->get_id();
		$guest = self::printed( array( 'couponId' => $id ) );
		$this->act_as( 'administrator' );
		self::assertSame( $guest, self::printed( array( 'couponId' => $id ) ) );
		self::assertStringNotContainsString( 'nonce', strtolower( $guest ) );
	}

	public function test_a_code_kept_with_an_empty_cart_is_used_with_the_first_product(): void {
		self::coupon( array( 'code' => 'kept10' ) );
		$cart                     = self::cart();
		$_COOKIE['cairn_voucher'] = 'KEPT10';
		$cart->add_to_cart( self::product() );
		self::assertSame( array( 'kept10' ), $cart->get_applied_coupons() );
		self::assertArrayNotHasKey( 'cairn_voucher', $_COOKIE, 'It is used once: who takes it off the cart has it off.' );
		$cart->remove_coupon( 'kept10' );
		$cart->add_to_cart( self::product() );
		self::assertSame( array(), $cart->get_applied_coupons() );
	}

	public function test_a_kept_code_waits_for_what_its_coupon_asks_for_and_says_nothing_meanwhile(): void {
		self::coupon( array( 'code' => 'kept10', 'minimum_amount' => '50' ) );
		$cart                     = self::cart();
		$_COOKIE['cairn_voucher'] = 'kept10';
		$cart->add_to_cart( self::product( '30' ) );
		self::assertSame( array(), $cart->get_applied_coupons() );
		self::assertSame( array(), wc_get_notices( 'error' ) );
		$cart->add_to_cart( self::product( '30' ) );
		self::assertSame( array( 'kept10' ), $cart->get_applied_coupons() );
	}

	public function test_a_kept_code_that_is_none_is_forgotten_without_a_word(): void {
		$cart = self::cart();
		foreach ( array( 'nothing-like-it', str_repeat( 'x', 300 ), array( 'x' ) ) as $code ) {
			$_COOKIE['cairn_voucher'] = $code;
			$cart->add_to_cart( self::product() );
		}
		self::assertSame( array(), $cart->get_applied_coupons() );
		self::assertSame( array(), wc_get_notices( 'error' ) );
	}

	public function test_what_a_browser_writes_is_what_is_read(): void {
		self::assertStringStartsWith( 'cairn_voucher=A%3BB%20C;path=', KeptVoucher::cookie( 'A;B C' ) );
	}

	/** @return array{int, \ArrayObject<int, int>} A page with a voucher, and the pages that are told to have changed. */
	private static function page_with( int $coupon ): array {
		$page = wp_insert_post( array( 'post_title' => 'Autumn offer', 'post_type' => 'page', 'post_status' => 'publish', 'post_content' => wp_slash( '<!-- wp:group --><div class="wp-block-group">' . self::stored( array( 'couponId' => $coupon ) ) . '</div><!-- /wp:group -->' ) ) );
		self::assertIsInt( $page );
		$changed = new \ArrayObject();
		add_action( 'cairn_page_changed', static fn ( int $id ) => $changed->append( $id ) );
		return array( $page, $changed );
	}

	public function test_when_a_coupon_ends_its_pages_are_cleared_from_caches(): void {
		$end                   = time() + HOUR_IN_SECONDS;
		$coupon                = self::coupon( array( 'date_expires' => $end ) );
		list( $page, $changed ) = self::page_with( $coupon->get_id() );
		self::assertSame( $end, wp_next_scheduled( VoucherPages::CRON_HOOK, array( $coupon->get_id() ) ) );
		$cleared = did_action( 'clean_post_cache' );
		do_action( VoucherPages::CRON_HOOK, $coupon->get_id() );
		self::assertSame( array( $page ), $changed->getArrayCopy() );
		self::assertGreaterThan( $cleared, did_action( 'clean_post_cache' ) );
	}

	public function test_a_coupon_that_is_changed_or_used_up_clears_its_pages_and_others_do_not(): void {
		$coupon                = self::coupon( array( 'usage_limit' => 1 ) );
		$other                 = self::coupon( array( 'code' => 'other', 'usage_limit' => 1 ) );
		list( $page, $changed ) = self::page_with( $coupon->get_id() );
		$other->set_amount( 5 );
		$other->save();
		$other->increase_usage_count();
		wp_update_post( array( 'ID' => $page, 'post_title' => 'Autumn' ) );
		self::assertSame( array(), $changed->getArrayCopy() );
		$coupon->set_date_expires( time() + DAY_IN_SECONDS );
		$coupon->save();
		self::assertSame( array( $page ), array_unique( $changed->getArrayCopy() ) );
		self::assertNotFalse( wp_next_scheduled( VoucherPages::CRON_HOOK, array( $coupon->get_id() ) ), 'Its new end is waited for.' );
		$changed->exchangeArray( array() );
		$coupon->increase_usage_count();
		self::assertSame( array( $page ), $changed->getArrayCopy() );
		$changed->exchangeArray( array() );
		wp_trash_post( $coupon->get_id() );
		self::assertSame( array( $page ), array_unique( $changed->getArrayCopy() ) );
	}

	public function test_wp_admin_names_pages_whose_voucher_shows_nothing(): void {
		$coupon       = self::coupon();
		list( $page ) = self::page_with( $coupon->get_id() );
		$this->act_as( 'administrator' );
		$notice = static function ( string $screen ): string {
			set_current_screen( $screen );
			ob_start();
			( new VoucherWarning( new VoucherPages( new PlacementTable() ) ) )->print_it();
			return (string) ob_get_clean();
		};
		self::assertStringNotContainsString( 'Autumn offer', $notice( 'dashboard' ) );
		$coupon->set_date_expires( 1000000000 );
		$coupon->save();
		self::assertStringContainsString( 'Autumn offer</a>: The coupon has ended.', $notice( 'dashboard' ) );
		self::assertSame( '', $notice( 'upload' ) );
		$this->act_as( 'author' );
		self::assertSame( '', $notice( 'dashboard' ) );
		wp_update_post( array( 'ID' => $page, 'post_status' => 'draft' ) );
		$this->act_as( 'administrator' );
		self::assertStringNotContainsString( 'Autumn offer', $notice( 'dashboard' ) );
		set_current_screen( 'front' );
	}

	public function test_codes_are_told_in_the_editor_to_who_may_edit_coupons(): void {
		$id = self::coupon( array( 'code' => 'quiet' ) )->get_id();
		self::assertSame( 401, $this->ask( 'GET', "/cairn/v1/vouchers/$id" )->get_status() );
		$this->act_as( 'author' );
		self::assertSame( array( 'code' => '', 'problem' => '' ), $this->ask( 'GET', "/cairn/v1/vouchers/$id" )->get_data() );
		$this->act_as( 'administrator' );
		self::assertSame( array( 'code' => 'QUIET', 'problem' => '' ), $this->ask( 'GET', "/cairn/v1/vouchers/$id" )->get_data() );
	}
}
