import fc from 'fast-check';
import { DEVICES } from '#contract/reports/dimensions.ts';
import type { Overview } from '#contract/reports/overview.ts';
import { fakeRollUpReader, type FakeVisit } from './fake-roll-up-reader.ts';
import { overviewReport } from './overview/overview.ts';
import { answered, bench, NOW, SHOP } from './report-bench.ts';
import { addDays, siteCalendar } from './site-calendar.ts';
import { stepsReport } from './steps/steps.ts';

/** Many shops, on a machine that may be busy. */
const PATIENCE_MS = 60_000;

const ZONES = [ 'Europe/Berlin', 'America/New_York', 'UTC', 'Asia/Tokyo' ];
const SOURCES = [ 'direct', 'newsletter', 'search' ];
const PAGES = [ '/', '/pricing/', '/about/' ];
const BLOCKS = [ 'blockblo01', 'blockblo02' ];

const event = fc.record( {
	type: fc.constantFrom(
		'page_view' as const,
		'view_block' as const,
		'cta_click' as const,
		'search' as const,
		'purchase' as const
	),
	page: fc.constantFrom( ...PAGES ),
	block: fc.option( fc.constantFrom( ...BLOCKS ), { nil: undefined } ),
} );

/** Visits of the five days before now and of today, at any second. */
const visit = fc.record( {
	at: fc
		.integer( { min: NOW - 5 * 86_400_000, max: NOW } )
		.map( ( ms ) => new Date( ms ).toISOString() ),
	events: fc.array( event, { minLength: 1, maxLength: 5 } ),
	source: fc.constantFrom( ...SOURCES ),
	device: fc.constantFrom( ...DEVICES ),
	audience: fc.constantFrom(
		'person' as const,
		'person' as const,
		'person' as const,
		'bot' as const,
		'staff' as const
	),
} );

const shops = fc.record( {
	visits: fc.array( visit, { maxLength: 40 } ),
	zone: fc.constantFrom( ...ZONES ),
	start: fc.integer( { min: -6, max: 0 } ),
	length: fc.integer( { min: 1, max: 8 } ),
} );

interface Case {
	visits: readonly FakeVisit[];
	zone: string;
	start: number;
	length: number;
}

const asked = ( { zone, start, length }: Case ) => {
	const from = addDays( siteCalendar( zone ).dayOf( NOW ), start );
	return {
		from,
		to: addDays( from, length ),
		compare: 'previous' as const,
	};
};

const depsOf = ( { visits, zone }: Case ) => ( {
	...bench( [] ),
	rollups: fakeRollUpReader( visits, zone ),
} );

const overview = ( shop: Case, query = {} ) =>
	answered(
		overviewReport.run(
			depsOf( shop ),
			{ ...SHOP, timeZone: shop.zone },
			{ ...asked( shop ), ...query }
		)
	);

const sum = ( numbers: readonly number[] ) =>
	numbers.reduce( ( total, number ) => total + number, 0 );

describe( 'whatever happens in a shop', () => {
	it(
		'the points of the chart add up to the cards',
		async () => {
			await fc.assert(
				fc.asyncProperty( shops, async ( shop ) => {
					for ( const grain of [
						'hour',
						'day',
						'week',
						'month',
					] as const ) {
						const { series, cards } = await overview( shop, {
							grain,
						} );
						expect(
							sum( series.map( ( point ) => point.visits ) )
						).toBe( cards.visits.value );
						expect(
							sum( series.map( ( point ) => point.macro ) )
						).toBe( cards.macro.value );
						expect(
							sum( series.map( ( point ) => point.with_step ) )
						).toBe( cards.with_step.rate.s );
					}
				} ),
				{ numRuns: 60 }
			);
		},
		PATIENCE_MS
	);

	it(
		'single days add up to the range',
		async () => {
			await fc.assert(
				fc.asyncProperty( shops, async ( shop ) => {
					const whole = await overview( shop );
					const days: Overview[] = [];
					for ( let day = 0; day < shop.length; day++ ) {
						days.push(
							await overview( {
								...shop,
								start: shop.start + day,
								length: 1,
							} )
						);
					}
					expect(
						sum( days.map( ( day ) => day.cards.visits.value ) )
					).toBe( whole.cards.visits.value );
					expect(
						sum( days.map( ( day ) => day.cards.macro.value ) )
					).toBe( whole.cards.macro.value );
				} ),
				{ numRuns: 40 }
			);
		},
		PATIENCE_MS
	);

	it(
		'devices, and sources, divide all visits among them',
		async () => {
			await fc.assert(
				fc.asyncProperty( shops, async ( shop ) => {
					const all = await overview( shop );
					for ( const [ filter, values ] of [
						[ 'device', DEVICES ],
						[ 'source', SOURCES ],
					] as const ) {
						const parts: Overview[] = [];
						for ( const value of values ) {
							parts.push(
								await overview( shop, { filter, value } )
							);
						}
						const partsOf = (
							pick: ( report: Overview ) => number
						) => sum( parts.map( pick ) );
						expect(
							partsOf( ( part ) => part.cards.visits.value )
						).toBe( all.cards.visits.value );
						expect(
							partsOf( ( part ) => part.cards.with_step.rate.s )
						).toBe( all.cards.with_step.rate.s );
						expect(
							partsOf( ( part ) => part.cards.macro.value )
						).toBe( all.cards.macro.value );
					}
				} ),
				{ numRuns: 40 }
			);
		},
		PATIENCE_MS
	);

	it(
		'a filter never keeps more visits than there are, and keeps its own step in all of them',
		async () => {
			await fc.assert(
				fc.asyncProperty( shops, async ( shop ) => {
					const all = await overview( shop );
					for ( const [ filter, value ] of [
						[ 'page', '/pricing/' ],
						[ 'block', 'blockblo01' ],
						[ 'step', 'cta_click' ],
					] as const ) {
						const kept = await overview( shop, { filter, value } );
						expect( kept.cards.visits.value ).toBeLessThanOrEqual(
							all.cards.visits.value
						);
						if ( filter === 'step' ) {
							expect( kept.cards.with_step.rate.s ).toBe(
								kept.cards.visits.value
							);
						}
					}
				} ),
				{ numRuns: 40 }
			);
		},
		PATIENCE_MS
	);

	it(
		'no rate passes 100 %, in any table or chart',
		async () => {
			await fc.assert(
				fc.asyncProperty( shops, async ( shop ) => {
					const { series, cards, steps } = await overview( shop );
					const rates = [
						cards.with_step.rate,
						cards.macro_rate.rate,
						...series.flatMap( ( point ) => [
							point.with_step_rate,
							point.macro_rate,
						] ),
						...steps.map( ( row ) => row.rate ),
					];
					for ( const group of [
						'step',
						'block',
						'page',
						'stage',
					] as const ) {
						const { rows } = await answered(
							stepsReport.run(
								depsOf( shop ),
								{ ...SHOP, timeZone: shop.zone },
								{ ...asked( shop ), group }
							)
						);
						rates.push( ...rows.map( ( row ) => row.rate ) );
					}
					for ( const rate of rates ) {
						expect( rate.s ).toBeLessThanOrEqual( rate.n );
						expect( rate.p === null ).toBe( rate.n === 0 );
					}
				} ),
				{ numRuns: 60 }
			);
		},
		PATIENCE_MS
	);

	it(
		'a comparison with a stretch that was the same shows no change',
		async () => {
			await fc.assert(
				fc.asyncProperty(
					shops,
					fc.integer( { min: 10, max: 15 } ),
					async ( shop, copies ) => {
						// Every visit, and the same visit exactly two weeks before: whole weeks, no change of clocks between.
						const people = shop.visits
							.filter( ( one ) => one.audience === 'person' )
							.flatMap( ( one ) =>
								Array< FakeVisit >( copies ).fill( one )
							);
						const before = people.map( ( one ) => ( {
							...one,
							at: new Date(
								Date.parse( one.at ) - 14 * 86_400_000
							).toISOString(),
						} ) );
						const { cards } = await overview(
							{ ...shop, visits: [ ...people, ...before ] },
							{
								compare: 'custom',
								compare_from: addDays(
									asked( shop ).from,
									-14
								),
							}
						);
						for ( const card of [ cards.visits, cards.macro ] ) {
							expect( [ null, 'same' ] ).toContain(
								card.change.direction
							);
						}
					}
				),
				{ numRuns: 40 }
			);
		},
		PATIENCE_MS
	);
} );
