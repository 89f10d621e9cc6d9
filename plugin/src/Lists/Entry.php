<?php

declare(strict_types=1);

namespace Cairn\Lists;

/**
 * One thing on a list, or the memory that it was taken off; an `Item` of blocks/lists/kept.ts.
 * Product and variation are ids of the shop's original language.
 */
final class Entry {

	private const MOST_QUANTITY = 9999;

	private const BLOCK_PATTERN = '~^(?:[a-z0-9]{10}|x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4})$~';

	/**
	 * @param string   $kind       `product` or `page`.
	 * @param int      $object     Product or page.
	 * @param int      $variation  Variation, 0 for none.
	 * @param int      $quantity   From 1.
	 * @param int|null $price      As shown when it was added, in minor units.
	 * @param string   $currency   Of the price, '' without one.
	 * @param string   $block      Block instance it was kept with, '' for none.
	 * @param int      $added_at   When it was added, ms since 1970, the visitor's clock.
	 * @param int|null $removed_at When it was taken off; null while it is on the list.
	 * @param string   $name       Its title when it was added: what is left when it is no longer sold.
	 * @param int      $wished_at  When it was wished for last; 0 for the time it was added.
	 */
	public function __construct(
		public readonly string $kind,
		public readonly int $object,
		public readonly int $variation,
		public readonly int $quantity,
		public readonly ?int $price,
		public readonly string $currency,
		public readonly string $block,
		public readonly int $added_at,
		public readonly ?int $removed_at,
		public readonly string $name = '',
		public readonly int $wished_at = 0,
	) {
	}

	/**
	 * What a browser sent, null when it is no item. A clock that runs ahead is brought back to now, so that nobody's
	 * future act wins for ever.
	 *
	 * @param mixed $sent One item.
	 * @param int   $now  Milliseconds since 1970.
	 */
	public static function from_browser( mixed $sent, int $now ): ?self {
		if ( ! is_array( $sent ) || ! is_string( $sent['id'] ?? null ) ) {
			return null;
		}
		$id = self::parse( $sent['id'] );
		if ( null === $id ) {
			return null;
		}
		$currency = $sent['cur'] ?? '';
		$block    = $sent['block'] ?? '';
		$price    = self::number( $sent['price'] ?? null );
		$removed  = self::number( $sent['x'] ?? null );
		return new self(
			$id[0],
			$id[1],
			$id[2],
			max( 1, min( self::MOST_QUANTITY, self::number( $sent['q'] ?? null ) ?? 1 ) ),
			$price > 0 ? $price : null,
			is_string( $currency ) && 1 === preg_match( '/^[A-Z]{3}$/', $currency ) ? $currency : '',
			is_string( $block ) && 1 === preg_match( self::BLOCK_PATTERN, $block ) ? $block : '',
			min( $now, self::number( $sent['t'] ?? null ) ?? $now ),
			null === $removed ? null : min( $now, $removed )
		);
	}

	/**
	 * Kind, object and variation of an id such as `12`, `12.34` or `p7`; null when it is none.
	 *
	 * @return array{string, int, int}|null
	 */
	public static function parse( string $id ): ?array {
		if ( 1 !== preg_match( '/^(p)?([1-9]\d{0,9})(?:\.([1-9]\d{0,9}))?$/', $id, $match ) ) {
			return null;
		}
		return array( 'p' === $match[1] ? 'page' : 'product', (int) $match[2], (int) ( $match[3] ?? 0 ) );
	}

	/** Its id, as browsers write it. */
	public function id(): string {
		return ( 'page' === $this->kind ? 'p' : '' ) . $this->object . ( $this->variation > 0 ? '.' . $this->variation : '' );
	}

	/** When the last act happened. */
	public function acted_at(): int {
		return $this->removed_at ?? max( $this->added_at, $this->wished_at );
	}

	/**
	 * What becomes of this entry of the account when a browser tells of the same thing.
	 * A removal holds against everything that happened before it; of two removals the later stays. Coming back after a
	 * removal is a new wish. Two wishes are one: since the first, at its price; a guest's quantity never makes the
	 * member's smaller, the member's own change counts as it is.
	 *
	 * @param self $told     What the browser tells.
	 * @param bool $is_merge Whether it comes from before the login.
	 */
	public function told( self $told, bool $is_merge ): self {
		if ( null !== $told->removed_at || null !== $this->removed_at ) {
			// At the same moment the removal holds: a repeat then changes nothing.
			$wins = $told->acted_at() > $this->acted_at() || ( $told->acted_at() === $this->acted_at() && null !== $told->removed_at );
			return $wins ? $told->named( $told->name ?: $this->name ) : $this;
		}
		$first = $told->added_at < $this->added_at ? $told : $this;
		return new self(
			$this->kind,
			$this->object,
			$this->variation,
			$is_merge ? max( $this->quantity, $told->quantity ) : $told->quantity,
			$first->price,
			$first->currency,
			$first->block,
			$first->added_at,
			null,
			$this->name ?: $told->name,
			// The first wish says since when, the last one holds against removals before it.
			max( $this->acted_at(), $told->acted_at() )
		);
	}

	/** The same with a title. */
	public function named( string $name ): self {
		return new self( $this->kind, $this->object, $this->variation, $this->quantity, $this->price, $this->currency, $this->block, $this->added_at, $this->removed_at, mb_substr( $name, 0, 200 ), $this->wished_at );
	}

	/**
	 * As browsers keep it.
	 *
	 * @return array<string, int|string>
	 */
	public function to_browser(): array {
		return array_filter(
			array(
				'id'    => $this->id(),
				'p'     => $this->object,
				'v'     => $this->variation,
				'q'     => $this->quantity,
				't'     => $this->added_at,
				'price' => $this->price,
				'cur'   => '' === $this->currency ? null : $this->currency,
				'block' => '' === $this->block ? null : $this->block,
			),
			static fn ( int|string|null $value ): bool => null !== $value
		);
	}

	/** A whole number that is not negative, null for anything else. */
	private static function number( mixed $value ): ?int {
		return ( is_int( $value ) || is_float( $value ) ) && $value >= 0 && $value < 9e15 ? (int) $value : null;
	}
}
