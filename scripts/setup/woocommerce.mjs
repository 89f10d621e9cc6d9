import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';
import { download, DownloadFailed } from './download.mjs';
import { PINNED } from './pinned-archives.mjs';
import { say, withProgress } from './progress.mjs';
import { runScript, SetupProblem } from './setup-problem.mjs';
import { unpackArchive } from './unpack-archive.mjs';

const LABEL = 'WooCommerce';

/**
 * Version of the WooCommerce in a plugin folder.
 *
 * @param {string} folder Folder that should hold woocommerce.php.
 * @return {string | null} Such as "11.0.1"; null when the folder holds none.
 */
export function woocommerceVersion( folder ) {
	const file = path.join( folder, 'woocommerce.php' );
	return existsSync( file )
		? ( /^\s*\*\s*Version:\s*(\S+)/m.exec(
				readFileSync( file, 'utf8' )
			)?.[ 1 ] ?? null )
		: null;
}

/**
 * The WooCommerce plugin, never written to. Looked for in this order: `WC_DIR`, `WC_ZIP`, the cache, the official zip (pinned
 * by checksum). A machine may have none: then the demo is a landing-page site and the shop tests are skipped.
 *
 * @param {{ official?: { version: string, url: string, sha256: string } }} options Another archive, for tests.
 * @return {Promise<{ folder: string, version: string } | { missing: string }>} The plugin's folder, or the reason in a sentence.
 * @throws {SetupProblem} When WC_DIR or WC_ZIP is set and holds no WooCommerce.
 */
export async function prepareWoocommerce( {
	official = PINNED.woocommerce,
} = {} ) {
	if ( process.env.WC_DIR ) {
		return given( 'WC_DIR', process.env.WC_DIR, process.env.WC_DIR );
	}
	const folder = cacheFolder( 'woocommerce', 'woocommerce' );
	if ( process.env.WC_ZIP ) {
		if ( ! existsSync( process.env.WC_ZIP ) ) {
			throw new SetupProblem(
				`WC_ZIP is ${ process.env.WC_ZIP }, but there is no such file.`,
				'Set WC_ZIP to the plugin zip of WooCommerce, or unset it.'
			);
		}
		await unpackPlugin( process.env.WC_ZIP, folder );
		return given( 'WC_ZIP', process.env.WC_ZIP, folder );
	}
	const cached = woocommerceVersion( folder );
	if ( cached ) {
		say( LABEL, `${ cached } from the cache` );
		return { folder, version: cached };
	}
	const file = cacheFolder(
		'downloads',
		path.basename( new URL( official.url ).pathname )
	);
	try {
		await withProgress( LABEL, `downloading ${ official.version }`, () =>
			download( { ...official, file } )
		);
	} catch ( error ) {
		if ( error instanceof DownloadFailed ) {
			say( LABEL, error.message );
			return {
				missing: `${ error.message } Set WC_DIR or WC_ZIP to have a shop.`,
			};
		}
		throw error;
	}
	await withProgress( LABEL, 'unpacking', () =>
		unpackPlugin( file, folder )
	);
	return { folder, version: woocommerceVersion( folder ) ?? 'unknown' };
}

function given( variable, value, folder ) {
	const version = woocommerceVersion( folder );
	if ( ! version ) {
		throw new SetupProblem(
			`${ variable } is ${ value }, but there is no WooCommerce in it.`,
			`Set ${ variable } to WooCommerce 11 or newer, or unset it.`
		);
	}
	say( LABEL, `${ version } from ${ variable }` );
	return { folder, version };
}

async function unpackPlugin( archive, folder ) {
	const scratch = mkdtempSync( path.join( tmpdir(), 'cairn-woocommerce-' ) );
	try {
		await unpackArchive( archive, scratch );
		const partial = `${ folder }.${ process.pid }`;
		mkdirSync( path.dirname( folder ), { recursive: true } );
		cpSync( path.join( scratch, 'woocommerce' ), partial, {
			recursive: true,
		} );
		rmSync( folder, { recursive: true, force: true } );
		renameSync( partial, folder );
	} finally {
		rmSync( scratch, { recursive: true, force: true } );
	}
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await runScript( async () => {
		const found = await prepareWoocommerce();
		console.log(
			'missing' in found
				? `No WooCommerce: ${ found.missing }`
				: `WooCommerce ${ found.version } in ${ found.folder }`
		);
		return 'missing' in found ? 1 : 0;
	} );
}
