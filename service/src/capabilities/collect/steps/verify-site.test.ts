import { createFakeSites, fakeKey } from '../testing/fake-sites.ts';
import { arrivalOf } from '../testing/test-arrival.ts';
import { eventAt } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import type { PublicRequest } from './arrival.ts';
import { createVerifySite, dropWhilePaused } from './verify-site.ts';

const sites = createFakeSites( 1, 2 );
const verify = createVerifySite( sites );

function from( request: Partial< PublicRequest >, key = fakeKey( 1 ) ) {
	return verify(
		arrivalOf( [ eventAt( NOON ) ], { request, batch: { key } } )
	);
}

test( 'the site comes from the key', async () => {
	const arrival = arrivalOf( [ eventAt( NOON ) ], {
		batch: { key: fakeKey( 2 ) },
	} );
	expect( await verify( arrival ) ).toBeUndefined();
	expect( arrival.site.id ).toBe( 2 );
} );

test( 'a key nobody has is refused', async () => {
	expect( await from( {}, fakeKey( 77 ) ) ).toEqual( {
		error: 'unknown_site',
	} );
} );

test( 'a disconnected site is unknown', async () => {
	const own = createFakeSites( 1 );
	own.change( 1, { state: 'disconnected' } );
	expect(
		await createVerifySite( own )( arrivalOf( [ eventAt( NOON ) ] ) )
	).toEqual( { error: 'unknown_site' } );
} );

test.each( [
	'https://shop.example.evil.com',
	'https://evilshop.example',
	'https://shop.example:8443',
	'http://shop.example',
	'null',
	'',
	null,
] )( 'the origin %s is not the site’s', async ( origin ) => {
	expect( await from( { origin } ) ).toEqual( { error: 'wrong_origin' } );
} );

test( 'a relayed batch needs no origin, but must be the signer’s own', async () => {
	const relayed = arrivalOf( [ eventAt( NOON ) ], {
		request: { origin: null, channel: 'relay' },
	} );
	relayed.signedSite = sites.site( 1 );
	expect( await verify( relayed ) ).toBeUndefined();
	const foreign = arrivalOf( [ eventAt( NOON ) ], {
		request: { origin: null, channel: 'relay' },
		batch: { key: fakeKey( 2 ) },
	} );
	foreign.signedSite = sites.site( 1 );
	expect( await verify( foreign ) ).toEqual( { error: 'unknown_site' } );
} );

test( 'while a site is paused its events are dropped and counted, one by one', async () => {
	const arrival = arrivalOf( [ eventAt( NOON ), eventAt( NOON ) ] );
	arrival.events = [];
	arrival.site = { ...sites.site( 1 ), state: 'paused' };
	expect( dropWhilePaused( arrival ) ).toBeUndefined();
	expect( arrival.drops ).toEqual( [ 'site_paused', 'site_paused' ] );
	expect( arrival.batch.events ).toEqual( [] );
} );
