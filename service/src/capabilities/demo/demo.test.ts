import { readFileSync } from 'node:fs';
import { cartStateSchema } from '#contract/carts.ts';
import { CTA_EVENT } from '#contract/cta-kinds.ts';
import { EVENTS, type EventType } from '#contract/events/index.ts';
import { FORM_PURPOSES } from '#contract/forms.ts';
import { normalQuantile, wilsonInterval } from '../../statistics/index.ts';
import type { ImportedEvent } from '../collect/index.ts';
import type { BlockPlace } from '../sites/index.ts';
import { createDemoSite, DEMO_PRODUCTS } from './demo-pages.ts';
import { PLANTED_TRUTH, plantedBlock } from './planted-truth.ts';
import { orderSnapshotSchema } from '#contract/orders.ts';
import { demoSignUp, NEWS_SENTENCE } from './demo-people.ts';
import { demoOrder, FIRST_ORDER_ID } from './demo-orders.ts';
import { COMPARE_BLOCK, TABLE_BLOCK, WISH_BLOCK } from './simulate-visit.ts';
import { simulateDays, type SimulatedDay } from './simulate-days.ts';

const NOW = Date.parse( '2026-11-23T14:25:00Z' );
const SITE = { publicId: 'site_demo', locale: 'en_GB' };

/** Some fifty shares are looked at: an interval of 95 % would miss two of them by chance. */
const Z_999 = normalQuantile( 0.9995 );

/** They stand beside products and on the page of comparisons, and are not told as seen. */
const SHOP_BLOCKS: readonly string[] = [
	COMPARE_BLOCK,
	TABLE_BLOCK,
	WISH_BLOCK,
];

const PAGES: Readonly< Record< string, readonly string[] > > = {
	'/': [
		'nfherobook',
		'nfheroshop',
		'nfhomprice',
		'nfhomepack',
		'nfhomecall',
		'nfhomemail',
	],
	'/guided-walks/': [
		'nfwalktarn',
		'nfwalkhigh',
		'nfwalkstar',
		'nfwalkplan',
		'nfwalkgrup',
	],
	'/contact/': [ 'nfcontcall', 'nfcontmail', 'nfconttext' ],
	'/packing-list/': [ 'nfpackdown', 'nfpackmaps', 'ownersown1' ],
};

/** Where each form stands. */
const FORMS: Readonly< Record< string, string > > = {
	nfnewsform: '/',
	nfconsform: '/contact/',
};

const placeOf = (
	blockId: string,
	blockType: string,
	page: string
): BlockPlace => ( {
	blockId,
	blockType,
	name: blockId,
	postId: 1,
	page,
	stage: null,
} );

const places: readonly BlockPlace[] = [
	...Object.entries( PAGES ).flatMap( ( [ page, blocks ] ) =>
		blocks.map( ( blockId ) =>
			placeOf( blockId, 'cairn/cta-button', page )
		)
	),
	...Object.entries( FORMS ).map( ( [ blockId, page ] ) =>
		placeOf( blockId, 'cairn/form', page )
	),
];

function simulateAll(
	currency: string | null,
	seed: number
): readonly SimulatedDay[] {
	return [
		...simulateDays( {
			site: createDemoSite( places, currency, DEMO_PRODUCTS ),
			timeZone: 'Europe/London',
			now: NOW,
			days: PLANTED_TRUTH.days,
			seed,
		} ),
	];
}

function simulate( currency: string | null, seed: number ): ImportedEvent[] {
	return simulateAll( currency, seed ).flatMap( ( { events } ) => events );
}

/** Visits that hold an event for which the question is true. */
function visitsWith(
	events: readonly ImportedEvent[],
	isMeant: ( event: ImportedEvent ) => boolean = () => true
): ReadonlySet< string | undefined > {
	return new Set(
		events
			.filter(
				( event ) => event.audience === 'person' && isMeant( event )
			)
			.map( ( event ) => event.visit )
	);
}

/** Visit and product, once each. */
function lookedAt(
	events: readonly ImportedEvent[],
	type: EventType
): ReadonlySet< string > {
	return new Set(
		events
			.filter(
				( event ) => event.audience === 'person' && event.type === type
			)
			.map( ( event ) => `${ event.visit } ${ event.props?.product_id }` )
	);
}

/** Counted from the events alone, by another way than they were drawn. */
function shareOf(
	part: ReadonlySet< unknown >,
	all: ReadonlySet< unknown >
): { lo: number; hi: number } {
	const acted = [ ...part ].filter( ( visit ) => all.has( visit ) ).length;
	const interval = wilsonInterval( acted, all.size, Z_999 );
	if ( interval === null ) {
		throw new Error( 'There is nothing to take a share of.' );
	}
	return interval;
}

function expectPlanted( share: { lo: number; hi: number }, planted: number ) {
	expect( share.lo ).toBeLessThan( planted );
	expect( share.hi ).toBeGreaterThan( planted );
}

it( 'The simulated visits of a shop carry the ids its products really have, and are otherwise the same', () => {
	const renumbered = DEMO_PRODUCTS.map( ( product ) => ( {
		...product,
		id: product.id + 4000,
	} ) );
	const drawn = ( products: typeof DEMO_PRODUCTS ) =>
		[
			...simulateDays( {
				site: createDemoSite( places, 'GBP', products ),
				timeZone: 'Europe/London',
				now: NOW,
				days: 10,
				seed: 1999,
			} ),
		].flatMap( ( { events } ) => events );
	const ids = ( events: readonly ImportedEvent[] ) =>
		events
			.map( ( event ) => event.props?.product_id )
			.filter( ( id ) => id !== undefined );
	const given = ids( drawn( DEMO_PRODUCTS ) );
	const real = ids( drawn( renumbered ) );
	expect( given.length ).toBeGreaterThan( 100 );
	expect( real ).toEqual( given.map( ( id ) => Number( id ) + 4000 ) );
} );

describe.each( [
	[ 'shop', 'GBP', 1999 ],
	[ 'landing-page site', null, 2003 ],
] as const )( 'the simulated visits of a %s', ( _kind, currency, seed ) => {
	const days = simulateAll( currency, seed );
	const events = days.flatMap( ( day ) => day.events );
	const visits = visitsWith( events );
	const typed = ( type: EventType ) =>
		visitsWith( events, ( event ) => event.type === type );

	it( 'are the same when they are drawn again, and others with another seed', () => {
		expect( JSON.stringify( simulate( currency, seed ) ) ).toBe(
			JSON.stringify( events )
		);
		expect( JSON.stringify( simulate( currency, seed + 1 ) ) ).not.toBe(
			JSON.stringify( events )
		);
	} );

	it( 'are 20,000 to 40,000 events over 90 days, up to now and never later', () => {
		expect( events.length ).toBeGreaterThan( 20000 );
		expect( events.length ).toBeLessThan( 40000 );
		const times = events.map( ( event ) => event.at );
		const last = times.reduce( ( a, b ) => Math.max( a, b ) );
		const first = times.reduce( ( a, b ) => Math.min( a, b ) );
		expect( last ).toBeLessThanOrEqual( NOW );
		expect( NOW - last ).toBeLessThan( 4 * 3600000 );
		expect( ( NOW - first ) / 86400000 ).toBeGreaterThan( 89 );
		expect( ( NOW - first ) / 86400000 ).toBeLessThan( 90 );
	} );

	it( 'hold only events the vocabulary allows, each with a key of its own', () => {
		expect( new Set( events.map( ( event ) => event.key ) ).size ).toBe(
			events.length
		);
		const wrong = events.filter(
			( event ) =>
				! EVENTS[ event.type ].props.safeParse( event.props ).success
		);
		expect( wrong ).toEqual( [] );
	} );

	it( 'happen on blocks that stand on the page they are said to stand on', () => {
		const strangers = events.filter(
			( event ) =>
				event.blockId !== undefined &&
				! SHOP_BLOCKS.includes( event.blockId ) &&
				! places.some(
					( place ) =>
						place.blockId === event.blockId &&
						place.page === event.page
				)
		);
		expect( strangers ).toEqual( [] );
	} );

	it( 'never pause for half an hour, and never click what they have not seen', () => {
		const seen = new Set< string >();
		const lastOfVisit = new Map< string | undefined, number >();
		const wrong = events.filter( ( event ) => {
			const pause =
				event.at - ( lastOfVisit.get( event.visit ) ?? event.at );
			lastOfVisit.set( event.visit, event.at );
			const what = `${ event.visit } ${ event.blockId }`;
			const isClick =
				event.blockId !== undefined &&
				! SHOP_BLOCKS.includes( event.blockId ) &&
				event.type !== 'view_block';
			if ( event.type === 'view_block' ) {
				seen.add( what );
			}
			return (
				pause < 0 ||
				pause >= 1800000 ||
				( isClick && ! seen.has( what ) )
			);
		} );
		expect( wrong ).toEqual( [] );
	} );

	it.each(
		places
			.filter( ( { blockType } ) => blockType !== 'cairn/form' )
			.map( ( place ) => place.blockId )
	)( 'click %s as often as planted', ( blockId ) => {
		const { rate, kind } = plantedBlock( blockId );
		expectPlanted(
			shareOf(
				visitsWith(
					events,
					( event ) =>
						event.blockId === blockId &&
						event.type === CTA_EVENT[ kind ]
				),
				visitsWith(
					events,
					( event ) =>
						event.blockId === blockId && event.type === 'view_block'
				)
			),
			rate
		);
	} );

	it( 'buy or reserve as often as planted', () => {
		const { shop, landing } = PLANTED_TRUTH;
		if ( currency === null ) {
			expectPlanted(
				shareOf( typed( 'reservation' ), visits ),
				landing.reservation
			);
			expect( typed( 'purchase' ).size ).toBe( 0 );
			return;
		}
		expectPlanted( shareOf( typed( 'search' ), visits ), shop.search );
		expectPlanted(
			shareOf( typed( 'add_to_cart' ), visits ),
			shop.addToCart
		);
		expectPlanted(
			shareOf( typed( 'begin_checkout' ), typed( 'add_to_cart' ) ),
			shop.checkoutOfCarts
		);
		const ordered = new Set(
			days.flatMap( ( { orders } ) =>
				orders.map( ( { visit } ) => visit )
			)
		);
		expectPlanted(
			shareOf( ordered, typed( 'begin_checkout' ) ),
			shop.orderOfCheckouts
		);
		// What the shop's own server tells is no step of a browser.
		expect( typed( 'purchase' ).size ).toBe( 0 );
	} );

	it.each( Object.entries( PLANTED_TRUTH.forms ) )(
		'begin, send and confirm %s as often as planted',
		( blockId, form ) => {
			const did = ( type: EventType, state?: string ) =>
				visitsWith(
					events,
					( event ) =>
						event.blockId === blockId &&
						event.type === type &&
						( state === undefined || event.props?.state === state )
				);
			const { event } = FORM_PURPOSES[ form.purpose ];
			expectPlanted(
				shareOf( did( 'form_start' ), did( 'view_block' ) ),
				form.start
			);
			const begun = did( 'form_start' );
			expectPlanted( shareOf( did( 'form_submit' ), begun ), form.send );
			expect( did( 'form_submit' ).size + did( 'form_leave' ).size ).toBe(
				begun.size
			);
			expect( did( event ) ).toEqual( did( 'form_submit' ) );
			if ( form.confirm !== null ) {
				expectPlanted(
					shareOf(
						did( event, 'confirmed' ),
						did( event, 'requested' )
					),
					form.confirm
				);
			}
		}
	);

	it( 'are sent by people who do not exist, the same person with every visit', () => {
		const signUps = days.flatMap( ( day ) => day.signUps );
		const people = signUps.map( ( signUp, nth ) => ( {
			...demoSignUp( signUp, nth, SITE, NOW ),
		} ) );
		expect( people.length ).toBeGreaterThan( 50 );
		expect( new Set( people.map( ( { id } ) => id ) ).size ).toBe(
			people.length
		);
		const emails = new Map(
			people.map( ( { visitor, person } ) => [ visitor, person.email ] )
		);
		expect( new Set( emails.values() ).size ).toBe( emails.size );
		for ( const { visitor, person, ...signUp } of people ) {
			expect( person.email ).toBe( emails.get( visitor ) );
			expect( person.email ).toMatch(
				/^[a-z]+\.[a-z]+\d+@mail\.example$/
			);
			expect( person.phone ?? '+447700900000' ).toMatch(
				/^\+447700900\d{3}$/
			);
			expect( signUp.at ).toBeLessThan( NOW );
			expect( signUp.confirmedAt ?? 0 ).toBeLessThanOrEqual( NOW );
			expect( signUp.withdrawnAt ?? 0 ).toBeLessThanOrEqual( NOW );
			expect( signUp.offlineValue !== null ).toBe(
				signUp.status === 'won'
			);
		}
		const isOf = ( state: 'confirmedAt' | 'withdrawnAt' ) =>
			new Set(
				people
					.filter( ( person ) => person[ state ] !== null )
					.map( ( { id } ) => id )
			);
		expectPlanted(
			shareOf( isOf( 'withdrawnAt' ), isOf( 'confirmedAt' ) ),
			PLANTED_TRUTH.people.unsubscribe
		);
		expectPlanted(
			shareOf(
				new Set( people.filter( ( one ) => one.isSuspicious ) ),
				new Set( people )
			),
			PLANTED_TRUTH.people.suspicious
		);
	} );

	it( 'wish and compare as often as planted, and choose the cheaper one as often', () => {
		const looked = lookedAt( events, 'view_product' );
		const wished = lookedAt( events, 'add_to_wishlist' );
		if ( currency === null ) {
			expect(
				looked.size + wished.size + typed( 'compare_view' ).size
			).toBe( 0 );
			return;
		}
		const { shop } = PLANTED_TRUTH;
		expectPlanted( shareOf( wished, looked ), shop.wish );
		expectPlanted(
			shareOf( typed( 'compare_view' ), visits ),
			shop.compare
		);
		expectPlanted(
			shareOf( typed( 'compare_choose' ), typed( 'compare_view' ) ),
			shop.chooseOfCompared
		);
		const price = ( id: unknown ) =>
			DEMO_PRODUCTS.find( ( product ) => product.id === id )?.price ?? 0;
		const cheaper = visitsWith(
			events,
			( { type, props } ) =>
				type === 'compare_choose' &&
				price( props?.product_id ) <=
					price( [ props?.against ].flat()[ 0 ] )
		);
		expectPlanted(
			shareOf( cheaper, typed( 'compare_choose' ) ),
			shop.cheaperOfChosen
		);
	} );

	it( 'tell of carts and orders as the shop’s own server would', () => {
		const orders = days.flatMap( ( day ) => day.orders );
		const carts = days.flatMap( ( day ) => day.carts );
		if ( currency === null ) {
			expect( [ ...orders, ...carts ] ).toEqual( [] );
			return;
		}
		const told = orders.map( ( order, nth ) =>
			demoOrder( order, nth, 'Europe/London', NOW )
		);
		for ( const { snapshot } of told ) {
			expect( orderSnapshotSchema.parse( snapshot ) ).toEqual( snapshot );
			expect( snapshot.order_id ).toBeGreaterThanOrEqual(
				FIRST_ORDER_ID
			);
		}
		expect(
			new Set( told.map( ( { snapshot } ) => snapshot.paid_event_id ) )
				.size
		).toBe( orders.length );
		for ( const { cart } of carts ) {
			expect( cartStateSchema.parse( cart ) ).toEqual( cart );
		}
		const begun = new Set( carts.map( ( { cart } ) => cart.id ) );
		expect( begun.size ).toBe( typed( 'add_to_cart' ).size );
		expectPlanted(
			shareOf( new Set( orders.map( ( { cartId } ) => cartId ) ), begun ),
			PLANTED_TRUTH.shop.checkoutOfCarts *
				PLANTED_TRUTH.shop.orderOfCheckouts
		);
		expectPlanted(
			shareOf(
				new Set(
					orders
						.filter( ( { refundedAt } ) => refundedAt !== null )
						.map( ( { cartId } ) => cartId )
				),
				new Set( orders.map( ( { cartId } ) => cartId ) )
			),
			PLANTED_TRUTH.shop.refundOfOrders
		);
	} );

	it( 'click half as often with a phone as with a computer, and twice as often by newsletter', () => {
		// The hero is seen by most visits; its planted rate is split by who sees it.
		const hero = plantedBlock( 'nfherobook' ).rate;
		const split = ( isMeant: ( event: ImportedEvent ) => boolean ) =>
			shareOf(
				visitsWith(
					events,
					( event ) =>
						event.blockId === 'nfherobook' &&
						event.type === 'cta_click' &&
						isMeant( event )
				),
				visitsWith(
					events,
					( event ) =>
						event.blockId === 'nfherobook' &&
						event.type === 'view_block' &&
						isMeant( event )
				)
			);
		for ( const { device, keenness } of PLANTED_TRUTH.devices ) {
			expectPlanted(
				split( ( event ) => event.device === device ),
				hero * keenness
			);
		}
		for ( const { source, keenness } of PLANTED_TRUTH.sources ) {
			expectPlanted(
				split( ( event ) => ( event.source ?? null ) === source ),
				hero * keenness
			);
		}
		const [ desktop, phone ] = PLANTED_TRUTH.devices;
		expect( phone.keenness / desktop.keenness ).toBeCloseTo( 0.5, 12 );
		const newsletter = PLANTED_TRUTH.sources.find(
			( { source } ) => source === 'newsletter / email'
		);
		expect(
			( newsletter?.keenness ?? 0 ) / PLANTED_TRUTH.sources[ 0 ].keenness
		).toBeCloseTo( 2, 12 );
	} );

	it( 'have exactly one unusual day', () => {
		const byDay = new Map< string, Set< string | undefined > >();
		for ( const event of events ) {
			if ( event.audience === 'person' ) {
				const day = ( event.visit ?? '' ).slice( 0, 10 );
				byDay.set(
					day,
					( byDay.get( day ) ?? new Set() ).add( event.visit )
				);
			}
		}
		const busiest = [ ...byDay ]
			.map( ( [ day, ids ] ) => ( { day, visits: ids.size } ) )
			.sort( ( a, b ) => b.visits - a.visits );
		const [ most, second ] = busiest;
		expect( busiest ).toHaveLength( PLANTED_TRUTH.days );
		expect( most?.day ).toBe( '2026-11-07' );
		expect( most?.visits ).toBeGreaterThan( 1.3 * ( second?.visits ?? 0 ) );
	} );

	it( 'come by day more than by night, and more at weekends than on Tuesdays', () => {
		const begun = new Map< string | undefined, number >();
		for ( const event of events ) {
			if ( ! begun.has( event.visit ) ) {
				begun.set( event.visit, event.at );
			}
		}
		const starts = [ ...begun.values() ].map( ( at ) => new Date( at ) );
		const between = ( from: number, to: number ) =>
			starts.filter(
				( at ) => at.getUTCHours() >= from && at.getUTCHours() < to
			).length;
		expect( between( 18, 21 ) ).toBeGreaterThan( 4 * between( 2, 5 ) );
		const on = ( weekday: number ) =>
			starts.filter( ( at ) => at.getUTCDay() === weekday ).length;
		expect( on( 0 ) ).toBeGreaterThan( on( 2 ) );
	} );
} );

describe( 'the planted truth', () => {
	it( 'knows every block of the demo site, by the kind it has there', async () => {
		const site: {
			pages: ( hasShop: boolean ) => { content: string }[];
			POSTS: { content: string }[];
		} = await import(
			new URL(
				'../../../../scripts/demo/site-content.mjs',
				import.meta.url
			).href
		);
		const contents: string[] = [
			...site.pages( true ),
			...site.pages( false ),
			...site.POSTS,
		].map( ( page ) => page.content );
		const found = new Map< string, string >();
		const forms = new Map< string, string >();
		for ( const content of contents ) {
			for ( const [ , attributes ] of content.matchAll(
				/<!-- wp:cairn\/cta-button (\{.*?\}) -->/g
			) ) {
				const { blockId, kind } = JSON.parse( attributes ?? '{}' );
				found.set( blockId, kind );
			}
			for ( const [ form, attributes ] of content.matchAll(
				/<!-- wp:cairn\/form (\{.*?\}) -->.*?<!-- \/wp:cairn\/form -->/gs
			) ) {
				const { blockId, purpose = 'newsletter' } = JSON.parse(
					attributes ?? '{}'
				);
				forms.set( blockId, purpose );
				expect(
					purpose !== 'newsletter' || form.includes( NEWS_SENTENCE )
				).toBe( true );
			}
		}
		expect( Object.fromEntries( found ) ).toEqual(
			Object.fromEntries(
				Object.entries( PLANTED_TRUTH.blocks ).map(
					( [ id, { kind } ] ) => [ id, kind ]
				)
			)
		);
		expect( forms ).toEqual(
			new Map(
				Object.entries( PLANTED_TRUTH.forms ).map(
					( [ id, { purpose } ] ) => [ id, purpose ]
				)
			)
		);
	} );

	it( 'is told in docs/demo-data.md, block by block', () => {
		const text = readFileSync(
			new URL( '../../../../docs/demo-data.md', import.meta.url ),
			'utf8'
		);
		for ( const [ id, { rate } ] of Object.entries(
			PLANTED_TRUTH.blocks
		) ) {
			const row = new RegExp(
				`\\| \`${ id }\` \\| \\**${ Number( ( rate * 100 ).toFixed( 6 ) ) } %`
			);
			expect( text ).toMatch( row );
		}
		const percent = ( share: number | null ) =>
			share === null
				? '–'
				: `${ Number( ( share * 100 ).toFixed( 6 ) ) } %`;
		for ( const [ id, { start, send, confirm } ] of Object.entries(
			PLANTED_TRUTH.forms
		) ) {
			expect( text ).toContain(
				`| \`${ id }\` | ${ percent( start ) } | ${ percent( send ) } | ${ percent( confirm ) } |`
			);
		}
	} );

	it( 'has shares that sum to one and a keenness that is 1 on average', () => {
		for ( const parts of [
			PLANTED_TRUTH.devices,
			PLANTED_TRUTH.sources,
		] ) {
			const sum = (
				of: ( part: ( typeof parts )[ number ] ) => number
			) =>
				[ ...parts ].reduce( ( total, part ) => total + of( part ), 0 );
			expect( sum( ( part ) => part.share ) ).toBeCloseTo( 1, 12 );
			expect( sum( ( part ) => part.share * part.keenness ) ).toBeCloseTo(
				1,
				12
			);
		}
	} );

	it( 'never makes a probability greater than one', () => {
		const keenest =
			2 *
			Math.max(
				...PLANTED_TRUTH.devices.map( ( { keenness } ) => keenness )
			);
		for ( const { start } of Object.values( PLANTED_TRUTH.forms ) ) {
			expect( start * keenest ).toBeLessThan( 1 );
		}
		for ( const { rate } of Object.values( PLANTED_TRUTH.blocks ) ) {
			expect( rate * keenest ).toBeLessThan( 1 );
		}
	} );
} );
