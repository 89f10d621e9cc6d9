import { ConfigError, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { runService } from '../running-service.ts';
import { systemClock } from '../storage/clock.ts';
import { MariadbMissingError } from '../storage/private-mariadb.ts';
import { secureRandom } from '../storage/random.ts';
import { createLog } from './log.ts';

/**
 * Runs the service until SIGTERM or SIGINT, then ends it in order. A second signal ends it at once: what was
 * acknowledged is stored already.
 *
 * @param environment
 */
export async function serve(
	environment: Readonly< Record< string, string | undefined > >
): Promise< void > {
	let config: Config;
	try {
		config = readConfig( environment );
	} catch ( error ) {
		if ( error instanceof ConfigError ) {
			process.stderr.write( `${ error.message }\n` );
			process.exitCode = 2;
			return;
		}
		throw error;
	}
	const log = createLog( config, 1 );
	const service = await runService( {
		config,
		clock: systemClock,
		random: secureRandom,
		log,
	} ).catch( ( error: Error ) => {
		process.stderr.write( `${ error.message }\n` );
		process.exitCode = 1;
		return null;
	} );
	if ( ! service ) {
		return;
	}

	let isStopping = false;
	const stop = async ( reason: string ) => {
		if ( isStopping ) {
			log.warn( 'ended at once by a second signal' );
			process.exit( 130 );
		}
		isStopping = true;
		log.info( { reason }, 'stopping' );
		try {
			await service.stop();
		} catch ( error ) {
			log.error( { err: error }, 'the service did not stop in order' );
			process.exitCode = 1;
		}
		// Whatever still holds the process (a connection that hangs) has nothing left to do.
		process.exit();
	};
	process.on( 'SIGTERM', () => void stop( 'SIGTERM' ) );
	process.on( 'SIGINT', () => void stop( 'SIGINT' ) );

	try {
		await service.ready;
	} catch ( error ) {
		if ( error instanceof MariadbMissingError ) {
			process.stderr.write( `${ error.message }\n` );
		} else {
			log.fatal( { err: error }, 'the service cannot start' );
		}
		process.exitCode = 1;
		await stop( 'failed start' );
	}
}
