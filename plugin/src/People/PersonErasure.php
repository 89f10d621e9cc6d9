<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Contract\generated\Path;
use Cairn\Forms\ContactFacts;
use Cairn\Forms\Given;
use Cairn\Forms\LocalTraces;
use Cairn\Service\Problem;
use Cairn\Settings\Retention;

/**
 * Deletes everything stored about an address, as WordPress' eraser wants it. What stands here goes at once. When the
 * service cannot be asked, the erasure waits for it in the outbox, and WordPress keeps the request open, so that nobody
 * takes it for done. Asked again, nothing changes.
 */
final class PersonErasure {

	/** Orders of one page: each is read and saved. */
	private const ORDERS = 100;

	/**
	 * @param PrivacyWire              $wire  The way to the service.
	 * @param \Closure(): ContactFacts $facts Tells the service later.
	 */
	public function __construct(
		private readonly PrivacyWire $wire,
		private readonly \Closure $facts,
	) {
	}

	/**
	 * A page of it.
	 *
	 * @param mixed $email The address.
	 * @param mixed $page  From 1.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}|\WP_Error The error keeps the request open.
	 */
	public function page( mixed $email, mixed $page = 1 ): array|\WP_Error {
		$email  = is_string( $email ) ? $email : '';
		$page   = is_numeric( $page ) ? max( 1, (int) $page ) : 1;
		$orders = PersonOrders::ids( $email, $page, self::ORDERS );
		$here   = LocalTraces::erase( $email ) + PersonOrders::unlink( $orders );
		$done   = count( $orders ) < self::ORDERS;
		$former = $done ? $this->wire->of_former_service() : '';
		if ( ! $this->wire->is_needed() ) {
			return self::result( $here > 0, '' !== $former, array_filter( array( $former ) ), $done );
		}
		$answer = $this->wire->ask( Path::PRIVACY_ERASE, $email, $orders, 1 );
		if ( $answer instanceof Problem ) {
			return $this->later( $answer, $email, $orders );
		}
		$number = static fn ( string $name ): int => is_int( $answer[ $name ] ?? null ) ? $answer[ $name ] : 0;
		// What is kept is said once, not with every page of orders.
		return self::result( $here > 0 || $number( 'removed' ) > 0, $done && ( '' !== $former || $number( 'retained' ) > 0 ), $done ? array_filter( array( ...self::reasons( $answer ), $former ) ) : array(), $done && false !== ( $answer['done'] ?? true ) );
	}

	/**
	 * Why something is kept, in words for the person who asked.
	 *
	 * @param array<mixed> $answer As the contract has it.
	 * @return list<string>
	 */
	private static function reasons( array $answer ): array {
		$kept    = Given::of( $answer['kept'] ?? null );
		$proofs  = $kept->number( 'proofs', 1, PHP_INT_MAX, 0 );
		$reasons = array();
		if ( $proofs > 0 ) {
			$months    = Retention::read()->limit( 'proof_months' );
			$reasons[] = sprintf(
				/* translators: 1: a number. 2: a length of time, e.g. "36 months". */
				_n( 'The proof of %1$s consent is kept for %2$s after it ended, to be able to show that it was given. It holds no address and no name, only a keyed fingerprint of the address.', 'The proof of %1$s consents is kept for %2$s after they ended, to be able to show that they were given. It holds no address and no name, only a keyed fingerprint of the address.', $proofs, 'cairn' ),
				number_format_i18n( $proofs ),
				/* translators: %s: a number. */
				sprintf( _n( '%s month', '%s months', $months, 'cairn' ), number_format_i18n( $months ) )
			);
		}
		if ( $kept->number( 'suppressions', 1, PHP_INT_MAX, 0 ) > 0 ) {
			$reasons[] = __( 'That this address must not be written to is kept as a keyed fingerprint, so that it is not added again by mistake.', 'cairn' );
		}
		return $reasons;
	}

	/**
	 * @param Problem   $problem Why the service was not asked or did not do it.
	 * @param string    $email   The address.
	 * @param list<int> $orders  Orders of this page.
	 */
	private function later( Problem $problem, string $email, array $orders ): \WP_Error {
		try {
			// All orders: the next page is not asked for.
			$further = count( $orders ) < self::ORDERS ? array() : PersonOrders::ids( $email, 1, 1000 );
			PersonOrders::unlink( $further );
			( $this->facts )()->erasure( $email, array() === $further ? $orders : $further, Actor::present() );
			$waits = true;
		} catch ( \RuntimeException ) {
			$waits = false;
		}
		$error = $problem->to_error();
		return new \WP_Error(
			$error->get_error_code(),
			$waits
				/* translators: %s: what is wrong. */
				? sprintf( __( '%s What this site itself kept of the person is deleted. The service is told to delete the rest as soon as it answers; run the erasure again then, to close this request.', 'cairn' ), $problem->sentence() )
				/* translators: %s: what is wrong. */
				: sprintf( __( '%s What this site itself kept of the person is deleted. Run the erasure again when the service can be reached, so that it deletes the rest.', 'cairn' ), $problem->sentence() ),
			$error->get_error_data()
		);
	}

	/**
	 * @param bool                $removed  Whether something went.
	 * @param bool                $retained Whether something stays.
	 * @param array<mixed, string> $messages Why.
	 * @param bool                $done     Whether this was the last page.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	private static function result( bool $removed, bool $retained, array $messages, bool $done ): array {
		return array(
			'items_removed'  => $removed,
			'items_retained' => $retained,
			'messages'       => array_values( $messages ),
			'done'           => $done,
		);
	}
}
