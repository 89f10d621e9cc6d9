<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/**
 * A column the owner wrote by hand. WordPress prints inner blocks before the block around them, so a column hands itself
 * to its table, which prints all of them row by row.
 */
final class CompareColumn {

	/** Row of the column's own call to action. */
	public const ACTION = 'action';

	/** @var list<ComparedColumn> Columns whose table has not been printed yet. */
	private static array $waiting = array();

	/**
	 * Hands a column to its table.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param string               $content    Its call to action, printed.
	 */
	public static function hand_over( array $attributes, string $content ): void {
		$cells  = array();
		$values = is_array( $attributes['values'] ?? null ) ? $attributes['values'] : array();
		foreach ( array_values( $values ) as $row => $value ) {
			$cells[ 'row' . $row ] = is_string( $value ) ? wp_kses( $value, 'data' ) : '';
		}
		$plain           = array_map( static fn ( string $html ): string => trim( wp_strip_all_tags( $html ) ), $cells );
		$title           = $attributes['title'] ?? '';
		self::$waiting[] = new ComparedColumn( 0, is_string( $title ) ? trim( wp_strip_all_tags( $title ) ) : '', '', $cells + array( self::ACTION => $content ), $plain, array() );
	}

	/**
	 * The columns of the table that is being printed.
	 *
	 * @return list<ComparedColumn>
	 */
	public static function take(): array {
		$columns       = self::$waiting;
		self::$waiting = array();
		return $columns;
	}
}
