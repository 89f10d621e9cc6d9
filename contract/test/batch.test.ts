import { batchSchema, blockIdSchema } from '../src/batch.ts';
import { CTA_EVENT } from '../src/cta-kinds.ts';
import { EVENTS } from '../src/events/index.ts';
import { canonicalString } from '../src/signature.ts';

const batch = {
	schema_version: 1,
	key: 'pk_0123456789abcdef',
	sent_at: 1767225600000,
	page_view_id: '0190b5f0-0000-7000-8000-000000000000',
	url: 'https://shop.example/',
	consent: { state: 'cookieless', source: 'default' },
	events: [
		{ event_id: '0190b5f0-0000-7000-8000-000000000001', name: 'page_view' },
	],
};

describe( 'the batch of a browser', () => {
	it( 'is accepted in its smallest form', () => {
		expect( batchSchema.safeParse( batch ).success ).toBe( true );
	} );

	it.each( [
		[ 'a field nobody knows', { ...batch, site_id: 1 } ],
		[ 'another version', { ...batch, schema_version: 2 } ],
		[ 'no events', { ...batch, events: [] } ],
		[
			'more than twenty events',
			{ ...batch, events: Array( 21 ).fill( batch.events[ 0 ] ) },
		],
		[
			'a random id instead of a time-ordered one',
			{
				...batch,
				events: [
					{
						event_id: '0190b5f0-0000-4000-8000-000000000001',
						name: 'page_view',
					},
				],
			},
		],
		[
			'nested props',
			{
				...batch,
				events: [ { ...batch.events[ 0 ], props: { a: { b: 1 } } } ],
			},
		],
		[ 'a guessed visitor', { ...batch, visitor: 'x' } ],
	] )( 'is refused with %s', ( _, body ) => {
		expect( batchSchema.safeParse( body ).success ).toBe( false );
	} );
} );

describe( 'block ids', () => {
	it.each( [ 'k3f9q2a7zz', 'x:cta-button:single/footer:2' ] )(
		'%s is one',
		( id ) => expect( blockIdSchema.safeParse( id ).success ).toBe( true )
	);
	it.each( [ 'K3F9Q2A7ZZ', 'short', "x:cta' or 1=1:a:1", '' ] )(
		'%p is none',
		( id ) => expect( blockIdSchema.safeParse( id ).success ).toBe( false )
	);
} );

it( 'sends every kind of CTA click as a public step', () => {
	for ( const type of Object.values( CTA_EVENT ) ) {
		expect( EVENTS[ type ].channels ).toContain( 'public' );
		expect( EVENTS[ type ].step ).toBe( true );
	}
} );

it( 'signs eight lines without one at the end', () => {
	expect(
		canonicalString( {
			method: 'GET',
			path: '/v1/site',
			canonicalQuery: '',
			timestamp: '1',
			nonce: 'n',
			siteId: 's',
			bodyHash: 'h',
		} )
	).toBe( 'CAIRN1\nGET\n/v1/site\n\n1\nn\ns\nh' );
} );
