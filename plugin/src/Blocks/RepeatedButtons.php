<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Closure;
use WP_Block;

/**
 * Buttons that a list repeats beside each of its products. WordPress prepares each anew: it checks the attributes against
 * their schema, works out what the block supports make of them, and asks some twenty filters that have nothing to do with
 * it. All of that depends on the block and on nothing of the product, so it is done for the first of them; the others are
 * printed by what that one left behind, to the same bytes.
 *
 * Only where that is certain: nobody but WordPress and WooCommerce may have changed or may yet change what is printed.
 * Beside any other plugin that filters blocks, WordPress prints each.
 */
final class RepeatedButtons {

	/** What WordPress asks about every block it prints. */
	private const ASKED = array( 'render_block_data', 'render_block' );

	/** @var array<string, list<array{attributes: array<mixed>, print: Closure(array<mixed>): string}>> What was printed on this page, by block. */
	private static array $known = array();

	/** @var array{block: WP_Block, html: string, print: Closure(array<mixed>): string}|null The button that is being printed by WordPress. */
	private static ?array $first = null;

	/** @var array<string, mixed> Who was asked, by hook, and found to be WordPress or WooCommerce. */
	private static array $trusted = array();

	/** Begins a page, or a part of it in another language or for another site. */
	public static function begin_page(): void {
		self::$known   = array();
		self::$first   = null;
		self::$trusted = array();
	}

	/**
	 * Takes note of a button that WordPress prints.
	 *
	 * @param WP_Block                      $block The block.
	 * @param string                        $html  What it prints.
	 * @param Closure(array<mixed>): string $print Prints the same for what it stands beside (a block's context).
	 */
	public static function note( WP_Block $block, string $html, Closure $print ): void {
		$parsed = $block->parsed_block;
		// Bound attributes (block bindings) have other values beside each product.
		if ( '' !== ( $parsed['innerHTML'] ?? '' ) || isset( $parsed['attrs']['metadata']['bindings'] ) ) {
			return;
		}
		if ( false === has_filter( 'pre_render_block', array( self::class, 'print_inner' ) ) ) {
			// Behind whoever would print something else instead.
			add_filter( 'pre_render_block', array( self::class, 'print_inner' ), 100, 3 );
			add_action( 'change_locale', array( self::class, 'begin_page' ) );
			add_action( 'switch_blog', array( self::class, 'begin_page' ) );
		}
		$hook = 'render_block_' . $block->name;
		if ( false === has_filter( $hook, array( self::class, 'learn' ) ) ) {
			add_filter( $hook, array( self::class, 'learn' ), PHP_INT_MAX, 3 );
		}
		self::$first = array(
			'block' => $block,
			'html'  => $html,
			'print' => $print,
		);
	}

	/**
	 * Keeps what prints a button that came through all filters as it was.
	 *
	 * @param mixed $html   The button as it will stand on the page.
	 * @param mixed $parsed The parsed block, not used.
	 * @param mixed $block  The block.
	 * @return mixed The same button.
	 */
	public static function learn( mixed $html, mixed $parsed, mixed $block ): mixed {
		$first       = self::$first;
		self::$first = null;
		if ( null !== $first && $first['block'] === $block && $first['html'] === $html && '' !== $html ) {
			self::$known[ (string) $block->name ][] = array(
				'attributes' => $block->parsed_block['attrs'] ?? array(),
				'print'      => $first['print'],
			);
		}
		return $html;
	}

	/**
	 * Prints a button that stands inside another block, such as the template of a list.
	 *
	 * @param mixed $early  What another would print instead.
	 * @param mixed $parsed The parsed block.
	 * @param mixed $parent The block around it, null for the outermost.
	 * @return mixed HTML, or what was handed in.
	 */
	public static function print_inner( mixed $early, mixed $parsed, mixed $parent ): mixed {
		if ( null !== $early || ! is_array( $parsed ) || ! is_string( $parsed['blockName'] ?? null ) || ! isset( self::$known[ $parsed['blockName'] ] ) || ! $parent instanceof WP_Block ) {
			return $early;
		}
		foreach ( $parent->inner_blocks as $block ) {
			if ( $block instanceof WP_Block && $block->parsed_block === $parsed ) {
				$print = self::printer( $parsed );
				/** This filter is documented in wp-includes/blocks.php: here lists say which product is next. */
				return null === $print ? $early : self::run( $print, $block, (array) apply_filters( 'render_block_context', $block->context, $parsed, $parent ) );
			}
		}
		return $early;
	}

	/**
	 * Prints a block without attributes that stands in no other: a button beside a product of a classic template.
	 *
	 * @param string               $name    Name of the block.
	 * @param array<string, mixed> $context What it stands beside.
	 */
	public static function html( string $name, array $context ): string {
		$parsed = array(
			'blockName'    => $name,
			'attrs'        => array(),
			'innerBlocks'  => array(),
			'innerHTML'    => '',
			'innerContent' => array(),
		);
		$print  = self::printer( $parsed );
		$block  = new WP_Block( $parsed, $context );
		return null === $print ? $block->render() : self::run( $print, $block, $context );
	}

	/**
	 * What prints a block like this one, null where WordPress has to.
	 *
	 * @param array<mixed> $parsed The parsed block.
	 * @return (Closure(array<mixed>): string)|null
	 */
	private static function printer( array $parsed ): ?Closure {
		$name = is_string( $parsed['blockName'] ?? null ) ? $parsed['blockName'] : '';
		foreach ( self::$known[ $name ] ?? array() as $known ) {
			if ( $known['attributes'] === ( $parsed['attrs'] ?? array() ) ) {
				return self::are_all_trusted( $name ) ? $known['print'] : null;
			}
		}
		return null;
	}

	/**
	 * @param Closure(array<mixed>): string $print   Prints the button.
	 * @param WP_Block                      $block   The block.
	 * @param array<mixed>                  $context What it stands beside.
	 */
	private static function run( Closure $print, WP_Block $block, array $context ): string {
		$html = $print( $context );
		// The first one asked for what it needs; what it stood in may have been thrown away with all it had asked for.
		$queue = wp_styles()->queue;
		foreach ( null === $block->block_type ? array() : $block->block_type->style_handles as $style ) {
			if ( ! in_array( $style, $queue, true ) ) {
				wp_enqueue_style( $style );
			}
		}
		foreach ( null === $block->block_type ? array() : $block->block_type->view_script_module_ids as $module ) {
			wp_enqueue_script_module( $module );
		}
		return $html;
	}

	/**
	 * Whether all who would be asked about a block are known to leave it as it is.
	 *
	 * @param string $name The block.
	 */
	private static function are_all_trusted( string $name ): bool {
		global $wp_filter;
		foreach ( array( ...self::ASKED, 'render_block_' . $name ) as $hook ) {
			$asked = $wp_filter[ $hook ]->callbacks ?? array();
			if ( ( self::$trusted[ $hook ] ?? array() ) === $asked ) {
				continue;
			}
			foreach ( $asked as $callbacks ) {
				foreach ( $callbacks as $callback ) {
					if ( ! self::is_trusted( $callback['function'] ) ) {
						return false;
					}
				}
			}
			self::$trusted[ $hook ] = $asked;
		}
		return true;
	}

	/**
	 * Whether something that is asked belongs to WordPress, WooCommerce or us.
	 *
	 * @param callable $asked Whom WordPress asks.
	 */
	private static function is_trusted( callable $asked ): bool {
		$file = is_array( $asked ) ? ( new \ReflectionClass( $asked[0] ) )->getFileName() : ( new \ReflectionFunction( Closure::fromCallable( $asked ) ) )->getFileName();
		if ( false === $file ) {
			return false;
		}
		$ours = array( ABSPATH . 'wp-includes/', __DIR__ . '/', dirname( __DIR__ ) . '/Placement/' );
		if ( defined( 'WC_PLUGIN_FILE' ) ) {
			$ours[] = dirname( (string) constant( 'WC_PLUGIN_FILE' ) ) . '/';
		}
		foreach ( $ours as $folder ) {
			if ( str_starts_with( $file, $folder ) ) {
				return true;
			}
		}
		return false;
	}
}
