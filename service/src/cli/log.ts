import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';

/** A file descriptor. 1 is standard output (a service), 2 standard error (a command, whose output is its answer). */
type Destination = number;

/**
 * The log: one JSON object a line. Nothing personal is given to it; what names a visitor is removed once more in case
 * somebody forgets that.
 *
 * @param config
 * @param destination
 */
export function createLog( config: Config, destination: Destination ): Logger {
	return pino(
		{
			level: config.logLevel,
			base: undefined,
			timestamp: () => `,"time":"${ new Date().toISOString() }"`,
			formatters: { level: ( label ) => ( { level: label } ) },
			redact: {
				paths: [
					'ip',
					'req',
					'headers',
					'user_agent',
					'*.ip',
					'*.headers',
					'*.user_agent',
					'err.sql',
					'err.sqlMessage',
					'err.parameters',
				],
				remove: true,
			},
		},
		pino.destination( { fd: destination, sync: true } )
	);
}
