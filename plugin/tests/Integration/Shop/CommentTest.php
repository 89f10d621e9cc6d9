<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Outbox\OutboxTable;
use PHPUnit\Framework\Attributes\Group;

/** A review is one step, whatever becomes of it. */
#[Group( 'woocommerce' )]
final class CommentTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		update_option( 'comments_notify', 0 );
		update_option( 'moderation_notify', 0 );
	}

	/** Somebody writes a review; `$verdict` is what WordPress makes of it. */
	private function review( int $product_id, string $verdict ): int {
		add_filter( 'pre_comment_approved', static fn (): string => $verdict );
		$_POST['rating']          = '4';
		$_POST['comment_post_ID'] = (string) $product_id;
		$id                       = wp_new_comment(
			array(
				'comment_post_ID'      => $product_id,
				'comment_author'       => 'Ada',
				'comment_author_email' => 'ada@example.com',
				'comment_author_url'   => '',
				'comment_content'      => 'Very warm indeed.',
				'comment_type'         => 'review',
				'comment_parent'       => 0,
				'user_id'              => 0,
			),
			true
		);
		self::assertIsInt( $id );
		return $id;
	}

	/** The service has taken what waited. */
	private function deliver(): void {
		global $wpdb;
		$wpdb->query( 'UPDATE ' . ( new OutboxTable() )->name() . " SET state = 'sent', payload = ''" );
	}

	/** @return list<array<string, mixed>> What waits to be told of reviews. */
	private function waiting_reviews(): array {
		global $wpdb;
		return array_map( static fn ( string $json ): array => (array) json_decode( $json, true ), $wpdb->get_col( 'SELECT payload FROM ' . ( new OutboxTable() )->name() . " WHERE state = 'waiting' AND fact_key LIKE 'comment:%'" ) );
	}

	public function test_a_review_is_told_with_its_rating_and_without_its_text(): void {
		$product = $this->product()->get_id();
		$this->review( $product, '1' );
		$told = $this->events( 'review' );
		self::assertCount( 1, $told );
		self::assertSame( array( 'product_id' => $product, 'rating' => 4, 'status' => 'approved' ), $told[0]['props'] );
		self::assertArrayHasKey( 'visitor', $told[0] );
		self::assertStringNotContainsString( 'warm', (string) wp_json_encode( $told ) );
		self::assertStringNotContainsString( 'Ada', (string) wp_json_encode( $told ) );
	}

	public function test_a_held_review_that_is_approved_before_it_was_told_is_told_once_as_approved_and_as_its_writers(): void {
		$id    = $this->review( $this->product()->get_id(), '0' );
		$first = $this->events( 'review' )[0];
		self::assertSame( 'hold', $first['props']['status'] );
		$this->act_as( 'administrator' );
		wp_set_comment_status( $id, 'approve' );
		$told = $this->events( 'review' );
		self::assertCount( 1, $told );
		self::assertSame( 'approved', $told[0]['props']['status'] );
		self::assertSame( array( $first['event_id'], $first['visitor'] ), array( $told[0]['event_id'], $told[0]['visitor'] ) );
	}

	public function test_one_approved_later_is_told_anew_under_the_same_id_and_in_nobodys_name(): void {
		$id    = $this->review( $this->product()->get_id(), '0' );
		$first = $this->events( 'review' )[0];
		$this->deliver();
		$this->act_as( 'administrator' );
		wp_set_comment_status( $id, 'approve' );
		$told = $this->waiting_reviews();
		self::assertCount( 1, $told );
		self::assertSame( array( $first['event_id'], $first['fact_key'], 'approved', 4 ), array( $told[0]['event_id'], $told[0]['fact_key'], $told[0]['props']['status'], $told[0]['props']['rating'] ) );
		self::assertArrayNotHasKey( 'visitor', $told[0], 'It is not the moderator’s.' );
		self::assertArrayNotHasKey( 'staff', $told[0] );

		$this->deliver();
		wp_trash_comment( $id );
		self::assertSame( 'trash', $this->waiting_reviews()[0]['props']['status'] );
	}

	public function test_spam_is_told_only_when_somebody_finds_that_it_is_none(): void {
		$id = $this->review( $this->product()->get_id(), 'spam' );
		self::assertSame( array(), $this->waiting_reviews() );
		wp_trash_comment( $id );
		self::assertSame( array(), $this->waiting_reviews() );
		wp_untrash_comment( $id );
		self::assertSame( array(), $this->waiting_reviews() );
		wp_unspam_comment( $id );
		wp_set_comment_status( $id, 'approve' );
		self::assertCount( 1, $this->events( 'review' ) );
		self::assertSame( 'approved', $this->events( 'review' )[0]['props']['status'] );
	}

	public function test_what_was_written_before_the_site_was_connected_stays_untold(): void {
		$id = $this->review( $this->product()->get_id(), '0' );
		$this->deliver();
		global $wpdb;
		$wpdb->update( $wpdb->comments, array( 'comment_date_gmt' => '2020-01-01 00:00:00' ), array( 'comment_ID' => $id ) );
		clean_comment_cache( $id );
		wp_set_comment_status( $id, 'approve' );
		self::assertSame( array(), $this->waiting_reviews() );
	}

	public function test_a_comment_under_a_post_and_a_note_on_an_order(): void {
		$post = wp_insert_post( array( 'post_title' => 'News', 'post_status' => 'publish', 'comment_status' => 'open' ) );
		add_filter( 'pre_comment_approved', static fn (): string => '0' );
		$id = wp_new_comment( array( 'comment_post_ID' => $post, 'comment_author' => 'Ada', 'comment_author_email' => 'ada@example.com', 'comment_author_url' => '', 'comment_content' => 'Good.', 'comment_type' => '', 'comment_parent' => 0, 'user_id' => 0 ), true );
		self::assertIsInt( $id );
		wp_set_comment_status( $id, 'approve' );
		self::assertSame( array( array( 'post_id' => $post, 'status' => 'approved' ) ), array_column( $this->events( 'comment' ), 'props' ) );
		$order = wc_create_order();
		self::assertInstanceOf( \WC_Order::class, $order );
		wp_set_comment_status( $order->add_order_note( 'Packed.' ), 'hold' );
		self::assertCount( 1, array_filter( $this->events(), static fn ( array $event ): bool => in_array( $event['name'], array( 'comment', 'review' ), true ) ) );
	}
}
