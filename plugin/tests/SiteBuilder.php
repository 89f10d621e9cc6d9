<?php

declare(strict_types=1);

namespace Cairn\Tests;

use Cairn\Connection\Connection;
use Cairn\Connection\Connector;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\FirstStep;
use Cairn\Connection\Keys;
use Cairn\Connection\Pairing;
use Cairn\Connection\Pause;
use Cairn\Connection\Route;
use Cairn\Connection\SetupStep;
use Cairn\Connection\Unanswered;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\SignedClient;
use Cairn\Service\WireAnswer;
use Cairn\Sync\SettingsSync;
use Cairn\Sync\SiteFacts;
use Cairn\Tests\StandIn\FixedClock;
use Cairn\Tests\StandIn\FixedNonces;
use Cairn\Tests\StandIn\RecordedTransport;

/** The plugin's parts around a wire with prepared answers, for tests that speak to the service. */
final class SiteBuilder {

	public const NOW = 1767225600;

	public readonly RecordedTransport $wire;
	public readonly FixedClock $clock;
	public readonly ConnectionStore $store;
	public readonly CircuitBreaker $breaker;
	public readonly SignedClient $client;
	public readonly SettingsSync $sync;
	public readonly Pairing $pairing;
	public readonly Connector $connector;
	public readonly FirstStep $first_step;

	public function __construct( WireAnswer ...$answers ) {
		$nonces           = new FixedNonces( 'bm9uY2Utbm9uY2Utbm9uY2Ut' );
		$facts            = new SiteFacts();
		$this->wire       = new RecordedTransport( ...$answers );
		$this->clock      = new FixedClock( self::NOW );
		$this->store      = new ConnectionStore();
		$this->breaker    = new CircuitBreaker( $this->clock );
		$this->client     = new SignedClient( $this->store, $this->wire, $this->breaker, $this->clock, $nonces );
		$this->sync       = new SettingsSync( $this->store, $this->client, $facts );
		$this->pairing    = new Pairing( $this->store, $this->wire, $this->breaker, $this->clock, $nonces, $facts );
		$this->connector  = new Connector( $this->store, $this->pairing, $this->client, $this->sync );
		$this->first_step = new FirstStep( $this->store, $this->client, $this->connector );
	}

	/** A connection of this site, kept, with its keys. */
	public function connected( ?Unanswered $unanswered = Unanswered::Cookieless, SetupStep $step = SetupStep::Done, Route $route = Route::Direct, Pause $pause = Pause::None, ?string $home_url = null ): self {
		Keys::decode( 'key_01', base64_encode( str_repeat( 's', 32 ) ), base64_encode( str_repeat( 'c', 32 ) ) )?->save();
		$this->store->save( new Connection( 'https://cairn.example', 'site_01', 'pk_abcdefghijklmnopqrst', '', $home_url ?? home_url(), self::NOW - 3600, $unanswered, $route, $step, $pause ) );
		return $this;
	}

	/** A refusal as the service words it. */
	public static function refusal( int $status, string $code ): WireAnswer {
		return WireAnswer::received( $status, array(), (string) json_encode( array( 'error' => array( 'code' => $code, 'message' => 'm', 'fix' => 'f' ) ) ) );
	}

	/** @param array<mixed> $body Sent as JSON. */
	public static function success( array $body = array(), int $status = 200 ): WireAnswer {
		return WireAnswer::received( $status, array( 'Date' => gmdate( 'D, d M Y H:i:s', self::NOW ) . ' GMT' ), array() === $body ? '' : (string) json_encode( $body ) );
	}
}
