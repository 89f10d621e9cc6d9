import type { CollectSite, CollectSites } from '../collect-site.ts';
import { createTurnMemory } from '../memory/turn-memory.ts';
import type { Arrival, Refusal, Step } from './arrival.ts';

/**
 * Finds the site by its public key and checks that the page may send for it. The key is public by nature: it names the
 * site and authorises nothing, so a browser's Origin is only a filter, compared whole and never by a part of it.
 */
export function createVerifySite( sites: CollectSites ): Step {
	const remembered = createTurnMemory< CollectSite | null >();

	async function ask( arrival: Arrival ): Promise< Refusal | undefined > {
		const site = await sites.byPublicKey( arrival.batch.key );
		remembered.set( arrival.batch.key, site );
		return verify( arrival, site );
	}

	return function verifySite( arrival ) {
		const site = remembered.get( arrival.batch.key );
		return site === undefined ? ask( arrival ) : verify( arrival, site );
	};
}

function verify(
	arrival: Arrival,
	site: CollectSite | null
): Refusal | undefined {
	if (
		site === null ||
		site.state === 'disconnected' ||
		( arrival.signedSite !== null && arrival.signedSite.id !== site.id )
	) {
		return { error: 'unknown_site' };
	}
	if ( arrival.signedSite === null && ! mayComeFrom( site, arrival ) ) {
		return { error: 'wrong_origin' };
	}
	arrival.site = site;
	return undefined;
}

function mayComeFrom( site: CollectSite, arrival: Arrival ): boolean {
	const { origin } = arrival.request;
	return origin !== null && site.allowedOrigins.includes( origin );
}

/** Copied sites must not count into the original's numbers: until the owner has answered, nothing is stored. */
export function dropWhilePaused( arrival: Arrival ): Refusal | undefined {
	if ( arrival.site.state === 'paused' ) {
		for ( let n = arrival.batch.events.length; n > 0; n -= 1 ) {
			arrival.drops.push( 'site_paused' );
		}
		arrival.batch = { ...arrival.batch, events: [] };
	}
	return undefined;
}
