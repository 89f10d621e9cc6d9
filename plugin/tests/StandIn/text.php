<?php
/** Text: untranslated, escaped as core escapes plain text. */

declare(strict_types=1);

function __( string $text, string $domain = 'default' ): string {
	return $text;
}

function esc_html( string $text ): string {
	return htmlspecialchars( $text, ENT_QUOTES );
}

function wp_json_encode( mixed $value, int $flags = 0, int $depth = 512 ): string|false {
	return json_encode( $value, $flags, $depth );
}

function wp_parse_url( string $url, int $component = -1 ): mixed {
	return parse_url( $url, $component );
}

function trailingslashit( string $path ): string {
	return rtrim( $path, '/\\' ) . '/';
}

function untrailingslashit( string $path ): string {
	return rtrim( $path, '/\\' );
}

function _n( string $one, string $many, int $number, string $domain = 'default' ): string {
	return 1 === $number ? $one : $many;
}

function number_format_i18n( float $number, int $decimals = 0 ): string {
	return number_format( $number, $decimals );
}
