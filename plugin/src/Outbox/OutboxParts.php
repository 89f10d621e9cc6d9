<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Service\SignedClient;

/**
 * The outbox and what belongs to it. What hands over is built when it is first needed: a visitor's page only ever writes.
 */
final class OutboxParts {

	public readonly FaultLog $faults;
	public readonly OutboxTable $table;
	public readonly Outbox $outbox;
	public readonly PresentVisitor $visitor;

	private ?Delivery $delivery = null;
	private ?Rounds $rounds     = null;

	/**
	 * @param ConnectionStore                       $store   The connection.
	 * @param SignedClient                          $client  The way to the service.
	 * @param Clock                                 $clock   Where the present comes from.
	 * @param \Closure(self): list<SnapshotReader>  $readers Makes the readers of what rows only name.
	 * @param \Closure(self): list<Chore>           $chores  Makes the work that goes on in the background.
	 * @param (\Closure(): bool)|null                $send_answer Sends the visitor's page off, if it can go first; null for PHP's own way.
	 */
	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		public readonly Clock $clock,
		private readonly \Closure $readers,
		private readonly \Closure $chores,
		private readonly ?\Closure $send_answer = null,
	) {
		$this->faults  = new FaultLog( $clock );
		$this->table   = new OutboxTable();
		$this->outbox  = new Outbox( $store, $this->table, $this->faults, $clock );
		$this->visitor = new PresentVisitor( $store );
	}

	/** Hands over. */
	public function delivery(): Delivery {
		return $this->delivery ??= new Delivery( $this->store, $this->client, $this->outbox, $this->table, new DeliveryLease( $this->clock ), $this->faults, $this->clock, ( $this->readers )( $this ) );
	}

	/** What happens in the background. */
	public function rounds(): Rounds {
		return $this->rounds ??= new Rounds( $this->delivery(), $this->table, $this->faults, $this->clock, ( $this->chores )( $this ) );
	}

	/** When it happens. */
	public function schedule(): DeliverySchedule {
		return new DeliverySchedule( $this->store, $this->outbox, $this->table, fn (): Rounds => $this->rounds(), $this->faults, $this->clock, $this->send_answer ?? VisitorsAnswer::send( ... ) );
	}

	/** The command line's way to it. */
	public function command(): OutboxCommand {
		return new OutboxCommand( $this->table, fn (): Rounds => $this->rounds(), $this->faults, $this->clock );
	}

	/** How it stands. */
	public function health(): OutboxHealth {
		return OutboxHealth::read( $this->table, $this->faults );
	}
}
