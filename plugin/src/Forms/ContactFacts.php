<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Outbox\EventIds;
use Cairn\Outbox\Outbox;
use Cairn\Outbox\PresentVisitor;

/** Tells the service what people did at forms, as contract/src/contacts.ts has it; what they typed is sealed to it. */
final class ContactFacts {

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Outbox $outbox,
		private readonly PresentVisitor $visitor,
		private readonly Clock $clock,
	) {
	}

	/** Whether a sign-up can be kept: the site is connected and has the service's key. */
	public function can_be_told(): bool {
		return $this->outbox->is_open() && null !== $this->key();
	}

	/**
	 * Seals something so that only the service can read it.
	 *
	 * @param array<string, mixed> $what As the contract's `…Sealed` schemas have it.
	 * @return string Base64.
	 * @throws \RuntimeException When there is no key.
	 */
	public function seal( array $what ): string {
		$key = $this->key();
		if ( null === $key ) {
			throw new \RuntimeException( 'The service has given no key.' );
		}
		return base64_encode( sodium_crypto_box_seal( (string) wp_json_encode( $what, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), $key ) );
	}

	/**
	 * Somebody signed up.
	 *
	 * @param SignUpRequest $request What was asked for.
	 * @param int           $expires When it is to be deleted unconfirmed, Unix seconds; 0 for never.
	 * @param int           $at      When it was sent, ms since 1970.
	 * @return bool False when it was told before.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function submission( SignUpRequest $request, int $expires, int $at ): bool {
		$visitor = $this->visitor->read();
		$fact    = array(
			'fact'          => 'submission',
			'fact_key'      => "submission:{$request->submission_id}",
			'at'            => $at,
			'submission_id' => $request->submission_id,
			'origin'        => $request->origin,
			'purpose'       => $request->purpose,
			'block_id'      => '' === $request->block_id ? null : $request->block_id,
			'config_hash'   => '' === $request->config_hash ? null : $request->config_hash,
			'page'          => '' === $request->page ? null : mb_substr( $request->page, 0, 500 ),
			'lang'          => self::language( $request->locale ),
			'double_opt_in' => $request->double_opt_in,
			'event_id'      => EventIds::derived( $at, "submission {$request->submission_id}" ),
			'suspicions'    => $request->suspicions,
			'consents'      => array_map(
				static fn ( array $consent ): array => array(
					'list'      => $consent['list'],
					'text'      => $consent['text'],
					'text_hash' => hash( 'sha256', $consent['text'] ),
					'lang'      => self::language( $request->locale ),
					'ticked'    => $consent['ticked'],
				),
				$request->consents
			),
			'expires_at'    => 0 === $expires ? null : $expires * 1000,
		) + $visitor->to_wire();
		if ( $visitor->automated ) {
			$fact['automated'] = 1;
		}
		if ( '' !== $request->form_name ) {
			$fact['form_name'] = $request->form_name;
		}
		foreach ( array( 'product_id', 'variation_id', 'resource_id', 'coupon_id' ) as $name ) {
			if ( $request->$name > 0 ) {
				$fact[ $name ] = $request->$name;
			}
		}
		if ( '' !== $request->webinar_id ) {
			$fact['webinar_id'] = $request->webinar_id;
		}
		if ( $request->typed->slot_at > 0 ) {
			$fact['slot_at'] = $request->typed->slot_at * 1000;
		}
		if ( $request->typed->has_address() ) {
			$fact['sealed'] = $this->seal( $request->typed->to_array() + self::proof() );
		}
		return $this->outbox->contact( $fact );
	}

	/**
	 * The button of the link was pressed. It counts in the visit that asked: its time is the submission's.
	 *
	 * @param string $submission_id What is confirmed.
	 * @param int    $requested_at  When it was asked for, ms since 1970.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function confirmation( string $submission_id, int $requested_at ): void {
		$this->outbox->contact(
			array(
				'fact'          => 'confirmation',
				'fact_key'      => "confirmation:$submission_id",
				'at'            => $this->clock->milliseconds(),
				'submission_id' => $submission_id,
				'event_id'      => EventIds::derived( $requested_at + 1, "confirmation $submission_id" ),
				'sealed'        => $this->seal( self::proof() ),
			)
		);
	}

	/**
	 * A mail was sent, or could not be.
	 *
	 * @param string $submission_id What it is about.
	 * @param string $kind          `confirm`, `resend`, `receipt` or `delivery`.
	 * @param Sent   $sent          What became of it.
	 * @param string $token_hash    SHA-256 of the token in it; ''.
	 * @param int    $number        Which mail of its kind, from 1.
	 */
	public function mail( string $submission_id, string $kind, Sent $sent, string $token_hash, int $number ): void {
		$this->outbox->contact(
			array(
				'fact'             => 'mail',
				'fact_key'         => "mail:$submission_id:$kind:$number:" . ( $sent->worked ? 'sent' : 'failed' ),
				'at'               => $this->clock->milliseconds(),
				'submission_id'    => $submission_id,
				'kind'             => $kind,
				'state'            => $sent->worked ? 'sent' : 'send_failed',
				'token_hash'       => '' === $token_hash ? null : $token_hash,
				'message_id'       => '' === $sent->message_id ? null : $sent->message_id,
				'template_version' => $sent->template_version,
			)
		);
	}

	/**
	 * A consent was taken back.
	 *
	 * @param string      $channel       `link`, `one_click`, `preferences` or `provider`.
	 * @param string|null $list          Which list; null for all.
	 * @param string      $sealed        The address, sealed to the service.
	 * @param string      $submission_id Where the link was in a mail of ours; ''.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function withdrawal( string $channel, ?string $list, string $sealed, string $submission_id ): void {
		$at = $this->clock->milliseconds();
		// Whoever signs up anew may leave anew by an old link; a second press within the minute is the same.
		$fact = array(
			'fact'     => 'withdrawal',
			'fact_key' => 'withdrawal:' . hash( 'sha256', $sealed . "\x1f" . $list . "\x1f" . intdiv( $at, 60000 ) ),
			'at'       => $at,
			'channel'  => $channel,
			'list'     => $list,
			'sealed'   => $sealed,
		);
		if ( '' !== $submission_id ) {
			$fact['submission_id'] = $submission_id;
		}
		$this->outbox->contact( $fact );
	}

	/**
	 * The address takes no mail, as whoever sends the letters says.
	 *
	 * @param string $sealed The address, sealed to the service.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function bounce( string $sealed ): void {
		$at = $this->clock->milliseconds();
		$this->outbox->contact(
			array(
				'fact'     => 'bounce',
				'fact_key' => 'bounce:' . hash( 'sha256', $sealed . "\x1f" . intdiv( $at, 60000 ) ),
				'at'       => $at,
				'channel'  => 'provider',
				'sealed'   => $sealed,
			)
		);
	}

	/**
	 * Everything of a person must go. Told again within the minute, it is the same.
	 *
	 * @param string                              $email     The person's address.
	 * @param list<int>                           $order_ids The person's orders, at most a thousand.
	 * @param array{user_id: int, name: string}   $by        Who runs it; sealed, since a login may be an address.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function erasure( string $email, array $order_ids, array $by ): void {
		$at = $this->clock->milliseconds();
		$this->outbox->contact(
			array(
				'fact'      => 'erasure',
				'fact_key'  => 'erasure:' . substr( Person::of_email( $email ), 0, 32 ) . ':' . intdiv( $at, 60000 ),
				'at'        => $at,
				'sealed'    => $this->seal(
					array(
						'email' => $email,
						'by'    => $by,
					)
				),
				'order_ids' => $order_ids,
			)
		);
	}

	/**
	 * Somebody who had registered came to the webinar. Told once.
	 *
	 * @param string $submission_id The registration.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function attendance( string $submission_id ): void {
		$at = $this->clock->milliseconds();
		$this->outbox->contact(
			array(
				'fact'          => 'booking',
				'fact_key'      => "attended:$submission_id",
				'at'            => $at,
				'submission_id' => $submission_id,
				'change'        => 'attended',
				'slot_at'       => null,
				'event_id'      => EventIds::derived( $at, "attended $submission_id" ),
			)
		);
	}

	/**
	 * A booking was moved or cancelled.
	 *
	 * @param string   $submission_id The booking.
	 * @param int|null $at            The new time, Unix seconds; null: cancelled.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function rebooked( string $submission_id, ?int $at ): void {
		$now = $this->clock->milliseconds();
		$this->outbox->contact(
			array(
				'fact'          => 'booking',
				'fact_key'      => "booking:$submission_id:$now:" . ( $at ?? 'cancelled' ),
				'at'            => $now,
				'submission_id' => $submission_id,
				'change'        => null === $at ? 'cancelled' : 'moved',
				'slot_at'       => null === $at ? null : $at * 1000,
			)
		);
	}

	/** BCP 47 of one of WordPress' locales. */
	public static function language( string $locale ): string {
		return substr( str_replace( '_', '-', '' === $locale ? determine_locale() : $locale ), 0, 35 );
	}

	/** @return array<string, string> Where the present request comes from, for the proof. */
	private static function proof(): array {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- sealed as it came: it is the proof.
		$agent = isset( $_SERVER['HTTP_USER_AGENT'] ) ? wp_unslash( $_SERVER['HTTP_USER_AGENT'] ) : '';
		return array_filter(
			array(
				'ip'         => ClientAddress::present(),
				'user_agent' => is_string( $agent ) ? mb_substr( mb_scrub( $agent, 'UTF-8' ), 0, 1000 ) : '',
			),
			static fn ( string $value ): bool => '' !== $value
		);
	}

	private function key(): ?string {
		$key = base64_decode( $this->store->connection()->sealing_key ?? '', true );
		return is_string( $key ) && SODIUM_CRYPTO_BOX_PUBLICKEYBYTES === strlen( $key ) ? $key : null;
	}
}
