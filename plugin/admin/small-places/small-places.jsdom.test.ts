/** The two scripts that WordPress loads as they are written: the box on an order and the column on the list of products. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as i18n from '@wordpress/i18n';
import { waitFor } from '@testing-library/react';
import { sampleOrder } from '../testing/sample-shop-reports.ts';

const asked: string[] = [];
let answer: ( path: string ) => Promise< unknown >;
let comeIntoView: () => void;

/** Runs a script of plugin/assets in this page. */
function run( name: string ): void {
	const code = readFileSync(
		path.join( __dirname, '../../assets', name ),
		'utf8'
	);
	new Function( 'wp', 'IntersectionObserver', code )(
		{
			i18n,
			apiFetch: ( question: { path: string } ) => {
				asked.push( question.path );
				return answer( question.path );
			},
		},
		class {
			constructor(
				tell: ( entries: { isIntersecting: boolean }[] ) => void
			) {
				comeIntoView = () => tell( [ { isIntersecting: true } ] );
			}
			observe = () => undefined;
			disconnect = () => undefined;
		}
	);
}

beforeEach( () => {
	asked.length = 0;
	document.documentElement.lang = 'en-US';
} );

describe( 'The box on an order', () => {
	const open = async ( report: unknown ) => {
		document.body.innerHTML = `<div class="cairn-order-box" data-path="/cairn/v1/reports/order?order_id=7" data-labels='{"cta_click":"Call to action clicked"}'>Loading</div>`;
		answer = async () => report;
		run( 'order-box.js' );
		expect( asked ).toEqual( [] );
		comeIntoView();
		await waitFor( () =>
			expect( document.body.textContent ).not.toContain( 'Loading' )
		);
		return document.body;
	};

	it( 'asks only when it comes into view, then tells source and steps, last first', async () => {
		const body = await open( sampleOrder() );
		expect( asked ).toEqual( [ '/cairn/v1/reports/order?order_id=7' ] );
		expect( body.textContent ).toContain( 'Came from: google' );
		const steps = [ ...body.querySelectorAll( 'li' ) ].map(
			( step ) => step.textContent
		);
		expect( steps ).toEqual( [
			'2 minutes beforeadd to cart /product/beanie/',
			'3 days beforeCall to action clicked <b>Ask us</b> · /pricing/ · variant B · an earlier visit',
		] );
		// The name of a block is somebody's text, never markup.
		expect( body.querySelector( 'b' ) ).toBeNull();
		expect( body.textContent ).toContain( '2 of 12 steps in 2 visits' );
	} );

	it.each( [
		[ 'no_consent', 'Not linked: no consent.' ],
		[
			'not_a_visit',
			'Made in the admin or by another program: credited to no visit.',
		],
		[ 'not_paid', 'Not paid: steps are told of orders that count.' ],
		[ 'no_steps', 'No step is known before this order.' ],
	] as const )( 'says why it knows nothing: %s', async ( link, words ) => {
		const body = await open( sampleOrder( link ) );
		expect( body.textContent ).toBe( words );
	} );

	it( 'that fails can be tried again', async () => {
		document.body.innerHTML = `<div class="cairn-order-box" data-path="/x" data-labels="{}">Loading</div>`;
		answer = async () => {
			throw {
				code: 'service_silent',
				message: 'The service does not answer.',
			};
		};
		run( 'order-box.js' );
		comeIntoView();
		await waitFor( () =>
			expect( document.body.textContent ).toContain(
				'The service does not answer. Nothing is lost.'
			)
		);
		answer = async () => sampleOrder();
		document.querySelector( 'button' )?.click();
		await waitFor( () =>
			expect( document.body.textContent ).toContain( 'google' )
		);
	} );
} );

describe( 'The column on the list of products', () => {
	const list = ( className = '' ) => {
		document.body.innerHTML = `<input type="checkbox" id="cairn-hide"><table><thead><tr><th id="cairn" class="${ className }"></th></tr></thead><tbody id="the-list"><tr><td><span class="cairn-product-column" data-product="12">…</span></td></tr><tr><td><span class="cairn-product-column" data-product="34">…</span></td></tr></tbody></table>`;
		Object.assign( window, {
			cairnProductColumn: { path: '/cairn/v1/reports/product-column' },
		} );
		answer = async () => ( {
			products: [ { product_id: 12, views: 1400, in_cart: 30, left: 7 } ],
		} );
		run( 'product-column.js' );
	};
	const cells = () =>
		[ ...document.querySelectorAll( '.cairn-product-column' ) ].map(
			( cell ) => cell.textContent
		);

	it( 'asks once for all products of the screen; one that nobody saw has zeros', async () => {
		list();
		await waitFor( () =>
			expect( cells() ).toEqual( [
				'1,400 · 30 · 7Last 28 days: 1,400 views, 30 in carts, 7 left',
				'0 · 0 · 0Last 28 days: 0 views, 0 in carts, 0 left',
			] )
		);
		expect( asked ).toEqual( [
			'/cairn/v1/reports/product-column?ids=12,34',
		] );
	} );

	it( 'asks nothing while it is switched off, and asks when it is switched on', async () => {
		list( 'hidden' );
		expect( asked ).toEqual( [] );
		document.querySelector( '#cairn' )?.classList.remove( 'hidden' );
		document
			.querySelector( '#cairn-hide' )
			?.dispatchEvent( new Event( 'change' ) );
		await waitFor( () => expect( cells()[ 0 ] ).toContain( '1,400' ) );
	} );

	it( 'says so when the numbers do not come, and does not ask again and again', async () => {
		list( 'hidden' );
		answer = async () => {
			throw { code: 'service_silent' };
		};
		document.querySelector( '#cairn' )?.classList.remove( 'hidden' );
		document
			.querySelector( '#cairn-hide' )
			?.dispatchEvent( new Event( 'change' ) );
		await waitFor( () => expect( cells()[ 0 ] ).toContain( '—' ) );
		expect( asked ).toHaveLength( 1 );
	} );
} );
