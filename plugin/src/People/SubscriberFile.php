<?php

declare(strict_types=1);

namespace Cairn\People;

/**
 * Reads a CSV of subscribers as other services write it: comma, semicolon or tab; UTF-8, UTF-16 or Windows' letters; with
 * or without a line of names above it. Which column is which is read from its name.
 */
final class SubscriberFile {

	/** Rows of one file. */
	public const MOST_ROWS = 5000;

	/** Bytes of one file. */
	public const MOST_BYTES = 5 * 1024 * 1024;

	/**
	 * @param list<array{row: int, email: string, name?: string, given_at?: int, confirmed_at?: int}> $rows As the service takes them; `row` is the line a person sees in a table.
	 */
	private function __construct( public readonly array $rows ) {
	}

	/**
	 * Reads a file.
	 *
	 * @param string $text Its content.
	 * @return self|string The rows, or a sentence that says why there are none, translated.
	 */
	public static function read( string $text ): self|string {
		if ( strlen( $text ) > self::MOST_BYTES ) {
			/* translators: %s: a size, e.g. "5 MB". */
			return sprintf( __( 'The file is larger than %s. Split it into several.', 'cairn' ), size_format( self::MOST_BYTES ) );
		}
		$lines = self::lines( self::utf8( $text ) );
		$first = $lines[ array_key_first( $lines ) ?? 0 ] ?? array();
		$named = self::columns( $first );
		if ( ! isset( $named['email'] ) ) {
			$place = array_key_first( array_filter( $first, static fn ( string $cell ): bool => false !== is_email( $cell ) ) );
			if ( null === $place ) {
				return __( 'No column holds e-mail addresses: name one “email” in the first line.', 'cairn' );
			}
			$named = array( 'email' => $place );
		} else {
			unset( $lines[ array_key_first( $lines ) ] );
		}
		if ( count( $lines ) > self::MOST_ROWS ) {
			/* translators: %s: a number. */
			return sprintf( __( 'The file has more than %s subscribers. Split it into several.', 'cairn' ), number_format_i18n( self::MOST_ROWS ) );
		}
		$rows = array();
		foreach ( $lines as $number => $cells ) {
			$rows[] = self::row( $number, array_map( static fn ( int $place ): string => $cells[ $place ] ?? '', $named ) );
		}
		return array() === $rows ? __( 'The file holds no subscribers.', 'cairn' ) : new self( $rows );
	}

	/**
	 * @param int                   $number Line.
	 * @param array<string, string> $cells  By column.
	 * @return array{row: int, email: string, name?: string, given_at?: int, confirmed_at?: int}
	 */
	private static function row( int $number, array $cells ): array {
		$row  = array(
			'row'   => $number,
			'email' => mb_substr( $cells['email'], 0, 254 ),
		);
		$name = mb_substr( ( $cells['name'] ?? '' ) ?: trim( ( $cells['first'] ?? '' ) . ' ' . ( $cells['last'] ?? '' ) ), 0, 200 );
		if ( '' !== $name ) {
			$row['name'] = $name;
		}
		$given = self::time( $cells['given_at'] ?? '' );
		if ( null !== $given ) {
			$row['given_at'] = $given;
		}
		$confirmed = self::time( $cells['confirmed_at'] ?? '' );
		if ( null !== $confirmed ) {
			$row['confirmed_at'] = $confirmed;
		}
		return $row;
	}

	/**
	 * Which column is which.
	 *
	 * @param list<string> $first The first line.
	 * @return array<string, int> Place by our name.
	 */
	private static function columns( array $first ): array {
		$named = array();
		$names = require __DIR__ . '/../Contract/generated/subscriber-columns.php';
		foreach ( $first as $place => $cell ) {
			$plain = (string) preg_replace( '/[^a-z]/', '', strtolower( remove_accents( $cell ) ) );
			foreach ( $names as $name => $known ) {
				if ( ! isset( $named[ $name ] ) && in_array( $plain, $known, true ) ) {
					$named[ $name ] = $place;
				}
			}
		}
		return $named;
	}

	/** A moment as ms since 1970, in the site's time zone where the file names none; null where it cannot be read. */
	private static function time( string $cell ): ?int {
		if ( 1 === preg_match( '/^\d{9,13}$/', $cell ) ) {
			return strlen( $cell ) > 10 ? (int) $cell : (int) $cell * 1000;
		}
		if ( 1 !== preg_match( '/\d{4}/', $cell ) ) {
			return null;
		}
		try {
			$at = ( new \DateTimeImmutable( $cell, wp_timezone() ) )->getTimestamp();
		} catch ( \Exception ) {
			return null;
		}
		return $at > 0 ? $at * 1000 : null;
	}

	private static function utf8( string $text ): string {
		$text = match ( true ) {
			str_starts_with( $text, "\xFF\xFE" ) => (string) mb_convert_encoding( substr( $text, 2 ), 'UTF-8', 'UTF-16LE' ),
			str_starts_with( $text, "\xFE\xFF" ) => (string) mb_convert_encoding( substr( $text, 2 ), 'UTF-8', 'UTF-16BE' ),
			str_starts_with( $text, "\xEF\xBB\xBF" ) => substr( $text, 3 ),
			default => $text,
		};
		return mb_check_encoding( $text, 'UTF-8' ) ? $text : (string) mb_convert_encoding( $text, 'UTF-8', 'Windows-1252' );
	}

	/**
	 * The lines that hold something.
	 *
	 * @return array<int, list<string>> Trimmed cells by line, from 1.
	 */
	private static function lines( string $text ): array {
		$head = strtok( $text, "\r\n" );
		$head = false === $head ? '' : $head;
		$mark = ',';
		foreach ( array( ';', "\t" ) as $other ) {
			$mark = substr_count( $head, $other ) > substr_count( $head, $mark ) ? $other : $mark;
		}
		$file = fopen( 'php://memory', 'r+b' );
		if ( false === $file ) {
			return array();
		}
		fwrite( $file, str_replace( array( "\r\n", "\r" ), "\n", $text ) );
		rewind( $file );
		$lines  = array();
		$number = 0;
		while ( true ) {
			$cells = fgetcsv( $file, null, $mark, '"', '' );
			if ( false === $cells ) {
				break;
			}
			++$number;
			$cells = array_map( static fn ( ?string $cell ): string => trim( (string) $cell ), $cells );
			if ( '' !== implode( '', $cells ) ) {
				$lines[ $number ] = $cells;
			}
		}
		fclose( $file );
		return $lines;
	}
}
