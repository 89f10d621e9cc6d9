<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Outbox\DeliverySchedule;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\OutboxParts;
use WP_Post;

/** Builds what belongs to forms, each part when it is needed: a visitor's page without a form needs nothing of it. */
final class Forms implements Module {

	/**
	 * @param Clock                    $clock Where the present comes from.
	 * @param \Closure(): OutboxParts $parts Gives the outbox.
	 */
	public function __construct(
		private readonly Clock $clock,
		private readonly \Closure $parts,
	) {
	}

	public function hook(): void {
		add_action( 'wp_after_insert_post', fn ( mixed $id, mixed $post ) => ( new FormPublisher( $this->clock ) )->publish( $id, $post ), 10, 2 );
		add_action( 'wp_after_insert_post', static fn ( mixed $id, mixed $post ) => self::note_gates( $post ), 10, 2 );
		add_action( 'rest_api_init', fn () => $this->routes() );
		add_action( DeliverySchedule::SWEEP_HOOK, fn () => $this->look(), 5 );
		add_action( 'cairn_delete_data', static fn () => self::delete_data() );
		foreach ( array( 'woocommerce_product_set_stock_status', 'woocommerce_variation_set_stock_status', 'woocommerce_update_product', 'woocommerce_update_product_variation' ) as $hook ) {
			add_action( $hook, static fn ( mixed $id ) => ProductNotices::plan( $id ) );
		}
		add_action( 'cairn_signup_confirmed', static fn ( mixed $id, mixed $purpose ) => ProductNotices::confirmed( $id, $purpose ), 10, 2 );
		add_filter( 'site_status_tests', static fn ( mixed $tests ): array => FormsHealth::add( $tests ) );
		add_filter( 'cairn_unsubscribe_url', fn ( mixed $url, mixed $email, mixed $list = '' ): mixed => is_string( $email ) && is_string( $list ) ? $this->unsubscribe_url( $email, $list ) : $url, 10, 3 );
		add_action( 'deactivate_' . plugin_basename( CAIRN_PLUGIN_FILE ), static fn () => wp_unschedule_hook( ProductNotices::CRON_HOOK ) );
		( new OtherForms( fn (): ContactFacts => $this->facts(), fn (): FaultLog => $this->outbox()->faults, $this->clock ) )->hook();
		( new ShopBox( fn (): SignUps => $this->sign_ups(), fn (): FaultLog => $this->outbox()->faults ) )->hook();
		add_action( ProductNotices::CRON_HOOK, fn ( mixed $id ) => is_numeric( $id ) ? $this->notices()->tell( (int) $id ) : null );
	}

	private function sign_ups(): SignUps {
		return new SignUps( $this->facts(), new SignUpTable(), new FormMails(), new RateLimits( $this->clock ), new Slots( $this->clock ), $this->clock );
	}

	/** All that a page needs whose visitor only looks: the box in the form that makes an account. */
	public static function hook_for_a_glance(): void {
		add_action( 'woocommerce_register_form', array( ShopBox::class, 'print_at_account' ) );
	}

	/**
	 * The link that ends a subscription, for whoever sends the mails (filter `cairn_unsubscribe_url`).
	 *
	 * @param string $email Who gets the mail.
	 * @param string $list  Which list; '' for all.
	 * @return string '' where the site is not connected.
	 */
	private function unsubscribe_url( string $email, string $list ): string {
		$facts = $this->facts();
		return $facts->can_be_told() ? ContactLinks::unsubscribe( $facts->seal( array( 'email' => $email ) ), Person::of_email( $email ), $list, '' ) : '';
	}

	private function routes(): void {
		$limits = new RateLimits( $this->clock );
		$faults = $this->outbox()->faults;
		( new FormsController( new Submissions( new ConfigTable(), $this->sign_ups(), new Slots( $this->clock ), $limits, $this->refusals(), $faults, $this->clock ), new Slots( $this->clock ), $this->clock ) )->register();
		( new ContactPages( $this->sign_ups(), new SignUpTable(), $this->facts(), new Slots( $this->clock ), $limits, $faults, $this->clock ) )->register();
		( new ResourcesController( $this->clock ) )->register();
		( new GatesController( new SignUpTable(), $limits, $this->clock ) )->register();
	}

	/** @param mixed $post A post that was saved. */
	private static function note_gates( mixed $post ): void {
		if ( $post instanceof WP_Post && ( str_contains( $post->post_content, 'wp:cairn/gate' ) || metadata_exists( 'post', $post->ID, PlacedGate::GATE_META ) ) ) {
			PlacedGate::note( $post );
		}
	}

	/** What is done every five minutes: mails that could not be sent, counts of days that are over, what may go. */
	private function look(): void {
		if ( ! FormTables::exist() ) {
			return;
		}
		$this->outbox()->faults->guard(
			'forms',
			function (): void {
				$this->sign_ups()->retry();
				$this->sign_ups()->remind();
				( new Slots( $this->clock ) )->tidy_up();
				$this->refusals()->tell();
				( new RateLimits( $this->clock ) )->tidy_up();
				( new SignUpTable() )->tidy_up( $this->clock->now() );
			}
		);
	}

	private function refusals(): RefusalCounts {
		return new RefusalCounts( $this->outbox()->outbox, $this->clock );
	}

	private function notices(): ProductNotices {
		return new ProductNotices( new SignUpTable(), new FormMails(), $this->facts(), $this->clock );
	}

	private function facts(): ContactFacts {
		$parts = $this->outbox();
		return new ContactFacts( new ConnectionStore(), $parts->outbox, $parts->visitor, $this->clock );
	}

	private function outbox(): OutboxParts {
		return ( $this->parts )();
	}

	private static function delete_data(): void {
		ProtectedFiles::destroy();
		LocalKey::forget();
		FormTables::drop();
		delete_post_meta_by_key( PlacedGate::GATE_META );
		delete_post_meta_by_key( PlacedGate::FORM_META );
		foreach ( array( FormMails::OPTION, ClientAddress::OPTION, ShopBox::OPTION ) as $option ) {
			delete_option( $option );
		}
		wp_unschedule_hook( ProductNotices::CRON_HOOK );
	}
}
