<?php
/**
 * Prints the tray with the products to compare. WordPress includes this file for every such block on a page.
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

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is put together.
echo \Cairn\Blocks\CompareTray::html( $attributes, $block );
