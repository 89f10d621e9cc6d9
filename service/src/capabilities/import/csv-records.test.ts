import { array, assert, asyncProperty, integer, string } from 'fast-check';
import { readRecords, type CsvRecord } from './csv-records.ts';
import type { CsvForm } from './csv-form.ts';

const form: CsvForm = {
	delimiter: ';',
	quote: '"',
	columns: [ 'a', 'b', 'c' ],
	hasHeader: true,
};

async function* pieces( text: string, size: number ) {
	for ( let at = 0; at < text.length; at += size ) {
		yield text.slice( at, at + size );
	}
}

async function read(
	text: string,
	size = 7,
	as = form
): Promise< CsvRecord[] > {
	const records: CsvRecord[] = [];
	for await ( const group of readRecords( pieces( text, size ), as ) ) {
		records.push( ...group );
	}
	return records;
}

/** One word a record: its line and what came of it. */
const told = ( records: readonly CsvRecord[] ) =>
	records.map( ( record ) =>
		record.kind === 'row'
			? `${ record.line } ${ record.cells.join( '|' ) }`
			: `${ record.line } ${ record.reason }`
	);

describe( 'rows of a CSV file', () => {
	it( 'are read with their line numbers, whatever ends the lines', async () => {
		expect( told( await read( 'a;b;c\r\n1;2;3\r\n\r\n4;5;6' ) ) ).toEqual( [
			'2 1|2|3',
			'4 4|5|6',
		] );
	} );

	it( 'may hold delimiters, quotes and line breaks inside quotes', async () => {
		expect(
			told(
				await read( 'a;b;c\n1;"x;""y""";3\n4;"two\nlines";6\n7;8;9\n' )
			)
		).toEqual( [ '2 1|x;"y"|3', '3 4|two\nlines|6', '5 7|8|9' ] );
	} );

	it( 'are told apart by their number of cells', async () => {
		expect( told( await read( 'a;b;c\n1;2\n1;2;3;4\n1;2;3\n' ) ) ).toEqual(
			[ '2 column_count', '3 column_count', '4 1|2|3' ]
		);
	} );

	it( 'go on after a quote that is never closed: it costs its own line only', async () => {
		const rows = Array.from(
			{ length: 500 },
			( _, row ) => `${ row };x;y`
		);
		rows[ 3 ] = '3;"x;y';
		const records = await read( `a;b;c\n${ rows.join( '\n' ) }\n`, 1000 );
		expect( records ).toHaveLength( 500 );
		expect( records.filter( ( { kind } ) => kind === 'broken' ) ).toEqual( [
			expect.objectContaining( {
				line: 5,
				reason: 'broken_quote',
				raw: '3;"x;y',
			} ),
		] );
	} );

	it( 'go on where two broken quotes would close each other', async () => {
		expect(
			told( await read( 'a;b;c\n1;"x;y\n2;x;y\n3;x;y\n4;x";y\n5;x;y\n' ) )
		).toEqual( [
			'2 broken_quote',
			'3 2|x|y',
			'4 3|x|y',
			'5 broken_quote',
			'6 5|x|y',
		] );
	} );

	it( 'go on where a broken quote stands among quoted rows', async () => {
		expect(
			told(
				await read(
					'a;b;c\n"1";"x";"y"\n"2";"x;"y"\n"3";"x";"y"\n"4";"x";"y"\n'
				)
			)
		).toEqual( [ '2 1|x|y', '3 broken_quote', '4 3|x|y', '5 4|x|y' ] );
	} );

	it( 'refuse a quote in the middle of a cell', async () => {
		expect( told( await read( 'a;b;c\n1;5"6" pipe;3\n1;2;3\n' ) ) ).toEqual(
			[ '2 broken_quote', '3 1|2|3' ]
		);
	} );

	it( 'refuse a quote left open on the last line', async () => {
		expect( told( await read( 'a;b;c\n1;2;3\n1;2;"3' ) ) ).toEqual( [
			'2 1|2|3',
			'3 broken_quote',
		] );
	} );

	it( 'refuse a line too long for memory and read the next', async () => {
		const long = 'x'.repeat( 3000000 );
		const records = await read( `a;b;c\n1;${ long };3\n1;2;3\n`, 65536 );
		expect( told( records ) ).toEqual( [ '2 line_too_long', '3 1|2|3' ] );
		expect( records[ 0 ]?.raw.length ).toBeLessThan( 70000 );
	} );

	it( 'begin on the first line when the map names the columns', async () => {
		expect(
			told( await read( '1;2;3\n', 7, { ...form, hasHeader: false } ) )
		).toEqual( [ '1 1|2|3' ] );
	} );

	it( 'come back as they were written, in pieces of any size', async () => {
		// A line that looks like a whole row inside a quoted cell is taken for a swallowed row, so texts here hold no delimiter.
		const cell = string( { maxLength: 12 } ).map( ( text ) =>
			text.replace( /[;\r\0]/g, '' )
		);
		const quoted = ( text: string ) =>
			`"${ text.replaceAll( '"', '""' ) }"`;
		await assert(
			asyncProperty(
				array( array( cell, { minLength: 3, maxLength: 3 } ), {
					minLength: 1,
					maxLength: 20,
				} ),
				integer( { min: 1, max: 40 } ),
				async ( rows, size ) => {
					const text = rows
						.map( ( row ) => row.map( quoted ).join( ';' ) )
						.join( '\n' );
					const records = await read( `a;b;c\n${ text }`, size );
					expect(
						records.map( ( record ) =>
							record.kind === 'row' ? record.cells : record
						)
					).toEqual( rows );
				}
			)
		);
	} );
} );
