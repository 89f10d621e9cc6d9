<?php

declare(strict_types=1);

namespace Cairn\Relay;

/** The relay that comes with the plugin: `relay.php` in its folder. */
final class OwnRelay implements RelayRoute {

	public function __construct( private readonly Spool $spool ) {
	}

	public function url(): ?string {
		return $this->spool->is_where_the_relay_looks() ? plugins_url( 'relay.php', CAIRN_PLUGIN_FILE ) : null;
	}
}
