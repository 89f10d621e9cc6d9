import { createHash } from 'node:crypto';
import {
	createReadStream,
	createWriteStream,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A download that did not give the promised bytes. `reason` is one of: unreachable, refused, truncated, wrong-checksum. */
export class DownloadFailed extends Error {
	constructor( reason, message, cause ) {
		super( message, { cause } );
		this.name = 'DownloadFailed';
		this.reason = reason;
	}
}

/**
 * SHA-256 of a file, hex.
 *
 * @param {string} file Path.
 */
export async function sha256Of( file ) {
	const hash = createHash( 'sha256' );
	await pipeline( createReadStream( file ), hash );
	return hash.digest( 'hex' );
}

/**
 * Fetches a file whose checksum is known beforehand. The bytes go to `file + '.part'`; what a broken connection left there
 * is continued, and the file gets its name only when the checksum is right. A file that is already there is not fetched.
 *
 * @param {{ url: string, sha256: string, file: string, attempts?: number, timeoutMs?: number }} wanted Address, checksum (hex) and target;
 *                                                                                                      the time-out is for each silence, not for the whole.
 * @return {Promise<'already there' | 'downloaded'>} What happened.
 * @throws {DownloadFailed} Unreachable, refused, truncated after all attempts, or a wrong checksum.
 */
export async function download( {
	url,
	sha256,
	file,
	attempts = 3,
	timeoutMs = 15_000,
} ) {
	if ( existsSync( file ) ) {
		if ( ( await sha256Of( file ) ) === sha256 ) {
			return 'already there';
		}
		rmSync( file );
	}
	mkdirSync( path.dirname( file ), { recursive: true } );
	const part = `${ file }.part`;
	for ( let attempt = 1; ; attempt++ ) {
		try {
			await fetchInto( url, part, timeoutMs );
			break;
		} catch ( error ) {
			// A refusal stays a refusal; only a line that broke is worth another try.
			if (
				! ( error instanceof DownloadFailed ) ||
				error.reason !== 'truncated' ||
				attempt >= attempts
			) {
				throw error;
			}
		}
	}
	const found = await sha256Of( part );
	if ( found !== sha256 ) {
		rmSync( part );
		throw new DownloadFailed(
			'wrong-checksum',
			`${ url } has the SHA-256 ${ found }, expected ${ sha256 }. It was thrown away.`
		);
	}
	renameSync( part, file );
	return 'downloaded';
}

async function fetchInto( url, part, timeoutMs ) {
	const already = existsSync( part ) ? statSync( part ).size : 0;
	const silence = new AbortController();
	let timer = setTimeout( () => silence.abort(), timeoutMs );
	let response;
	try {
		response = await fetch( url, {
			headers: already > 0 ? { range: `bytes=${ already }-` } : {},
			signal: silence.signal,
		} );
	} catch ( error ) {
		clearTimeout( timer );
		throw new DownloadFailed(
			'unreachable',
			`${ url } could not be reached (${ error.cause?.code ?? error.message }).`,
			error
		);
	}
	if ( response.status === 416 ) {
		// The part is as long as the file or longer: the checksum decides.
		clearTimeout( timer );
		await response.body?.cancel();
		return;
	}
	if ( ! response.ok || response.body === null ) {
		clearTimeout( timer );
		await response.body?.cancel();
		throw new DownloadFailed(
			'refused',
			`${ url } answered ${ response.status } ${ response.statusText }.`
		);
	}
	const continues = response.status === 206;
	const alive = async function* ( chunks ) {
		for await ( const chunk of chunks ) {
			clearTimeout( timer );
			timer = setTimeout( () => silence.abort(), timeoutMs );
			yield chunk;
		}
	};
	try {
		await pipeline(
			Readable.fromWeb( response.body ),
			alive,
			createWriteStream( part, { flags: continues ? 'a' : 'w' } )
		);
	} catch ( error ) {
		throw new DownloadFailed(
			'truncated',
			`${ url } broke off after ${ existsSync( part ) ? statSync( part ).size : 0 } bytes.`,
			error
		);
	} finally {
		clearTimeout( timer );
	}
}
