<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Lists\SharedOrigin;
use Cairn\Placement\ComparePage;
use Cairn\Placement\ShopButtons;

/** What the module that keeps the visitor's comparison needs to know: `CompareSettings` in blocks/compare-list/settings.ts. */
final class CompareList {

	/** Id of the script module; `viewScriptModule` of the compare blocks. */
	public const MODULE = 'cairn/compare-list';

	/**
	 * The data, the same for every visitor.
	 *
	 * @param mixed $data What others have added.
	 * @return array<mixed>
	 */
	public function data( mixed $data ): array {
		$switches = ShopButtons::read();
		return array(
			'key'   => SharedOrigin::name( 'cairn:compare' ),
			'max'   => $switches->compare_max,
			'full'  => sprintf(
				/* translators: %d: number of products. */
				__( 'You can compare up to %d products. Remove one first.', 'cairn' ),
				$switches->compare_max
			),
			'other' => __( 'Only products of the same category can be compared.', 'cairn' ),
			'page'  => ComparePage::url(),
			'name'  => ComparePage::ARGUMENT,
		) + ( is_array( $data ) ? $data : array() );
	}

	/** Tells the WP Consent API what is kept at the visitor. */
	public function describe(): void {
		if ( ! function_exists( 'wp_add_cookie_info' ) ) {
			return;
		}
		wp_add_cookie_info(
			'cairn:compare',
			'Cairn',
			'functional',
			__( '7 days', 'cairn' ),
			__( 'Remembers the products a visitor chose to compare (local storage). Kept only after the visitor chose one.', 'cairn' ),
			__( 'Products to compare', 'cairn' )
		);
	}
}
