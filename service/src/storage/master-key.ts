import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from './random.ts';

const KEY_BYTES = 32;

/**
 * The key everything sealed hangs on: from the environment, else from a file that is made at the first start, readable by its owner only.
 *
 * @param  options
 * @param  options.given  Base64 or hex of 32 bytes, when the operator names one.
 * @param  options.folder Folder of the file `master.key`.
 * @param  options.random
 * @throws {Error} that says how a key looks like, when there is one that cannot be used.
 */
export function loadMasterKey( options: {
	given: string | undefined;
	folder: string;
	random: Random;
} ): Buffer {
	if ( options.given !== undefined ) {
		return decodeKey( options.given, 'CAIRN_MASTER_KEY' );
	}
	const file = masterKeyFile( options.folder );
	mkdirSync( options.folder, { recursive: true } );
	try {
		// 'wx': when two processes start together one writes and both read.
		writeFileSync(
			file,
			`${ options.random.bytes( KEY_BYTES ).toString( 'base64' ) }\n`,
			{ flag: 'wx', mode: 0o600 }
		);
		chmodSync( file, 0o600 );
	} catch ( error ) {
		if ( ( error as NodeJS.ErrnoException ).code !== 'EEXIST' ) {
			throw new Error(
				`The master key could not be written to ${ file }. Make the folder writable, or set CAIRN_MASTER_KEY.`,
				{ cause: error }
			);
		}
	}
	return decodeKey( readFileSync( file, 'utf8' ), file );
}

export function masterKeyFile( folder: string ): string {
	return path.join( folder, 'master.key' );
}

function decodeKey( text: string, source: string ): Buffer {
	const trimmed = text.trim();
	const key = /^[0-9a-fA-F]{64}$/.test( trimmed )
		? Buffer.from( trimmed, 'hex' )
		: Buffer.from( trimmed, 'base64' );
	if ( key.length !== KEY_BYTES ) {
		throw new Error(
			`${ source } is not a master key: 32 bytes as base64 or hex. Make one with: openssl rand -base64 32`
		);
	}
	return key;
}
