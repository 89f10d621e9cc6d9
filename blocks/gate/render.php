<?php
/**
 * Prints a gate. WordPress includes this file for every block of this type on a page.
 *
 * @package Cairn
 *
 * @var array<string, mixed> $attributes Attributes from the block comment.
 * @var string               $content    What the teaser, the form and the gated content printed.
 * @var WP_Block             $block      The block, with its context.
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is put together.
echo \Cairn\Blocks\Gate::html( $attributes, $content, $block );
