import { parseArgs } from 'node:util';
import { SetupProblem } from '../setup/setup-problem.mjs';

export const USAGE = `npm run demo                 start the demo, or start it again with its data
npm run demo -- --fresh      start over with an empty folder
npm run demo -- --check      start it, click a button as a visitor, see the click in the report, stop
npm run demo -- --port N     address of the site (another free port is taken when N is in use)
npm run demo -- --service-port N
npm run demo -- --folder F   where its data lie (default: var/demo)`;

function portOf( text, name ) {
	const port = Number( text );
	if ( ! Number.isInteger( port ) || port < 1 || port > 65_000 ) {
		throw new SetupProblem(
			`--${ name } takes a port between 1 and 65000, not "${ text }".`,
			USAGE
		);
	}
	return port;
}

/**
 * What the person typed after `npm run demo --`.
 *
 * @param {string[]} args Arguments.
 * @return {{ fresh: boolean, check: boolean, help: boolean, folder: string | null, ports: { site: number, service: number } }} Read and checked.
 */
export function readOptions( args ) {
	let values;
	try {
		( { values } = parseArgs( {
			args,
			options: {
				fresh: { type: 'boolean', default: false },
				check: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
				folder: { type: 'string' },
				port: { type: 'string', default: '8890' },
				'service-port': { type: 'string', default: '4747' },
			},
		} ) );
	} catch ( error ) {
		throw new SetupProblem( error.message, USAGE );
	}
	return {
		fresh: values.fresh,
		check: values.check,
		help: values.help,
		folder: values.folder ?? null,
		ports: {
			site: portOf( values.port, 'port' ),
			service: portOf( values[ 'service-port' ], 'service-port' ),
		},
	};
}
