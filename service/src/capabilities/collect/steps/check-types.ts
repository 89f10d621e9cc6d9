import type { DropReason } from '#contract/drop-reasons.ts';
import { EVENTS, isEventType } from '#contract/events/index.ts';
import type { Arrival, ArrivingEvent, Refusal } from '../arrival.ts';

const NO_PROPS = Object.freeze( {} );

/**
 * Drops types a browser may not send (money, confirmations: anybody can forge those) and own fields that do not fit
 * their type. One wrong event does not cost the others of its batch.
 */
export function checkTypes( arrival: Arrival ): Refusal | undefined {
	arrival.dropWhere( reasonAgainst );
	return undefined;
}

function reasonAgainst( { input }: ArrivingEvent ): DropReason | null {
	if ( ! isEventType( input.name ) ) {
		return 'unknown_type';
	}
	const definition = EVENTS[ input.name ];
	if ( ! definition.channels.includes( 'public' ) ) {
		return 'wrong_channel';
	}
	return definition.props.safeParse( input.props ?? NO_PROPS ).success
		? null
		: 'bad_props';
}
