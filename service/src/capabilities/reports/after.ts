/** What came after steps: orders within a window, by whole visits. The words are explained in docs/reports.md. */
import { EVENTS, isEventType, type EventType } from '#contract/events/index.ts';
import type { Window } from '#contract/reports/range.ts';
import type { After, AfterHead, StepRow } from '#contract/reports/step-row.ts';
import type { Followed, FollowedRow } from '../closed-loop/index.ts';
import { visitsByKey } from './add-cells.ts';
import { noRate, rateOf } from './rate.ts';
import {
	sells,
	type ReportDeps,
	type ReportSite,
	type SellingSite,
} from './report.ts';

/** From this share of recognised visits on, days after a visit can be judged; below it only the visit itself. */
const ENOUGH_RECOGNISED = 0.3;
const DEFAULT_WINDOW: Window = '7';

/** The type of the step that opens a shared list. */
const SHARED: EventType = 'view_wishlist';

const RECOGNISED = {
	type: 'recognised',
	block: 'recognised_block',
	shared: 'recognised',
} as const;

type Place = keyof typeof RECOGNISED;

export interface Afters {
	readonly head: AfterHead;
	/** What came after visits that opened somebody's list by its link; null: it was not asked for. */
	ofShared: ( visits: number ) => After | null;
	/**
	 * What came after a step, at one block or (null) anywhere.
	 *
	 * @param acted Visits of the range with it.
	 */
	of: (
		type: string | null,
		blockId: string | null,
		acted: number
	) => After | null;
}

/**
 * Asks what came after steps; null on a site without a shop.
 *
 * @param deps
 * @param site
 * @param days   Of the range, those that have begun.
 * @param chosen The window a person chose.
 * @param places Whether steps are asked for anywhere, at blocks, or visits by shared lists.
 * @param types  Default: all.
 */
export async function askAfters(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	chosen: Window | undefined,
	places: readonly Place[],
	types?: readonly EventType[]
): Promise< Afters | null > {
	if ( ! sells( site ) ) {
		return null;
	}
	const [ share, waiting ] = await Promise.all( [
		days.length === 0
			? { recognised: 0, visits: 0 }
			: deps.loop.recognised( { site, days } ),
		deps.loop.waiting( site.id ),
	] );
	const window = chosen ?? usualWindow( share );
	const head: AfterHead = {
		window,
		chosen: chosen !== undefined,
		recognised: rateOf( share.recognised, share.visits ),
		waiting,
		currency: site.currency,
		decimals: site.shop.decimals,
	};
	const answers = new Map(
		await Promise.all(
			places.map(
				async ( place ) =>
					[
						place,
						await askPlace(
							deps,
							site,
							days,
							window,
							place,
							types
						),
					] as const
			)
		)
	);
	return {
		head,
		ofShared: ( visits ) =>
			answers.get( 'shared' )?.( SHARED, '', visits ) ?? null,
		of( type, blockId, acted ) {
			// Goals are not steps on the way to an order; an order cannot come after itself.
			if (
				type === null ||
				! isEventType( type ) ||
				EVENTS[ type ].macro
			) {
				return null;
			}
			return (
				answers.get( blockId === null ? 'type' : 'block' )?.(
					type,
					blockId ?? '',
					acted
				) ?? null
			);
		},
	};
}

/** Gives rows about a step what came after it. Rows by page, source, device or stage are told by other means: not at all. */
export function withAfters(
	rows: readonly StepRow[],
	afters: Afters | null
): StepRow[] {
	return rows.map( ( row ) => ( {
		...row,
		after: afters?.of( row.type, row.block_id, row.acted ) ?? null,
	} ) );
}

/** Most followed by orders first; among equals as they stand. */
export function byOrdersAfter( a: StepRow, b: StepRow ): number {
	return ( b.after?.ordered ?? 0 ) - ( a.after?.ordered ?? 0 );
}

function usualWindow( share: { recognised: number; visits: number } ): Window {
	return share.visits === 0 ||
		share.recognised / share.visits >= ENOUGH_RECOGNISED
		? DEFAULT_WINDOW
		: 'visit';
}

type Answer = ( type: EventType, key: string, acted: number ) => After;

async function askPlace(
	deps: ReportDeps,
	site: SellingSite,
	days: readonly string[],
	window: Window,
	place: Place,
	types: readonly EventType[] | undefined
): Promise< Answer > {
	const followed: Followed =
		days.length === 0
			? { rows: [], overDays: [] }
			: await deps.loop.after( {
					site,
					days,
					window,
					by: place,
					...( types ? { types } : {} ),
				} );
	const rows = new Map(
		followed.rows.map( ( row ) => [ `${ row.type } ${ row.key }`, row ] )
	);
	// Within the visit everybody who acted can be judged; beyond it only those who can be recognised that long.
	const judged =
		window === 'visit' || followed.overDays.length === 0
			? null
			: visitsByKey(
					await deps.rollups.dayTable( {
						siteId: site.id,
						days: followed.overDays,
						dimension: RECOGNISED[ place ],
					} )
				);
	return ( type, key, acted ) => {
		const row = rows.get( `${ type } ${ key }` );
		const visits =
			window === 'visit'
				? acted
				: ( judged?.(
						key,
						place === 'shared' ? '@shared_list' : type
					) ?? 0 );
		return afterOf( row, visits, acted, followed.overDays.length > 0 );
	};
}

function afterOf(
	row: FollowedRow | undefined,
	visits: number,
	acted: number,
	isAnyOver: boolean
): After {
	const over = row?.orderedOver ?? 0;
	const ordered = row?.ordered ?? 0;
	const sales = row ? row.sales : 0;
	if ( visits === 0 && over === 0 && acted > 0 ) {
		return {
			ordered,
			rate: noRate( isAnyOver ? 'needs_consent' : 'window_open' ),
			sales,
		};
	}
	// The read model may know of an order a moment before the roll-ups know of its visit.
	return { ordered, rate: rateOf( over, Math.max( visits, over ) ), sales };
}
