/**
 * Answers as the service gives them, for tests and for looking at the screens without a service. Typed by the
 * contract; sample-reports.test.ts reads them with its schemas.
 */
import type { Live } from '#contract/reports/live.ts';
import type { Overview } from '#contract/reports/overview.ts';
import type { ReportHead } from '#contract/reports/range.ts';
import type { Change, Rate } from '#contract/reports/rate.ts';
import type { Step } from '#contract/reports/step.ts';
import type { StepRow } from '#contract/reports/step-row.ts';
import type { Steps } from '#contract/reports/steps.ts';
import { addDays, addMonths, daysBetween } from '../range/site-date.ts';
import type { Grain } from '../url-state.ts';

/** What a sample is made for. */
export interface SampleAsk {
	from: string;
	/** The first day that is not in the range. */
	to: string;
	compare?: string;
	compare_from?: string;
	grain?: string;
	filter?: string;
	value?: string;
	/** The site's date. */
	today: string;
	/** Visits on an ordinary day: 300 is a busy shop, 4 a quiet one. */
	visitsADay?: number;
	/** The site has a shop: orders and what came after a step. */
	hasShop?: boolean;
	window?: string;
}

const Z = 1.95996398454005;

/** A rate with its Wilson interval and state, as the service sends it. */
export function sampleRate( s: number, n: number ): Rate {
	if ( n === 0 ) {
		return {
			s,
			n,
			p: null,
			lo: null,
			hi: null,
			state: 'none',
			reason: 'no_denominator',
		};
	}
	const p = s / n;
	const centre = ( p + Z ** 2 / ( 2 * n ) ) / ( 1 + Z ** 2 / n );
	const half =
		( Z / ( 1 + Z ** 2 / n ) ) *
		Math.sqrt( ( p * ( 1 - p ) ) / n + Z ** 2 / ( 4 * n ** 2 ) );
	const ends = {
		lo: Math.max( 0, centre - half ),
		hi: Math.min( 1, centre + half ),
	};
	if ( s === 0 && n >= 30 ) {
		return {
			s,
			n,
			p: 0,
			lo: 0,
			hi: 1 - 0.05 ** ( 1 / n ),
			state: 'zero',
			reason: null,
		};
	}
	if ( n < 30 || ( s < 5 && n - s < 5 ) ) {
		return { s, n, p, ...ends, state: 'few', reason: null };
	}
	const state = ( ends.hi - ends.lo ) / 2 > p / 2 ? 'rough' : 'ok';
	return { s, n, p, ...ends, state, reason: null };
}

/** How a count moved, as the service says it. */
export function sampleChange( now: number, before: number | null ): Change {
	if ( before === null || ( before > 0 && ( before < 10 || now < 10 ) ) ) {
		return { kind: 'none', value: null, direction: null, verdict: null };
	}
	if ( before === 0 ) {
		return now === 0
			? { kind: 'none', value: null, direction: null, verdict: null }
			: { kind: 'new', value: null, direction: 'up', verdict: null };
	}
	return moved( 'percent', now / before - 1 );
}

/** How a rate moved, in points. */
export function samplePoints( now: Rate, before: Rate | null ): Change {
	const isJudged = ( rate: Rate ) =>
		rate.p !== null && ( rate.state === 'ok' || rate.state === 'rough' );
	if ( ! before || ! isJudged( now ) || ! isJudged( before ) ) {
		return { kind: 'none', value: null, direction: null, verdict: null };
	}
	return moved( 'points', ( now.p ?? 0 ) - ( before.p ?? 0 ) );
}

function moved( kind: 'percent' | 'points', value: number ): Change {
	if ( value === 0 ) {
		return { kind, value, direction: 'same', verdict: null };
	}
	return value > 0
		? { kind, value, direction: 'up', verdict: 'better' }
		: { kind, value, direction: 'down', verdict: 'worse' };
}

/** A number from 0 to 1 that is always the same for a text: samples do not change between two questions. */
function dice( text: string ): number {
	// A Lehmer generator, seeded by the text.
	const prime = 2147483647;
	let state = 7;
	for ( const character of text ) {
		state = ( ( state + character.charCodeAt( 0 ) ) * 16807 ) % prime;
	}
	for ( let round = 0; round < 4; round++ ) {
		state = ( state * 16807 ) % prime;
	}
	return state / prime;
}

function usualGrain( days: number ): Grain {
	if ( days <= 2 ) {
		return 'hour';
	}
	if ( days <= 92 ) {
		return 'day';
	}
	return days <= 400 ? 'week' : 'month';
}

interface Bucket {
	start: string;
	unfinished: boolean;
	/** Days in it: an hour is a 24th. */
	days: number;
}

const HOUR_OF_SAMPLE = 14;

export function bucketsOf(
	from: string,
	to: string,
	grain: Grain,
	today: string
): Bucket[] {
	const buckets: Bucket[] = [];
	let start = from;
	while ( start < to ) {
		if ( grain === 'hour' ) {
			for ( let hour = 0; hour < 24; hour++ ) {
				if ( start < today || hour <= HOUR_OF_SAMPLE ) {
					buckets.push( {
						start: `${ start }T${ String( hour ).padStart( 2, '0' ) }`,
						unfinished: start === today && hour === HOUR_OF_SAMPLE,
						days: 1 / 24,
					} );
				}
			}
			start = addDays( start, 1 );
			continue;
		}
		const monthLater = addMonths( `${ start.slice( 0, 7 ) }-01`, 1 );
		const steps: Record< Grain, string > = {
			hour: start,
			day: addDays( start, 1 ),
			week: addDays( start, 7 ),
			month: monthLater,
		};
		const next = steps[ grain ] > to ? to : steps[ grain ];
		buckets.push( {
			start,
			unfinished: start <= today && next > today,
			days: daysBetween( start, next ),
		} );
		start = next;
	}
	return buckets;
}

function visitsOf( bucket: Bucket, ask: SampleAsk ): number {
	const date = bucket.start.slice( 0, 10 );
	const weekday = new Date( `${ date }T00:00:00Z` ).getUTCDay();
	const weekend =
		bucket.days <= 1 && ( weekday === 0 || weekday === 6 ) ? 0.7 : 1;
	const filtered = ask.filter ? 0.3 : 1;
	return Math.round(
		( ask.visitsADay ?? 300 ) *
			bucket.days *
			weekend *
			filtered *
			( 0.75 + 0.5 * dice( bucket.start ) ) *
			( bucket.unfinished ? 0.6 : 1 )
	);
}

/** The head of an answer. */
export function sampleHead( ask: SampleAsk ): ReportHead {
	const days = daysBetween( ask.from, ask.to );
	const isYear = ask.compare === 'year';
	const compareFrom =
		ask.compare === 'custom' && ask.compare_from
			? ask.compare_from
			: addDays( ask.from, isYear ? -364 : -days );
	const running = ask.from <= ask.today && ask.to > ask.today;
	return {
		range: {
			from: ask.from,
			to: ask.to,
			days,
			grain: ( ask.grain as Grain | undefined ) ?? usualGrain( days ),
			zone: 'Europe/Berlin',
			running,
		},
		comparison:
			! ask.compare || ask.compare === 'none'
				? null
				: {
						kind: ask.compare as 'previous' | 'year' | 'custom',
						from: compareFrom,
						to: addDays( compareFrom, days ),
						cut_at: null,
					},
		filter:
			ask.filter && ask.value
				? {
						filter: ask.filter as 'page',
						value: ask.value,
						label: ask.value,
					}
				: null,
		data_until: `${ ask.today }T13:02:00.000Z`,
		generated_at: `${ ask.today }T13:02:04.000Z`,
		demo: true,
		not_counted: { bots: 214, staff: 12, counters_only: 96 },
	};
}

function comparedAsk( ask: SampleAsk, head: ReportHead ): SampleAsk | null {
	return head.comparison
		? {
				...ask,
				from: head.comparison.from,
				to: head.comparison.to,
				compare: 'none',
			}
		: null;
}

/** Minor units of an average order. */
const ORDER_VALUE = 8017;
const EURO = { currency: 'EUR', decimals: 2 };

/** No number knows both of a filter and of orders. */
function hasOrders( ask: SampleAsk ): boolean {
	return Boolean( ask.hasShop ) && ! ask.filter;
}

/** How orders after a step were counted. */
function sampleAfterHead(
	ask: SampleAsk,
	visits: number
): Overview[ 'after' ] {
	return hasOrders( ask )
		? {
				window: ( ask.window as 'visit' | undefined ) ?? '7',
				chosen: ask.window !== undefined,
				recognised: sampleRate( Math.round( visits * 0.62 ), visits ),
				waiting: 0,
				...EURO,
			}
		: null;
}

/** Orders after a step that so many visits took. */
function sampleAfter( ask: SampleAsk, acted: number ): StepRow[ 'after' ] {
	const closed = Math.round( acted * 0.6 );
	const ordered = Math.round( closed * 0.12 );
	return hasOrders( ask )
		? {
				ordered,
				rate: sampleRate( ordered, closed ),
				sales: ordered * ORDER_VALUE,
			}
		: null;
}

function overviewSeries( ask: SampleAsk, grain: Grain ): Overview[ 'series' ] {
	return bucketsOf( ask.from, ask.to, grain, ask.today ).map( ( bucket ) => {
		const visits = visitsOf( bucket, ask );
		const withStep = Math.round(
			visits * ( 0.2 + 0.1 * dice( `step${ bucket.start }` ) )
		);
		const withMacro = Math.round(
			visits * ( 0.006 + 0.012 * dice( `macro${ bucket.start }` ) )
		);
		return {
			start: bucket.start,
			unfinished: bucket.unfinished,
			visits,
			with_step: withStep,
			with_macro: withMacro,
			macro: withMacro,
			with_step_rate: sampleRate( withStep, visits ),
			macro_rate: sampleRate( withMacro, visits ),
			orders: hasOrders( ask ) ? withMacro : null,
			net_sales: hasOrders( ask ) ? withMacro * ORDER_VALUE : null,
		};
	} );
}

function sum< Item >(
	items: readonly Item[],
	read: ( item: Item ) => number
): number {
	return items.reduce( ( total, item ) => total + read( item ), 0 );
}

interface StepPlan {
	type: string;
	label: string | null;
	block: string | null;
	page: string | null;
	stage: StepRow[ 'stage' ];
	/** Share of all visits that see it; 1 where every visit could do it. */
	seen: number;
	/** Share of those that do it. */
	acted: number;
}

const PLANS: readonly StepPlan[] = [
	{
		type: 'cta_click',
		label: 'Ask us',
		block: 'a1b2c3d4e5',
		page: '/pricing/',
		stage: 'consideration',
		seen: 0.048,
		acted: 0.125,
	},
	{
		type: 'cta_click',
		label: 'Book a demo',
		block: 'f6g7h8i9j0',
		page: '/',
		stage: 'consideration',
		seen: 0.42,
		acted: 0.031,
	},
	{
		type: 'add_to_cart',
		label: null,
		block: null,
		page: null,
		stage: 'purchase',
		seen: 1,
		acted: 0.0725,
	},
	{
		type: 'add_to_wishlist',
		label: null,
		block: null,
		page: null,
		stage: 'consideration',
		seen: 1,
		acted: 0.024,
	},
	{
		type: 'view_product',
		label: null,
		block: null,
		page: null,
		stage: 'consideration',
		seen: 1,
		acted: 0.31,
	},
	{
		type: 'search',
		label: null,
		block: null,
		page: null,
		stage: 'consideration',
		seen: 1,
		acted: 0.018,
	},
	{
		type: 'newsletter_signup',
		label: 'Footer sign-up',
		block: 'k1l2m3n4o5',
		page: null,
		stage: 'consideration',
		seen: 0.6,
		acted: 0.006,
	},
	{
		type: 'resource_download',
		label: 'Size guide',
		block: 'p6q7r8s9t0',
		page: '/size-guide/',
		stage: 'consideration',
		seen: 0.0048,
		acted: 0.075,
	},
	{
		type: 'share',
		label: null,
		block: null,
		page: null,
		stage: 'advocacy',
		seen: 1,
		acted: 0.0011,
	},
	{
		type: 'contact_click',
		label: 'Call us',
		block: 'u1v2w3x4y5',
		page: '/contact/',
		stage: 'consideration',
		seen: 0.0014,
		acted: 0.25,
	},
	{
		type: 'video_start',
		label: null,
		block: null,
		page: null,
		stage: 'awareness',
		seen: 0.012,
		acted: 0,
	},
	{
		type: 'purchase',
		label: null,
		block: null,
		page: null,
		stage: 'purchase',
		seen: 1,
		acted: 0.0112,
	},
	{
		type: 'reorder',
		label: null,
		block: null,
		page: null,
		stage: 'retention',
		seen: 1,
		acted: 0.0021,
	},
];

function rowOf(
	plan: StepPlan,
	ask: SampleAsk,
	grain: Grain,
	visits: number,
	visitsBefore: number | null
): StepRow {
	const wobble =
		0.9 + 0.2 * dice( `${ plan.type }${ plan.block }${ ask.from }` );
	const seen = Math.round( visits * plan.seen );
	const acted = Math.min( seen, Math.round( seen * plan.acted * wobble ) );
	const before =
		visitsBefore === null
			? null
			: Math.round( visitsBefore * plan.seen * plan.acted );
	return {
		key: plan.block ? `${ plan.type }:${ plan.block }` : plan.type,
		type: plan.type,
		block_id: plan.block,
		page: plan.page,
		label: plan.label,
		stage: plan.stage,
		seen,
		seen_is: plan.block ? 'seen' : 'visits',
		acted,
		rate: sampleRate( acted, seen ),
		actions: Math.round( acted * 1.3 ),
		per_visit: acted > 0 ? 1.3 : null,
		change: sampleChange( acted, before ),
		trend: bucketsOf( ask.from, ask.to, grain, ask.today ).map(
			( bucket ) =>
				Math.round( visitsOf( bucket, ask ) * plan.seen * plan.acted )
		),
		after: sampleAfter( ask, acted ),
	};
}

function rowsOf( ask: SampleAsk, head: ReportHead ): StepRow[] {
	const { grain } = head.range;
	const visits = sum(
		overviewSeries( ask, grain ),
		( bucket ) => bucket.visits
	);
	const compared = comparedAsk( ask, head );
	const before = compared
		? sum( overviewSeries( compared, grain ), ( bucket ) => bucket.visits )
		: null;
	return PLANS.map( ( plan ) =>
		rowOf( plan, ask, grain, visits, before )
	).sort( ( a, b ) => b.acted - a.acted );
}

export function sampleOverview( ask: SampleAsk ): Overview {
	const head = sampleHead( ask );
	const { grain } = head.range;
	const series = overviewSeries( ask, grain );
	const compared = comparedAsk( ask, head );
	const comparisonSeries = compared ? overviewSeries( compared, grain ) : [];
	const totals = ( buckets: Overview[ 'series' ] ) => ( {
		visits: sum( buckets, ( bucket ) => bucket.visits ),
		withStep: sum( buckets, ( bucket ) => bucket.with_step ),
		withMacro: sum( buckets, ( bucket ) => bucket.with_macro ),
		macro: sum( buckets, ( bucket ) => bucket.macro ),
	} );
	const now = totals( series );
	const before = compared ? totals( comparisonSeries ) : null;
	const count = ( value: number, other: number | null ) => ( {
		value,
		compared: other,
		change: sampleChange( value, other ),
	} );
	const rate = ( value: Rate, other: Rate | null ) => ( {
		rate: value,
		compared: other,
		change: samplePoints( value, other ),
	} );
	const rows = rowsOf( ask, head );
	return {
		head,
		has_data: true,
		cards: {
			visits: count( now.visits, before?.visits ?? null ),
			with_step: rate(
				sampleRate( now.withStep, now.visits ),
				before && sampleRate( before.withStep, before.visits )
			),
			macro: count( now.macro, before?.macro ?? null ),
			macro_rate: rate(
				sampleRate( now.withMacro, now.visits ),
				before && sampleRate( before.withMacro, before.visits )
			),
		},
		after: sampleAfterHead( ask, now.visits ),
		shop: hasOrders( ask )
			? {
					...EURO,
					date_type: 'date_paid',
					orders: count( now.macro, before?.macro ?? null ),
					net_sales: count(
						now.macro * ORDER_VALUE,
						before && before.macro * ORDER_VALUE
					),
					net_sales_in_base: null,
					by_currency: [
						{ ...EURO, value: now.macro * ORDER_VALUE },
					],
					not_counted_yet: { orders: 2, value: 12_000 },
					paid_orders: now.macro + 2,
					refunded_twice: 0,
				}
			: null,
		series,
		comparison_series: comparisonSeries.slice( 0, series.length ),
		steps: rows.slice( 0, 10 ),
		steps_total: rows.length,
	};
}

/** An answer for a site that has no event at all. */
export function emptyOverview( ask: SampleAsk ): Overview {
	const empty = sampleOverview( { ...ask, visitsADay: 0 } );
	return {
		...empty,
		head: {
			...empty.head,
			data_until: null,
			demo: false,
			not_counted: { bots: 0, staff: 0, counters_only: 0 },
		},
		has_data: false,
		steps: [],
		steps_total: 0,
	};
}

export function sampleSteps( ask: SampleAsk & { group?: string } ): Steps {
	const head = sampleHead( ask );
	const group = ( ask.group as Steps[ 'group' ] | undefined ) ?? 'step';
	const rows = rowsOf( ask, head );
	const grouped: Record< Steps[ 'group' ], () => StepRow[] > = {
		step: () => rows,
		block: () => rows.filter( ( row ) => row.block_id !== null ),
		page: () =>
			rows
				.filter( ( row ) => row.page !== null )
				.map( ( row ) => ( {
					...row,
					key: row.page ?? '',
					type: null,
					block_id: null,
					label: null,
					stage: null,
					seen_is: 'page' as const,
				} ) ),
		stage: () =>
			(
				[
					'awareness',
					'consideration',
					'purchase',
					'retention',
					'advocacy',
				] as const
			 ).flatMap( ( stage ) => {
				const first = rows.find( ( row ) => row.stage === stage );
				return first
					? [
							{
								...first,
								key: stage,
								type: null,
								block_id: null,
								page: null,
								label: null,
								seen_is: 'visits' as const,
							},
						]
					: [];
			} ),
	};
	const list = grouped[ group ]();
	const visits = sum(
		overviewSeries( ask, head.range.grain ),
		( bucket ) => bucket.visits
	);
	return {
		head,
		has_data: true,
		after: sampleAfterHead( ask, visits ),
		group,
		visits,
		rows: list,
		total: list.length,
	};
}

export function sampleStep(
	ask: SampleAsk & { type: string; block?: string; by?: string }
): Step {
	const head = sampleHead( ask );
	const by = ( ask.by as Step[ 'by' ] | undefined ) ?? 'blocks';
	const plan =
		PLANS.find(
			( candidate ) =>
				candidate.type === ask.type &&
				( ! ask.block || candidate.block === ask.block )
		) ?? ( PLANS[ 0 ] as StepPlan );
	const seriesOf = ( of: SampleAsk ): Step[ 'series' ] =>
		overviewSeries( of, head.range.grain ).map( ( bucket ) => {
			const seen = Math.round( bucket.visits * plan.seen );
			const acted = Math.min(
				seen,
				Math.round(
					seen * plan.acted * ( 0.7 + 0.6 * dice( bucket.start ) )
				)
			);
			return {
				start: bucket.start,
				unfinished: bucket.unfinished,
				seen,
				acted,
				actions: Math.round( acted * 1.3 ),
				rate: sampleRate( acted, seen ),
			};
		} );
	const series = seriesOf( ask );
	const compared = comparedAsk( ask, head );
	const before = compared ? seriesOf( compared ) : null;
	const total = ( list: Step[ 'series' ] ) => ( {
		seen: sum( list, ( bucket ) => bucket.seen ),
		acted: sum( list, ( bucket ) => bucket.acted ),
	} );
	const now = total( series );
	const was = before ? total( before ) : null;
	const rate = sampleRate( now.acted, now.seen );
	const rateBefore = was ? sampleRate( was.acted, was.seen ) : null;
	const placements = PLANS.flatMap(
		( { type, block, label, page }, index ) =>
			type === ask.type && block && label
				? [
						{
							block_id: block,
							block_type: 'cairn/cta-button',
							name: label,
							post_id: page ? 10 + index : null,
							page,
						},
					]
				: []
	);
	const aroundStep = ( of: string, share: number ) => {
		const visits = Math.round( now.acted * share );
		return {
			type: of,
			stage: null,
			visits,
			share: sampleRate( visits, now.acted ),
		};
	};
	const split = ( label: string, share: number ): StepRow => ( {
		...rowOf(
			{
				...plan,
				acted: plan.acted * ( 0.8 + 0.5 * dice( label ) ),
				seen: plan.seen * share,
			},
			ask,
			head.range.grain,
			sum(
				overviewSeries( ask, head.range.grain ),
				( bucket ) => bucket.visits
			),
			null
		),
		key: label,
		label,
		block_id: null,
		type: null,
		page: by === 'pages' ? label : null,
		stage: null,
	} );
	const tables: Record< Step[ 'by' ], () => StepRow[] > = {
		blocks: () =>
			rowsOf( ask, head ).filter(
				( row ) =>
					row.type === ask.type &&
					( ! ask.block || row.block_id === ask.block )
			),
		pages: () => [ split( '/pricing/', 0.7 ), split( '/', 0.3 ) ],
		sources: () => [
			split( 'google', 0.5 ),
			split( 'direct', 0.3 ),
			split( 'newsletter', 0.2 ),
		],
		devices: () => [
			split( 'desktop', 0.45 ),
			split( 'phone', 0.5 ),
			split( 'tablet', 0.05 ),
		],
	};
	return {
		head,
		has_data: true,
		type: ask.type,
		stage: plan.stage,
		block: ask.block
			? ( placements.find( ( { block_id: id } ) => id === ask.block ) ??
				null )
			: null,
		placements,
		seen_is: plan.block ? 'seen' : 'visits',
		cards: {
			seen: {
				value: now.seen,
				compared: was?.seen ?? null,
				change: sampleChange( now.seen, was?.seen ?? null ),
			},
			acted: {
				value: now.acted,
				compared: was?.acted ?? null,
				change: sampleChange( now.acted, was?.acted ?? null ),
			},
			rate: {
				rate,
				compared: rateBefore,
				change: samplePoints( rate, rateBefore ),
			},
		},
		after: sampleAfterHead( ask, now.seen ),
		ordered_after: sampleAfter( ask, now.acted ),
		around: ask.block
			? null
			: {
					visits: now.acted,
					before: [ aroundStep( 'page_view', 0.9 ) ],
					after: [
						aroundStep( 'add_to_cart', 0.3 ),
						aroundStep( 'purchase', 0.1 ),
					],
				},
		weeks_until_enough: rate.state === 'few' && now.seen > 0 ? 3 : null,
		series,
		comparison_series: ( before ?? [] ).slice( 0, series.length ),
		by,
		rows: tables[ by ](),
	};
}

/** The newest steps: the owner's own click first. */
export function sampleLive( today: string ): Live {
	const at = ( time: string ) => `${ today }T${ time }.000Z`;
	return {
		data_until: at( '13:02:11' ),
		events: [
			{
				at: at( '13:02:11' ),
				type: 'cta_click',
				audience: 'staff',
				counted: false,
				requested: false,
				page: '/pricing/',
				block_id: 'a1b2c3d4e5',
				block_name: 'Ask us',
			},
			{
				at: at( '13:01:40' ),
				type: 'page_view',
				audience: 'person',
				counted: true,
				requested: false,
				page: '/',
				block_id: null,
				block_name: null,
			},
			{
				at: at( '13:01:02' ),
				type: 'add_to_cart',
				audience: 'person',
				counted: true,
				requested: false,
				page: '/product/beanie/',
				block_id: null,
				block_name: null,
			},
			{
				at: at( '12:58:30' ),
				type: 'page_view',
				audience: 'bot',
				counted: false,
				requested: false,
				page: '/shop/',
				block_id: null,
				block_name: null,
			},
		],
	};
}
