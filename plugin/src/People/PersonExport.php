<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Admin\EventLabels;
use Cairn\Contract\generated\Path;
use Cairn\Forms\LocalTraces;
use Cairn\Service\Problem;

/** Everything stored about an address, a page at a time, as WordPress' exporter wants it. */
final class PersonExport {

	/** The service takes no more in one question; WooCommerce's own exporter has them all. */
	private const MOST_ORDERS = 1000;

	public function __construct( private readonly PrivacyWire $wire ) {
	}

	/**
	 * A page of it.
	 *
	 * @param mixed $email The address.
	 * @param mixed $page  From 1.
	 * @return array{data: list<array<string, mixed>>, done: bool}|\WP_Error The error keeps the request open.
	 */
	public function page( mixed $email, mixed $page = 1 ): array|\WP_Error {
		$email = is_string( $email ) ? $email : '';
		$page  = is_numeric( $page ) ? max( 1, (int) $page ) : 1;
		$here  = 1 === $page ? $this->here( $email ) : array();
		if ( ! $this->wire->is_needed() ) {
			return array(
				'data' => $here,
				'done' => true,
			);
		}
		$answer = $this->wire->ask( Path::PRIVACY_EXPORT, $email, PersonOrders::ids( $email, 1, self::MOST_ORDERS ), $page );
		if ( $answer instanceof Problem ) {
			return $answer->to_error();
		}
		return array(
			'data' => array( ...$here, ...$this->there( $answer ) ),
			'done' => false !== ( $answer['done'] ?? true ),
		);
	}

	/**
	 * What this site itself keeps.
	 *
	 * @return list<array<string, mixed>>
	 */
	private function here( string $email ): array {
		$items = array();
		foreach ( LocalTraces::of( $email ) as $trace ) {
			$items[] = self::item(
				'here',
				$trace['id'],
				array(
					'purpose'      => $trace['purpose'],
					'state'        => $trace['state'],
					'list'         => implode( ', ', $trace['lists'] ),
					'requested_at' => self::time( $trace['requested_at'] ),
					'confirmed_at' => self::time( $trace['confirmed_at'] ),
				)
			);
		}
		$former = $this->wire->of_former_service();
		if ( '' !== $former ) {
			$items[] = self::item( 'here', 'former-service', array( 'note' => $former ) );
		}
		return $items;
	}

	/**
	 * What the service has answered.
	 *
	 * @param array<mixed> $answer As the contract has it.
	 * @return list<array<string, mixed>>
	 */
	private function there( array $answer ): array {
		$items  = array();
		$labels = null;
		foreach ( is_array( $answer['items'] ?? null ) ? $answer['items'] : array() as $item ) {
			if ( ! is_array( $item ) || ! is_string( $item['group'] ?? null ) || ! is_string( $item['item_id'] ?? null ) || ! is_array( $item['data'] ?? null ) ) {
				continue;
			}
			$data = array();
			foreach ( $item['data'] as $pair ) {
				if ( ! is_array( $pair ) || ! is_string( $pair['name'] ?? null ) || ! is_string( $pair['value'] ?? null ) ) {
					continue;
				}
				$value = $pair['value'];
				if ( 'steps' === $item['group'] && 'step' === $pair['name'] ) {
					$labels ??= EventLabels::all();
					$value    = $labels[ $value ] ?? $value;
				}
				$data[ $pair['name'] ] = $value;
			}
			$items[] = self::item( $item['group'], $item['item_id'], $data );
		}
		return $items;
	}

	/**
	 * @param string                $group Key of the group.
	 * @param string                $id    Unique in the group.
	 * @param array<string, string> $data  Value by name; a name without words is what a form's field was called.
	 * @return array<string, mixed>
	 */
	private static function item( string $group, string $id, array $data ): array {
		$names = self::names();
		$pairs = array();
		foreach ( array_filter( $data, static fn ( string $value ): bool => '' !== $value ) as $name => $value ) {
			$pairs[] = array(
				'name'  => $names[ $name ] ?? (string) $name,
				// The file is HTML.
				'value' => esc_html( $value ),
			);
		}
		return array(
			'group_id'    => "cairn-$group",
			'group_label' => self::groups()[ $group ] ?? __( 'Cairn', 'cairn' ),
			'item_id'     => "cairn-$group-$id",
			'data'        => $pairs,
		);
	}

	/** @return array<string, string> Heading by group. */
	private static function groups(): array {
		return array(
			'here'        => __( 'Sign-ups kept on this site', 'cairn' ),
			'contact'     => __( 'Contact', 'cairn' ),
			'consents'    => __( 'Consents and their proof', 'cairn' ),
			'submissions' => __( 'Forms that were sent', 'cairn' ),
			'steps'       => __( 'Visits and steps', 'cairn' ),
			'orders'      => __( 'Orders in the statistics', 'cairn' ),
			'notes'       => __( 'Notes about the contact', 'cairn' ),
		);
	}

	/** @return array<string, string> Word by the service's name. */
	private static function names(): array {
		return array(
			'at'                   => __( 'Time', 'cairn' ),
			'block'                => __( 'Block', 'cairn' ),
			'company'              => __( 'Company', 'cairn' ),
			'confirmed_at'         => __( 'Confirmed', 'cairn' ),
			'confirmed_ip'         => __( 'IP address of the confirmation', 'cairn' ),
			'confirmed_user_agent' => __( 'Browser of the confirmation', 'cairn' ),
			'email'                => __( 'E-mail address', 'cairn' ),
			'first_seen'           => __( 'First seen', 'cairn' ),
			'last_seen'            => __( 'Last seen', 'cairn' ),
			'list'                 => __( 'List', 'cairn' ),
			'mail_sent_at'         => __( 'Mail sent', 'cairn' ),
			'name'                 => __( 'Name', 'cairn' ),
			'net_sales'            => __( 'Net sales', 'cairn' ),
			'note'                 => __( 'Note', 'cairn' ),
			'order'                => __( 'Order', 'cairn' ),
			'page'                 => __( 'Page', 'cairn' ),
			'phone'                => __( 'Phone', 'cairn' ),
			'product'              => __( 'Product', 'cairn' ),
			'purpose'              => __( 'Purpose', 'cairn' ),
			'requested_at'         => __( 'Requested', 'cairn' ),
			'requested_ip'         => __( 'IP address of the request', 'cairn' ),
			'requested_user_agent' => __( 'Browser of the request', 'cairn' ),
			'source'               => __( 'Source of the proof', 'cairn' ),
			'state'                => __( 'State', 'cairn' ),
			'status'               => __( 'Status', 'cairn' ),
			'step'                 => __( 'Step', 'cairn' ),
			'text'                 => __( 'Text of the consent', 'cairn' ),
			'withdrawn_at'         => __( 'Withdrawn', 'cairn' ),
		);
	}

	/** @param int $seconds Unix seconds; 0 for never. */
	private static function time( int $seconds ): string {
		return 0 === $seconds ? '' : gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}
}
