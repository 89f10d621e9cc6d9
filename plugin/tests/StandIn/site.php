<?php
/** The site's own facts. */

declare(strict_types=1);

function home_url( string $path = '' ): string {
	$home = $GLOBALS['cairn_options']['home'] ?? 'https://shop.example';
	return apply_filters( 'home_url', $home . $path );
}
