/**
 * Turns a zod schema into a plain function that says whether a value fits, several times as quick as asking zod. The
 * schema stays the only source: the function is made from its JSON Schema when the service starts, and a keyword it does not
 * know is an error then, not a value let through later. Why a value does not fit, zod says.
 */
import { z } from 'zod';

export type Check = ( value: unknown ) => boolean;

/** The part of JSON Schema that the contract's plain schemas come to. */
interface JsonSchema {
	readonly [ keyword: string ]: unknown;
}

const IGNORED = new Set( [
	'$schema',
	'id',
	'title',
	'description',
	'examples',
	'default',
	'format',
] );

/** Compiles a schema without transforms and refinements. */
export function compileSchema( schema: z.ZodType ): Check {
	return compile(
		z.toJSONSchema( schema, {
			reused: 'inline',
			io: 'input',
		} ) as JsonSchema
	);
}

function compile( schema: JsonSchema ): Check {
	const known = new Set< string >( IGNORED );
	const read = ( keyword: string ): unknown => {
		known.add( keyword );
		return schema[ keyword ];
	};
	const checks: Check[] = [];
	const options = read( 'anyOf' );
	if ( Array.isArray( options ) ) {
		const any = options.map( ( option ) =>
			compile( option as JsonSchema )
		);
		checks.push( ( value ) => any.some( ( check ) => check( value ) ) );
	}
	if ( 'const' in schema ) {
		const only = read( 'const' );
		checks.push( ( value ) => value === only );
	}
	const words = read( 'enum' );
	if ( Array.isArray( words ) ) {
		const allowed = new Set< unknown >( words );
		checks.push( ( value ) => allowed.has( value ) );
	}
	const byType = BY_TYPE[ String( read( 'type' ) ) ];
	if ( byType !== undefined ) {
		checks.push( byType( read ) );
	} else if ( schema.type !== undefined ) {
		throw new Error(
			`The type ${ String( schema.type ) } cannot be compiled.`
		);
	}
	for ( const keyword of Object.keys( schema ) ) {
		if ( ! known.has( keyword ) ) {
			throw new Error( `The keyword ${ keyword } cannot be compiled.` );
		}
	}
	const [ first, second ] = checks;
	if ( first === undefined ) {
		return () => true;
	}
	if ( second === undefined ) {
		return first;
	}
	return ( value ) => checks.every( ( check ) => check( value ) );
}

type Read = ( keyword: string ) => unknown;

const BY_TYPE: Readonly< Record< string, ( read: Read ) => Check > > = {
	string: compileString,
	number: ( read ) => compileNumber( read, Number.isFinite ),
	integer: ( read ) => compileNumber( read, Number.isSafeInteger ),
	boolean: () => ( value ) => typeof value === 'boolean',
	null: () => ( value ) => value === null,
	array: compileList,
	object: compileObject,
};

function numberOr( value: unknown, otherwise: number ): number {
	return typeof value === 'number' ? value : otherwise;
}

function compileString( read: Read ): Check {
	const shortest = numberOr( read( 'minLength' ), 0 );
	const longest = numberOr( read( 'maxLength' ), Infinity );
	const text = read( 'pattern' );
	const pattern = typeof text === 'string' ? new RegExp( text, 'u' ) : null;
	return ( value ) =>
		typeof value === 'string' &&
		value.length >= shortest &&
		value.length <= longest &&
		( pattern === null || pattern.test( value ) );
}

function compileNumber(
	read: Read,
	isOfKind: ( value: unknown ) => boolean
): Check {
	const lowest = numberOr( read( 'minimum' ), -Infinity );
	const highest = numberOr( read( 'maximum' ), Infinity );
	return ( value ) =>
		typeof value === 'number' &&
		isOfKind( value ) &&
		value >= lowest &&
		value <= highest;
}

function compileList( read: Read ): Check {
	const fewest = numberOr( read( 'minItems' ), 0 );
	const most = numberOr( read( 'maxItems' ), Infinity );
	const item = compile( ( read( 'items' ) ?? {} ) as JsonSchema );
	return ( value ) =>
		Array.isArray( value ) &&
		value.length >= fewest &&
		value.length <= most &&
		value.every( item );
}

interface Property {
	readonly check: Check;
	/** 1 when the object must have it: counting these says whether any is missing. */
	readonly required: 0 | 1;
}

function compileObject( read: Read ): Check {
	const required = new Set( ( read( 'required' ) ?? [] ) as string[] );
	const properties = new Map< string, Property >();
	for ( const [ key, schema ] of Object.entries(
		( read( 'properties' ) ?? {} ) as Record< string, JsonSchema >
	) ) {
		properties.set( key, {
			check: compile( schema ),
			required: required.delete( key ) ? 1 : 0,
		} );
	}
	if ( required.size > 0 ) {
		throw new Error(
			'A required field without a schema cannot be compiled.'
		);
	}
	let mustHave = 0;
	for ( const property of properties.values() ) {
		mustHave += property.required;
	}
	const others = read( 'additionalProperties' );
	const other =
		others === false
			? () => false
			: compile(
					( typeof others === 'object' ? others : {} ) as JsonSchema
				);
	const names = read( 'propertyNames' );
	const name = names === undefined ? null : compile( names as JsonSchema );
	return ( value ) => {
		if (
			typeof value !== 'object' ||
			value === null ||
			Array.isArray( value )
		) {
			return false;
		}
		const fields = value as Record< string, unknown >;
		let has = 0;
		for ( const key of Object.keys( fields ) ) {
			const property = properties.get( key );
			if (
				! ( property?.check ?? other )( fields[ key ] ) ||
				( name !== null && ! name( key ) ) ||
				key === '__proto__'
			) {
				return false;
			}
			has += property?.required ?? 0;
		}
		return has === mustHave;
	};
}
