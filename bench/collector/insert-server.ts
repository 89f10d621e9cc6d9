/** What one would write first: parse the body, one INSERT a request, answer. The same table and keys as the service's. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { createPool } from 'mysql2';
import type { Batch } from '#contract/batch.ts';

const [ socketPath, database ] = process.argv.slice( 2 );
const pool = createPool( {
	socketPath,
	database,
	user: 'root',
	connectionLimit: 10,
} );

const INSERT =
	'INSERT INTO event (site_id, event_id, offset_ms, visitor, type, flags, page_id, block_id, source_id, device_id, campaign, consent_at, policy_id, props) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

const server = createServer( ( request, response ) => {
	const chunks: Buffer[] = [];
	request.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
	request.on( 'end', () => {
		const batch = JSON.parse( Buffer.concat( chunks ).toString() ) as Batch;
		const event = batch.events[ 0 ];
		if ( event === undefined ) {
			response.writeHead( 400, { 'Content-Length': 0 } ).end();
			return;
		}
		const visitor = createHash( 'sha256' )
			.update( batch.visitor ?? '' )
			.digest()
			.subarray( 0, 8 );
		pool.execute(
			INSERT,
			[
				1,
				Buffer.from( event.event_id.replaceAll( '-', '' ), 'hex' ),
				0,
				visitor,
				1,
				4,
				1,
				null,
				null,
				1,
				null,
				null,
				null,
				event.props === undefined
					? null
					: JSON.stringify( event.props ),
			],
			( error ) => {
				// The share that is sent twice is refused by the primary key, which is an answer too.
				const isStored = error === null || error.errno === 1062;
				response.writeHead( isStored ? 202 : 500, {
					'Content-Length': 0,
				} );
				response.end();
			}
		);
	} );
} );

process.once( 'message', () => {
	server.listen( 0, '127.0.0.1', () =>
		process.send?.( ( server.address() as AddressInfo ).port )
	);
} );

// The benchmark was ended: nobody is left to answer to.
process.on( 'disconnect', () => process.exit( 0 ) );
