import { wishlistSchema } from '#contract/reports/products.ts';
import type { FakeVisit } from '../fake-roll-up-reader.ts';
import { followedRow } from '../../closed-loop/fake-closed-loop.ts';
import { answered, ASK, bench, SELLING, SHOP, times } from '../report-bench.ts';
import { wishlistReport } from './wishlist.ts';

const RANGE = { from: '2026-10-01', to: '2026-11-24' };
const LAMP = 12;
const TABLE = 34;
const wish = ( product: number, block?: string ) => ( {
	type: 'add_to_wishlist' as const,
	product,
	...( block ? { block } : {} ),
} );

/** 40 recognised wishes of the lamp in October and 10 in November; 5 visits without recognition wish lamp and table. */
const visits: FakeVisit[] = [
	...times( 40, {
		at: '2026-10-10T10:00:00Z',
		events: [ wish( LAMP, ASK.blockId ) ],
		recognised: true,
	} ),
	...times( 10, {
		at: '2026-11-10T10:00:00Z',
		events: [ wish( LAMP ) ],
		recognised: true,
	} ),
	...times( 5, {
		at: '2026-10-10T10:00:00Z',
		events: [ wish( LAMP ), wish( TABLE, 'goneblock1' ) ],
	} ),
];

function open() {
	const deps = bench( visits );
	deps.loop.openFrom( '2026-10-25' );
	const lamp = { bought: 9, boughtOver: 8, medianDays: 3.5 };
	deps.loop.wishesAre( 'all', [ { key: '', ...lamp } ] );
	deps.loop.wishesAre( 'product', [ { key: '12', ...lamp } ] );
	deps.loop.wishesAre( 'block', [ { key: ASK.blockId, ...lamp } ] );
	for ( const [ productId, price ] of [
		[ LAMP, 4000 ],
		[ TABLE, null ],
	] as const ) {
		deps.sales.describe( SELLING.id, {
			productId,
			parentId: null,
			name: productId === LAMP ? 'Reading lamp' : 'Oak table',
			price,
			stock: 'in',
			forSale: true,
		} );
	}
	return deps;
}

const wishlist = ( query = {} ) =>
	answered( wishlistReport.run( open(), SELLING, { ...RANGE, ...query } ) );

describe( 'the wishlist report', () => {
	it( 'tells what was wished, bought within 30 days, and what waits', async () => {
		const answer = await wishlist();
		wishlistSchema.parse( answer );
		expect( answer.cards ).toMatchObject( {
			wished: 55,
			// Of 40 whose visitors can be recognised and whose 30 days are over.
			bought: { s: 8, n: 40, p: 0.2 },
			median_days: 3.5,
			// 55 wishes of the lamp, 9 of them bought: 46 at 40.00.
			waiting: 184_000,
		} );
		expect( answer.rows ).toMatchObject( [
			{
				product: { product_id: LAMP, name: 'Reading lamp' },
				block: null,
				wished: 55,
				bought: { s: 8, n: 40 },
				median_days: 3.5,
				waiting: 184_000,
			},
			{
				product: { product_id: TABLE },
				wished: 5,
				bought: { p: null, state: 'none', reason: 'needs_consent' },
				median_days: null,
				waiting: null,
			},
		] );
	} );

	it( 'tells the same block by block, with its name', async () => {
		const answer = await wishlist( { by: 'block' } );
		wishlistSchema.parse( answer );
		expect( answer.cards.waiting ).toBe( 184_000 );
		expect( answer.rows ).toMatchObject( [
			{
				product: null,
				block: {
					block_id: ASK.blockId,
					name: 'Ask us',
					page: '/contact/',
				},
				wished: 40,
				bought: { s: 8, n: 40 },
				waiting: null,
			},
			{ block: { block_id: 'goneblock1' }, wished: 5 },
		] );
	} );

	it( 'can be sorted and searched, by product and by block', async () => {
		const first = async ( query: object ) =>
			( await wishlist( query ) ).rows[ 0 ];
		expect( await first( { dir: 'asc' } ) ).toMatchObject( { wished: 5 } );
		expect( await first( { sort: 'waiting', dir: 'asc' } ) ).toMatchObject(
			{
				wished: 55,
			}
		);
		expect( await first( { contains: 'oak' } ) ).toMatchObject( {
			product: { product_id: TABLE },
		} );
		expect(
			await wishlist( { by: 'block', contains: 'ASK' } )
		).toMatchObject( { total: 1 } );
	} );

	it( 'writes every row into its file', async () => {
		const file = await answered(
			wishlistReport.csv?.( open(), SELLING, RANGE ) ??
				Promise.reject( new Error( 'no file' ) )
		);
		const lines = file.text.trim().split( '\r\n' );
		// Head, two products, and what shared lists brought.
		expect( lines ).toHaveLength( 4 );
		expect( lines[ 1 ] ).toMatch(
			/^12,"Reading lamp","in",55,8,40,0\.2,.*,"rough",3\.5,1840,{10}"EUR"$/
		);
	} );

	it( 'tells visits by shared links and the orders after them, each visit once', async () => {
		const opened = { type: 'view_wishlist' as const, sharedList: true };
		const deps = bench( [
			...times( 6, {
				at: '2026-10-10T10:00:00Z',
				events: [ opened, opened ],
				recognised: true,
			} ),
			// Too young to be judged, and a list of one's own.
			...times( 2, {
				at: '2026-11-20T10:00:00Z',
				events: [ opened ],
				recognised: true,
			} ),
			...times( 3, {
				at: '2026-10-10T10:00:00Z',
				events: [ { type: 'view_wishlist' } ],
				recognised: true,
			} ),
		] );
		deps.loop.openFrom( '2026-11-10' );
		deps.loop.recognisedAre( 11, 11 );
		deps.loop.followedBy( '7', 'shared', [
			followedRow( {
				type: 'view_wishlist',
				ordered: 3,
				orderedOver: 2,
				sales: 12_000,
			} ),
		] );
		const answer = await answered(
			wishlistReport.run( deps, SELLING, RANGE )
		);
		wishlistSchema.parse( answer );
		expect( answer.shared ).toMatchObject( {
			visits: 8,
			after: { ordered: 3, rate: { s: 2, n: 6 }, sales: 12_000 },
			after_head: { window: '7', chosen: false },
		} );
		const file = await wishlistReport.csv?.( deps, SELLING, RANGE );
		expect( file?.kind === 'answered' && file.result.text ).toContain(
			'"Shared lists",,,,,,,,,,,8,3,2,6,'
		);
	} );

	it( 'of a site without a shop knows visits by shared links, and no orders', async () => {
		const answer = await answered(
			wishlistReport.run(
				bench( [
					{
						at: '2026-10-10T10:00:00Z',
						events: [ { type: 'view_wishlist', sharedList: true } ],
					},
				] ),
				SHOP,
				RANGE
			)
		);
		expect( answer.shared ).toEqual( {
			visits: 1,
			after: null,
			after_head: null,
		} );
	} );
} );
