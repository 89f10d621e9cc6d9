/** The bare comparison: node:http, the body read, nothing done with it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer( ( request, response ) => {
	const chunks: Buffer[] = [];
	request.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
	request.on( 'end', () => {
		Buffer.concat( chunks );
		response.writeHead( 202, { 'Content-Length': 0 } );
		response.end();
	} );
} );

process.once( 'message', () => {
	server.listen( 0, '127.0.0.1', () =>
		process.send?.( ( server.address() as AddressInfo ).port )
	);
} );

// The benchmark was ended: nobody is left to answer to.
process.on( 'disconnect', () => process.exit( 0 ) );
