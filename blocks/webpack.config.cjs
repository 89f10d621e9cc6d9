// Only what wp-scripts cannot know: the admin app's entry, the storefront module's entry, and that
// `import( 'cairn/storefront' )` is a script module WordPress serves, not something to bundle.
const fs = require( 'fs' );
const path = require( 'path' );
const [
	scripts,
	modules,
] = require( '@wordpress/scripts/config/webpack.config' );
const DependencyExtraction = require( '@wordpress/dependency-extraction-webpack-plugin' );

const at = ( file ) => path.resolve( __dirname, file );

/**
 * The same compilation with more entries.
 *
 * @param {Object} config  A webpack configuration of wp-scripts.
 * @param {Object} entries Entry name to file. A file that does not exist is left out: blocks/check-build.mjs names what is missing.
 */
const withEntries = ( config, entries ) => ( {
	...config,
	entry: async () => ( {
		...( typeof config.entry === 'function'
			? await config.entry()
			: config.entry ),
		...Object.fromEntries(
			Object.entries( entries ).filter( ( [ , file ] ) =>
				fs.existsSync( file )
			)
		),
	} ),
} );

/** Copies what PHP and TypeScript both read (a block's icons) beside the built block. */
class SharedData {
	apply( compiler ) {
		compiler.hooks.thisCompilation.tap( 'SharedData', ( compilation ) => {
			for ( const name of [
				'cta-button/icons.json',
				'lists/icons.json',
			] ) {
				compilation.fileDependencies.add( at( name ) );
				compilation.emitAsset(
					name,
					new compiler.webpack.sources.RawSource(
						fs.readFileSync( at( name ) )
					)
				);
			}
		} );
	}
}

/**
 * Writes `admin/chunks.php`: by its name, the addresses of each chunk that the admin app fetches while it starts, below
 * the build folder and with their version. PHP names those that the screen needs to the browser in the page's head, so
 * that they are there when the app asks for them.
 */
class FirstChunks {
	apply( compiler ) {
		compiler.hooks.thisCompilation.tap( 'FirstChunks', ( compilation ) => {
			const { Compilation, sources } = compiler.webpack;
			compilation.hooks.processAssets.tap(
				{
					name: 'FirstChunks',
					// After the chunks' hashes stand in their names.
					stage: Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE,
				},
				() => {
					const filesOf = ( name ) => {
						const lazy = compilation.namedChunks.get( name );
						const files = lazy
							? [ ...lazy.groupsIterable ].flatMap( ( group ) =>
									group.getFiles()
								)
							: [];
						return [ ...new Set( files ) ]
							.filter( ( file ) => /\.js(\?|$)/.test( file ) )
							.map( ( file ) => `'${ file }'` );
					};
					const list = [ 'admin/chart', 'admin/later' ].map(
						( name ) =>
							`'${ name }' => array(${ filesOf( name ).join( ', ' ) })`
					);
					compilation.emitAsset(
						'admin/chunks.php',
						new sources.RawSource(
							`<?php return array(${ list.join( ', ' ) });\n`
						)
					);
				}
			);
		} );
	}
}

/**
 * Keeps a lazy chunk in one file: a second one for what it takes from npm would only be a second request.
 *
 * @param {Object} optimization Of a webpack configuration.
 */
const inOneFile = ( optimization ) => ( {
	...optimization,
	splitChunks: {
		...optimization.splitChunks,
		cacheGroups: {
			...optimization.splitChunks.cacheGroups,
			defaultVendors: false,
		},
	},
} );

/** Script modules of ours that WordPress serves under these ids, and how they are imported. */
const OWN_MODULES = { 'cairn/storefront': 'import', 'cairn/lists': 'module' };

const externalModule = ( request ) =>
	OWN_MODULES[ request ]
		? `${ OWN_MODULES[ request ] } ${ request }`
		: undefined;

const isDependencyExtraction = ( plugin ) =>
	plugin.constructor.name === 'DependencyExtractionWebpackPlugin';

module.exports = [
	withEntries(
		{
			...scripts,
			optimization: inOneFile( scripts.optimization ),
			plugins: [
				...scripts.plugins,
				new SharedData(),
				new FirstChunks(),
			],
		},
		{
			'admin/index': at( '../plugin/admin/index.tsx' ),
			'admin-early/index': at( '../plugin/admin/early.ts' ),
		}
	),
	withEntries(
		{
			...modules,
			plugins: modules.plugins.map( ( plugin ) =>
				isDependencyExtraction( plugin )
					? new DependencyExtraction( {
							requestToExternalModule: externalModule,
						} )
					: plugin
			),
		},
		{
			'storefront/index': at( 'storefront/index.ts' ),
			'storefront/blocks': at( 'storefront/blocks.ts' ),
			'consent/index': at( 'consent/index.ts' ),
			'shop-views/index': at( 'shop-views/index.ts' ),
			'compare-list/index': at( 'compare-list/index.ts' ),
			'form/slots': at( 'form/slots.ts' ),
			'search/suggestions': at( 'search/suggestions.ts' ),
			'lists/index': at( 'lists/index.ts' ),
			'save-for-later/index': at( 'save-for-later/page.ts' ),
		}
	),
];
