/** Pages of contacts, filtered and sorted by what is kept in the open; names are opened for the rows that are shown. */
import type { RowDataPacket } from 'mysql2/promise';
import type {
	CONTACT_SORTS,
	ContactList,
	ContactRow,
	ContactSearch,
} from '#contract/contacts.ts';
import { EVENT_TYPES, EVENTS, eventTypeById } from '#contract/events/index.ts';
import { FORM_PURPOSE_NAMES, LEAD_STATUSES } from '#contract/forms.ts';
import { consentName, findContact, visitorsOf } from './contact-rows.ts';
import { bytesOf, type ContactSite, type Work } from './contact-site.ts';
import { maskEmail } from './mask-email.ts';
import { stateNumber } from './submissions.ts';

export const CONTACTS_A_PAGE = 25;

/** Of a site whose shop has not said how it writes amounts. */
export const DEFAULT_DECIMALS = 2;

export interface StoredContact extends RowDataPacket {
	contact_id: string;
	status: number;
	consent: number;
	suspicious: number;
	first_seen: number;
	last_seen: number;
	forms: number;
	orders: number;
	net_sales: number;
	offline_value: number | null;
	batch_id: number;
}

interface CountRow extends RowDataPacket {
	n: number;
}

interface StepRow extends RowDataPacket {
	type: number;
}

type Filters = Omit< ContactSearch, 'actor' | 'sort' | 'page' >;

const ORDER: Readonly< Record< ( typeof CONTACT_SORTS )[ number ], string > > =
	{
		last_seen: 'contact.last_seen',
		first_seen: 'contact.first_seen',
		orders: 'contact.orders',
		net_sales: 'contact.net_sales + COALESCE(contact.offline_value, 0)',
		forms: 'contact.forms',
	};

const STEP_TYPES = EVENT_TYPES.filter( ( type ) => EVENTS[ type ].step ).map(
	( type ) => EVENTS[ type ].id
);

/** As the own fields of a sign-up that nobody has confirmed are stored. */
export const REQUESTED_PROPS = '%"state":"requested"%';

/** What a filter selects, as SQL behind `WHERE`. */
async function conditions(
	work: Work,
	filters: Filters
): Promise< { readonly sql: string; readonly values: unknown[] } > {
	const parts = [ 'contact.site_id = ?' ];
	const values: unknown[] = [ work.site.id ];
	const add = ( part: string, ...more: readonly unknown[] ) => {
		parts.push( part );
		values.push( ...more );
	};
	if ( filters.email !== undefined ) {
		const { email } = work.values.indexesOf( { email: filters.email } );
		const found = await findContact( work, { email, phone: null } );
		add( 'contact.contact_id = ?', found ?? '' );
	}
	if ( filters.status !== undefined ) {
		add( 'contact.status = ?', LEAD_STATUSES.indexOf( filters.status ) );
	}
	if ( filters.suspicious !== undefined ) {
		add( 'contact.suspicious = ?', Number( filters.suspicious ) );
	}
	if ( filters.demo !== undefined ) {
		add( filters.demo ? 'contact.batch_id > 0' : 'contact.batch_id = 0' );
	}
	const ofSubmission = ( part: string, value: unknown ) =>
		add(
			`EXISTS (SELECT submission.submission_id FROM submission WHERE submission.site_id = contact.site_id AND submission.contact_id = contact.contact_id AND ${ part })`,
			value
		);
	if ( filters.purpose !== undefined ) {
		ofSubmission(
			'submission.purpose = ?',
			FORM_PURPOSE_NAMES.indexOf( filters.purpose )
		);
	}
	if ( filters.block_id !== undefined ) {
		ofSubmission( 'submission.block_id = ?', filters.block_id );
	}
	if ( filters.consent !== undefined ) {
		add(
			'EXISTS (SELECT consent.list FROM consent WHERE consent.site_id = contact.site_id AND consent.contact_id = contact.contact_id AND consent.state = ?)',
			stateNumber( filters.consent )
		);
	}
	return { sql: parts.join( ' AND ' ), values };
}

export async function listContacts(
	work: Work,
	search: Omit< ContactSearch, 'actor' >
): Promise< ContactList > {
	const { connection, site } = work;
	const { sort = 'last_seen', page = 1, ...filters } = search;
	const where = await conditions( work, filters );
	const count = async ( sql: string, values: unknown[] ) => {
		const [ [ row ] ] = await connection.query< CountRow[] >(
			`SELECT COUNT(*) AS n FROM contact WHERE ${ sql }`,
			values
		);
		return row?.n ?? 0;
	};
	const total = await count( where.sql, where.values );
	const rows = await readContacts( work, where, sort, {
		limit: CONTACTS_A_PAGE,
		offset: ( page - 1 ) * CONTACTS_A_PAGE,
	} );
	return {
		rows: await contactRows( work, rows ),
		total,
		page,
		pages: Math.ceil( total / CONTACTS_A_PAGE ),
		all: await count( 'contact.site_id = ?', [ site.id ] ),
	};
}

async function readContacts(
	{ connection }: Work,
	where: { readonly sql: string; readonly values: unknown[] },
	sort: ( typeof CONTACT_SORTS )[ number ],
	page: { readonly limit: number; readonly offset: number }
): Promise< readonly StoredContact[] > {
	const [ rows ] = await connection.query< StoredContact[] >(
		`SELECT contact.* FROM contact WHERE ${ where.sql } ORDER BY ${ ORDER[ sort ] } DESC, contact.contact_id LIMIT ? OFFSET ?`,
		[ ...where.values, page.limit, page.offset ]
	);
	return rows;
}

const EXPORTED_AT_ONCE = 500;

/** Every contact that a filter selects, some at a time. */
export async function eachContact(
	work: Work,
	filters: Filters,
	take: ( rows: readonly StoredContact[] ) => Promise< void >
): Promise< void > {
	const where = await conditions( work, filters );
	for ( let offset = 0; ; offset += EXPORTED_AT_ONCE ) {
		const rows = await readContacts( work, where, 'first_seen', {
			limit: EXPORTED_AT_ONCE,
			offset,
		} );
		if ( rows.length > 0 ) {
			await take( rows );
		}
		if ( rows.length < EXPORTED_AT_ONCE ) {
			return;
		}
	}
}

/** One of the site's contacts; null: it has none of this id. */
export async function readContact(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	contactId: string
): Promise< StoredContact | null > {
	const [ rows ] = await connection.query< StoredContact[] >(
		'SELECT contact.* FROM contact WHERE contact.site_id = ? AND contact.contact_id = ?',
		[ site.id, contactId ]
	);
	return rows[ 0 ] ?? null;
}

/** Rows as they are shown: a name, a masked address, and the first step that is linked. */
export async function contactRows(
	work: Work,
	rows: readonly StoredContact[]
): Promise< ContactRow[] > {
	const ids = rows.map( ( row ) => row.contact_id );
	const names =
		ids.length === 0
			? new Map< string, Map< string, string > >()
			: await work.values.read( 'contact', ids, [ 'name', 'email' ] );
	const linked = await visitorsOf( work, ids );
	const shown: ContactRow[] = [];
	for ( const row of rows ) {
		const fields = names.get( row.contact_id );
		const email = fields?.get( 'email' );
		shown.push( {
			contact_id: row.contact_id,
			name: fields?.get( 'name' ) ?? null,
			email_masked: email === undefined ? null : maskEmail( email ),
			status: LEAD_STATUSES[ row.status ] ?? 'new',
			stage: stageOf( row.orders ),
			first_step: await firstStep(
				work,
				linked.get( row.contact_id ) ?? []
			),
			first_seen: new Date( row.first_seen ).toISOString(),
			last_seen: new Date( row.last_seen ).toISOString(),
			forms: row.forms,
			orders: row.orders,
			net_sales: moneyOf(
				work.site,
				row.net_sales + ( row.offline_value ?? 0 )
			),
			consent: consentName( row.consent ),
			suspicious: row.suspicious > 0,
			demo: row.batch_id > 0,
		} );
	}
	return shown;
}

/** Who left an address considers; what was paid says more. */
function stageOf( orders: number ): ContactRow[ 'stage' ] {
	if ( orders > 1 ) {
		return 'retention';
	}
	return orders === 1 ? 'purchase' : 'consideration';
}

/** Null on a site that has no money. */
export function moneyOf(
	site: ContactSite,
	value: number
): { value: number; currency: string; decimals: number } | null {
	return site.currency === null
		? null
		: {
				value,
				currency: site.currency,
				decimals: site.shop?.decimals ?? DEFAULT_DECIMALS,
			};
}

async function firstStep(
	{ connection, site }: Work,
	visitors: readonly string[]
): Promise< string | null > {
	if ( visitors.length === 0 ) {
		return null;
	}
	const [ rows ] = await connection.query< StepRow[] >(
		"SELECT event.type FROM event FORCE INDEX (timeline) WHERE event.site_id = ? AND event.visitor IN (?) AND event.type IN (?) AND COALESCE(event.props, '') NOT LIKE ? ORDER BY event.event_id LIMIT 1",
		[ site.id, visitors.map( bytesOf ), STEP_TYPES, REQUESTED_PROPS ]
	);
	return rows[ 0 ] ? eventTypeById( rows[ 0 ].type ) : null;
}
