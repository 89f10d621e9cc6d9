<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Outbox\EventIds;
use Cairn\Outbox\FaultLog;

/**
 * The newsletter box in the classic checkout, the block checkout and the form that makes an account: never ticked beforehand,
 * with the same confirmation and proof as a form. Both are off until the owner switches them on, in WooCommerce's settings of
 * accounts and privacy.
 */
final class ShopBox {

	/** Option: `{checkout: 'yes'|'no', account: 'yes'|'no', text, list}`. Autoloaded, so that asking costs nothing. */
	public const OPTION = 'cairn_shop_box';

	/** Name of the box in the classic forms. */
	private const NAME = 'cairn_newsletter';

	/** Id of the field of the block checkout. Fields of an order are not filled in beforehand the next time. */
	private const FIELD = 'cairn/newsletter';

	/**
	 * @param \Closure(): SignUps  $sign_ups Takes sign-ups.
	 * @param \Closure(): FaultLog $faults   Where faults of our own go.
	 */
	public function __construct(
		private readonly \Closure $sign_ups,
		private readonly \Closure $faults,
	) {
	}

	public function hook(): void {
		add_action( 'woocommerce_init', array( $this, 'register_field' ) );
		add_action( 'woocommerce_after_checkout_billing_form', array( $this, 'print_at_checkout' ) );
		add_action( 'woocommerce_checkout_order_processed', array( $this, 'note_order' ), 20, 3 );
		add_action( 'woocommerce_store_api_checkout_order_processed', array( $this, 'note_block_order' ), 20 );
		add_action( 'woocommerce_register_form', array( self::class, 'print_at_account' ) );
		add_action( 'woocommerce_created_customer', array( $this, 'note_account' ), 20, 2 );
		add_filter( 'woocommerce_account_settings', array( $this, 'settings' ) );
	}

	/** Adds the box to the block checkout. */
	public function register_field(): void {
		if ( ! self::is_on( 'checkout' ) || ! function_exists( 'woocommerce_register_additional_checkout_field' ) ) {
			return;
		}
		( $this->faults )()->guard(
			'checkout field',
			static fn () => woocommerce_register_additional_checkout_field(
				array(
					'id'                         => self::FIELD,
					'label'                      => self::label(),
					'location'                   => 'order',
					'type'                       => 'checkbox',
					'show_in_order_confirmation' => false,
				)
			)
		);
	}

	/** Prints the box below the address of the classic checkout: not in the part that is fetched anew with each change. */
	public function print_at_checkout(): void {
		if ( self::is_on( 'checkout' ) ) {
			self::print_box();
		}
	}

	/** Prints the box in the form that makes an account. */
	public static function print_at_account(): void {
		if ( self::is_on( 'account' ) ) {
			self::print_box();
		}
	}

	/**
	 * An order of the classic checkout.
	 *
	 * @param mixed $order_id Its number.
	 * @param mixed $posted   Not used: it holds WooCommerce's own fields alone.
	 * @param mixed $order    The order.
	 */
	public function note_order( mixed $order_id, mixed $posted = null, mixed $order = null ): void {
		if ( $order instanceof \WC_Order && self::is_on( 'checkout' ) && self::is_ticked() ) {
			$this->sign_up_buyer( $order, self::words() );
		}
	}

	/**
	 * An order of the block checkout.
	 *
	 * @param mixed $order The order.
	 */
	public function note_block_order( mixed $order ): void {
		if ( $order instanceof \WC_Order && self::is_on( 'checkout' ) && in_array( $order->get_meta( '_wc_other/' . self::FIELD ), array( '1', 1, true ), true ) ) {
			$this->sign_up_buyer( $order, self::label() );
		}
	}

	/**
	 * Somebody made an account. At the checkout the order says it.
	 *
	 * @param mixed $user_id The new account.
	 * @param mixed $data    Not used.
	 */
	public function note_account( mixed $user_id, mixed $data = null ): void {
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- WooCommerce has checked it before it made the account.
		if ( ! is_numeric( $user_id ) || ! self::is_on( 'account' ) || ! isset( $_POST['woocommerce-register-nonce'] ) || ! self::is_ticked() ) {
			return;
		}
		$user = get_userdata( (int) $user_id );
		if ( false !== $user ) {
			$this->sign_up( 'account', self::words(), $user->user_email, '', EventIds::derived( (int) strtotime( $user->user_registered . ' UTC' ) * 1000, "account $user_id " . home_url() ) );
		}
	}

	/**
	 * Adds the settings to WooCommerce's.
	 *
	 * @param mixed $settings What is there.
	 * @return array<mixed>
	 */
	public function settings( mixed $settings ): array {
		return array(
			...( is_array( $settings ) ? array_values( $settings ) : array() ),
			array(
				'title' => __( 'Newsletter box (Cairn)', 'cairn' ),
				'type'  => 'title',
				'desc'  => __( 'The box is never ticked beforehand. Who ticks it gets a mail with a link and counts when it was confirmed.', 'cairn' ),
				'id'    => 'cairn_shop_box_title',
			),
			array(
				'title'   => __( 'Show it', 'cairn' ),
				'desc'    => __( 'At the checkout', 'cairn' ),
				'id'      => self::OPTION . '[checkout]',
				'type'    => 'checkbox',
				'default' => 'no',
			),
			array(
				'title'   => '',
				'desc'    => __( 'Where people make an account', 'cairn' ),
				'id'      => self::OPTION . '[account]',
				'type'    => 'checkbox',
				'default' => 'no',
			),
			array(
				'title'       => __( 'Words beside the box', 'cairn' ),
				'id'          => self::OPTION . '[text]',
				'type'        => 'textarea',
				'placeholder' => self::default_text(),
			),
			array(
				'title'       => __( 'List', 'cairn' ),
				'id'          => self::OPTION . '[list]',
				'type'        => 'text',
				'placeholder' => FormPurposes::DEFAULT_LIST,
			),
			array(
				'type' => 'sectionend',
				'id'   => 'cairn_shop_box_end',
			),
		);
	}

	private function sign_up_buyer( \WC_Order $order, string $words ): void {
		$made = $order->get_date_created();
		$this->sign_up( 'checkout', $words, $order->get_billing_email(), trim( $order->get_formatted_billing_full_name() ), EventIds::derived( ( null === $made ? time() : $made->getTimestamp() ) * 1000, "order {$order->get_id()} " . home_url() ) );
	}

	/** Signs somebody up. Whatever goes wrong, the order stands. */
	private function sign_up( string $origin, string $words, string $email, string $name, string $submission_id ): void {
		( $this->faults )()->guard(
			"newsletter box ($origin)",
			function () use ( $origin, $words, $email, $name, $submission_id ): void {
				$sign_ups = ( $this->sign_ups )();
				if ( false === is_email( $email ) || ! $sign_ups->are_possible() ) {
					return;
				}
				$sign_ups->request(
					new SignUpRequest(
						$submission_id,
						$origin,
						'newsletter',
						true,
						new Typed( $email, '', FormCheck::without_markup( mb_substr( $name, 0, 200 ) ) ),
						array(
							array(
								'list'   => self::list_name(),
								'text'   => $words,
								'ticked' => true,
							),
						),
						locale: determine_locale()
					),
					null
				);
			}
		);
	}

	private static function print_box(): void {
		echo '<p class="form-row cairn-newsletter"><label class="woocommerce-form__label woocommerce-form__label-for-checkbox checkbox"><input type="checkbox" class="woocommerce-form__input woocommerce-form__input-checkbox input-checkbox" name="' . esc_attr( self::NAME ) . '" value="1"> <span>' . wp_kses_post( FormConsent::sentence( self::text(), '' )->html ) . '</span></label></p>';
	}

	private static function is_ticked(): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- WooCommerce has checked its own before the hook ran.
		return isset( $_POST[ self::NAME ] ) && '1' === $_POST[ self::NAME ];
	}

	private static function is_on( string $place ): bool {
		return 'yes' === self::kept()->text( $place, 3 );
	}

	private static function text(): string {
		return self::kept()->line( 'text', 2000 ) ?: self::default_text();
	}

	/** What the classic forms show, for the proof. */
	private static function words(): string {
		return FormConsent::sentence( self::text(), '' )->text();
	}

	/** What the block checkout shows: a label without links. */
	private static function label(): string {
		return html_entity_decode( wp_strip_all_tags( self::text() ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}

	private static function list_name(): string {
		return self::kept()->line( 'list', 64 ) ?: FormPurposes::DEFAULT_LIST;
	}

	private static function default_text(): string {
		/* translators: %s: name of the site. */
		return sprintf( __( 'Send me news and offers of %s by e-mail. I can end this at any time.', 'cairn' ), FormMails::site() );
	}

	/** The settings; a site that never saved any pays no query for asking. */
	private static function kept(): Given {
		return isset( wp_load_alloptions()[ self::OPTION ] ) ? Given::of( get_option( self::OPTION ) ) : Given::of( null );
	}
}
