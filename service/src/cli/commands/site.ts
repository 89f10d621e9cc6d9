import { COMMANDS } from '../commands.ts';
import type { RunCommand } from '../commands.ts';
import { CommandError } from '../command-error.ts';
import type { Console } from '../console.ts';
import { printPairingCode } from './pair.ts';
import { readArguments, required } from '../read-arguments.ts';
import { siteNamed } from '../site-argument.ts';
import { withApp } from '../with-app.ts';

const { usage } = COMMANDS.site;

export const site: RunCommand = async ( terminal, [ what, ...words ] ) => {
	switch ( what ) {
		case 'create':
			return create( terminal, words );
		case 'list':
			return list( terminal, words );
		case 'rotate-key':
			return rotateKey( terminal, words );
		default:
			throw new CommandError(
				what
					? `\`cairn site\` does not know "${ what }".`
					: '`cairn site` needs to know what to do.',
				`Usage:\n  ${ usage.join( '\n  ' ) }`,
				2
			);
	}
};

async function create(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{ name: { type: 'string' } },
		usage
	);
	const name = required( values.name, 'name', usage );
	await withApp( terminal, async ( { sites } ) => {
		const made = await sites.create( name );
		terminal.print( made.publicId );
		terminal.tell(
			`Made "${ made.name }". Connect it with: cairn pair --site ${ made.publicId }`
		);
	} );
}

async function list(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{ json: { type: 'boolean' } },
		usage
	);
	await withApp( terminal, async ( { sites } ) => {
		const all = await sites.list();
		if ( values.json ) {
			terminal.print(
				JSON.stringify(
					all.map( ( one ) => ( {
						id: one.publicId,
						name: one.name,
						state: one.state,
						home_url: one.homeUrl,
						time_zone: one.timeZone,
					} ) ),
					null,
					2
				)
			);
			return;
		}
		if ( all.length === 0 ) {
			terminal.tell( 'No site yet. `cairn pair` makes one.' );
		}
		for ( const one of all ) {
			terminal.print(
				[
					one.publicId,
					one.state.padEnd( 12 ),
					one.homeUrl || '(never connected)',
					one.name,
				].join( '  ' )
			);
		}
	} );
}

async function rotateKey(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{ site: { type: 'string' }, kind: { type: 'string' } },
		usage
	);
	const kind = values.kind ?? 'public';
	if ( kind !== 'public' && kind !== 'signing' ) {
		throw new CommandError(
			`--kind ${ kind } is no kind of key.`,
			'public: names the site in its pages. signing: WordPress signs with it.',
			2
		);
	}
	await withApp( terminal, async ( app ) => {
		const chosen = await siteNamed( app, values.site );
		if ( kind === 'public' ) {
			const { id, oldValidUntil } =
				await app.sites.rotatePublicKey( chosen );
			terminal.print( id );
			terminal.tell(
				`The old public key works until ${ new Date(
					oldValidUntil
				).toISOString() }, for pages in caches. WordPress learns the new one when it is connected again:`
			);
		} else {
			terminal.tell(
				'A new signing key is made when WordPress is connected again; the old one ends ten minutes later:'
			);
		}
		await printPairingCode( terminal, app, chosen );
	} );
}
