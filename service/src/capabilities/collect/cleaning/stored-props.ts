/** What is kept of an event's own fields. */
import type { EventInput } from '#contract/batch.ts';
import type { PropValue } from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import { plainText, withoutPersonalData } from './personal-data.ts';

/** An event's own fields, and what its envelope says about the place of its block. */
export type OwnFields = Pick<
	EventInput,
	'props' | 'object' | 'pos' | 'experiment' | 'variant'
>;

/** The JSON of an event's own fields, cleaned; null when there are none. */
export function storedProps( input: OwnFields ): string | null {
	if ( standsAlone( input ) && isClean( input.props ) ) {
		// Most own fields are numbers and short words, and go on as they came.
		const text = JSON.stringify( input.props );
		return text === '{}' ? null : text;
	}
	let stored: Record< string, PropValue > | null = null;
	const put = ( key: string, value: PropValue ) => {
		stored ??= {};
		stored[ key ] = value;
	};
	if ( input.props !== undefined ) {
		for ( const key of Object.keys( input.props ) ) {
			const value = input.props[ key ];
			if ( value !== undefined ) {
				put( key, cleanValue( value ) );
			}
		}
	}
	if ( input.object !== undefined ) {
		put( '_object', input.object );
	}
	if ( input.pos !== undefined ) {
		put( '_pos', input.pos );
	}
	if ( input.experiment !== undefined ) {
		put( '_experiment', input.experiment );
	}
	if ( input.variant !== undefined ) {
		put( '_variant', input.variant );
	}
	return stored === null ? null : JSON.stringify( stored );
}

/** Nothing is said about the block's place. */
function standsAlone(
	input: OwnFields
): input is { props: NonNullable< OwnFields[ 'props' ] > } {
	return (
		input.props !== undefined &&
		input.object === undefined &&
		input.pos === undefined &&
		input.experiment === undefined &&
		input.variant === undefined
	);
}

function isClean( props: Readonly< Record< string, PropValue > > ): boolean {
	for ( const key of Object.keys( props ) ) {
		const value = props[ key ];
		if (
			typeof value === 'string'
				? cleanString( value ) !== value
				: typeof value === 'object'
		) {
			return false;
		}
	}
	return true;
}

function cleanValue( value: PropValue ): PropValue {
	if ( typeof value === 'string' ) {
		return cleanString( value );
	}
	if ( typeof value === 'object' ) {
		return value.map( ( item ) =>
			typeof item === 'string' ? cleanString( item ) : item
		);
	}
	return value;
}

function cleanString( value: string ): string {
	return plainText( withoutPersonalData( value ), LIMITS.propValueLength );
}
