/** People who left an address: what they agreed to and how that can be proven, what they did, and that all of it can go. */
import type {
	Actor,
	Contact,
	ContactFactBatch,
	ContactList,
	EndedConsents,
	contactExportSchema,
	contactImportAnswerSchema,
	contactImportSchema,
	contactSearchSchema,
	privacyEraseSchema,
	privacyExportSchema,
	privacyRequestSchema,
	auditLogSchema,
} from '#contract/contacts.ts';
import type { z } from 'zod';
import type { Clock } from '../../storage/clock.ts';
import type { Database, RawConnection } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import type { Collect } from '../collect/index.ts';
import type { OrderEvents, ShopSales, StoredOrder } from '../orders/index.ts';
import type { PersonalKeys } from '../personal-keys/index.ts';
import { noteLook, readLog } from './audit-log.ts';
import {
	changeContact,
	type Changed,
	type ContactChange,
	mergeContacts,
} from './change-contact.ts';
import { findContact, visitorsOf } from './contact-rows.ts';
import {
	type ContactSite,
	type GatedWork,
	uuidOf,
	type Work,
} from './contact-site.ts';
import { readEnds } from './ended-consents.ts';
import { erasePeople } from './erase-people.ts';
import { exportContacts } from './export-contacts.ts';
import type { FormReader } from './form-reader.ts';
import type { HandOverPort } from './hand-over-port.ts';
import { importContacts } from './import-contacts.ts';
import { listContacts } from './list-contacts.ts';
import { openContact, type OpenWith } from './open-contact.ts';
import { createOrderTotals, ordersOf } from './order-totals.ts';
import { OVER_TIME } from './over-time.ts';
import { createPeopleReader, type PeopleReader } from './people-reader.ts';
import { exportPerson } from './privacy-export.ts';
import {
	addDemoPeople,
	type DemoSignUp,
	dropDemoContacts,
	dropDemoSignUps,
} from './demo-people.ts';
import { createReceiveFacts } from './receive-facts.ts';
import { endConsents } from './take-fact.ts';
import { createFormReader } from './sql-form-reader.ts';

export { noteLook } from './audit-log.ts';
export type { ContactSite, Work } from './contact-site.ts';
export type { DemoSignUp } from './demo-people.ts';
export { freshId } from './contact-rows.ts';
export type {
	AgreedPerson,
	AgreementProof,
	HandOverPort,
} from './hand-over-port.ts';
export { readAgreed, readSender } from './hand-over-port.ts';
export { maskEmail } from './mask-email.ts';
export { consentNumber } from './contact-rows.ts';
export {
	FOLLOWED_MS,
	type FormCount,
	type FormOrders,
	type FormReader,
	type FormsQuery,
	type FormSubject,
} from './form-reader.ts';
export { monthsBefore } from './over-time.ts';
export type { PeopleCounts, PeopleReader } from './people-reader.ts';
export { stateNumber } from './submissions.ts';

type Search = z.output< typeof contactSearchSchema >;
type Export = z.output< typeof contactExportSchema >;
type Import = z.output< typeof contactImportSchema >;
type ImportAnswer = z.output< typeof contactImportAnswerSchema >;
type PrivacyRequest = z.output< typeof privacyRequestSchema >;
type PrivacyExport = z.output< typeof privacyExportSchema >;
type PrivacyErase = z.output< typeof privacyEraseSchema >;
type AuditLog = z.output< typeof auditLogSchema >;

export interface Contacts {
	/** `POST /v1/contact-facts`. Resolves when everything the facts change is committed. */
	receive: (
		site: ContactSite,
		batch: ContactFactBatch
	) => Promise< { readonly kind: 'accepted' } >;
	/** What WordPress has to know of consents that ended, after a number of its own. */
	ended: ( site: ContactSite, after: number ) => Promise< EndedConsents >;
	/** A page; noted in the log, as everything below. */
	search: ( site: ContactSite, search: Search ) => Promise< ContactList >;
	/** Null: the site has no such contact. */
	open: (
		site: ContactSite,
		actor: Actor,
		contactId: string
	) => Promise< Contact | null >;
	change: (
		site: ContactSite,
		actor: Actor,
		change: ContactChange
	) => Promise< Changed >;
	merge: (
		site: ContactSite,
		actor: Actor,
		into: string,
		from: string
	) => Promise< 'merged' | 'not_found' | 'same' >;
	/** How many of them were the site's, and ids of what they had sent. */
	erase: (
		site: ContactSite,
		actor: Actor,
		contactIds: readonly string[]
	) => Promise< { erased: number; submissions: string[] } >;
	/** CSV. */
	export: ( site: ContactSite, query: Export ) => Promise< string >;
	import: ( site: ContactSite, file: Import ) => Promise< ImportAnswer >;
	privacyExport: (
		site: ContactSite,
		request: PrivacyRequest
	) => Promise< PrivacyExport >;
	privacyErase: (
		site: ContactSite,
		request: PrivacyRequest
	) => Promise< PrivacyErase >;
	/** Somebody whom a person was handed over to tells that they unsubscribed there, or that the address takes no mail. */
	endByReceiver: (
		site: ContactSite,
		ending: {
			readonly email: string;
			/** Null: every list. */
			readonly list: string | null;
			readonly state: 'withdrawn' | 'bounced';
			/** ms since 1970. */
			readonly at: number;
			/** Id of the destination. */
			readonly from: string;
		}
	) => Promise< void >;
	log: ( site: ContactSite, page: number ) => Promise< AuditLog >;
	/** Notes in the log that the site's key was exchanged; in the transaction that does it. */
	noteRotation: (
		site: ContactSite,
		connection: RawConnection
	) => Promise< void >;
	/** Deletes what the site keeps no longer. Safe to repeat. */
	dropOverTime: ( site: ContactSite ) => Promise< void >;
	/** People of the demo, after its events, carts and orders: their steps are the batch's own. */
	receiveDemoPeople: (
		site: ContactSite,
		batchId: number,
		signUps: readonly DemoSignUp[]
	) => Promise< void >;
	/** Takes the people of a batch out again. Safe to repeat. */
	removeDemoPeople: ( site: ContactSite, batchId: number ) => Promise< void >;
	/** To be told what becomes of orders. */
	readonly orderEvents: OrderEvents;
	/** Numbers about what was sent. */
	readonly forms: FormReader;
	/** Numbers about people. */
	readonly people: PeopleReader;
}

/** People of one transaction: the site's other events wait that long. */
const PEOPLE_AT_ONCE = 20;

/** Who it was when nobody was logged in. */
const OPERATOR: Actor = { user_id: 0, name: 'cairn keys rotate' };

/**
 * Builds the capability.
 *
 * @param deps
 * @param deps.database
 * @param deps.collect
 * @param deps.keys
 * @param deps.sealingKey Opens what WordPress sealed.
 * @param deps.sales
 * @param deps.siteById
 * @param deps.placements Every announced place of every block.
 * @param deps.handOver   Hands confirmed people over to others.
 * @param deps.clock
 * @param deps.random
 */
export function createContacts( deps: {
	database: Database;
	collect: Pick< Collect, 'atomically' | 'readVisitor' >;
	keys: Pick< PersonalKeys, 'values' >;
	sealingKey: ( site: ContactSite ) => Promise< Buffer | null >;
	sales: Pick< ShopSales, 'paidOrdersOf' | 'orderById' >;
	siteById: ( siteId: number ) => Promise< ContactSite | null >;
	placements: (
		siteId: number
	) => Promise<
		readonly { readonly blockId: string; readonly name: string }[]
	>;
	handOver: HandOverPort;
	clock: Clock;
	random: Random;
} ): Contacts {
	const { database, collect, keys, sales, clock, random } = deps;
	const receiveFacts = createReceiveFacts( deps );
	const totals = createOrderTotals( deps );

	/** Work that changes no event. */
	function work< T >(
		site: ContactSite,
		run: ( work: Work ) => Promise< T >
	): Promise< T > {
		return database.rawTransaction(
			async ( connection ) =>
				run( {
					connection,
					values: await keys.values( connection, site ),
					site,
					now: clock.now(),
				} ),
			{ onDuplicateKey: true }
		);
	}

	/** Work that changes events, consents or proof: one at a time for each site. */
	function gated< T >(
		site: ContactSite,
		run: ( work: GatedWork ) => Promise< T >
	): Promise< T > {
		return collect.atomically( site, async ( gate ) =>
			run( {
				gate,
				handOver: deps.handOver,
				connection: gate.connection,
				values: await keys.values( gate.connection, site ),
				site,
				now: clock.now(),
			} )
		);
	}

	/** What others know of a contact, read before the transaction that shows it. */
	async function lookUp(
		site: ContactSite,
		contactId: string | null
	): Promise< OpenWith > {
		const linked = await database.rawTransaction( ( connection ) =>
			visitorsOf(
				{ connection, site },
				contactId === null ? [] : [ contactId ]
			)
		);
		const visitors = linked.get( contactId ?? '' ) ?? [];
		const names = new Map(
			( await deps.placements( site.id ) ).map( ( { blockId, name } ) => [
				blockId,
				name,
			] )
		);
		return {
			visitors,
			orders: await ordersOf( sales, site.id, visitors ),
			blockName: ( blockId ) => names.get( blockId ) ?? null,
		};
	}

	async function named(
		site: ContactSite,
		orderIds: readonly number[],
		known: readonly StoredOrder[]
	): Promise< readonly StoredOrder[] > {
		const orders = new Map(
			known.map( ( order ) => [ order.orderId, order ] )
		);
		for ( const orderId of orderIds ) {
			const order = orders.has( orderId )
				? null
				: await sales.orderById( site.id, orderId );
			if ( order !== null ) {
				orders.set( orderId, order );
			}
		}
		return [ ...orders.values() ];
	}

	return {
		async receive( site, batch ) {
			await totals.refresh(
				site,
				await receiveFacts( site, batch.facts )
			);
			return { kind: 'accepted' };
		},

		ended: ( site, after ) =>
			database.rawTransaction( ( connection ) =>
				readEnds( { connection, site }, after )
			),

		search: ( site, { actor, ...search } ) =>
			work( site, async ( at ) => {
				const list = await listContacts( at, search );
				await noteLook(
					at,
					random,
					actor,
					search.email === undefined ? 'list' : 'search',
					{ people: list.rows.length }
				);
				return list;
			} ),

		async open( site, actor, contactId ) {
			const others = await lookUp( site, contactId );
			return work( site, async ( at ) => {
				const contact = await openContact( at, contactId, others );
				if ( contact !== null ) {
					await noteLook( at, random, actor, 'open', {
						contactId,
						people: 1,
					} );
				}
				return contact;
			} );
		},

		change: ( site, actor, change ) =>
			gated( site, async ( at ) => {
				const changed = await changeContact(
					at,
					random,
					actor,
					change
				);
				if ( changed === 'changed' ) {
					await noteLook(
						at,
						random,
						actor,
						change.note === undefined ? 'change' : 'note',
						{ contactId: change.contact_id, people: 1 }
					);
				}
				return changed;
			} ),

		async merge( site, actor, into, from ) {
			const merged = await gated( site, async ( at ) => {
				const outcome = await mergeContacts( at, into, from );
				if ( outcome === 'merged' ) {
					await noteLook( at, random, actor, 'merge', {
						contactId: into,
						people: 2,
					} );
				}
				return outcome;
			} );
			await totals.refresh( site, merged === 'merged' ? [ into ] : [] );
			return merged;
		},

		erase: ( site, actor, contactIds ) =>
			gated( site, async ( at ) => {
				const { contacts, submissionIds } = await erasePeople(
					at,
					random,
					{
						contactIds,
						address: {},
						orderIds: [],
						at: at.now,
					}
				);
				await noteLook( at, random, actor, 'erase', {
					people: contacts,
				} );
				return {
					erased: contacts,
					submissions: submissionIds.map( uuidOf ),
				};
			} ),

		export: ( site, { actor, ...filters } ) =>
			work( site, async ( at ) => {
				const { text, people } = await exportContacts( at, filters );
				await noteLook( at, random, actor, 'export', { people } );
				return text;
			} ),

		import: ( site, { actor, ...file } ) =>
			gated( site, async ( at ) => {
				const answer = await importContacts( at, random, file );
				await noteLook( at, random, actor, 'import', {
					people: answer.added,
				} );
				return answer;
			} ),

		async privacyExport( site, request ) {
			const contactId = await work( site, ( at ) =>
				findContact( at, {
					email: at.values.indexesOf( request ).email,
					phone: null,
				} )
			);
			const others = await lookUp( site, contactId );
			const orders = await named(
				site,
				request.order_ids,
				others.orders
			);
			return work( site, async ( at ) => {
				const answer = await exportPerson(
					at,
					contactId,
					orders,
					others,
					request.page
				);
				await noteLook( at, random, request.actor, 'privacy_export', {
					...( contactId === null ? {} : { contactId } ),
					people: contactId === null ? 0 : 1,
				} );
				return answer;
			} );
		},

		privacyErase: ( site, request ) =>
			gated( site, async ( at ) => {
				const erased = await erasePeople( at, random, {
					contactIds: [],
					address: { email: request.email },
					orderIds: request.order_ids,
					at: at.now,
				} );
				await noteLook( at, random, request.actor, 'privacy_erase', {
					people: erased.contacts,
				} );
				return {
					removed: erased.removed,
					retained: erased.proofsKept + erased.suppressed,
					kept: {
						proofs: erased.proofsKept,
						suppressions: erased.suppressed,
					},
					done: true,
				};
			} ),

		endByReceiver: ( site, ending ) =>
			gated( site, ( at ) =>
				endConsents( at, {
					at: Math.min( ending.at, at.now ),
					state: ending.state,
					list: ending.list,
					channel: 'provider',
					address: { email: ending.email },
					from: ending.from,
				} )
			),

		log: ( site, page ) => work( site, ( at ) => readLog( at, page ) ),

		async noteRotation( site, connection ) {
			await noteLook(
				{
					connection,
					values: await keys.values( connection, site ),
					site,
					now: clock.now(),
				},
				random,
				OPERATOR,
				'key_rotated',
				{ people: 0 }
			);
		},

		async dropOverTime( site ) {
			for ( const drop of OVER_TIME ) {
				while (
					( await gated( site, ( at ) => drop( at, random ) ) ) > 0
				) {}
			}
		},

		async receiveDemoPeople( site, batchId, signUps ) {
			for ( let nth = 0; nth < signUps.length; nth += PEOPLE_AT_ONCE ) {
				const contactIds = await gated( site, ( at ) =>
					addDemoPeople(
						at,
						random,
						batchId,
						signUps.slice( nth, nth + PEOPLE_AT_ONCE )
					)
				);
				await totals.refresh( site, contactIds );
			}
		},

		async removeDemoPeople( site, batchId ) {
			for ( const drop of [ dropDemoSignUps, dropDemoContacts ] ) {
				while (
					( await gated( site, ( at ) => drop( at, batchId ) ) ) > 0
				) {}
			}
		},

		orderEvents: totals.orderEvents,
		forms: createFormReader( { database } ),
		people: createPeopleReader( { database } ),
	};
}
