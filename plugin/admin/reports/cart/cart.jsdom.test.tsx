import { fireEvent, screen, waitFor } from '@testing-library/react';
import { loadDraw } from '../../components/trend-chart/load.ts';
import { fakeDraw, shownPictures } from '../../testing/fake-draw.ts';
import {
	renderApp,
	sampleShopAnswer,
	setScreen,
	settled,
	SHOP,
} from '../../testing/render-app.tsx';
import { sampleCart } from '../../testing/sample-shop-reports.ts';

jest.mock( '../../components/trend-chart/load.ts' );

beforeEach( () => {
	setScreen();
	shownPictures.length = 0;
	jest.mocked( loadDraw ).mockResolvedValue( fakeDraw );
} );

const open = ( answer = sampleShopAnswer ) =>
	renderApp( { search: '&screen=cart', answer, boot: { shop: SHOP } } );

const card = ( label: string ) =>
	screen
		.getAllByText( label )
		.map( ( element ) => element.closest( '.cairn-card' ) )
		.find( ( element ) => element !== null );

describe( 'Cart', () => {
	it( 'tells begun, ordered, left, what it is worth and what came back', async () => {
		open();
		await screen.findByText( 'Carts begun' );
		expect( card( 'Carts begun' )?.textContent ).toContain(
			'88 of them are known as counts only'
		);
		expect( card( 'Ordered' )?.textContent ).toContain( '180 of 522' );
		expect( card( 'Ordered' )?.textContent ).not.toContain( 'visits' );
		expect( card( 'Value left' )?.textContent ).toContain( '€23,456.00' );
		expect( card( 'Recovered' )?.textContent ).toContain( '31 of 280' );
	} );

	it( 'draws ordered, left and open on each other, and lists them in the table', async () => {
		open();
		await waitFor( () =>
			expect( shownPictures.at( -1 )?.parts ).toHaveLength( 3 )
		);
		const picture = shownPictures.at( -1 );
		expect( picture?.parts?.map( ( { isOpen } ) => isOpen ) ).toEqual( [
			false,
			false,
			true,
		] );
		expect( picture?.values[ 0 ] ).toBe( 18 );
		fireEvent.click( screen.getByRole( 'button', { name: 'Show table' } ) );
		const first = screen
			.getByText( 'Tuesday, October 27, 2026' )
			.closest( 'tr' );
		expect(
			[ ...( first?.querySelectorAll( 'td' ) ?? [] ) ].map(
				( cell ) => cell.textContent
			)
		).toEqual( [ '6', '12', '0' ] );
	} );

	it( 'says where left carts were last seen, and that this is no reason', async () => {
		open();
		const title = await screen.findByText(
			'Where carts were last seen before they were left'
		);
		const section = title.closest( 'section' );
		expect( section?.textContent ).toContain( 'Shipping cost shown120' );
		expect( section?.textContent ).toContain( 'Where they were, not why.' );
	} );

	it( 'lists what was in them, sorted by the service', async () => {
		const { asked } = open();
		fireEvent.click(
			await screen.findByRole( 'button', { name: /^In carts/ } )
		);
		await settled();
		expect(
			asked.filter( ( { report } ) => report === 'cart' ).at( -1 )?.query
		).toMatchObject( { sort: 'carts', compare: 'previous' } );
		expect(
			( await screen.findAllByText( '60 of 85' ) ).length
		).toBeGreaterThan( 0 );
	} );

	it( 'asks for a test order while there is no cart', async () => {
		open( ( asked ) =>
			asked.report === 'cart'
				? {
						body: {
							...sampleCart( {
								from: '2026-10-27',
								to: '2026-11-24',
								today: '2026-11-23',
							} ),
							has_data: false,
						},
					}
				: sampleShopAnswer( asked )
		);
		expect(
			(
				await screen.findByRole( 'link', { name: 'Make a test order' } )
			).getAttribute( 'href' )
		).toBe( 'http://shop.example/product/beanie/' );
	} );
} );
