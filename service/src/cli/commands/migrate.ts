import type { Command } from '../commands.ts';
import { readArguments } from '../read-arguments.ts';
import { withDatabase } from '../with-app.ts';
import { migrate } from '../../storage/migrator.ts';
import { migrations } from '../../storage/migrations/index.ts';

const usage = [ 'cairn migrate' ];

export const migrateSchema: Command = {
	usage,
	summary:
		'Bring the database up to date. `serve` does it too; safe to repeat and to run at once.',
	async run( terminal, words ) {
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
	},
};
