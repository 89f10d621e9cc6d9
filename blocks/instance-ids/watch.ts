import { getBlockType } from '@wordpress/blocks';
import { dispatch, select } from '@wordpress/data';
import { newInstanceId } from './new-id.ts';
import { clientIdsToReissue, type Instance } from './reissue.ts';
import { onTreeChange } from './tree-changes.ts';

interface BlockEditor {
	getBlockName: ( clientId: string ) => string | null;
	getBlockAttributes: ( clientId: string ) => Attributes | null;
	getBlockParents: ( clientId: string, ascending?: boolean ) => string[];
}
interface BlockEditorActions {
	__unstableMarkNextChangeAsNotPersistent: () => void;
	updateBlockAttributes: ( clientId: string, changes: Attributes ) => void;
}
interface Editor {
	getCurrentPost: () => { content?: Content };
	getRenderingMode?: () => string;
	getCurrentTemplateId?: () => string | null;
}
interface CoreData {
	getEntityRecord: (
		kind: string,
		name: string,
		id: string | number
	) => { content?: Content } | undefined;
	getCurrentTheme: () => { stylesheet?: string } | undefined;
}
type Attributes = Record< string, unknown >;
type Content = string | { raw?: string };

declare global {
	interface Window {
		cairnInstanceIds?: boolean;
	}
}

/** Blocks that hold another entity's blocks, or one arm of a test. */
const SCOPES = [
	'core/block',
	'core/template-part',
	'core/post-content',
	'cairn/variant',
];

const idsIn = ( content: Content | undefined ): ReadonlySet< string > => {
	const raw = typeof content === 'string' ? content : ( content?.raw ?? '' );
	return new Set(
		[ ...raw.matchAll( /"blockId":"([a-z0-9]{10})"/g ) ].map(
			( match ) => match[ 1 ]!
		)
	);
};

/**
 * Keeps every block of ours in this editor with an id of its own (README.md). One subscriber for all blocks, which
 * looks only when the tree of blocks has changed. `store` is where WordPress keeps the blocks.
 */
export function watchInstanceIds( newId: () => string = newInstanceId ): void {
	if ( window.cairnInstanceIds ) {
		return;
	}
	window.cairnInstanceIds = true;

	const issued = new Set< string >();
	const known = new Map< string, string >();

	onTreeChange( ( tree ) => {
		const blocks = select( 'core/block-editor' ) as unknown as BlockEditor;
		const instances = tree
			.filter( ( clientId ) => {
				const name = blocks.getBlockName( clientId ) ?? '';
				// A part of another block (a form's field) has none.
				return (
					name.startsWith( 'cairn/' ) &&
					getBlockType( name )?.attributes.blockId
				);
			} )
			.map( ( clientId ) => instanceOf( blocks, clientId ) );
		const write = dispatch(
			'core/block-editor'
		) as unknown as BlockEditorActions;
		for ( const clientId of clientIdsToReissue(
			instances,
			known,
			issued
		) ) {
			const blockId = newId();
			issued.add( blockId );
			// No step of its own in the undo history: undo takes back what the person did.
			write.__unstableMarkNextChangeAsNotPersistent();
			write.updateBlockAttributes( clientId, { blockId } );
		}
		for ( const { clientId } of instances ) {
			known.set(
				clientId,
				String( blocks.getBlockAttributes( clientId )?.blockId ?? '' )
			);
		}
	} );
}

function instanceOf( blocks: BlockEditor, clientId: string ): Instance {
	const parents = blocks.getBlockParents( clientId, true );
	const isScope = ( parent: string ) =>
		SCOPES.includes( blocks.getBlockName( parent ) ?? '' );
	const scope = parents.find( isScope );
	const holder = parents.find(
		( parent ) =>
			isScope( parent ) &&
			blocks.getBlockName( parent ) !== 'cairn/variant'
	);
	const id = blocks.getBlockAttributes( clientId )?.blockId;
	return {
		clientId,
		id: typeof id === 'string' && id !== '' ? id : undefined,
		scope: scope ?? '',
		stored: storedIds( blocks, holder ),
	};
}

/** Ids in the stored content of what `holder` shows; of the edited post itself without a holder. */
function storedIds(
	blocks: BlockEditor,
	holder: string | undefined
): ReadonlySet< string > | null {
	const core = select( 'core' ) as unknown as CoreData;
	const editor = select( 'core/editor' ) as unknown as Editor | undefined;
	const record = ( name: string, id: string | number ) => {
		const entity = core.getEntityRecord( 'postType', name, id );
		return entity ? idsIn( entity.content ) : null;
	};
	const attributes = holder ? blocks.getBlockAttributes( holder ) : null;
	switch ( holder ? blocks.getBlockName( holder ) : '' ) {
		case 'core/block':
			return record( 'wp_block', Number( attributes?.ref ) );
		case 'core/template-part':
			return record(
				'wp_template_part',
				`${
					attributes?.theme ??
					core.getCurrentTheme()?.stylesheet ??
					''
				}//${ attributes?.slug }`
			);
		case '': {
			const template = editor?.getCurrentTemplateId?.();
			if (
				template &&
				( editor?.getRenderingMode?.() ?? 'post-only' ) !== 'post-only'
			) {
				return record( 'wp_template', template );
			}
		}
	}
	return idsIn( editor?.getCurrentPost?.()?.content );
}
