<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Contract\generated\Path;
use Cairn\Module;
use Cairn\Placement\ShopButtons;
use Cairn\Service\AnswerKind;
use Cairn\Service\SignedClient;
use WP_Post;

/**
 * Tells the service which blocks stand on which page: it counts only what it was told of. The table follows every save
 * at once; the service is told after the answer was sent to the person who saved, and by cron if it was silent.
 */
final class Placements implements Module {

	/** Cron hook that tells what could not be told. */
	public const CRON_HOOK = 'cairn_tell_placements';

	/** Option with the ids of posts the service has not been told of. Not autoloaded. */
	public const UNTOLD_OPTION = 'cairn_placements_untold';

	/** Option with the site id at the service that was told everything once. */
	public const TOLD_SITE_OPTION = 'cairn_placements_site';

	private const RETRY_SECONDS = 5 * 60;

	/** Posts of one run; the rest waits for the next, so that no request runs long. */
	private const POSTS_A_RUN = 50;

	/** @var array<int, true> Posts saved in this request. */
	private array $saved = array();

	/** The connection may have become another in this request. */
	private bool $reconnected = false;

	/** There is something to tell at the end of this request. */
	private bool $is_due = false;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly PlacementTable $table,
		private readonly BlockFinder $finder,
		private readonly InstanceIds $ids,
		private readonly ThemeBlocks $theme = new ThemeBlocks(),
	) {
	}

	public function hook(): void {
		add_action( 'init', array( $this->table, 'ensure' ) );
		add_action( 'wp_after_insert_post', array( $this, 'note' ), 10, 2 );
		add_action( 'deleted_post', array( $this, 'forget' ) );
		add_action( 'shutdown', array( $this, 'tell_after_the_answer' ) );
		add_action( self::CRON_HOOK, array( $this, 'tell_untold' ) );
		add_action( 'admin_init', array( $this, 'catch_up' ) );
		add_action( 'add_option_' . Connection::OPTION, array( $this, 'note_connection' ) );
		add_action( 'update_option_' . Connection::OPTION, array( $this, 'note_connection' ) );
		foreach ( array( 'add_option_' . ShopButtons::OPTION, 'update_option_' . ShopButtons::OPTION, 'switch_theme', 'save_post_wp_template' ) as $change ) {
			add_action( $change, array( $this, 'note_theme' ) );
		}
		add_action( 'cairn_delete_data', array( $this, 'delete_data' ) );
	}

	/**
	 * Notes the blocks of a saved post.
	 *
	 * @param mixed $post_id Its id.
	 * @param mixed $post    The post.
	 */
	public function note( mixed $post_id, mixed $post ): void {
		if ( ! $post instanceof WP_Post || 'revision' === $post->post_type || 'auto-draft' === $post->post_status ) {
			return;
		}
		$blocks  = 'trash' === $post->post_status ? array() : $this->finder->find( $post->post_content );
		$changed = $this->table->replace( $post->ID, $blocks, $this->ids->copied_from() );
		// A post without blocks matters only when it had some.
		if ( $changed || array() !== $blocks ) {
			$this->saved[ $post->ID ] = true;
		}
	}

	/**
	 * A post is gone for good.
	 *
	 * @param mixed $post_id Its id.
	 */
	public function forget( mixed $post_id ): void {
		if ( is_numeric( $post_id ) && $this->table->replace( (int) $post_id, array() ) ) {
			$this->saved[ (int) $post_id ] = true;
		}
	}

	/** The site was connected, or its connection changed. */
	public function note_connection(): void {
		$this->reconnected = true;
	}

	/** Buttons beside every product were switched, or stand elsewhere now. */
	public function note_theme(): void {
		if ( $this->theme->are_there() ) {
			$this->saved[ ThemeBlocks::POST_ID ] = true;
		}
	}

	/** Tells the service once the person has the page; a visitor never waits for it. */
	public function tell_after_the_answer(): void {
		if ( $this->reconnected ) {
			$this->reconnected = false;
			$this->catch_up();
		}
		// Nothing leaves an unconnected site; everything is told when it connects.
		if ( null !== $this->store->sending() && array() !== $this->saved ) {
			$this->remember_untold( array_keys( $this->saved ) );
			$this->is_due = true;
		}
		$this->saved = array();
		if ( ! $this->is_due ) {
			return;
		}
		$this->is_due = false;
		if ( ! is_user_logged_in() && ! wp_doing_cron() && 'cli' !== PHP_SAPI ) {
			$this->retry_soon();
			return;
		}
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		}
		$this->tell_untold();
	}

	/** Everything is told anew when the site has been connected, or connected to another service. */
	public function catch_up(): void {
		$connection = $this->store->sending();
		if ( null === $connection || get_option( self::TOLD_SITE_OPTION ) === $connection->site_id ) {
			return;
		}
		update_option( self::TOLD_SITE_OPTION, $connection->site_id, true );
		$this->remember_untold( array( ...$this->table->posts(), ...( $this->theme->are_there() ? array( ThemeBlocks::POST_ID ) : array() ) ) );
		$this->is_due = true;
	}

	/** Tells the service of the posts it does not know yet; what it does not take is told later. */
	public function tell_untold(): void {
		if ( null === $this->store->sending() ) {
			return;
		}
		$untold = $this->untold();
		foreach ( array_slice( $untold, 0, self::POSTS_A_RUN ) as $post_id ) {
			$answer = $this->client->send( 'PUT', Path::PLACEMENTS, $this->body( $post_id ) );
			if ( AnswerKind::Silent === $answer->kind || AnswerKind::NotConnected === $answer->kind ) {
				$this->retry_soon();
				return;
			}
			// Refused is final for this content: the next save of the post is told again.
			$untold = array_values( array_diff( $untold, array( $post_id ) ) );
			update_option( self::UNTOLD_OPTION, $untold, false );
		}
		if ( array() !== $untold ) {
			$this->retry_soon( 0 );
		}
	}

	/** The owner wants nothing left. */
	public function delete_data(): void {
		$this->table->drop();
		delete_option( self::UNTOLD_OPTION );
		delete_option( self::TOLD_SITE_OPTION );
		wp_clear_scheduled_hook( self::CRON_HOOK );
	}

	/**
	 * What the service is told of a post: its blocks while it is public, none otherwise.
	 *
	 * @param int $post_id The post.
	 * @return array<string, mixed>
	 */
	public function body( int $post_id ): array {
		if ( ThemeBlocks::POST_ID === $post_id ) {
			return array(
				'post_id' => $post_id,
				'page'    => null,
				'blocks'  => $this->theme->all(),
			);
		}
		$post      = get_post( $post_id );
		$is_public = $post instanceof WP_Post && in_array( $post->post_status, array( 'publish', 'private' ), true );
		$blocks    = array();
		foreach ( $is_public ? $this->table->rows( $post_id ) : array() as $row ) {
			$blocks[] = array(
				'block_id'   => $row['block_id'],
				'block_type' => $row['block_type'],
				'name'       => $row['block_name'],
				'stage'      => '' === $row['stage'] ? null : $row['stage'],
			);
		}
		return array(
			'post_id' => $post_id,
			'page'    => $is_public ? $this->page( $post ) : null,
			'blocks'  => $blocks,
		);
	}

	/** Path of the post's own page, null for what has none (a synced pattern, a template). */
	private function page( WP_Post $post ): ?string {
		if ( ! is_post_type_viewable( $post->post_type ) ) {
			return null;
		}
		$path = wp_parse_url( (string) get_permalink( $post ), PHP_URL_PATH );
		return is_string( $path ) ? substr( $path, 0, 500 ) : '/';
	}

	/** @param list<int> $posts Ids of posts. */
	private function remember_untold( array $posts ): void {
		update_option( self::UNTOLD_OPTION, array_values( array_unique( array_merge( $this->untold(), $posts ) ) ), false );
	}

	/** @return list<int> */
	private function untold(): array {
		$kept = get_option( self::UNTOLD_OPTION );
		return is_array( $kept ) ? array_values( array_map( 'intval', array_filter( $kept, 'is_numeric' ) ) ) : array();
	}

	private function retry_soon( int $seconds = self::RETRY_SECONDS ): void {
		if ( ! wp_next_scheduled( self::CRON_HOOK ) ) {
			wp_schedule_single_event( time() + $seconds, self::CRON_HOOK );
		}
	}
}
