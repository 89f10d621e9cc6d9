/**
 * How quickly every report answers: `npx tsx bench/reports/run.ts [events] [products] [orders] [folder]`, by default a million events,
 * 100,000 products and 20,000 orders of 90 days on MariaDB. A folder as the fourth argument keeps the filled database: the
 * next run with it asks the same shop again without filling it.
 *
 * The shop of shop-traffic.ts is imported, as history is; orders, carts, closed loop and roll-ups are made by the service's own
 * code, and a sign-up for each order is written beside them. Reports are asked as HTTP asks them: the first answer of a process
 * (cold), then fifty warm ones. CPU is that of this process and the database: what an answer costs, however busy the machine is
 * with other things. That products add up to Overview's net sales is checked at the end.
 */
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { endWithThisProcess } from '../../scripts/running/parent-watch.mjs';
import {
	type CartChange,
	createCarts,
} from '../../service/src/capabilities/carts/index.ts';
import { recountCartDays } from '../../service/src/capabilities/carts/cart-days.ts';
import { createClosedLoop } from '../../service/src/capabilities/closed-loop/index.ts';
import {
	createCollect,
	type ImportedEvent,
} from '../../service/src/capabilities/collect/index.ts';
import { createDataFlow } from '../../service/src/capabilities/data-flow/index.ts';
import {
	createOrders,
	type DemoOrder,
} from '../../service/src/capabilities/orders/index.ts';
import { createPeopleReader } from '../../service/src/capabilities/contacts/people-reader.ts';
import { createFormReader } from '../../service/src/capabilities/contacts/sql-form-reader.ts';
import { createKeptData } from '../../service/src/capabilities/retention/index.ts';
import { createReports } from '../../service/src/capabilities/reports/index.ts';
import {
	createRollupReader,
	foldAll,
	packDays,
	recount,
} from '../../service/src/capabilities/rollups/index.ts';
import { createSites } from '../../service/src/capabilities/sites/index.ts';
import { openDatabase } from '../../service/src/storage/database.ts';
import { createFakeClock } from '../../service/src/storage/fake-clock.ts';
import { migrate } from '../../service/src/storage/migrator.ts';
import { migrations } from '../../service/src/storage/migrations/index.ts';
import { startPrivateMariadb } from '../../service/src/storage/private-mariadb.ts';
import { secureRandom } from '../../service/src/storage/random.ts';
import { createVault } from '../../service/src/storage/vault.ts';
import { createBenchSite } from '../shared/bench-site.ts';
import { cpuSeconds } from '../shared/processes.ts';
import { blockId } from '../shared/traffic.ts';
import {
	CART_SHARE,
	createShopTraffic,
	EVENTS_PER_VISIT,
	priceOf,
} from './shop-traffic.ts';

endWithThisProcess();

const EVENTS = Number( process.argv[ 2 ] ?? 1_000_000 );
const PRODUCTS = Number( process.argv[ 3 ] ?? 100_000 );
const ORDERS = Number( process.argv[ 4 ] ?? 20_000 );
const DAYS = 90;
const DAY_MS = 86_400_000;
const WARM_RUNS = Number( process.env.RUNS ?? 50 );
const GOAL_MS = 300;
const ROWS_AT_ONCE = 1000;
const FACTS_AT_ONCE = 500;
const BATCH = 1;
/** Settings of the site that WooCommerce decides. */
const SHOP = {
	shop: {
		date_type: 'date_paid',
		excluded_statuses: [ 'pending', 'failed', 'cancelled' ],
		decimals: 2,
	},
};

const kept = process.argv[ 5 ];
const folder = kept ?? mkdtempSync( path.join( tmpdir(), 'cairn-bench-' ) );
/** Written when the shop is filled: the moment its last day ended. */
const filledFile = path.join( folder, 'filled' );
const filledAt = existsSync( filledFile )
	? Number( readFileSync( filledFile, 'utf8' ) )
	: null;
const server = await startPrivateMariadb( {
	folder: path.join( folder, 'db' ),
	bufferPoolMegabytes: 1024,
} );
const database = openDatabase( server.address, { connections: 4 } );
try {
	await bench();
} finally {
	await database.close();
	await server.stop();
	if ( kept === undefined ) {
		rmSync( folder, { recursive: true, force: true } );
	}
}

async function bench(): Promise< void > {
	await migrate( database, migrations );
	const siteId =
		filledAt === null ? await createBenchSite( database, SHOP ) : 1;
	const now = filledAt ?? Date.now();
	const began = performance.now();
	const say = ( words: string ) =>
		console.log(
			`  ${ ( ( performance.now() - began ) / 1000 ).toFixed( 0 ) } s: ${ words }`
		);
	const clock = createFakeClock( now );
	const vault = createVault( Buffer.alloc( 32, 1 ), secureRandom );
	const sites = createSites( {
		database,
		vault,
		clock,
		random: secureRandom,
		version: 'bench',
		events: { timeZoneChanged() {}, placementsChanged() {} },
		onError: console.error,
	} );
	const collect = createCollect( {
		database,
		sites: sites.directory,
		vault,
		clock,
		random: secureRandom,
		log: { info() {}, warn: console.warn, error: console.error },
		metrics: { stored() {}, dropped() {}, flushed() {}, queued() {} },
	} );
	const rollups = createRollupReader( { database, clock } );
	const known = await sites.directory.byId( siteId );
	if ( known === null ) {
		throw new Error( 'The site is gone.' );
	}
	const site = known;
	// Orders tell carts and closed loop, which ask orders.
	const orders = createOrders( {
		database,
		collect,
		clock,
		onError: console.error,
		listeners: [
			{
				paid: async ( order ) => {
					await carts.orderEvents.paid( order );
					await loop.orderEvents.paid( order );
				},
				changed: async () => {},
				withdrawn: async () => {},
			},
		],
	} );
	const carts = createCarts( {
		database,
		clock,
		paidOrdersOf: orders.sales.paidOrdersOf,
		onError: console.error,
	} );
	const loop = createClosedLoop( {
		database,
		clock,
		sales: orders.sales,
		siteById: sites.directory.byId,
		rollups,
		onError: console.error,
	} );

	console.log(
		`MariaDB: ${ EVENTS } events, ${ PRODUCTS } products, ${ ORDERS } orders over ${ DAYS } days`
	);
	const from = now - DAYS * DAY_MS;
	if ( filledAt === null ) {
		await fill();
		writeFileSync( filledFile, String( now ) );
	} else if ( site.rebuildWanted ) {
		// It was filled before the service counted all it counts today.
		await collect.rebuild( site );
		await carts.redate( site );
		await orders.repackPrices( siteId );
		await sites.markRebuilt( site );
		say( 'what the service counts by now is counted' );
	}
	// As the service's own job does.
	while ( ( await packDays( database, clock ) ) > 0 ) {}
	say(
		`asking; load average ${ loadavg()
			.map( ( load ) => load.toFixed( 1 ) )
			.join( ', ' ) } on ${ cpus().length } cores`
	);
	const cpuOfAll = () => cpuSeconds( process.pid ) + cpuSeconds( server.pid );

	const { countersOnly, consents } = createDataFlow( {
		database,
		rollups,
		clock,
		version: 'bench',
	} );
	const reports = createReports( {
		rollups,
		clock,
		blockNames: { placements: sites.placements },
		countersOnly,
		consents,
		forms: createFormReader( { database } ),
		people: createPeopleReader( { database } ),
		kept: createKeptData( { database, rollups, clock } ),
		personalKey: async () => null,
		sales: orders.sales,
		products: orders.products,
		loop: loop.reader,
		carts: carts.reader,
	} );
	const dateOf = ( at: number ) =>
		new Date( at ).toISOString().slice( 0, 10 );
	const range = { from: dateOf( from ), to: dateOf( now + DAY_MS ) };
	const compared = {
		from: dateOf( now - 27 * DAY_MS ),
		to: range.to,
		compare: 'previous',
	};
	const block = blockId( 0 );
	type Ask = readonly [ keyof typeof reports & string, object ];
	const questions: Record< string, Ask > = {
		Overview: [ 'overview', range ],
		'Overview, 28 days and those before': [ 'overview', compared ],
		'Steps by step': [ 'steps', { ...range, group: 'step' } ],
		'Steps by block': [ 'steps', { ...range, group: 'block' } ],
		'Steps by page': [ 'steps', { ...range, group: 'page' } ],
		'Step detail': [ 'step', { ...range, type: 'cta_click' } ],
		'Step detail, one block': [
			'step',
			{ ...range, type: 'cta_click', block },
		],
		'Block panel': [ 'block', { block, type: 'cta_click' } ],
		Products: [ 'productList', range ],
		'Products by what waits': [
			'productList',
			{ ...range, sort: 'waiting' },
		],
		'Products wanted, out of stock': [
			'productList',
			{ ...range, choice: 'wanted_out_of_stock' },
		],
		'Products with a word in their name': [
			'productList',
			{ ...range, contains: '777' },
		],
		'Wishlist by product': [ 'wishlist', range ],
		'Wishlist by block': [ 'wishlist', { ...range, by: 'block' } ],
		Comparison: [ 'comparison', range ],
		Cart: [ 'cart', range ],
		Forms: [ 'forms', range ],
		'One form': [ 'form', { ...range, block_id: block } ],
		Privacy: [ 'privacy', {} ],
		'Order box': [ 'order', { order_id: 100 } ],
		'Product column': [
			'productColumn',
			{
				ids: Array.from( { length: 20 }, ( _, n ) => n + 1 ).join(
					','
				),
			},
		],
	};
	for ( const [ name, [ report, query ] ] of Object.entries( questions ) ) {
		const mounted = reports[ report ];
		if ( typeof mounted === 'function' ) {
			continue;
		}
		const times: number[] = [];
		let cpuBefore = 0;
		for ( let run = 0; run <= WARM_RUNS; run += 1 ) {
			if ( run === 1 ) {
				cpuBefore = cpuOfAll();
			}
			const at = performance.now();
			const answer = await mounted.run( site, query );
			times.push( performance.now() - at );
			if ( answer.kind !== 'answered' ) {
				throw new Error(
					`${ name } was refused: ${ JSON.stringify( answer ) }`
				);
			}
		}
		const cpu = ( ( cpuOfAll() - cpuBefore ) * 1000 ) / WARM_RUNS;
		const [ cold = NaN ] = times;
		const warm = times.slice( 1 ).sort( ( a, b ) => a - b );
		const p95 = warm[ Math.floor( WARM_RUNS * 0.95 ) ] ?? NaN;
		console.log(
			`  ${ name }: cold ${ cold.toFixed( 0 ) } ms, p50 ${ warm[ WARM_RUNS >> 1 ]?.toFixed( 0 ) } ms, p95 ${ p95.toFixed( 0 ) } ms of ${ WARM_RUNS } warm runs, CPU ${ cpu.toFixed( 0 ) } ms an answer   (goal: p95 under ${ GOAL_MS })${ p95 < GOAL_MS ? '' : '   MISSED' }`
		);
		if ( p95 >= GOAL_MS ) {
			process.exitCode = 1;
		}
	}

	const counted = await recount( database, site );
	const differences = [
		...counted.differences,
		...( await recountCartDays( database, siteId ) ),
	];
	console.log(
		`  recount: ${ counted.events } events, ${ counted.visits } visits, ${ counted.cells } cells, ${ differences.length } differences`
	);
	if ( differences.length > 0 ) {
		console.log( differences.slice( 0, 50 ).join( '\n' ) );
		process.exitCode = 1;
	}
	const sold = await orders.sales.perProduct( site, range );
	const totals = await orders.sales.totals( site, range );
	const sum = sold.rows.reduce( ( all, row ) => all + row.netSales, 0 );
	const isSame = sum + sold.withoutProduct === totals.netSales;
	console.log(
		`  products add up to ${ sum + sold.withoutProduct }, net sales are ${ totals.netSales }: ${ isSame ? 'the same' : 'DIFFERENT' }`
	);
	if ( ! isSame ) {
		process.exitCode = 1;
	}

	/** As many sign-ups as orders, each a day before the order of its sender. */
	async function fillForms(): Promise< void > {
		const contactOf = sql`LPAD(shop_order.order_id, 16, '0')`;
		const signedUpAt = sql`shop_order.created_at - ${ DAY_MS }`;
		const ofVisitors = sql`FROM shop_order WHERE shop_order.site_id = ${ siteId } AND shop_order.visitor IS NOT NULL`;
		await sql`
			INSERT INTO submission (site_id, submission_id, contact_id, at, purpose, origin, block_id, lang, double_opt_in, state,
				event_id, confirmed_at, expires_at, recognised, staff, automated, suspicions, about, booking, mail_failed, batch_id)
			SELECT shop_order.site_id, UNHEX(MD5(shop_order.order_id)), ${ contactOf }, ${ signedUpAt }, 0, 0, ${ blockId( 0 ) }, 'en', 1,
				shop_order.order_id % 3 > 0, UNHEX(MD5(shop_order.order_id)),
				CASE WHEN shop_order.order_id % 3 > 0 THEN ${ signedUpAt } + 1 END, ${ signedUpAt } + 14 * ${ DAY_MS },
				1, 0, 0, 0, '{}', 0, 0, ${ BATCH }
			${ ofVisitors }
		`.execute( database.queries );
		await sql`
			INSERT INTO contact (site_id, contact_id, status, consent, suspicious, first_seen, last_seen, forms, orders, net_sales,
				batch_id)
			SELECT shop_order.site_id, ${ contactOf }, 0, 2, 0, ${ signedUpAt }, ${ signedUpAt }, 1, 0, 0, ${ BATCH }
			${ ofVisitors }
		`.execute( database.queries );
		await sql`
			INSERT INTO contact_visitor (site_id, contact_id, visitor, since)
			SELECT shop_order.site_id, ${ contactOf }, shop_order.visitor, ${ signedUpAt }
			${ ofVisitors }
		`.execute( database.queries );
	}

	async function fill(): Promise< void > {
		await collect.prepareMonths( new Date( from ), new Date( now ) );
		for ( let id = 1; id <= PRODUCTS; id += FACTS_AT_ONCE ) {
			await orders.describeProducts( site, {
				products: Array.from(
					{ length: Math.min( FACTS_AT_ONCE, PRODUCTS + 1 - id ) },
					( _, n ) => ( {
						product_id: id + n,
						parent_id: null,
						name: `Product ${ id + n }`,
						price: priceOf( id + n ),
						stock: ( id + n ) % 17 === 0 ? 'out' : 'in',
						for_sale: true,
					} )
				),
			} );
		}
		say( 'products are described' );

		const visits = Math.ceil( EVENTS / EVENTS_PER_VISIT );
		const traffic = createShopTraffic( 7, {
			products: PRODUCTS,
			orderShare: ORDERS / ( visits * CART_SHARE ),
		} );
		let rows: ImportedEvent[] = [];
		let changes: CartChange[] = [];
		let bought: DemoOrder[] = [];
		let stored = 0;
		let ordered = 0;
		const flush = async () => {
			// Rows of one visitor together: its timeline is read once.
			rows.sort( ( a, b ) => ( a.visitor < b.visitor ? -1 : 1 ) );
			for ( let at = 0; at < rows.length; at += ROWS_AT_ONCE ) {
				const answer = await collect.receiveImport(
					site,
					BATCH,
					rows.slice( at, at + ROWS_AT_ONCE )
				);
				stored += answer.stored;
			}
			await carts.note( site, changes );
			await orders.receiveDemoOrders( site, BATCH, bought );
			ordered += bought.length;
			await foldAll( database );
			[ rows, changes, bought ] = [ [], [], [] ];
		};
		for ( let n = 0; n < visits; n += 1 ) {
			const visit = traffic.next(
				from +
					Math.floor( ( n / visits ) * ( DAYS * DAY_MS - 3_600_000 ) )
			);
			rows.push( ...visit.events );
			if ( visit.cart ) {
				changes.push( visit.cart );
			}
			if ( visit.order ) {
				bought.push( visit.order );
			}
			if ( rows.length >= 50_000 ) {
				await flush();
				if ( stored % 200_000 < 50_000 ) {
					say( `${ stored } events, ${ ordered } orders` );
				}
			}
		}
		await flush();
		say( `${ stored } events, ${ ordered } orders; closing the loop` );
		await loop.run();
		await carts.close();
		await fillForms();
		await foldAll( database );
	}
}
