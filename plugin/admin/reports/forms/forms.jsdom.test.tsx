import { fireEvent, screen, waitFor } from '@testing-library/react';
import { loadDraw } from '../../components/trend-chart/load.ts';
import { createNumberWords } from '../../format/numbers.ts';
import { fakeDraw, shownPictures } from '../../testing/fake-draw.ts';
import type { Asked, FakeAnswer } from '../../testing/fake-wordpress.ts';
import {
	renderApp,
	sampleShopAnswer,
	setScreen,
	SHOP,
	TODAY,
} from '../../testing/render-app.tsx';
import { BLOCK, sampleForms } from '../../testing/sample-people.ts';
import { durationWords } from './words.ts';

jest.mock( '../../components/trend-chart/load.ts' );

beforeEach( () => {
	setScreen();
	shownPictures.length = 0;
	jest.mocked( loadDraw ).mockResolvedValue( fakeDraw );
} );

const open = (
	search = '',
	answer: ( asked: Asked ) => FakeAnswer = sampleShopAnswer,
	canSeePeople = true
) =>
	renderApp( {
		search: `&screen=forms${ search }`,
		answer,
		boot: { shop: SHOP, canSeePeople },
	} );

const cells = ( name: string ) =>
	screen.getByText( name ).closest( 'tr' )?.textContent ?? '';

describe( 'Forms', () => {
	it( 'lists what was most confirmed first, each rate with what it rests on', async () => {
		open();
		await screen.findByRole( 'link', { name: 'News in the footer' } );
		expect(
			screen
				.getAllByRole( 'rowheader' )
				.map( ( header ) => header.textContent )
		).toEqual( [
			'News in the footer/news/',
			// A form without a name is called by what it is for.
			'Quote/offer/',
			'Ask usForm of another plugin',
		] );
		const row = cells( 'News in the footer' );
		expect( row ).toContain( '600 of 4,000 visits' );
		expect( row ).toContain( '240 of 600 visits' );
		expect( row ).toContain( '180 of 230' );
		expect( row ).toContain( '36 of 150' );
		expect( row ).toContain( '€28.80' );
	} );

	it( 'knows of another plugin’s form only what was sent, and says so', async () => {
		open( '&sort=sent' );
		await screen.findByText( 'Ask us' );
		expect( screen.queryByRole( 'link', { name: 'Ask us' } ) ).toBeNull();
		const row = cells( 'Ask us' );
		expect( row ).toContain( '17' );
		expect( row ).toContain( 'Only what was sent is known of this form.' );
	} );

	it( 'is sorted by any column, with unknown numbers last both ways', async () => {
		open( '&sort=net_sales_each' );
		await screen.findByText( 'Ask us' );
		const names = () =>
			screen
				.getAllByRole( 'rowheader' )
				.map( ( header ) => header.textContent?.slice( 0, 5 ) );
		expect( names() ).toEqual( [ 'Quote', 'News ', 'Ask u' ] );
		fireEvent.click(
			screen.getByRole( 'button', { name: /^Net sales a contact/ } )
		);
		await waitFor( () =>
			expect( names() ).toEqual( [ 'News ', 'Quote', 'Ask u' ] )
		);
	} );

	it( 'says nothing of orders on a site without a shop', async () => {
		renderApp( { search: '&screen=forms' } );
		await screen.findByRole( 'link', { name: 'News in the footer' } );
		expect(
			screen.queryByText( 'Ordered in 30 days ÷ confirmed' )
		).toBeNull();
	} );

	it( 'shows the way to a form where there is none', async () => {
		open( '&range=12m', ( asked ) =>
			asked.report === 'forms'
				? {
						body: {
							...sampleForms( {
								from: '2026-10-27',
								to: '2026-11-24',
								today: TODAY,
							} ),
							rows: [],
						},
					}
				: sampleShopAnswer( asked )
		);
		await screen.findByRole( 'link', { name: 'Insert a form' } );
	} );
} );

describe( 'One form', () => {
	it( 'tells field by field who came to it, saw an error and left', async () => {
		open();
		fireEvent.click(
			await screen.findByRole( 'link', { name: 'News in the footer' } )
		);
		await screen.findByText( 'Field by field' );
		expect( cells( 'Telephone' ) ).toContain( '220' );
		expect( cells( 'Telephone' ) ).toContain( '480' );
		expect( cells( 'Telephone' ) ).toContain( '60 of 480 visits' );
		expect( cells( 'Telephone' ) ).toContain( '220 of 480 visits' );
		// The owner's own field has only its key.
		expect( cells( 'k8d2m4x9qz' ) ).toContain( '20 of 260 visits' );
		expect( document.body.textContent ).toContain(
			'half within 1 min 8 s'
		);
		expect( screen.getByRole( 'heading', { level: 1 } ).textContent ).toBe(
			'News in the footer'
		);
	} );

	it( 'draws what was sent in what was confirmed of it, with the table beside', async () => {
		renderApp( {
			search: `&screen=form&id=${ BLOCK }`,
			answer: sampleShopAnswer,
			boot: { shop: SHOP },
		} );
		await waitFor( () =>
			expect( shownPictures.at( -1 )?.parts ).toHaveLength( 2 )
		);
		fireEvent.click( screen.getByRole( 'button', { name: 'Show table' } ) );
		const first = screen
			.getByText( 'Tuesday, October 27, 2026' )
			.closest( 'tr' );
		expect(
			[ ...( first?.querySelectorAll( 'td' ) ?? [] ) ].map(
				( cell ) => cell.textContent
			)
		).toEqual( [ '6', '2' ] );
	} );

	it( 'leads to its contacts only for those who may see people', async () => {
		const search = `&screen=form&id=${ BLOCK }`;
		const first = renderApp( {
			search,
			answer: sampleShopAnswer,
			boot: { canSeePeople: true },
		} );
		expect(
			(
				await screen.findByRole( 'link', {
					name: 'Contacts of this form',
				} )
			).getAttribute( 'href' )
		).toBe( `admin.php?page=cairn&screen=contacts&only=form-${ BLOCK }` );
		first.unmount();
		renderApp( { search, answer: sampleShopAnswer } );
		await screen.findByText( 'Field by field' );
		expect(
			screen.queryByRole( 'link', { name: 'Contacts of this form' } )
		).toBeNull();
	} );

	it( 'that is not known leads back to all forms', async () => {
		renderApp( {
			search: '&screen=form&id=zzzzzzzzzz',
			answer: ( asked ) =>
				asked.report === 'form'
					? { status: 404, body: { code: 'not_found', message: '' } }
					: sampleShopAnswer( asked ),
		} );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'See all forms' } )
		);
		await screen.findByRole( 'link', { name: 'News in the footer' } );
	} );
} );

describe( 'A duration', () => {
	it.each( [
		[ 400, '0 s' ],
		[ 48_000, '48 s' ],
		[ 59_700, '1 min 0 s' ],
		[ 185_000, '3 min 5 s' ],
	] )( 'of %d ms is “%s”', ( ms, words ) => {
		expect( durationWords( ms, createNumberWords( 'en-US' ) ) ).toBe(
			words
		);
	} );
} );
