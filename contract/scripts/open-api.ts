/** openapi.json of the service, from the endpoints. */
import { z } from 'zod';
import { ENDPOINTS, type Endpoint } from '../src/endpoints/index.ts';
import { ERRORS, type ErrorCode, errorBodySchema } from '../src/errors.ts';
import { SIGNATURE_HEADERS } from '../src/signature.ts';
import type { Json } from './json-schema.ts';

/** Refusals that every endpoint of an auth may give, beside its own. */
const ERRORS_OF_AUTH: Readonly<
	Record< Endpoint[ 'auth' ], readonly ErrorCode[] >
> = {
	public: [],
	open: [],
	code: [ 'internal', 'database_unavailable' ],
	signed: [
		'unsigned',
		'bad_signature',
		'clock_skew',
		'replayed',
		'unknown_site',
		'site_paused',
		'internal',
		'database_unavailable',
	],
};

/** JSON Schema 2020-12, as OpenAPI 3.1 has it. */
function schemaOf( schema: z.ZodType ): Json {
	const { $schema: _, ...rest } = z.toJSONSchema( schema, {
		reused: 'inline',
	} ) as Record< string, Json >;
	return rest;
}

function queryParameters( query: z.ZodType ): Json[] {
	const schema = schemaOf( query ) as {
		properties?: Record< string, Json >;
		required?: string[];
	};
	return Object.entries( schema.properties ?? {} ).map(
		( [ name, property ] ) => ( {
			name,
			in: 'query',
			required: schema.required?.includes( name ) ?? false,
			schema: property,
		} )
	);
}

function responses( endpoint: Endpoint ): Json {
	const refusals = new Map< number, ErrorCode[] >();
	for ( const code of [
		...ERRORS_OF_AUTH[ endpoint.auth ],
		...endpoint.errors,
	] ) {
		const status = ERRORS[ code ].status;
		refusals.set( status, [ ...( refusals.get( status ) ?? [] ), code ] );
	}
	return Object.fromEntries( [
		[
			String( endpoint.status ),
			{
				description: 'Done.',
				...( endpoint.response && {
					content: {
						'application/json': {
							schema: schemaOf( endpoint.response ),
						},
					},
				} ),
			},
		],
		...[ ...refusals ]
			.sort( ( [ a ], [ b ] ) => a - b )
			.map( ( [ status, codes ] ) => [
				String( status ),
				{
					description: codes
						.map(
							( code ) => `${ code }: ${ ERRORS[ code ].message }`
						)
						.join( ' ' ),
					content: {
						'application/json': {
							schema: { $ref: '#/components/schemas/Error' },
						},
					},
				},
			] ),
	] );
}

/** The file's content. */
export function openApiFile(): string {
	const paths: Record< string, Record< string, Json > > = {};
	for ( const [ name, endpoint ] of Object.entries( ENDPOINTS ) ) {
		paths[ endpoint.path ] = {
			...paths[ endpoint.path ],
			[ endpoint.method.toLowerCase() ]: {
				operationId: name,
				summary: endpoint.summary,
				...( endpoint.auth === 'signed' && {
					security: [ { signature: [] } ],
				} ),
				...( endpoint.query && {
					parameters: queryParameters( endpoint.query ),
				} ),
				...( endpoint.body && {
					requestBody: {
						required: true,
						content: {
							[ endpoint.auth === 'public'
								? 'text/plain'
								: 'application/json' ]: {
								schema: schemaOf( endpoint.body ),
							},
						},
					},
				} ),
				responses: responses( endpoint ),
			},
		};
	}
	const file: Json = {
		openapi: '3.1.0',
		info: {
			title: 'Cairn service',
			version: '1',
			description:
				'Generated from contract/ by `npm run generate`. Times are UTC; days are the site’s.',
			license: { name: 'GPL-2.0-or-later' },
		},
		paths,
		components: {
			schemas: { Error: schemaOf( errorBodySchema ) },
			securitySchemes: {
				signature: {
					type: 'apiKey',
					in: 'header',
					name: SIGNATURE_HEADERS.signature,
					description: `HMAC-SHA256 over the canonical string, with ${ Object.values( SIGNATURE_HEADERS ).join( ', ' ) }.`,
				},
			},
		},
	};
	return `${ JSON.stringify( file, null, '\t' ) }\n`;
}
