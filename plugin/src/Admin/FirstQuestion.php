<?php

declare(strict_types=1);

namespace Cairn\Admin;


/**
 * What the reports' page says to the browser before anything else: the app's data, the first question to the service,
 * and the file that the app would ask for while it starts. It stands in the page itself and above every style and script,
 * because whatever stands below waits until WordPress' own hundred files have been fetched.
 */
final class FirstQuestion {

	private const BUILD = __DIR__ . '/../../build/';

	/** What the app fetches whatever its screen is. */
	private const ALWAYS = 'admin/chart';

	/** The screens that stand in a file of their own. */
	private const LATER = 'admin/later';

	/** `screen` in the address of those; without one, or with an unknown one, it is Overview. */
	private const LATER_SCREENS = array( 'steps', 'step', 'products', 'cart', 'contacts', 'forms', 'form', 'privacy' );

	/**
	 * Prints it into the page's head.
	 *
	 * @param array<string, mixed> $boot `CairnAdminBoot` of plugin/admin/boot.ts.
	 */
	public function print( array $boot ): void {
		foreach ( $this->chunks() as $url ) {
			wp_print_script_tag(
				array(
					'src'   => $url,
					'async' => true,
				)
			);
		}
		wp_print_inline_script_tag(
			'window.cairnAdmin = ' . wp_json_encode( $boot, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES ) . ";\n" . $this->code(),
			array( 'id' => 'cairn-admin-early' )
		);
	}

	/** The built early.ts; nothing when it is missing: then the app asks by itself. */
	private function code(): string {
		$file = self::BUILD . 'admin-early/index.js';
		return is_file( $file ) ? (string) file_get_contents( $file ) : '';
	}

	/**
	 * The files of the screen that the address names.
	 *
	 * @return list<string> Addresses, exactly as the app will ask for them.
	 */
	private function chunks(): array {
		$file   = self::BUILD . 'admin/chunks.php';
		$says   = is_file( $file ) ? require $file : array();
		$says   = is_array( $says ) ? $says : array();
		$wanted = array_merge(
			(array) ( $says[ self::ALWAYS ] ?? array() ),
			in_array( $this->screen(), self::LATER_SCREENS, true ) ? (array) ( $says[ self::LATER ] ?? array() ) : array()
		);
		return array_map( static fn ( string $name ): string => plugins_url( 'build/' . $name, CAIRN_PLUGIN_FILE ), array_values( array_filter( $wanted, 'is_string' ) ) );
	}

	/** `screen` of the address; empty when there is none. */
	private function screen(): string {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- an address that only reads; it is only compared.
		$screen = $_GET['screen'] ?? '';
		return is_string( $screen ) ? $screen : '';
	}
}
