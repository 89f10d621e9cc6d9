<?php

declare(strict_types=1);

namespace Cairn\Privacy;

use Cairn\Connection\Unanswered;
use Cairn\Forms\LocalKey;
use Cairn\Forms\ShopBox;
use Cairn\HandOver\MailPoetHandOver;
use Cairn\HandOver\Receivers;
use Cairn\Settings\Retention;

/** What the privacy policy says of people who leave an address, and of how long what is kept. */
final class PeopleParagraphs {

	/** Blocks with which somebody leaves an address. */
	private const BLOCKS = array( 'cairn/form', 'cairn/gate', 'cairn/voucher', 'cairn/availability' );

	/**
	 * Forms, contacts and handing over; nothing where nobody can leave an address.
	 *
	 * @param list<string>    $placed     Types of block that stand somewhere.
	 * @param Retention       $kept       How long what is kept.
	 * @param Unanswered|null $unanswered The owner's choice for visitors who have not answered.
	 * @return list<string>
	 */
	public static function of_forms( array $placed, Retention $kept, ?Unanswered $unanswered ): array {
		if ( array() === array_intersect( self::BLOCKS, $placed ) && ! self::has_shop_box() ) {
			return array();
		}
		return array(
			__( 'If you send one of our forms, what you typed is stored by the same service, encrypted, and on this site only sealed, so that nobody can read it from the database. We use it for what the form is for.', 'cairn' ),
			Unanswered::Cookieless === $unanswered
				? __( 'If you allowed statistics, what you sent is linked with your visits and orders. If you have not answered, it is linked with your visit of that day alone. If you refused statistics, it is linked with nothing.', 'cairn' )
				: __( 'Only if you allowed statistics, what you sent is linked with your visits and orders.', 'cairn' ),
			sprintf(
				/* translators: %s: a number of days, e.g. "14 days". */
				__( 'Where you must confirm your address, we send you one mail with a link. As proof of your consent we keep what you agreed to, word for word, and time, IP address and browser of your request and of your confirmation. If you do not confirm, all of it is deleted after %s.', 'cairn' ),
				/* translators: %s: a number. */
				sprintf( _n( '%s day', '%s days', $kept->limit( 'pending_days' ), 'cairn' ), number_format_i18n( $kept->limit( 'pending_days' ) ) )
			),
			sprintf(
				/* translators: 1, 2: a length of time, e.g. "36 months". */
				__( 'You can take a consent back at any time, by the link in every mail. The proof is kept for %1$s after that, without your name and address, to be able to show that the consent was given. Contacts without a consent that we have not heard of for %2$s are deleted.', 'cairn' ),
				self::months( $kept->limit( 'proof_months' ) ),
				self::months( $kept->limit( 'contacts_months' ) )
			),
			sprintf(
				/* translators: %s: a length of time, e.g. "24 months". */
				__( 'Only people with a permission of their own can see who left an address. Each look is noted, and the notes are kept for %s.', 'cairn' ),
				self::months( $kept->limit( 'log_months' ) )
			),
			...self::of_local_key(),
			...self::of_hand_over(),
		);
	}

	/** How long visits and steps are kept. */
	public static function of_visits( Retention $kept ): string {
		return sprintf(
			/* translators: %s: a length of time, e.g. "13 months". */
			__( 'Single visits and steps are deleted after %s. Totals, which say nothing about anybody, stay.', 'cairn' ),
			self::months( $kept->limit( 'events_months' ) )
		);
	}

	private static function has_shop_box(): bool {
		$box = get_option( ShopBox::OPTION );
		return function_exists( 'WC' ) && is_array( $box ) && in_array( 'yes', array( $box['checkout'] ?? 'no', $box['account'] ?? 'no' ), true );
	}

	/** @return list<string> */
	private static function of_local_key(): array {
		return null === LocalKey::read() ? array() : array(
			__( 'So that we can remind you of an appointment or send a mail again, your address is also kept on this site, encrypted with a key that is not in the database.', 'cairn' ),
		);
	}

	/** @return list<string> */
	private static function of_hand_over(): array {
		$known    = Receivers::read();
		$mailpoet = array() === MailPoetHandOver::read()['lists'] ? array() : array( 'MailPoet' );
		/**
		 * Filters to whom confirmed contacts are handed over with address and name, for the privacy policy.
		 *
		 * @param list<string> $receivers Names or hosts, as people know them.
		 */
		$receivers = apply_filters( 'cairn_hand_over_receivers', array( ...$known->people, ...$mailpoet ) );
		$receivers = array_values( array_unique( array_filter( is_array( $receivers ) ? $receivers : array(), static fn ( mixed $name ): bool => is_string( $name ) && '' !== $name ) ) );
		return array(
			...( array() === $receivers ? array() : array(
				sprintf(
					/* translators: %s: names of companies or hosts. */
					__( 'If you have confirmed your address, your address, your name and the list you signed up for are handed over to: %s. When you unsubscribe, they are told so.', 'cairn' ),
					implode( ', ', $receivers )
				),
			) ),
			...( array() === $known->ids ? array() : array(
				sprintf(
					/* translators: %s: hosts. */
					__( 'That somebody has confirmed an address is also told, without the address and the name, to: %s.', 'cairn' ),
					implode( ', ', $known->ids )
				),
			) ),
		);
	}

	private static function months( int $months ): string {
		/* translators: %s: a number. */
		return sprintf( _n( '%s month', '%s months', $months, 'cairn' ), number_format_i18n( $months ) );
	}
}
