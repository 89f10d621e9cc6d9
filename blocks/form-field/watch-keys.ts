import { dispatch, select } from '@wordpress/data';
import { newInstanceId } from '../instance-ids/new-id.ts';
import { clientIdsToReissue, type Instance } from '../instance-ids/reissue.ts';
import { onTreeChange } from '../instance-ids/tree-changes.ts';

interface BlockEditor {
	getBlockName: ( clientId: string ) => string | null;
	getBlockAttributes: (
		clientId: string
	) => Record< string, unknown > | null;
	getBlockParentsByBlockName: (
		clientId: string,
		name: string,
		ascending?: boolean
	) => string[];
}
interface BlockEditorActions {
	__unstableMarkNextChangeAsNotPersistent: () => void;
	updateBlockAttributes: (
		clientId: string,
		changes: Record< string, unknown >
	) => void;
}

declare global {
	interface Window {
		cairnFieldKeys?: boolean;
	}
}

/**
 * Gives every question a key that its form holds once: one that has none, and the copy of another, get a fresh one. A
 * copied form keeps its keys: they are its own. One subscriber for all, which looks only when the tree of blocks changes.
 */
export function watchFieldKeys( newKey: () => string = newInstanceId ): void {
	if ( window.cairnFieldKeys ) {
		return;
	}
	window.cairnFieldKeys = true;

	const known = new Map< string, string >();

	onTreeChange( ( tree ) => {
		const blocks = select( 'core/block-editor' ) as unknown as BlockEditor;
		const fields = tree
			.filter(
				( clientId ) =>
					blocks.getBlockName( clientId ) === 'cairn/field'
			)
			.map( ( clientId ): Instance => {
				const key = String(
					blocks.getBlockAttributes( clientId )?.key ?? ''
				);
				return {
					clientId,
					id: key || undefined,
					scope:
						blocks.getBlockParentsByBlockName(
							clientId,
							'cairn/form',
							true
						)[ 0 ] ?? '',
					// Wherever a key comes from, it may stay: only within its form it must be alone.
					stored: new Set( [ key ] ),
				};
			} );
		const write = dispatch(
			'core/block-editor'
		) as unknown as BlockEditorActions;
		for ( const clientId of clientIdsToReissue(
			fields,
			known,
			new Set()
		) ) {
			write.__unstableMarkNextChangeAsNotPersistent();
			write.updateBlockAttributes( clientId, { key: newKey() } );
		}
		for ( const { clientId } of fields ) {
			known.set(
				clientId,
				String( blocks.getBlockAttributes( clientId )?.key ?? '' )
			);
		}
	} );
}
