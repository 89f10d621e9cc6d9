import { COMMANDS } from '../commands.ts';
import type { RunCommand } from '../commands.ts';
import { readArguments } from '../read-arguments.ts';
import { withDatabase } from '../with-app.ts';
import { migrate } from '../../storage/migrator.ts';
import { migrations } from '../../storage/migrations/index.ts';

const { usage } = COMMANDS.migrate;

export const migrateSchema: RunCommand = async ( terminal, words ) => {
	readArguments( words, {}, usage );
	await withDatabase( terminal, async ( database, place ) => {
		const done = await migrate( database, migrations );
		for ( const name of done ) {
			terminal.print( `done  ${ name }` );
		}
		terminal.print(
			done.length === 0
				? `${ place } is up to date.`
				: `${ place } is up to date now: ${ done.length } migrations ran.`
		);
	} );
};
