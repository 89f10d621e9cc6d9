import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROWS = 300000;
const HEAP_MB = 80;

function* rows() {
	yield 'visitor,at,step,note\n';
	for ( let row = 0; row < ROWS; row += 1000 ) {
		let text = '';
		for ( let at = row; at < row + 1000; at++ ) {
			const time = new Date( 1500000000000 + at * 7000 ).toISOString();
			text += `visitor-${ at % 5000 },${ time },page_view,"what the file keeps beside it, row ${ at }"\n`;
		}
		yield text;
	}
}

test( `a file of ${ ROWS } rows is imported with a heap of ${ HEAP_MB } MB, which its rows would fill several times`, async () => {
	const folder = await mkdtemp( join( tmpdir(), 'cairn-import-' ) );
	try {
		const file = join( folder, 'large.csv' );
		const result = join( folder, 'result.json' );
		await pipeline( Readable.from( rows() ), createWriteStream( file ) );
		await promisify( execFile )( process.execPath, [
			`--max-old-space-size=${ HEAP_MB }`,
			'--import',
			'tsx',
			fileURLToPath(
				new URL( './import-large-file.ts', import.meta.url )
			),
			file,
			JSON.stringify( {
				visitor: { column: 'visitor' },
				time: { column: 'at', format: 'iso' },
				step: { column: 'step' },
				props: { note: { column: 'note' } },
			} ),
			join( folder, 'refused.csv' ),
			result,
		] );
		const { outcome, heap } = JSON.parse(
			await readFile( result, 'utf8' )
		);
		expect( outcome.summary ).toMatchObject( {
			rows: ROWS,
			stored: ROWS,
			refused: 0,
			visitors: { count: 5000, exact: true },
		} );
		expect( heap ).toBeLessThan( ( HEAP_MB + 32 ) * 1048576 );
	} finally {
		await rm( folder, { recursive: true } );
	}
}, 120000 );
