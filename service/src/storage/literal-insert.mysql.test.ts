import type { RowDataPacket } from 'mysql2/promise';
import { describeOnEachDatabase } from '../testing/databases.ts';
import {
	hexLiteral,
	integerLiteral,
	LiteralInsert,
	numberOrNull,
	textLiteral,
} from './literal-insert.ts';

const HOSTILE = [
	"it's",
	"'); DROP TABLE kept; -- ",
	'\\',
	"\\'",
	'"quoted"',
	'zero \0 byte',
	'new\r\nline\ttab \x1a \b',
	'percent % underscore _ question ?',
	'grüße 雪 🏔',
	'',
];

describeOnEachDatabase( 'Values in the text of a statement', ( engine ) => {
	const db = engine.use( { migrated: false } );

	beforeEach( async () => {
		await db().database.rawTransaction( async ( connection ) => {
			await connection.query( 'DROP TABLE IF EXISTS kept' );
			await connection.query(
				'CREATE TABLE kept (id INT NOT NULL PRIMARY KEY, bytes BINARY(2) NULL, number BIGINT NULL, text VARBINARY(16000) NULL) ENGINE = InnoDB'
			);
		} );
	} );

	const read = () =>
		db().database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query< RowDataPacket[] >(
				'SELECT kept.id, kept.bytes, kept.number, kept.text FROM kept ORDER BY kept.id'
			);
			return rows;
		} );

	test( 'come back as they were, whatever they contain', async () => {
		const insert = new LiteralInsert( 'kept', [
			'id',
			'bytes',
			'number',
			'text',
		] );
		HOSTILE.forEach( ( text, id ) =>
			insert.add(
				`${ id },${ hexLiteral( '00ff' ) },${ numberOrNull( -id ) },${ textLiteral( text ) }`
			)
		);
		await db().database.rawTransaction( ( connection ) =>
			insert.run( connection )
		);
		const rows = await read();
		expect(
			rows.map( ( row ) => ( row.text as Buffer ).toString() )
		).toEqual( HOSTILE );
		expect( rows[ 0 ] ).toMatchObject( {
			bytes: Buffer.from( [ 0, 255 ] ),
			number: null,
		} );
		expect( rows[ 3 ] ).toMatchObject( { number: -3 } );
	} );

	test( 'are written in several statements when one would be too long', async () => {
		const insert = new LiteralInsert( 'kept', [ 'id', 'text' ] );
		for ( let id = 0; id < 300; id += 1 ) {
			insert.add( `${ id },${ textLiteral( 'x'.repeat( 16_000 ) ) }` );
		}
		let statements = 0;
		await db().database.rawTransaction( ( connection ) => {
			const query = connection.query.bind( connection );
			connection.query = ( ( ...given: Parameters< typeof query > ) => {
				statements += 1;
				return query( ...given );
			} ) as typeof connection.query;
			return insert.run( connection );
		} );
		expect( await read() ).toHaveLength( 300 );
		expect( statements ).toBe( 5 );
	} );

	test( 'do not come into the error of a statement that fails', async () => {
		const insert = new LiteralInsert( 'kept', [ 'id', 'text' ] );
		insert.add( `1,${ textLiteral( 'private' ) }` );
		insert.add( `1,${ textLiteral( 'private' ) }` );
		const error: unknown = await db()
			.database.rawTransaction( ( connection ) =>
				insert.run( connection )
			)
			.catch( ( reason: unknown ) => reason );
		expect( error ).toMatchObject( { errno: 1062 } );
		expect( JSON.stringify( error ) ).not.toContain( 'private' );
	} );
} );

test( 'bytes that are not hex digits, and numbers that are not whole, are no literals', () => {
	expect( () => hexLiteral( "00' OR 1" ) ).toThrow();
	expect( () => hexLiteral( '0' ) ).toThrow();
	expect( () => hexLiteral( '' ) ).toThrow();
	expect( () => integerLiteral( 1.5 ) ).toThrow();
	expect( () => integerLiteral( NaN ) ).toThrow();
} );
