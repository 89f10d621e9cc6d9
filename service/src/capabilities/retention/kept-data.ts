/** What is kept of a site: how much of each kind, since when, and when the next of it goes. */
import { sql, type RawBuilder } from 'kysely';
import type { DataKind } from '#contract/reports/privacy.ts';
import { RETENTION, type Retention } from '#contract/retention.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { NOBODY } from '../carts/index.ts';
import { consentNumber, monthsBefore, stateNumber } from '../contacts/index.ts';
import { idAt, idTime, type RollupReader } from '../rollups/index.ts';
import type { KeepingSite } from './index.ts';

/** How long something is kept, as the site's setting says it. */
export interface Keep {
	readonly value: number;
	readonly unit: 'hours' | 'days' | 'months';
}

export interface KeptKind {
	readonly kind: DataKind;
	readonly rows: number;
	/** Null: as long as the site is connected. */
	readonly keep: Keep | null;
	/** ms since 1970; null: nothing is stored. */
	readonly oldest: number | null;
	/** When something of it may be deleted next, ms since 1970; null: nothing is due. */
	readonly nextDeletion: number | null;
}

export interface KeptData {
	of: ( site: KeepingSite ) => Promise< readonly KeptKind[] >;
}

const DAY_MS = 86_400_000;

/** What a table is asked: how many rows, the oldest of them, and the oldest of those that a limit holds for. */
interface Stored {
	readonly rows: number;
	readonly oldest: number | null;
	readonly due: number | null;
}

interface StoredRow {
	n: number | string;
	oldest: number | string | null;
	due: number | string | null;
}

/**
 * Builds the reader.
 *
 * @param deps
 * @param deps.database
 * @param deps.rollups
 * @param deps.clock
 */
export function createKeptData( deps: {
	database: Database;
	rollups: RollupReader;
	clock: Clock;
} ): KeptData {
	const { database, rollups, clock } = deps;

	async function stored(
		question: RawBuilder< StoredRow >
	): Promise< Stored > {
		const { rows } = await question.execute( database.queries );
		const [ row ] = rows;
		const time = ( at: number | string | null | undefined ) =>
			at === null || at === undefined ? null : Number( at );
		return {
			rows: Number( row?.n ?? 0 ),
			oldest: time( row?.oldest ),
			due: time( row?.due ),
		};
	}

	/** The first event of a site from an id on; imported and simulated ones go with their batch only. */
	async function firstEvent(
		siteId: number,
		from: number,
		own: boolean
	): Promise< number | null > {
		const { rows } = await sql< { event_id: Buffer } >`
			SELECT event.event_id FROM event
			WHERE event.site_id = ${ siteId } AND event.event_id >= ${ idAt( from ) }
				${ own ? sql`AND event.batch_id IS NULL` : sql`` }
			ORDER BY event.event_id LIMIT 1
		`.execute( database.queries );
		const [ row ] = rows;
		return row ? idTime( row.event_id ) : null;
	}

	/** A site's own events are not older than itself; a browser's clock may be a day off. */
	async function madeAt( siteId: number ): Promise< number > {
		const { rows } = await sql< { created_at: string } >`
			SELECT site.created_at FROM site WHERE site.id = ${ siteId }
		`.execute( database.queries );
		const [ row ] = rows;
		return row
			? Date.parse( `${ row.created_at.replace( ' ', 'T' ) }Z` )
			: 0;
	}

	/** Events and visits as they were counted since the oldest one that is there: counting rows would read all of them. */
	async function countedSince(
		siteId: number,
		oldest: number | null
	): Promise< { readonly visits: number; readonly events: number } > {
		if ( oldest === null ) {
			return { visits: 0, events: 0 };
		}
		const days: string[] = [];
		for (
			let at = oldest - DAY_MS;
			at <= clock.now() + 2 * DAY_MS;
			at += DAY_MS
		) {
			days.push( new Date( at ).toISOString().slice( 0, 10 ) );
		}
		const cells = await Promise.all(
			( [ 'none', 'audience' ] as const ).map( ( dimension ) =>
				rollups.days( {
					siteId,
					days,
					dimension,
					types: [ '@visit' ],
				} )
			)
		);
		return cells.flat().reduce(
			( sum, cell ) => ( {
				visits: sum.visits + cell.visits,
				events: sum.events + cell.events,
			} ),
			{ visits: 0, events: 0 }
		);
	}

	return {
		async of( site ) {
			const now = clock.now();
			const limit = ( name: keyof Retention ): Keep => ( {
				value: site.retention?.[ name ] ?? RETENTION[ name ].default,
				unit: name === 'pending_days' ? 'days' : 'months',
			} );
			const eventMonths = limit( 'events_months' );
			const [ oldestEvent, made ] = await Promise.all( [
				firstEvent( site.id, 0, false ),
				madeAt( site.id ),
			] );
			const [
				counted,
				oldestOwn,
				dayKeys,
				rolledUp,
				orders,
				carts,
				contacts,
				unseen,
				proofs,
				ended,
				pending,
				looks,
				handedOver,
			] = await Promise.all( [
				countedSince( site.id, oldestEvent ),
				firstEvent(
					site.id,
					Math.max(
						made - DAY_MS,
						monthsBefore( now, eventMonths.value + 1 )
					),
					true
				),
				stored( sql`
					SELECT COUNT(*) AS n, UNIX_TIMESTAMP(MIN(site_day_key.day)) * 1000 AS oldest,
						UNIX_TIMESTAMP(MIN(site_day_key.day)) * 1000 AS due
					FROM site_day_key WHERE site_day_key.site_id = ${ site.id }
				` ),
				stored( sql`
					SELECT COUNT(DISTINCT rollup_day.day) AS n, UNIX_TIMESTAMP(MIN(rollup_day.day)) * 1000 AS oldest, NULL AS due
					FROM rollup_day WHERE rollup_day.site_id = ${ site.id }
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, MIN(shop_order.created_at) AS oldest,
						MIN(CASE WHEN shop_order.batch_id = 0 THEN shop_order.created_at END) AS due
					FROM shop_order
					WHERE shop_order.site_id = ${ site.id } AND shop_order.visitor IS NOT NULL AND shop_order.visitor_at IS NOT NULL
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, MIN(cart.changed_at) AS oldest,
						MIN(CASE WHEN cart.batch_id = 0 THEN cart.changed_at END) AS due
					FROM cart WHERE cart.site_id = ${ site.id } AND cart.visitor <> ${ NOBODY }
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, MIN(contact.first_seen) AS oldest, NULL AS due
					FROM contact WHERE contact.site_id = ${ site.id }
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, NULL AS oldest, MIN(contact.last_seen) AS due
					FROM contact
					WHERE contact.site_id = ${ site.id }
						AND contact.consent NOT IN (${ sql.join(
							(
								[ 'requested', 'given', 'confirmed' ] as const
							 ).map( consentNumber )
						) })
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, MIN(consent_proof.at) AS oldest, NULL AS due
					FROM consent_proof WHERE consent_proof.site_id = ${ site.id }
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, NULL AS oldest, MIN(consent.ended_at) AS due
					FROM consent WHERE consent.site_id = ${ site.id } AND consent.ended_at IS NOT NULL
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, MIN(submission.at) AS oldest, MIN(submission.expires_at) AS due
					FROM submission
					WHERE submission.site_id = ${ site.id } AND submission.state = ${ stateNumber( 'requested' ) }
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, MIN(audit_log.at) AS oldest, MIN(audit_log.at) AS due
					FROM audit_log WHERE audit_log.site_id = ${ site.id }
				` ),
				stored( sql`
					SELECT COUNT(*) AS n, MIN(hand_over_job.made_at) AS oldest, NULL AS due
					FROM hand_over_job WHERE hand_over_job.site_id = ${ site.id }
				` ),
			] );
			const entry = (
				kind: DataKind,
				{ rows, oldest, due }: Stored,
				keep: Keep | null
			): KeptKind => ( {
				kind,
				rows,
				keep,
				oldest,
				nextDeletion:
					due === null || keep === null
						? null
						: Math.max( now, endOf( due, keep ) ),
			} );
			const ofEvents = { oldest: oldestEvent, due: oldestOwn };
			const pendingKind = entry(
				'pending_signups',
				pending,
				limit( 'pending_days' )
			);
			return [
				entry(
					'events',
					{ ...ofEvents, rows: counted.events },
					eventMonths
				),
				entry(
					'visits',
					{ ...ofEvents, rows: counted.visits },
					eventMonths
				),
				entry( 'daily_keys', dayKeys, { value: 48, unit: 'hours' } ),
				entry( 'roll_ups', rolledUp, null ),
				entry( 'orders', orders, eventMonths ),
				entry( 'carts', carts, eventMonths ),
				entry(
					'contacts',
					{ ...contacts, due: unseen.due },
					limit( 'contacts_months' )
				),
				entry(
					'consent_proofs',
					{ ...proofs, due: ended.due },
					limit( 'proof_months' )
				),
				{
					...pendingKind,
					// Each says itself when its time is over.
					nextDeletion:
						pending.due === null
							? null
							: Math.max( now, pending.due ),
				},
				entry( 'audit_log', looks, limit( 'log_months' ) ),
				entry( 'hand_over', handedOver, null ),
			];
		},
	};
}

const UNIT_MS = { hours: 3_600_000, days: DAY_MS } as const;

/** The first moment at which what is from `at` is kept no longer. */
export function endOf( at: number, { value, unit }: Keep ): number {
	return unit === 'months'
		? monthsBefore( at, -value )
		: at + value * UNIT_MS[ unit ];
}
