<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Settings\Retention;

/**
 * Sign-ups from the request to what was promised. Everything here works while the service is down: what it must know waits
 * in the outbox, and what a link opens stands in this site's own table.
 */
final class SignUps {

	/** Mails with a link, and receipts, that one address gets in a day, whoever asks for them. */
	private const MAILS_A_DAY = 3;

	/** When a mail that could not be sent is tried again, in minutes; after the last it is given up. */
	private const RETRY_MINUTES = array( 5, 30, 120 );

	/** A sign-up that needs no confirmation is known so long, so that the same one sent twice is one. */
	private const KNOWN_SECONDS = 30 * DAY_IN_SECONDS;

	public function __construct(
		private readonly ContactFacts $facts,
		private readonly SignUpTable $table,
		private readonly FormMails $mails,
		private readonly RateLimits $limits,
		private readonly Slots $slots,
		private readonly Clock $clock,
	) {
	}

	/** Whether a sign-up can be kept now. */
	public function are_possible(): bool {
		return $this->facts->can_be_told();
	}

	/**
	 * Somebody asks for something.
	 *
	 * @param SignUpRequest   $request What for.
	 * @param FormConfig|null $form    The form in its newest state; null where no form of ours was sent.
	 * @throws \RuntimeException When it cannot be kept: nothing has happened then.
	 */
	public function request( SignUpRequest $request, ?FormConfig $form ): SignedUp {
		$now     = $this->clock->now();
		$at      = $this->clock->milliseconds();
		$expires = $request->double_opt_in ? $now + Retention::read()->limit( 'pending_days' ) * DAY_IN_SECONDS : 0;
		$token   = FormSecret::base64url( random_bytes( 16 ) );
		$key     = LocalKey::read();
		$this->facts->submission( $request, $expires, $at );
		$typed = $request->typed->to_array();
		$row   = new SignUpRow(
			$request->submission_id,
			$request->block_id,
			$request->config_hash,
			$request->purpose,
			$request->lists(),
			$request->double_opt_in ? 'requested' : 'given',
			$request->double_opt_in ? SignUpTable::hash( $token ) : '',
			Person::of( $request->typed ),
			$request->typed->has_address() ? $this->facts->seal( array_intersect_key( $typed, array_flip( array( 'email', 'phone' ) ) ) ) : '',
			$request->double_opt_in ? Locked::lock( $typed, Locked::key_of_token( $token ) ) : '',
			null === $key || ! $request->typed->has_address() ? '' : Locked::lock( $typed + array( 'token' => $token ), $key ),
			$request->resource_id,
			$request->coupon_id,
			$request->product_id,
			$request->variation_id,
			'price-drop' === $request->purpose ? ProductNotices::price( $request->variation_id ?: $request->product_id ) : null,
			'',
			$request->locale,
			0,
			$at,
			$request->double_opt_in ? $expires : $this->known_until( $request, $form, $now )
		);
		$result = new SignedUp( $request->submission_id, $request->double_opt_in, $request->double_opt_in && null !== $key && '' !== $request->typed->email );
		if ( ! $this->table->add( $row ) ) {
			return $result;
		}
		$may_mail = '' !== $row->person && $this->limits->count( 'mail', $row->person, DAY_IN_SECONDS ) <= self::MAILS_A_DAY;
		if ( $request->double_opt_in ) {
			if ( $may_mail ) {
				$this->ask( $row, $request->typed, $token, 'confirm' );
			}
			return $result;
		}
		if ( $may_mail && '' !== $request->typed->email && 'form' === $request->origin ) {
			$webinar = null !== $form && 'webinar' === $request->purpose ? Webinar::of( $form ) : null;
			$sent    = match ( true ) {
				$request->typed->slot_at > 0 => $this->mails->send( $request->typed->email, 'booking', self::appointment( $request->purpose, $request->typed->slot_at, $request->submission_id ), $request->locale ),
				null === $webinar => $this->mails->send( $request->typed->email, 'receipt', array( 'what' => FormMails::what( $request->purpose ) ), $request->locale ),
				default => $this->mails->send( $request->typed->email, 'webinar', self::invitation( $webinar, $request->submission_id ), $request->locale ),
			};
			$this->facts->mail( $request->submission_id, 'receipt', $sent, '', 1 );
		}
		$this->tell_owner( $form, $request->typed, $request->page, $request->suspicions );
		return $result;
	}

	/**
	 * Sends the link once more, where that was not done yet and the site can still read the address.
	 *
	 * @param string $submission_id Which sign-up.
	 * @return bool Whether a mail was sent.
	 */
	public function resend( string $submission_id ): bool {
		$row   = $this->table->find( $submission_id );
		$typed = $row?->typed();
		if ( null === $row || null === $typed || 'requested' !== $row->state || $row->mails > 1 || '' === $row->token() || $row->expires_at < $this->clock->now() ) {
			return false;
		}
		$this->ask( $row, $typed, $row->token(), 'resend' );
		return true;
	}

	/** Tries mails again that could not be sent. */
	public function retry(): void {
		foreach ( $this->table->due_for_retry( $this->clock->now(), 20 ) as $row ) {
			$typed = $row->typed();
			if ( null === $typed || '' === $row->token() ) {
				$this->table->mailed( $row->submission_id, 0 );
				continue;
			}
			$this->ask( $row, $typed, $row->token(), 'confirm' );
		}
	}

	/** What a link would confirm, for the page with the button; nothing changes. */
	public function look_up( #[\SensitiveParameter] string $token ): Confirmed {
		$row = $this->table->of_token( $token );
		if ( null === $row || ( 'requested' === $row->state && $row->expires_at < $this->clock->now() ) || 'withdrawn' === $row->state ) {
			return new Confirmed( 'unknown' );
		}
		return new Confirmed( 'requested' === $row->state ? 'confirmed' : 'already', $row );
	}

	/**
	 * The button was pressed.
	 *
	 * @param string $token Of the link.
	 * @throws \RuntimeException When it cannot be kept: the link still works then.
	 */
	public function confirm( #[\SensitiveParameter] string $token ): Confirmed {
		$found = $this->look_up( $token );
		$row   = $found->row;
		if ( null === $row ) {
			return $found;
		}
		if ( 'confirmed' === $found->state ) {
			$this->facts->confirmation( $row->submission_id, $row->requested_at );
			if ( ! $this->table->confirm( $row->submission_id, $this->clock->now() ) ) {
				return new Confirmed( 'already', $row );
			}
		} elseif ( $row->done_at > 0 || 'confirmed' !== $row->state || in_array( $row->purpose, ProductNotices::PURPOSES, true ) ) {
			return $found;
		}
		return $this->deliver( $row, $token );
	}

	/** Does what the sign-up was for. */
	private function deliver( SignUpRow $row, #[\SensitiveParameter] string $token ): Confirmed {
		$sent  = null;
		$what  = Locked::open( $row->locked_by_token, Locked::key_of_token( $token ) );
		$typed = null === $what ? $row->typed() : Typed::from_array( $what );
		$gave  = ( new Deliveries( $this->table, $this->clock ) )->make( $row );
		$form  = ( new ConfigTable() )->newest( $row->block_id );
		$slot  = $this->slots->keep( $row->submission_id ) ? $this->slots->of( $row->submission_id ) : null;
		if ( null !== $slot && null !== $typed && '' !== $typed->email ) {
			$this->facts->mail( $row->submission_id, 'delivery', $this->mails->send( $typed->email, 'booking', self::appointment( $row->purpose, $slot, $row->submission_id ), $row->locale ), '', 1 );
		}
		$event = null !== $form && 'webinar' === $row->purpose ? Webinar::of( $form ) : null;
		if ( null !== $event && null !== $typed && '' !== $typed->email ) {
			$this->facts->mail( $row->submission_id, 'delivery', $this->mails->send( $typed->email, 'webinar', self::invitation( $event, $row->submission_id ), $row->locale ), '', 1 );
		}
		if ( null !== $gave && null !== $typed && '' !== $typed->email ) {
			$values = $gave->values + array( 'preferences' => ContactLinks::preferences( $row->sealed, $row->person, $row->submission_id ) );
			$sent   = $this->mails->send( $typed->email, $gave->kind, $values, $row->locale, ContactLinks::headers( ContactLinks::unsubscribe( $row->sealed, $row->person, '', $row->submission_id ) ) );
			$this->facts->mail( $row->submission_id, 'delivery', $sent, '', 1 );
		}
		if ( null !== $typed ) {
			$this->tell_owner( $form, $typed, '', array() );
		}
		if ( ! in_array( $row->purpose, ProductNotices::PURPOSES, true ) ) {
			$this->table->done( $row->submission_id, $gave->result ?? '', $this->clock->now() );
		}
		/**
		 * Runs when somebody has confirmed an address.
		 *
		 * @param string       $submission_id Which sign-up.
		 * @param string       $purpose       What it was for.
		 * @param list<string> $lists         What they agreed to.
		 * @param Typed|null   $typed         What was typed; null where nobody can read it any more.
		 */
		do_action( 'cairn_signup_confirmed', $row->submission_id, $row->purpose, $row->lists, $typed );
		return new Confirmed( 'confirmed', $row, $gave, null !== $sent && $sent->worked );
	}

	/** How long a sign-up without a confirmation is known; 0 for as long as its consent stands. */
	private function known_until( SignUpRequest $request, ?FormConfig $form, int $now ): int {
		$webinar = null !== $form && 'webinar' === $request->purpose ? Webinar::of( $form ) : null;
		return array() === $request->consents ? max( $now, $webinar->end ?? 0, $request->typed->slot_at ) + self::KNOWN_SECONDS : 0;
	}

	/** @return array<string, string> What stands in the mail to somebody who registered. */
	private static function invitation( Webinar $webinar, string $submission_id ): array {
		return array(
			'title'    => $webinar->title,
			'time'     => $webinar->when(),
			'calendar' => ContactLinks::about( 'calendar', $submission_id ),
			'link'     => ContactLinks::about( 'attend', $submission_id ),
		);
	}

	/**
	 * What stands in a mail about a booking.
	 *
	 * @param string $purpose       What it is for.
	 * @param int    $at            Unix seconds.
	 * @param string $submission_id The booking.
	 * @return array<string, string>
	 */
	public static function appointment( string $purpose, int $at, string $submission_id ): array {
		return array(
			'what'   => FormMails::what( $purpose ),
			'time'   => Slots::words( $at ),
			'manage' => ContactLinks::about( 'booking', $submission_id ),
		);
	}

	/** Reminds of appointments, where the site can read the address. */
	public function remind(): void {
		foreach ( $this->slots->to_remind() as $booking ) {
			$row   = $this->table->find( $booking['submission_id'] );
			$typed = $row?->typed();
			if ( null !== $row && null !== $typed && '' !== $typed->email ) {
				$sent = $this->mails->send( $typed->email, 'reminder', self::appointment( $row->purpose, $booking['at'], $row->submission_id ), $row->locale );
				$this->facts->mail( $row->submission_id, 'delivery', $sent, '', 2 );
			}
		}
	}

	/**
	 * Tells the owner that a booking was moved or cancelled.
	 *
	 * @param SignUpRow $row The booking.
	 * @param int       $old The old time, Unix seconds.
	 * @param int|null  $at  The new one; null: cancelled.
	 */
	public function tell_of_change( SignUpRow $row, int $old, ?int $at ): void {
		$form  = ( new ConfigTable() )->newest( $row->block_id );
		$to    = '' === ( $form->recipient ?? '' ) ? get_option( 'admin_email' ) : $form->recipient ?? '';
		$typed = $row->typed();
		$this->mails->send(
			is_string( $to ) ? $to : '',
			'rebooked',
			array(
				'form'   => '' === ( $form->name ?? '' ) ? ucfirst( FormMails::what( $row->purpose ) ) : $form->name ?? '',
				/* translators: %s: date and time. */
				'change' => null === $at ? __( 'The appointment was cancelled.', 'cairn' ) : sprintf( __( 'The appointment was moved to %s.', 'cairn' ), Slots::words( $at ) ),
				'who'    => null === $typed ? __( 'Who it is stands in the list of contacts.', 'cairn' ) : trim( $typed->name . ' ' . $typed->email ),
				'old'    => Slots::words( $old ),
			)
		);
	}

	/** Sends the link, or hands it to whoever sends text messages. */
	private function ask( SignUpRow $row, Typed $typed, #[\SensitiveParameter] string $token, string $kind ): void {
		$link = ContactLinks::confirm( $token );
		if ( '' === $typed->email ) {
			/**
			 * Runs when a person is to get a text message with the link that confirms.
			 *
			 * @param string $phone         E.164.
			 * @param string $link          Address of the page with the button.
			 * @param string $submission_id Which sign-up.
			 */
			do_action( 'cairn_send_sms', $typed->phone, $link, $row->submission_id );
			$this->table->mailed( $row->submission_id, 0 );
			return;
		}
		$sent   = $this->mails->send(
			$typed->email,
			'confirm',
			array(
				'what' => FormMails::what( $row->purpose ),
				'link' => $link,
				'days' => (string) max( 1, intdiv( $row->expires_at - $this->clock->now() + DAY_IN_SECONDS - 1, DAY_IN_SECONDS ) ),
			),
			$row->locale
		);
		$wait   = self::RETRY_MINUTES[ $row->mails ] ?? 0;
		$number = $this->table->mailed( $row->submission_id, $sent->worked || 'resend' === $kind || 0 === $wait ? 0 : $this->clock->now() + $wait * MINUTE_IN_SECONDS );
		$this->facts->mail( $row->submission_id, $kind, $sent, SignUpTable::hash( $token ), $number );
	}

	/** @param list<string> $suspicions What looks as if no person had sent it. */
	private function tell_owner( ?FormConfig $form, Typed $typed, string $page, array $suspicions ): void {
		if ( null === $form || ! $form->tells_owner ) {
			return;
		}
		$to    = '' === $form->recipient ? get_option( 'admin_email' ) : $form->recipient;
		$lines = array();
		foreach ( array(
			__( 'Name', 'cairn' )    => $typed->name,
			__( 'E-mail', 'cairn' )  => $typed->email,
			__( 'Phone', 'cairn' )   => $typed->phone,
			__( 'Company', 'cairn' ) => $typed->company,
		) as $label => $value ) {
			$lines[] = '' === $value ? '' : "$label: $value";
		}
		foreach ( $typed->fields as $field ) {
			$lines[] = ( '' === $field['label'] ? $field['key'] : $field['label'] ) . ': ' . $field['value'];
		}
		$this->mails->send(
			is_string( $to ) ? $to : '',
			'owner',
			array(
				'form'   => '' === $form->name ? ucfirst( FormMails::what( $form->purpose ) ) : $form->name,
				'who'    => $typed->name ?: $typed->email ?: $typed->phone ?: __( 'somebody without an address', 'cairn' ),
				'fields' => implode( "\n", array_filter( $lines ) ),
				'page'   => '' === $page ? home_url( '/' ) : home_url( $page ),
				'notes'  => array() === $suspicions ? '' : __( 'This looks as if a program had sent it.', 'cairn' ) . "\n",
			),
			'',
			'' !== $typed->email && false !== is_email( $typed->email ) ? array( "Reply-To: {$typed->email}" ) : array()
		);
	}
}
