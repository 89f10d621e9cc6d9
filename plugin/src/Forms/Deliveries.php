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
			'download' => $this->gate( $row, PlacedGate::of_form( $row->block_id ) ) ?? $this->file( $row ),
			default => $this->gate( $row, '' === $row->block_id ? null : PlacedGate::of_form( $row->block_id ) ),
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

	/** What is behind the gate that the form stands in; null where there is none. */
	private function gate( SignUpRow $row, ?PlacedGate $gate ): ?Delivered {
		if ( null === $gate || ! $gate->is_content ) {
			return null === $gate ? null : $this->file( $row, $gate->resource_id );
		}
		$token = GateToken::make( $gate->id, $this->clock->now(), ContactLinks::FILE_SECONDS );
		$plain = ContactLinks::behind( $gate->id, $token );
		$link  = $gate->link( $token );
		return new Delivered(
			'gate',
			'',
			array(
				'title' => $gate->title(),
				'link'  => '' === $link ? $plain : $link,
				'plain' => $plain,
			),
			$gate->title(),
			'',
			'' === $link ? $plain : $link
		);
	}

	/** A protected file: the form's own, or the one its gate has. */
	private function file( SignUpRow $row, int $otherwise = 0 ): ?Delivered {
		$file = ( new ProtectedFiles() )->find( $row->resource_id > 0 ? $row->resource_id : $otherwise );
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
