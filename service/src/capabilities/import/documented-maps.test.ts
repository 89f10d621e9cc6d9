import { readFileSync } from 'node:fs';
import { importMapJsonSchema, parseImportMap } from './import-map.ts';

const read = ( name: string ) =>
	readFileSync(
		new URL( `../../../../docs/import/${ name }`, import.meta.url ),
		'utf8'
	);

/** Every value of the column Webpage of the 1999 log. */
const WEBPAGES =
	'addcart agb archdownload archive cart catalog charge download end_session fdback fdpost freeze freeze.new help home login logout logpost modifycart news p_info pay_req pay_res payit product program promo regform regform1 regform2 register regpost result shelf start_session trial xfreeze'.split(
		' '
	);

describe( 'docs/import', () => {
	it( 'has the JSON Schema of the map as the code has it (else run write-map-schema.ts)', () => {
		expect( JSON.parse( read( 'map.schema.json' ) ) ).toEqual(
			JSON.parse( JSON.stringify( importMapJsonSchema() ) )
		);
	} );

	it( 'has a map of the 1999 log that names each of its steps, and the guide explains each', () => {
		const parsed = parseImportMap( read( 'shop-clicks-1999.map.json' ) );
		const step = parsed.ok ? parsed.map.step : null;
		const values =
			step && 'values' in step ? Object.keys( step.values ?? {} ) : [];
		expect( values.sort() ).toEqual( WEBPAGES );
		const guide = read( '../guides/import.md' );
		expect(
			WEBPAGES.filter( ( value ) => ! guide.includes( `\`${ value }\`` ) )
		).toEqual( [] );
	} );
} );
