<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/** One column of a comparison table: a product, or whatever the owner describes by hand. */
final class ComparedColumn {

	/**
	 * @param int                   $product_id The product, 0 for a column made by hand.
	 * @param string                $name       What the column is called.
	 * @param string                $url        Its page, '' for none.
	 * @param array<string, string> $cells      HTML by row, escaped.
	 * @param array<string, string> $plain      The same as bare text: two equal ones are no difference.
	 * @param array<string, float>  $worth      For rows that can be better or worse: the higher, the better.
	 */
	public function __construct(
		public readonly int $product_id,
		public readonly string $name,
		public readonly string $url,
		public readonly array $cells,
		public readonly array $plain,
		public readonly array $worth,
	) {
	}
}
