import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoStack, LOGIN } from './demo/demo-stack.mjs';
import { readOptions, USAGE } from './demo/options.mjs';
import { buildIfChanged } from './running/build.mjs';
import { prepareForDemo } from './setup/prepare.mjs';
import { seconds } from './setup/progress.mjs';
import { runScript } from './setup/setup-problem.mjs';

const started = Date.now();
const root = path.dirname( path.dirname( fileURLToPath( import.meta.url ) ) );

/** Days of simulated visits: the report's longest usual range. */
const DAYS = 90;

/** How often WordPress' due jobs run while the demo is up. */
const JOBS_EVERY_MS = 60_000;

/** The person pressed Ctrl-C while the demo was still starting. */
class StoppedEarly extends Error {}

await runScript( async () => {
	const options = readOptions( process.argv.slice( 2 ) );
	if ( options.help ) {
		console.log( USAGE );
		return 0;
	}
	const folder = path.resolve(
		options.folder ?? path.join( root, 'var/demo' )
	);
	const { wordpress, woocommerce } = await prepareForDemo( root );
	await buildIfChanged( root );
	if ( options.fresh ) {
		await DemoStack.clear( folder );
	}
	console.log( 'Demo' );
	const stack = new DemoStack( { root, folder } );
	try {
		const stopped = untilAskedToStop();
		await Promise.race( [
			bringUp( stack, wordpress, woocommerce, options.ports ),
			stopped.then( () => {
				throw new StoppedEarly();
			} ),
		] );
		if ( ! stack.hasShop ) {
			console.log(
				`\nNo shop: WooCommerce is not on this machine, so this is a landing-page site.\n${ woocommerce.missing ?? '' }`
			);
		}
		if ( options.check ) {
			// Loaded here: it needs npm packages, which the set-up has just installed.
			const { checkClick } = await import( './demo/click-check.mjs' );
			return ( await checkClick( stack ) ) ? 0 : 1;
		}
		console.log( `
The demo is running (after ${ seconds( Date.now() - started ) }).

  Site       ${ stack.site.address }/
  Reports    ${ stack.site.address }/wp-admin/admin.php?page=cairn
  Login      ${ LOGIN.user } / ${ LOGIN.password }
  Service    ${ stack.service.address }/

Ctrl-C stops it; the data stay in ${ path.relative( process.cwd(), folder ) || '.' }. "npm run demo -- --fresh" starts over.
` );
		const jobs = setInterval( () => stack.runDueJobs(), JOBS_EVERY_MS );
		await stopped;
		clearInterval( jobs );
		console.log( '\nStopping …' );
		return 0;
	} catch ( error ) {
		if ( error instanceof StoppedEarly ) {
			console.log( '\nStopping before it was ready …' );
			return 130;
		}
		throw error;
	} finally {
		await stack.stop();
	}
} );
// What was interrupted half-way (a command still running) must not keep the terminal.
process.exit();

/** Resolves at the first Ctrl-C or request to end; a second Ctrl-C is not needed, and does no harm. */
function untilAskedToStop() {
	return new Promise( ( resolve ) => {
		for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] ) {
			process.on( signal, () => resolve( signal ) );
		}
	} );
}

async function bringUp( stack, wordpress, woocommerce, ports ) {
	await stack.start( {
		core: wordpress.folder,
		woocommerce: 'missing' in woocommerce ? null : woocommerce.folder,
		ports,
	} );
	await stack.connect();
	await stack.fill();
	await stack.simulate( DAYS );
	stack.startWorker();
}
