import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DemoProduct } from '../../capabilities/demo/index.ts';
import { CommandError } from '../command-error.ts';

const FORM =
	'It is a JSON list: [ { "id": 31, "path": "/product/hut-lantern/", "price": 5400 }, … ], the price in minor units.';

const PRODUCTS = z
	.array(
		z.strictObject( {
			id: z.int().min( 1 ).max( Number.MAX_SAFE_INTEGER ),
			path: z.string().startsWith( '/' ).max( 500 ),
			price: z.int().min( 0 ),
		} )
	)
	.min( 1 )
	.max( 1_000 )
	.refine(
		( all ) => new Set( all.map( ( { id } ) => id ) ).size === all.length,
		'two products have the same id'
	);

/**
 * What the shop of a demo sells, with the ids its products really have, so that a report can name them.
 *
 * @param  file Path of the JSON file.
 * @throws {CommandError} when it cannot be read or does not have the form; says which.
 */
export async function readDemoProducts(
	file: string
): Promise< readonly DemoProduct[] > {
	let content: unknown;
	try {
		content = JSON.parse( await readFile( file, 'utf8' ) );
	} catch ( error ) {
		throw new CommandError(
			error instanceof SyntaxError
				? `The products in ${ file } are not JSON: ${ error.message }.`
				: `The products in ${ file } cannot be read (${
						( error as NodeJS.ErrnoException ).code
					}).`,
			FORM,
			2
		);
	}
	const read = PRODUCTS.safeParse( content );
	if ( ! read.success ) {
		const [ issue ] = read.error.issues;
		throw new CommandError(
			`The products in ${ file } cannot be used: ${ [
				issue?.path.join( '.' ),
				issue?.message,
			]
				.filter( Boolean )
				.join( ': ' ) }.`,
			FORM,
			2
		);
	}
	return read.data;
}
