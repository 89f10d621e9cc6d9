<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * Links in mails. They hold no address that anybody could read: who follows one is known by what was sealed for the service
 * and by a keyed hash, and the signature binds both. They need nothing in the database, so they hold for years.
 */
final class ContactLinks {

	/** How long a link to a file holds. */
	public const FILE_SECONDS = 7 * DAY_IN_SECONDS;

	/** Path below `cairn/v1`. */
	public const ROUTE = '/contact/';

	/** The page that confirms. */
	public static function confirm( #[\SensitiveParameter] string $token ): string {
		return self::url( 'confirm', array( 't' => $token ) );
	}

	/**
	 * The page that ends a subscription.
	 *
	 * @param string $sealed        The address, sealed to the service.
	 * @param string $person        See {@see Person}.
	 * @param string $list          Which list; '' for all.
	 * @param string $submission_id Which sign-up the mail is about; ''.
	 */
	public static function unsubscribe( string $sealed, string $person, string $list, string $submission_id ): string {
		return self::url( 'unsubscribe', self::signed( 'unsubscribe', $sealed, $person, $list, $submission_id ) );
	}

	/**
	 * The page with all lists of a person.
	 *
	 * @param string $sealed        The address, sealed to the service.
	 * @param string $person        See {@see Person}.
	 * @param string $submission_id Which sign-up the mail is about; ''.
	 */
	public static function preferences( string $sealed, string $person, string $submission_id ): string {
		return self::url( 'preferences', self::signed( 'preferences', $sealed, $person, '', $submission_id ) );
	}

	/**
	 * Who follows a link to unsubscribe or to the preferences.
	 *
	 * @param string $page  `unsubscribe` or `preferences`.
	 * @param Given  $query What stands in the link.
	 * @return array{sealed: string, person: string, list: string, submission_id: string}|null Null when it is none of ours.
	 */
	public static function read( string $page, Given $query ): ?array {
		$sealed = base64_encode( FormSecret::bytes( $query->text( 'b', 2000 ) ) );
		$link   = array(
			'sealed'        => $sealed,
			'person'        => $query->text( 'p', 64 ),
			'list'          => $query->text( 'l', 64 ),
			'submission_id' => $query->text( 's', 36 ),
		);
		return hash_equals( FormSecret::seal( $page, array_values( $link ) ), $query->text( 'm', 30 ) ) ? $link : null;
	}

	/**
	 * The link to a protected file.
	 *
	 * @param int    $resource_id   Which file.
	 * @param string $submission_id Whose.
	 * @param int    $now           Unix seconds.
	 */
	public static function file( int $resource_id, string $submission_id, int $now ): string {
		$until = $now + self::FILE_SECONDS;
		return self::url(
			'file',
			array(
				'r' => (string) $resource_id,
				's' => $submission_id,
				'e' => (string) $until,
				'm' => FormSecret::seal( 'file', array( (string) $resource_id, $submission_id, (string) $until ) ),
			)
		);
	}

	/**
	 * Which file a link is for.
	 *
	 * @param Given $query What stands in the link.
	 * @param int   $now   Unix seconds.
	 * @return int|null 0 when the link is too old, null when it is none of ours.
	 */
	public static function read_file( Given $query, int $now ): ?int {
		$resource = $query->text( 'r', 10 );
		$until    = $query->text( 'e', 12 );
		if ( ! hash_equals( FormSecret::seal( 'file', array( $resource, $query->text( 's', 36 ), $until ) ), $query->text( 'm', 30 ) ) ) {
			return null;
		}
		return (int) $until < $now ? 0 : (int) $resource;
	}

	/**
	 * The page that shows what is behind a gate to who has no script.
	 *
	 * @param string $gate  The gate's block instance.
	 * @param string $token A {@see GateToken}.
	 */
	public static function behind( string $gate, string $token ): string {
		return self::url(
			'read',
			array(
				'g' => $gate,
				't' => $token,
			)
		);
	}

	/**
	 * A page about one sign-up.
	 *
	 * @param string $page          `resend` (where a second mail is asked for), `calendar`, `attend` or `booking`.
	 * @param string $submission_id Which sign-up.
	 */
	public static function about( string $page, string $submission_id ): string {
		return self::url(
			$page,
			array(
				's' => $submission_id,
				'm' => FormSecret::seal( $page, array( $submission_id ) ),
			)
		);
	}

	/** Which sign-up such a page is about; '' when the link is none of ours. */
	public static function read_about( string $page, Given $query ): string {
		$submission = $query->text( 's', 36 );
		return hash_equals( FormSecret::seal( $page, array( $submission ) ), $query->text( 'm', 30 ) ) ? $submission : '';
	}

	/**
	 * Headers that let a mail program unsubscribe, with one click where the site has HTTPS (RFC 8058).
	 *
	 * @param string $url Of {@see unsubscribe()}.
	 * @return list<string>
	 */
	public static function headers( string $url ): array {
		return array( "List-Unsubscribe: <$url>", ...( str_starts_with( $url, 'https://' ) ? array( 'List-Unsubscribe-Post: List-Unsubscribe=One-Click' ) : array() ) );
	}

	/**
	 * @return array<string, string> Parameters with their signature.
	 */
	private static function signed( string $page, string $sealed, string $person, string $list, string $submission_id ): array {
		return array(
			'b' => FormSecret::base64url( (string) base64_decode( $sealed, true ) ),
			'p' => $person,
			'l' => $list,
			's' => $submission_id,
			'm' => FormSecret::seal( $page, array( $sealed, $person, $list, $submission_id ) ),
		);
	}

	/** @param array<string, string> $query Parameters. */
	private static function url( string $page, array $query ): string {
		return add_query_arg( array_map( 'rawurlencode', $query ), rest_url( 'cairn/v1' . self::ROUTE . $page ) );
	}
}
