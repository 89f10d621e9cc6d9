import {
	act,
	fireEvent,
	screen,
	waitFor,
	within,
} from '@testing-library/react';
import type { Overview } from '#contract/reports/overview.ts';
import { loadDraw } from '../../components/trend-chart/load.ts';
import { fakeDraw, shownPictures } from '../../testing/fake-draw.ts';
import {
	renderApp,
	sampleAnswer,
	sampleEmpty,
	sampleShopAnswer,
	setScreen,
	settled,
	SHOP,
} from '../../testing/render-app.tsx';

jest.mock( '../../components/trend-chart/load.ts' );

beforeEach( () => {
	setScreen();
	shownPictures.length = 0;
	jest.mocked( loadDraw ).mockResolvedValue( fakeDraw );
} );

const card = ( name: RegExp ) => screen.findByRole( 'button', { name } );

describe( 'Overview', () => {
	it( 'shows four numbers against the previous period, a chart of the first and the steps', async () => {
		renderApp();
		const visits = await card( /^Visits/ );
		expect( visits.getAttribute( 'aria-pressed' ) ).toBe( 'true' );
		expect( visits.textContent ).toMatch( /from \d/ );
		expect( ( await card( /^With a step/ ) ).textContent ).toMatch(
			/%.* of .* visits/
		);
		await card( /^Macro conversions/ );
		await card( /^Macro rate/ );
		expect(
			screen.getByRole( 'slider', { name: /^Visits: / } )
		).toBeTruthy();
		const table = screen.getByRole( 'region', {
			name: 'Steps, most done first',
		} );
		expect( within( table ).getAllByRole( 'rowheader' ) ).toHaveLength(
			10
		);
		expect(
			screen.getByRole( 'link', { name: /All steps/ } ).textContent
		).toContain( '13' );
	} );

	it( 'draws the card that is chosen, and Back brings the one before', async () => {
		renderApp();
		fireEvent.click( await card( /^Macro rate/ ) );
		expect( window.location.search ).toContain( 'metric=macro_rate' );
		await waitFor( () =>
			expect( shownPictures.at( -1 )?.isWhole ).toBe( false )
		);
		act( () => window.history.back() );
		await waitFor( () =>
			expect(
				screen
					.getByRole( 'button', { name: /^Visits/ } )
					.getAttribute( 'aria-pressed' )
			).toBe( 'true' )
		);
	} );

	it( 'says how old the data is, in the site’s time, and that demo data is in it', async () => {
		renderApp();
		expect(
			( await screen.findByText( /^Data until .*\)$/ ) ).textContent
		).toMatch( /2:02\sPM \(Europe\/Berlin\)/ );
		expect( screen.getByText( 'Demo data' ) ).toBeTruthy();
	} );

	it( 'shows the owner’s own click as it arrives, marked and not counted', async () => {
		renderApp();
		expect(
			await screen.findByText( 'your own, not counted' )
		).toBeTruthy();
		fireEvent.click(
			screen.getByRole( 'button', { name: 'Newest steps' } )
		);
		expect( await screen.findByText( 'bot, not counted' ) ).toBeTruthy();
	} );

	it( 'has no comparison when none is wanted', async () => {
		renderApp( { search: '&vs=none' } );
		expect( ( await card( /^Visits/ ) ).textContent ).not.toContain(
			'from'
		);
		await waitFor( () =>
			expect( shownPictures.at( -1 )?.comparison ).toBeNull()
		);
	} );

	it( 'offers longer points when every day has too few visits for a rate', async () => {
		const { asked } = renderApp( {
			search: '&metric=with_step',
			answer: ( question ) => sampleAnswer( question, 4 ),
		} );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Show by week' } )
		);
		await settled();
		expect(
			asked.filter( ( { report } ) => report === 'overview' ).at( -1 )
				?.query
		).toMatchObject( { grain: 'week' } );
	} );
} );

describe( 'An Overview without numbers', () => {
	it( 'asks nothing and shows the way to connect while the site is not connected', async () => {
		const { asked } = renderApp( { boot: { isConnected: false } } );
		expect(
			(
				await screen.findByRole( 'link', { name: 'Connect' } )
			).getAttribute( 'href' )
		).toBe( 'admin.php?page=cairn-settings' );
		expect( asked ).toEqual( [] );
	} );

	it( 'sends a person who may not connect to somebody who may', async () => {
		renderApp( { boot: { isConnected: false, canManage: false } } );
		expect(
			await screen.findByText( /Ask an administrator/ )
		).toBeTruthy();
		expect( screen.queryByRole( 'link', { name: 'Connect' } ) ).toBeNull();
	} );

	it( 'opens the shop when there has been no visit yet', async () => {
		renderApp( {
			answer: ( asked ) =>
				asked.report === 'overview'
					? sampleEmpty( asked )
					: { body: { data_until: null, events: [] } },
		} );
		expect(
			(
				await screen.findByRole( 'link', { name: 'Open shop' } )
			).getAttribute( 'href' )
		).toBe( 'http://shop.example/' );
	} );

	it( 'shows the shop’s sales of a range that begins before the first visit', async () => {
		renderApp( {
			boot: { shop: SHOP },
			answer: ( asked ) => {
				const { body } = sampleAnswer( asked, 0, true );
				return asked.report === 'overview'
					? {
							body: {
								...( body as Overview ),
								shop: (
									sampleShopAnswer( asked ).body as Overview
								 ).shop,
							},
						}
					: { body };
			},
		} );
		expect( ( await card( /^Net sales/ ) ).textContent ).toMatch( /€/ );
		expect( ( await card( /^Visits/ ) ).textContent ).toMatch( /^Visits0/ );
	} );

	it( 'clears a filter that no visit passes', async () => {
		renderApp( {
			search: '&f[]=source:is:nowhere',
			answer: ( asked ) =>
				sampleAnswer( asked, asked.query.filter ? 0 : 300 ),
		} );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Clear filters' } )
		);
		await card( /^Visits/ );
		expect( window.location.search ).toBe( '?page=cairn' );
	} );

	it( 'says what is wrong, that nothing is lost, and tries again', async () => {
		let isBroken = true;
		renderApp( {
			answer: ( asked ) =>
				isBroken
					? {
							status: 502,
							body: {
								code: 'service_silent',
								message: 'No answer.',
								data: { fix: 'Start it.' },
							},
						}
					: sampleAnswer( asked ),
		} );
		const alert = await screen.findByRole( 'alert' );
		expect( alert.textContent ).toContain(
			'No answer.Start it. Nothing is lost.Retry'
		);
		isBroken = false;
		fireEvent.click( screen.getByRole( 'button', { name: 'Retry' } ) );
		await card( /^Visits/ );
	} );

	it( 'who cannot mend the connection is told whom to ask', async () => {
		renderApp( {
			boot: { canManage: false },
			answer: () => ( {
				status: 502,
				body: {
					code: 'service_silent',
					message: 'No answer.',
					data: { fix: 'Open the firewall.' },
				},
			} ),
		} );
		const alert = await screen.findByRole( 'alert' );
		expect( alert.textContent ).toContain(
			'tell an administrator of this site'
		);
		expect( alert.textContent ).not.toContain( 'firewall' );
	} );

	it( 'shows the last good numbers with their age while the service is silent', async () => {
		renderApp( {
			answer: ( asked ) => ( {
				body: {
					...( sampleAnswer( asked ).body as object ),
					stale: {
						silent_since: '2026-11-23T12:10:00Z',
						saved_at: '2026-11-23T12:05:00Z',
						waiting: 214,
					},
				},
			} ),
		} );
		await card( /^Visits/ );
		const notice = document.querySelector( '.cairn-stale' );
		expect( notice?.textContent ).toMatch(
			/No answer since 1:10\sPM\. Numbers from 1:05\sPM\. 214 events wait and will be added\./
		);
	} );
} );

describe( 'An Overview of a shop', () => {
	const open = ( search = '', change: object = {} ) =>
		renderApp( {
			search,
			boot: { shop: SHOP },
			answer: ( asked ) => {
				const answer = sampleShopAnswer( asked );
				return asked.report === 'overview'
					? { body: withShop( answer.body as Overview, change ) }
					: answer;
			},
		} );
	const withShop = ( body: Overview, change: object ): Overview => ( {
		...body,
		shop: body.shop && { ...body.shop, ...change },
	} );

	it( 'has orders and net sales in place of conversions, and what is not counted yet', async () => {
		open();
		const orders = await card( /^Orders/ );
		expect( orders.textContent ).toMatch( /ordered: .* of .* visits/ );
		expect( orders.textContent ).toContain(
			'+ 2 paid, not counted there yet'
		);
		const sales = await card( /^Net sales/ );
		expect( sales.textContent ).toContain(
			'+ €120.00 paid, not counted there yet'
		);
		expect( screen.queryByRole( 'button', { name: /^Macro/ } ) ).toBeNull();
		fireEvent.click( sales );
		await waitFor( () =>
			expect( shownPictures.at( -1 )?.tick( 150_000 ) ).toBe( '€1,500' )
		);
	} );

	it( 'shows both sums of several currencies, and what WooCommerce books twice', async () => {
		open( '', {
			net_sales_in_base: 9_950,
			by_currency: [
				{ currency: 'EUR', decimals: 2, value: 8_000 },
				{ currency: 'USD', decimals: 2, value: 2_000 },
			],
			net_sales: {
				value: 10_000,
				compared: null,
				change: {
					kind: 'none',
					value: null,
					direction: null,
					verdict: null,
				},
			},
			refunded_twice: 1,
		} );
		await screen.findByText(
			'Net sales by currency: €80.00, USD 20.00. WooCommerce adds them as if they were one: €100.00.'
		);
		screen.getByText( 'Converted, each order at its own rate: €99.50.' );
		screen.getByText( /^1 order was refunded in part and then in full/ );
	} );

	it( 'tells how many steps an order followed, and in which window', async () => {
		const { asked } = open();
		const row = (
			await screen.findByRole( 'link', { name: 'Ask us' } )
		).closest( 'tr' );
		expect( row?.textContent ).toMatch(
			/of \d+(, too few to judge| visits)/
		);
		screen.getByText( /rests on 62\.0% of visits/ );
		fireEvent.click( screen.getByRole( 'button', { name: '30 days' } ) );
		await settled();
		expect(
			asked.filter( ( { report } ) => report === 'overview' ).at( -1 )
				?.query
		).toMatchObject( { window: '30' } );
		expect( window.location.search ).toContain( 'win=30' );
	} );

	it( 'says that orders of a moment ago are not counted after their steps yet, where none stands for "no order"', async () => {
		renderApp( {
			boot: { shop: SHOP },
			answer: ( asked ) => {
				const { body } = sampleShopAnswer( asked );
				const { after, ...rest } = body as Overview;
				return asked.report === 'overview'
					? {
							body: {
								...rest,
								after: after && { ...after, waiting: 20 },
							},
						}
					: { body };
			},
		} );
		await screen.findByText(
			'20 orders have just been heard of and are not counted here yet'
		);
	} );

	it( 'has no orders beside a filter, because no number knows of both', async () => {
		open( '&f[]=source:is:google.com' );
		await card( /^Macro conversions/ );
		expect(
			screen.queryByRole( 'columnheader', { name: 'Ordered after' } )
		).toBeNull();
	} );
} );
