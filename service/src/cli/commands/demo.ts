import { COMMANDS } from '../commands.ts';
import type { RunCommand } from '../commands.ts';
import { CommandError } from '../command-error.ts';
import type { Console } from '../console.ts';
import { createProgressBar } from '../progress-bar.ts';
import { readArguments } from '../read-arguments.ts';
import { siteNamed } from '../site-argument.ts';
import { withApp } from '../with-app.ts';
import { readDemoProducts } from './demo-products.ts';

const { usage } = COMMANDS.demo;
const MOST_DAYS = 1000;

export const demo: RunCommand = async ( terminal, [ what, ...words ] ) => {
	switch ( what ) {
		case 'fill':
			return fill( terminal, words );
		case 'remove':
			return remove( terminal, words );
		default:
			throw new CommandError(
				what
					? `\`cairn demo\` does not know "${ what }".`
					: '`cairn demo` needs to know what to do.',
				`Usage:\n  ${ usage.join( '\n  ' ) }`,
				2
			);
	}
};

async function fill(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{
			site: { type: 'string' },
			days: { type: 'string' },
			products: { type: 'string' },
		},
		usage
	);
	const days = values.days === undefined ? undefined : Number( values.days );
	if (
		days !== undefined &&
		! ( Number.isInteger( days ) && days >= 1 && days <= MOST_DAYS )
	) {
		throw new CommandError(
			`--days is a whole number from 1 to ${ MOST_DAYS }.`,
			'',
			2
		);
	}
	const products =
		values.products === undefined
			? undefined
			: await readDemoProducts( values.products );
	await withApp( terminal, async ( app ) => {
		const site = await siteNamed( app, values.site );
		const bar = createProgressBar( terminal );
		const outcome = await app.demo.fill(
			site,
			{ days, products },
			( done, all ) => bar.show( done / all, `day ${ done } of ${ all }` )
		);
		bar.end();
		switch ( outcome.kind ) {
			case 'filled':
				terminal.print(
					`Filled with ${ outcome.events.toLocaleString(
						'en'
					) } simulated events (batch ${ outcome.batchId }).`
				);
				return;
			case 'already_filled':
				throw new CommandError(
					'Demo data stands in this site already; more would count twice.',
					`Take it out first: cairn demo remove --site ${ site.publicId }`
				);
			case 'no_blocks':
				throw new CommandError(
					'The site has announced no block, so there is nothing a visitor could click.',
					'Publish a page with a Cairn block in WordPress, then try again.'
				);
		}
	} );
}

async function remove(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{ site: { type: 'string' } },
		usage
	);
	await withApp( terminal, async ( app ) => {
		const site = await siteNamed( app, values.site );
		const removed = await app.demo.remove( site );
		terminal.print(
			`Took out ${ removed.toLocaleString( 'en' ) } simulated events.`
		);
	} );
}
