<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Lists;

use Cairn\Lists\Entry;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** What becomes of a wish when account and browser tell different things of it. */
final class EntryTest extends CairnTestCase {

	private const NOW = 1_800_000_000_000;

	private function entry( int $added_at, ?int $removed_at = null, int $quantity = 1, ?int $price = 100 ): Entry {
		return new Entry( 'product', 12, 0, $quantity, $price, 'EUR', '', $added_at, $removed_at, 'Beanie' );
	}

	public function test_two_wishes_are_one_since_the_first_at_its_price_with_the_larger_quantity(): void {
		$account = $this->entry( 2000, null, 2, 1900 );
		$merged  = $account->told( $this->entry( 1000, null, 1, 1800 ), true );
		self::assertSame( array( 1000, 1800, 2 ), array( $merged->added_at, $merged->price, $merged->quantity ) );
		$merged = $this->entry( 1000, null, 1, 1800 )->told( $this->entry( 2000, null, 3, 1900 ), true );
		self::assertSame( array( 1000, 1800, 3 ), array( $merged->added_at, $merged->price, $merged->quantity ) );
	}

	public function test_the_members_own_change_of_quantity_counts_as_it_is(): void {
		self::assertSame( 1, $this->entry( 1000, null, 5 )->told( $this->entry( 1000, null, 1 ), false )->quantity );
	}

	public function test_of_a_wish_and_a_removal_the_newer_wins(): void {
		self::assertSame( 3000, $this->entry( 1000 )->told( $this->entry( 1000, 3000 ), false )->removed_at );
		self::assertNull( $this->entry( 4000 )->told( $this->entry( 1000, 3000 ), false )->removed_at );
		self::assertNull( $this->entry( 1000, 3000 )->told( $this->entry( 4000 ), true )->removed_at );
		self::assertSame( 3000, $this->entry( 1000, 3000 )->told( $this->entry( 2000 ), true )->removed_at );
	}

	public function test_telling_the_same_again_changes_nothing(): void {
		foreach ( array( $this->entry( 1000 ), $this->entry( 1000, 2000 ) ) as $told ) {
			foreach ( array( $this->entry( 500, null, 4 ), $this->entry( 1500 ), $this->entry( 100, 1700 ) ) as $account ) {
				foreach ( array( true, false ) as $is_merge ) {
					$once = $account->told( $told, $is_merge );
					self::assertEquals( $once, $once->told( $told, $is_merge ) );
				}
			}
		}
	}

	public function test_acts_arrive_in_any_order_with_the_same_end(): void {
		$acts = array( $this->entry( 1000 ), $this->entry( 1000, 2000 ), $this->entry( 3000 ) );
		foreach ( array( array( 0, 1, 2 ), array( 2, 1, 0 ), array( 1, 0, 2 ), array( 1, 2, 0 ), array( 2, 0, 1 ) ) as $order ) {
			$account = $acts[ $order[0] ];
			foreach ( array_slice( $order, 1 ) as $next ) {
				$account = $account->told( $acts[ $next ], true );
			}
			self::assertNull( $account->removed_at, implode( ',', $order ) );
		}
	}

	/** @return array<string, array{mixed}> */
	public static function no_items(): array {
		return array(
			'no array'        => array( 'x' ),
			'no id'           => array( array( 'p' => 12 ) ),
			'zero'            => array( array( 'id' => '0' ) ),
			'negative'        => array( array( 'id' => '-12' ) ),
			'a word'          => array( array( 'id' => 'beanie' ) ),
			'sql'             => array( array( 'id' => "12' OR 1=1" ) ),
			'an array as id'  => array( array( 'id' => array( '12' ) ) ),
			'too many digits' => array( array( 'id' => '99999999999' ) ),
		);
	}

	#[DataProvider( 'no_items' )]
	public function test_what_is_no_item_is_not_taken( mixed $sent ): void {
		self::assertNull( Entry::from_browser( $sent, self::NOW ) );
	}

	public function test_a_browsers_item_is_taken_within_bounds(): void {
		$entry = Entry::from_browser( array( 'id' => '12.34', 'q' => 99999999, 't' => self::NOW + 5, 'price' => -3, 'cur' => 'eur', 'block' => '"><script>' ), self::NOW );
		self::assertNotNull( $entry );
		self::assertSame( array( 12, 34, 9999, self::NOW, null, '', '', 'product' ), array( $entry->object, $entry->variation, $entry->quantity, $entry->added_at, $entry->price, $entry->currency, $entry->block, $entry->kind ) );
		self::assertSame( '12.34', $entry->id() );
		$page = Entry::from_browser( array( 'id' => 'p7', 't' => 5, 'block' => 'abcdefghij' ), self::NOW );
		self::assertSame( array( 'page', 7, 'p7', 'abcdefghij' ), array( $page?->kind, $page?->object, $page?->id(), $page?->block ) );
	}
}
