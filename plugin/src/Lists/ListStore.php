<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Clock;

/** Reads and writes members' lists. Whoever asks has made sure that the member may. */
final class ListStore {

	/** Things on all lists of a member; more is a program, not a person. */
	public const MOST_ITEMS = 1000;

	/** Lists of a member. */
	public const MOST_LISTS = 50;

	/** How long a removal is remembered, ms. */
	private const TOMBSTONE_MS = 30 * DAY_IN_SECONDS * 1000;

	private const LOCK_SECONDS = 5;

	private readonly ListItems $items;

	public function __construct(
		private readonly ListTables $tables,
		private readonly Clock $clock,
	) {
		$this->items = new ListItems( $tables );
	}

	/**
	 * A member's lists, the default one first.
	 *
	 * @return list<WishList>
	 */
	public function lists_of( int $user_id ): array {
		global $wpdb;
		$this->tables->ensure();
		/** @var list<array<string, string|null>>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT id, user_id, name, privacy, token, is_default FROM %i WHERE user_id = %d ORDER BY is_default DESC, id', $this->tables->lists(), $user_id ), ARRAY_A );
		return array_map( array( $this, 'list_from' ), $rows ?? array() );
	}

	/** One list of this member, null when it is not theirs. */
	public function list_of( int $user_id, int $list_id ): ?WishList {
		foreach ( $this->lists_of( $user_id ) as $list ) {
			if ( $list->id === $list_id ) {
				return $list;
			}
		}
		return null;
	}

	/** The list everything goes to that names no other; made when it is needed. */
	public function default_list( int $user_id ): WishList {
		$lists = $this->lists_of( $user_id );
		if ( ! ( $lists[0]->is_default ?? false ) ) {
			$this->insert_list( $user_id, '', 1 );
			$lists = $this->lists_of( $user_id );
		}
		return $lists[0];
	}

	/** Makes a named list; null when the member has too many. */
	public function create( int $user_id, string $name ): ?WishList {
		$this->default_list( $user_id );
		if ( count( $this->lists_of( $user_id ) ) >= self::MOST_LISTS ) {
			return null;
		}
		return $this->list_of( $user_id, $this->insert_list( $user_id, $name, null ) );
	}

	/** Gives a list another name and says who may see it. */
	public function change( WishList $list, string $name, string $privacy ): void {
		global $wpdb;
		// A list that becomes private again gets another link: the old one must not come back to life later.
		$token = 'private' === $privacy && 'private' !== $list->privacy ? $this->new_token() : $list->token;
		$wpdb->update(
			$this->tables->lists(),
			array(
				'name'    => mb_substr( $name, 0, 100 ),
				'privacy' => in_array( $privacy, WishList::PRIVACIES, true ) ? $privacy : 'private',
				'token'   => $token,
			),
			array( 'id' => $list->id ),
			array( '%s', '%s', '%s' ),
			array( '%d' )
		);
	}

	/** Deletes a list and what is on it. The default list is emptied and stays. */
	public function delete( WishList $list ): void {
		global $wpdb;
		$this->items->erase_all( $list->id );
		if ( ! $list->is_default ) {
			$wpdb->delete( $this->tables->lists(), array( 'id' => $list->id ), array( '%d' ) );
		}
	}

	/** Deletes everything a member kept; the number of things that were on the lists. */
	public function delete_all_of( int $user_id ): int {
		global $wpdb;
		$deleted = 0;
		foreach ( $this->tables->exist() ? $this->lists_of( $user_id ) : array() as $list ) {
			$deleted += $this->items->erase_all( $list->id );
			$wpdb->delete( $this->tables->lists(), array( 'id' => $list->id ), array( '%d' ) );
		}
		return $deleted;
	}

	/** The list behind a link, null when there is none or its owner does not share it. */
	public function shared( string $token ): ?WishList {
		global $wpdb;
		$this->tables->ensure();
		/** @var array<string, string|null>|null $row */
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT id, user_id, name, privacy, token, is_default FROM %i WHERE token = %s AND privacy <> 'private'", $this->tables->lists(), $token ), ARRAY_A );
		return null === $row ? null : $this->list_from( $row );
	}

	/**
	 * What is on a list now, the newest first.
	 *
	 * @return list<Entry>
	 */
	public function entries( int $list_id ): array {
		return array_values( array_filter( $this->items->of( $list_id ), static fn ( Entry $entry ): bool => null === $entry->removed_at ) );
	}

	/**
	 * What is on any of a member's lists now, each thing once, the newest first.
	 *
	 * @return list<Entry>
	 */
	public function entries_of( int $user_id ): array {
		$found = array();
		foreach ( $this->lists_of( $user_id ) as $list ) {
			foreach ( $this->entries( $list->id ) as $entry ) {
				$found[ $entry->id() ] ??= $entry;
			}
		}
		usort( $found, static fn ( Entry $a, Entry $b ): int => $b->added_at <=> $a->added_at );
		return $found;
	}

	/**
	 * Takes over what a browser tells: acts of the member, or what was kept before the login. Telling the same again
	 * changes nothing. Acts of one member wait for each other.
	 *
	 * @param int         $user_id  The member.
	 * @param list<Entry> $told     What the browser tells.
	 * @param bool        $is_merge Whether it comes from before the login.
	 * @param int|null    $list_id  List for what is on none yet; null for the default one.
	 * @return bool False when another request of this member did not finish in time.
	 */
	public function take_over( int $user_id, array $told, bool $is_merge, ?int $list_id = null ): bool {
		if ( array() === $told ) {
			return true;
		}
		global $wpdb;
		$lock = substr( 'cairn_list_' . $user_id . '_' . md5( $wpdb->dbname . ' ' . $this->tables->lists() ), 0, 64 );
		if ( '1' !== (string) $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', $lock, self::LOCK_SECONDS ) ) ) {
			return false;
		}
		try {
			$home = null !== $list_id && null !== $this->list_of( $user_id, $list_id ) ? $list_id : $this->default_list( $user_id )->id;
			$here = array();
			$size = 0;
			foreach ( $this->lists_of( $user_id ) as $list ) {
				foreach ( $this->items->of( $list->id ) as $entry ) {
					$here[ $entry->id() ][ $list->id ] = $entry;
					++$size;
				}
			}
			foreach ( $told as $entry ) {
				$holders = $this->holders( $here[ $entry->id() ] ?? array(), $home );
				if ( array() === $holders && null === $entry->removed_at && $size < self::MOST_ITEMS ) {
					$this->items->write( $home, $entry->named( $this->name_of( $entry ) ) );
					++$size;
				}
				foreach ( $holders as $holder => $row ) {
					$next = $row->told( $entry, $is_merge );
					if ( $next !== $row ) {
						$this->items->write( $holder, '' === $next->name ? $next->named( $this->name_of( $next ) ) : $next );
					}
				}
			}
			$this->forget_old_removals( $user_id );
		} finally {
			$wpdb->query( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', $lock ) );
		}
		return true;
	}

	/** Takes a thing off one list; the removal is remembered. */
	public function remove( WishList $list, string $id ): void {
		foreach ( $this->entries( $list->id ) as $entry ) {
			if ( $entry->id() === $id ) {
				$this->items->write( $list->id, new Entry( $entry->kind, $entry->object, $entry->variation, $entry->quantity, $entry->price, $entry->currency, $entry->block, $entry->added_at, $this->now_ms(), $entry->name ) );
			}
		}
	}

	/** Moves a thing to another list of the same member. */
	public function move( WishList $from, WishList $to, string $id ): void {
		foreach ( $this->items->of( $from->id ) as $entry ) {
			if ( $entry->id() === $id && null === $entry->removed_at && $from->user_id === $to->user_id ) {
				$this->items->write( $to->id, $entry );
				$this->items->erase( $from->id, $entry );
			}
		}
	}

	/**
	 * Rows an act applies to: all lists the thing is on; where it is on none, its newest tombstone.
	 *
	 * @param array<int, Entry> $rows By list.
	 * @param int               $home List for new things.
	 * @return array<int, Entry>
	 */
	private function holders( array $rows, int $home ): array {
		$active = array_filter( $rows, static fn ( Entry $row ): bool => null === $row->removed_at );
		if ( array() !== $active || array() === $rows ) {
			return $active;
		}
		uasort( $rows, static fn ( Entry $a, Entry $b ): int => $b->acted_at() <=> $a->acted_at() );
		$newest = array_key_first( $rows );
		return array( $newest => $rows[ $newest ] );
	}

	private function forget_old_removals( int $user_id ): void {
		foreach ( $this->lists_of( $user_id ) as $list ) {
			$this->items->forget_removals( $list->id, $this->now_ms() - self::TOMBSTONE_MS );
		}
	}

	private function insert_list( int $user_id, string $name, ?int $is_default ): int {
		global $wpdb;
		$this->tables->ensure();
		// Of two requests that make the default list at once, the unique key refuses one: the list is there then.
		$shown = $wpdb->suppress_errors();
		$wpdb->insert(
			$this->tables->lists(),
			array(
				'user_id'    => $user_id,
				'name'       => mb_substr( $name, 0, 100 ),
				'privacy'    => 'private',
				'token'      => $this->new_token(),
				'is_default' => $is_default,
				'created_at' => $this->now_ms(),
			),
			array( '%d', '%s', '%s', '%s', '%d', '%d' )
		);
		$wpdb->suppress_errors( $shown );
		return (int) $wpdb->insert_id;
	}

	/** 128 random bits: nobody guesses a link. */
	private function new_token(): string {
		return bin2hex( random_bytes( 16 ) );
	}

	private function name_of( Entry $entry ): string {
		return html_entity_decode( get_the_title( $entry->variation > 0 ? $entry->variation : $entry->object ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}

	private function now_ms(): int {
		return $this->clock->now() * 1000;
	}

	/** @param array<string, string|null> $row A row of the table. */
	private function list_from( array $row ): WishList {
		return new WishList( (int) $row['id'], (int) $row['user_id'], (string) $row['name'], (string) $row['privacy'], (string) $row['token'], '1' === $row['is_default'] );
	}
}
