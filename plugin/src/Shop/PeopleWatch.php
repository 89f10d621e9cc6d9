<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Module;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;

/** Tells that an account was made, that somebody logged in, wrote a comment or a review. No name and no text leaves. */
final class PeopleWatch implements Module {

	/** The checkout form was sent in this request. */
	private bool $is_at_the_till = false;

	public function __construct(
		private readonly Outbox $outbox,
		private readonly CartTeller $teller,
		private readonly FaultLog $faults,
	) {
	}

	public function hook(): void {
		add_action( 'woocommerce_checkout_process', array( $this, 'note_checkout' ) );
		add_action( 'shutdown', array( $this, 'end' ) );
		add_action( 'woocommerce_created_customer', array( $this, 'tell_customer' ), 10, 2 );
		add_action( 'register_new_user', array( $this, 'tell_account' ) );
		add_action( 'wp_login', array( $this, 'tell_login' ), 10, 2 );
		// WooCommerce saves the rating at 1 and whether the writer has bought at 10.
		add_action( 'comment_post', fn ( mixed $id ) => $this->comments()->tell( $id ), 20 );
		add_action( 'transition_comment_status', fn ( mixed $now, mixed $before, mixed $comment ) => $this->comments()->tell_change( $before, $comment ), 20, 3 );
	}

	/** The classic checkout was sent; an account may be made with the order. */
	public function note_checkout(): void {
		$this->is_at_the_till = true;
	}

	/** The request ends. */
	public function end(): void {
		$this->is_at_the_till = false;
	}

	/**
	 * A customer account was made in the shop.
	 *
	 * @param mixed $id   The account's number.
	 * @param mixed $data What WooCommerce knows of it.
	 */
	public function tell_customer( mixed $id, mixed $data = array() ): void {
		$this->faults->guard(
			'account',
			function () use ( $id, $data ): void {
				// An account that the owner makes in wp-admin is no visitor's doing.
				if ( ! is_numeric( $id ) || ! $this->outbox->is_open() || ( is_admin() && ! wp_doing_ajax() ) ) {
					return;
				}
				$is_till = $this->is_at_the_till || ( is_array( $data ) && 'store-api' === ( $data['source'] ?? '' ) );
				$this->tell_new( (int) $id, $is_till ? 'checkout' : 'account' );
			}
		);
	}

	/**
	 * Somebody registered at WordPress' own login page.
	 *
	 * @param mixed $id The account's number.
	 */
	public function tell_account( mixed $id ): void {
		$this->faults->guard(
			'account',
			function () use ( $id ): void {
				if ( is_numeric( $id ) && $this->outbox->is_open() ) {
					$this->tell_new( (int) $id, 'login' );
				}
			}
		);
	}

	/**
	 * Somebody logged in.
	 *
	 * @param mixed $name Not used.
	 * @param mixed $user Who it was. WordPress makes them the present user only with the next request.
	 */
	public function tell_login( mixed $name = '', mixed $user = null ): void {
		$this->faults->guard(
			'login',
			function () use ( $user ): void {
				if ( $this->outbox->is_open() ) {
					$by = $this->teller->visitor();
					$this->outbox->event( 'login', array(), null, $user instanceof \WP_User && user_can( $user, 'edit_posts' ) ? $by->as_staff() : $by );
				}
			}
		);
	}

	private function comments(): CommentFacts {
		return new CommentFacts( $this->outbox, $this->teller, $this->faults );
	}

	private function tell_new( int $id, string $source ): void {
		$by   = $this->teller->visitor();
		$cart = 'checkout' === $source && function_exists( 'WC' ) ? WC()->cart : null;
		$mine = $cart instanceof \WC_Cart && ! $cart->is_empty() && $by->is_somebody() ? $this->teller->memory->id() : null;
		$this->outbox->event( 'create_account', array( 'source' => $source ), "user:$id:created", $by, null !== $mine && $cart instanceof \WC_Cart ? CartState::of( $cart, $mine, 'account' ) : null );
	}
}
