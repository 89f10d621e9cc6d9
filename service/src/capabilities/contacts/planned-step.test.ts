import { FORM_PURPOSE_NAMES, FORM_PURPOSES } from '#contract/forms.ts';
import { nobody, plannedStep } from './planned-step.ts';

describe( 'the event of a submission', () => {
	it( 'of a newsletter is requested, then confirmed, with its list', () => {
		expect(
			plannedStep( 'newsletter', { list: 'news' }, 'requested' )
		).toEqual( {
			type: 'newsletter_signup',
			props: { state: 'requested', list: 'news' },
		} );
		expect(
			plannedStep( 'newsletter', { list: 'news' }, 'confirmed' )?.props
		).toEqual( { state: 'confirmed', list: 'news' } );
	} );

	it( 'of a download is there only once it is confirmed', () => {
		expect(
			plannedStep( 'download', { resource_id: 9 }, 'requested' )
		).toBeNull();
		expect(
			plannedStep( 'download', { resource_id: 9 }, 'confirmed' )
		).toEqual( {
			type: 'resource_download',
			props: { gated: 1, resource_id: 9 },
		} );
	} );

	it( 'that asks for no confirmation says no state', () => {
		expect( plannedStep( 'quote', { product_id: 12 }, null ) ).toEqual( {
			type: 'quote_request',
			props: { product_id: 12 },
		} );
	} );

	it( 'of a form of another plugin is a form that was sent, where only that plugin knows who confirmed', () => {
		expect( plannedStep( 'newsletter', { elsewhere: 1 }, null ) ).toEqual( {
			type: 'form_submit',
			props: {},
		} );
	} );

	it( 'of a product that nobody named is none', () => {
		expect( plannedStep( 'back-in-stock', {}, 'confirmed' ) ).toBeNull();
	} );

	it.each( FORM_PURPOSE_NAMES )( 'of %s can be said', ( purpose ) => {
		const state = FORM_PURPOSES[ purpose ].doubleOptIn ? 'confirmed' : null;
		expect(
			plannedStep( purpose, { product_id: 12, list: 'news' }, state )
				?.type
		).toBe( FORM_PURPOSES[ purpose ].event );
	} );

	it( 'that names nobody has a visitor of its own', () => {
		expect( nobody( 'site_1', 'a' ) ).toMatch( /^[0-9a-f]{16}$/ );
		expect( nobody( 'site_1', 'a' ) ).not.toBe( nobody( 'site_2', 'a' ) );
	} );
} );
