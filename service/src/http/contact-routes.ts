import { contactEndpoints } from '#contract/endpoints/index.ts';
import type { Contacts } from '../capabilities/contacts/index.ts';
import type { Site } from '../capabilities/sites/index.ts';
import { signedRoute } from './route.ts';
import type { Route, RouteAnswer } from './route.ts';

const DONE = { kind: 'ok', value: undefined } as const;
const NOT_FOUND = { kind: 'refused', error: 'not_found' } as const;

/**
 * People: what WordPress tells of them, and what those who may see them ask. Nothing of it is ever kept by a cache.
 *
 * @param contacts Asked anew for each request.
 */
export function contactRoutes( contacts: () => Contacts ): readonly Route[] {
	return [
		signedRoute( contactEndpoints.contactFacts, ( site, { body } ) =>
			unlessPaused( site, async () => {
				await contacts().receive( site, body );
				return DONE;
			} )
		),
		signedRoute(
			contactEndpoints.endedConsents,
			async ( site, { query } ) => ( {
				kind: 'ok',
				value: await contacts().ended( site, query.after ?? 0 ),
			} )
		),
		signedRoute(
			contactEndpoints.contactSearch,
			async ( site, { body } ) => ( {
				kind: 'ok',
				value: await contacts().search( site, body ),
			} )
		),
		signedRoute( contactEndpoints.contactOpen, async ( site, { body } ) => {
			const contact = await contacts().open(
				site,
				body.actor,
				body.contact_id
			);
			return contact === null
				? NOT_FOUND
				: { kind: 'ok', value: contact };
		} ),
		signedRoute( contactEndpoints.contactChange, ( site, { body } ) =>
			unlessPaused( site, async () => {
				const changed = await contacts().change(
					site,
					body.actor,
					body
				);
				if ( changed === 'not_won' ) {
					return {
						kind: 'refused',
						error: 'bad_query',
						details: { field: 'offline_value' },
					};
				}
				return changed === 'not_found' ? NOT_FOUND : DONE;
			} )
		),
		signedRoute( contactEndpoints.contactMerge, ( site, { body } ) =>
			unlessPaused( site, async () => {
				const merged = await contacts().merge(
					site,
					body.actor,
					body.into,
					body.from
				);
				if ( merged === 'same' ) {
					return {
						kind: 'refused',
						error: 'bad_query',
						details: { field: 'from' },
					};
				}
				return merged === 'not_found' ? NOT_FOUND : DONE;
			} )
		),
		signedRoute( contactEndpoints.contactErase, ( site, { body } ) =>
			unlessPaused( site, async () => ( {
				kind: 'ok',
				value: await contacts().erase(
					site,
					body.actor,
					body.contact_ids
				),
			} ) )
		),
		signedRoute(
			contactEndpoints.contactExport,
			async ( site, { body } ) => ( {
				kind: 'csv',
				text: await contacts().export( site, body ),
				fileName: 'cairn-contacts.csv',
			} )
		),
		signedRoute( contactEndpoints.contactImport, ( site, { body } ) =>
			unlessPaused( site, async () => ( {
				kind: 'ok',
				value: await contacts().import( site, body ),
			} ) )
		),
		signedRoute(
			contactEndpoints.privacyExport,
			async ( site, { body } ) => ( {
				kind: 'ok',
				value: await contacts().privacyExport( site, body ),
			} )
		),
		// Also while the site is paused: a copy must not stop somebody from being forgotten.
		signedRoute(
			contactEndpoints.privacyErase,
			async ( site, { body } ) => ( {
				kind: 'ok',
				value: await contacts().privacyErase( site, body ),
			} )
		),
		signedRoute( contactEndpoints.auditLog, async ( site, { query } ) => ( {
			kind: 'ok',
			value: await contacts().log( site, query.page ?? 1 ),
		} ) ),
	];
}

/** A copy of a site speaks with the keys of the original: what it says of people must not change the original's. */
async function unlessPaused< Value >(
	site: Site,
	work: () => Promise< RouteAnswer< Value > >
): Promise< RouteAnswer< Value > > {
	return site.state === 'paused'
		? { kind: 'refused', error: 'site_paused' }
		: work();
}
