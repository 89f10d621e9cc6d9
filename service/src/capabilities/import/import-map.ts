/** The map of an import: which column and which value of a file means what in Cairn's vocabulary. */
import { z } from 'zod';
import { EVENT_TYPES, isEventType } from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import { DEVICES } from '#contract/reports/dimensions.ts';

const columnName = z
	.string()
	.min( 1 )
	.describe( 'Name of a column, exactly as the header line writes it.' );

const column = z.strictObject( { column: columnName } );

const eventType = z
	.string()
	.refine( isEventType, 'is not an event type of Cairn (see docs/events.md)' )
	.describe( 'An event type of Cairn, as docs/events.md lists them.' )
	.meta( { enum: EVENT_TYPES } );

const propValue = z.union( [
	z.string().max( LIMITS.propValueLength ),
	z.number(),
	z.boolean(),
] );

const propName = z
	.string()
	.regex( /^[a-z][a-z0-9_]*$/, 'must be lower-case words joined by _' )
	.max( LIMITS.propKeyLength );

const meaningOfValue = z.union( [
	eventType,
	z
		.strictObject( {
			type: eventType,
			props: z
				.record( propName, propValue )
				.optional()
				.describe( 'Fields that every event of this value carries.' ),
			page: z
				.string()
				.min( 1 )
				.optional()
				.describe(
					'The page these events happened on; stands in front of the map’s own `page`.'
				),
		} )
		.describe( 'An event type with fields of its own.' ),
	z
		.strictObject( {
			skip: z
				.string()
				.min( 1 )
				.max( 100 )
				.describe(
					'Why, in a few words: skipped rows are counted by it.'
				),
		} )
		.describe( 'Leave rows with this value out, on purpose and counted.' ),
] );

const valueOrColumn = ( constant: z.ZodType< string > ) =>
	z.union( [ column, z.strictObject( { constant } ) ] );

const timeFormat = z
	.string()
	.min( 1 )
	.describe(
		"`iso`, `unix_s`, `unix_ms`, or a pattern of yyyy yy MM M MMM dd d HH H hh h mm m ss s SSS a XXX; letters in 'quotes' stand for themselves."
	);

const timeColumn = z.strictObject( { column: columnName, format: timeFormat } );

/** The whole map. Strict: a misspelt key is an error, not an ignored wish. */
export const importMapSchema = z
	.strictObject( {
		$schema: z.string().optional(),
		description: z
			.string()
			.optional()
			.describe( 'What the file is, for the person who reads the map.' ),
		file: z
			.strictObject( {
				encoding: z
					.enum( [ 'utf-8', 'latin1', 'utf-16' ] )
					.optional()
					.describe(
						'Left out: a byte order mark or the bytes themselves decide.'
					),
				delimiter: z
					.string()
					.length( 1 )
					.optional()
					.describe(
						'Left out: the one of ; , tab | under which the named columns are found.'
					),
				quote: z
					.string()
					.length( 1 )
					.optional()
					.describe(
						'Left out: " unless the first lines are quoted with \'.'
					),
				columns: z
					.array( columnName )
					.min( 1 )
					.optional()
					.describe(
						'Names of the columns, in order, for a file without a header line.'
					),
			} )
			.optional()
			.describe(
				'How the file is written; everything here is detected when left out.'
			),
		visitor: column.describe(
			'Whatever tells one visitor from another. Only a hash of it is stored.'
		),
		visit: column
			.optional()
			.describe(
				'The visit, where the file has one; without it a gap of 30 minutes begins a new visit.'
			),
		time: z
			.union( [
				timeColumn,
				z.strictObject( { date: timeColumn, time: timeColumn } ),
			] )
			.describe(
				'When, in one column or in two. Times without a zone are in --time-zone, else the site’s zone.'
			),
		order: column
			.optional()
			.describe(
				'A whole number that orders rows of one visitor within the same second.'
			),
		step: z
			.union( [
				z.strictObject( {
					column: columnName,
					values: z
						.record( z.string(), meaningOfValue )
						.optional()
						.describe(
							'What each value means; left out: the values are event types themselves.'
						),
					otherwise: meaningOfValue
						.optional()
						.describe(
							'What every other value means; left out: such a row is refused.'
						),
				} ),
				z.strictObject( {
					constant: eventType.describe( 'Every row is this event.' ),
				} ),
			] )
			.describe( 'What happened.' ),
		page: z
			.strictObject( {
				column: columnName,
				prefix: z
					.string()
					.max( 100 )
					.optional()
					.describe(
						'Put in front of the value; `/` makes a path of a name.'
					),
			} )
			.optional()
			.describe( 'The page it happened on: a path or a name.' ),
		product: column
			.optional()
			.describe(
				'A WooCommerce product id (becomes product_id), or any other code (kept as product).'
			),
		value: z
			.strictObject( {
				column: columnName,
				unit: z
					.enum( [ 'major', 'minor' ] )
					.describe( 'major: 18.50 (euros); minor: 1850 (cents).' ),
				decimal: z
					.enum( [ '.', ',' ] )
					.default( '.' )
					.describe(
						'Decimal mark of the file; the other one, blanks and apostrophes may group thousands.'
					),
			} )
			.optional()
			.describe( 'An amount of money; needs `currency`.' ),
		currency: valueOrColumn( z.string().regex( /^[A-Z]{3}$/ ) )
			.optional()
			.describe( 'ISO 4217 code.' ),
		order_id: column.optional().describe( 'Number of the order.' ),
		source: valueOrColumn( z.string().min( 1 ).max( 64 ) )
			.optional()
			.describe( 'Where the visit came from.' ),
		device: z
			.strictObject( {
				column: columnName,
				values: z
					.record( z.string(), z.enum( DEVICES ) )
					.optional()
					.describe(
						'What each value means; left out: the values are Cairn’s own.'
					),
			} )
			.optional()
			.describe( 'Kind of device; a value not named is `other`.' ),
		props: z
			.record(
				propName,
				z.strictObject( {
					column: columnName,
					as: z.enum( [ 'text', 'number' ] ).default( 'text' ),
				} )
			)
			.optional()
			.describe(
				'Anything else that is to be kept with each event, under the name given.'
			),
	} )
	.refine( ( map ) => ! map.value || map.currency, {
		message:
			'`value` needs `currency`: an amount without its currency means nothing',
		path: [ 'currency' ],
	} );

export type ImportMap = z.infer< typeof importMapSchema >;

/** What a value of the step column means. */
export type MeaningOfValue = z.infer< typeof meaningOfValue >;

/**
 * Reads a map.
 *
 * @param json The text of the map file.
 * @return The map, or one sentence a line about everything that is wrong with it.
 */
export function parseImportMap(
	json: string
): { ok: true; map: ImportMap } | { ok: false; problems: readonly string[] } {
	let value: unknown;
	try {
		value = JSON.parse( json );
	} catch ( error ) {
		return {
			ok: false,
			problems: [ `it is not JSON: ${ ( error as Error ).message }` ],
		};
	}
	const parsed = importMapSchema.safeParse( value );
	if ( parsed.success ) {
		return { ok: true, map: parsed.data };
	}
	return { ok: false, problems: describeIssues( parsed.error.issues, [] ) };
}

/** The JSON Schema of the map, for an editor and for `cairn import --help-map`. */
export function importMapJsonSchema(): object {
	return z.toJSONSchema( importMapSchema, { io: 'input' } );
}

/** Every column the map names, once each, in the order of the map. */
export function columnsOfMap( map: ImportMap ): readonly string[] {
	const names = [
		map.visitor.column,
		map.visit?.column,
		...( 'date' in map.time
			? [ map.time.date.column, map.time.time.column ]
			: [ map.time.column ] ),
		map.order?.column,
		'column' in map.step ? map.step.column : undefined,
		map.page?.column,
		map.product?.column,
		map.value?.column,
		map.currency && 'column' in map.currency
			? map.currency.column
			: undefined,
		map.order_id?.column,
		map.source && 'column' in map.source ? map.source.column : undefined,
		map.device?.column,
		...Object.values( map.props ?? {} ).map( ( prop ) => prop.column ),
	];
	return [ ...new Set( names.filter( ( name ) => name !== undefined ) ) ];
}

type Issue = z.core.$ZodIssue;

/** Of a union only the branch that came closest is told: "expected one of three shapes" helps nobody. */
function describeIssues(
	issues: readonly Issue[],
	path: readonly PropertyKey[]
): string[] {
	return issues.flatMap( ( issue ) => {
		const at = [ ...path, ...issue.path ];
		if ( issue.code === 'invalid_union' ) {
			const closest = issue.errors
				.map( ( branch ) => describeIssues( branch, at ) )
				.sort( ( a, b ) => a.length - b.length )[ 0 ];
			if ( closest?.length ) {
				return closest;
			}
		}
		const place = at.length ? at.map( String ).join( '.' ) : 'the map';
		return [ `${ place }: ${ issue.message }` ];
	} );
}
