import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

type Options = Readonly< Record< string, { type: 'string' | 'boolean' } > >;

/** Values by option name; `undefined` when it was not given. */
type Values< O extends Options > = {
	readonly [ Name in keyof O ]: O[ Name ][ 'type' ] extends 'boolean'
		? boolean | undefined
		: string | undefined;
};

/**
 * Reads a command's words. What it does not know it refuses: a misspelt option must not silently do nothing.
 *
 * @param words
 * @param options
 * @param usage   Shown when the words cannot be read.
 * @param most    How many words that are no options it takes.
 */
export function readArguments< O extends Options >(
	words: readonly string[],
	options: O,
	usage: readonly string[],
	most = 0
): { values: Values< O >; words: readonly string[] } {
	try {
		const { values, positionals } = parseArgs( {
			args: [ ...words ],
			options,
			allowPositionals: true,
			strict: true,
		} );
		if ( positionals.length > most ) {
			throw new Error( `Unexpected argument '${ positionals[ most ] }'` );
		}
		return { values: values as unknown as Values< O >, words: positionals };
	} catch ( error ) {
		throw new CommandError(
			( error as Error ).message.split( '. ' )[ 0 ] ?? 'Wrong arguments',
			`Usage:\n  ${ usage.join( '\n  ' ) }`,
			2
		);
	}
}

/**
 * The value of an option that must be there.
 *
 * @param value
 * @param name
 * @param usage
 */
export function required(
	value: string | undefined,
	name: string,
	usage: readonly string[]
): string {
	if ( value === undefined || value === '' ) {
		throw new CommandError(
			`--${ name } is missing.`,
			`Usage:\n  ${ usage.join( '\n  ' ) }`,
			2
		);
	}
	return value;
}
