/** Demo: simulated visits and people whose truth is known, marked as such, and taken back by one call. */
import type { Clock } from '../../storage/clock.ts';
import type { Carts } from '../carts/index.ts';
import {
	type Collect,
	type ImportedEvent,
	importedVisitor,
} from '../collect/index.ts';
import type { Contacts, DemoSignUp } from '../contacts/index.ts';
import type { ImportBatches } from '../import/index.ts';
import type { DemoOrder, Orders } from '../orders/index.ts';
import type { Site, Sites } from '../sites/index.ts';
import { demoOrder, eventId } from './demo-orders.ts';
import {
	createDemoSite,
	DEMO_PRODUCTS,
	type DemoProduct,
} from './demo-pages.ts';
import { demoSignUp } from './demo-people.ts';
import { PLANTED_TRUTH } from './planted-truth.ts';
import { simulateDays } from './simulate-days.ts';
import type { SimulatedCart } from './simulate-visit.ts';

export { PLANTED_TRUTH } from './planted-truth.ts';
export type { DemoProduct } from './demo-pages.ts';

export interface DemoOptions {
	/** Days up to now. Default 90. */
	readonly days?: number;
	/** What a site with a shop sells. Default: the twelve products of the demo shop. */
	readonly products?: readonly DemoProduct[];
}

export type DemoOutcome =
	| {
			readonly kind: 'filled';
			readonly batchId: number;
			readonly events: number;
	  }
	/** Demo data stands there already: it would count twice. */
	| { readonly kind: 'already_filled' }
	/** The site has announced no block, so there is nothing a visitor could click. */
	| { readonly kind: 'no_blocks' };

export interface Demo {
	/**
	 * Fills a site with simulated visits of its own pages, blocks and forms, up to now, and with the people who sent them.
	 *
	 * @param onProgress Told the days done and all days.
	 */
	fill: (
		site: Site,
		options?: DemoOptions,
		onProgress?: ( done: number, days: number ) => void
	) => Promise< DemoOutcome >;
	/**
	 * Takes every simulated visit out of every number, and every simulated person out of the contacts. Safe to repeat, also after an interruption.
	 *
	 * @return How many events were taken out.
	 */
	remove: ( site: Site ) => Promise< number >;
}

/** Builds the capability. */
export function createDemo( deps: {
	collect: Pick< Collect, 'prepareMonths' | 'receiveImport' | 'undoImport' >;
	orders: Pick< Orders, 'receiveDemoOrders' | 'removeDemoOrders' >;
	carts: Pick< Carts, 'close' | 'note' | 'removeBatch' >;
	contacts: Pick< Contacts, 'receiveDemoPeople' | 'removeDemoPeople' >;
	batches: ImportBatches;
	sites: Pick< Sites, 'placements' | 'markDemo' >;
	clock: Clock;
} ): Demo {
	const { collect, orders, carts, contacts, batches, sites, clock } = deps;
	const standing = async ( site: Site ) =>
		( await batches.list( site.id ) ).filter(
			( batch ) => batch.kind === 'demo' && batch.state !== 'undone'
		);

	return {
		async fill( site, options = {}, onProgress = () => {} ) {
			const { days = PLANTED_TRUTH.days, products = DEMO_PRODUCTS } =
				options;
			if ( ( await standing( site ) ).length > 0 ) {
				return { kind: 'already_filled' };
			}
			const places = await sites.placements( site.id );
			if ( places.length === 0 ) {
				return { kind: 'no_blocks' };
			}
			const now = clock.now();
			const from = now - days * 86400000;
			await collect.prepareMonths( new Date( from ), new Date( now ) );
			const batchId = await batches.begin( site.id, {
				kind: 'demo',
				source: site.currency === null ? 'landing pages' : 'shop',
				from,
				to: now,
			} );
			// First the mark, then the data: simulated visits never stand in the numbers unmarked.
			await sites.markDemo( site, true );
			let stored = 0;
			let duplicate = 0;
			let refused = 0;
			let done = 0;
			const simulated = simulateDays( {
				site: createDemoSite( places, site.currency, products ),
				timeZone: site.timeZone,
				now,
				days,
				seed: site.currency === null ? LANDING_SEED : SHOP_SEED,
			} );
			let waiting: ImportedEvent[] = [];
			const bought: DemoOrder[] = [];
			const filled: SimulatedCart[] = [];
			const people: DemoSignUp[] = [];
			const flush = async () => {
				// Sorting is stable: within a visitor the events stay in the order they happened.
				const answer = await collect.receiveImport(
					site,
					batchId,
					waiting.sort( byVisitor )
				);
				stored += answer.stored;
				duplicate += answer.duplicate;
				refused += waiting.length - answer.stored - answer.duplicate;
				waiting = [];
				onProgress( done, days );
			};
			for ( const day of simulated ) {
				waiting.push( ...day.events );
				filled.push( ...day.carts );
				for ( const signUp of day.signUps ) {
					people.push(
						demoSignUp( signUp, people.length, site, now )
					);
				}
				for ( const order of day.orders ) {
					bought.push(
						demoOrder( order, bought.length, site.timeZone, now )
					);
				}
				done++;
				if ( waiting.length >= EVENTS_AT_ONCE ) {
					await flush();
				}
			}
			await flush();
			// What came before an order is looked for when the order comes.
			await carts.note(
				site,
				filled.map( ( { at, visitor, cart }, nth ) => ( {
					at,
					cart,
					eventId: eventId( `demo cart ${ nth }`, at ).replaceAll(
						'-',
						''
					),
					visitor: importedVisitor( site.publicId, visitor ),
					recognised: true,
					batchId,
				} ) )
			);
			await orders.receiveDemoOrders( site, batchId, bought );
			// What they ordered is counted when they come.
			await contacts.receiveDemoPeople( site, batchId, people );
			// What was left is seen at once, not when the next job looks.
			await carts.close();
			await batches.finish( site.id, batchId, {
				stored,
				duplicate,
				refused,
			} );
			if ( refused > 0 ) {
				throw new Error(
					`${ refused } simulated events were not taken: they no longer fit the vocabulary.`
				);
			}
			return { kind: 'filled', batchId, events: stored };
		},
		async remove( site ) {
			let removed = 0;
			for ( const batch of await standing( site ) ) {
				await orders.removeDemoOrders( site, batch.id );
				await carts.removeBatch( site, batch.id );
				await contacts.removeDemoPeople( site, batch.id );
				removed += await collect.undoImport( site, batch.id );
				await batches.markUndone( site.id, batch.id );
			}
			await sites.markDemo( site, false );
			return removed;
		},
	};
}

/** Few large commits are quicker than one a day. */
const EVENTS_AT_ONCE = 2000;

function byVisitor( a: ImportedEvent, b: ImportedEvent ): number {
	if ( a.visitor === b.visitor ) {
		return 0;
	}
	return a.visitor < b.visitor ? -1 : 1;
}

const SHOP_SEED = 1999;
const LANDING_SEED = 2003;
