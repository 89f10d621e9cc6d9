<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Module;
use WP_Error;

/**
 * "Wishlists" in My Account: a member's lists without JavaScript, and the place where lists are named, shared, mailed
 * and deleted. The page is the member's own: WooCommerce keeps it out of every cache, so its forms carry a nonce.
 */
final class AccountPage implements Module {

	/** Endpoint of My Account. */
	public const ENDPOINT = Lists::ENDPOINT;

	private const NONCE = 'cairn_lists';

	/** Which rewrite rules exist; they are written anew when this plugin adds its own. */
	public const RULES_OPTION = 'cairn_list_rules';

	/**
	 * @param \Closure(): ListStore $store Makes the store.
	 * @param \Closure(): ListMail  $mail  Makes what sends a list.
	 */
	public function __construct(
		private readonly \Closure $store,
		private readonly \Closure $mail,
	) {
	}

	public function hook(): void {
		add_filter( 'woocommerce_get_query_vars', array( $this, 'query_vars' ) );
		add_filter( 'woocommerce_account_menu_items', array( $this, 'menu' ) );
		add_filter( 'woocommerce_endpoint_' . self::ENDPOINT . '_title', static fn (): string => __( 'Wishlists', 'cairn' ) );
		add_action( 'woocommerce_account_' . self::ENDPOINT . '_endpoint', array( $this, 'show' ) );
		add_action( 'template_redirect', array( $this, 'act' ) );
		add_action( 'admin_init', array( $this, 'refresh_rules' ) );
	}

	/** Its address, '' without WooCommerce. */
	public static function url(): string {
		return function_exists( 'wc_get_account_endpoint_url' ) ? wc_get_account_endpoint_url( self::ENDPOINT ) : '';
	}

	/**
	 * Makes the endpoint one of WooCommerce's.
	 *
	 * @param mixed $vars Endpoints and their slugs.
	 * @return array<mixed>
	 */
	public function query_vars( mixed $vars ): array {
		return array( self::ENDPOINT => self::ENDPOINT ) + ( is_array( $vars ) ? $vars : array() );
	}

	/**
	 * Puts it into the account's menu, before the way out.
	 *
	 * @param mixed $items Labels by endpoint.
	 * @return array<mixed>
	 */
	public function menu( mixed $items ): array {
		$items = is_array( $items ) ? $items : array();
		if ( OtherWishlists::is_one_active() ) {
			return $items;
		}
		$out = array_intersect_key( $items, array( 'customer-logout' => 1 ) );
		return array_diff_key( $items, $out ) + array( self::ENDPOINT => __( 'Wishlists', 'cairn' ) ) + $out;
	}

	/** Lets WordPress know the new address, once; in the back office, where the owner comes after switching the plugin on. */
	public function refresh_rules(): void {
		if ( function_exists( 'WC' ) && '1' !== get_option( self::RULES_OPTION ) ) {
			update_option( self::RULES_OPTION, '1', true );
			flush_rewrite_rules( false );
		}
	}

	/** Does what one of the page's forms asks for, and shows the page anew, so that a reload repeats nothing. */
	public function act(): void {
		$wanted = isset( $_POST['cairn_list_act'] ) && is_string( $_POST['cairn_list_act'] ) ? sanitize_key( $_POST['cairn_list_act'] ) : '';
		if ( '' === $wanted || ! is_user_logged_in() ) {
			return;
		}
		check_admin_referer( self::NONCE );
		$user   = get_current_user_id();
		$store  = ( $this->store )();
		$list   = $store->list_of( $user, isset( $_POST['list'] ) && is_numeric( $_POST['list'] ) ? (int) $_POST['list'] : 0 );
		$name   = isset( $_POST['name'] ) && is_string( $_POST['name'] ) ? sanitize_text_field( wp_unslash( $_POST['name'] ) ) : '';
		$choice = isset( $_POST['privacy'] ) && is_string( $_POST['privacy'] ) ? sanitize_key( $_POST['privacy'] ) : '';
		$thing  = isset( $_POST['thing'] ) && is_string( $_POST['thing'] ) ? sanitize_text_field( wp_unslash( $_POST['thing'] ) ) : '';
		$said   = null;
		if ( 'create' === $wanted && '' !== $name ) {
			$said = null === $store->create( $user, $name ) ? new WP_Error( 'cairn_too_many_lists', __( 'There are too many lists already.', 'cairn' ) ) : __( 'The list is there.', 'cairn' );
		} elseif ( null !== $list ) {
			$said = $this->act_on( $wanted, $list, $name, $choice, $thing );
		}
		if ( null !== $said && function_exists( 'wc_add_notice' ) ) {
			wc_add_notice( $said instanceof WP_Error ? $said->get_error_message() : $said, $said instanceof WP_Error ? 'error' : 'success' );
		}
		wp_safe_redirect( self::url() );
		exit;
	}

	/** Prints the lists. */
	public function show(): void {
		if ( OtherWishlists::is_one_active() ) {
			return;
		}
		$user  = get_current_user_id();
		$store = ( $this->store )();
		$store->default_list( $user );
		$lists = $store->lists_of( $user );
		foreach ( $lists as $list ) {
			$this->show_list( $list, $store->entries( $list->id ), $lists );
		}
		echo '<h2>' . esc_html__( 'New list', 'cairn' ) . '</h2><form method="post">';
		$this->fields( 'create', 0 );
		echo '<p class="form-row"><label for="cairn-list-new">' . esc_html__( 'Name of the list', 'cairn' ) . '</label> <input class="input-text" id="cairn-list-new" name="name" maxlength="100" required></p>';
		echo '<p><button class="button wp-element-button">' . esc_html__( 'Make the list', 'cairn' ) . '</button></p></form>';
	}

	/** Acts on a list that is the member's own. */
	private function act_on( string $wanted, WishList $list, string $name, string $privacy, string $thing ): string|WP_Error|null {
		$store = ( $this->store )();
		$entry = Entry::parse( $thing );
		switch ( $wanted ) {
			case 'change':
				$store->change( $list, $name, $privacy );
				return __( 'Saved.', 'cairn' );
			case 'delete':
				$store->delete( $list );
				return __( 'The list is gone.', 'cairn' );
			case 'mail':
				return ( $this->mail )()->send( $list ) ?? __( 'The list is on its way to your e-mail address.', 'cairn' );
			case 'remove':
				if ( null !== $entry ) {
					$store->remove( $list, $thing );
				}
				return __( 'Removed.', 'cairn' );
			case 'move':
				$to = $store->list_of( $list->user_id, isset( $_POST['to'] ) && is_numeric( $_POST['to'] ) ? (int) $_POST['to'] : 0 ); // phpcs:ignore WordPress.Security.NonceVerification.Missing -- checked in act().
				if ( null !== $to && $to->id !== $list->id ) {
					$store->move( $list, $to, $thing );
				}
				return __( 'Moved.', 'cairn' );
		}
		return null;
	}

	/**
	 * @param WishList       $list    A list.
	 * @param list<Entry>    $entries What is on it.
	 * @param list<WishList> $lists   All lists of the member.
	 */
	private function show_list( WishList $list, array $entries, array $lists ): void {
		$names = array();
		foreach ( $entries as $entry ) {
			$names[ $entry->id() ] = $entry->name;
		}
		echo '<h2>' . esc_html( $list->title() ) . '</h2>';
		if ( array() === $entries ) {
			echo '<p>' . esc_html__( 'There is nothing on this list yet.', 'cairn' ) . '</p>';
		} else {
			echo '<table class="shop_table shop_table_responsive"><caption class="screen-reader-text">' . esc_html( $list->title() ) . '</caption><thead><tr>';
			foreach ( array( __( 'Name', 'cairn' ), __( 'Price', 'cairn' ), __( 'Availability', 'cairn' ), __( 'Actions', 'cairn' ) ) as $head ) {
				echo '<th scope="col">' . esc_html( $head ) . '</th>';
			}
			echo '</tr></thead><tbody>';
			foreach ( ( new Goods() )->rows( array_map( 'strval', array_keys( $names ) ), OriginalLanguage::current_code(), $names ) as $row ) {
				$this->show_row( $list, $row, $lists );
			}
			echo '</tbody></table>';
		}
		echo '<details><summary>' . esc_html__( 'Name, sharing, e-mail', 'cairn' ) . '</summary><form method="post">';
		$this->fields( 'change', $list->id );
		$field = 'cairn-list-' . $list->id;
		echo '<p class="form-row"><label for="' . esc_attr( $field ) . '-name">' . esc_html__( 'Name of the list', 'cairn' ) . '</label> <input class="input-text" id="' . esc_attr( $field ) . '-name" name="name" maxlength="100" value="' . esc_attr( $list->title() ) . '"></p>';
		echo '<p class="form-row"><label for="' . esc_attr( $field ) . '-privacy">' . esc_html__( 'Who may see it', 'cairn' ) . '</label> <select id="' . esc_attr( $field ) . '-privacy" name="privacy">';
		foreach ( self::privacies() as $value => $label ) {
			echo '<option value="' . esc_attr( $value ) . '"' . selected( $list->privacy, $value, false ) . '>' . esc_html( $label ) . '</option>';
		}
		echo '</select></p><p><button class="button wp-element-button">' . esc_html__( 'Save', 'cairn' ) . '</button></p></form>';
		$link = 'private' === $list->privacy ? '' : self::link( $list );
		if ( '' !== $link ) {
			echo '<p><label for="' . esc_attr( $field ) . '-link">' . esc_html__( 'Link to this list', 'cairn' ) . '</label> <input class="input-text" id="' . esc_attr( $field ) . '-link" readonly value="' . esc_attr( $link ) . '"></p>';
		}
		if ( array() !== $entries ) {
			$this->button( 'mail', $list->id, __( 'Send this list to my e-mail address', 'cairn' ) );
		}
		$this->button( 'delete', $list->id, $list->is_default ? __( 'Empty this list', 'cairn' ) : __( 'Delete this list', 'cairn' ) );
		echo '</details>';
	}

	/**
	 * @param WishList                       $list  A list.
	 * @param array<string, string|int|bool> $row   A row of Goods.
	 * @param list<WishList>                 $lists All lists of the member.
	 */
	private function show_row( WishList $list, array $row, array $lists ): void {
		$name = (string) $row['name'];
		$cell = static fn ( string $head, string $text ): string => '<td data-title="' . esc_attr( $head ) . '">' . esc_html( $text ) . '</td>';
		echo '<tr><th scope="row">' . ( isset( $row['url'] ) ? '<a href="' . esc_url( (string) $row['url'] ) . '">' . esc_html( $name ) . '</a>' : esc_html( $name ) ) . '</th>';
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped in $cell.
		echo $cell( __( 'Price', 'cairn' ), (string) ( $row['price'] ?? '' ) ) . $cell( __( 'Availability', 'cairn' ), isset( $row['gone'] ) ? __( 'No longer available', 'cairn' ) : (string) ( $row['stock'] ?? '' ) );
		echo '<td data-title="' . esc_attr__( 'Actions', 'cairn' ) . '">';
		if ( count( $lists ) > 1 ) {
			echo '<form method="post">';
			$this->fields( 'move', $list->id, (string) $row['id'] );
			/* translators: %s: name of a product. */
			echo '<select name="to" aria-label="' . esc_attr( sprintf( __( 'Move %s to', 'cairn' ), $name ) ) . '">';
			foreach ( $lists as $other ) {
				if ( $other->id !== $list->id ) {
					echo '<option value="' . esc_attr( (string) $other->id ) . '">' . esc_html( $other->title() ) . '</option>';
				}
			}
			echo '</select> <button class="button wp-element-button">' . esc_html__( 'Move', 'cairn' ) . '</button></form>';
		}
		$this->button( 'remove', $list->id, __( 'Remove', 'cairn' ), (string) $row['id'], $name );
		echo '</td></tr>';
	}

	/** A form of one button. */
	private function button( string $act, int $list, string $label, string $thing = '', string $about = '' ): void {
		echo '<form method="post">';
		$this->fields( $act, $list, $thing );
		echo '<button class="button wp-element-button">' . esc_html( $label ) . '<span class="screen-reader-text"> ' . esc_html( $about ) . '</span></button></form>';
	}

	private function fields( string $act, int $list, string $thing = '' ): void {
		wp_nonce_field( self::NONCE );
		echo '<input type="hidden" name="cairn_list_act" value="' . esc_attr( $act ) . '"><input type="hidden" name="list" value="' . esc_attr( (string) $list ) . '">';
		if ( '' !== $thing ) {
			echo '<input type="hidden" name="thing" value="' . esc_attr( $thing ) . '">';
		}
	}

	/** The address that shows a shared list, '' where no page of the site shows lists. */
	private static function link( WishList $list ): string {
		$page = ListsModule::page_url();
		return '' === $page || self::url() === $page ? '' : $page . '#cairn-list=' . $list->token;
	}

	/** @return array<string, string> */
	private static function privacies(): array {
		return array(
			'private' => __( 'Only me', 'cairn' ),
			'link'    => __( 'Whoever has the link', 'cairn' ),
			'public'  => __( 'Everybody, with my name', 'cairn' ),
		);
	}
}
