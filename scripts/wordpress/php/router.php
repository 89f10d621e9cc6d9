<?php
/**
 * Router for PHP's built-in server: files as they are, everything else to WordPress' index.php.
 */

declare(strict_types=1);

$cairn_path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$cairn_file = $_SERVER['DOCUMENT_ROOT'] . $cairn_path;

if ( str_contains( $cairn_path, '/.' ) || str_contains( $cairn_path, '..' ) || str_contains( $cairn_path, "\0" ) ) {
	http_response_code( 404 );
	return true;
}
if ( '/favicon.ico' === $cairn_path && ! is_file( $cairn_file ) ) {
	http_response_code( 204 );
	return true;
}
if ( is_dir( $cairn_file ) && is_file( rtrim( $cairn_file, '/' ) . '/index.php' ) && '/' !== $cairn_path ) {
	if ( ! str_ends_with( $cairn_path, '/' ) ) {
		header( 'Location: ' . $cairn_path . '/', true, 301 );
		return true;
	}
	$cairn_path .= 'index.php';
	$cairn_file .= 'index.php';
}
if ( is_file( $cairn_file ) ) {
	if ( ! str_ends_with( $cairn_path, '.php' ) ) {
		return false;
	}
	$_SERVER['SCRIPT_NAME']     = $cairn_path;
	$_SERVER['PHP_SELF']        = $cairn_path;
	$_SERVER['SCRIPT_FILENAME'] = $cairn_file;
	chdir( dirname( $cairn_file ) );
	require $cairn_file;
	return true;
}
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['PHP_SELF']        = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
chdir( $_SERVER['DOCUMENT_ROOT'] );
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
return true;
