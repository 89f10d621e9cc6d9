import type { App } from '../app.ts';
import type { Site } from '../capabilities/sites/index.ts';
import { CommandError } from './command-error.ts';

/**
 * The site a command names. Without a name: the only one there is.
 *
 * @param app
 * @param named `site_…` or a name.
 */
export async function siteNamed(
	app: App,
	named: string | undefined
): Promise< Site > {
	if ( named !== undefined ) {
		const site = await app.sites.find( named );
		if ( ! site ) {
			throw new CommandError(
				`No site is called "${ named }", or more than one is.`,
				'`cairn site list` shows all sites with their ids (site_…).'
			);
		}
		return site;
	}
	const [ only, ...others ] = await app.sites.list();
	if ( ! only || others.length > 0 ) {
		throw new CommandError(
			only
				? 'There are several sites: say which one with --site.'
				: 'There is no site yet.',
			only
				? '`cairn site list` shows all sites with their ids (site_…).'
				: '`cairn pair` makes one and prints the code that connects it.',
			2
		);
	}
	return only;
}
