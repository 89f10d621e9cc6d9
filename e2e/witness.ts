import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a page with witness.php said of itself. */
export interface Testimony {
	readonly path: string;
	readonly what: 'loaded' | 'prerendering' | 'shown' | 'back' | 'sent';
	/** Types of the events it handed to the service. */
	readonly types: readonly string[];
}

export interface Witness {
	readonly port: number;
	/** Everything said so far, in order. */
	readonly said: readonly Testimony[];
	/** How many page views a page has handed over so far. */
	views: ( path: string ) => number;
	/** Lets the page that waits go on to the next one. */
	go: () => void;
	close: () => Promise< void >;
}

function typesIn( text: string | null ): string[] {
	if ( ! text ) {
		return [];
	}
	const { events } = JSON.parse( text ) as { events: { name: string }[] };
	return events.map( ( { name } ) => name );
}

/** Starts the server that pages of witness.php talk to. */
export async function startWitness(): Promise< Witness > {
	const said: Testimony[] = [];
	let isTime = false;
	const server = createServer( ( request, response ) => {
		const { pathname, searchParams } = new URL(
			request.url ?? '/',
			'http://127.0.0.1'
		);
		response.setHeader( 'Access-Control-Allow-Origin', '*' );
		if ( pathname === '/go' ) {
			response.statusCode = isTime ? 200 : 204;
		} else if ( pathname === '/said' ) {
			said.push( {
				path: searchParams.get( 'path' ) ?? '',
				what: searchParams.get( 'what' ) as Testimony[ 'what' ],
				types: typesIn( searchParams.get( 'text' ) ),
			} );
		}
		response.end();
	} );
	server.listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	return {
		port: ( server.address() as AddressInfo ).port,
		said,
		views: ( path ) =>
			said
				.filter( ( testimony ) => testimony.path === path )
				.flatMap( ( { types } ) => types )
				.filter( ( type ) => type === 'page_view' ).length,
		go() {
			isTime = true;
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once( server, 'close' );
		},
	};
}
