import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { createFakeSites } from '../testing/fake-sites.ts';
import { arrivalOf } from '../testing/test-arrival.ts';
import { eventAt } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { createCheckBlocks } from './check-blocks.ts';
import { markOpening } from './mark-opening.ts';

const blockSchema = z.object( {
	name: z.string(),
	attributes: z.record( z.string(), z.unknown() ),
} );

async function checked( blockId: string ) {
	const sites = createFakeSites( 1 );
	sites.announce( 1, 'knownblock' );
	const arrival = arrivalOf( [
		eventAt( NOON - 1 ),
		eventAt( NOON, 'share', {
			block_id: blockId,
			props: { method: 'mail' },
		} ),
	] );
	arrival.device = 2;
	await createCheckBlocks( sites )( arrival );
	void markOpening( arrival );
	return arrival.events.map( ( event ) => event.pending );
}

test( 'an announced block passes', async () => {
	expect( await checked( 'knownblock' ) ).toMatchObject( [
		{ destination: 'event', device: 2 },
		{ destination: 'event', device: 0, blockName: 'knownblock' },
	] );
} );

test( 'a block nobody announced waits, and carries what it needs to stand alone', async () => {
	expect( await checked( 'invented00' ) ).toMatchObject( [
		{ destination: 'event', device: 2 },
		{ destination: 'quarantine', device: 2 },
	] );
} );

test( 'a block of a theme file passes by its derived id, other kinds do not', async () => {
	expect( await checked( 'x:cta-button:header:1' ) ).toMatchObject( [
		{},
		{ destination: 'event' },
	] );
	expect( await checked( 'x:made-up:header:1' ) ).toMatchObject( [
		{},
		{ destination: 'quarantine' },
	] );
} );

test( 'every block that the plugin brings may stand without an id; parts of one have none', async () => {
	const blocks = new URL( '../../../../../blocks/', import.meta.url );
	const names = readdirSync( blocks )
		.map( ( name ) => new URL( `${ name }/block.json`, blocks ) )
		.filter( ( file ) => existsSync( file ) )
		.map( ( file ): unknown => JSON.parse( readFileSync( file, 'utf8' ) ) )
		.map( ( block ) => blockSchema.parse( block ) )
		.filter( ( { attributes } ) => 'blockId' in attributes )
		.map( ( { name } ) => name.replace( 'cairn/', '' ) );
	expect( names.length ).toBeGreaterThan( 8 );
	for ( const name of names ) {
		expect(
			await checked( `x:${ name }:theme/single-product:1` )
		).toMatchObject( [ {}, { destination: 'event' } ] );
	}
} );

test( 'only the earliest event of a request says where the visit came from', () => {
	const arrival = arrivalOf(
		[ eventAt( NOON ), eventAt( NOON - 5 ), eventAt( NOON - 1 ) ],
		{
			batch: {
				consent: {
					state: 'cookieless',
					source: 'cmp',
					ts: 1_700_000_000_999,
					policy: 'v2',
				},
			},
		}
	);
	arrival.address = { page: '/', source: 'a.example', campaign: 7 };
	arrival.device = 1;
	void markOpening( arrival );
	const opening = {
		sourceLabel: 'a.example',
		campaign: 7,
		device: 1,
		consentAt: 1_700_000_000,
		policyText: 'v2',
	};
	const others = {
		sourceLabel: null,
		campaign: 0,
		device: 0,
		consentAt: 0,
		policyText: null,
	};
	expect( arrival.events.map( ( event ) => event.pending ) ).toMatchObject( [
		others,
		opening,
		others,
	] );
} );
