/** All contacts a filter selects, as a file a spreadsheet can open without running anything in it. */
import type { ContactSearch } from '#contract/contacts.ts';
import { LEAD_STATUSES } from '#contract/forms.ts';
import { type CsvCell, csvText } from '../reports/index.ts';
import { consentName } from './contact-rows.ts';
import type { Work } from './contact-site.ts';
import { DEFAULT_DECIMALS, eachContact } from './list-contacts.ts';

const COLUMNS = [
	'contact_id',
	'name',
	'email',
	'phone',
	'company',
	'status',
	'consent',
	'first_seen',
	'last_seen',
	'forms',
	'orders',
	'net_sales',
	'won_offline',
	'currency',
	'suspicious',
	'demo',
] as const;

export async function exportContacts(
	work: Work,
	filters: Omit< ContactSearch, 'actor' | 'sort' | 'page' >
): Promise< { readonly text: string; readonly people: number } > {
	const { site, values } = work;
	const decimals = site.shop?.decimals ?? DEFAULT_DECIMALS;
	const money = ( minor: number | null ) =>
		minor === null || site.currency === null
			? null
			: minor / 10 ** decimals;
	const lines: CsvCell[][] = [ [ ...COLUMNS ] ];
	await eachContact( work, filters, async ( rows ) => {
		const fields = await values.read(
			'contact',
			rows.map( ( row ) => row.contact_id )
		);
		for ( const row of rows ) {
			const own = fields.get( row.contact_id );
			lines.push( [
				row.contact_id,
				own?.get( 'name' ) ?? null,
				own?.get( 'email' ) ?? null,
				own?.get( 'phone' ) ?? null,
				own?.get( 'company' ) ?? null,
				LEAD_STATUSES[ row.status ] ?? null,
				consentName( row.consent ),
				new Date( row.first_seen ).toISOString(),
				new Date( row.last_seen ).toISOString(),
				row.forms,
				row.orders,
				money( row.net_sales ),
				money( row.offline_value ),
				site.currency,
				row.suspicious > 0 ? 1 : 0,
				row.batch_id > 0 ? 1 : 0,
			] );
		}
	} );
	return { text: csvText( lines ), people: lines.length - 1 };
}
