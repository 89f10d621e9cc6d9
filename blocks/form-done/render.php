<?php
/**
 * Prints nothing: it hands what its blocks printed to the form, which puts it behind itself. WordPress includes this file for every block of this type on a page.
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

\Cairn\Blocks\FormDone::hand_over( $content, $block );
