// Fails when plugin/build would not work on a site: wp-scripts itself warns and exits 0 in all of these cases.
// Run after the build: `node blocks/check-build.mjs [build folder]`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const blocksFolder = fileURLToPath( new URL( '.', import.meta.url ) );

/** Bytes after gzip that a visitor's page may load of ours (blocks/README.md). */
export const BUDGETS = {
	'storefront/index.js': 1638,
	'storefront/blocks.js': 410,
	'shop-views/index.js': 850,
	'compare-list/index.js': 2560,
	'availability/view.js': 1024,
	'search/view.js': 410,
	'search/suggestions.js': 1229,
	'form/view.js': 3072,
	'gate/view.js': 512,
	'voucher/view.js': 614,
	// Only where a form asks for a time.
	'form/slots.js': 1024,
	// The wishlist family: 2.5 KB together, and 0.2 KB for the bookmark.
	'lists/index.js': 1635,
	'wishlist-page/view.js': 1130,
	// On the cart page only.
	'save-for-later/index.js': 1843,
};

/**
 * The script handles of WordPress 6.8 that we build on. Core silently drops a script with an unknown dependency,
 * so a handle that only a newer WordPress has would leave 6.8 without the block.
 */
const KNOWN_HANDLES = new Set( [
	'react',
	'react-dom',
	'react-jsx-runtime',
	'wp-a11y',
	'wp-api-fetch',
	'wp-block-editor',
	'wp-blocks',
	'wp-components',
	'wp-compose',
	'wp-core-data',
	'wp-data',
	'wp-date',
	'wp-dom',
	'wp-dom-ready',
	'wp-editor',
	'wp-element',
	'wp-hooks',
	'wp-html-entities',
	'wp-i18n',
	'wp-keycodes',
	'wp-notices',
	'wp-plugins',
	'wp-polyfill',
	'wp-preferences',
	'wp-primitives',
	'wp-rich-text',
	'wp-url',
] );
/** Bytes after gzip of one block's style sheet. */
const STYLE_BUDGET = 1024;

const KNOWN_MODULES = new Set( [
	'cairn/lists',
	'@wordpress/interactivity',
	'cairn/storefront',
] );

const filesUnder = ( folder ) =>
	readdirSync( folder, { recursive: true, withFileTypes: true } )
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) => join( entry.parentPath ?? entry.path, entry.name ) );

/**
 * Everything wrong with a build folder, as sentences; an empty list means it may ship.
 *
 * @param {string} build  The build folder.
 * @param {string} source The blocks folder it was made from.
 */
export function problemsOf( build, source ) {
	const problems = [];
	const name = ( file ) => relative( build, file );
	if ( ! existsSync( build ) ) {
		return [ `${ build } does not exist: run npm run build:blocks.` ];
	}

	const blocks = readdirSync( source, { withFileTypes: true } )
		.filter(
			( entry ) =>
				entry.isDirectory() &&
				existsSync( join( source, entry.name, 'block.json' ) )
		)
		.map( ( entry ) => entry.name );
	const manifestFile = join( build, 'blocks-manifest.php' );
	const manifest = existsSync( manifestFile )
		? readFileSync( manifestFile, 'utf8' )
		: '';
	for ( const block of blocks ) {
		if ( ! manifest.includes( `'${ block }' =>` ) ) {
			problems.push( `blocks-manifest.php lacks ${ block }.` );
		}
		const metadata = JSON.parse(
			readFileSync( join( source, block, 'block.json' ), 'utf8' )
		);
		for ( const field of [
			'editorScript',
			'viewScriptModule',
			'style',
			'editorStyle',
			'render',
		] ) {
			for ( const value of [ metadata[ field ] ?? [] ].flat() ) {
				if ( ! value.startsWith( 'file:' ) ) {
					continue;
				}
				const built = join(
					build,
					block,
					value.slice( 5 ).replace( /\.tsx?$/, '.js' )
				);
				if ( ! existsSync( built ) ) {
					problems.push(
						`${ name( built ) } (${ field }) was not built.`
					);
				}
			}
		}
	}

	for ( const file of [
		...Object.keys( BUDGETS ),
		'consent/index.js',
		'admin/index.js',
		'admin/chart.js',
		'admin/later.js',
		'admin/chunks.php',
		'admin-early/index.js',
	] ) {
		if ( ! existsSync( join( build, file ) ) ) {
			problems.push( `${ file } was not built.` );
		}
	}

	for ( const file of filesUnder( build ) ) {
		const text = readFileSync( file, 'utf8' );
		if ( file.endsWith( '.asset.php' ) ) {
			const isModule = text.includes( "'type' => 'module'" );
			const known = isModule ? KNOWN_MODULES : KNOWN_HANDLES;
			const list = text
				.slice( 0, text.indexOf( "'version'" ) )
				.replace( /'(?:dependencies|id|import)' =>|'dynamic'/g, '' );
			const handles = [ ...list.matchAll( /'([^']+)'/g ) ].map(
				( match ) => match[ 1 ]
			);
			for ( const handle of handles ) {
				if ( ! known.has( handle ) ) {
					problems.push(
						`${ name(
							file
						) } depends on "${ handle }", which WordPress 6.8 does not have.`
					);
				}
			}
		}
		if (
			file.endsWith( '.js' ) &&
			/Symbol\.for\(\s*["']react\./.test( text )
		) {
			problems.push(
				`${ name(
					file
				) } contains a copy of React's internals; it must come from WordPress.`
			);
		}
	}

	const styles = filesUnder( build )
		.map( name )
		.filter( ( file ) => /\/style-index\.css$/.test( file ) )
		.map( ( file ) => [ file, STYLE_BUDGET ] );
	for ( const [ file, budget ] of [
		...Object.entries( BUDGETS ),
		...styles,
	] ) {
		const path = join( build, file );
		const size = existsSync( path )
			? gzipSync( readFileSync( path ), { level: 9 } ).length
			: 0;
		if ( size > budget ) {
			problems.push(
				`${ file } is ${ size } bytes gzip, its budget is ${ budget }.`
			);
		}
	}
	return problems;
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	const build = resolve(
		process.argv[ 2 ] ?? join( blocksFolder, '../plugin/build' )
	);
	const problems = problemsOf( build, blocksFolder );
	for ( const problem of problems ) {
		console.error( `build: ${ problem }` );
	}
	for ( const file of Object.keys( BUDGETS ) ) {
		const path = join( build, file );
		if ( existsSync( path ) ) {
			console.log(
				`${ file } ${
					gzipSync( readFileSync( path ), { level: 9 } ).length
				} of ${ BUDGETS[ file ] } bytes gzip`
			);
		}
	}
	process.exitCode = problems.length > 0 ? 1 : 0;
}
