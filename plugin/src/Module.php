<?php

declare(strict_types=1);

namespace Cairn;

/**
 * One concern of the plugin. A module is built in {@see Plugin} and touches WordPress only through
 * the hooks it adds here, so that reading `hook()` tells everything it can ever do.
 */
interface Module {

	/** Adds the module's actions and filters. Called once, while the plugin file loads. */
	public function hook(): void;
}
