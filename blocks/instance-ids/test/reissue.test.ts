import { clientIdsToReissue, type Instance } from '../reissue.ts';
import { newInstanceId } from '../new-id.ts';

const stored = new Set( [ 'stored0001', 'stored0002' ] );
const block = (
	clientId: string,
	id?: string,
	more: Partial< Instance > = {}
): Instance => ( {
	clientId,
	id,
	scope: '',
	stored,
	...more,
} );
const none = new Map< string, string >();
const nothing = new Set< string >();

describe( 'an instance id', () => {
	it( 'is issued where it is missing', () => {
		expect(
			clientIdsToReissue(
				[ block( 'a' ), block( 'b', 'stored0001' ) ],
				none,
				nothing
			)
		).toEqual( [ 'a' ] );
	} );
	it( 'is new for a duplicate, wherever the duplicate was put', () => {
		const known = new Map( [ [ 'old', 'stored0001' ] ] );
		const old = block( 'old', 'stored0001' );
		const copy = block( 'copy', 'stored0001' );
		expect( clientIdsToReissue( [ old, copy ], known, nothing ) ).toEqual( [
			'copy',
		] );
		expect( clientIdsToReissue( [ copy, old ], known, nothing ) ).toEqual( [
			'copy',
		] );
	} );
	it( 'is new for each of several copies', () => {
		const known = new Map( [ [ 'old', 'stored0001' ] ] );
		expect(
			clientIdsToReissue(
				[
					block( 'x', 'stored0001' ),
					block( 'old', 'stored0001' ),
					block( 'y', 'stored0001' ),
				],
				known,
				nothing
			)
		).toEqual( [ 'x', 'y' ] );
	} );
	it( 'stays when the block is moved, cut and pasted or brought back by undo', () => {
		expect(
			clientIdsToReissue(
				[
					block( 'new-client', 'stored0001' ),
					block( 'b', 'stored0002' ),
				],
				none,
				nothing
			)
		).toEqual( [] );
		expect(
			clientIdsToReissue(
				[ block( 'new-client', 'issued0001' ) ],
				none,
				new Set( [ 'issued0001' ] )
			)
		).toEqual( [] );
	} );
	it( 'is new for what comes from a pattern, another post or a synced pattern taken apart', () => {
		expect(
			clientIdsToReissue( [ block( 'a', 'foreign001' ) ], none, nothing )
		).toEqual( [ 'a' ] );
	} );
	it( 'may stand twice where a synced pattern stands twice, and in two arms of a test', () => {
		expect(
			clientIdsToReissue(
				[
					block( 'a', 'stored0001', { scope: 'pattern-1' } ),
					block( 'b', 'stored0001', { scope: 'pattern-2' } ),
				],
				none,
				nothing
			)
		).toEqual( [] );
	} );
	it( 'is left alone while it is not known what the entity holds', () => {
		expect(
			clientIdsToReissue(
				[ block( 'a', 'foreign001', { stored: null } ) ],
				none,
				nothing
			)
		).toEqual( [] );
	} );
} );

describe( 'a new id', () => {
	it( 'has ten base36 characters and differs each time', () => {
		const ids = Array.from( { length: 1000 }, () => newInstanceId() );
		expect( new Set( ids ).size ).toBe( 1000 );
		for ( const id of ids ) {
			expect( id ).toMatch( /^[a-z0-9]{10}$/ );
		}
	} );
	it( 'draws again where a byte would favour some characters', () => {
		let draws = 0;
		const id = newInstanceId( ( bytes ) =>
			bytes.fill( draws++ === 0 ? 255 : 35 )
		);
		expect( id ).toBe( 'zzzzzzzzzz' );
		expect( draws ).toBe( 2 );
	} );
} );
