import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUDGETS, problemsOf } from './check-build.mjs';

let folder: string;
const write = ( files: Record< string, string > ) => {
	for ( const [ name, text ] of Object.entries( files ) ) {
		mkdirSync( dirname( join( folder, name ) ), { recursive: true } );
		writeFileSync( join( folder, name ), text );
	}
};
const asset = ( list: string, type = '' ) =>
	`<?php return array('dependencies' => array(${ list }), 'version' => '1'${ type });`;

/** A build that may ship, of one block. */
const good = {
	'blocks/a/block.json':
		'{"editorScript":"file:./index.tsx","viewScriptModule":"cairn/blocks"}',
	'build/blocks-manifest.php': "<?php return array( 'a' => array() );",
	'build/a/index.js': '',
	'build/a/index.asset.php': asset( "'react-jsx-runtime', 'wp-blocks'" ),
	...Object.fromEntries(
		Object.keys( BUDGETS ).map( ( file ) => [ `build/${ file }`, 'x' ] )
	),
	'build/storefront/index.asset.php': asset( '', ", 'type' => 'module'" ),
	'build/lists/index.js': 'x',
	'build/wishlist-page/view.js': 'x',
	'build/consent/index.js': 'x',
	'build/admin/index.js': 'x',
	'build/admin/chart.js': 'x',
	'build/admin/later.js': 'x',
	'build/admin/chunks.php':
		"<?php return array('admin/later' => array('admin/later.js?ver=1'));",
	'build/admin-early/index.js': 'x',
};
const problems = () =>
	problemsOf( join( folder, 'build' ), join( folder, 'blocks' ) );

beforeEach( () => {
	folder = mkdtempSync( join( tmpdir(), 'cairn-build-' ) );
	write( good );
} );
afterEach( () => rmSync( folder, { recursive: true } ) );

it( 'passes a build with everything in it', () => {
	expect( problems() ).toEqual( [] );
} );

it( 'fails a block that the manifest does not name', () => {
	write( { 'blocks/b/block.json': '{}' } );
	expect( problems() ).toEqual( [ 'blocks-manifest.php lacks b.' ] );
} );

it( 'fails a file that was not built', () => {
	rmSync( join( folder, 'build/a/index.js' ) );
	rmSync( join( folder, 'build/storefront/blocks.js' ) );
	rmSync( join( folder, 'build/admin-early/index.js' ) );
	expect( problems() ).toEqual( [
		'a/index.js (editorScript) was not built.',
		'storefront/blocks.js was not built.',
		'admin-early/index.js was not built.',
	] );
} );

it( 'fails a script that WordPress 6.8 would silently drop', () => {
	write( { 'build/a/index.asset.php': asset( "'wp-blocks', 'wp-theme'" ) } );
	expect( problems() ).toEqual( [
		'a/index.asset.php depends on "wp-theme", which WordPress 6.8 does not have.',
	] );
} );

it( 'knows the modules a module may import, statically or not', () => {
	write( {
		'build/storefront/index.asset.php': asset(
			"'@wordpress/interactivity', array('id' => 'cairn/storefront', 'import' => 'dynamic')",
			", 'type' => 'module'"
		),
	} );
	expect( problems() ).toEqual( [] );
	write( {
		'build/storefront/index.asset.php': asset(
			"array('id' => '@wordpress/new', 'import' => 'dynamic')",
			", 'type' => 'module'"
		),
	} );
	expect( problems() ).toHaveLength( 1 );
} );

it( 'fails a bundled copy of React', () => {
	write( { 'build/a/index.js': 'var e=Symbol.for("react.element")' } );
	expect( problems() ).toHaveLength( 1 );
} );

it( 'fails a module that grew beyond its budget', () => {
	const noise = Array.from( { length: 3000 }, ( _, n ) =>
		( ( n * 7919 ) % 9973 ).toString( 36 )
	).join( '' );
	write( { 'build/storefront/index.js': noise } );
	expect( problems()[ 0 ] ).toMatch(
		/storefront\/index.js is \d+ bytes gzip, its budget is 1638/
	);
} );

it( 'fails a style sheet of more than a kilobyte', () => {
	const noise = Array.from( { length: 3000 }, ( _, n ) =>
		( ( n * 7919 ) % 9973 ).toString( 36 )
	).join( '' );
	write( { 'build/a/style-index.css': noise } );
	expect( problems()[ 0 ] ).toMatch(
		/a\/style-index.css is \d+ bytes gzip, its budget is 1024/
	);
} );
