<?php

declare(strict_types=1);

namespace Cairn\Connection;

use Cairn\Contract\generated\Path;
use Cairn\People\PrivacyWire;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\SignedClient;
use Cairn\Sync\SettingsSync;

/** What an owner can do with the connection; the settings screen and the REST routes both act through this. */
final class Connector {

	/** Every simulated event is taken out of every number before the answer comes: on a busy machine not within the usual seconds. */
	private const REMOVAL_TIMEOUT_SECONDS = 60.0;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Pairing $pairing,
		private readonly SignedClient $client,
		private readonly SettingsSync $sync,
	) {
	}

	/**
	 * Step 1: exchanges the code for keys.
	 *
	 * @param string $address Address of the service, as typed.
	 * @param string $code    One-time code, as typed.
	 * @return Problem|null Null when the site is connected.
	 */
	public function connect( string $address, #[\SensitiveParameter] string $code ): ?Problem {
		$made = $this->pairing->pair( $address, $code );
		return $made instanceof Problem ? $made : null;
	}

	/**
	 * Step 2: the way of a visitor's batches.
	 *
	 * @param Route $route Chosen after both were tried from the owner's browser.
	 */
	public function choose_route( Route $route ): ?Problem {
		return $this->change( static fn ( Connection $connection ): Connection => $connection->with( route: $route, step: self::beyond( $connection->step, SetupStep::Consent ) ) );
	}

	/**
	 * Step 3: how visitors without an answer are measured. Nothing is sent from a page before this was chosen.
	 *
	 * @param Unanswered $choice The owner's choice.
	 * @return Problem|null A problem is that the service does not know yet; it is told again by cron.
	 */
	public function choose_unanswered( Unanswered $choice ): ?Problem {
		$problem = $this->change( static fn ( Connection $connection ): Connection => $connection->with( unanswered: $choice, step: self::beyond( $connection->step, SetupStep::FirstStep ) ) );
		if ( null !== $problem ) {
			return $problem;
		}
		$connection = $this->store->connection();
		$told       = null === $connection ? null : $this->sync->tell( $connection );
		if ( null !== $told ) {
			$this->sync->note_change();
		}
		return $told;
	}

	/** Step 4 is over: the first step of somebody has arrived. */
	public function finish(): ?Problem {
		return $this->change( static fn ( Connection $connection ): Connection => $connection->with( step: SetupStep::Done ) );
	}

	/**
	 * Answers the question about a site that stands at another address than the one it was connected with.
	 *
	 * @param CopyChoice $choice What the owner says.
	 * @return Problem|null Null when it is done.
	 */
	public function settle_copy( CopyChoice $choice ): ?Problem {
		$before = $this->store->connection();
		if ( null === $before ) {
			return Problem::of_code( 'not_connected' );
		}
		switch ( $choice ) {
			case CopyChoice::KeepPaused:
				$this->store->save( $before->with( pause: Pause::ByOwner ) );
				return null;
			case CopyChoice::NewSite:
				// The original still uses these keys: they are forgotten here and stay valid there.
				$this->store->forget();
				return null;
			case CopyChoice::Moved:
				$this->store->save( $before->with( home_url: home_url(), pause: Pause::None ) );
				$answer = $this->client->send( 'POST', Path::RESUME, array( 'home_url' => home_url() ) );
				if ( AnswerKind::Success !== $answer->kind ) {
					$this->store->save( $before );
					return $this->store->explain( $answer );
				}
				$this->sync->note_change();
				return null;
		}
	}

	/**
	 * Ends the connection. It ends here in any case; when the service could not be told, its operator still sees
	 * the site as connected, and the returned problem says so.
	 */
	public function disconnect(): ?Problem {
		if ( null === $this->store->connection() ) {
			return Problem::of_code( 'not_connected' );
		}
		// A paused site may be a copy, and the keys belong to the original.
		$answer = $this->store->is_paused() ? null : $this->client->send( 'DELETE', Path::DISCONNECT );
		$host = wp_parse_url( $this->store->connection()->address, PHP_URL_HOST );
		// Whoever asks what is stored about them must be told where more may be.
		update_option( PrivacyWire::FORMER_OPTION, is_string( $host ) ? $host : '', false );
		$this->store->forget();
		delete_option( SettingsSync::TOLD_OPTION );
		return null === $answer || AnswerKind::Success === $answer->kind ? null : Problem::of_answer( $answer );
	}

	/**
	 * Asks the service for a new signing key. The old one stays good for a day there, so that a request that is on its
	 * way, or a server that has read the option just before, is not refused.
	 */
	public function replace_key(): ?Problem {
		if ( Keys::are_configured() ) {
			return Problem::of_code( 'keys_in_configuration' );
		}
		$answer = $this->client->send( 'POST', Path::ROTATE_KEY );
		if ( AnswerKind::Success !== $answer->kind ) {
			return $this->store->explain( $answer );
		}
		$given = $answer->json() ?? array();
		$keys  = is_string( $given['key_id'] ?? null ) && is_string( $given['secret'] ?? null )
			? Keys::read()?->with_signing_key( $given['key_id'], $given['secret'] )
			: null;
		if ( null === $keys ) {
			return Problem::of_code( 'answer_unreadable' );
		}
		$keys->save();
		return null;
	}

	/**
	 * Takes the simulated visits out of every number.
	 *
	 * @return int|Problem How many events were removed.
	 */
	public function remove_demo_data(): int|Problem {
		$answer = $this->client->send( 'DELETE', Path::REMOVE_DEMO_DATA, null, self::REMOVAL_TIMEOUT_SECONDS );
		if ( AnswerKind::Success !== $answer->kind ) {
			return $this->store->explain( $answer );
		}
		$removed = $answer->json()['removed'] ?? null;
		return is_int( $removed ) ? $removed : Problem::of_code( 'answer_unreadable' );
	}

	/** @param \Closure(Connection): Connection $how Makes the changed connection. */
	private function change( \Closure $how ): ?Problem {
		$connection = $this->store->connection();
		if ( null === $connection ) {
			return Problem::of_code( 'not_connected' );
		}
		$this->store->save( $how( $connection ) );
		return null;
	}

	/** The further of two steps: choosing again later must not send a finished set-up back. */
	private static function beyond( SetupStep $now, SetupStep $next ): SetupStep {
		$order = SetupStep::cases();
		return array_search( $now, $order, true ) > array_search( $next, $order, true ) ? $now : $next;
	}
}
