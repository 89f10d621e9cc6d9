import { setTimeout as sleep } from 'node:timers/promises';
import { batchOf, BROWSER, uuidV7 } from './running.ts';

/** Visitors that send batches until they are told to stop, and come again with the same batch until it is accepted. */
export interface Load {
	/** Ids of events that were acknowledged, as hex without dashes. */
	readonly acknowledged: Set< string >;
	/** How many answers had this status; 0 counts connections that failed. */
	readonly statuses: Map< number, number >;
	/** Waits until so many more events are acknowledged. */
	progress: ( events: number ) => Promise< void >;
	/** Ends: every batch that was begun is still sent until it is accepted. */
	stop: () => Promise< void >;
}

const VISITORS = 16;
const EVENTS_A_BATCH = 3;
const PAUSE_MS = 20;
const PATIENCE_MS = 60_000;

/**
 * @param base Address of the service; asked for each request, since a restarted service may stand elsewhere.
 * @param key  Public key of the site.
 */
export function startLoad( base: () => string, key: string ): Load {
	const acknowledged = new Set< string >();
	const statuses = new Map< number, number >();
	let isStopping = false;

	async function send( visitor: number, turn: number ): Promise< void > {
		const ids = Array.from( { length: EVENTS_A_BATCH }, () => uuidV7() );
		const body = JSON.stringify(
			batchOf(
				key,
				ids.map( ( event_id ) => ( { event_id, name: 'page_view' } ) ),
				{ url: `https://shop.example/page-${ turn % 7 }/` }
			)
		);
		const giveUpAt = Date.now() + PATIENCE_MS;
		while ( Date.now() < giveUpAt ) {
			const status = await post( body, visitor, turn );
			statuses.set( status, ( statuses.get( status ) ?? 0 ) + 1 );
			if ( status === 202 ) {
				for ( const id of ids ) {
					acknowledged.add( id.replaceAll( '-', '' ) );
				}
				return;
			}
			await sleep( PAUSE_MS );
		}
		throw new Error( 'The service did not accept a batch for a minute.' );
	}

	async function post(
		body: string,
		visitor: number,
		turn: number
	): Promise< number > {
		try {
			const response = await fetch( `${ base() }/v1/steps`, {
				method: 'POST',
				body,
				headers: {
					Origin: 'https://shop.example',
					// Another visitor every few batches: visits open and close.
					'User-Agent': `${ BROWSER } Visitor/${ visitor }.${ Math.floor( turn / 5 ) }`,
				},
			} );
			await response.arrayBuffer();
			return response.status;
		} catch {
			return 0;
		}
	}

	const visitors = Array.from( { length: VISITORS }, async ( _, visitor ) => {
		for ( let turn = 0; ! isStopping; turn += 1 ) {
			await send( visitor, turn );
		}
	} );

	return {
		acknowledged,
		statuses,
		async progress( events ) {
			const wanted = acknowledged.size + events;
			const giveUpAt = Date.now() + PATIENCE_MS;
			while ( acknowledged.size < wanted ) {
				if ( Date.now() > giveUpAt ) {
					throw new Error(
						`Only ${ acknowledged.size } of ${ wanted } events were acknowledged in a minute.`
					);
				}
				await sleep( PAUSE_MS );
			}
		},
		async stop() {
			isStopping = true;
			await Promise.all( visitors );
		},
	};
}
