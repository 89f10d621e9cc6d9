import type { DropReason } from '#contract/drop-reasons.ts';
import { EVENT_TYPES, EVENTS } from '#contract/events/index.ts';
import type { Arrival, ArrivingEvent, Refusal } from './arrival.ts';
import { type Check, compileSchema } from './compile-schema.ts';

const NO_PROPS = Object.freeze( {} );

/** What a browser may send, each with the check of its own fields. */
const PUBLIC_PROPS: ReadonlyMap< string, Check > = new Map(
	EVENT_TYPES.filter( ( type ) =>
		EVENTS[ type ].channels.includes( 'public' )
	).map( ( type ) => [ type, compileSchema( EVENTS[ type ].props ) ] )
);

/**
 * Drops types a browser may not send (money, confirmations: anybody can forge those) and own fields that do not fit
 * their type. One wrong event does not cost the others of its batch.
 */
export function checkTypes( arrival: Arrival ): Refusal | undefined {
	arrival.dropWhere( reasonAgainst );
	return undefined;
}

function reasonAgainst( { input }: ArrivingEvent ): DropReason | null {
	const fits = PUBLIC_PROPS.get( input.name );
	if ( fits === undefined ) {
		return 'wrong_channel';
	}
	return fits( input.props ?? NO_PROPS ) ? null : 'bad_props';
}
