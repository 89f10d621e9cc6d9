import type { Logger } from 'pino';
import { createCarts } from './capabilities/carts/index.ts';
import type { Carts } from './capabilities/carts/index.ts';
import { createClosedLoop } from './capabilities/closed-loop/index.ts';
import { createContacts } from './capabilities/contacts/index.ts';
import type { Contacts } from './capabilities/contacts/index.ts';
import {
	createCollect,
	openSealedReference,
} from './capabilities/collect/index.ts';
import type { Collect, CollectMetrics } from './capabilities/collect/index.ts';
import { createDataFlow } from './capabilities/data-flow/index.ts';
import type { DataFlow } from './capabilities/data-flow/index.ts';
import { createDemo } from './capabilities/demo/index.ts';
import type { Demo } from './capabilities/demo/index.ts';
import { createHandOver, createSend } from './capabilities/hand-over/index.ts';
import type { HandOver } from './capabilities/hand-over/index.ts';
import {
	createImport,
	createImportBatches,
} from './capabilities/import/index.ts';
import type { Import } from './capabilities/import/index.ts';
import { createOrders } from './capabilities/orders/index.ts';
import type { Orders } from './capabilities/orders/index.ts';
import { createPersonalKeys } from './capabilities/personal-keys/index.ts';
import { createReports } from './capabilities/reports/index.ts';
import type { Reports } from './capabilities/reports/index.ts';
import {
	createKeptData,
	createRetention,
} from './capabilities/retention/index.ts';
import { createRollupReader } from './capabilities/rollups/index.ts';
import { createSites } from './capabilities/sites/index.ts';
import type { Site, Sites } from './capabilities/sites/index.ts';
import type { Config } from './config.ts';
import type { Clock } from './storage/clock.ts';
import type { Database } from './storage/database.ts';
import { loadMasterKey } from './storage/master-key.ts';
import type { Random } from './storage/random.ts';
import { createVault } from './storage/vault.ts';
import { createRebuilds } from './roll-up-rebuilds.ts';
import { VERSION } from './version.ts';

/** Everything the service can do, without transport. */
export interface App {
	readonly sites: Sites;
	readonly collect: Collect;
	readonly orders: Orders;
	readonly carts: Carts;
	readonly contacts: Contacts;
	readonly handOver: HandOver;
	readonly reports: Reports;
	readonly imports: Import;
	readonly demo: Demo;
	readonly dataFlow: DataFlow;
	/** A new key for a site's personal data; answers its number. */
	rotatePersonalKey: ( site: Site ) => Promise< number >;
	/** Starts the work in the background. */
	start: () => void;
	/** Stores what is queued, then ends the work in the background. */
	stop: () => Promise< void >;
}

/**
 * The composition root: builds each capability once, and is the only place that knows all of them.
 *
 * @param deps
 * @param deps.config
 * @param deps.database
 * @param deps.clock
 * @param deps.random
 * @param deps.log
 * @param deps.metrics        Hears what collecting does.
 * @param deps.rebuildDelayMs How long a changed time zone waits until no process cuts days by the old one.
 */
export function createApp( deps: {
	config: Config;
	database: Database;
	clock: Clock;
	random: Random;
	log: Logger;
	metrics: CollectMetrics;
	rebuildDelayMs?: number;
} ): App {
	const { config, database, clock, random, log, metrics } = deps;
	const vault = createVault(
		loadMasterKey( {
			given: config.masterKey,
			folder: config.dataFolder,
			random,
		} ),
		random
	);
	const onError = ( error: unknown ) =>
		log.error( { err: error }, 'work in the background failed' );

	const sites: Sites = createSites( {
		database,
		vault,
		clock,
		random,
		version: VERSION,
		events: {
			timeZoneChanged: () => rebuilds.wake(),
			placementsChanged() {},
		},
		onError,
	} );
	const collect: Collect = createCollect( {
		database,
		sites: sites.directory,
		clock,
		random,
		vault,
		log,
		metrics,
		async openSealed( site, sealed ) {
			const key = await sites.sealingKey( site );
			return key && openSealedReference( key, sealed );
		},
		onCarts: ( site, heard ) =>
			carts.note(
				site,
				heard.map( ( cart ) => ( { ...cart, batchId: 0 } ) )
			),
		rebuildDelayMs: deps.rebuildDelayMs,
	} );
	const rebuilds = createRebuilds( {
		database,
		sites,
		async rebuild( site ) {
			await collect.rebuild( site );
			await carts.redate( site );
			await orders.repackPrices( site.id );
			await loop.redoSite( site.id );
		},
		log,
	} );
	const personalKeys = createPersonalKeys( {
		database,
		vault,
		random,
		clock,
		siteById: sites.directory.byId,
		onError,
	} );
	const rollups = createRollupReader( { database, clock } );
	const carts = createCarts( {
		database,
		clock,
		paidOrdersOf: ( siteId, visitor ) =>
			orders.sales.paidOrdersOf( siteId, visitor ),
		onError,
	} );
	const loop = createClosedLoop( {
		database,
		clock,
		rollups,
		sales: {
			orderById: ( siteId, orderId ) =>
				orders.sales.orderById( siteId, orderId ),
			paidOrdersOf: ( siteId, visitor ) =>
				orders.sales.paidOrdersOf( siteId, visitor ),
		},
		siteById: sites.directory.byId,
		onError,
	} );
	const contacts: Contacts = createContacts( {
		database,
		collect,
		keys: personalKeys,
		sealingKey: sites.sealingKey,
		sales: {
			orderById: ( siteId, orderId ) =>
				orders.sales.orderById( siteId, orderId ),
			paidOrdersOf: ( siteId, visitor ) =>
				orders.sales.paidOrdersOf( siteId, visitor ),
		},
		siteById: sites.directory.byId,
		placements: sites.placements,
		handOver: {
			agreed: ( work, consent ) => handOver.port.agreed( work, consent ),
			ended: ( work, ending ) => handOver.port.ended( work, ending ),
			forgotten: ( work, people ) =>
				handOver.port.forgotten( work, people ),
		},
		clock,
		random,
	} );
	const handOver: HandOver = createHandOver( {
		database,
		keys: personalKeys,
		vault,
		siteById: sites.directory.byId,
		async siteByPublicId( publicId ) {
			const site = await sites.find( publicId );
			return site?.publicId === publicId ? site : null;
		},
		endByReceiver: contacts.endByReceiver,
		send: createSend( {
			allowed: config.webhookNetworks,
			ownHosts:
				config.publicUrl === null
					? []
					: [ new URL( config.publicUrl ).hostname ],
		} ),
		providers: config.providersUrl,
		clock,
		random,
		onRefused: ( what ) =>
			log.warn( what, 'a destination does not take contacts any more' ),
		onError,
	} );
	const orders: Orders = createOrders( {
		database,
		collect,
		clock,
		listeners: [
			carts.orderEvents,
			loop.orderEvents,
			contacts.orderEvents,
		],
		onError,
	} );
	const retention = createRetention( {
		database,
		clock,
		sites: sites.list,
		dropPeople: contacts.dropOverTime,
		onError,
	} );
	const dataFlow = createDataFlow( {
		database,
		rollups,
		clock,
		version: VERSION,
	} );
	const reports = createReports( {
		rollups,
		clock,
		blockNames: { placements: sites.placements },
		countersOnly: dataFlow.countersOnly,
		sales: orders.sales,
		products: orders.products,
		// Empty until their tables are there: nothing came before an order, no cart is known.
		loop: loop.reader,
		carts: carts.reader,
		forms: contacts.forms,
		people: contacts.people,
		consents: dataFlow.consents,
		kept: createKeptData( { database, rollups, clock } ),
		personalKey: ( siteId ) => personalKeys.inUse( { id: siteId } ),
	} );
	const batches = createImportBatches( { database, clock } );
	const imports = createImport( { receiver: collect, batches } );
	const demo = createDemo( {
		collect,
		orders,
		carts,
		contacts,
		batches,
		sites,
		clock,
	} );

	return {
		sites,
		collect,
		orders,
		carts,
		contacts,
		handOver,
		reports,
		imports,
		demo,
		dataFlow,
		rotatePersonalKey: ( site ) =>
			personalKeys.rotate( site, ( connection ) =>
				contacts.noteRotation( site, connection )
			),
		start() {
			sites.start();
			collect.start();
			orders.start();
			carts.start();
			loop.start();
			personalKeys.start();
			handOver.start();
			retention.start();
			rebuilds.start();
		},
		async stop() {
			await rebuilds.stop();
			await retention.stop();
			await handOver.stop();
			await personalKeys.stop();
			await orders.stop();
			await loop.stop();
			await carts.stop();
			await collect.stop();
			await sites.stop();
		},
	};
}
