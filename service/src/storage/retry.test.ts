import { classifyFailure, isPassing, withRetries } from './retry.ts';

const failure = ( fields: object ) =>
	Object.assign( new Error( 'database' ), fields );

describe( 'A database failure', () => {
	it.each( [
		[ 'a deadlock', { errno: 1213 }, 'conflict' ],
		[ 'a failed certification', { errno: 1180 }, 'conflict' ],
		[ 'a refused connection', { code: 'ECONNREFUSED' }, 'lost-connection' ],
		[
			'a missing socket',
			{ code: 'ENOENT', fatal: true },
			'lost-connection',
		],
		[ 'a shutdown', { errno: 1053 }, 'lost-connection' ],
		[ 'a full disk', { errno: 1021 }, 'unavailable' ],
		[ 'a full table space', { errno: 1114 }, 'unavailable' ],
		[ 'a read-only server', { errno: 1290 }, 'unavailable' ],
		[ 'a database not made yet', { errno: 1049 }, 'unavailable' ],
		[ 'a duplicate key', { errno: 1062 }, 'duplicate-key' ],
		[ 'a mistake in SQL', { errno: 1064 }, 'other' ],
	] )( 'is sorted: %s', ( _name, fields, expected ) => {
		expect( classifyFailure( failure( fields ) ) ).toBe( expected );
	} );

	it( 'passes by itself when the database is at fault, not when we are', () => {
		expect( isPassing( failure( { errno: 1021 } ) ) ).toBe( true );
		expect( isPassing( failure( { errno: 1064 } ) ) ).toBe( false );
		expect( isPassing( undefined ) ).toBe( false );
	} );
} );

describe( 'Work that is retried', () => {
	it( 'is begun again after a conflict and gives its result', async () => {
		let runs = 0;
		const result = await withRetries( async () => {
			runs += 1;
			if ( runs < 3 ) {
				throw failure( { errno: 1213 } );
			}
			return 'done';
		} );
		expect( result ).toBe( 'done' );
		expect( runs ).toBe( 3 );
	} );

	it( 'is given up after so many attempts, with the last error', async () => {
		let runs = 0;
		const endless = withRetries(
			async () => {
				runs += 1;
				throw failure( { errno: 1213, run: runs } );
			},
			{ attempts: 3 }
		);
		await expect( endless ).rejects.toMatchObject( { run: 3 } );
	} );

	it( 'meets a duplicate key again only when it asked to', async () => {
		const meet = ( onDuplicateKey: boolean ) => {
			let runs = 0;
			return withRetries(
				async () => {
					runs += 1;
					if ( runs === 1 ) {
						throw failure( { errno: 1062 } );
					}
					return runs;
				},
				{ onDuplicateKey }
			);
		};
		await expect( meet( true ) ).resolves.toBe( 2 );
		await expect( meet( false ) ).rejects.toMatchObject( { errno: 1062 } );
	} );
} );
