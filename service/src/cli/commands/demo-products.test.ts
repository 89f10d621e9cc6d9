import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError } from '../command-error.ts';
import { readDemoProducts } from './demo-products.ts';

let folder: string;
beforeAll( () => {
	folder = mkdtempSync( path.join( tmpdir(), 'cairn-products-' ) );
} );
afterAll( () => rmSync( folder, { recursive: true } ) );

function fileWith( text: string ): string {
	const file = path.join( folder, 'products.json' );
	writeFileSync( file, text );
	return file;
}

const LANTERN = { id: 31, path: '/product/hut-lantern/', price: 5400 };
const listOf = ( ...products: object[] ) => JSON.stringify( products );

describe( 'The products of a demo shop, read from a file', () => {
	it( 'are taken as they stand', async () => {
		const file = fileWith( listOf( LANTERN ) );
		expect( await readDemoProducts( file ) ).toEqual( [ LANTERN ] );
	} );

	it.each( [
		[ 'no JSON', 'socks', 'are not JSON' ],
		[ 'no list', '{}', 'expected array' ],
		[ 'an empty list', '[]', 'cannot be used' ],
		[ 'no id', listOf( { ...LANTERN, id: 0 } ), '0.id' ],
		[ 'an id as text', listOf( { ...LANTERN, id: '31' } ), '0.id' ],
		[
			'a whole address',
			listOf( { ...LANTERN, path: 'https://a.b/' } ),
			'0.path',
		],
		[ 'a broken price', listOf( { ...LANTERN, price: 54.5 } ), '0.price' ],
		[ 'a misspelt field', listOf( { ...LANTERN, prize: 1 } ), 'prize' ],
		[ 'one id twice', listOf( LANTERN, LANTERN ), 'the same id' ],
	] )(
		'are refused with %s, and the form is shown',
		async ( _, text, said ) => {
			const refused = readDemoProducts( fileWith( text ) );
			await expect( refused ).rejects.toThrow( CommandError );
			await expect( refused ).rejects.toThrow( said );
			await expect( refused ).rejects.toMatchObject( {
				fix: expect.stringContaining( '"price": 5400' ),
				exitCode: 2,
			} );
		}
	);
} );
