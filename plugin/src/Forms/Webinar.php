<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** A webinar as its form says it: when, and where to join. */
final class Webinar {

	/** Who comes so much before the start, or after the end, has come to it. */
	private const MARGIN_SECONDS = 30 * MINUTE_IN_SECONDS;

	/**
	 * @param string $title What it is called.
	 * @param int    $start Unix seconds.
	 * @param int    $end   Unix seconds.
	 * @param string $url   Where it takes place; ''.
	 */
	private function __construct(
		public readonly string $title,
		public readonly int $start,
		public readonly int $end,
		public readonly string $url,
	) {
	}

	/** Of a form; null where the form says no time. */
	public static function of( FormConfig $form ): ?self {
		$zone  = self::zone( $form->event['tz'] );
		$start = \DateTimeImmutable::createFromFormat( '!Y-m-d\TH:i', $form->event['start'], $zone );
		if ( false === $start ) {
			return null;
		}
		$end = \DateTimeImmutable::createFromFormat( '!Y-m-d\TH:i', $form->event['end'], $zone );
		return new self(
			'' === $form->name ? ucfirst( FormMails::what( 'webinar' ) ) : $form->name,
			$start->getTimestamp(),
			false === $end || $end <= $start ? $start->getTimestamp() + HOUR_IN_SECONDS : $end->getTimestamp(),
			$form->event['url']
		);
	}

	/** Whether somebody who comes now comes to it. */
	public function is_on( int $now ): bool {
		return $now >= $this->start - self::MARGIN_SECONDS && $now <= $this->end + self::MARGIN_SECONDS;
	}

	/** When it begins, in the site's words and zone. */
	public function when(): string {
		$date = get_option( 'date_format' );
		$time = get_option( 'time_format' );
		return (string) wp_date( ( is_string( $date ) ? $date : 'Y-m-d' ) . ' ' . ( is_string( $time ) ? $time : 'H:i' ) . ' T', $this->start );
	}

	/**
	 * The calendar's file (RFC 5545).
	 *
	 * @param string $uid  Unique for the person's registration.
	 * @param string $link Where to join.
	 * @param int    $now  Unix seconds.
	 */
	public function calendar( string $uid, string $link, int $now ): string {
		$lines = array(
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//Cairn//Forms//EN',
			'BEGIN:VEVENT',
			'UID:' . $uid . '@' . wp_parse_url( home_url(), PHP_URL_HOST ),
			'DTSTAMP:' . gmdate( 'Ymd\THis\Z', $now ),
			'DTSTART:' . gmdate( 'Ymd\THis\Z', $this->start ),
			'DTEND:' . gmdate( 'Ymd\THis\Z', $this->end ),
			'SUMMARY:' . self::escaped( $this->title ),
			'DESCRIPTION:' . self::escaped( $link ),
			'URL:' . $link,
			'END:VEVENT',
			'END:VCALENDAR',
		);
		return implode( "\r\n", array_map( self::folded( ... ), $lines ) ) . "\r\n";
	}

	private static function zone( string $name ): \DateTimeZone {
		return in_array( $name, \DateTimeZone::listIdentifiers( \DateTimeZone::ALL_WITH_BC ), true ) ? new \DateTimeZone( $name ) : wp_timezone();
	}

	private static function escaped( string $text ): string {
		return str_replace( array( '\\', ';', ',', "\n" ), array( '\\\\', '\;', '\,', '\n' ), $text );
	}

	/** A line of at most 75 bytes, the rest on lines that begin with a space. */
	private static function folded( string $line ): string {
		$parts = array();
		$room  = 75;
		while ( strlen( $line ) > $room ) {
			$part    = mb_strcut( $line, 0, $room, 'UTF-8' );
			$parts[] = $part;
			$line    = substr( $line, strlen( $part ) );
			$room    = 74;
		}
		return implode( "\r\n ", array( ...$parts, $line ) );
	}
}
