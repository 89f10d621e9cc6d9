<?php

declare(strict_types=1);

namespace Cairn;

/** A file that the build made, with what its `.asset.php` says of it. */
final class BuiltAsset {

	/**
	 * @param string                 $folder       Folder below `build/`.
	 * @param non-empty-string       $url          Address of the script.
	 * @param list<non-empty-string> $dependencies Handles, or ids of script modules.
	 * @param string                 $version      Hash of the content.
	 */
	private function __construct(
		private readonly string $folder,
		public readonly string $url,
		public readonly array $dependencies,
		public readonly string $version,
	) {
	}

	/**
	 * The script `build/<folder>/index.js`.
	 *
	 * @param string $folder Folder below `build/`.
	 * @return self|null Null when it was not built.
	 */
	public static function of( string $folder ): ?self {
		$file = dirname( CAIRN_PLUGIN_FILE ) . "/build/$folder/index.asset.php";
		$url  = plugins_url( "build/$folder/index.js", CAIRN_PLUGIN_FILE );
		if ( ! is_file( $file ) || '' === $url ) {
			return null;
		}
		$says         = require $file;
		$dependencies = array();
		foreach ( is_array( $says ) && is_array( $says['dependencies'] ?? null ) ? $says['dependencies'] : array() as $dependency ) {
			if ( is_string( $dependency ) && '' !== $dependency ) {
				$dependencies[] = $dependency;
			}
		}
		return new self( $folder, $url, $dependencies, is_array( $says ) && is_string( $says['version'] ?? null ) ? $says['version'] : CAIRN_VERSION );
	}

	/** Address of the style beside the script, or null when there is none. */
	public function style_url(): ?string {
		return is_file( dirname( CAIRN_PLUGIN_FILE ) . "/build/{$this->folder}/index.css" )
			? plugins_url( "build/{$this->folder}/index.css", CAIRN_PLUGIN_FILE )
			: null;
	}
}
