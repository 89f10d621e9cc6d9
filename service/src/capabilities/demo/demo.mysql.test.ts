import type { z } from 'zod';
import { cartSchema } from '#contract/reports/cart.ts';
import { type FormRow, formsSchema } from '#contract/reports/forms.ts';
import { orderReportSchema } from '#contract/reports/order.ts';
import { overviewSchema } from '#contract/reports/overview.ts';
import {
	comparisonSchema,
	type ProductRow,
	productsSchema,
} from '#contract/reports/products.ts';
import { stepsSchema } from '#contract/reports/steps.ts';
import { createFakeClock } from '../../storage/fake-clock.ts';
import { createFakeRandom } from '../../storage/fake-random.ts';
import { secureRandom } from '../../storage/random.ts';
import { createVault } from '../../storage/vault.ts';
import { normalQuantile, wilsonInterval } from '../../statistics/index.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { createCarts } from '../carts/index.ts';
import { createClosedLoop } from '../closed-loop/index.ts';
import { createCollect } from '../collect/index.ts';
import { createImportBatches } from '../import/index.ts';
import { createContacts } from '../contacts/index.ts';
import { createPersonalKeys } from '../personal-keys/index.ts';
import { createOrders, type Orders } from '../orders/index.ts';
import { createReports, type MountedReport } from '../reports/index.ts';
import { bench } from '../reports/report-bench.ts';
import { createRollupReader, foldAll, recount } from '../rollups/index.ts';
import type { BlockPlace, Site } from '../sites/index.ts';
import { FIRST_ORDER_ID } from './demo-orders.ts';
import { createDemo, PLANTED_TRUTH } from './index.ts';

const NOW = Date.parse( '2026-11-23T14:25:00Z' );
const DAY_MS = 86400000;
const DAYS = 45;
const ACTOR = { user_id: 1, name: 'owner' };
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

const places: readonly BlockPlace[] = (
	[
		[ 'nfherobook', 'cairn/cta-button' ],
		[ 'nfhomprice', 'cairn/cta-button' ],
		[ 'nfnewsform', 'cairn/form' ],
		[ 'nfconsform', 'cairn/form' ],
	] as const
 ).map( ( [ blockId, blockType ] ) => ( {
	blockId,
	blockType,
	name: blockId,
	postId: 1,
	page: '/',
	stage: null,
} ) );

describeOnEachDatabase( 'demo data', ( engine ) => {
	const db = engine.use();

	it( 'stands in the roll-ups as planted, is marked, fills once, and goes without a trace', async () => {
		const { database } = db();
		const clock = createFakeClock( NOW );
		const random = createFakeRandom();
		const marks: boolean[] = [];
		const vault = createVault( Buffer.alloc( 32, 7 ), random );
		const collect = createCollect( {
			database,
			sites: {
				byPublicKey: async () => null,
				byId: async () => site,
				placements: async () =>
					new Set( places.map( ( place ) => place.blockId ) ),
			},
			vault,
			clock,
			random,
			log: { info() {}, warn() {}, error() {} },
			metrics: {
				stored() {},
				dropped() {},
				flushed() {},
				queued() {},
			},
		} );
		const reader = createRollupReader( { database, clock } );
		const onError = ( error: unknown ) => {
			throw error;
		};
		const selling = {
			...site,
			currency: 'GBP',
			shop: {
				dateType: 'date_paid' as const,
				excludedStatuses: [ 'cancelled' ],
				decimals: 2,
			},
		};
		const carts = createCarts( {
			database,
			clock,
			paidOrdersOf: ( id, visitor ) =>
				orders.sales.paidOrdersOf( id, visitor ),
			onError,
		} );
		const loop = createClosedLoop( {
			database,
			clock,
			rollups: reader,
			sales: {
				orderById: ( id, order ) => orders.sales.orderById( id, order ),
				paidOrdersOf: ( id, visitor ) =>
					orders.sales.paidOrdersOf( id, visitor ),
			},
			siteById: async () => selling,
			onError,
		} );
		const orders: Orders = createOrders( {
			database,
			collect,
			clock,
			listeners: [ carts.orderEvents, loop.orderEvents ],
			onError,
		} );
		const contacts = createContacts( {
			database,
			collect,
			keys: createPersonalKeys( {
				database,
				vault,
				random: secureRandom,
				clock,
				siteById: async () => site,
				onError,
			} ),
			sealingKey: async () => null,
			sales: orders.sales,
			siteById: async () => selling,
			placements: async () => places,
			handOver: {
				async agreed() {
					throw new Error( 'Nobody of the demo is handed over.' );
				},
				async ended() {},
				async forgotten() {},
			},
			clock,
			random: secureRandom,
		} );
		const reports = createReports( {
			...bench( [] ),
			rollups: reader,
			clock,
			blockNames: { placements: async () => [] },
			countersOnly: { ofDays: async () => 0 },
			sales: orders.sales,
			products: orders.products,
			loop: loop.reader,
			carts: carts.reader,
			forms: contacts.forms,
			people: contacts.people,
		} );
		const demo = createDemo( {
			collect,
			orders,
			carts,
			contacts,
			batches: createImportBatches( { database, clock } ),
			sites: {
				placements: async () => places,
				markDemo: async ( _site, isDemo ) => {
					marks.push( isDemo );
				},
			},
			clock,
		} );
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

		const range = { from: days.at( -1 ) ?? '', to: '2026-11-24' };
		const ask = async < Schema extends z.ZodType >(
			report: MountedReport,
			schema: Schema,
			query: Record< string, string >
		): Promise< z.infer< Schema > > => {
			const answer = await report.run( selling, query );
			expect( answer.kind ).not.toBe( 'refused' );
			return schema.parse( 'result' in answer ? answer.result : null );
		};
		const overview = () =>
			ask( reports.overview, overviewSchema, {
				...range,
				window: 'visit',
			} );
		const products = () =>
			ask( reports.productList, productsSchema, range );
		// No job has closed a cart here: the filling has.
		const cart = () => ask( reports.cart, cartSchema, range );
		const firstOrder = () =>
			ask( reports.order, orderReportSchema, {
				order_id: String( FIRST_ORDER_ID ),
			} );
		const { shop } = PLANTED_TRUTH;

		await loop.run();
		const { shop: sales, cards } = await overview();
		const { rows: steps } = await ask( reports.steps, stepsSchema, {
			...range,
			window: 'visit',
		} );
		expect( sales?.orders.value ).toBe( cards.macro.value );
		expect( sales?.paid_orders ).toBe( cards.macro.value );
		const list = await products();
		expect( list.totals ).toMatchObject( {
			orders: sales?.orders.value,
			net_sales: sales?.net_sales.value,
		} );
		expect( list.rows ).toHaveLength( 12 );
		const sum = ( of: ( row: ProductRow ) => number ) =>
			list.rows.reduce( ( total, row ) => total + of( row ), 0 );
		expectPlanted(
			sum( ( row ) => row.wished ),
			sum( ( row ) => row.views ),
			shop.wish
		);
		const comparison = await ask(
			reports.comparison,
			comparisonSchema,
			range
		);
		expectPlanted(
			comparison.cards.compared,
			cards.visits.value,
			shop.compare
		);
		expectPlanted(
			comparison.cards.chosen.s,
			comparison.cards.chosen.n,
			shop.chooseOfCompared
		);
		const begun = ( await cart() ).cards;
		expect( begun.started.value ).toBe(
			await visits( 'none', undefined, 'add_to_cart' )
		);
		expectPlanted(
			begun.ordered.rate.s,
			begun.ordered.rate.n,
			shop.checkoutOfCarts * shop.orderOfCheckouts
		);
		const wishes = steps.find( ( { type } ) => type === 'add_to_wishlist' );
		expect( wishes?.after?.ordered ).toBeGreaterThan( 0 );
		expectPlanted(
			wishes?.after?.rate.s ?? 0,
			wishes?.after?.rate.n ?? 0,
			addToCart * checkoutOfCarts * orderOfCheckouts
		);
		const told = await firstOrder();
		expect( told.link ).toBe( 'linked' );
		expect( told.steps.map( ( step ) => step.type ) ).toContain(
			'add_to_cart'
		);

		const formsOf = async () =>
			( await ask( reports.forms, formsSchema, range ) ).rows;
		const [ news, talks ] = [ 'nfnewsform', 'nfconsform' ].map(
			( id ) => ( rows: readonly FormRow[] ) =>
				rows.find( ( row ) => row.block_id === id )
		);
		const filled = await formsOf();
		for ( const [ row, planted ] of [
			[ news?.( filled ), PLANTED_TRUTH.forms.nfnewsform ],
			[ talks?.( filled ), PLANTED_TRUTH.forms.nfconsform ],
		] as const ) {
			expect( row?.purpose ).toBe( planted.purpose );
			expectPlanted(
				row?.start_rate.s ?? 0,
				row?.start_rate.n ?? 0,
				planted.start
			);
			expectPlanted(
				row?.send_rate.s ?? 0,
				row?.send_rate.n ?? 0,
				planted.send
			);
			expect( row?.sent ).toBeGreaterThan( 20 );
		}
		const letter = news?.( filled );
		expectPlanted(
			letter?.confirm_rate.s ?? 0,
			letter?.confirm_rate.n ?? 0,
			PLANTED_TRUTH.forms.nfnewsform.confirm
		);
		expect( await visits( 'none', undefined, 'newsletter_signup' ) ).toBe(
			letter?.confirmed
		);
		const people = () =>
			contacts.search( selling, { actor: ACTOR, sort: 'orders' } );
		const { rows: rich, all } = await people();
		expect( all ).toBeGreaterThan( 40 );
		expect( rich.every( ( row ) => row.demo ) ).toBe( true );
		expect( rich[ 0 ]?.orders ).toBeGreaterThan( 0 );
		const buyer = await contacts.open(
			selling,
			ACTOR,
			rich[ 0 ]?.contact_id ?? ''
		);
		expect( buyer?.email ).toMatch( /@mail\.example$/ );
		expect( buyer?.timeline.map( ( entry ) => entry.kind ) ).toEqual(
			expect.arrayContaining( [ 'order', 'step', 'submission' ] )
		);

		expect( await demo.remove( site ) ).toBeGreaterThan( 7000 );
		expect( await demo.remove( site ) ).toBe( 0 );
		expect( marks.at( -1 ) ).toBe( false );
		expect( await visits( 'none', undefined, '@visit' ) ).toBe( 0 );
		await loop.run();
		expect( await overview() ).toMatchObject( {
			shop: { orders: { value: 0 }, net_sales: { value: 0 } },
			cards: { macro: { value: 0 } },
		} );
		expect( ( await products() ).rows ).toEqual( [] );
		expect( ( await cart() ).cards.started.value ).toBe( 0 );
		expect( ( await firstOrder() ).link ).toBe( 'unknown' );
		expect( await people() ).toMatchObject( { all: 0, rows: [] } );
		expect( await formsOf() ).toEqual( [] );
		await database.rawTransaction( async ( connection ) => {
			for ( const table of [
				'submission',
				'consent',
				'consent_proof',
				'contact_address',
				'contact_visitor',
				// Who looked, for the log, is nobody of the demo.
				'personal_value WHERE owner <> 3',
			] ) {
				const [ left ] = await connection.query(
					`SELECT * FROM ${ table }`
				);
				expect( [ table, left ] ).toEqual( [ table, [] ] );
			}
		} );
		expect( ( await recount( database, site ) ).differences ).toEqual( [] );
		expect(
			await demo.fill( { ...site, id: 7 }, { days: 2 } )
		).toMatchObject( { kind: 'filled' } );
	}, 180000 );
} );
