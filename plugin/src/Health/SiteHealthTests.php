<?php

declare(strict_types=1);

namespace Cairn\Health;

use Cairn\Admin\Menu;
use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Contract\generated\Limits;
use Cairn\Module;
use Cairn\Outbox\OutboxParts;
use Cairn\Rest\ReportsController;
use Cairn\Service\Problem;

/**
 * Four tests in Tools, Site Health: does the service answer, do the clocks agree, do steps still arrive, do facts leave. They
 * ask the service, so WordPress runs them after the page stands. A site that is not connected has nothing to test.
 */
final class SiteHealthTests implements Module {

	/** Shops are quiet at night and at weekends; longer than this is worth a look. */
	private const QUIET_SECONDS = 3 * DAY_IN_SECONDS;

	/** Facts leave within seconds, at worst with the next run of cron. */
	private const LATE_SECONDS      = 15 * MINUTE_IN_SECONDS;
	private const VERY_LATE_SECONDS = DAY_IN_SECONDS;

	/** Beyond this the clocks will soon differ too much for signatures. */
	private const DRIFT_SECONDS = 60;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SiteHealthReader $reader,
		private readonly Clock $clock,
		private readonly OutboxParts $outbox,
	) {
	}

	public function hook(): void {
		add_filter( 'site_status_tests', array( $this, 'add' ) );
	}

	/**
	 * Adds the tests.
	 *
	 * @param mixed $tests What is there.
	 * @return array<mixed>
	 */
	public function add( mixed $tests ): array {
		$tests = is_array( $tests ) ? $tests : array();
		if ( null === $this->store->connection() ) {
			return $tests;
		}
		$async = is_array( $tests['async'] ?? null ) ? $tests['async'] : array();
		foreach ( $this->labels() as $name => $label ) {
			$async[ "cairn_$name" ] = array(
				'label'             => $label,
				'test'              => rest_url( ReportsController::NAMESPACE . "/site-health/$name" ),
				'has_rest'          => true,
				'async_direct_test' => fn (): array => $this->run( $name ),
			);
		}
		$tests['async'] = $async;
		return $tests;
	}

	/**
	 * Runs a test.
	 *
	 * @param string $name `service`, `clock`, `steps` or `facts`.
	 * @return array<string, mixed> As Site Health takes it.
	 */
	public function run( string $name ): array {
		if ( 'facts' === $name ) {
			return $this->facts();
		}
		$health = $this->reader->read();
		if ( $health instanceof Problem ) {
			return $this->of_problem( $name, $health );
		}
		return match ( $name ) {
			'clock' => $this->clocks( $health ),
			'steps' => $this->steps( $health ),
			default => $this->result( 'service', 'good', __( 'Cairn’s service answers', 'cairn' ), $health->sentence( $this->clock->now() ) ),
		};
	}

	/**
	 * A silent service is told once, by the test that is about it.
	 *
	 * @return array<string, mixed>
	 */
	private function of_problem( string $name, Problem $problem ): array {
		if ( 'service' === $name && 'clock_skew' !== $problem->code ) {
			return $this->result( $name, 'paused' === $problem->code ? 'recommended' : 'critical', __( 'Cairn’s service cannot be asked', 'cairn' ), $problem->sentence(), true );
		}
		if ( 'clock' === $name && 'clock_skew' === $problem->code ) {
			return $this->result( $name, 'critical', __( 'The clocks of this site and of Cairn’s service differ', 'cairn' ), $problem->sentence() );
		}
		return $this->result( $name, 'good', $this->labels()[ $name ] ?? $name, __( 'This could not be looked at, because the service cannot be asked; see Cairn’s other tests.', 'cairn' ) );
	}

	/** @return array<string, mixed> */
	private function clocks( SiteHealth $health ): array {
		$offset = $health->clock_offset ?? 0;
		if ( abs( $offset ) <= self::DRIFT_SECONDS ) {
			return $this->result( 'clock', 'good', __( 'The clocks of this site and of Cairn’s service agree', 'cairn' ), __( 'Requests between the two are signed with their time.', 'cairn' ) );
		}
		return $this->result(
			'clock',
			abs( $offset ) > Limits::SIGNATURE_SKEW_SECONDS ? 'critical' : 'recommended',
			__( 'The clocks of this site and of Cairn’s service differ', 'cairn' ),
			Problem::clock_off( $offset )->sentence()
		);
	}

	/** @return array<string, mixed> */
	private function steps( SiteHealth $health ): array {
		$now = $this->clock->now();
		if ( null !== $health->data_until && $now - $health->data_until <= self::QUIET_SECONDS ) {
			return $this->result( 'steps', 'good', __( 'Steps of visitors arrive at Cairn', 'cairn' ), $health->sentence( $now ) );
		}
		return $this->result(
			'steps',
			'recommended',
			null === $health->data_until
				? __( 'No step of a visitor has arrived at Cairn yet', 'cairn' )
				/* translators: %s: a length of time such as "4 days". */
				: sprintf( __( 'No step of a visitor has arrived at Cairn for %s', 'cairn' ), human_time_diff( $health->data_until, $now ) ),
			__( 'Open your site in a private window and click something. If nothing shows up in the reports, empty the page cache, and see whether the consent plugin lets visitors answer.', 'cairn' ),
			true
		);
	}

	/**
	 * Facts leave this site by themselves, and are kept while they cannot.
	 *
	 * @return array<string, mixed>
	 */
	private function facts(): array {
		$now      = $this->clock->now();
		$health   = $this->outbox->health();
		$is_late  = $health->age( $now ) > self::LATE_SECONDS;
		$is_wrong = $health->refused > 0 || $health->given_up > 0 || ( null !== $health->fault && $now - $health->fault['at'] < DAY_IN_SECONDS );
		return $this->result(
			'facts',
			$health->age( $now ) > self::VERY_LATE_SECONDS ? 'critical' : ( $is_late || $is_wrong ? 'recommended' : 'good' ),
			match ( true ) {
				$is_late  => __( 'Orders and other facts wait to be told to Cairn’s service', 'cairn' ),
				$is_wrong => __( 'Some facts could not be told to Cairn’s service', 'cairn' ),
				default   => __( 'Orders and other facts reach Cairn’s service', 'cairn' ),
			},
			$health->sentence( $now ) . ( $is_late ? ' ' . __( 'They are kept until then. If the service answers, see whether WordPress’ scheduled events run on this site.', 'cairn' ) : '' ),
			$is_late
		);
	}

	/** @return array<string, string> Name of a test to its label. */
	private function labels(): array {
		return array(
			'service' => __( 'Cairn’s service', 'cairn' ),
			'clock'   => __( 'Cairn’s clocks', 'cairn' ),
			'steps'   => __( 'Steps of visitors arriving at Cairn', 'cairn' ),
			'facts'   => __( 'Facts of the shop leaving for Cairn', 'cairn' ),
		);
	}

	/**
	 * @param string $name        Name of the test.
	 * @param string $status      `good`, `recommended` or `critical`.
	 * @param string $label       What was found, plain text.
	 * @param string $description What it means, plain text.
	 * @param bool   $with_link   Whether to link to the settings.
	 * @return array<string, mixed>
	 */
	private function result( string $name, string $status, string $label, string $description, bool $with_link = false ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => __( 'Cairn', 'cairn' ),
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $description ) . '</p>',
			'actions'     => $with_link ? sprintf( '<p><a href="%s">%s</a></p>', esc_url( Menu::settings_url() ), esc_html__( 'Open Cairn’s settings', 'cairn' ) ) : '',
			'test'        => "cairn_$name",
		);
	}
}
