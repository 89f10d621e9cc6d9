<?php
/**
 * Prints the CTA button. WordPress includes this file for every button on a page.
 *
 * @package Cairn
 *
 * @var array<string, mixed> $attributes Attributes from the block comment.
 * @var string               $content    The saved link: `<p class="wp-block-cairn-cta-button"><a href="…">…</a></p>`.
 * @var WP_Block             $block      The block, with its context.
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is put together.
echo \Cairn\Blocks\CtaButton::html( $attributes, $content, $block );
