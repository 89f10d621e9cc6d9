import { settings } from './settings.ts';

/** A product the visitor chose: id, name, and its categories where they matter. */
export type Item = [ id: number, name: string, categories: string[] ];

const WEEK = 6048e5;

/** What was chosen in the last seven days; nothing where storage is closed to us. */
export const read = (): Item[] => {
	try {
		const { t, items } = JSON.parse(
			localStorage.getItem( settings.key )!
		);
		return Date.now() - t < WEEK ? items : [];
	} catch {
		return [];
	}
};

/** Keeps it, from now for seven days. */
export const write = ( items: Item[] ): void => {
	try {
		if ( items[ 0 ] ) {
			localStorage.setItem(
				settings.key,
				JSON.stringify( { t: Date.now(), items } )
			);
		} else {
			localStorage.removeItem( settings.key );
		}
	} catch {}
};
