<?php
/** The site's own facts. */

declare(strict_types=1);

function home_url( string $path = '' ): string {
	$home = $GLOBALS['cairn_options']['home'] ?? 'https://shop.example';
	return apply_filters( 'home_url', $home . $path );
}

function site_url( string $path = '' ): string {
	return ( $GLOBALS['cairn_options']['siteurl'] ?? home_url() ) . $path;
}

function get_bloginfo( string $what = '' ): string {
	return 'name' === $what ? ( $GLOBALS['cairn_options']['blogname'] ?? 'Stones &amp; Trails' ) : '6.8';
}

function wp_timezone_string(): string {
	return $GLOBALS['cairn_options']['timezone_string'] ?? 'Europe/Berlin';
}

function get_locale(): string {
	return 'en_US';
}

function wp_specialchars_decode( string $text, int $flags = ENT_NOQUOTES ): string {
	return htmlspecialchars_decode( $text, $flags );
}

function is_user_logged_in(): bool {
	return $GLOBALS['cairn_options']['test_logged_in'] ?? true;
}

function wp_doing_cron(): bool {
	return false;
}

function wp_next_scheduled( string $hook ): int|false {
	return $GLOBALS['cairn_options'][ "test_cron_$hook" ] ?? false;
}

function wp_schedule_single_event( int $at, string $hook ): bool {
	$GLOBALS['cairn_options'][ "test_cron_$hook" ] = $at;
	return true;
}

function wp_schedule_event( int $at, string $recurrence, string $hook ): bool {
	return wp_schedule_single_event( $at, $hook );
}

function wp_clear_scheduled_hook( string $hook ): int {
	unset( $GLOBALS['cairn_options'][ "test_cron_$hook" ] );
	return 1;
}

function human_time_diff( int $from, int $to = 0 ): string {
	$seconds = abs( $to - $from );
	return $seconds < 60 ? "$seconds seconds" : round( $seconds / 60 ) . ' mins';
}

function wp_mkdir_p( string $folder ): bool {
	return is_dir( $folder ) || mkdir( $folder, 0777, true );
}

function wp_delete_file( string $file ): bool {
	return ! is_file( $file ) || unlink( $file );
}

function wp_normalize_path( string $path ): string {
	return str_replace( '\\', '/', $path );
}

function is_multisite(): bool {
	return false;
}

final class WP_Error {

	public function __construct( public string $code = '', public string $message = '', public mixed $data = '' ) {
	}

	public function get_error_code(): string {
		return $this->code;
	}

	public function get_error_message(): string {
		return $this->message;
	}

	public function get_error_data(): mixed {
		return $this->data;
	}
}

function is_wp_error( mixed $value ): bool {
	return $value instanceof WP_Error;
}
