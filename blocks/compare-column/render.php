<?php
/**
 * Prints nothing yet: the column hands itself to its table. WordPress includes this file for every such block on a page.
 *
 * @package Cairn
 *
 * @var array<string, mixed> $attributes Attributes from the block comment.
 * @var string               $content    What the inner blocks printed.
 * @var WP_Block             $block      The block, with its context.
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

\Cairn\Blocks\CompareColumn::hand_over( $attributes, $content );
