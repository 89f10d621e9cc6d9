/** What goes wrong between a request and its commit. Nothing acknowledged is lost, nothing is counted twice. */
import type { Database, RawConnection } from '../../../storage/database.ts';
import { withRetries } from '../../../storage/retry.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { createFakeSites } from '../testing/fake-sites.ts';
import { eventAt } from '../testing/test-batch.ts';
import { createTestCollect, MINUTE, NOON } from '../testing/test-collect.ts';

/** What the wire does to one statement. */
type Fault = ( statement: string ) => 'pass' | 'fail before' | 'fail after';

const lost = () =>
	Object.assign( new Error( 'Connection lost' ), {
		code: 'PROTOCOL_CONNECTION_LOST',
		fatal: true,
	} );
const failure = ( errno: number ) =>
	Object.assign( new Error( `database error ${ errno }` ), { errno } );

/** The real database with a fault on its wire. A commit that fails after was done: only its answer is lost. */
function withFault(
	database: Database,
	fault: Fault,
	error: () => Error
): Database {
	const faulty = ( connection: RawConnection ): RawConnection =>
		new Proxy( connection, {
			get( target, name ) {
				if ( name !== 'execute' && name !== 'query' ) {
					const value: unknown = Reflect.get( target, name, target );
					return typeof value === 'function'
						? value.bind( target )
						: value;
				}
				return async ( statement: string, values: unknown[] ) => {
					const what = fault( statement );
					if ( what === 'fail before' ) {
						throw error();
					}
					const result: unknown = await ( name === 'execute'
						? target.execute( statement, values as string[] )
						: target.query( statement, values ) );
					if ( what === 'fail after' ) {
						throw error();
					}
					return result;
				};
			},
		} );
	return {
		...database,
		rawTransaction: ( work, options ) =>
			withRetries( async () => {
				const result = await database.rawTransaction(
					( connection ) => work( faulty( connection ) ),
					{ ...options, attempts: 1 }
				);
				if ( fault( 'COMMIT' ) === 'fail after' ) {
					throw error();
				}
				return result;
			}, options ),
	};
}

/** Does something to the first statement that matches, and nothing after. */
function once( pattern: RegExp, what: 'fail before' | 'fail after' ): Fault {
	let done = false;
	return ( statement ) => {
		if ( done || ! pattern.test( statement ) ) {
			return 'pass';
		}
		done = true;
		return what;
	};
}

describeOnEachDatabase( 'Failures', ( engine ) => {
	const db = engine.use();
	let siteId = 500;

	async function expectExactlyOnce(
		events: number,
		by = createTestCollect( db().database, {
			sites: createFakeSites( siteId ),
		} )
	) {
		const counted = await by.recount( siteId );
		expect( counted.differences ).toEqual( [] );
		expect( counted.events ).toBe( events );
	}

	beforeEach( () => {
		siteId += 1;
	} );

	test.each( [
		[ 'the answer to the commit is lost', /^COMMIT$/, 'fail after', lost ],
		[
			'the connection is lost before the rows',
			/INTO event /,
			'fail before',
			lost,
		],
		[
			'the connection is lost after the rows',
			/INTO event /,
			'fail after',
			lost,
		],
		[
			'the connection is lost after the roll-up change',
			/INTO rollup_delta/,
			'fail after',
			lost,
		],
		[
			'the dictionary’s new numbers are rolled back',
			/INTO dimension_value/,
			'fail after',
			lost,
		],
		[
			'a deadlock ends the transaction',
			/INTO visit /,
			'fail after',
			() => failure( 1213 ),
		],
		[
			'a cluster refuses to certify',
			/INTO rollup_delta/,
			'fail after',
			() => failure( 1180 ),
		],
		[
			'somebody else was quicker with the same key',
			/INTO event /,
			'fail after',
			() => failure( 1062 ),
		],
		[
			'the gate is waited for too long',
			/UPDATE event_gate/,
			'fail before',
			() => failure( 1205 ),
		],
	] as const )(
		'when %s, the work is done again and counts once',
		async ( _what, pattern, when, error ) => {
			const test1 = createTestCollect(
				withFault( db().database, once( pattern, when ), error ),
				{ sites: createFakeSites( siteId ) }
			);
			const first = eventAt( NOON - 2 * MINUTE );
			const second = eventAt( NOON - MINUTE, 'share', {
				props: { method: 'mail' },
			} );
			expect(
				await test1.send( [ first, second ], {
					siteId,
					path: `/new-${ siteId }/`,
					sentAt: NOON,
				} )
			).toEqual( { kind: 'accepted' } );
			expect(
				await test1.send( [ eventAt( NOON ) ], {
					siteId,
					path: '/next/',
				} )
			).toEqual( { kind: 'accepted' } );
			await expectExactlyOnce( 3, test1 );
		}
	);

	test( 'when the disk is full, nothing is acknowledged, and the same batch counts once when there is room again', async () => {
		let full = true;
		const database = withFault(
			db().database,
			( statement ) =>
				full && /INTO rollup_delta/.test( statement )
					? 'fail after'
					: 'pass',
			() => failure( 1114 )
		);
		const test1 = createTestCollect( database, {
			sites: createFakeSites( siteId ),
		} );
		const event = eventAt( NOON );
		expect( await test1.send( [ event ], { siteId } ) ).toEqual( {
			kind: 'refused',
			error: 'database_unavailable',
			retryAfterSeconds: 2,
		} );
		await expectExactlyOnce( 0 );
		full = false;
		expect( await test1.send( [ event ], { siteId } ) ).toEqual( {
			kind: 'accepted',
		} );
		await expectExactlyOnce( 1 );
	} );

	test( 'a connection that is killed from outside is replaced', async () => {
		const test1 = createTestCollect( db().connect( { connections: 2 } ), {
			sites: createFakeSites( siteId ),
		} );
		await test1.send( [ eventAt( NOON - MINUTE ) ], { siteId } );
		await db().database.rawTransaction( async ( connection ) => {
			const [ processes ] = await connection.query( 'SHOW PROCESSLIST' );
			const [ own ] = await connection.query(
				'SELECT CONNECTION_ID() AS id, DATABASE() AS db'
			);
			const self = ( own as { id: number; db: string }[] )[ 0 ];
			for ( const process of processes as {
				Id: number;
				db: string;
				Command: string;
			}[] ) {
				if ( process.db === self?.db && process.Id !== self?.id ) {
					await connection
						.query( `KILL ${ process.Id }` )
						.catch( () => undefined );
				}
			}
		} );
		expect( await test1.send( [ eventAt( NOON ) ], { siteId } ) ).toEqual( {
			kind: 'accepted',
		} );
		await expectExactlyOnce( 2 );
	} );

	test( 'a process that dies after its commit leaves changes that the next one folds', async () => {
		const dying = createTestCollect( db().database, {
			sites: createFakeSites( siteId ),
		} );
		await dying.send( [ eventAt( NOON - MINUTE ) ], { siteId } );
		await expectExactlyOnce( 1 );
	} );

	test( 'what is queued at shutdown is stored before stop returns', async () => {
		const test1 = createTestCollect( db().database, {
			sites: createFakeSites( siteId ),
		} );
		const answers = Array.from( { length: 30 }, ( _, n ) =>
			test1.send( [ eventAt( NOON - n * 1000 ) ], {
				siteId,
				sentAt: NOON,
			} )
		);
		await answers[ 0 ];
		await test1.collect.stop();
		const kinds = ( await Promise.all( answers ) ).filter(
			( answer ) => answer.kind === 'accepted'
		).length;
		await expectExactlyOnce( kinds );
		expect( kinds ).toBeGreaterThan( 0 );
		expect(
			await test1.send( [ eventAt( NOON ) ], { siteId } )
		).toMatchObject( { kind: 'refused', error: 'busy' } );
	} );
} );
