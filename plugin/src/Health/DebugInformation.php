<?php

declare(strict_types=1);

namespace Cairn\Health;

use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Keys;
use Cairn\Module;
use Cairn\Outbox\OutboxParts;
use Cairn\Service\CircuitBreaker;
use Cairn\Settings\Settings;
use Cairn\Shop\Shop;

/** The part of Site Health's Info tab that an owner copies into a request for help. No secret stands in it. */
final class DebugInformation implements Module {

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly CircuitBreaker $breaker,
		private readonly OutboxParts $outbox,
	) {
	}

	public function hook(): void {
		add_filter( 'debug_information', array( $this, 'add' ) );
	}

	/**
	 * Adds the section.
	 *
	 * @param mixed $sections What is there.
	 * @return array<mixed>
	 */
	public function add( mixed $sections ): array {
		$connection = $this->store->connection();
		$settings   = Settings::read();
		$silent     = $this->breaker->silent_since();
		$facts      = $this->outbox->health();
		$time       = static fn ( ?int $at ): string => null === $at ? '' : gmdate( 'c', $at );
		$fields     = array(
			'version'     => array( __( 'Version', 'cairn' ), CAIRN_VERSION ),
			'state'       => array( __( 'Connection', 'cairn' ), null === $connection ? 'none' : ( $this->store->is_paused() ? 'paused' : 'connected' ) ),
			'service'     => array( __( 'Service', 'cairn' ), $connection->address ?? '' ),
			'site'        => array( __( 'Site id', 'cairn' ), $connection->site_id ?? '' ),
			'paired_home' => array( __( 'Connected as', 'cairn' ), $connection->home_url ?? '' ),
			'keys'        => array( __( 'Keys', 'cairn' ), null === Keys::read() ? 'missing' : ( defined( 'CAIRN_KEY_SECRET' ) ? 'wp-config.php' : 'option' ) ),
			'step'        => array( __( 'Set-up', 'cairn' ), $connection?->step->value ?? '' ),
			'route'       => array( __( 'Route', 'cairn' ), $connection?->route->value ?? '' ),
			'unanswered'  => array( __( 'Visitors without an answer', 'cairn' ), $connection?->unanswered->value ?? '' ),
			'count_staff' => array( __( 'Staff counted', 'cairn' ), $settings->count_staff ? 'yes' : 'no' ),
			'waiting'     => array( __( 'Facts waiting', 'cairn' ), (string) $facts->waiting ),
			'oldest'      => array( __( 'Oldest waiting since', 'cairn' ), $time( $facts->oldest ) ),
			'before'      => array( __( 'Told from before the connection', 'cairn' ), $this->backfill() ),
			'refused'     => array( __( 'Facts refused', 'cairn' ), 0 === $facts->refused ? '0' : $facts->refused . ': ' . $facts->refusal ),
			'given_up'    => array( __( 'Facts given up', 'cairn' ), (string) $facts->given_up ),
			'told'        => array( __( 'Last told', 'cairn' ), $time( $facts->success_at ) ),
			'error'       => array( __( 'Last error', 'cairn' ), $facts->error ),
			'fault'       => array( __( 'Last fault of its own', 'cairn' ), null === $facts->fault ? '' : $time( $facts->fault['at'] ) . ' ' . $facts->fault['where'] . ': ' . $facts->fault['message'] . ' (' . $facts->fault['count'] . ')' ),
			'silence'     => array( __( 'Service silent since', 'cairn' ), null === $silent ? 'no' : gmdate( 'c', $silent ) ),
		);
		$sections          = is_array( $sections ) ? $sections : array();
		$sections['cairn'] = array(
			'label'  => __( 'Cairn', 'cairn' ),
			'fields' => array_map(
				static fn ( array $field ): array => array(
					'label' => $field[0],
					'value' => '' === $field[1] ? '–' : $field[1],
				),
				$fields
			),
		);
		return $sections;
	}

	/** How far the shop's orders and products of before are told; '' without a shop or a connection. */
	private function backfill(): string {
		if ( ! class_exists( 'WooCommerce', false ) || null === $this->store->sending() ) {
			return '';
		}
		$progress = Shop::backfill( $this->store, $this->outbox )->progress();
		return sprintf( '%d/%d orders, %d/%d products', $progress['orders']['done'], $progress['orders']['all'], $progress['products']['done'], $progress['products']['all'] );
	}
}
