import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { AppProvider, type AppServices } from '../../app-context.ts';
import { createDateWords } from '../../format/dates.ts';
import { createNumberWords } from '../../format/numbers.ts';
import { fakeDraw, shownPictures } from '../../testing/fake-draw.ts';
import { setScreen, TODAY } from '../../testing/render-app.tsx';
import { TrendChart, type TrendChartProps, type TrendPoint } from './index.tsx';
import { loadDraw } from './load.ts';

jest.mock( './load.ts' );
const mockLoad = jest.mocked( loadDraw );

function point( day: number, value: number | null ): TrendPoint {
	return {
		start: `2026-11-${ day }`,
		unfinished: day === 23,
		value,
		ends: null,
		text: value === null ? '2 of 9, too few to judge' : String( value ),
	};
}

const PROPS: TrendChartProps = {
	title: 'Visits',
	caption: 'Visits: 6, this week',
	points: [ point( 21, 1 ), point( 22, null ), point( 23, 5 ) ],
	comparison: [ point( 14, 2 ), point( 15, 3 ), point( 16, 4 ) ],
	comparisonLabel: 'Previous period',
	grain: 'day',
	isRate: false,
	color: '#0f2a80',
	until: `${ TODAY }T13:02:00Z`,
};

const services = {
	numbers: createNumberWords( 'en-GB' ),
	dates: createDateWords( 'en-GB', 'Europe/Berlin' ),
	today: TODAY,
} as unknown as AppServices;

async function show( props: Partial< TrendChartProps > = {} ) {
	const view = render(
		<AppProvider value={ services }>
			<TrendChart { ...PROPS } { ...props } />
		</AppProvider>
	);
	await act( async () => undefined );
	return view;
}

const chart = () => screen.getByRole( 'slider', { name: PROPS.caption } );

beforeEach( () => {
	setScreen();
	shownPictures.length = 0;
	mockLoad.mockResolvedValue( fakeDraw );
} );

describe( 'A chart', () => {
	it( 'has a gap where nothing can be judged, and starts at zero only where there was zero', async () => {
		await show();
		expect( shownPictures.at( -1 ) ).toMatchObject( {
			values: [ 1, null, 5 ],
			comparison: [ 2, 3, 4 ],
			unfinished: [ false, false, true ],
			isWhole: true,
		} );
	} );

	it( 'is one Tab stop; arrow keys, Home and End walk its points', async () => {
		await show();
		const said = () => chart().getAttribute( 'aria-valuetext' );
		fireEvent.keyDown( chart(), { key: 'Home' } );
		expect( said() ).toMatch( /^Saturday,? 21 November 2026\. 1\./ );
		fireEvent.keyDown( chart(), { key: 'ArrowRight' } );
		expect( said() ).toContain( '2 of 9, too few to judge' );
		fireEvent.keyDown( chart(), { key: 'End' } );
		expect( said() ).toContain( 'so far, to 14:02' );
		expect( said() ).toMatch( /16 November 2026: 4$/ );
		fireEvent.keyDown( chart(), { key: 'ArrowRight' } );
		expect( chart().getAttribute( 'aria-valuenow' ) ).toBe( '3' );
		expect( chart().tabIndex ).toBe( 0 );
	} );

	it( 'has a table with every point', async () => {
		await show();
		fireEvent.click( screen.getByRole( 'button', { name: 'Show table' } ) );
		const rows = within( screen.getByRole( 'table' ) ).getAllByRole(
			'row'
		);
		expect( rows ).toHaveLength( 4 );
		expect( rows[ 3 ]?.textContent ).toMatch(
			/23 November 2026 \(so far\)54$/
		);
	} );

	it( 'is its table where the system chooses the colours', async () => {
		setScreen( [ 'forced-colors' ] );
		await show();
		expect( screen.getByRole( 'table' ) ).toBeTruthy();
		expect( screen.queryByRole( 'slider' ) ).toBeNull();
	} );

	it( 'on paper is an image with its table open', async () => {
		await show();
		act( () => void window.dispatchEvent( new Event( 'beforeprint' ) ) );
		expect(
			screen.getByRole( 'img', { name: PROPS.caption } )
		).toBeTruthy();
		expect( screen.getByRole( 'table' ) ).toBeTruthy();
		act( () => void window.dispatchEvent( new Event( 'afterprint' ) ) );
		expect( screen.queryByRole( 'table' ) ).toBeNull();
	} );

	it( 'that could not be loaded leaves its table and a way to try again', async () => {
		mockLoad.mockRejectedValueOnce( new Error( 'blocked' ) );
		await show();
		expect( screen.getByRole( 'table' ) ).toBeTruthy();
		fireEvent.click( screen.getByRole( 'button', { name: 'Retry' } ) );
		await act( async () => undefined );
		expect( chart() ).toBeTruthy();
	} );

	it( 'with too few everywhere says so instead of drawing nothing', async () => {
		await show( {
			points: [ point( 21, null ), point( 22, null ) ],
			whenTooFew: 'Too few here.',
		} );
		expect( screen.getByText( 'Too few here.' ) ).toBeTruthy();
		expect( screen.queryByRole( 'slider' ) ).toBeNull();
	} );

	it( 'is drawn again only when its numbers changed', async () => {
		const { rerender } = await show();
		const again = ( props: TrendChartProps ) =>
			rerender(
				<AppProvider value={ services }>
					<TrendChart { ...props } />
				</AppProvider>
			);
		again( { ...PROPS, points: [ ...PROPS.points ] } );
		expect( shownPictures ).toHaveLength( 1 );
		again( {
			...PROPS,
			points: [ ...PROPS.points.slice( 0, 2 ), point( 23, 6 ) ],
		} );
		expect( shownPictures ).toHaveLength( 2 );
	} );
} );
