<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** The plugin file runs in a process of its own, with just enough around it to be told of an old WordPress. */
final class RequirementsTest extends TestCase {

	/** @return list<string> Lines that the process printed. */
	private static function run_plugin_file( string $wordpress ): array {
		$script = sprintf(
			'define( "ABSPATH", "/" ); $hooks = array();
			function get_bloginfo( $what ) { return %s; }
			function __( $text ) { return $text; }
			function esc_html( $text ) { return $text; }
			function current_user_can() { return true; }
			function add_action( $hook, $callback ) { $GLOBALS["hooks"][] = $hook; if ( "admin_notices" === $hook ) { $callback(); } }
			require %s;
			echo "\n", implode( ",", $hooks ), "\n", class_exists( "Cairn\\Plugin", false ) ? "started" : "resting";',
			var_export( $wordpress, true ),
			var_export( dirname( __DIR__, 2 ) . '/cairn.php', true )
		);
		exec( escapeshellarg( PHP_BINARY ) . ' -d display_errors=stderr -r ' . escapeshellarg( $script ) . ' 2>&1', $lines );
		return $lines;
	}

	public function test_an_old_wordpress_is_told_so_in_a_sentence_and_nothing_starts(): void {
		list( $notice, $hooks, $state ) = self::run_plugin_file( '6.7.2' );
		self::assertStringContainsString( 'needs WordPress 6.8 or newer and this site runs 6.7.2', $notice );
		self::assertSame( array( 'admin_notices', 'resting' ), array( $hooks, $state ) );
	}

	public function test_the_plugin_file_holds_nothing_that_an_old_php_could_not_parse(): void {
		$tokens = \PhpToken::tokenize( (string) file_get_contents( dirname( __DIR__, 2 ) . '/cairn.php' ) );
		foreach ( $tokens as $token ) {
			self::assertFalse( $token->is( array( T_MATCH, T_ENUM, T_READONLY, T_ATTRIBUTE, T_NULLSAFE_OBJECT_OPERATOR, T_FN, T_COALESCE_EQUAL ) ), "line {$token->line}: {$token->text}" );
		}
	}
}
