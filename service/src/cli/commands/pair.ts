import type { App } from '../../app.ts';
import type { Site } from '../../capabilities/sites/index.ts';
import { COMMANDS } from '../commands.ts';
import type { RunCommand } from '../commands.ts';
import type { Console } from '../console.ts';
import { readArguments } from '../read-arguments.ts';
import { siteNamed } from '../site-argument.ts';
import { withApp } from '../with-app.ts';

const { usage } = COMMANDS.pair;
const NEW_SITE_NAME = 'New site';

export const pair: RunCommand = async ( terminal, words ) => {
	const { values } = readArguments(
		words,
		{ site: { type: 'string' } },
		usage
	);
	await withApp( terminal, async ( app ) => {
		const site =
			values.site === undefined
				? await unusedSite( app )
				: await siteNamed( app, values.site );
		await printPairingCode( terminal, app, site );
	} );
};

/** A site that an earlier `cairn pair` made and nobody connected, else a new one. Its name comes from WordPress. */
async function unusedSite( app: App ): Promise< Site > {
	const waiting = ( await app.sites.list() ).find(
		( site ) => site.homeUrl === '' && site.name === NEW_SITE_NAME
	);
	return waiting ?? app.sites.create( NEW_SITE_NAME );
}

/**
 * Makes a code and says how to use it.
 *
 * @param terminal
 * @param app
 * @param site
 */
export async function printPairingCode(
	terminal: Console,
	app: App,
	site: Site
): Promise< void > {
	const { code, expiresAt } = await app.sites.issuePairingCode( site );
	const { config } = terminal;
	const address =
		config.publicUrl ?? `http://${ config.host }:${ config.port }`;
	terminal.print( `Site:    ${ site.publicId }` );
	terminal.print( `Address: ${ address }` );
	terminal.print( `Code:    ${ code }` );
	terminal.tell(
		`Enter both in WordPress under Cairn → Settings. The code works once, until ${ new Date(
			expiresAt
		).toISOString() }.`
	);
}
