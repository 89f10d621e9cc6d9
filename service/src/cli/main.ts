import { ConfigError, readConfig } from '../config.ts';
import { MariadbMissingError } from '../storage/private-mariadb.ts';
import { VERSION } from '../version.ts';
import { CommandError } from './command-error.ts';
import { COMMANDS } from './commands.ts';
import type { Console } from './console.ts';
import { createLog } from './log.ts';
import { readArguments } from './read-arguments.ts';

const SERVE_USAGE = [ 'cairn serve' ];

/**
 * The command line `cairn`. Answers go to standard output, everything else to standard error; 0 done, 1 failed,
 * 2 asked for wrongly.
 *
 * @param words
 */
async function main( words: readonly string[] ): Promise< number | undefined > {
	const [ name, ...others ] = words;
	if ( name === undefined || name === 'help' || name === '--help' ) {
		process.stdout.write( help() );
		return name === undefined ? 2 : 0;
	}
	if ( name === '--version' ) {
		process.stdout.write( `${ VERSION }\n` );
		return 0;
	}
	if ( name === 'serve' ) {
		readArguments( others, {}, SERVE_USAGE );
		const { serve } = await import( './serve.ts' );
		await serve( process.env );
		// It goes on until a signal ends it.
		return undefined;
	}
	if ( ! isCommand( name ) ) {
		throw new CommandError( `There is no command "${ name }".`, help(), 2 );
	}
	const command = COMMANDS[ name ];
	if ( others.includes( '--help' ) ) {
		process.stdout.write(
			`${ command.summary }\n\n  ${ command.usage.join( '\n  ' ) }\n`
		);
		return 0;
	}
	const run = await command.load();
	await run( createConsole(), others );
	return undefined;
}

function isCommand( name: string ): name is keyof typeof COMMANDS {
	return Object.hasOwn( COMMANDS, name );
}

function createConsole(): Console {
	const config = readConfig( process.env );
	return {
		config,
		// A command says what it does itself; the log is for what goes wrong.
		log: createLog(
			config.logLevel === 'info'
				? { ...config, logLevel: 'warn' }
				: config,
			2
		),
		print: ( line ) => void process.stdout.write( `${ line }\n` ),
		tell: ( line ) => void process.stderr.write( `${ line }\n` ),
		draw: ( text ) => void process.stderr.write( text ),
		isTerminal: process.stderr.isTTY === true,
	};
}

function help(): string {
	const lines = [
		[ SERVE_USAGE[ 0 ], 'Run the service until it is told to end.' ],
		...Object.values( COMMANDS ).flatMap( ( command ) =>
			command.usage.map( ( usage, index ) => [
				usage,
				index === 0 ? command.summary : '',
			] )
		),
	];
	return `${ [
		'cairn: the service behind the Cairn plugin for WordPress',
		'',
		...lines.map( ( [ usage, summary ] ) =>
			summary ? `  ${ usage }\n      ${ summary }` : `  ${ usage }`
		),
		'',
		'Settings come from the environment: docs/configuration.md. SITE is an id (site_…) or a name.',
	].join( '\n' ) }\n`;
}

try {
	const exitCode = await main( process.argv.slice( 2 ) );
	if ( exitCode !== undefined ) {
		process.exitCode = exitCode;
	}
} catch ( error ) {
	if ( error instanceof CommandError ) {
		process.stderr.write(
			`${ error.message }\n${ error.fix ? `${ error.fix }\n` : '' }`
		);
		process.exitCode = error.exitCode;
	} else if (
		error instanceof ConfigError ||
		error instanceof MariadbMissingError
	) {
		process.stderr.write( `${ error.message }\n` );
		process.exitCode = 2;
	} else {
		process.stderr.write(
			`${ error instanceof Error ? error.stack : String( error ) }\n`
		);
		process.exitCode = 1;
	}
}
