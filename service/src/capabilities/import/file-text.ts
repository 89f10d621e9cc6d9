/** Opens a file to import: unpacks gzip, finds out the encoding, and hands out text in pieces of constant size. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportProblem } from './import-problem.ts';

/** Encodings as the WHATWG names them; `latin1` of a map is windows-1252, its superset, as browsers read it. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** What could be learned about a file from its first bytes. */
export interface FileForm {
	readonly path: string;
	/** Bytes on disk, packed if the file is packed: what progress is measured against. */
	readonly size: number;
	readonly packed: boolean;
	readonly encoding: Encoding;
	/** Whether the file begins with a mark that names its encoding beyond doubt. */
	readonly marked: boolean;
}

/** The encodings a map can ask for. */
export type WantedEncoding = 'utf-8' | 'latin1' | 'utf-16';

const SAMPLE_BYTES = 65536;

/**
 * Looks at the head of a file.
 *
 * @throws {ImportProblem} `file_missing`, `file_empty`, `file_damaged` (broken gzip), or `wrong_encoding` when the
 *                         first bytes contradict the wanted encoding.
 */
export async function inspectFile(
	path: string,
	wanted: WantedEncoding | undefined
): Promise< FileForm > {
	const size = await sizeOf( path );
	const packed = await isGzip( path );
	const head = await readHead( path, packed );
	if ( head.length === 0 ) {
		throw new ImportProblem( 'file_empty', 'The file is empty.' );
	}
	const mark = markedEncoding( head );
	const found = mark ?? guessEncoding( head );
	const encoding = wanted ? wantedEncoding( wanted, found, mark ) : found;
	return { path, size, packed, encoding, marked: mark !== null };
}

/**
 * The text of a file, piece by piece; a byte order mark is left out.
 *
 * @param  form    What {@link inspectFile} found.
 * @param  onRead  Told the bytes read from disk so far.
 * @param  onBytes Given the unpacked bytes of each piece before they are decoded.
 * @throws {ImportProblem} `wrong_encoding` with the line, or `file_damaged`.
 */
export async function* readText(
	form: FileForm,
	onRead: ( bytes: number ) => void = () => {},
	onBytes: ( bytes: Uint8Array ) => void = () => {}
): AsyncGenerator< string > {
	const decoder = new TextDecoder( form.encoding, { fatal: true } );
	let lines = 1;
	let carried: Uint8Array = new Uint8Array();
	for await ( const bytes of readBytes( form, onRead ) ) {
		onBytes( bytes );
		let text: string;
		try {
			text = decoder.decode( bytes, { stream: true } );
		} catch {
			throw undecodable(
				form,
				Buffer.concat( [ carried, bytes ] ),
				lines
			);
		}
		if ( form.encoding === 'utf-8' && bytes.includes( 0 ) ) {
			throw new ImportProblem(
				'wrong_encoding',
				`Near line ${ lines } the file holds zero bytes, which text in UTF-8 never does.`,
				'Say "encoding": "utf-16" in the map if that is how the file was saved, or export it again as UTF-8.'
			);
		}
		// What a fault's line is counted from: a character cut by the end of a piece begins in the piece before.
		carried = bytes.subarray( Math.max( 0, bytes.length - 3 ) );
		lines += countLines( text );
		yield text;
	}
	try {
		decoder.decode();
	} catch {
		throw undecodable( form, carried, lines );
	}
}

async function sizeOf( path: string ): Promise< number > {
	try {
		const found = await stat( path );
		if ( found.isFile() ) {
			return found.size;
		}
	} catch ( error ) {
		if ( ( error as NodeJS.ErrnoException ).code !== 'ENOENT' ) {
			throw new ImportProblem(
				'file_missing',
				`The file cannot be read: ${ ( error as Error ).message }.`
			);
		}
	}
	throw new ImportProblem( 'file_missing', `There is no file “${ path }”.` );
}

async function isGzip( path: string ): Promise< boolean > {
	let handle;
	try {
		handle = await open( path );
	} catch ( error ) {
		throw new ImportProblem(
			'file_missing',
			`The file cannot be opened: ${ ( error as Error ).message }.`
		);
	}
	try {
		const { buffer, bytesRead } = await handle.read(
			Buffer.alloc( 2 ),
			0,
			2,
			0
		);
		return bytesRead === 2 && buffer[ 0 ] === 0x1f && buffer[ 1 ] === 0x8b;
	} finally {
		await handle.close();
	}
}

async function readHead( path: string, packed: boolean ): Promise< Buffer > {
	const parts: Buffer[] = [];
	let length = 0;
	for await ( const part of readBytes( { path, packed } ) ) {
		parts.push( part );
		length += part.length;
		if ( length >= SAMPLE_BYTES ) {
			break;
		}
	}
	return Buffer.concat( parts );
}

async function* readBytes(
	{ path, packed }: Pick< FileForm, 'path' | 'packed' >,
	onRead: ( bytes: number ) => void = () => {}
): AsyncGenerator< Buffer > {
	const file = createReadStream( path );
	let read = 0;
	file.on( 'data', ( part ) => {
		read += part.length;
		onRead( read );
	} );
	let bytes: Readable = file;
	let failed: unknown = null;
	if ( packed ) {
		const unpacked = new PassThrough();
		pipeline( file, createGunzip(), unpacked ).catch( ( error ) => {
			failed = error;
		} );
		bytes = unpacked;
	}
	try {
		for await ( const part of bytes ) {
			yield part as Buffer;
		}
	} catch ( error ) {
		throw new ImportProblem(
			'file_damaged',
			`The file cannot be read to its end: ${ ( ( failed ?? error ) as Error ).message }.`,
			'Fetch or pack the file again.'
		);
	} finally {
		file.destroy();
	}
}

function markedEncoding( head: Uint8Array ): Encoding | null {
	if ( head[ 0 ] === 0xef && head[ 1 ] === 0xbb && head[ 2 ] === 0xbf ) {
		return 'utf-8';
	}
	if ( head[ 0 ] === 0xff && head[ 1 ] === 0xfe ) {
		return 'utf-16le';
	}
	if ( head[ 0 ] === 0xfe && head[ 1 ] === 0xff ) {
		return 'utf-16be';
	}
	return null;
}

/** Without a mark: zero bytes beside ASCII mean UTF-16, valid UTF-8 is UTF-8, anything else is latin1. */
function guessEncoding( head: Uint8Array ): Encoding {
	let evenZeros = 0;
	let oddZeros = 0;
	for ( let at = 0; at < head.length; at++ ) {
		if ( head[ at ] === 0 ) {
			if ( at % 2 ) {
				oddZeros++;
			} else {
				evenZeros++;
			}
		}
	}
	if ( oddZeros > head.length / 8 && evenZeros < oddZeros / 8 ) {
		return 'utf-16le';
	}
	if ( evenZeros > head.length / 8 && oddZeros < evenZeros / 8 ) {
		return 'utf-16be';
	}
	try {
		// The sample may end within a character: streaming does not mind.
		new TextDecoder( 'utf-8', { fatal: true } ).decode( head, {
			stream: true,
		} );
		return 'utf-8';
	} catch {
		return 'windows-1252';
	}
}

function wantedEncoding(
	wanted: WantedEncoding,
	found: Encoding,
	mark: Encoding | null
): Encoding {
	const isUtf16 = found === 'utf-16le' || found === 'utf-16be';
	if ( wanted === 'utf-16' ) {
		if ( ! isUtf16 ) {
			throw contradiction( wanted, found );
		}
		return found;
	}
	if ( isUtf16 || ( mark === 'utf-8' && wanted === 'latin1' ) ) {
		throw contradiction( wanted, found );
	}
	return wanted === 'latin1' ? 'windows-1252' : 'utf-8';
}

function contradiction( wanted: string, found: Encoding ): ImportProblem {
	return new ImportProblem(
		'wrong_encoding',
		`The map says the file is ${ wanted }, but its first bytes are ${ spoken( found ) }.`,
		'Correct “encoding” in the map, or leave it out.'
	);
}

function undecodable(
	form: FileForm,
	bytes: Uint8Array,
	linesBefore: number
): ImportProblem {
	const text = new TextDecoder( form.encoding ).decode( bytes );
	const fault = text.indexOf( '\uFFFD' );
	const line =
		linesBefore + countLines( text.slice( 0, Math.max( fault, 0 ) ) );
	return new ImportProblem(
		'wrong_encoding',
		`Line ${ line } holds bytes that are not ${ spoken( form.encoding ) }.`,
		'Name the right “encoding” in the map (latin1 is what old Windows programs write), or export the file again as UTF-8.'
	);
}

function spoken( encoding: Encoding ): string {
	return encoding === 'windows-1252' ? 'latin1' : encoding.toUpperCase();
}

function countLines( text: string ): number {
	let count = 0;
	for (
		let at = text.indexOf( '\n' );
		at !== -1;
		at = text.indexOf( '\n', at + 1 )
	) {
		count++;
	}
	return count;
}
