/** What a user agent says about device and robot, worked out once and remembered: parsing costs 30 times the rest. */
import bowser from 'bowser';
import { isbot } from 'isbot';
import { DEVICES, type Device } from '#contract/reports/dimensions.ts';

export interface UserAgent {
	/** Position in the contract's DEVICES, plus 1. */
	readonly device: number;
	readonly isBot: boolean;
}

export interface UserAgents {
	read: ( userAgent: string ) => UserAgent;
}

const REMEMBERED = 10_000;

const DEVICE_OF: Readonly< Record< string, Device > > = {
	desktop: 'desktop',
	mobile: 'phone',
	tablet: 'tablet',
};

/**
 * The least recently used of 10,000 is forgotten first, so that a stream of invented user agents cannot fill the memory.
 */
export function createUserAgents( remembered = REMEMBERED ): UserAgents {
	const known = new Map< string, UserAgent >();
	return {
		read( userAgent ) {
			let agent = known.get( userAgent );
			if ( agent !== undefined ) {
				// Most visitors are not among the oldest half, which is all that must be kept in order.
				if ( known.size > remembered / 2 ) {
					known.delete( userAgent );
					known.set( userAgent, agent );
				}
				return agent;
			}
			agent = parse( userAgent );
			if ( known.size >= remembered ) {
				const oldest = known.keys().next();
				if ( ! oldest.done ) {
					known.delete( oldest.value );
				}
			}
			known.set( userAgent, agent );
			return agent;
		},
	};
}

function parse( userAgent: string ): UserAgent {
	const platform =
		userAgent === ''
			? undefined
			: bowser.getParser( userAgent ).getPlatformType( true );
	const device = DEVICE_OF[ platform ?? '' ] ?? 'other';
	return {
		device: DEVICES.indexOf( device ) + 1,
		isBot: isbot( userAgent ),
	};
}
