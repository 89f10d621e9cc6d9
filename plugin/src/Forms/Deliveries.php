<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;

/** What a confirmation brings: a code, a file, or nothing but itself. */
final class Deliveries {

	public function __construct(
		private readonly SignUpTable $table,
		private readonly Clock $clock,
	) {
	}

	/**
	 * Makes what was promised; asked again it gives the same.
	 *
	 * @param SignUpRow $row A confirmed sign-up.
	 */
	public function make( SignUpRow $row ): ?Delivered {
		return match ( $row->purpose ) {
			'voucher' => $this->voucher( $row ),
			'download' => $this->file( $row ),
			default => null,
		};
	}

	private function voucher( SignUpRow $row ): ?Delivered {
		// One for each person, however often they sign up.
		$code = $row->result;
		foreach ( '' === $code ? $this->table->of_person( array( $row->person ) ) : array() as $other ) {
			$code = '' === $code && 'voucher' === $other->purpose && $other->coupon_id === $row->coupon_id ? $other->result : $code;
		}
		$code = '' !== $code ? $code : ( new Vouchers() )->make( $row->coupon_id );
		return '' === $code ? null : new Delivered( 'voucher', $code, array( 'code' => $code ), __( 'Your code:', 'cairn' ), $code );
	}

	private function file( SignUpRow $row ): ?Delivered {
		$file = ( new ProtectedFiles() )->find( $row->resource_id );
		if ( null === $file ) {
			return null;
		}
		$url = ContactLinks::file( $file->id, $row->submission_id, $this->clock->now() );
		return new Delivered(
			'download',
			'',
			array(
				'title' => $file->title,
				'link'  => $url,
			),
			$file->title,
			'',
			$url
		);
	}
}
