/** One row a form, of what visits did there and what was sent; Forms and the report of one form share it. */
import type { FormRow } from '#contract/reports/forms.ts';
import type {
	FormCount,
	FormOrders,
	FormsQuery,
	FormSubject,
} from '../../contacts/index.ts';
import type { DayTable } from '../../rollups/index.ts';
import { keysWith, visitsByKey, type VisitsByKey } from '../add-cells.ts';
import { type FormDetails, detailsByForm } from './form-details.ts';
import { KnownBlocks } from '../block-names.ts';
import type { AskedDays } from '../day-report.ts';
import { noRate, rateOf } from '../rate.ts';
import { sells, type ReportDeps, type ReportSite } from '../report.ts';

/** Blocks that are forms whether anybody was there or not. */
const FORM_BLOCK = 'cairn/form';

const NO_DAYS: DayTable = { days: [], names: new Map() };

export interface FormRows {
	/** Most confirmed first. */
	readonly rows: readonly FormRow[];
	/** By block. */
	readonly details: ( blockId: string ) => FormDetails;
}

/** A range as submissions are asked for: by the moment they were sent. */
export function sentIn(
	site: ReportSite,
	{ range, calendar, now }: AskedDays,
	blockId?: string
): FormsQuery {
	return {
		siteId: site.id,
		from: calendar.startOf( range.from ),
		to: calendar.startOf( range.to ),
		now,
		countStaff: site.countStaff,
		...( blockId === undefined ? {} : { blockId } ),
	};
}

/**
 * Asks for the rows of all forms, or of one.
 *
 * @param deps
 * @param site
 * @param asked
 * @param blockId One form only.
 */
export async function askFormRows(
	deps: ReportDeps,
	site: ReportSite,
	asked: AskedDays,
	blockId?: string
): Promise< FormRows > {
	const { days } = asked;
	const sent = sentIn( site, asked, blockId );
	const ofBlock = blockId === undefined ? {} : { blockId };
	const [ placements, table, details, counts, orders, refusals ] =
		await Promise.all( [
			deps.blockNames.placements( site.id ),
			days.length === 0
				? NO_DAYS
				: deps.rollups.dayTable( {
						siteId: site.id,
						days,
						dimension: 'block',
						...( blockId === undefined ? {} : { key: blockId } ),
					} ),
			days.length === 0
				? NO_DAYS
				: deps.rollups.dayTable( {
						siteId: site.id,
						days,
						dimension: 'form_detail',
					} ),
			deps.forms.counts( sent ),
			sells( site )
				? deps.forms.orders( {
						...sent,
						currency: site.currency,
						decimals: site.shop.decimals,
					} )
				: [],
			deps.forms.refusals( { siteId: site.id, days, ...ofBlock } ),
		] );
	const blocks = new KnownBlocks( placements );
	const subjects = new Map< string, FormSubject >();
	const add = ( subject: FormSubject ) =>
		subjects.set( keyOf( subject ), subject );
	for ( const id of new Set( [
		...formBlocks( blocks ),
		...keysWith( table, 'form_start' ).map( ( { key } ) => key ),
		...refusals.keys(),
	] ) ) {
		if ( blockId === undefined || id === blockId ) {
			add( { blockId: id, origin: 'form', formName: null } );
		}
	}
	counts.forEach( add );

	const visits = visitsByKey( table );
	const detailsOf = detailsByForm( details );
	const rows = [ ...subjects ].map( ( [ key, subject ] ) =>
		rowOf( key, subject, {
			blocks,
			visits,
			details: detailsOf( key ),
			counts: counts.filter( ( count ) => keyOf( count ) === key ),
			orders: orders.find( ( order ) => keyOf( order ) === key ) ?? null,
			sells: sells( site ),
			refused: refusals.get( key ) ?? 0,
		} )
	);
	return { rows: rows.sort( mostConfirmed ), details: detailsOf };
}

/** A form of ours is its block, whatever it was told to be; the rest has no block. */
function keyOf( { blockId, origin, formName }: FormSubject ): string {
	return blockId ?? `${ origin } ${ formName ?? '' }`.trim();
}

function formBlocks( blocks: KnownBlocks ): readonly string[] {
	return blocks.ids.filter( ( id ) =>
		blocks
			.places( id )
			.some( ( { blockType } ) => blockType === FORM_BLOCK )
	);
}

interface RowParts {
	readonly blocks: KnownBlocks;
	readonly visits: VisitsByKey;
	readonly details: FormDetails;
	readonly counts: readonly FormCount[];
	readonly orders: FormOrders | null;
	readonly sells: boolean;
	readonly refused: number;
}

function rowOf( key: string, subject: FormSubject, parts: RowParts ): FormRow {
	const { blocks, counts, orders } = parts;
	const { blockId } = subject;
	const sum = ( of: CountedNumber ) =>
		counts.reduce( ( total, count ) => total + count[ of ], 0 );
	const sent = sum( 'sent' );
	const confirmed = sum( 'confirmed' );
	const due = sum( 'due' );
	const isOurs = subject.origin !== 'other_form';
	return {
		key,
		block_id: blockId,
		name:
			blockId === null
				? ( subject.formName ?? '' )
				: blocks.name( blockId ),
		source: sourceOf( subject ),
		page: blockId === null ? null : blocks.page( blockId ),
		purpose: commonestPurpose( counts ),
		...visitsOf( blockId, parts.visits ),
		sent,
		confirmed: isOurs ? confirmed : null,
		confirm_rate:
			due === 0 && counts.some( isWaiting )
				? noRate( 'window_open' )
				: rateOf( sum( 'dueConfirmed' ), due ),
		...ordersOf( orders, parts.sells ),
		unsubscribe_rate: isOurs
			? rateOf( sum( 'withdrawn' ), confirmed )
			: noRate( 'no_denominator' ),
		median_ms: parts.details.medianMs,
		left_at: parts.details.leftAt,
		refused: parts.refused,
		suspicious_rate: rateOf( sum( 'suspicious' ), sent ),
	};
}

type CountedNumber = Exclude< keyof FormCount, keyof FormSubject | 'purpose' >;

/** Some were asked to confirm, and none of those for long enough. */
function isWaiting( { sent, confirmed, due }: FormCount ): boolean {
	return due === 0 && sent > confirmed;
}

function visitsOf(
	blockId: string | null,
	visits: VisitsByKey
): Pick< FormRow, 'seen' | 'started' | 'start_rate' | 'send_rate' > {
	if ( blockId === null ) {
		return {
			seen: null,
			started: null,
			start_rate: noRate( 'no_denominator' ),
			send_rate: noRate( 'no_denominator' ),
		};
	}
	const sent = visits( blockId, 'form_submit' );
	// Who sent it has started it, and who started it has seen it, even where that was not heard.
	const started = Math.max( visits( blockId, 'form_start' ), sent );
	const seen = Math.max( visits( blockId, 'view_block' ), started );
	return {
		seen,
		started,
		start_rate: rateOf( started, seen ),
		send_rate: rateOf( sent, started ),
	};
}

function ordersOf(
	orders: FormOrders | null,
	hasShop: boolean
): Pick<
	FormRow,
	'ordered' | 'ordered_rate' | 'net_sales' | 'net_sales_each'
> {
	if ( orders === null ) {
		return {
			ordered: 0,
			ordered_rate: noRate( 'no_denominator' ),
			net_sales: hasShop ? 0 : null,
			net_sales_each: null,
		};
	}
	const { over, recognised, overSales } = orders;
	return {
		ordered: orders.ordered,
		ordered_rate:
			over === 0
				? noRate( recognised === 0 ? 'needs_consent' : 'window_open' )
				: rateOf( orders.overOrdered, over ),
		net_sales: orders.sales,
		net_sales_each:
			over === 0 || overSales === null
				? null
				: Math.round( overSales / over ),
	};
}

function sourceOf( { blockId, origin }: FormSubject ): FormRow[ 'source' ] {
	return blockId !== null || origin === 'form' || origin === 'import'
		? 'cairn'
		: origin;
}

/** A form may have been for something else once. */
function commonestPurpose(
	counts: readonly FormCount[]
): FormRow[ 'purpose' ] {
	const sent = new Map< FormCount[ 'purpose' ], number >();
	for ( const count of counts ) {
		sent.set(
			count.purpose,
			( sent.get( count.purpose ) ?? 0 ) + count.sent
		);
	}
	const [ first ] = [ ...sent ].sort( ( a, b ) => b[ 1 ] - a[ 1 ] );
	return first?.[ 0 ] ?? null;
}

function mostConfirmed( a: FormRow, b: FormRow ): number {
	return (
		( b.confirmed ?? -1 ) - ( a.confirmed ?? -1 ) ||
		b.sent - a.sent ||
		( b.seen ?? 0 ) - ( a.seen ?? 0 ) ||
		( a.key < b.key ? -1 : 1 )
	);
}
