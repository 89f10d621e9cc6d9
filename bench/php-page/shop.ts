/**
 * A shop to measure: WordPress with WooCommerce, the demo's products, Cairn connected and its buttons beside every
 * product. Served as a host would: compiled once (opcache), without debugging. The plugin is that of this repository:
 * do not edit or build it meanwhile.
 */
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoStack } from '../../scripts/demo/demo-stack.mjs';
import { buildIfChanged } from '../../scripts/running/build.mjs';
import { endWithThisProcess } from '../../scripts/running/parent-watch.mjs';
import { waitUntil } from '../../scripts/running/wait-until.mjs';
import { prepareWoocommerce } from '../../scripts/setup/woocommerce.mjs';
import { prepareWordpress } from '../../scripts/setup/wordpress.mjs';

const PORTS = { site: 27_110, service: 27_160 };

const here = fileURLToPath( new URL( '.', import.meta.url ) );
const root = path.join( here, '../..' );

/** The pages that are measured, by what they are. */
export type PageName = 'product' | 'shop' | 'plain';

export interface MeasuredShop {
	/** Such as `http://127.0.0.1:27110`. */
	readonly site: string;
	/** Paths of the pages. */
	readonly paths: Readonly< Record< PageName, string > >;
	/** Folder into which meter.php writes. */
	readonly meters: string;
	/** Versions of what stands. */
	readonly software: string;
	/** Ends every program and removes every file. */
	readonly close: () => Promise< void >;
}

/**
 * Sets the shop up.
 *
 * @throws {Error} When this machine has no WooCommerce.
 */
export async function openShop(): Promise< MeasuredShop > {
	endWithThisProcess();
	const folder = mkdtempSync( path.join( tmpdir(), 'cairn-bench-page-' ) );
	const stack = new DemoStack( { root, folder } );
	const close = async () => {
		await stack.stop();
		rmSync( folder, { recursive: true, force: true } );
	};
	try {
		await buildIfChanged( root );
		const core = await prepareWordpress();
		const woocommerce = await prepareWoocommerce();
		if ( 'missing' in woocommerce ) {
			throw new Error(
				`A shop page needs WooCommerce. ${ woocommerce.missing }`
			);
		}
		await stack.start( {
			core: core.folder,
			woocommerce: woocommerce.folder,
			ports: PORTS,
		} );
		await stack.connect();
		await stack.fill();
		const content =
			'<!-- wp:paragraph --><p>Nothing to see.</p><!-- /wp:paragraph -->';
		await stack.ask( 'POST', '/wp/v2/pages', {
			slug: 'plain',
			title: 'Plain',
			status: 'publish',
			content: content.repeat( 5 ),
		} );
		await stack.runDueJobs();
		const wordpress = path.join( folder, 'wordpress' );
		const meters = path.join( folder, 'meters' );
		mkdirSync( meters );
		measure( wordpress, meters );
		await waitUntil(
			'the server has read its new configuration',
			async () => {
				await fetch( stack.site.address, {
					headers: { 'X-Bench-File': 'probe' },
				} ).then( ( answer ) => answer.text() );
				return existsSync( path.join( meters, 'probe' ) );
			},
			{ timeoutMs: 30_000 }
		);
		const [ product ] = JSON.parse(
			readFileSync( path.join( folder, 'products.json' ), 'utf8' )
		) as { path: string }[];
		if ( ! product ) {
			throw new Error( 'The demo has no product.' );
		}
		return {
			site: stack.site.address,
			paths: { product: product.path, shop: '/shop/', plain: '/plain/' },
			meters,
			software: `WordPress ${ core.version }, WooCommerce ${ woocommerce.version }`,
			close,
		};
	} catch ( problem ) {
		await close();
		throw problem;
	}
}

/** Lets requests be measured, and switches off what only developers switch on. */
function measure( wordpress: string, meters: string ): void {
	copyFileSync(
		path.join( here, 'switch-off.php' ),
		path.join( wordpress, 'wp-content/mu-plugins/bench-switch-off.php' )
	);
	const file = path.join( wordpress, 'wp-config.php' );
	const written = readFileSync( file, 'utf8' )
		.replace(
			'<?php',
			`<?php\ndefine( 'CAIRN_BENCH_FOLDER', '${ meters }' );\nrequire '${ path.join( here, 'meter.php' ) }';`
		)
		.replace( "define( 'WP_DEBUG', true )", "define( 'WP_DEBUG', false )" )
		.replace(
			"define( 'WP_ENVIRONMENT_TYPE', 'local' )",
			"define( 'WP_ENVIRONMENT_TYPE', 'production' )"
		);
	if (
		! /WP_DEBUG', false/.test( written ) ||
		! /'production'/.test( written )
	) {
		throw new Error( `${ file } is not as it was expected.` );
	}
	writeFileSync( file, written );
}
