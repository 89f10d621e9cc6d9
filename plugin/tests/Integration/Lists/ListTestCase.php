<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Lists\ListStore;
use Cairn\Lists\ListTables;
use Cairn\Tests\Integration\IntegrationTestCase;
use Cairn\Tests\StandIn\FixedClock;

/** Lists on a real WordPress. Their tables are temporary ones, so that nothing outlives a test. */
abstract class ListTestCase extends IntegrationTestCase {

	protected ListStore $store;

	protected FixedClock $clock;

	protected function setUp(): void {
		parent::setUp();
		delete_option( ListTables::VERSION_OPTION );
		$this->clock = new FixedClock( time() );
		$this->store = new ListStore( new ListTables(), $this->clock );
		( new ListTables() )->ensure();
		do_action( 'rest_api_init', rest_get_server() );
	}

	/** A published post that can be kept. */
	protected function page( string $title, string $status = 'publish' ): int {
		$id = wp_insert_post( array( 'post_title' => $title, 'post_status' => $status, 'post_content' => 'x' ) );
		self::assertIsInt( $id );
		return $id;
	}

	/** Milliseconds since 1970, seconds ago. */
	protected function ago( int $seconds ): int {
		return ( $this->clock->now() - $seconds ) * 1000;
	}
}
