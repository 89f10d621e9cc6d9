<?php
/**
 * Loads WordPress on the command line and runs one script in it. Input comes as JSON on standard input, or in CAIRN_INPUT
 * for a script that runs beside others in the background.
 */

declare(strict_types=1);

/**
 * What the caller handed over.
 *
 * @return array<string, mixed>
 */
function cairn_input(): array {
	static $input = null;
	if ( null === $input ) {
		$given = getenv( 'CAIRN_INPUT' );
		$input = json_decode( is_string( $given ) ? $given : (string) stream_get_contents( STDIN ), true, 512, JSON_THROW_ON_ERROR );
	}
	return $input;
}

/**
 * Hands a value back to the caller.
 *
 * @param mixed $value Anything JSON can say.
 */
function cairn_answer( $value ): void {
	echo "\nCAIRN-ANSWER " . json_encode( $value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES ) . "\n";
}

// The installer would send its mail before any plugin is loaded.
if ( ! function_exists( 'wp_new_blog_notification' ) ) {
	function wp_new_blog_notification(): void {
	}
}

$_SERVER['HTTP_HOST']       = getenv( 'HTTP_HOST' );
$_SERVER['SERVER_NAME']     = strtok( (string) getenv( 'HTTP_HOST' ), ':' );
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';

// WordPress unsets $plugin and $theme in the scope that loads it, so the names here are long.
$cairn_script = $argv[1];
if ( basename( $cairn_script ) === 'install.php' ) {
	define( 'WP_INSTALLING', true );
}
require getenv( 'CAIRN_WP_FOLDER' ) . '/wp-load.php';
( static function ( string $file ): void {
	require $file;
} )( $cairn_script );
