/** Contacts that are handed over, on a test database, to providers that stand in on this machine. */
import { BlockList } from 'node:net';
import type { DestinationSave } from '#contract/hand-over.ts';
import type { Database } from '../storage/database.ts';
import { secureRandom } from '../storage/random.ts';
import { createVault } from '../storage/vault.ts';
import {
	FAKE_KEYS,
	FAKE_LISTS,
	type FakeProviders,
} from '../capabilities/hand-over/fake-providers.ts';
import {
	createHandOver,
	createSend,
	type HandOver,
} from '../capabilities/hand-over/index.ts';
import { ACTOR, createTestContacts } from './contacts.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet( '127.0.0.0', 8, 'ipv4' );

export function createTestHandOver( database: Database, fake: FakeProviders ) {
	const refused: { site: string; destination: string; reason: string }[] = [];
	const test = createTestContacts( database, {
		agreed: ( work, consent ) => handOver.port.agreed( work, consent ),
		ended: ( work, ending ) => handOver.port.ended( work, ending ),
		forgotten: ( work, people ) => handOver.port.forgotten( work, people ),
	} );
	const site = test.siteOf( 1 );
	const handOver: HandOver = createHandOver( {
		database,
		keys: test.keys,
		vault: createVault( Buffer.alloc( 32, 7 ), secureRandom ),
		siteById: async ( id ) => test.siteOf( id ),
		siteByPublicId: async ( publicId ) =>
			[ 1, 2 ]
				.map( test.siteOf )
				.find( ( one ) => one.publicId === publicId ) ?? null,
		endByReceiver: test.contacts.endByReceiver,
		send: createSend( { allowed: LOOPBACK, ownHosts: [], totalMs: 5_000 } ),
		providers: fake.url,
		clock: test.clock,
		random: secureRandom,
		onRefused: ( what ) => void refused.push( what ),
		onError( error ) {
			throw error;
		},
	} );

	/** Adds a destination that is in use; answers its id and the path back. */
	async function connect(
		kind: DestinationSave[ 'kind' ],
		changes: Partial< DestinationSave > = {}
	): Promise< { id: string; backPath: string; signing: string | null } > {
		const saved = await handOver.save( site, {
			kind,
			name: `My ${ kind }`,
			...( kind === 'webhook'
				? { address: `${ fake.url }/hook`, with_person: true }
				: { key: FAKE_KEYS[ kind ] } ),
			lists: [
				{
					list: 'news',
					target: kind === 'webhook' ? '' : FAKE_LISTS[ kind ],
				},
			],
			...changes,
		} );
		if ( saved === 'not_found' || 'field' in saved ) {
			throw new Error( `Not saved: ${ JSON.stringify( saved ) }` );
		}
		if ( saved.signing_secret !== null ) {
			fake.signingSecret = saved.signing_secret;
		}
		const tested = await handOver.test( site, saved.destination_id );
		if ( tested?.ok !== true ) {
			throw new Error( `Not in use: ${ JSON.stringify( tested ) }` );
		}
		fake.heard.length = 0;
		return {
			id: saved.destination_id,
			backPath: saved.back_path ?? '',
			signing: saved.signing_secret,
		};
	}

	return {
		...test,
		handOver,
		site,
		refused,
		connect,
		/** Jobs in one state. */
		jobs: async ( state: 'waiting' | 'done' | 'dead' | 'cancelled' ) =>
			( await handOver.jobs( site, { actor: ACTOR, state } ) ).jobs,
		destination: async ( id: string ) =>
			( await handOver.destinations( site ) ).destinations.find(
				( one ) => one.destination_id === id
			),
		/** As the receiver calls the path back. */
		tellBack: (
			backPath: string,
			body: string,
			headers: Record< string, string > = {}
		) => {
			const [ , publicId = '', destinationId = '', secret = '' ] =
				/back\/([^/]+)\/([^/]+)\/([^/]+)$/.exec( backPath ) ?? [];
			return handOver.tellBack( {
				site: publicId,
				destinationId,
				secret,
				headers,
				body,
			} );
		},
	};
}
