/** The capability on a test database, with facts sealed as WordPress seals them. */
import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
} from 'node:crypto';
import sodium from 'libsodium-wrappers';
import type {
	ConfirmationFact,
	ContactFact,
	PersonSealed,
	SubmissionFact,
} from '#contract/contacts.ts';
import type { Database } from '../storage/database.ts';
import { createFakeClock } from '../storage/fake-clock.ts';
import { secureRandom } from '../storage/random.ts';
import { createVault } from '../storage/vault.ts';
import { createFakeSites } from '../capabilities/collect/testing/fake-sites.ts';
import { createOrders, type Orders } from '../capabilities/orders/index.ts';
import { idOf } from '../capabilities/collect/testing/test-batch.ts';
import {
	createTestCollect,
	MINUTE,
	NOON,
} from '../capabilities/collect/testing/test-collect.ts';
import { openSealedReference } from '../capabilities/collect/index.ts';
import { createPersonalKeys } from '../capabilities/personal-keys/index.ts';
import {
	type ContactSite,
	createContacts,
	type HandOverPort,
} from '../capabilities/contacts/index.ts';

export const ACTOR = { user_id: 3, name: 'anna.admin' };
export const COOKIE = 'AAAAAAAAAAAAAAAAAAAAAA';
export const BLOCK = 'abcdefghij';
export const SENT_AT = NOON - MINUTE;

const { privateKey } = generateKeyPairSync( 'x25519' );
const SEALING_KEY = privateKey.export( { type: 'pkcs8', format: 'der' } );
const PUBLIC_KEY = createPublicKey(
	createPrivateKey( { key: SEALING_KEY, type: 'pkcs8', format: 'der' } )
)
	.export( { type: 'spki', format: 'der' } )
	.subarray( -32 );

/** As `sodium_crypto_box_seal`, base64. */
export async function seal( value: object ): Promise< string > {
	await sodium.ready;
	return Buffer.from(
		sodium.crypto_box_seal( JSON.stringify( value ), PUBLIC_KEY )
	).toString( 'base64' );
}

/** A newsletter sign-up of a visitor with consent, a minute before noon. */
export async function submissionOf(
	name: string,
	changes: Partial< SubmissionFact > = {},
	person: Partial< PersonSealed > = {}
): Promise< SubmissionFact > {
	return {
		fact: 'submission',
		fact_key: `submission ${ name }`,
		at: SENT_AT,
		submission_id: idOf( SENT_AT, name ),
		origin: 'form',
		purpose: 'newsletter',
		block_id: BLOCK,
		config_hash: 'ab'.repeat( 32 ),
		page: '/letter/',
		lang: 'en-GB',
		double_opt_in: true,
		event_id: idOf( SENT_AT, `requested ${ name }` ),
		visitor: { id: COOKIE },
		consent: { state: 'statistics', source: 'cmp' },
		suspicions: [],
		consents: [
			{
				list: 'news',
				text: 'Yes, send me the letter.',
				text_hash: 'cd'.repeat( 32 ),
				lang: 'en-GB',
				ticked: true,
			},
		],
		expires_at: null,
		sealed: await seal( {
			email: `${ name }@mail.example`,
			name: `Person ${ name }`,
			fields: [ { key: 'size', label: 'Size', value: 'XL' } ],
			ip: '203.0.113.7',
			user_agent: 'UA/1.0',
			...person,
		} ),
		...changes,
	};
}

export async function confirmationOf(
	name: string,
	at = NOON,
	changes: Partial< ConfirmationFact > = {}
): Promise< ConfirmationFact > {
	return {
		fact: 'confirmation',
		fact_key: `confirmation ${ name }`,
		at,
		submission_id: idOf( SENT_AT, name ),
		event_id: idOf( SENT_AT + 1, `confirmed ${ name }` ),
		sealed: await seal( { ip: '203.0.113.9', user_agent: 'Mail/2.0' } ),
		...changes,
	};
}

export async function withdrawalOf(
	name: string,
	at: number,
	changes: object = {}
): Promise< ContactFact > {
	return {
		fact: 'withdrawal',
		fact_key: `withdrawal ${ name } ${ at }`,
		at,
		channel: 'link',
		list: 'news',
		sealed: await seal( { email: `${ name }@mail.example` } ),
		...changes,
	};
}

/** A site that hands nobody over. */
const NOWHERE: HandOverPort = {
	async agreed() {},
	async ended() {},
	async forgotten() {},
};

export function createTestContacts(
	database: Database,
	handOver: HandOverPort = NOWHERE
) {
	const clock = createFakeClock( NOON );
	const fake = createFakeSites( 1, 2 );
	const siteOf = ( id: number ): ContactSite => ( {
		...fake.site( id ),
		currency: 'EUR',
		shop: { decimals: 2 },
	} );
	const test = createTestCollect( database, {
		sites: fake,
		clock,
		deps: {
			openSealed: ( _site, sealed ) =>
				openSealedReference( SEALING_KEY, sealed ),
		},
	} );
	const keys = createPersonalKeys( {
		database,
		vault: createVault( Buffer.alloc( 32, 7 ), secureRandom ),
		random: secureRandom,
		clock,
		siteById: ( id ) => fake.byId( id ),
		onError( error ) {
			throw error;
		},
	} );
	const contacts = createContacts( {
		database,
		collect: test.collect,
		keys,
		sealingKey: async () => SEALING_KEY,
		sales: {
			orderById: ( siteId, orderId ) =>
				orders.sales.orderById( siteId, orderId ),
			paidOrdersOf: ( siteId, visitor ) =>
				orders.sales.paidOrdersOf( siteId, visitor ),
		},
		siteById: async ( id ) =>
			( await fake.byId( id ) ) ? siteOf( id ) : null,
		placements: async () => [ { blockId: BLOCK, name: 'The letter' } ],
		handOver,
		clock,
		random: secureRandom,
	} );
	const orders: Orders = createOrders( {
		database,
		collect: test.collect,
		clock,
		listeners: [ contacts.orderEvents ],
		onError( error ) {
			throw error;
		},
	} );
	return {
		...test,
		contacts,
		orders,
		keys,
		siteOf,
		/** Tells facts as one delivery. */
		tell: async ( facts: readonly ContactFact[], siteId = 1 ) =>
			contacts.receive( siteOf( siteId ), {
				sent_at: clock.now(),
				facts: [ ...facts ],
			} ),
		list: ( search: object = {}, siteId = 1 ) =>
			contacts.search( siteOf( siteId ), { actor: ACTOR, ...search } ),
		/** The contact with an address, opened. */
		open: async ( email: string, siteId = 1 ) => {
			const { rows } = await contacts.search( siteOf( siteId ), {
				actor: ACTOR,
				email,
			} );
			const [ row ] = rows;
			return row === undefined
				? null
				: contacts.open( siteOf( siteId ), ACTOR, row.contact_id );
		},
	};
}
