/**
 * Delivers what waits: one process at a time, each destination in its own order, destinations beside each other. Before a job is
 * sent it is noted that it is; a process that dies between sending and noting sends it again, which changes nothing there.
 */
import type { DestinationKind } from '#contract/hand-over.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database, RawConnection } from '../../storage/database.ts';
import { takeLease } from '../../storage/lease.ts';
import type { Random } from '../../storage/random.ts';
import type { Vault } from '../../storage/vault.ts';
import type { PersonalKeys } from '../personal-keys/index.ts';
import type { Connector } from './connectors/connector.ts';
import {
	deliver,
	type HandOverSite,
	type JobPerson,
	readPerson,
	targetFor,
} from './deliver.ts';
import {
	destinationsAtRest,
	destinationsInUse,
	noteDestination,
	openSecrets,
	readDestination,
	type StoredDestination,
} from './destinations.ts';
import { dueJobs, type Job, oldErasures, settleJob, takeJob } from './jobs.ts';
import type { Failed, Outcome } from './outcome.ts';
import { takesProof } from './queue.ts';
import {
	FAILURES_UNTIL_REST,
	MOST_TRIES,
	restAfter,
	waitAfter,
} from './retry-plan.ts';

export interface WorkerDeps {
	readonly database: Database;
	readonly keys: Pick< PersonalKeys, 'values' >;
	readonly vault: Vault;
	readonly siteById: ( siteId: number ) => Promise< HandOverSite | null >;
	readonly connectors: Readonly< Record< DestinationKind, Connector > >;
	readonly clock: Clock;
	readonly random: Random;
	/** Hears that a destination needs somebody: its site, id and reason, and nobody's name. */
	readonly onRefused: ( what: {
		site: string;
		destination: string;
		reason: string;
	} ) => void;
}

const LEASE_MS = 120_000;
/** Destinations that are served beside each other. */
const BESIDE = 4;
const JOBS_AT_ONCE = 20;
/** What one site may hand over in a minute, so that a large one does not hold up the others. */
export const SITE_MINUTE = 300;
const MINUTE_MS = 60_000;
/** The time until a job comes again when the process that sends it dies. */
const TAKEN_MS = 60_000;
/** An erasure keeps the address sealed no longer, though nobody may be told of it meanwhile. */
export const ERASURE_WAITS_MS = 14 * 24 * 60 * MINUTE_MS;

export interface Worker {
	/** Delivers what is due; nothing when another process does. */
	run: () => Promise< void >;
	/** Lets a run end after the job it is at. */
	stop: () => void;
	start: () => void;
}

export function createWorker( deps: WorkerDeps ): Worker {
	const { database, clock, random } = deps;
	const sent = new Map< number, { since: number; count: number } >();
	let stopping = false;

	/** Whether the site may hand over one more in this minute. */
	function mayGoOn( siteId: number ): boolean {
		const now = clock.now();
		const known = sent.get( siteId );
		const minute =
			known !== undefined && now - known.since < MINUTE_MS
				? known
				: { since: now, count: 0 };
		sent.set( siteId, minute );
		minute.count += 1;
		return minute.count <= SITE_MINUTE;
	}

	async function work(
		site: HandOverSite,
		destination: StoredDestination,
		job: Job
	): Promise< StoredDestination | null > {
		const place = { siteId: site.id };
		const now = clock.now();
		const about = await database.rawTransaction(
			async ( connection ) => {
				const taken = await takeJob(
					{ connection, ...place },
					job,
					now + TAKEN_MS
				);
				return taken
					? readPerson(
							{
								connection,
								values: await deps.keys.values(
									connection,
									site
								),
								site,
								now,
							},
							job
						)
					: undefined;
			},
			{ onDuplicateKey: true }
		);
		if ( about === undefined ) {
			return destination;
		}
		const target = targetFor( destination, job );
		const outcome: Outcome | null =
			about === null || ! isWanted( destination, about )
				? null
				: await deliver(
						deps.connectors[ destination.kind ],
						{
							key: openSecrets(
								deps.vault,
								site.publicId,
								destination
							).key,
							address: destination.settings.address,
							withPerson: destination.settings.with_person,
							target,
							jobId: job.id,
						},
						about
					);
		return database.rawTransaction( async ( connection ) => {
			const at = clock.now();
			const tried = job.tries + 1;
			const settle = (
				result: Partial< Parameters< typeof settleJob >[ 2 ] >
			) =>
				settleJob( { connection, ...place }, job.id, {
					state: 'waiting',
					tries: tried,
					target,
					nextAt: at,
					endedAt: null,
					reason: null,
					status: null,
					detail: '',
					...result,
				} );
			if ( outcome === null ) {
				await settle( {
					state: 'cancelled',
					endedAt: at,
					reason: 'nothing_to_send',
				} );
				return destination;
			}
			if ( outcome.kind === 'done' ) {
				await settle( {
					state: 'done',
					endedAt: at,
					status: outcome.status,
				} );
			} else {
				await settle( failedJob( outcome, tried, at, random ) );
			}
			const isOver =
				outcome.kind === 'done' ||
				outcome.class === 'letter' ||
				( outcome.class === 'later' && tried >= MOST_TRIES );
			if ( job.action === 'erase' && isOver ) {
				const values = await deps.keys.values( connection, site );
				await values.remove( 'hand_over_job', [ job.id ] );
			}
			const current = await readDestination(
				connection,
				site.id,
				destination.id
			);
			if ( current === null || current.state !== 'active' ) {
				return null;
			}
			const next = afterTry( current, outcome, at );
			await noteDestination( connection, current, next );
			if ( next.state === 'refused' || next.state === 'gone' ) {
				deps.onRefused( {
					site: site.publicId,
					destination: destination.id,
					reason: next.reason ?? 'refused',
				} );
			}
			return { ...current, ...next };
		} );
	}

	async function serve(
		destination: StoredDestination,
		renew: () => Promise< boolean >
	): Promise< void > {
		const site = await deps.siteById( destination.siteId );
		if ( site === null || isPaused( site ) ) {
			return;
		}
		let current: StoredDestination | null = destination;
		for (;;) {
			const most: number =
				current.failures >= FAILURES_UNTIL_REST ? 1 : JOBS_AT_ONCE;
			const { id } = current;
			const jobs = await database.rawTransaction( ( connection ) =>
				dueJobs(
					{ connection, siteId: site.id },
					id,
					clock.now(),
					most
				)
			);
			for ( const job of jobs ) {
				if ( stopping || ! ( await renew() ) || ! mayGoOn( site.id ) ) {
					return;
				}
				current = await work( site, current, job );
				if (
					current === null ||
					current.state !== 'active' ||
					current.notBefore > clock.now()
				) {
					return;
				}
			}
			if ( jobs.length === 0 ) {
				return;
			}
		}
	}

	/** Destinations that are paused or refused: what was to be erased there must be forgotten here all the same. */
	async function giveUpErasures(): Promise< void > {
		const atRest = await database.rawTransaction( destinationsAtRest );
		for ( const destination of atRest ) {
			const site = await deps.siteById( destination.siteId );
			if ( site !== null ) {
				await database.rawTransaction( ( connection ) =>
					giveUpErasuresOf( connection, site, destination )
				);
			}
		}
	}

	async function giveUpErasuresOf(
		connection: RawConnection,
		site: HandOverSite,
		destination: StoredDestination
	): Promise< void > {
		const now = clock.now();
		const place = { connection, siteId: site.id };
		const old = await oldErasures(
			place,
			destination.id,
			now - ERASURE_WAITS_MS
		);
		if ( old.length === 0 ) {
			return;
		}
		for ( const job of old ) {
			await settleJob( place, job.id, {
				...job,
				state: 'dead',
				endedAt: now,
				reason: destination.reason ?? 'nothing_to_send',
			} );
		}
		const values = await deps.keys.values( connection, site );
		await values.remove(
			'hand_over_job',
			old.map( ( job ) => job.id )
		);
	}

	return {
		async run() {
			const lease = await takeLease( database, 'hand_over', LEASE_MS );
			if ( lease === null ) {
				return;
			}
			try {
				await giveUpErasures();
				const inUse = await database.rawTransaction( ( connection ) =>
					destinationsInUse( connection, clock.now() )
				);
				for ( let at = 0; at < inUse.length; at += BESIDE ) {
					await Promise.all(
						inUse
							.slice( at, at + BESIDE )
							.map( ( destination ) =>
								serve( destination, lease.renew )
							)
					);
				}
			} finally {
				// What failed is looked at again soon, not when the lease has run out.
				await lease.release();
			}
		},
		stop() {
			stopping = true;
		},
		start() {
			stopping = false;
		},
	};
}

/** The owner may have chosen otherwise since the job was made. */
function isWanted(
	{ settings }: StoredDestination,
	about: NonNullable< JobPerson >
): boolean {
	return about.action !== 'subscribe' || takesProof( settings, about.proof );
}

/** A copy of a site must not tell anybody of the original's people. */
function isPaused( site: HandOverSite ): boolean {
	return site.state !== 'active';
}

/** What becomes of a job that was not delivered. */
function failedJob(
	failed: Failed,
	tried: number,
	now: number,
	random: Random
): Partial< Parameters< typeof settleJob >[ 2 ] > {
	const said = {
		reason: failed.reason,
		status: failed.status,
		detail: failed.detail,
	};
	switch ( failed.class ) {
		case 'slow_down':
			return {
				...said,
				tries: tried - 1,
				nextAt: now + ( failed.waitMs ?? waitAfter( 1, random ) ),
			};
		case 'settings':
		case 'gone':
			return { ...said, tries: tried - 1 };
		case 'letter':
			return { ...said, state: 'dead', endedAt: now };
		case 'later':
			return tried >= MOST_TRIES
				? { ...said, state: 'dead', endedAt: now }
				: {
						...said,
						nextAt:
							now +
							Math.max(
								failed.waitMs ?? 0,
								waitAfter( tried, random )
							),
					};
	}
}

/** Where a destination stands after a try. */
function afterTry(
	destination: StoredDestination,
	outcome: Outcome,
	now: number
): Parameters< typeof noteDestination >[ 2 ] {
	const well = {
		state: 'active',
		reason: null,
		detail: '',
		failures: 0,
		notBefore: 0,
	} as const;
	if ( outcome.kind === 'done' || outcome.class === 'letter' ) {
		return well;
	}
	const said = { reason: outcome.reason, detail: outcome.detail };
	switch ( outcome.class ) {
		case 'settings':
			return { ...well, ...said, state: 'refused' };
		case 'gone':
			return { ...well, ...said, state: 'gone' };
		case 'slow_down':
			return {
				...well,
				...said,
				failures: destination.failures,
				notBefore: now + ( outcome.waitMs ?? 5_000 ),
			};
		case 'later': {
			const failures = destination.failures + 1;
			const rest = Math.max( restAfter( failures ), outcome.waitMs ?? 0 );
			return {
				...well,
				...( rest > 0 ? said : {} ),
				failures,
				notBefore: rest > 0 ? now + rest : 0,
			};
		}
	}
}
