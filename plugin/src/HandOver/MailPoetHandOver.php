<?php

declare(strict_types=1);

namespace Cairn\HandOver;

use Cairn\Forms\ContactFacts;
use Cairn\Forms\FormTables;
use Cairn\Forms\LocalKey;
use Cairn\Forms\Person;
use Cairn\Forms\SignUpTable;
use Cairn\Forms\Typed;
use Cairn\Module;

/**
 * Hands confirmed contacts over to MailPoet, which lives in this very WordPress: at the moment they confirm, so that no address has
 * to be kept for it. Ending it again needs the address, which only a site with a local key can still read; without one nobody is
 * handed over. Erasing is MailPoet's own part in WordPress' privacy tools.
 */
final class MailPoetHandOver implements Module {

	/** Option: `{lists: {ours: theirs}, done: int, failed: int, reason: string}`. Names nobody. */
	public const OPTION = 'cairn_hand_over_mailpoet';

	/** While MailPoet tells something it need not be told the same. */
	private bool $is_heard = false;

	/**
	 * @param \Closure(): ContactFacts $facts    Tells the service.
	 * @param InstalledMailPoet        $mailpoet MailPoet.
	 */
	public function __construct(
		private readonly \Closure $facts,
		private readonly InstalledMailPoet $mailpoet = new InstalledMailPoet(),
	) {
	}

	public function hook(): void {
		add_action( 'cairn_signup_confirmed', array( $this, 'hand_over' ), 10, 4 );
		add_action( 'cairn_consent_withdrawn', array( $this, 'end' ), 10, 2 );
		add_action( 'mailpoet_subscriber_status_changed', array( $this, 'hear' ) );
		add_action( 'cairn_delete_data', static fn (): bool => delete_option( self::OPTION ) );
	}

	/**
	 * What is set, and what came of it.
	 *
	 * @return array{lists: array<string, string>, done: int, failed: int, reason: string}
	 */
	public static function read(): array {
		$kept  = get_option( self::OPTION );
		$kept  = is_array( $kept ) ? $kept : array();
		$lists = array();
		foreach ( is_array( $kept['lists'] ?? null ) ? $kept['lists'] : array() as $ours => $theirs ) {
			if ( is_scalar( $theirs ) ) {
				$lists[ (string) $ours ] = (string) $theirs;
			}
		}
		return array(
			'lists'  => $lists,
			'done'   => is_int( $kept['done'] ?? null ) ? $kept['done'] : 0,
			'failed' => is_int( $kept['failed'] ?? null ) ? $kept['failed'] : 0,
			'reason' => is_string( $kept['reason'] ?? null ) ? $kept['reason'] : '',
		);
	}

	/**
	 * Chooses what is handed over; tells of failures from now on.
	 *
	 * @param array<string, string> $lists Theirs by ours.
	 */
	public static function choose( array $lists ): void {
		update_option(
			self::OPTION,
			array(
				'lists'  => $lists,
				'failed' => 0,
				'reason' => '',
			) + self::read(),
			false
		);
	}

	/**
	 * Somebody has confirmed.
	 *
	 * @param string       $submission_id Which sign-up.
	 * @param string       $purpose       What for.
	 * @param list<string> $lists         Lists of ours.
	 * @param Typed|null   $typed         Who; null: nobody knows any more.
	 */
	public function hand_over( string $submission_id, string $purpose, array $lists = array(), ?Typed $typed = null ): void {
		$theirs = $this->theirs( $lists );
		if ( array() === $theirs || null === $typed || '' === $typed->email || null === LocalKey::read() || ! $this->mailpoet->is_there() ) {
			return;
		}
		try {
			$status = $this->mailpoet->subscribe( $typed->email, $typed->name, $theirs );
			self::note( in_array( $status, array( 'subscribed', 'inactive' ), true ) ? '' : $status );
		} catch ( \RuntimeException ) {
			self::note( 'failed' );
		}
	}

	/**
	 * Somebody has taken a consent back.
	 *
	 * @param string|null $list  Which list of ours; null: all.
	 * @param string      $email Who.
	 */
	public function end( ?string $list, string $email ): void {
		$theirs = $this->theirs( null === $list ? array_keys( self::read()['lists'] ) : array( $list ) );
		if ( $this->is_heard || array() === $theirs || ! $this->mailpoet->is_there() ) {
			return;
		}
		try {
			$this->mailpoet->unsubscribe( $email, $theirs );
		} catch ( \RuntimeException ) {
			self::note( 'not_ended' );
		}
	}

	/**
	 * Somebody unsubscribed there, or their address takes no mail: that holds here too, and the service and everybody it hands
	 * over to are told. Of people who never signed up here nothing is told.
	 *
	 * @param mixed $id MailPoet's number of the subscriber.
	 */
	public function hear( mixed $id ): void {
		$who = is_numeric( $id ) && FormTables::exist() && $this->mailpoet->is_there() ? $this->mailpoet->subscriber( (int) $id ) : null;
		$who = null !== $who && in_array( $who['status'], array( 'unsubscribed', 'bounced' ), true ) ? $who : null;
		if ( null === $who ) {
			return;
		}
		$table          = new SignUpTable();
		$this->is_heard = true;
		foreach ( 'bounced' === $who['status'] ? array( null ) : array_map( 'strval', array_keys( self::read()['lists'] ) ) as $list ) {
			$sealed = '';
			foreach ( $table->of_person( Person::all_of_email( $who['email'] ) ) as $row ) {
				$sealed = $table->end( $row, $list ) ? $row->sealed : $sealed;
			}
			if ( '' !== $sealed ) {
				$this->tell( $list, $sealed );
				/** This action is documented in plugin/src/Forms/ContactPages.php. */
				do_action( 'cairn_consent_withdrawn', $list, $who['email'] );
			}
		}
		$this->is_heard = false;
	}

	/** @param string|null $list Which list of ours; null: the address takes no mail. */
	private function tell( ?string $list, string $sealed ): void {
		try {
			$facts = ( $this->facts )();
			null === $list ? $facts->bounce( $sealed ) : $facts->withdrawal( 'provider', $list, $sealed, '' );
		} catch ( \RuntimeException ) {
			self::note( 'not_told' );
		}
	}

	/**
	 * @param array<int|string> $lists Ours.
	 * @return list<string> Theirs.
	 */
	private function theirs( array $lists ): array {
		$chosen = self::read()['lists'];
		return array_values( array_unique( array_intersect_key( $chosen, array_flip( array_map( 'strval', $lists ) ) ) ) );
	}

	/** @param string $reason Why it did not work; '': it did. */
	private static function note( string $reason ): void {
		$known = self::read();
		update_option(
			self::OPTION,
			array(
				'' === $reason ? 'done' : 'failed' => ( '' === $reason ? $known['done'] : $known['failed'] ) + 1,
				'reason'                          => '' === $reason ? $known['reason'] : $reason,
			) + $known,
			false
		);
	}
}
