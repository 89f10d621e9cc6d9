<?php

declare(strict_types=1);

namespace Cairn\Blocks;


/** What the availability block's module needs to know: `Settings` in blocks/availability/view.ts. */
final class AvailabilityModule {

	/** Id WordPress gives the module of the block's view. */
	public const ID = 'cairn-availability-view-script-module';

	/**
	 * The data, the same for every visitor.
	 *
	 * @param mixed $data What others have added.
	 * @return array<mixed>
	 */
	public function data( mixed $data ): array {
		return array(
			'products' => rest_url( 'wc/store/v1/products/' ),
			'words'    => StockWords::all() + array(
				/* translators: %d: number of pieces. */
				'low'      => __( 'Only %d left', 'cairn' ),
				/* translators: %d: number of pieces. */
				'amount'   => __( '%d in stock', 'cairn' ),
				'unknown'  => __( 'The shop could not be asked. Try again in a moment.', 'cairn' ),
				'checking' => __( 'Checking …', 'cairn' ),
			),
		) + ( is_array( $data ) ? $data : array() );
	}
}
