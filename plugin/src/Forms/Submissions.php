<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Outbox\EventIds;
use Cairn\Outbox\FaultLog;

/**
 * Takes in what a form sent. Nothing here depends on who is logged in, and no nonce is asked for: the page may come from a
 * cache. The answer is the same for an address that is known and one that is not.
 */
final class Submissions {

	private const SPAN_SECONDS = 10 * MINUTE_IN_SECONDS;

	/** Tries of one network in ten minutes: beyond the first it looks suspicious, beyond the second it is refused. */
	private const SUSPICIOUS = 10;
	private const MOST       = 20;

	/** Nobody fills in a form in less; milliseconds. */
	private const FASTEST = 1500;

	private const ID = '/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/';

	public function __construct(
		private readonly ConfigTable $configs,
		private readonly SignUps $sign_ups,
		private readonly Slots $slots,
		private readonly RateLimits $limits,
		private readonly RefusalCounts $refusals,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
	) {
	}

	/**
	 * The form that something was sent to; null where it was never published.
	 *
	 * @param string $block_id Of the address it was sent to.
	 * @param Given  $sent     What was sent.
	 */
	public function form( string $block_id, Given $sent ): ?FormConfig {
		$hash   = $sent->text( 'cairn_config', 64 );
		$config = 1 === preg_match( '/^[0-9a-f]{64}$/', $hash ) ? $this->configs->find( $hash ) : null;
		return null !== $config && $config->block_id === $block_id ? $config : null;
	}

	/**
	 * Takes it in, or says why not.
	 *
	 * @param FormConfig $config The form as it was shown.
	 * @param Given      $sent   What was sent.
	 * @param string     $page   Path of the page it stood on; ''.
	 */
	public function receive( FormConfig $config, Given $sent, string $page ): FormAnswer {
		$network = ClientAddress::network( ClientAddress::present() );
		/**
		 * Filters how often one network may send a form in ten minutes.
		 *
		 * @param int    $most     Number of tries.
		 * @param string $block_id The form.
		 */
		$most  = apply_filters( 'cairn_form_tries', self::MOST, $config->block_id );
		$tries = $this->limits->count( 'form', $network, self::SPAN_SECONDS );
		if ( $tries > ( is_int( $most ) ? $most : self::MOST ) ) {
			$this->refusals->note( $config->block_id, 'rate' );
			return new FormAnswer( 429, 'wait', __( 'There have been many tries from your network. Please wait a few minutes and send it again; nothing you typed is lost.', 'cairn' ), array(), null, $this->limits->remaining( self::SPAN_SECONDS ) );
		}
		if ( '' !== $sent->line( FormDoor::honeypot_of( $config ), 200 ) ) {
			$this->refusals->note( $config->block_id, 'honeypot' );
			return new FormAnswer( 422, 'honeypot', __( 'A field that people cannot see was filled in, perhaps by your browser. Please send it again.', 'cairn' ) );
		}
		$entity = $sent->text( 'cairn_entity', 40 );
		if ( ! ( new PageToken( $this->clock ) )->is_valid( $sent->text( 'cairn_token', 60 ), $config->block_id, $config->hash(), $entity ) ) {
			$this->refusals->note( $config->block_id, 'token' );
			return new FormAnswer( 409, 'stale', __( 'This page has been open for very long. Please send it once more.', 'cairn' ) );
		}
		$check = new FormCheck( $config );
		$typed = $check->read( $sent );
		if ( null === $typed ) {
			return new FormAnswer( 422, 'invalid', $check->errors()['form'] ?? __( 'Some answers need another look.', 'cairn' ), $check->errors() );
		}
		/**
		 * Filters whether a submission passes the site's own challenge.
		 *
		 * @param true|string          $passes True, or a sentence that says what is missing.
		 * @param string               $block_id The form.
		 * @param array<string, mixed> $sent   What was sent beside the fields.
		 */
		$passes = apply_filters( 'cairn_form_challenge', true, $config->block_id, $sent->without( 'field' ) );
		if ( true !== $passes ) {
			$this->refusals->note( $config->block_id, 'challenge' );
			return new FormAnswer( 422, 'challenge', is_string( $passes ) && '' !== $passes ? wp_strip_all_tags( $passes ) : __( 'Please solve the task of this form.', 'cairn' ) );
		}
		if ( ! $this->sign_ups->are_possible() ) {
			return $this->unavailable();
		}
		$request = $this->request( $config, $typed, $sent, $entity, $page, $this->suspicions( $config, $typed, $sent, $tries ) );
		$newest  = $this->configs->newest( $config->block_id ) ?? $config;
		$asks    = Slots::field( $config );
		if ( null !== $asks && $typed->slot_at > 0 && ! $this->slots->hold( $newest, $typed->slot_at, $request->submission_id, ! $config->double_opt_in ) ) {
			return new FormAnswer( 422, 'invalid', __( 'Some answers need another look.', 'cairn' ), array( $asks->key => __( 'This time has just been taken. Please choose another.', 'cairn' ) ) );
		}
		try {
			$signed = $this->sign_ups->request( $request, $newest );
			$beside = $this->lists_beside( $config, $request );
			if ( null !== $beside ) {
				$this->sign_ups->request( $beside, null );
			}
		} catch ( \RuntimeException $fault ) {
			$this->slots->drop( $request->submission_id, $typed->slot_at );
			$this->faults->note( 'form', $fault );
			return $this->unavailable();
		}
		return new FormAnswer( 200, 'done', $this->thanks( $config ), array(), $signed );
	}

	/**
	 * The lists that somebody ticked in a form which itself needs no confirmation: a question may come from anybody, but nobody
	 * is to be put on a list by others. It is a sign-up of its own, with its own mail.
	 */
	private function lists_beside( FormConfig $config, SignUpRequest $request ): ?SignUpRequest {
		$consents = $config->double_opt_in ? array() : array_values( array_filter( $this->agreed( $config, $request->typed ), static fn ( array $consent ): bool => $consent['list'] !== $config->purpose ) );
		return array() === $consents || '' === $request->typed->email ? null : new SignUpRequest(
			EventIds::derived( (int) hexdec( substr( str_replace( '-', '', $request->submission_id ), 0, 12 ) ), "lists beside {$request->submission_id}" ),
			'form',
			'newsletter',
			true,
			new Typed( $request->typed->email, '', $request->typed->name ),
			$consents,
			page: $request->page,
			locale: $request->locale,
			suspicions: $request->suspicions
		);
	}

	/** @return list<array{list: string, text: string, ticked: bool}> What was agreed to. */
	private function agreed( FormConfig $config, Typed $typed ): array {
		$consents = array();
		foreach ( $config->consents as $number => $consent ) {
			if ( $typed->ticked[ $number ] ?? false ) {
				$consents[] = array(
					'list'   => $consent->list,
					'text'   => $consent->text(),
					'ticked' => $consent->is_box,
				);
			}
		}
		return $consents;
	}

	/** @param list<string> $suspicions What looks as if no person had sent it. */
	private function request( FormConfig $config, Typed $typed, Given $sent, string $entity, string $page, array $suspicions ): SignUpRequest {
		$given    = $sent->text( 'cairn_submission', 40 );
		$consents = array_values( array_filter( $this->agreed( $config, $typed ), static fn ( array $consent ): bool => $config->double_opt_in || $consent['list'] === $config->purpose ) );
		$product  = 1 === preg_match( '/^product:(\d{1,10})$/', $entity, $match ) ? (int) $match[1] : 0;
		$locale   = $sent->text( 'cairn_lang', 20 );
		return new SignUpRequest(
			1 === preg_match( self::ID, $given ) ? $given : $this->same_for_the_same( $config, $typed ),
			'form',
			$config->purpose,
			$config->double_opt_in,
			$typed,
			$consents,
			$config->block_id,
			$config->hash(),
			'',
			$page,
			in_array( $locale, array( 'en_US', ...get_available_languages() ), true ) ? $locale : '',
			$suspicions,
			$product,
			self::variation_of( $product, $sent->number( 'cairn_variation', 1, 4294967295, 0 ) ),
			'download' === $config->purpose ? $config->resource_id : 0,
			'voucher' === $config->purpose ? $config->coupon_id : 0,
			'webinar' === $config->purpose ? $config->block_id : ''
		);
	}

	/** The variation that was chosen; 0 for a number that is none of this very product: a page can hold another product's form, too. */
	private static function variation_of( int $product, int $id ): int {
		return $product > 0 && $id > 0 && 'product_variation' === get_post_type( $id ) && wp_get_post_parent_id( $id ) === $product ? $id : 0;
	}

	/** Without a script a second press sends the same again: within ten minutes it is the same submission. */
	private function same_for_the_same( FormConfig $config, Typed $typed ): string {
		$span = intdiv( $this->clock->now(), self::SPAN_SECONDS ) * self::SPAN_SECONDS * 1000;
		return EventIds::derived( $span, 'form ' . FormSecret::bind( 'submission', array( $config->block_id, ClientAddress::network( ClientAddress::present() ), (string) $span, (string) wp_json_encode( $typed->to_array() ), (string) wp_json_encode( $typed->ticked ) ) ) );
	}

	/** @return list<string> */
	private function suspicions( FormConfig $config, Typed $typed, Given $sent, int $tries ): array {
		$found = array();
		$ms    = $sent->number( 'cairn_ms', 0, PHP_INT_MAX, -1 );
		if ( $ms >= 0 && $ms < self::FASTEST ) {
			$found[] = 'too_fast';
		}
		if ( $tries > self::SUSPICIOUS ) {
			$found[] = 'many_from_network';
		}
		$text  = implode( ' ', array_column( $typed->fields, 'value' ) ) . ' ' . $typed->name . ' ' . $typed->company;
		$links = preg_match_all( '#https?://\S+|www\.\S+#i', $text, $match );
		if ( $links > 2 || ( $links > 0 && mb_strlen( implode( '', $match[0] ) ) * 2 > mb_strlen( trim( $text ) ) ) ) {
			$found[] = 'links';
		}
		/**
		 * Filters whether the site itself suspects a submission.
		 *
		 * @param bool   $is_suspect Whether it does.
		 * @param string $block_id   The form.
		 * @param string $text       What was typed, without addresses.
		 */
		if ( true === apply_filters( 'cairn_form_suspicions', false, $config->block_id, $text ) ) {
			$found[] = 'filter';
		}
		return $found;
	}

	private function thanks( FormConfig $config ): string {
		return $config->double_opt_in
			? __( 'Almost done: we have sent you a mail. Please press the button on the page it links to.', 'cairn' )
			: __( 'Thank you. It has arrived.', 'cairn' );
	}

	private function unavailable(): FormAnswer {
		return new FormAnswer( 503, 'unavailable', __( 'This form cannot take anything in at the moment. Nothing you typed is lost; please try again later.', 'cairn' ), array(), null, 300 );
	}
}
