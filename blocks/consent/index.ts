import type { Batch } from '#contract/batch.ts';
import type { Open } from '../storefront/gate.ts';

/*
 * The visitor's answer to the question of consent, read from the WP Consent API. A module of its own: only a site
 * where a plugin asks that question loads it, and only with consent is anything ever kept at the visitor.
 */

declare global {
	/** The WP Consent API's browser side. */
	interface Window {
		wp_has_consent?: ( category: string ) => boolean;
		wp_consent_type?: string;
		wp_fallback_consent_type?: string;
	}
}

type Consent = Batch[ 'consent' ];

const STORAGE_KEY = 'cairn:queue';
/** 395 days: thirteen months at most, counted from the first time and never renewed. */
const COOKIE_SECONDS = 34128000;
/** The service does not take steps older than a day. */
const KEPT_MS = 86400000;

/** The answer as it stands; undefined while the visitor has given none. */
const stateOfAnswer = (): Consent[ 'state' ] | undefined => {
	const has = window.wp_has_consent;
	// Without a consent type the API says yes to everything, which is no answer of the visitor's.
	if (
		! has ||
		! ( window.wp_consent_type || window.wp_fallback_consent_type )
	) {
		return undefined;
	}
	if ( has( 'statistics' ) ) {
		return has( 'marketing' ) ? 'marketing' : 'statistics';
	}
	// It does not tell "denied" from "not asked yet" either; its cookie does.
	if ( /_statistics=deny/.test( document.cookie ) ) {
		return 'denied';
	}
	return has( 'statistics-anonymous' ) ? 'cookieless' : undefined;
};

/** How well the visitor may be recognised: not at all, for a day by the service, by an id kept here. */
const levelOf = ( { state }: Consent ): 0 | 1 | 2 => {
	if ( state === 'statistics' || state === 'marketing' ) {
		return 2;
	}
	return state === 'cookieless' ? 1 : 0;
};

const writeCookie = ( value: string ): void => {
	document.cookie = `cairn_id=${ value };path=/;samesite=lax${
		location.protocol === 'https:' ? ';secure' : ''
	}`;
};

/** Storage may be closed or full: then an undelivered batch lives as long as the page. */
const attempt = ( work: () => void ): void => {
	try {
		work();
	} catch {}
};

export const open: Open = ( batch, outbox, newId, flush, restart ) => {
	const unanswered = batch.consent;
	let visitor: string | undefined;

	const read = ( isNow: boolean ): Consent => {
		const state = stateOfAnswer();
		return state
			? { state, source: 'api', ...( isNow && { ts: Date.now() } ) }
			: unanswered;
	};

	/**
	 * The id, made and kept when the first batch leaves. Its first eight characters are the moment it was made
	 * (milliseconds in base 36), so that whoever must set the cookie again can keep its first end.
	 */
	const visitorId = (): string | undefined => {
		if ( levelOf( batch.consent ) < 2 ) {
			return undefined;
		}
		visitor ||= document.cookie.match( /cairn_id=([\w-]{22})/ )?.[ 1 ];
		if ( ! visitor ) {
			visitor = Date.now().toString( 36 ) + newId().slice( -14 );
			writeCookie( `${ visitor };max-age=${ COOKIE_SECONDS }` );
		}
		return visitor;
	};

	const recall = (): void =>
		attempt( () => {
			const { at, batches } = JSON.parse(
				localStorage.getItem( STORAGE_KEY ) ?? '{}'
			);
			if ( Date.now() - at < KEPT_MS ) {
				outbox.push( ...batches );
			}
		} );

	const answered = (): void => {
		const before = levelOf( batch.consent );
		// What was recorded so far leaves under the answer given so far.
		flush();
		batch.consent = read( true );
		const after = levelOf( batch.consent );
		if ( before === 2 && after < 2 ) {
			// Withdrawal: the id and all that waits with it are gone at once.
			visitor = undefined;
			writeCookie( ';max-age=0' );
			outbox.length = 0;
			attempt( () => localStorage.removeItem( STORAGE_KEY ) );
		}
		if ( after > before ) {
			if ( after === 2 ) {
				recall();
			}
			restart();
		}
	};

	batch.consent = read( false );
	// Read when a batch is made, so that no cookie is set before there is something to send.
	Object.defineProperty( batch, 'visitor', {
		enumerable: true,
		get: visitorId,
	} );
	if ( levelOf( batch.consent ) === 2 ) {
		recall();
	}
	for ( const type of [
		'wp_listen_for_consent_change',
		'wp_consent_type_defined',
	] ) {
		document.addEventListener( type, () => attempt( answered ) );
	}

	// Only with consent, and only what could not be delivered: the next page tries again, with the same ids.
	return () => {
		if ( levelOf( batch.consent ) === 2 ) {
			attempt( () =>
				outbox.length > 0
					? localStorage.setItem(
							STORAGE_KEY,
							JSON.stringify( {
								at: Date.now(),
								batches: outbox,
							} )
						)
					: localStorage.removeItem( STORAGE_KEY )
			);
		}
	};
};
