import type { Console } from './console.ts';

/** Does what a command is for, given the words behind its name. */
export type RunCommand = (
	terminal: Console,
	words: readonly string[]
) => Promise< void >;

/** A command: what it is called with, and where it is found. Loaded only when it is run, so that help is quick. */
export interface Command {
	readonly usage: readonly string[];
	readonly summary: string;
	load: () => Promise< RunCommand >;
}

/** Every command but `serve`, which has a process to itself. */
export const COMMANDS = {
	migrate: {
		usage: [ 'cairn migrate' ],
		summary:
			'Bring the database up to date. `serve` does it too; safe to repeat and to run at once.',
		load: async () =>
			( await import( './commands/migrate.ts' ) ).migrateSchema,
	},
	site: {
		usage: [
			'cairn site create --name NAME',
			'cairn site list [--json]',
			'cairn site rotate-key --site SITE [--kind public|signing]',
		],
		summary: 'Make a site, list them, exchange a site’s keys.',
		load: async () => ( await import( './commands/site.ts' ) ).site,
	},
	pair: {
		usage: [ 'cairn pair [--site SITE]' ],
		summary:
			'Print the address and a one-time code that connect a WordPress. Without --site for a new site.',
		load: async () => ( await import( './commands/pair.ts' ) ).pair,
	},
	keys: {
		usage: [ 'cairn keys rotate [--site SITE]' ],
		summary:
			'Exchange the key that a site’s personal data is sealed under. Nothing becomes unreadable meanwhile.',
		load: async () => ( await import( './commands/keys.ts' ) ).keys,
	},
	import: {
		usage: [
			'cairn import --site SITE --file FILE.csv[.gz] --map MAP.json [--time-zone ZONE] [--report REPORT.csv]',
			'cairn import list [--site SITE]',
			'cairn import undo --site SITE --batch NUMBER',
		],
		summary:
			'Import history from a CSV file, list what was imported, take an import back.',
		load: async () =>
			( await import( './commands/import.ts' ) ).importHistory,
	},
	demo: {
		usage: [
			'cairn demo fill [--site SITE] [--days DAYS] [--products FILE.json]',
			'cairn demo remove [--site SITE]',
		],
		summary:
			'Fill a site with simulated visits whose truth is known, or take them out again.',
		load: async () => ( await import( './commands/demo.ts' ) ).demo,
	},
	doctor: {
		usage: [ 'cairn doctor' ],
		summary:
			'Check database, migrations, master key, clock and disk, and say what to do.',
		load: async () => ( await import( './commands/doctor.ts' ) ).doctor,
	},
} as const satisfies Readonly< Record< string, Command > >;
