<?php
/**
 * Prints a voucher. WordPress includes this file for every block of this type on a page.
 *
 * @package Cairn
 *
 * @var array<string, mixed> $attributes Attributes from the block comment.
 * @var string               $content    What the inner blocks printed: the form of a voucher for one.
 * @var WP_Block             $block      The block, with its context.
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is put together.
echo \Cairn\Blocks\Voucher::html( $attributes, $content, $block );
