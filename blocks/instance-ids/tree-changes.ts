import { select, subscribe } from '@wordpress/data';

interface Tree {
	getClientIdsWithDescendants: () => string[];
}

/**
 * Calls back after blocks were put in, taken out or moved, however many at once, and not for what is typed into them.
 *
 * It does so a moment after the change, once everybody else has heard of it: the editor asks its store whether the
 * *last* change belongs into the undo history. A quiet change that was made earlier would answer for the one before it,
 * and a block just inserted would leave the post "Saved", with nothing to undo.
 *
 * @param look Gets the clientIds of all blocks, in the order of the document.
 */
export function onTreeChange(
	look: ( tree: readonly string[] ) => void
): void {
	let seen: readonly string[] | undefined;
	let isWaiting = false;
	const tree = () =>
		(
			select( 'core/block-editor' ) as unknown as Tree | undefined
		 )?.getClientIdsWithDescendants();

	subscribe( () => {
		if ( isWaiting || tree() === seen ) {
			return;
		}
		isWaiting = true;
		queueMicrotask( () => {
			isWaiting = false;
			seen = tree();
			if ( seen ) {
				look( seen );
			}
		} );
	}, 'core/block-editor' );
}
