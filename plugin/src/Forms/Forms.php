<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Module;

/** Builds what belongs to forms, each part when it is needed: a visitor's page without a form needs nothing of it. */
final class Forms implements Module {

	public function __construct( private readonly Clock $clock ) {
	}

	public function hook(): void {
		add_action( 'wp_after_insert_post', fn ( mixed $id, mixed $post ) => ( new FormPublisher( $this->clock ) )->publish( $id, $post ), 10, 2 );
		add_action( 'cairn_delete_data', static fn () => FormTables::drop() );
	}
}
