<?php

declare(strict_types=1);

namespace Cairn\Blocks;


/**
 * What the search block's module needs to know: `SearchSettings` in blocks/search/view.ts. Addresses come from here and
 * never from a block's markup, which people may write who may not run scripts.
 */
final class SearchModule {

	/** Id WordPress gives the module of the block's view. */
	public const ID = 'cairn-search-view-script-module';

	/** Suggestions at most. */
	private const SUGGESTIONS = 6;

	/**
	 * The data, the same for every visitor.
	 *
	 * @param mixed $data What others have added.
	 * @return array<mixed>
	 */
	public function data( mixed $data ): array {
		return array(
			'module'   => plugins_url( 'build/search/suggestions.js', CAIRN_PLUGIN_FILE ) . '?ver=' . CAIRN_VERSION,
			'label'    => __( 'Suggestions', 'cairn' ),
			// The term goes behind them.
			'products' => $this->answering( 'wc/store/v1/products', 'name,permalink' ),
			'all'      => $this->answering( 'wp/v2/search', 'title,url' ),
		) + ( is_array( $data ) ? $data : array() );
	}

	private function answering( string $route, string $fields ): string {
		return add_query_arg(
			array(
				'per_page' => self::SUGGESTIONS,
				'_fields'  => $fields,
			),
			rest_url( $route )
		) . '&search=';
	}
}
