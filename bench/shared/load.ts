/**
 * A load generator that costs little: raw sockets, requests made beforehand, the next one sent when the answer is there.
 * Runs as a process of its own (`fork`), so that its CPU is not taken for the server's.
 */
import { connect } from 'node:net';

export interface LoadOrder {
	readonly port: number;
	readonly connections: number;
	/** Whole HTTP requests, each sent once. */
	readonly requests: readonly string[];
}

export interface LoadResult {
	readonly answered: number;
	/** Answers other than 202. */
	readonly refused: number;
	readonly seconds: number;
	/** Milliseconds from request to answer. */
	readonly p50: number;
	readonly p99: number;
}

/** Sends all requests over so many connections. */
export async function runLoad( order: LoadOrder ): Promise< LoadResult > {
	const requests = order.requests.map( ( text ) => Buffer.from( text ) );
	const latencies = new Float64Array( requests.length );
	let next = 0;
	let answered = 0;
	let refused = 0;
	const began = performance.now();
	await Promise.all(
		Array.from(
			{ length: order.connections },
			() =>
				new Promise< void >( ( resolve, reject ) => {
					const socket = connect( order.port, '127.0.0.1' );
					socket.setNoDelay( true );
					let sentAt = 0;
					const send = () => {
						const request = requests[ next ];
						if ( request === undefined ) {
							socket.end();
							resolve();
							return;
						}
						next += 1;
						sentAt = performance.now();
						socket.write( request );
					};
					socket.on( 'connect', send );
					socket.on( 'error', reject );
					socket.on( 'data', ( chunk ) => {
						// Answers of the benchmarked servers have no body and fit into one piece.
						if ( chunk.length < 12 ) {
							reject( new Error( 'An answer came in pieces.' ) );
							return;
						}
						latencies[ answered ] = performance.now() - sentAt;
						answered += 1;
						if ( chunk.toString( 'latin1', 9, 12 ) !== '202' ) {
							refused += 1;
						}
						send();
					} );
				} )
		)
	);
	const seconds = ( performance.now() - began ) / 1000;
	const sorted = latencies.subarray( 0, answered ).sort();
	const at = ( share: number ) =>
		sorted[ Math.floor( answered * share ) ] ?? 0;
	return { answered, refused, seconds, p50: at( 0.5 ), p99: at( 0.99 ) };
}

if ( process.send ) {
	process.on( 'disconnect', () => process.exit( 0 ) );
	process.on( 'message', ( order: LoadOrder ) => {
		runLoad( order ).then(
			( result ) => process.send?.( result ),
			( error: unknown ) => {
				console.error( error );
				process.exit( 1 );
			}
		);
	} );
}
