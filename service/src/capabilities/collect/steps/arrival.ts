/** One request on its way through the pipeline: each step reads what those before it found out, and adds its own. */
import type { Batch } from '#contract/batch.ts';
import type { DropReason } from '#contract/drop-reasons.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { PageAddress } from '../cleaning/page-address.ts';
import type { CollectSite } from '../collect-site.ts';
import type { PendingEvent } from '../pending-event.ts';

/** One request of the public route. */
export interface PublicRequest {
	readonly body: Buffer;
	/** The visitor's address, after trusted proxies. Kept for the length of the request. */
	readonly ip: string;
	readonly userAgent: string;
	readonly origin: string | null;
	readonly secPurpose: string | null;
	/** `relay`: taken in by the shop's own host and handed over signed, so the origin is not checked. */
	readonly channel: 'direct' | 'relay';
	/** When the relay took it in, ms since 1970; default now. */
	readonly receivedAt?: number;
}

/** Why the whole request is refused; single events are dropped with a reason instead. */
export interface Refusal {
	readonly error: ErrorCode;
}

export class Arrival {
	readonly request: PublicRequest;
	/** When the service (or the relay) took the request in, ms since 1970. */
	readonly receivedAt: number;
	/** Set before the first step when the request came signed: the site is not the body's to name. */
	signedSite: CollectSite | null = null;

	#batch: Batch | null = null;
	#site: CollectSite | null = null;

	/** Corrected time less the sender's. */
	clockOffset = 0;
	/** Events that were not dropped so far, paired with what the batch says about them. */
	events: ArrivingEvent[] = [];
	/** Page, source and campaign, once they are cleaned. */
	address: PageAddress = { page: null, source: null, campaign: 0 };
	/** Position of the device in the contract's DEVICES, plus 1. */
	device = 0;
	/** Bot signals found, bits of BOT_SIGNALS. */
	botSignals = 0;
	readonly drops: DropReason[] = [];

	constructor( request: PublicRequest, receivedAt: number ) {
		this.request = request;
		this.receivedAt = receivedAt;
	}

	get batch(): Batch {
		if ( this.#batch === null ) {
			throw new Error( 'A step ran before the batch was read.' );
		}
		return this.#batch;
	}

	set batch( batch: Batch ) {
		this.#batch = batch;
	}

	get site(): CollectSite {
		if ( this.#site === null ) {
			throw new Error( 'A step ran before the site was verified.' );
		}
		return this.#site;
	}

	set site( site: CollectSite ) {
		this.#site = site;
	}

	/** Drops the events for which the test gives a reason. */
	dropWhere(
		reasonFor: ( event: ArrivingEvent ) => DropReason | null
	): void {
		let kept = 0;
		for ( const event of this.events ) {
			const reason = reasonFor( event );
			if ( reason === null ) {
				this.events[ kept ] = event;
				kept += 1;
			} else {
				this.drops.push( reason );
			}
		}
		this.events.length = kept;
	}
}

/** An event as it was sent, and the row it is becoming. */
export interface ArrivingEvent {
	readonly input: Batch[ 'events' ][ number ];
	readonly pending: PendingEvent;
}

/** A step either refuses the request, or leaves the arrival changed. */
export type Step = (
	arrival: Arrival
) => Refusal | undefined | Promise< Refusal | undefined >;
