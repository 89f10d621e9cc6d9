import { createFakeClock } from '../../storage/fake-clock.ts';
import { createFakeRandom } from '../../storage/fake-random.ts';
import { createVault } from '../../storage/vault.ts';
import { normalQuantile, wilsonInterval } from '../../statistics/index.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { createCollect } from '../collect/index.ts';
import { createImportBatches } from '../import/index.ts';
import { createRollupReader, foldAll, recount } from '../rollups/index.ts';
import type { BlockPlace, Site } from '../sites/index.ts';
import { createDemo, PLANTED_TRUTH } from './index.ts';

const NOW = Date.parse( '2026-11-23T14:25:00Z' );
const DAY_MS = 86400000;
const DAYS = 45;
const Z_999 = normalQuantile( 0.9995 );

const site: Site = {
	id: 6,
	publicId: 'site_demo',
	name: 'A demo shop',
	homeUrl: 'https://shop.example',
	timeZone: 'Europe/London',
	currency: 'GBP',
	locale: 'en_GB',
	state: 'active',
	allowedOrigins: [],
	unanswered: 'cookieless',
	countStaff: false,
	pricingPath: null,
	demo: false,
};

const places: readonly BlockPlace[] = [ 'nfherobook', 'nfhomprice' ].map(
	( blockId ) => ( {
		blockId,
		blockType: 'cairn/cta-button',
		name: blockId,
		postId: 1,
		page: '/',
		stage: null,
	} )
);

describeOnEachDatabase( 'demo data', ( engine ) => {
	const db = engine.use();

	it( 'stands in the roll-ups as planted, is marked, fills once, and goes without a trace', async () => {
		const { database } = db();
		const clock = createFakeClock( NOW );
		const random = createFakeRandom();
		const marks: boolean[] = [];
		const demo = createDemo( {
			collect: createCollect( {
				database,
				sites: {
					byPublicKey: async () => null,
					byId: async () => site,
					placements: async () =>
						new Set( places.map( ( place ) => place.blockId ) ),
				},
				vault: createVault( Buffer.alloc( 32, 7 ), random ),
				clock,
				random,
				log: { info() {}, warn() {}, error() {} },
				metrics: {
					stored() {},
					dropped() {},
					flushed() {},
					queued() {},
				},
			} ),
			batches: createImportBatches( { database, clock } ),
			sites: {
				placements: async () => places,
				markDemo: async ( _site, isDemo ) => {
					marks.push( isDemo );
				},
			},
			clock,
		} );
		const reader = createRollupReader( { database, clock } );
		const days = Array.from( { length: DAYS }, ( _, ago ) =>
			new Date( NOW - ago * DAY_MS ).toISOString().slice( 0, 10 )
		);
		const visits = async (
			dimension: 'none' | 'block' | 'device',
			key: string | undefined,
			type: string
		) =>
			( await reader.days( { siteId: site.id, days, dimension, key } ) )
				.filter( ( cell ) => cell.type === type )
				.reduce( ( sum, cell ) => sum + cell.visits, 0 );
		const expectPlanted = ( acted: number, seen: number, rate: number ) => {
			const interval = wilsonInterval( acted, seen, Z_999 );
			expect( interval?.lo ).toBeLessThan( rate );
			expect( interval?.hi ).toBeGreaterThan( rate );
		};

		expect( await demo.fill( site, { days: DAYS } ) ).toMatchObject( {
			kind: 'filled',
		} );
		expect( await demo.fill( site ) ).toEqual( { kind: 'already_filled' } );
		expect( marks ).toEqual( [ true ] );
		for ( const [ block, type ] of [
			[ 'nfherobook', 'cta_click' ],
			[ 'nfhomprice', 'pricing_click' ],
		] as const ) {
			expectPlanted(
				await visits( 'block', block, type ),
				await visits( 'block', block, 'view_block' ),
				PLANTED_TRUTH.blocks[ block ].rate
			);
		}
		for ( const { device, keenness } of PLANTED_TRUTH.devices ) {
			expectPlanted(
				await visits( 'device', device, 'add_to_cart' ),
				await visits( 'device', device, '@visit' ),
				PLANTED_TRUTH.shop.addToCart * keenness
			);
		}
		const { addToCart, checkoutOfCarts, orderOfCheckouts } =
			PLANTED_TRUTH.shop;
		expectPlanted(
			await visits( 'none', undefined, '@macro' ),
			await visits( 'none', undefined, '@visit' ),
			addToCart * checkoutOfCarts * orderOfCheckouts
		);
		await foldAll( database );
		expect( ( await recount( database, site ) ).differences ).toEqual( [] );

		expect( await demo.remove( site ) ).toBeGreaterThan( 7000 );
		expect( await demo.remove( site ) ).toBe( 0 );
		expect( marks.at( -1 ) ).toBe( false );
		expect( await visits( 'none', undefined, '@visit' ) ).toBe( 0 );
		expect( ( await recount( database, site ) ).differences ).toEqual( [] );
		expect(
			await demo.fill( { ...site, id: 7 }, { days: 2 } )
		).toMatchObject( { kind: 'filled' } );
	}, 180000 );
} );
