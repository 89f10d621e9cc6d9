<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Outbox\FaultLog;
use WP_REST_Request;
use WP_REST_Response;

/**
 * Pages that links in mails lead to. Programs that look at mails follow links, so looking changes nothing: what a page says
 * it will do is done when its button is pressed.
 */
final class ContactPages {

	public function __construct(
		private readonly SignUps $sign_ups,
		private readonly SignUpTable $table,
		private readonly ContactFacts $facts,
		private readonly Slots $slots,
		private readonly RateLimits $limits,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
	) {
	}

	/** Registers the routes. */
	public function register(): void {
		foreach ( array( 'confirm', 'unsubscribe', 'preferences', 'attend', 'booking' ) as $page ) {
			$this->route( $page, 'GET', "show_$page" );
			$this->route( $page, 'POST', $page );
		}
		$this->route( 'resend', 'POST', 'resend' );
		$this->route( 'file', 'GET', 'file' );
		$this->route( 'read', 'GET', 'read' );
		$this->route( 'calendar', 'GET', 'calendar' );
	}

	/**
	 * The page with the button that confirms.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `t`.
	 */
	public function show_confirm( WP_REST_Request $request ): WP_REST_Response {
		$token = self::query( $request )->text( 't', 40 );
		$found = $this->sign_ups->look_up( $token );
		if ( null === $found->row || 'confirmed' !== $found->state ) {
			return $this->of_state( $found );
		}
		return $this->in_language(
			$found->row->locale,
			static fn (): HtmlResponse => new HtmlResponse(
				Page::html(
					__( 'Confirm your address', 'cairn' ),
					/* translators: 1: what was asked for, 2: name of the site. */
					Page::words( sprintf( __( 'You asked for %1$s at %2$s. Press the button to confirm it.', 'cairn' ), FormMails::what( $found->row->purpose ), FormMails::site() ) )
					. Page::button( ContactLinks::confirm( $token ), __( 'Confirm', 'cairn' ) )
					. Page::words( __( 'If it was not you, close this page: nothing more will happen.', 'cairn' ) )
				)
			)
		);
	}

	/**
	 * Confirms.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `t`.
	 */
	public function confirm( WP_REST_Request $request ): WP_REST_Response {
		try {
			$done = $this->sign_ups->confirm( self::query( $request )->text( 't', 40 ) );
		} catch ( \RuntimeException $fault ) {
			$this->faults->note( 'confirm', $fault );
			return $this->later();
		}
		return 'confirmed' === $done->state && null !== $done->row ? $this->in_language( $done->row->locale, fn (): HtmlResponse => $this->thanks( $done ) ) : $this->of_state( $done );
	}

	/**
	 * Sends the link once more.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With the signed id.
	 */
	public function resend( WP_REST_Request $request ): WP_REST_Response {
		$submission = ContactLinks::read_about( 'resend', self::query( $request ) );
		$sent       = '' !== $submission && $this->limits->count( 'resend', ClientAddress::network( ClientAddress::present() ), HOUR_IN_SECONDS ) <= 10 && $this->sign_ups->resend( $submission );
		$sentence   = $sent ? __( 'The mail is on its way once more.', 'cairn' ) : __( 'The mail was sent twice already, or cannot be sent again. Please look into the spam folder, or fill in the form again.', 'cairn' );
		return str_contains( (string) $request->get_header( 'accept' ), 'application/json' )
			? new WP_REST_Response(
				array(
					'sent'    => $sent,
					'message' => $sentence,
				),
				200,
				array( 'Cache-Control' => 'no-store' )
			)
			: new HtmlResponse( Page::html( __( 'The mail with the link', 'cairn' ), Page::words( $sentence ) ) );
	}

	/**
	 * The page with the button that unsubscribes.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function show_unsubscribe( WP_REST_Request $request ): WP_REST_Response {
		$link = ContactLinks::read( 'unsubscribe', self::query( $request ) );
		if ( null === $link ) {
			return $this->broken();
		}
		return new HtmlResponse(
			Page::html(
				__( 'Unsubscribe', 'cairn' ),
				/* translators: %s: name of the site. */
				Page::words( sprintf( __( 'Press the button, and %s will not write to you about this any more.', 'cairn' ), FormMails::site() ) )
				. Page::button( ContactLinks::unsubscribe( $link['sealed'], $link['person'], $link['list'], $link['submission_id'] ), __( 'Unsubscribe', 'cairn' ) )
				. $this->link_to_preferences( $link )
			)
		);
	}

	/**
	 * Unsubscribes: by the button, or by a mail program's one click (RFC 8058).
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function unsubscribe( WP_REST_Request $request ): WP_REST_Response {
		$link = ContactLinks::read( 'unsubscribe', self::query( $request ) );
		if ( null === $link ) {
			return $this->broken();
		}
		$is_one_click = 'One-Click' === ( $request->get_body_params()['List-Unsubscribe'] ?? '' );
		if ( ! $this->withdraw( $is_one_click ? 'one_click' : 'link', '' === $link['list'] ? null : $link['list'], $link ) ) {
			return $this->later();
		}
		return new HtmlResponse( Page::html( __( 'You are unsubscribed', 'cairn' ), Page::words( __( 'You will get no more of these mails. One that is on its way already may still arrive.', 'cairn' ) ) . $this->link_to_preferences( $link ) ) );
	}

	/**
	 * The page with all lists of a person.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function show_preferences( WP_REST_Request $request ): WP_REST_Response {
		$link = ContactLinks::read( 'preferences', self::query( $request ) );
		return null === $link ? $this->broken() : $this->preferences_page( $link, '' );
	}

	/**
	 * Takes a person off the lists that are not ticked any more.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link and `keep`.
	 */
	public function preferences( WP_REST_Request $request ): WP_REST_Response {
		$link = ContactLinks::read( 'preferences', self::query( $request ) );
		if ( null === $link ) {
			return $this->broken();
		}
		$keep = ( new Given( $request->get_body_params() ) )->list( 'keep', 500 );
		foreach ( array_diff( $this->lists_of( $link['person'] ), array_filter( $keep, 'is_string' ) ) as $list ) {
			if ( ! $this->withdraw( 'preferences', $list, $link ) ) {
				return $this->later();
			}
		}
		return $this->preferences_page( $link, __( 'Your choice is saved.', 'cairn' ) );
	}

	/**
	 * Hands a protected file out.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function file( WP_REST_Request $request ): WP_REST_Response {
		$id = ContactLinks::read_file( self::query( $request ), $this->clock->now() );
		if ( null === $id ) {
			return $this->broken();
		}
		$files = new ProtectedFiles();
		$file  = $id > 0 ? $files->find( $id ) : null;
		$path  = null === $file ? null : $files->path( $file );
		if ( null === $file || null === $path ) {
			return new HtmlResponse( Page::html( __( 'This link has ended', 'cairn' ), Page::words( 0 === $id ? __( 'Links to files work for seven days. Please ask for the file again.', 'cairn' ) : __( 'This file is not here any more.', 'cairn' ) ) ), 410 );
		}
		return new FileResponse( $path, $file, (string) $request->get_header( 'range' ) );
	}

	/**
	 * What is behind a gate, for who has no script.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With the gate and a token.
	 */
	public function read( WP_REST_Request $request ): WP_REST_Response {
		$query = self::query( $request );
		$gate  = GateToken::is_valid( $query->text( 't', 40 ), $query->text( 'g', 10 ), $this->clock->now() ) ? PlacedGate::of_id( $query->text( 'g', 10 ) ) : null;
		if ( null === $gate || ! $gate->is_content ) {
			return new HtmlResponse( Page::html( __( 'This link has ended', 'cairn' ), Page::words( __( 'It is too old, or a part of it got lost. Please fill in the form once more; you will get a new link.', 'cairn' ) ) ), 410 );
		}
		// The owner's own pictures and films, and nothing that runs.
		return new HtmlResponse( Page::html( $gate->title(), $gate->html() ), 200, array( 'Content-Security-Policy' => "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; media-src *; font-src *; form-action 'self'; frame-ancestors 'none'; base-uri 'none'" ) );
	}

	/**
	 * The calendar's file of a webinar.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function calendar( WP_REST_Request $request ): WP_REST_Response {
		list( $row, $webinar ) = $this->registration( 'calendar', $request );
		if ( null === $row || null === $webinar ) {
			return $this->broken();
		}
		return new HtmlResponse(
			$webinar->calendar( $row->submission_id, ContactLinks::about( 'attend', $row->submission_id ), $this->clock->now() ),
			200,
			array(
				'Content-Type'        => 'text/calendar; charset=UTF-8',
				'Content-Disposition' => 'attachment; filename="webinar.ics"',
			)
		);
	}

	/**
	 * The page with the button that joins a webinar.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function show_attend( WP_REST_Request $request ): WP_REST_Response {
		list( $row, $webinar ) = $this->registration( 'attend', $request );
		if ( null === $row || null === $webinar ) {
			return $this->broken();
		}
		$body = Page::words( $webinar->when() );
		if ( $webinar->is_on( $this->clock->now() ) ) {
			$body .= Page::button( ContactLinks::about( 'attend', $row->submission_id ), __( 'Join now', 'cairn' ) );
		} else {
			$body .= Page::words( $this->clock->now() < $webinar->start ? __( 'It has not begun. This page lets you in half an hour before.', 'cairn' ) : __( 'It is over.', 'cairn' ) )
				. ( $this->clock->now() < $webinar->start ? '<p><a href="' . esc_url( ContactLinks::about( 'calendar', $row->submission_id ) ) . '">' . esc_html__( 'Put it into your calendar', 'cairn' ) . '</a></p>' : '' );
		}
		return new HtmlResponse( Page::html( $webinar->title, $body ) );
	}

	/**
	 * Joins a webinar.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function attend( WP_REST_Request $request ): WP_REST_Response {
		list( $row, $webinar ) = $this->registration( 'attend', $request );
		if ( null === $row || null === $webinar || ! $webinar->is_on( $this->clock->now() ) ) {
			return $this->show_attend( $request );
		}
		// Whoever wants to join must not wait for our counting.
		$this->faults->guard( 'attendance', fn () => $this->facts->attendance( $row->submission_id ) );
		return '' === $webinar->url ? new HtmlResponse( Page::html( $webinar->title, Page::words( __( 'Welcome. You will be let in where you were told.', 'cairn' ) ) ) ) : new HtmlResponse( '', 303, array( 'Location' => $webinar->url ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 * @return array{SignUpRow|null, Webinar|null}
	 */
	private function registration( string $page, WP_REST_Request $request ): array {
		$submission = ContactLinks::read_about( $page, self::query( $request ) );
		$row        = '' === $submission ? null : $this->table->find( $submission );
		$configs    = new ConfigTable();
		// A date that was moved counts for those who registered before.
		$form = null === $row || 'webinar' !== $row->purpose ? null : ( $configs->newest( $row->block_id ) ?? $configs->find( $row->config_hash ) );
		return array( $row, null === $form ? null : Webinar::of( $form ) );
	}

	/**
	 * The page on which an appointment is moved or cancelled.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function show_booking( WP_REST_Request $request ): WP_REST_Response {
		return $this->booking_page( $request, '' );
	}

	/**
	 * Moves an appointment to `at`, or cancels it.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With a signed link.
	 */
	public function booking( WP_REST_Request $request ): WP_REST_Response {
		$row  = $this->booked( $request );
		$form = null === $row ? null : ( new ConfigTable() )->newest( $row->block_id );
		$old  = null === $row ? null : $this->slots->of( $row->submission_id );
		if ( null === $row || null === $form || null === $old ) {
			return $this->booking_page( $request, '' );
		}
		$sent = new Given( $request->get_body_params() );
		$at   = 'cancel' === $sent->text( 'do', 10 ) ? null : $sent->number( 'at', 1, PHP_INT_MAX, 0 );
		if ( $at === $old ) {
			return $this->booking_page( $request, '' );
		}
		if ( null !== $at && ! $this->slots->move( $form, $row->submission_id, $at ) ) {
			return $this->booking_page( $request, __( 'This time has just been taken. Please choose another.', 'cairn' ) );
		}
		if ( null === $at ) {
			$this->slots->drop( $row->submission_id, $old );
		}
		// The time itself is changed; what is told of it must not undo that.
		$this->faults->guard(
			'booking',
			function () use ( $row, $old, $at ): void {
				$this->facts->rebooked( $row->submission_id, $at );
				$this->sign_ups->tell_of_change( $row, $old, $at );
			}
		);
		return $this->booking_page( $request, null === $at ? __( 'The appointment is cancelled.', 'cairn' ) : __( 'The appointment is moved.', 'cairn' ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request With a signed link. */
	private function booked( WP_REST_Request $request ): ?SignUpRow {
		$submission = ContactLinks::read_about( 'booking', self::query( $request ) );
		return '' === $submission ? null : $this->table->find( $submission );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request With a signed link. */
	private function booking_page( WP_REST_Request $request, string $said ): HtmlResponse {
		$row  = $this->booked( $request );
		$form = null === $row ? null : ( new ConfigTable() )->newest( $row->block_id );
		if ( null === $row || null === $form ) {
			return $this->broken();
		}
		$at    = $this->slots->of( $row->submission_id );
		$body  = '' === $said ? '' : '<p role="status">' . esc_html( $said ) . '</p>';
		$title = __( 'Your appointment', 'cairn' );
		if ( null === $at || $at < $this->clock->now() ) {
			return new HtmlResponse( Page::html( $title, $body . Page::words( __( 'You have no appointment.', 'cairn' ) ) ) );
		}
		$link  = ContactLinks::about( 'booking', $row->submission_id );
		$body .= Page::words( Slots::words( $at ) );
		$free  = $this->slots->free( $form );
		if ( array() !== $free ) {
			$body .= '<form method="post" action="' . esc_url( $link ) . '"><label for="at">' . esc_html__( 'Another time', 'cairn' ) . '</label><select id="at" name="at">';
			foreach ( $free as $time ) {
				$body .= '<option value="' . esc_attr( (string) $time ) . '">' . esc_html( Slots::words( $time ) ) . '</option>';
			}
			$body .= '</select><p><button type="submit">' . esc_html__( 'Move the appointment', 'cairn' ) . '</button></p></form>';
		}
		return new HtmlResponse( Page::html( $title, $body . Page::button( $link, __( 'Cancel the appointment', 'cairn' ), array( 'do' => 'cancel' ) ) ) );
	}

	private function thanks( Confirmed $done ): HtmlResponse {
		$body = Page::words( __( 'Thank you. Your address is confirmed.', 'cairn' ) );
		$form = null === $done->row || ! in_array( $done->row->purpose, array( 'demo', 'consultation' ), true ) ? null : ( new ConfigTable() )->newest( $done->row->block_id );
		if ( null !== $done->row && null !== $form && null !== Slots::field( $form ) ) {
			$at    = $this->slots->of( $done->row->submission_id );
			$body .= Page::words( null === $at ? __( 'The time you had chosen was not confirmed soon enough and has been given to somebody else. Please choose another with the form.', 'cairn' ) : Slots::words( $at ) );
		}
		if ( null !== $done->gave ) {
			$body .= '' === $done->gave->code ? '' : '<p>' . esc_html( $done->gave->label ) . ' <code>' . esc_html( $done->gave->code ) . '</code></p>';
			$is_gate = 'gate' === $done->gave->kind;
			/* translators: %s: title of a page, or of a file. */
			$words = sprintf( $is_gate ? __( 'Read on: %s', 'cairn' ) : __( 'Download: %s', 'cairn' ), $done->gave->label );
			$body .= '' === $done->gave->url ? '' : '<p><a class="button" href="' . esc_url( $done->gave->url ) . '">' . esc_html( $words ) . '</a></p>';
			$body .= $is_gate ? '<p><a href="' . esc_url( $done->gave->values['plain'] ) . '">' . esc_html__( 'Read it here, without JavaScript', 'cairn' ) . '</a></p>' : '';
			$body .= Page::words( $done->mailed ? __( 'We have sent it to you by mail, too.', 'cairn' ) : __( 'It could not be sent by mail. Please keep it from this page.', 'cairn' ) );
		} elseif ( in_array( $done->row?->purpose, array( 'voucher', 'download' ), true ) ) {
			$body .= Page::words( __( 'What you asked for cannot be had at the moment. Please write to us.', 'cairn' ) );
		}
		return new HtmlResponse( Page::html( __( 'Confirmed', 'cairn' ), $body ) );
	}

	private function of_state( Confirmed $found ): HtmlResponse {
		return 'already' === $found->state
			? new HtmlResponse( Page::html( __( 'Confirmed already', 'cairn' ), Page::words( __( 'This address was confirmed before. There is nothing left to do.', 'cairn' ) ) ) )
			: new HtmlResponse( Page::html( __( 'This link does not work any more', 'cairn' ), Page::words( __( 'It is too old, or a part of it got lost. Please fill in the form once more; you will get a new link.', 'cairn' ) ) ), 410 );
	}

	private function broken(): HtmlResponse {
		return new HtmlResponse( Page::html( __( 'This link does not work', 'cairn' ), Page::words( __( 'A part of it got lost. Please copy the whole link from the mail.', 'cairn' ) ) ), 404 );
	}

	private function later(): HtmlResponse {
		return new HtmlResponse( Page::html( __( 'Please try again later', 'cairn' ), Page::words( __( 'This could not be done at the moment. Nothing is lost: the link goes on working.', 'cairn' ) ) ), 503, array( 'Retry-After' => '300' ) );
	}

	/** @param array{sealed: string, person: string, list: string, submission_id: string} $link Who. */
	private function preferences_page( array $link, string $said ): HtmlResponse {
		$body  = '' === $said ? '' : '<p role="status">' . esc_html( $said ) . '</p>';
		$lists = $this->lists_of( $link['person'] );
		if ( array() === $lists ) {
			return new HtmlResponse( Page::html( __( 'What you get from us', 'cairn' ), $body . Page::words( __( 'You are on no list of this site.', 'cairn' ) ) ) );
		}
		$body .= Page::words( __( 'You are on these lists. Take the tick away where you want no more mails.', 'cairn' ) ) . '<form method="post" action="' . esc_url( ContactLinks::preferences( $link['sealed'], $link['person'], $link['submission_id'] ) ) . '">';
		foreach ( $lists as $list ) {
			$body .= '<label class="box"><input type="checkbox" name="keep[]" value="' . esc_attr( $list ) . '" checked> ' . esc_html( $this->name_of( $list ) ) . '</label>';
		}
		return new HtmlResponse( Page::html( __( 'What you get from us', 'cairn' ), $body . '<p><button type="submit">' . esc_html__( 'Save', 'cairn' ) . '</button></p></form>' ) );
	}

	/** @return list<string> Lists that a person has confirmed, or was not asked to confirm. */
	private function lists_of( string $person ): array {
		$lists = array();
		foreach ( $this->table->of_person( array( $person ) ) as $row ) {
			array_push( $lists, ...( in_array( $row->state, array( 'confirmed', 'given' ), true ) ? $row->lists : array() ) );
		}
		sort( $lists );
		return array_values( array_unique( $lists ) );
	}

	private function name_of( string $list ): string {
		$name = match ( $list ) {
			FormPurposes::DEFAULT_LIST => __( 'Newsletter', 'cairn' ),
			'back-in-stock' => __( 'Notes when a product can be had again', 'cairn' ),
			'price-drop' => __( 'Notes when a product gets cheaper', 'cairn' ),
			'waitlist' => __( 'Waiting list', 'cairn' ),
			default => $list,
		};
		/**
		 * Filters what a list is called on the page where people choose what they get.
		 *
		 * @param string $name What it is called.
		 * @param string $list The list.
		 */
		$filtered = apply_filters( 'cairn_list_name', $name, $list );
		return is_string( $filtered ) ? $filtered : $name;
	}

	/** @param array{sealed: string, person: string, list: string, submission_id: string} $link Who. */
	private function link_to_preferences( array $link ): string {
		return '<p><a href="' . esc_url( ContactLinks::preferences( $link['sealed'], $link['person'], $link['submission_id'] ) ) . '">' . esc_html__( 'See all lists you are on', 'cairn' ) . '</a></p>';
	}

	/** @param array{sealed: string, person: string, list: string, submission_id: string} $link Who. */
	private function withdraw( string $channel, ?string $list, array $link ): bool {
		try {
			$this->facts->withdrawal( $channel, $list, $link['sealed'], $link['submission_id'] );
		} catch ( \RuntimeException $fault ) {
			$this->faults->note( 'withdrawal', $fault );
			return false;
		}
		$emails = array_map( static fn ( SignUpRow $row ): string => $row->typed()->email ?? '', $this->table->of_person( array( $link['person'] ) ) );
		$this->table->withdraw( array( $link['person'] ), $list );
		foreach ( array_unique( array_filter( $emails ) ) as $email ) {
			/**
			 * Runs when somebody has taken a consent back, where this site can read the address.
			 *
			 * @param string|null $list  Which list; null: all of them.
			 * @param string      $email Who.
			 */
			do_action( 'cairn_consent_withdrawn', $list, $email );
		}
		return true;
	}

	/** @param callable(): HtmlResponse $page Makes the page. */
	private function in_language( string $locale, callable $page ): HtmlResponse {
		$switched = '' !== $locale && get_locale() !== $locale && switch_to_locale( $locale );
		try {
			return $page();
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}

	/** @param WP_REST_Request<array<string, mixed>> $request What was asked. */
	private static function query( WP_REST_Request $request ): Given {
		return new Given( $request->get_query_params() );
	}

	private function route( string $page, string $method, string $callback ): void {
		register_rest_route(
			'cairn/v1',
			ContactLinks::ROUTE . $page,
			array(
				'methods'             => $method,
				'callback'            => array( $this, $callback ),
				'permission_callback' => '__return_true',
			)
		);
	}
}
