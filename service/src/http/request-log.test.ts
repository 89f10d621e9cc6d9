import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import express from 'express';
import { pino } from 'pino';
import { errorHandler, notFound } from './error-handler.ts';
import { notesOf } from './mount.ts';
import { requestLog } from './request-log.ts';

describe( 'The request log', () => {
	const lines: string[] = [];
	const ended: [ string, number ][] = [];
	const log = pino(
		{ level: 'debug' },
		{ write: ( line ) => void lines.push( line ) }
	);
	const app = express();
	app.use(
		requestLog(
			log,
			( route, status ) => void ended.push( [ route, status ] )
		)
	);
	app.get( '/known', ( _request, response ) => {
		notesOf( response ).route = '/known';
		response.end();
	} );
	app.get( '/broken', () => {
		throw Object.assign( new Error( 'a mistake of ours' ), {
			secret: 'hidden',
		} );
	} );
	app.get( '/away', () => {
		throw Object.assign( new Error( 'connect ECONNREFUSED' ), {
			code: 'ECONNREFUSED',
		} );
	} );
	app.use( notFound );
	app.use( errorHandler( log ) );
	const server = createServer( app );
	let base: string;

	beforeAll( async () => {
		server.listen( 0, '127.0.0.1' );
		await once( server, 'listening' );
		base = `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }`;
	} );
	afterAll( () => {
		server.closeAllConnections();
		server.close();
	} );
	beforeEach( () => {
		lines.length = 0;
		ended.length = 0;
	} );
	const get = async ( path: string ) => {
		const response = await fetch( `${ base }${ path }`, {
			headers: {
				'User-Agent': 'Somebody/1.0',
				'X-Forwarded-For': '203.0.113.7',
			},
		} );
		return {
			status: response.status,
			text: await response.text(),
			id: response.headers.get( 'x-request-id' ),
		};
	};

	it( 'has one line a request: route, status, duration, id', async () => {
		const answer = await get( '/known?email=a@b.example' );
		const line = JSON.parse( lines.join( '' ) );
		expect( line ).toMatchObject( {
			method: 'GET',
			route: '/known',
			status: 200,
			request_id: answer.id,
		} );
		expect( line.ms ).toEqual( expect.any( Number ) );
		expect( ended ).toEqual( [ [ '/known', 200 ] ] );
	} );

	it( 'shows nothing of the sender, of the query or of an address nobody knows', async () => {
		await get( '/known?email=a@b.example' );
		await get( '/reset-password/a@b.example' );
		const text = lines.join( '' );
		for ( const secret of [
			'b.example',
			'203.0.113.7',
			'Somebody',
			'127.0.0.1',
		] ) {
			expect( text ).not.toContain( secret );
		}
		expect( text ).toContain( '"route":"other"' );
	} );

	it( 'has the cause of what nobody foresaw, which the answer has not', async () => {
		const answer = await get( '/broken' );
		expect( answer.status ).toBe( 500 );
		expect( answer.text ).not.toContain( 'a mistake of ours' );
		expect( JSON.parse( answer.text ).error.request_id ).toBe( answer.id );
		expect( lines.join( '' ) ).toContain( 'a mistake of ours' );
	} );

	it( 'takes a database that is away for no mistake of ours', async () => {
		const answer = await get( '/away' );
		expect( answer.status ).toBe( 503 );
		expect( lines.join( '' ) ).not.toContain( '"level":50' );
	} );
} );
