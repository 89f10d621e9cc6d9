import { isMember, read, write, type Item } from './kept.ts';
import { settings } from './settings.ts';

/** Done when the account has answered what it was asked last. */
export let last: Promise< unknown > | undefined;

/** Posts JSON with the nonce its receiver asks for. */
export const post = (
	url: string,
	header: string,
	nonce: string,
	body: object
): Promise< Response > =>
	fetch( url, {
		method: 'POST',
		headers: { [ header ]: nonce, 'Content-Type': 'application/json' },
		body: JSON.stringify( body ),
	} );

/**
 * Asks `cairn/v1/lists` as the member who is logged in; the nonce is fetched when it is needed, never printed. Whoever is
 * not logged in (any more) gets none, and is refused.
 */
export const ask = async (
	path: string,
	body: object
): Promise< Response > => {
	const nonce = await fetch( settings.ajax + '?action=rest-nonce' );
	return post( settings.rest + path, 'X-WP-Nonce', await nonce.text(), body );
};

/** What a guest kept, and what a member did since the account last answered. */
const unsent = (): Item[] => {
	const { owner, items } = read();
	return items.filter( ( { n } ) => n || ! owner );
};

/** Tells the account what it does not know yet, and takes over what it answers. False when it refused. */
const tell = async (): Promise< boolean > => {
	const items = unsent();
	const { owner } = read();
	const response = await ask( '/sync', { owner, items } );
	if ( response.ok ) {
		write( {
			...read(),
			...( await response.json() ),
			at: Date.now(),
		} );
	}
	return response.ok || response.status > 499;
};

/**
 * Brings browser and account together; one request after another. A service that cannot be reached leaves everything
 * waiting for the next time. False when the account refused.
 */
export const sync = async (): Promise< boolean > => {
	await last;
	const told = tell().catch( () => true );
	last = told;
	return told;
};

/** Whether there is a reason to ask: something waits, a guest has just logged in, or the copy is older than 5 minutes. */
export const isDue = (): boolean => {
	const { owner, at } = read();
	return (
		isMember() && ! ( owner && ! unsent()[ 0 ] && Date.now() - at! < 3e5 )
	);
};
