<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Clock;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/**
 * `cairn/v1/lists…`: what a list shows, for everybody; a member's own lists, for that member alone (WordPress' login and
 * its nonce); a shared list, for whoever has its link. Nothing here sets a cookie.
 */
final class ListsController {

	private const NAMESPACE = 'cairn/v1';

	public function __construct(
		private readonly ListStore $store,
		private readonly Goods $goods,
		private readonly ListMail $mail,
		private readonly Clock $clock,
	) {
	}

	/** Registers the routes. */
	public function register(): void {
		$list = array(
			'id' => array(
				'type'     => 'integer',
				'required' => true,
			),
		);
		$this->route( '/lists/shown', 'GET', 'shown', '__return_true' );
		$this->route( '/lists', 'GET', 'lists', 'is_user_logged_in' );
		$this->route( '/lists', 'POST', 'create', 'is_user_logged_in' );
		$this->route( '/lists/sync', 'POST', 'sync', 'is_user_logged_in' );
		$this->route( '/lists/share', 'POST', 'share', 'is_user_logged_in' );
		$this->route( '/lists/(?P<id>\d+)', 'POST', 'change', 'is_user_logged_in', $list );
		$this->route( '/lists/(?P<id>\d+)', 'DELETE', 'delete', 'is_user_logged_in', $list );
		$this->route( '/lists/(?P<id>\d+)/mail', 'POST', 'mail', 'is_user_logged_in', $list );
	}

	/**
	 * What a list page shows: of the things with these ids, or of the shared list with this token. The owner's name only
	 * where the owner made the list public.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `of` (ids separated by commas, or a token) and `lang`.
	 */
	public function shown( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$of   = self::text( $request['of'] );
		$lang = self::text( $request['lang'] );
		if ( 1 !== preg_match( '/^[0-9a-f]{32}$/', $of ) ) {
			return new WP_REST_Response( array( 'rows' => $this->goods->rows( self::ids( $of ), $lang ) ) );
		}
		$list = $this->store->shared( $of );
		if ( null === $list ) {
			return new WP_Error( 'cairn_no_such_list', __( 'This list is not shared (any more).', 'cairn' ), array( 'status' => 404 ) );
		}
		$names = array();
		$kept  = array();
		foreach ( $this->store->entries( $list->id ) as $entry ) {
			$names[ $entry->id() ] = $entry->name;
			$kept[ $entry->id() ]  = array(
				'q' => $entry->quantity,
				't' => $entry->added_at,
			);
		}
		$owner = 'public' === $list->privacy ? get_userdata( $list->user_id ) : false;
		return new WP_REST_Response(
			array(
				/* translators: 1: name of a list, 2: name of its owner. */
				'title' => $owner ? sprintf( __( '%1$s of %2$s', 'cairn' ), $list->title(), $owner->display_name ) : $list->title(),
				'rows'  => array_map( static fn ( array $row ): array => $row + $kept[ (string) $row['id'] ], $this->goods->rows( array_map( 'strval', array_keys( $names ) ), $lang, $names ) ),
			)
		);
	}

	/** The member's lists. */
	public function lists(): WP_REST_Response {
		$user = get_current_user_id();
		$this->store->default_list( $user );
		return new WP_REST_Response( array_map( fn ( WishList $list ): array => $this->described( $list ), $this->store->lists_of( $user ) ) );
	}

	/**
	 * Makes a list.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `name`.
	 */
	public function create( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$name = self::text( $request['name'] );
		if ( '' === $name ) {
			return new WP_Error( 'cairn_name_missing', __( 'The list needs a name.', 'cairn' ), array( 'status' => 400 ) );
		}
		$list = $this->store->create( get_current_user_id(), $name );
		return null === $list
			? new WP_Error( 'cairn_too_many_lists', __( 'There are too many lists already.', 'cairn' ), array( 'status' => 409 ) )
			: new WP_REST_Response( $this->described( $list ), 201 );
	}

	/**
	 * Gives a list another name, or says who may see it.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `name` or `privacy`.
	 */
	public function change( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$list = $this->own( $request );
		if ( $list instanceof WP_Error ) {
			return $list;
		}
		$privacy = $request['privacy'] ?? $list->privacy;
		if ( ! in_array( $privacy, WishList::PRIVACIES, true ) ) {
			return new WP_Error( 'cairn_no_such_privacy', __( 'A list is private, shared by link or public.', 'cairn' ), array( 'status' => 400 ) );
		}
		$this->store->change( $list, null === $request['name'] ? $list->name : self::text( $request['name'] ), $privacy );
		return new WP_REST_Response( $this->described( $this->store->list_of( $list->user_id, $list->id ) ?? $list ) );
	}

	/**
	 * Deletes a list; the default one is emptied.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request Which.
	 */
	public function delete( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$list = $this->own( $request );
		if ( $list instanceof WP_Error ) {
			return $list;
		}
		$this->store->delete( $list );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Brings browser and account together. Takes the browser's items: acts of this member, or what a guest kept before
	 * the login. Of another member's copy nothing is taken.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `owner` and `items`.
	 */
	public function sync( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$user  = get_current_user_id();
		$mark  = self::mark( $user );
		$owner = self::text( $request['owner'] );
		$items = is_array( $request['items'] ) && in_array( $owner, array( '', $mark ), true ) ? array_values( $request['items'] ) : array();
		$now   = $this->clock->now() * 1000 + 999;
		$told  = array_filter( array_map( static fn ( mixed $item ): ?Entry => Entry::from_browser( $item, $now ), array_slice( $items, 0, ListStore::MOST_ITEMS ) ) );
		if ( ! $this->store->take_over( $user, array_values( $told ), '' === $owner ) ) {
			return new WP_Error( 'cairn_busy', __( 'Please try again in a moment.', 'cairn' ), array( 'status' => 503 ) );
		}
		return new WP_REST_Response(
			array(
				'owner' => $mark,
				'items' => array_map( static fn ( Entry $entry ): array => $entry->to_browser(), $this->store->entries_of( $user ) ),
			)
		);
	}

	/** The token of the default list's link; a private list becomes one that is shared by link. */
	public function share(): WP_REST_Response {
		$user = get_current_user_id();
		$list = $this->store->default_list( $user );
		if ( 'private' === $list->privacy ) {
			$this->store->change( $list, $list->name, 'link' );
			$list = $this->store->default_list( $user );
		}
		return new WP_REST_Response( array( 'token' => $list->token ) );
	}

	/**
	 * Sends the list to the member's own address.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request Which list.
	 */
	public function mail( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$list = $this->own( $request );
		if ( $list instanceof WP_Error ) {
			return $list;
		}
		$refusal = $this->mail->send( $list );
		return null === $refusal ? new WP_REST_Response( array( 'sent' => true ) ) : $refusal;
	}

	/** What a browser keeps to know whose copy it has; it tells nobody who that is. */
	public static function mark( int $user_id ): string {
		return substr( wp_hash( 'cairn-list-' . $user_id ), 0, 16 );
	}

	/**
	 * The list of the route if it is the member's own. Another's list is as unknown as one that does not exist.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request Which.
	 */
	private function own( WP_REST_Request $request ): WishList|WP_Error {
		$id = $request['id'];
		return $this->store->list_of( get_current_user_id(), is_numeric( $id ) ? (int) $id : 0 )
			?? new WP_Error( 'cairn_no_such_list', __( 'There is no such list.', 'cairn' ), array( 'status' => 404 ) );
	}

	/** @return array<string, int|string|bool> */
	private function described( WishList $list ): array {
		return array(
			'id'         => $list->id,
			'name'       => $list->title(),
			'privacy'    => $list->privacy,
			'is_default' => $list->is_default,
			'token'      => 'private' === $list->privacy ? '' : $list->token,
		);
	}

	/**
	 * @param non-falsy-string     $path       Path below the namespace.
	 * @param string               $method     HTTP method.
	 * @param string               $callback   Method of this class.
	 * @param callable(): bool     $permission Who may ask.
	 * @param array<string, mixed> $args       Parameters.
	 */
	private function route( string $path, string $method, string $callback, callable $permission, array $args = array() ): void {
		register_rest_route(
			self::NAMESPACE,
			$path,
			array(
				'methods'             => $method,
				'callback'            => array( $this, $callback ),
				'permission_callback' => $permission,
				'args'                => $args,
			)
		);
	}

	/** @return list<string> */
	private static function ids( mixed $given ): array {
		return is_string( $given ) ? array_slice( array_values( array_filter( explode( ',', $given ), static fn ( string $id ): bool => '' !== $id ) ), 0, ListStore::MOST_ITEMS ) : array();
	}

	private static function text( mixed $given ): string {
		return is_string( $given ) ? sanitize_text_field( $given ) : '';
	}
}
