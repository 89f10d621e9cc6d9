import { readFileSync } from 'node:fs';
import { generatedFiles } from '../scripts/generate.ts';
import { DROP_REASON_NAMES } from '../src/drop-reasons.ts';
import { ERRORS } from '../src/errors.ts';
import { EVENT_TYPES } from '../src/events/index.ts';

const root = new URL( '../../', import.meta.url );
const files = Object.entries( generatedFiles() );

describe( 'generated files', () => {
	it.each( files )(
		'%s is fresh (else: npm run generate)',
		( path, content ) => {
			expect( readFileSync( new URL( path, root ), 'utf8' ) ).toBe(
				content
			);
		}
	);

	it( 'tell every address of the service', () => {
		const openApi = JSON.parse(
			generatedFiles()[ 'contract/openapi.json' ]!
		) as { paths: Record< string, object > };
		expect( Object.keys( openApi.paths ) ).toEqual(
			expect.arrayContaining( [
				'/v1/steps',
				'/v1/server-events',
				'/v1/reports/steps',
				'/v1/pair',
			] )
		);
	} );

	it( 'document every event type, error and drop reason, and none that is not real', () => {
		const headings = [
			...generatedFiles()[ 'docs/events.md' ]!.matchAll(
				/^### (\w+)$/gm
			),
		].map( ( match ) => match[ 1 ] );
		expect( headings.sort() ).toEqual( [ ...EVENT_TYPES ].sort() );

		const rows = [
			...generatedFiles()[ 'docs/errors.md' ]!.matchAll(
				/^\| `(\w+)` \|/gm
			),
		].map( ( match ) => match[ 1 ] );
		expect( rows.sort() ).toEqual(
			[ ...Object.keys( ERRORS ), ...DROP_REASON_NAMES ].sort()
		);
	} );
} );
