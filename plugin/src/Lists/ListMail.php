<?php

declare(strict_types=1);

namespace Cairn\Lists;

use WP_Error;

/** Sends a member's list to that member: to the address of the account and no other, at most every ten minutes. */
final class ListMail {

	private const PAUSE_SECONDS = 10 * MINUTE_IN_SECONDS;

	public function __construct(
		private readonly ListStore $store,
		private readonly Goods $goods,
	) {
	}

	/** Sends it; null when it is on its way, else why not. */
	public function send( WishList $list ): ?WP_Error {
		$user = get_userdata( $list->user_id );
		if ( ! $user || ! is_email( $user->user_email ) ) {
			return new WP_Error( 'cairn_no_address', __( 'Your account has no e-mail address.', 'cairn' ), array( 'status' => 409 ) );
		}
		$pause = 'cairn_list_mail_' . $user->ID;
		if ( false !== get_transient( $pause ) ) {
			return new WP_Error( 'cairn_mailed_already', __( 'A list was sent to you a moment ago. Please wait ten minutes before the next.', 'cairn' ), array( 'status' => 429 ) );
		}
		$entries = $this->store->entries( $list->id );
		if ( array() === $entries ) {
			return new WP_Error( 'cairn_list_empty', __( 'There is nothing on this list.', 'cairn' ), array( 'status' => 409 ) );
		}
		set_transient( $pause, 1, self::PAUSE_SECONDS );
		$site = html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		/* translators: 1: name of a list, 2: name of the site. */
		if ( ! wp_mail( $user->user_email, sprintf( __( '%1$s at %2$s', 'cairn' ), $list->title(), $site ), $this->text( $entries ) ) ) {
			delete_transient( $pause );
			return new WP_Error( 'cairn_mail_failed', __( 'The e-mail could not be sent. Please try again later.', 'cairn' ), array( 'status' => 502 ) );
		}
		return null;
	}

	/** @param list<Entry> $entries What is on the list. */
	private function text( array $entries ): string {
		$names = array();
		foreach ( $entries as $entry ) {
			$names[ $entry->id() ] = $entry->name;
		}
		$lines = array();
		foreach ( $this->goods->rows( array_map( 'strval', array_keys( $names ) ), '', $names ) as $row ) {
			$about   = array_filter( array( (string) ( $row['price'] ?? '' ), isset( $row['gone'] ) ? __( 'no longer sold', 'cairn' ) : (string) ( $row['stock'] ?? '' ) ) );
			$lines[] = '- ' . $row['name'] . ( array() === $about ? '' : ' (' . implode( ', ', $about ) . ')' ) . ( isset( $row['url'] ) ? "\n  " . $row['url'] : '' );
		}
		return implode( "\n\n", $lines ) . "\n";
	}
}
