<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\FileResponse;
use Cairn\Forms\FormConfig;
use Cairn\Forms\HtmlResponse;
use Cairn\Forms\ProductNotices;
use Cairn\Forms\ProtectedFile;
use Cairn\Forms\ProtectedFiles;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

final class DeliveryTest extends FormTestCase {

	protected function tearDown(): void {
		if ( self::on_real_wordpress() ) {
			ProtectedFiles::destroy();
		}
		parent::tearDown();
	}

	/** @param array<string, mixed> $attributes Of the form. */
	private function published( array $attributes ): FormConfig {
		$this->connect_with_key();
		return $this->publish( self::form( $attributes, '<!-- wp:cairn/field {"key":"email","required":true} /--><!-- wp:cairn/form-submit {"text":"Send it to me"} /-->' ) );
	}

	private function file(): ProtectedFile {
		$path = (string) tempnam( sys_get_temp_dir(), 'cairn-file-' );
		file_put_contents( $path, '0123456789' );
		$file = ( new ProtectedFiles() )->add( $path, 'The guide', 'Guide für alle.pdf', $this->clock->now() );
		unlink( $path );
		return $file;
	}

	#[Group( 'woocommerce' )]
	public function test_a_confirmed_person_gets_one_code_however_often_they_sign_up(): void {
		$pattern = new \WC_Coupon();
		$pattern->set_props( array( 'code' => 'pattern', 'discount_type' => 'percent', 'amount' => 15, 'minimum_amount' => '20' ) );
		$pattern->save();
		$form  = $this->published( array( 'purpose' => 'voucher', 'couponId' => $pattern->get_id() ) );
		$codes = array();
		foreach ( array( 'reader@example.com', 'READER@example.com', 'other@example.com' ) as $email ) {
			$this->send( $form, array( 'email' => $email ) );
			$page = (string) $this->follow( $this->link( count( $this->mails ) - 1, 'confirm' ), 'POST' )->get_data();
			self::assertSame( 1, preg_match( '#<code>([A-Z0-9-]+)</code>#', $page, $match ) );
			self::assertStringContainsString( $match[1], $this->mails[ count( $this->mails ) - 1 ]['message'] );
			$codes[] = $match[1];
		}
		self::assertSame( $codes[0], $codes[1] );
		self::assertNotSame( $codes[0], $codes[2] );
		$coupon = new \WC_Coupon( $codes[0] );
		self::assertSame( array( 'percent', '15', 1, '20', array() ), array( $coupon->get_discount_type(), $coupon->get_amount(), $coupon->get_usage_limit(), $coupon->get_minimum_amount(), $coupon->get_email_restrictions() ) );
		self::assertSame( $pattern->get_id(), $this->facts( 'submission' )[0]['coupon_id'] );
		self::assertNotEmpty( preg_grep( '/^List-Unsubscribe: </', $this->mails[1]['headers'] ) );
	}

	#[Group( 'woocommerce' )]
	public function test_a_voucher_whose_coupon_has_ended_is_not_made_and_the_person_is_told(): void {
		$pattern = new \WC_Coupon();
		$pattern->set_props( array( 'code' => 'ended', 'amount' => 15, 'date_expires' => time() - DAY_IN_SECONDS ) );
		$pattern->save();
		$form = $this->published( array( 'purpose' => 'voucher', 'couponId' => $pattern->get_id() ) );
		$this->send( $form, array( 'email' => 'reader@example.com' ) );
		self::assertStringContainsString( 'Please write to us', (string) $this->follow( $this->link( 0, 'confirm' ), 'POST' )->get_data() );
		self::assertCount( 1, $this->facts( 'confirmation' ) );
	}

	public function test_a_file_comes_by_a_link_that_holds_seven_days(): void {
		$file = $this->file();
		$form = $this->published( array( 'purpose' => 'download', 'resourceId' => $file->id, 'tellOwner' => false ) );
		$this->send( $form, array( 'email' => 'reader@example.com' ) );
		self::assertSame( array( $file->id, 'download' ), array( $this->facts( 'submission' )[0]['resource_id'], $this->facts( 'submission' )[0]['consents'][0]['list'] ) );
		$page = (string) $this->follow( $this->link( 0, 'confirm' ), 'POST' )->get_data();
		self::assertStringContainsString( 'Download: The guide', $page );
		$link = $this->link( 1, 'file' );
		$got  = $this->follow( $link );
		self::assertInstanceOf( FileResponse::class, $got );
		ob_start();
		ob_start();
		$got->send();
		ob_end_flush();
		self::assertSame( '0123456789', ob_get_clean() );
		self::assertStringStartsWith( 'attachment', $got->get_headers()['Content-Disposition'] );
		$part = $this->follow( $link, 'GET', array(), array( 'Range' => 'bytes=2-4' ) );
		self::assertSame( array( 206, 'bytes 2-4/10', '3' ), array( $part->get_status(), $part->get_headers()['Content-Range'], $part->get_headers()['Content-Length'] ) );
		self::assertSame( 404, $this->follow( str_replace( 'r=' . $file->id, 'r=' . ( $file->id + 1 ), $link ) )->get_status() );
		$this->clock->pass( 7 * DAY_IN_SECONDS + 1 );
		$old = $this->follow( $link );
		self::assertInstanceOf( HtmlResponse::class, $old );
		self::assertSame( 410, $old->get_status() );
	}

	public function test_a_mail_that_cannot_be_sent_is_not_promised(): void {
		$form = $this->published( array( 'purpose' => 'download', 'resourceId' => $this->file()->id, 'tellOwner' => false ) );
		$this->send( $form, array( 'email' => 'reader@example.com' ) );
		$this->mail_works = false;
		$page             = (string) $this->follow( $this->link( 0, 'confirm' ), 'POST' )->get_data();
		self::assertStringContainsString( 'keep it from this page', $page );
		self::assertStringContainsString( 'Download: The guide', $page );
		self::assertSame( array( 'delivery', 'send_failed' ), array( $this->facts( 'mail' )[1]['kind'], $this->facts( 'mail' )[1]['state'] ) );
	}

	public function test_a_file_lies_under_a_name_that_nobody_guesses_and_no_server_runs(): void {
		$file = $this->file();
		$path = (string) ( new ProtectedFiles() )->path( $file );
		self::assertMatchesRegularExpression( '#/cairn-files-[0-9a-f]{32}/[0-9a-f]{32}$#', $path );
		$this->expectException( \RuntimeException::class );
		( new ProtectedFiles() )->add( $path, 'x', 'shell.php', 1 );
	}

	/** @return iterable<string, array{string, array{int, int}|null}> */
	public static function ranges(): iterable {
		yield 'none' => array( '', array( 0, 9 ) );
		yield 'from' => array( 'bytes=4-', array( 4, 9 ) );
		yield 'last' => array( 'bytes=-3', array( 7, 9 ) );
		yield 'too far' => array( 'bytes=4-100', array( 4, 9 ) );
		yield 'several' => array( 'bytes=0-1,3-4', array( 0, 9 ) );
		yield 'beyond' => array( 'bytes=10-', null );
		yield 'backwards' => array( 'bytes=5-2', null );
		yield 'nothing' => array( 'bytes=-0', null );
	}

	/** @param array{int, int}|null $expected First and last byte. */
	#[DataProvider( 'ranges' )]
	public function test_a_download_can_be_taken_up_again( string $range, ?array $expected ): void {
		self::assertSame( $expected, FileResponse::part( $range, 10 ) );
	}

	/** @return array{\WC_Product_Simple, FormConfig} */
	private function waited_for( string $purpose ): array {
		$this->give_local_key();
		$product = new \WC_Product_Simple();
		$product->set_props( array( 'name' => 'Blue chair', 'regular_price' => '50', 'manage_stock' => false, 'stock_status' => 'back-in-stock' === $purpose ? 'outofstock' : 'instock', 'status' => 'publish' ) );
		$product->save();
		$form   = $this->published( array( 'purpose' => $purpose ) );
		$entity = 'product:' . $product->get_id();
		$this->ask( 'POST', '/cairn/v1/forms/' . self::ID, array( 'field' => array( 'email' => 'wisher@example.com' ) ) + ( new \Cairn\Forms\FormDoor( $form, $entity, $this->clock ) )->hidden_fields(), array( 'Accept' => 'application/json' ) );
		self::assertSame( $product->get_id(), $this->facts( 'submission' )[0]['product_id'] );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		return array( $product, $form );
	}

	#[Group( 'woocommerce' )]
	public function test_who_waits_for_a_product_is_told_once_when_it_is_back(): void {
		list( $product ) = $this->waited_for( 'back-in-stock' );
		self::assertStringContainsString( 'Confirmed already', (string) $this->follow( $this->link( 0, 'confirm' ), 'POST' )->get_data() );
		do_action( ProductNotices::CRON_HOOK, $product->get_id() );
		self::assertCount( 1, $this->mails, 'It is not back yet.' );
		$product->set_stock_status( 'instock' );
		$product->save();
		self::assertNotFalse( wp_next_scheduled( ProductNotices::CRON_HOOK, array( $product->get_id() ) ) );
		do_action( ProductNotices::CRON_HOOK, $product->get_id() );
		do_action( ProductNotices::CRON_HOOK, $product->get_id() );
		self::assertCount( 2, $this->mails );
		self::assertSame( array( 'wisher@example.com' ), $this->mails[1]['to'] );
		self::assertSame( 'Blue chair can be had again', $this->mails[1]['subject'] );
		self::assertNotEmpty( preg_grep( '/^List-Unsubscribe: </', $this->mails[1]['headers'] ) );
	}

	#[Group( 'woocommerce' )]
	public function test_who_waits_for_a_lower_price_is_told_when_it_falls_below_what_it_was(): void {
		list( $product ) = $this->waited_for( 'price-drop' );
		$product->set_regular_price( '55' );
		$product->save();
		do_action( ProductNotices::CRON_HOOK, $product->get_id() );
		self::assertCount( 1, $this->mails );
		$product->set_sale_price( '45' );
		$product->save();
		do_action( ProductNotices::CRON_HOOK, $product->get_id() );
		self::assertCount( 2, $this->mails );
		self::assertStringContainsString( '45.00', $this->mails[1]['message'] );
	}

	#[Group( 'woocommerce' )]
	public function test_who_has_left_is_not_told(): void {
		list( $product ) = $this->waited_for( 'back-in-stock' );
		$row             = ( new \Cairn\Forms\SignUpTable() )->find( $this->facts( 'submission' )[0]['submission_id'] );
		self::assertNotNull( $row );
		$this->follow( \Cairn\Forms\ContactLinks::unsubscribe( $row->sealed, $row->person, 'back-in-stock', '' ), 'POST' );
		$product->set_stock_status( 'instock' );
		$product->save();
		do_action( ProductNotices::CRON_HOOK, $product->get_id() );
		self::assertCount( 1, $this->mails );
	}
}
