import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Wishlist } from '#contract/reports/products.ts';
import { loadDraw } from '../../components/trend-chart/load.ts';
import { fakeDraw } from '../../testing/fake-draw.ts';
import { sampleProducts } from '../../testing/sample-shop-reports.ts';
import {
	renderApp,
	sampleShopAnswer,
	setScreen,
	settled,
	SHOP,
	TODAY,
} from '../../testing/render-app.tsx';
import type { Asked } from '../../testing/fake-wordpress.ts';

jest.mock( '../../components/trend-chart/load.ts' );

beforeEach( () => {
	setScreen();
	jest.mocked( loadDraw ).mockResolvedValue( fakeDraw );
} );

const open = ( search: string, answer = sampleShopAnswer ) =>
	renderApp( { search, answer, boot: { shop: SHOP } } );

const lastQuery = ( asked: readonly Asked[], report: string ) =>
	asked.filter( ( question ) => question.report === report ).at( -1 )?.query;

describe( 'Products', () => {
	it( 'lists every product from the look to the sale, with the shop’s own money', async () => {
		const { asked } = open( '&screen=products' );
		const row = (
			await screen.findByRole( 'link', { name: 'Beanie with Logo' } )
		).closest( 'tr' ) as HTMLElement;
		expect( row.textContent ).toContain( '€432.00' );
		expect( row.textContent ).toContain( '15.0%' );
		expect( lastQuery( asked, 'products' ) ).toEqual( {
			from: '2026-10-27',
			to: '2026-11-24',
		} );
		expect(
			screen
				.getByRole( 'columnheader', { name: /Net sales/ } )
				.getAttribute( 'aria-sort' )
		).toBe( 'descending' );
	} );

	it( 'says whether it can be had, and leads to the editor and into the shop', async () => {
		open( '&screen=products' );
		const link = await screen.findByRole( 'link', {
			name: 'Wool blanket, large',
		} );
		expect( link.getAttribute( 'href' ) ).toBe(
			'post.php?action=edit&post=101'
		);
		expect( link.closest( 'th' )?.textContent ).toContain( 'out of stock' );
		expect(
			screen
				.getByRole( 'link', {
					name: 'View Wool blanket, large in the shop',
				} )
				.getAttribute( 'href' )
		).toBe( 'http://shop.example/?post_type=product&p=101' );
		expect( screen.getByText( 'Product 104' ).closest( 'a' ) ).toBeNull();
	} );

	it( 'adds up to Overview’s net sales with the refunds that name no product', async () => {
		open( '&screen=products' );
		const total = (
			await screen.findByRole( 'rowheader', { name: 'All products' } )
		).closest( 'tr' );
		expect( total?.textContent ).toContain( '€7,680.00' );
		expect(
			screen
				.getByRole( 'rowheader', { name: 'Refunds without product' } )
				.closest( 'tr' )?.textContent
		).toContain( '-€18.00' );
	} );

	it( 'is sorted and paged by the service', async () => {
		const { asked } = open( '&screen=products' );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Next' } )
		);
		await settled();
		expect( lastQuery( asked, 'products' ) ).toMatchObject( { page: '2' } );
		await screen.findByText( '26–50 of 60' );
		fireEvent.click( screen.getByRole( 'button', { name: /^Waiting/ } ) );
		await settled();
		expect( lastQuery( asked, 'products' ) ).toEqual( {
			from: '2026-10-27',
			to: '2026-11-24',
			sort: 'waiting',
		} );
		fireEvent.click( screen.getByRole( 'button', { name: /^Waiting/ } ) );
		await settled();
		expect( lastQuery( asked, 'products' ) ).toMatchObject( {
			sort: 'waiting',
			dir: 'asc',
		} );
	} );

	it( 'finds a product by its name and shows what is wanted and not bought', async () => {
		const { asked } = open( '&screen=products' );
		fireEvent.change(
			await screen.findByRole( 'searchbox', { name: 'Search products' } ),
			{ target: { value: 'Cap' } }
		);
		await waitFor( () =>
			expect( lastQuery( asked, 'products' ) ).toMatchObject( {
				contains: 'Cap',
			} )
		);
		fireEvent.change( screen.getByLabelText( 'Which products' ), {
			target: { value: 'wanted_not_bought' },
		} );
		await settled();
		expect( lastQuery( asked, 'products' ) ).toMatchObject( {
			contains: 'Cap',
			choice: 'wanted_not_bought',
		} );
		expect( window.location.search ).toContain(
			'only=wanted_not_bought&q=Cap'
		);
	} );

	it( 'offers all products again when none matches', async () => {
		open( '&screen=products&q=nothing' );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Clear filters' } )
		);
		await screen.findByRole( 'link', { name: 'Beanie with Logo' } );
		expect( window.location.search ).toBe( '?page=cairn&screen=products' );
	} );

	it( 'opens a product when nobody has looked at one yet', async () => {
		open( '&screen=products', ( asked ) =>
			asked.report === 'products'
				? {
						body: sampleProducts(
							{ from: TODAY, to: TODAY, today: TODAY },
							0
						),
					}
				: sampleShopAnswer( asked )
		);
		expect(
			(
				await screen.findByRole( 'link', { name: 'Open a product' } )
			).getAttribute( 'href' )
		).toBe( 'http://shop.example/product/beanie/' );
	} );

	it( 'says that a filter of visits does not count here, and keeps it for the next screen', async () => {
		open( '&screen=products&f[]=device:is:phone' );
		await screen.findByText(
			'The filter of visits does not apply to this screen.'
		);
		expect(
			screen.getByRole( 'link', { name: 'Steps' } ).getAttribute( 'href' )
		).toContain( 'device%3Ais%3Aphone' );
	} );

	it( 'is not there on a site without a shop', async () => {
		renderApp( { search: '&screen=products' } );
		await screen.findByRole( 'button', { name: /^Visits/ } );
		expect( screen.queryByRole( 'link', { name: 'Products' } ) ).toBeNull();
		expect( screen.queryByRole( 'link', { name: 'Cart' } ) ).toBeNull();
	} );
} );

describe( 'Wishes', () => {
	it( 'tell what is wanted, what was bought of it and what waits', async () => {
		const { asked } = open( '&screen=products' );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Wishlist' } )
		);
		const bought = ( await screen.findByText( 'Wished, then bought' ) )
			.parentElement as HTMLElement;
		expect( bought.textContent ).toContain( '40 of 200 visits' );
		expect( bought.textContent ).toContain(
			'half of them within 3.5 days'
		);
		expect( screen.getByText( '€12,345.00' ) ).toBeTruthy();
		expect( window.location.search ).toContain( 'id=wishlist' );
		fireEvent.click( screen.getByRole( 'button', { name: 'By block' } ) );
		await screen.findByRole( 'link', { name: 'Wish 1' } );
		expect( lastQuery( asked, 'wishlist' ) ).toMatchObject( {
			by: 'block',
		} );
		expect(
			screen.queryByRole( 'columnheader', { name: /Waiting/ } )
		).toBeNull();
	} );

	it( 'whose time to be bought is not over name the way to some that are', async () => {
		open( '&screen=products&id=wishlist', ( question ) => {
			const answer = sampleShopAnswer( question );
			if ( question.report !== 'wishlist' ) {
				return answer;
			}
			const wishlist = answer.body as Wishlist;
			return {
				body: {
					...wishlist,
					cards: {
						...wishlist.cards,
						bought: {
							s: 0,
							n: 0,
							p: null,
							lo: null,
							hi: null,
							state: 'none',
							reason: 'window_open',
						},
						median_days: null,
					},
				},
			};
		} );
		expect(
			await screen.findByText( /a longer one shows it\.$/ )
		).toBeTruthy();
	} );
} );

describe( 'Comparisons', () => {
	it( 'name a winner only when the interval allows it', async () => {
		open( '&screen=products&id=comparison' );
		const table = await screen.findByRole( 'table' );
		const winners = within( table )
			.getAllByRole( 'row' )
			.slice( 1 )
			.map(
				( row ) => row.querySelectorAll( 'td' )[ 2 ]?.textContent ?? ''
			);
		expect( winners[ 0 ] ).toMatch( /^Beanie with Logo70 of 100/ );
		expect( winners[ 1 ] ).toMatch( /^Cap80 of 100/ );
		expect( winners[ 2 ] ).toBe( 'Cannot tell26 of 50 chose the first' );
		expect( winners[ 3 ] ).toBe( 'Cannot tell3 of 8, too few to judge' );
	} );
} );
