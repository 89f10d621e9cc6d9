import {
	closeSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../config.ts';
import { createLog } from './log.ts';

it( 'The log leaves out what names a visitor and what a statement carried, should somebody hand it over', () => {
	const folder = mkdtempSync( path.join( tmpdir(), 'cairn-log-' ) );
	const file = path.join( folder, 'log' );
	const descriptor = openSync( file, 'w' );
	const log = createLog( readConfig( {} ), descriptor );
	log.info(
		{
			ip: '203.0.113.7',
			headers: { cookie: 'c' },
			visit: { user_agent: 'Somebody/1.0' },
		},
		'seen'
	);
	log.error(
		{
			err: Object.assign( new Error( 'no such table' ), {
				sql: "INSERT … 'a@b.example'",
				parameters: [ 'a@b.example' ],
			} ),
		},
		'failed'
	);
	closeSync( descriptor );
	const text = readFileSync( file, 'utf8' );
	rmSync( folder, { recursive: true } );
	expect( text ).toContain( 'no such table' );
	expect( text ).toContain( '"level":"error"' );
	for ( const secret of [
		'203.0.113.7',
		'cookie',
		'Somebody',
		'a@b.example',
	] ) {
		expect( text ).not.toContain( secret );
	}
} );
