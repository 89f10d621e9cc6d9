import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeFolder } from './remove-folder.mjs';

describe( 'a folder whose program has just ended', () => {
	test( 'is removed although something of it still writes there', async () => {
		const folder = mkdtempSync( path.join( tmpdir(), 'cairn-remove-' ) );
		// Three hundred files into folders of their own, one after another; it gives up where its folder is gone.
		const writer = spawn(
			process.execPath,
			[
				'-e',
				`const { mkdirSync, writeFileSync } = require( 'node:fs' );
				console.log( 'writing' );
				for ( let count = 0; count < 300; count++ ) {
					mkdirSync( ${ JSON.stringify( folder ) } + '/' + ( count % 7 ), { recursive: true } );
					try {
						writeFileSync( ${ JSON.stringify( folder ) } + '/' + ( count % 7 ) + '/' + count, 'x'.repeat( 5_000 ) );
					} catch {}
				}`,
			],
			{ stdio: [ 'ignore', 'pipe', 'ignore' ] }
		);
		const ended = once( writer, 'exit' );
		await once( writer.stdout, 'data' );
		await removeFolder( folder );
		await ended;
		await removeFolder( folder );
		expect( existsSync( folder ) ).toBe( false );
	} );

	test( 'that is not there is no error', async () => {
		await expect(
			removeFolder( path.join( tmpdir(), 'cairn-never-there' ) )
		).resolves.toBeUndefined();
	} );
} );
