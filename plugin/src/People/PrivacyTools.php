<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Module;

/** Lets WordPress' own tools for personal data reach what Cairn keeps, here and at the service. */
final class PrivacyTools implements Module {

	private const KEY = 'cairn-people';

	public function __construct(
		private readonly PersonExport $export,
		private readonly PersonErasure $erasure,
	) {
	}

	public function hook(): void {
		// Last, to stand first: who erases must know the orders of a person before WooCommerce takes the person out of them.
		add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'exporters' ), PHP_INT_MAX );
		add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'erasers' ), PHP_INT_MAX );
	}

	/**
	 * Adds the exporter.
	 *
	 * @param mixed $list What others have added.
	 * @return array<mixed>
	 */
	public function exporters( mixed $list ): array {
		return array(
			self::KEY => array(
				'exporter_friendly_name' => __( 'Cairn: sign-ups, consents and visits', 'cairn' ),
				'callback'               => $this->export->page( ... ),
			),
		) + ( is_array( $list ) ? $list : array() );
	}

	/**
	 * Adds the eraser.
	 *
	 * @param mixed $list What others have added.
	 * @return array<mixed>
	 */
	public function erasers( mixed $list ): array {
		return array(
			self::KEY => array(
				'eraser_friendly_name' => __( 'Cairn: sign-ups, consents and visits', 'cairn' ),
				'callback'             => $this->erasure->page( ... ),
			),
		) + ( is_array( $list ) ? $list : array() );
	}
}
