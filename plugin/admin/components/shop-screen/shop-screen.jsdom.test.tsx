import { fireEvent, screen } from '@testing-library/react';
import {
	renderApp,
	sampleShopAnswer,
	setScreen,
	SHOP,
} from '../../testing/render-app.tsx';
import { loadShopScreens, shopScreensNow } from './load.ts';

jest.mock( './load.ts' );

beforeEach( () => setScreen() );

it( 'A screen whose code does not come says so and can be tried again', async () => {
	const { Cart, Products } = await import( '../../reports/shop-screens.ts' );
	jest.mocked( shopScreensNow ).mockReturnValue( null );
	jest.mocked( loadShopScreens )
		.mockRejectedValueOnce( new Error( 'ChunkLoadError' ) )
		.mockResolvedValueOnce( { Cart, Products } );
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
