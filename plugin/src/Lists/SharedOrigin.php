<?php

declare(strict_types=1);

namespace Cairn\Lists;

/**
 * Sites of a network that stand in folders share one origin, and with it what a browser keeps: product 12 of one shop must not
 * come up as product 12 of its neighbour.
 */
final class SharedOrigin {

	/**
	 * Under which name a browser keeps something of this site; the same for every visitor.
	 *
	 * @param string $name What it is, such as `cairn:list`: its name where the site has its origin to itself, and on the first site of a network.
	 */
	public static function name( string $name ): string {
		return is_multisite() && ! is_main_site() ? $name . ':' . get_current_blog_id() : $name;
	}
}
