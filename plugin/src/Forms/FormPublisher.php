<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use WP_Post;

/** Keeps what a form asks, each time a post with one is published. */
final class FormPublisher {

	private const PUBLIC_STATES = array( 'publish', 'private', 'future' );

	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * A post was saved.
	 *
	 * @param mixed $post_id Its id.
	 * @param mixed $post    The post.
	 */
	public function publish( mixed $post_id, mixed $post ): void {
		if ( ! $post instanceof WP_Post || ! in_array( $post->post_status, self::PUBLIC_STATES, true ) || ! str_contains( $post->post_content, '<!-- wp:cairn/form' ) ) {
			return;
		}
		$table = new ConfigTable();
		foreach ( FormConfig::all_in( parse_blocks( $post->post_content ) ) as $config ) {
			$table->publish( $config, $this->clock->milliseconds() );
		}
		LocalKey::make();
	}
}
