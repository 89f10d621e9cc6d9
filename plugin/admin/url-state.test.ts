import {
	DEFAULT_STATE,
	readStepId,
	readUrlState,
	stateForScreen,
	stateForSite,
	stepId,
	writeUrlState,
	type UrlState,
} from './url-state.ts';

const full: UrlState = {
	screen: 'step',
	id: 'cta_click:a1b2c3d4e5',
	range: 'custom',
	from: '1997-01-01',
	to: '2000-01-01',
	vs: 'custom',
	vsFrom: '1994-01-01',
	filter: { filter: 'page', value: '/sale/?a=b&c=d:is:e' },
	grain: 'month',
	metric: 'macro_rate',
	sort: 'rate',
	dir: 'asc',
	page: 3,
	by: 'devices',
	win: '30',
	only: 'wanted_not_bought',
	q: 'Beanie & co',
};

describe( 'The address', () => {
	it( 'keeps every part of a state', () => {
		expect( readUrlState( writeUrlState( full ) ) ).toEqual( full );
	} );

	it( 'is short when nothing was chosen', () => {
		expect( writeUrlState( DEFAULT_STATE ) ).toBe( '?page=cairn' );
		expect( readUrlState( '?page=cairn' ) ).toEqual( DEFAULT_STATE );
	} );

	it( 'with nonsense in it reads as the defaults', () => {
		expect(
			readUrlState(
				'?page=cairn&screen=nowhere&range=forever&vs=custom&f[]=shoe:is:9&grain=second&dir=up&p=-4'
			)
		).toEqual( DEFAULT_STATE );
	} );

	it( 'takes two dates without the word custom', () => {
		expect(
			readUrlState( '?from=1997-01-01&to=2000-01-01' )
		).toMatchObject( {
			range: 'custom',
			from: '1997-01-01',
			to: '2000-01-01',
		} );
		expect( readUrlState( '?from=2000-01-01&to=1997-01-01' ).range ).toBe(
			'28d'
		);
	} );

	it( 'takes a filter as a person would type it', () => {
		expect( readUrlState( '?f[]=source:google.com' ).filter ).toEqual( {
			filter: 'source',
			value: 'google.com',
		} );
	} );

	it( 'of a detail without a subject leads to the list', () => {
		expect( readUrlState( '?screen=step' ).screen ).toBe( 'steps' );
	} );
} );

describe( 'A link to another screen', () => {
	it( 'takes range, comparison, filter and window along and leaves the rest', () => {
		expect( stateForScreen( full, 'steps' ) ).toEqual( {
			...DEFAULT_STATE,
			win: '30',
			screen: 'steps',
			range: 'custom',
			from: full.from,
			to: full.to,
			vs: 'custom',
			vsFrom: full.vsFrom,
			filter: full.filter,
			grain: 'month',
		} );
	} );
} );

describe( 'The id of a detail', () => {
	it( 'holds type and block, even one whose id has colons', () => {
		const id = stepId( 'cta_click', 'x:cta:page:1' );
		expect( readStepId( id ) ).toEqual( {
			type: 'cta_click',
			block: 'x:cta:page:1',
		} );
		expect( readStepId( 'search' ) ).toEqual( {
			type: 'search',
			block: null,
		} );
	} );
} );

describe( 'A site without a shop', () => {
	it( 'shows Overview where somebody was sent to products or carts', () => {
		const products = readUrlState( '?screen=products&id=wishlist&win=7' );
		const everything = { hasShop: true, seesPeople: true, manages: true };
		expect( stateForSite( products, everything ) ).toBe( products );
		expect(
			stateForSite( products, { ...everything, hasShop: false } )
		).toMatchObject( {
			screen: 'overview',
			id: null,
			win: '7',
		} );
	} );
} );
