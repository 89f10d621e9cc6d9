import { createServer } from 'node:net';

// Whether this program could listen there now.
function isFree( port ) {
	return new Promise( ( resolve ) => {
		const server = createServer();
		server.once( 'error', () => resolve( false ) );
		server.listen( { port, host: '127.0.0.1', exclusive: true }, () =>
			server.close( () => resolve( true ) )
		);
	} );
}

/**
 * The first free TCP port of this machine's loopback address, counting up.
 *
 * @param {number}              wanted Where to begin.
 * @param {ReadonlySet<number>} taken  Ports promised to somebody else in this run.
 * @param {number}              tries  How many ports to look at.
 * @return {Promise<number>} A port nobody listens on.
 */
export async function freePort( wanted, taken = new Set(), tries = 100 ) {
	for ( let port = wanted; port < wanted + tries; port++ ) {
		if ( ! taken.has( port ) && ( await isFree( port ) ) ) {
			return port;
		}
	}
	throw new Error(
		`The ports ${ wanted } to ${ wanted + tries - 1 } are all taken.`
	);
}
