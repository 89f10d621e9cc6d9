<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;

/**
 * Tells of comments and reviews: that one was written, and what became of it. It is one step however often its status
 * changes. What was taken for spam when it came is told only when somebody finds that it is none. No name and no text
 * leaves.
 */
final class CommentFacts {

	/** Statuses as WordPress keeps them, in the words of events. */
	private const STATUSES = array(
		'1'       => 'approved',
		'approve' => 'approved',
		'0'       => 'hold',
		'hold'    => 'hold',
		'spam'    => 'spam',
		'trash'   => 'trash',
	);

	public function __construct(
		private readonly Outbox $outbox,
		private readonly CartTeller $teller,
		private readonly FaultLog $faults,
	) {
	}

	/**
	 * A comment was written.
	 *
	 * @param mixed $id Its number.
	 */
	public function tell( mixed $id ): void {
		$this->faults->guard(
			'comment',
			function () use ( $id ): void {
				$comment = is_numeric( $id ) && $this->outbox->is_open() ? get_comment( (int) $id ) : null;
				$fact    = $comment instanceof \WP_Comment ? $this->fact( $comment ) : null;
				if ( null !== $fact && in_array( $fact['props']['status'], array( 'approved', 'hold' ), true ) ) {
					$this->outbox->event( $fact['type'], $fact['props'], $fact['key'], $this->teller->visitor(), null, null, $fact['id'] );
				}
			}
		);
	}

	/**
	 * A comment was approved, held, thrown away or fetched back.
	 *
	 * @param mixed $before  Status it had: `approved`, `unapproved`, `spam` or `trash`.
	 * @param mixed $comment The comment, with the status it has now.
	 */
	public function tell_change( mixed $before, mixed $comment ): void {
		$this->faults->guard(
			'comment',
			function () use ( $before, $comment ): void {
				$since = $this->outbox->open_since();
				// What was written before the site was connected was never told.
				if ( null === $since || ! $comment instanceof \WP_Comment || strtotime( $comment->comment_date_gmt . ' UTC' ) < $since ) {
					return;
				}
				$fact = $this->fact( $comment );
				if ( null !== $fact && ( in_array( $before, array( 'approved', 'unapproved' ), true ) || in_array( $fact['props']['status'], array( 'approved', 'hold' ), true ) ) ) {
					$this->outbox->retell( $fact['type'], $fact['props'], $fact['key'], $fact['id'] );
				}
			}
		);
	}

	/**
	 * What there is to tell of a comment; null for what is neither a comment nor a review, such as a note on an order.
	 *
	 * @return array{type: string, key: string, id: string, props: array{status: string, post_id?: int, product_id?: int, rating?: int}}|null
	 */
	private function fact( \WP_Comment $comment ): ?array {
		$post   = (int) $comment->comment_post_ID;
		$status = self::STATUSES[ $comment->comment_approved ] ?? null;
		$at     = strtotime( $comment->comment_date_gmt . ' UTC' );
		if ( $post < 1 || null === $status || false === $at || ! in_array( $comment->comment_type, array( 'review', 'comment' ), true ) ) {
			return null;
		}
		$is_review = 'product' === get_post_type( $post );
		if ( ! $is_review && 'comment' !== $comment->comment_type ) {
			return null;
		}
		$key   = "comment:{$comment->comment_ID}";
		$props = $is_review ? array( 'product_id' => $post ) : array( 'post_id' => $post );
		if ( $is_review ) {
			$rating = get_comment_meta( (int) $comment->comment_ID, 'rating', true );
			if ( is_numeric( $rating ) && (int) $rating >= 1 && (int) $rating <= 5 ) {
				$props['rating'] = (int) $rating;
			}
		}
		return array(
			'type'  => $is_review ? 'review' : 'comment',
			'key'   => $key,
			'id'    => $this->outbox->lasting_id( max( 0, $at ) * 1000, $key ),
			'props' => $props + array( 'status' => $status ),
		);
	}
}
