<?php

declare(strict_types=1);

namespace Cairn\Sync;

use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Pause;
use Cairn\Contract\generated\Path;
use Cairn\Module;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\SignedClient;
use Cairn\Settings\Retention;
use Cairn\Settings\Settings;

/**
 * Tells the service when the site's time zone, currency, address, language or settings have changed, since days,
 * money and origins are judged by them. It happens after the answer was sent to the person who made the change,
 * never in a visitor's request; what could not be told is told by cron.
 */
final class SettingsSync implements Module {

	/** Cron hook that compares what the service was told with what is true now. */
	public const CRON_HOOK = 'cairn_tell_settings';

	/** Holds a hash of the facts that the service has taken. */
	public const TOLD_OPTION = 'cairn_settings_told';

	private const RETRY_SECONDS = 5 * 60;

	/** Options of WordPress and WooCommerce whose change may change a fact. */
	private const WATCHED = array( 'home', 'siteurl', 'blogname', 'timezone_string', 'gmt_offset', 'WPLANG', 'woocommerce_currency', 'woocommerce_price_num_decimals', 'woocommerce_date_type', 'woocommerce_excluded_report_order_statuses', Settings::OPTION, Retention::OPTION );

	private bool $changed = false;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly SiteFacts $facts,
	) {
	}

	public function hook(): void {
		foreach ( self::WATCHED as $option ) {
			add_action( "update_option_$option", array( $this, 'note_change' ) );
			add_action( "add_option_$option", array( $this, 'note_change' ) );
		}
		add_action( 'shutdown', array( $this, 'tell_after_the_answer' ) );
		add_action( self::CRON_HOOK, array( $this, 'tell_if_due' ) );
		add_action( 'admin_init', array( $this, 'schedule' ) );
	}

	/** Something that the service should know may have changed. */
	public function note_change(): void {
		$this->changed = true;
	}

	/** Looks once a day: a constant or a filter can change a fact without any option changing. */
	public function schedule(): void {
		if ( null !== $this->store->connection() && ! wp_next_scheduled( self::CRON_HOOK ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'daily', self::CRON_HOOK );
		}
	}

	/** Tells the service once the person has the page. */
	public function tell_after_the_answer(): void {
		if ( ! $this->changed || null === $this->store->connection() ) {
			return;
		}
		$this->changed = false;
		if ( ! is_user_logged_in() && ! wp_doing_cron() && ! ( defined( 'WP_CLI' ) && WP_CLI ) ) {
			$this->retry_soon();
			return;
		}
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		}
		if ( null !== $this->tell_if_due() ) {
			$this->retry_soon();
		}
	}

	/**
	 * Tells the service unless it knows already.
	 *
	 * @return Problem|null Null when the service knows, or the site may not speak.
	 */
	public function tell_if_due(): ?Problem {
		$connection = $this->store->connection();
		if ( null === $connection || $this->store->is_paused() ) {
			return null;
		}
		$due = $this->fingerprint( $this->facts->gather( $connection->unanswered ) );
		return get_option( self::TOLD_OPTION ) === $due ? null : $this->tell( $connection );
	}

	/**
	 * Tells the service now.
	 *
	 * @param Connection $connection The connection with the choices to tell.
	 * @return Problem|null Null when the service has taken the facts.
	 */
	public function tell( Connection $connection ): ?Problem {
		$facts = $this->facts->gather( $connection->unanswered );
		if ( $connection->home_url !== $facts['home_url'] && ! $this->store->is_copy() ) {
			// Same site, other scheme: the service asks about every changed address, and here the answer is known.
			$answer = $this->client->send( 'POST', Path::RESUME, array( 'home_url' => $facts['home_url'] ) );
			if ( AnswerKind::Success !== $answer->kind ) {
				return $this->store->explain( $answer );
			}
			$connection = $connection->with( home_url: $facts['home_url'] );
			$this->store->save( $connection );
		}
		$answer = $this->client->send( 'PUT', Path::SETTINGS, $facts );
		if ( AnswerKind::Success === $answer->kind ) {
			update_option( self::TOLD_OPTION, $this->fingerprint( $facts ), false );
			return null;
		}
		if ( 'site_paused' === $answer->code ) {
			$this->store->save( $connection->with( pause: Pause::ByService ) );
		}
		return $this->store->explain( $answer );
	}

	/** One more try in five minutes, beside the daily look. */
	private function retry_soon(): void {
		$next = wp_next_scheduled( self::CRON_HOOK );
		if ( false === $next || $next > time() + self::RETRY_SECONDS ) {
			wp_schedule_single_event( time() + self::RETRY_SECONDS, self::CRON_HOOK );
		}
	}

	/** @param array<string, mixed> $facts What the service takes. */
	private function fingerprint( array $facts ): string {
		return md5( (string) wp_json_encode( $facts ) );
	}
}
