import {
	createReduxStore,
	dispatch,
	register,
	select,
	subscribe,
} from '@wordpress/data';
import { watchFieldKeys } from '../watch-keys.ts';

interface Part {
	readonly clientId: string;
	/** The form it stands in. */
	readonly form: string;
	readonly key: string;
}
type Action =
	| { type: 'TREE'; parts: readonly Part[] }
	| { type: 'UPDATE'; clientId: string; changes: { key: string } }
	| { type: 'QUIET' };
interface State {
	readonly parts: readonly Part[];
	readonly tree: readonly string[];
	readonly quiet: number;
}

const store = 'core/block-editor';
const keys = (): string[] =>
	( select( store ) as unknown as { getParts: () => readonly Part[] } )
		.getParts()
		.map( ( { key } ) => key );
/** Shows these blocks, and gives the watcher the moment it waits. */
const show = async ( ...parts: Part[] ): Promise< void > => {
	await ( dispatch( store ) as { show: ( parts: Part[] ) => void } ).show(
		parts
	);
	await Promise.resolve();
};
const quiet = (): number =>
	( select( store ) as unknown as { getQuiet: () => number } ).getQuiet();
const part = ( clientId: string, form: string, key: string ): Part => ( {
	clientId,
	form,
	key,
} );

beforeAll( () => {
	let count = 0;
	register(
		createReduxStore( store, {
			reducer: (
				state: State = { parts: [], tree: [], quiet: 0 },
				action: Action
			): State => {
				switch ( action.type ) {
					case 'TREE':
						return {
							...state,
							parts: action.parts,
							tree: action.parts.map(
								( { clientId } ) => clientId
							),
						};
					case 'UPDATE':
						return {
							...state,
							parts: state.parts.map( ( one ) =>
								one.clientId === action.clientId
									? { ...one, ...action.changes }
									: one
							),
						};
					case 'QUIET':
						return { ...state, quiet: state.quiet + 1 };
					default:
						return state;
				}
			},
			selectors: {
				getParts: ( state: State ) => state.parts,
				getQuiet: ( state: State ) => state.quiet,
				getClientIdsWithDescendants: ( state: State ) => state.tree,
				getBlockName: () => 'cairn/field',
				getBlockAttributes: ( state: State, id: string ) =>
					state.parts.find( ( { clientId } ) => clientId === id ),
				getBlockParentsByBlockName: ( state: State, id: string ) => [
					state.parts.find( ( { clientId } ) => clientId === id )!
						.form,
				],
			},
			actions: {
				show: ( parts: readonly Part[] ) => ( { type: 'TREE', parts } ),
				__unstableMarkNextChangeAsNotPersistent: () => ( {
					type: 'QUIET',
				} ),
				updateBlockAttributes: (
					clientId: string,
					changes: { key: string }
				) => ( { type: 'UPDATE', clientId, changes } ),
			},
		} as never )
	);
	watchFieldKeys( () => `fresh${ ++count }` );
} );

it( 'a question without a key gets one, beside the undo history', async () => {
	await show( part( 'a', 'form', '' ) );
	expect( keys() ).toEqual( [ 'fresh1' ] );
	expect( quiet() ).toBe( 1 );
} );

it( 'an insertion is heard by everybody before a key is given: it is what undo takes back', async () => {
	const heard: number[] = [];
	const before = quiet();
	const leave = subscribe( () => heard.push( quiet() - before ), store );
	await show( part( 'f', 'form', '' ) );
	leave();
	expect( [ heard[ 0 ], heard.at( -1 ) ] ).toEqual( [ 0, 1 ] );
} );

it( 'the copy of a question gets a key of its own, wherever it was put', async () => {
	await show( part( 'b', 'form', 'email' ) );
	await show( part( 'c', 'form', 'email' ), part( 'b', 'form', 'email' ) );
	expect( keys() ).toEqual( [ 'fresh3', 'email' ] );
} );

it( 'a copied form keeps its keys: they are its own', async () => {
	await show( part( 'd', 'one', 'email' ), part( 'e', 'two', 'email' ) );
	expect( keys() ).toEqual( [ 'email', 'email' ] );
} );
