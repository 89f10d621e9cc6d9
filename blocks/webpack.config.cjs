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
			for ( const name of [ 'cta-button/icons.json' ] ) {
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

const isDependencyExtraction = ( plugin ) =>
	plugin.constructor.name === 'DependencyExtractionWebpackPlugin';

module.exports = [
	withEntries(
		{ ...scripts, plugins: [ ...scripts.plugins, new SharedData() ] },
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
							requestToExternalModule: ( request ) =>
								request === 'cairn/storefront'
									? `import ${ request }`
									: undefined,
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
			'search/suggestions': at( 'search/suggestions.ts' ),
		}
	),
];
