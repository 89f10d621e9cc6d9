import { createTurnMemory } from '../capabilities/collect/index.ts';

export type Headers = Readonly< Record< string, string > >;

/** For a page that may not read the answer. */
export const NO_ORIGIN: Headers = { Vary: 'Origin' };

/**
 * Lets a page of a connected site read the status of its own answer, and when it may come again. Only listed origins, never with credentials.
 *
 * @param isKnown Rejects while the database is away; the request will be answered with that then.
 */
export function createOriginHeaders(
	isKnown: ( origin: string ) => Promise< boolean >
): ( origin: string | undefined ) => Headers | Promise< Headers > {
	const remembered = createTurnMemory< Headers >();

	async function ask( origin: string ): Promise< Headers > {
		try {
			const headers = ( await isKnown( origin ) )
				? {
						...NO_ORIGIN,
						'Access-Control-Allow-Origin': origin,
						// Without this a page of another host cannot read when to come again.
						'Access-Control-Expose-Headers': 'Retry-After',
					}
				: NO_ORIGIN;
			remembered.set( origin, headers );
			return headers;
		} catch {
			return NO_ORIGIN;
		}
	}

	return ( origin ) =>
		origin === undefined
			? NO_ORIGIN
			: ( remembered.get( origin ) ?? ask( origin ) );
}
