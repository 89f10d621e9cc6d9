import { fireEvent, screen, waitFor } from '@testing-library/react';
import { renderApp, setScreen, settled } from '../../testing/render-app.tsx';

beforeEach( () => setScreen() );

const open = async ( name: RegExp ) =>
	fireEvent.click( await screen.findByRole( 'button', { name } ) );
const choose = async ( name: string | RegExp ) =>
	fireEvent.click( await screen.findByRole( 'menuitemradio', { name } ) );

describe( 'The range', () => {
	it( 'is chosen from presets, asks anew and stands in the address', async () => {
		const { asked } = renderApp( { search: '&screen=steps&grain=week' } );
		await open( /^Range: Last 28 days/ );
		await choose( 'Last 7 days' );
		expect( window.location.search ).toBe(
			'?page=cairn&screen=steps&range=7d'
		);
		await waitFor( () =>
			expect( asked.at( -1 )?.query ).toMatchObject( {
				from: '2026-11-17',
				to: '2026-11-24',
			} )
		);
	} );

	it( 'of one’s own is chosen in two calendars that begin the week as the site does', async () => {
		renderApp( { search: '&screen=steps', boot: { startOfWeek: 0 } } );
		await open( /^Range/ );
		await choose( 'Custom…' );
		const to = screen.getByRole( 'group', { name: 'To' } );
		expect( to.textContent ).toMatch( /Sun.*Mon/ );
		const button = [ ...to.querySelectorAll( 'button' ) ].find( ( day ) =>
			day.getAttribute( 'aria-label' )?.startsWith( 'November 10' )
		);
		fireEvent.click( button as HTMLButtonElement );
		fireEvent.click( screen.getByRole( 'button', { name: 'Apply' } ) );
		await settled();
		expect( window.location.search ).toBe(
			'?page=cairn&screen=steps&range=custom&from=2026-10-27&to=2026-11-11'
		);
	} );
} );

describe( 'The comparison', () => {
	it( 'can be last year, or none', async () => {
		const { asked } = renderApp( { search: '&screen=steps' } );
		await open( /^Comparison: Previous period/ );
		await choose( 'Last year' );
		await waitFor( () =>
			expect( asked.at( -1 )?.query.compare ).toBe( 'year' )
		);
		await open( /^Comparison: Last year/ );
		await choose( 'No comparison' );
		await settled();
		expect( window.location.search ).toContain( 'vs=none' );
	} );
} );
