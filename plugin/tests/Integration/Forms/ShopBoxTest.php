<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Forms\ShopBox;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'woocommerce' )]
final class ShopBoxTest extends FormTestCase {

	private const HOOKS = array( 'woocommerce_init', 'woocommerce_after_checkout_billing_form', 'woocommerce_checkout_order_processed', 'woocommerce_store_api_checkout_order_processed', 'woocommerce_register_form', 'woocommerce_created_customer' );

	protected function setUp(): void {
		parent::setUp();
		foreach ( self::HOOKS as $hook ) {
			remove_all_actions( $hook );
		}
		$this->forms->hook();
		$this->connect_with_key();
		update_option( ShopBox::OPTION, array( 'checkout' => 'yes', 'account' => 'yes', 'text' => 'Mails, <a href="https://shop.example/privacy">as said here</a>.', 'list' => '' ) );
	}

	protected function tearDown(): void {
		$_POST = array();
		parent::tearDown();
	}

	private function order(): \WC_Order {
		$order = new \WC_Order();
		$order->set_billing_email( 'buyer@example.com' );
		$order->set_billing_first_name( 'Bea' );
		$order->save();
		return $order;
	}

	private static function printed( string $hook ): string {
		ob_start();
		do_action( $hook );
		return (string) ob_get_clean();
	}

	public function test_the_box_is_there_and_never_ticked(): void {
		foreach ( array( 'woocommerce_after_checkout_billing_form', 'woocommerce_register_form' ) as $hook ) {
			$html = self::printed( $hook );
			self::assertStringContainsString( 'name="cairn_newsletter"', $html );
			self::assertStringContainsString( 'https://shop.example/privacy', $html );
			self::assertStringNotContainsString( 'checked', $html );
		}
	}

	public function test_it_is_printed_for_somebody_who_only_looks(): void {
		remove_all_actions( 'woocommerce_register_form' );
		\Cairn\Forms\Forms::hook_for_a_glance();
		self::assertStringContainsString( 'name="cairn_newsletter"', self::printed( 'woocommerce_register_form' ) );
	}

	public function test_it_is_off_until_the_owner_wants_it(): void {
		delete_option( ShopBox::OPTION );
		self::assertSame( '', self::printed( 'woocommerce_after_checkout_billing_form' ) . self::printed( 'woocommerce_register_form' ) );
		$_POST['cairn_newsletter'] = '1';
		$order                     = $this->order();
		do_action( 'woocommerce_checkout_order_processed', $order->get_id(), array(), $order );
		self::assertSame( array(), $this->facts() );
	}

	public function test_a_buyer_who_ticks_it_gets_a_link_and_counts_when_confirmed(): void {
		$_POST['cairn_newsletter'] = '1';
		$order                     = $this->order();
		do_action( 'woocommerce_checkout_order_processed', $order->get_id(), array(), $order );
		do_action( 'woocommerce_checkout_order_processed', $order->get_id(), array(), $order );
		$facts = $this->facts( 'submission' );
		self::assertCount( 1, $facts, 'A second try to pay is no second sign-up.' );
		self::assertSame( array( 'checkout', 'newsletter', true, null ), array( $facts[0]['origin'], $facts[0]['purpose'], $facts[0]['double_opt_in'], $facts[0]['block_id'] ) );
		self::assertSame( array( 'news', 'Mails, as said here (https://shop.example/privacy).', true ), array( $facts[0]['consents'][0]['list'], $facts[0]['consents'][0]['text'], $facts[0]['consents'][0]['ticked'] ) );
		self::assertSame( array( 'buyer@example.com', 'Bea' ), array( $this->unseal( $facts[0]['sealed'] )['email'], $this->unseal( $facts[0]['sealed'] )['name'] ) );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		self::assertCount( 1, $this->facts( 'confirmation' ) );
	}

	public function test_a_buyer_who_does_not_tick_it_is_left_alone(): void {
		$order = $this->order();
		do_action( 'woocommerce_checkout_order_processed', $order->get_id(), array(), $order );
		do_action( 'woocommerce_store_api_checkout_order_processed', $order );
		self::assertSame( array(), $this->facts() );
	}

	public function test_the_block_checkout_has_the_box_as_a_field_of_the_order(): void {
		do_action( 'woocommerce_init' );
		$fields = \Automattic\WooCommerce\Blocks\Package::container()->get( \Automattic\WooCommerce\Blocks\Domain\Services\CheckoutFields::class )->get_additional_fields();
		// What is registered outlives the test.
		__internal_woocommerce_blocks_deregister_checkout_field( 'cairn/newsletter' );
		self::assertSame( array( 'checkbox', 'Mails, as said here.' ), array( $fields['cairn/newsletter']['type'] ?? null, $fields['cairn/newsletter']['label'] ?? null ) );
		self::assertSame( 'order', $fields['cairn/newsletter']['location'] ?? null );
		$order = $this->order();
		$order->update_meta_data( '_wc_other/cairn/newsletter', '1' );
		$order->save();
		do_action( 'woocommerce_store_api_checkout_order_processed', wc_get_order( $order->get_id() ) );
		self::assertSame( 'Mails, as said here.', $this->facts( 'submission' )[0]['consents'][0]['text'], 'The proof holds what this box said.' );
	}

	public function test_a_new_account_may_sign_up_too(): void {
		$_POST = array( 'cairn_newsletter' => '1', 'woocommerce-register-nonce' => 'x' );
		$id    = wc_create_new_customer( 'member@example.com', 'member', 'a-long-password-1' );
		self::assertIsInt( $id );
		self::assertSame( array( 'account' ), array_column( $this->facts( 'submission' ), 'origin' ) );
		self::assertSame( 'member@example.com', $this->unseal( $this->facts( 'submission' )[0]['sealed'] )['email'] );
	}

	public function test_an_order_stands_even_when_a_sign_up_cannot_be_kept(): void {
		global $wpdb;
		$_POST['cairn_newsletter'] = '1';
		$order                     = $this->order();
		add_filter( 'query', static fn ( string $query ): string => str_contains( $query, 'INSERT INTO `' . $wpdb->prefix . 'cairn_outbox`' ) ? 'SELEKT 1' : $query );
		do_action( 'woocommerce_checkout_order_processed', $order->get_id(), array(), $order );
		self::assertSame( 'newsletter box (checkout)', $this->outbox->faults->last()['where'] ?? '' );
	}

	public function test_the_owner_finds_it_in_the_settings_of_accounts(): void {
		self::assertContains( ShopBox::OPTION . '[checkout]', array_column( (array) apply_filters( 'woocommerce_account_settings', array() ), 'id' ) );
	}
}
