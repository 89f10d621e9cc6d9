/** The service itself, as `cairn serve` runs it. */
import { pino } from 'pino';
import { readConfig } from '../../service/src/config.ts';
import { runService } from '../../service/src/running-service.ts';
import { systemClock } from '../../service/src/storage/clock.ts';
import { secureRandom } from '../../service/src/storage/random.ts';

process.once( 'message', () => {
	void ( async () => {
		const service = await runService( {
			config: readConfig( process.env ),
			clock: systemClock,
			random: secureRandom,
			log: pino( { level: process.env.CAIRN_LOG_LEVEL ?? 'warn' } ),
		} );
		await service.ready;
		process.once( 'SIGTERM', () => {
			void service.stop().then( () => process.exit( 0 ) );
		} );
		process.send?.( Number( new URL( service.address ).port ) );
	} )();
} );

// The benchmark was ended: nobody is left to answer to.
process.on( 'disconnect', () => process.exit( 0 ) );
