import { fireEvent, screen, waitFor } from '@testing-library/react';
import { renderApp, setScreen, settled } from '../../testing/render-app.tsx';

beforeEach( () => setScreen() );

describe( 'The filter', () => {
	it( 'asks the service which values there are, and keeps whole visits of the one chosen', async () => {
		const { asked } = renderApp( { search: '&screen=steps' } );
		fireEvent.click(
			await screen.findByRole( 'button', { name: '+ Filter' } )
		);
		fireEvent.change( screen.getByLabelText( 'Filter visits by' ), {
			target: { value: 'source' },
		} );
		const box = await screen.findByRole( 'combobox', { name: 'Source' } );
		fireEvent.focus( box );
		fireEvent.click(
			await screen.findByRole( 'option', { name: 'google.com' } )
		);
		expect(
			await screen.findByText( 'Source is google.com' )
		).toBeTruthy();
		await waitFor( () =>
			expect( asked.at( -1 )?.query ).toMatchObject( {
				filter: 'source',
				value: 'google.com',
			} )
		);
	} );

	it( 'is removed by its chip, and only one can be set at a time', async () => {
		renderApp( { search: '&screen=steps&f[]=device:is:phone' } );
		expect( await screen.findByText( 'Device is Phone' ) ).toBeTruthy();
		expect(
			screen.queryByRole( 'button', { name: '+ Filter' } )
		).toBeNull();
		fireEvent.click(
			screen.getByRole( 'button', {
				name: 'Remove filter: Device is Phone',
			} )
		);
		await settled();
		expect( window.location.search ).toBe( '?page=cairn&screen=steps' );
	} );
} );
