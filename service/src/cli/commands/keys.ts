import { COMMANDS } from '../commands.ts';
import type { RunCommand } from '../commands.ts';
import { CommandError } from '../command-error.ts';
import { readArguments } from '../read-arguments.ts';
import { siteNamed } from '../site-argument.ts';
import { withApp } from '../with-app.ts';

const { usage } = COMMANDS.keys;

export const keys: RunCommand = async ( terminal, [ what, ...words ] ) => {
	if ( what !== 'rotate' ) {
		throw new CommandError(
			what
				? `\`cairn keys\` does not know "${ what }".`
				: '`cairn keys` needs to know what to do.',
			`Usage:\n  ${ usage.join( '\n  ' ) }`,
			2
		);
	}
	const { values } = readArguments(
		words,
		{ site: { type: 'string' } },
		usage
	);
	await withApp( terminal, async ( app ) => {
		const site = await siteNamed( app, values.site );
		const no = await app.rotatePersonalKey( site );
		terminal.print(
			`Personal data of ${ site.publicId } is sealed under key ${ no } from now on.`
		);
		terminal.tell(
			'The running service moves what is under the old key, and deletes that key when nothing is left under it.'
		);
	} );
};
