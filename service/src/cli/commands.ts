import type { Console } from './console.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { importHistory } from './commands/import.ts';
import { migrateSchema } from './commands/migrate.ts';
import { pair } from './commands/pair.ts';
import { site } from './commands/site.ts';

/** A command: gets the words behind its name. */
export interface Command {
	readonly usage: readonly string[];
	readonly summary: string;
	run: ( terminal: Console, words: readonly string[] ) => Promise< void >;
}

/** Every command but `serve`, which has a process to itself. */
export const COMMANDS: Readonly< Record< string, Command > > = {
	migrate: migrateSchema,
	site,
	pair,
	import: importHistory,
	demo,
	doctor,
};
