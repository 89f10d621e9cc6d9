import { fireEvent, screen } from '@testing-library/react';
import {
	renderApp,
	sampleShopAnswer,
	setScreen,
	SHOP,
} from '../../testing/render-app.tsx';
import { loadLaterScreens, laterScreensNow } from './load.ts';

jest.mock( './load.ts' );

beforeEach( () => setScreen() );

it( 'A screen whose code does not come says so and can be tried again', async () => {
	const screens = await import( '../../reports/later-screens.ts' );
	jest.mocked( laterScreensNow ).mockReturnValue( null );
	jest.mocked( loadLaterScreens )
		.mockRejectedValueOnce( new Error( 'ChunkLoadError' ) )
		.mockResolvedValueOnce( screens );
	renderApp( {
		search: '&screen=products',
		answer: sampleShopAnswer,
		boot: { shop: SHOP },
	} );
	expect(
		screen.getByRole( 'heading', { name: 'Products', level: 1 } )
	).toBeTruthy();
	fireEvent.click( await screen.findByRole( 'button', { name: 'Retry' } ) );
	await screen.findByRole( 'link', { name: 'Beanie with Logo' } );
} );
