import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** The program as it is delivered. */
export interface Bundle {
	/** Runs the service. */
	readonly service: string;
	/** The command line. */
	readonly cli: string;
	remove: () => void;
}

const PARENT = path.resolve( 'node_modules/.cache' );

/** Builds service and command line into a folder of their own, below node_modules so that packages are found. */
export async function buildBundle(): Promise< Bundle > {
	mkdirSync( PARENT, { recursive: true } );
	const folder = mkdtempSync( path.join( PARENT, 'cairn-bundle-' ) );
	await build( {
		entryPoints: [ 'service/src/main.ts', 'service/src/cli/main.ts' ],
		outdir: folder,
		outbase: 'service/src',
		outExtension: { '.js': '.mjs' },
		bundle: true,
		splitting: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		logLevel: 'warning',
	} );
	return {
		service: path.join( folder, 'main.mjs' ),
		cli: path.join( folder, 'cli/main.mjs' ),
		remove: () => rmSync( folder, { recursive: true, force: true } ),
	};
}
