import { fireEvent, render, screen } from '@testing-library/react';
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore, register } from '@wordpress/data';
import Edit, { gateTemplate, type GateAttributes } from '../edit.tsx';

interface Block {
	clientId: string;
	name: string;
	attributes: object;
	innerBlocks: Block[];
}

const changes = jest.fn();
const replaced = jest.fn();
const updated = jest.fn();
let blocks: Block[] = [];

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);
jest.mock( '@wordpress/blocks', () => ( {
	createBlocksFromInnerBlocksTemplate: ( template: unknown ) => template,
} ) );
jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	default: jest.fn(),
} ) );

const block = ( name: string, innerBlocks: Block[] = [] ): Block => ( {
	clientId: `the-${ name }`,
	name,
	attributes: {},
	innerBlocks,
} );
const edit = (
	attributes: Partial< GateAttributes > = {},
	inner: Block[] = [
		block( 'core/group', [ block( 'cairn/form' ) ] ),
		block( 'cairn/gate-content' ),
	]
) => {
	blocks = inner;
	return render(
		<Edit
			clientId="a"
			attributes={ {
				mode: 'content',
				resourceId: 0,
				outline: true,
				unlock: 'confirmed',
				stage: '',
				record: true,
				...attributes,
			} }
			setAttributes={ changes }
		/>
	);
};

beforeAll( () => {
	// The placeholder measures itself; jsdom has no layout.
	window.ResizeObserver = class {
		observe() {}
		unobserve() {}
		disconnect() {}
	};
	register(
		createReduxStore( 'core/block-editor', {
			reducer: () => ( {} ),
			selectors: { getBlocks: () => blocks },
			actions: {
				replaceInnerBlocks: ( ...args: unknown[] ) => {
					replaced( ...args );
					return { type: 'REPLACED' };
				},
				updateBlockAttributes: ( ...args: unknown[] ) => {
					updated( ...args );
					return { type: 'UPDATED' };
				},
			},
		} )
	);
} );
beforeEach( () => {
	changes.mockClear();
	replaced.mockClear();
	updated.mockClear();
	jest.mocked( apiFetch ).mockResolvedValue( [
		{ id: 12, title: 'The guide', name: 'guide.pdf', mime: '', bytes: 1 },
	] as never );
} );

it( 'an empty gate asks what is behind it and begins with a teaser, a form and that', () => {
	edit( {}, [] );
	fireEvent.click(
		screen.getByRole( 'button', { name: 'The rest of this page' } )
	);
	expect( changes ).toHaveBeenCalledWith( { mode: 'content' } );
	expect( replaced ).toHaveBeenCalledWith( 'a', gateTemplate( 'content' ) );
	expect( JSON.stringify( gateTemplate( 'content' ) ) ).toMatch(
		/cairn\/form.*"purpose":"download".*cairn\/gate-content/
	);
	expect( JSON.stringify( gateTemplate( 'file' ) ) ).not.toContain(
		'gate-content'
	);
} );

it( 'the file that is chosen is handed out by the form inside, at any depth', async () => {
	edit( { mode: 'file' } );
	await screen.findByText( /guide\.pdf/ );
	fireEvent.change( screen.getByLabelText( 'File' ), {
		target: { value: '12' },
	} );
	expect( changes ).toHaveBeenCalledWith( { resourceId: 12 } );
	expect( updated ).toHaveBeenCalledWith( [ 'the-cairn/form' ], {
		resourceId: 12,
	} );
} );

it( 'a gate without a form says that nobody can open it', () => {
	edit( {}, [ block( 'core/paragraph' ) ] );
	expect(
		screen.getAllByText( /nobody can open it/ ).length
	).toBeGreaterThan( 0 );
} );

it( 'when it opens, and whether its headings are shown, is the owner’s choice', () => {
	edit();
	fireEvent.click( screen.getByLabelText( 'Show its headings' ) );
	expect( changes ).toHaveBeenCalledWith( { outline: false } );
	fireEvent.click( screen.getByRole( 'button', { name: 'Behaviour' } ) );
	fireEvent.change( screen.getByLabelText( 'It opens' ), {
		target: { value: 'at-once' },
	} );
	expect( changes ).toHaveBeenCalledWith( { unlock: 'at-once' } );
} );
