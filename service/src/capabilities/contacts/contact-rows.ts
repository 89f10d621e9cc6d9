/** The tables `contact`, `contact_address` and `contact_visitor`. */
import type { RowDataPacket } from 'mysql2/promise';
import type { PersonSealed } from '#contract/contacts.ts';
import {
	CONTACT_CONSENT_STATES,
	type ContactConsentState,
} from '#contract/forms.ts';
import type { Random } from '../../storage/random.ts';
import type { AddressIndexes } from '../personal-keys/index.ts';
import { bytesOf, type Work } from './contact-site.ts';

/** From the strongest to the weakest: what a contact stands for over all lists. */
const STRENGTH: readonly ContactConsentState[] = [
	'confirmed',
	'given',
	'requested',
	'bounced',
	'withdrawn',
];

/** A contact's column `consent`: 0 for none, else the position in CONTACT_CONSENT_STATES and 1. */
export function consentNumber( state: ContactConsentState | null ): number {
	return state === null ? 0 : CONTACT_CONSENT_STATES.indexOf( state ) + 1;
}

export function consentName( number: number ): string {
	return CONTACT_CONSENT_STATES[ number - 1 ] ?? 'none';
}

const ID_DIGITS = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 16 characters of base36 nobody can guess. */
export function freshId( random: Random ): string {
	let id = '';
	while ( id.length < ID_DIGITS ) {
		for ( const byte of random.bytes( 32 ) ) {
			// 252 is the largest multiple of 36 a byte holds: every digit is as likely as any other.
			if ( byte < 252 && id.length < ID_DIGITS ) {
				id += ALPHABET[ byte % 36 ] ?? '';
			}
		}
	}
	return id;
}

interface AddressRow extends RowDataPacket {
	address_index: Buffer;
	contact_id: string;
}

const KIND = { email: 1, phone: 2 } as const;

/** The contact an address belongs to: by mail, else by telephone. */
export async function findContact(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	indexes: AddressIndexes
): Promise< string | null > {
	const wanted = [ indexes.email, indexes.phone ].filter(
		( index ) => index !== null
	);
	if ( wanted.length === 0 ) {
		return null;
	}
	const [ rows ] = await connection.query< AddressRow[] >(
		'SELECT contact_address.address_index, contact_address.contact_id FROM contact_address WHERE contact_address.site_id = ? AND contact_address.address_index IN (?)',
		[ site.id, wanted ]
	);
	for ( const index of wanted ) {
		const row = rows.find( ( found ) =>
			found.address_index.equals( index )
		);
		if ( row !== undefined ) {
			return row.contact_id;
		}
	}
	return null;
}

/** Adds a contact without anything but a time. */
export async function insertContact(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	contactId: string,
	at: number,
	batchId: number
): Promise< void > {
	await connection.query(
		'INSERT INTO contact (site_id, contact_id, status, consent, suspicious, first_seen, last_seen, forms, orders, net_sales, offline_value, batch_id) VALUES (?)',
		[ [ site.id, contactId, 0, 0, 0, at, at, 0, 0, 0, null, batchId ] ]
	);
}

/** Notes that an address is a contact's; one that is somebody else's stays theirs. */
export async function keepAddresses(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	contactId: string,
	indexes: AddressIndexes
): Promise< void > {
	for ( const kind of [ 'email', 'phone' ] as const ) {
		const index = indexes[ kind ];
		if ( index !== null ) {
			await connection.query(
				'INSERT INTO contact_address (site_id, address_index, kind, contact_id) VALUES (?) ON DUPLICATE KEY UPDATE contact_id = contact_id',
				[ [ site.id, index, KIND[ kind ], contactId ] ]
			);
		}
	}
}

/**
 * Takes what was typed into the contact's own fields.
 *
 * @param work
 * @param contactId
 * @param person
 * @param mayReplace False: only what is missing is filled in. Anybody can type somebody else's address; what nobody has
 *                   confirmed replaces nothing.
 */
export async function mergePerson(
	work: Work,
	contactId: string,
	person: PersonSealed,
	mayReplace: boolean
): Promise< void > {
	const known = ( await work.values.read( 'contact', [ contactId ] ) ).get(
		contactId
	);
	const fields: Record< string, string > = {};
	for ( const field of [ 'email', 'phone', 'name', 'company' ] as const ) {
		const typed = person[ field ]?.trim();
		if ( typed && ( mayReplace || ! known?.has( field ) ) ) {
			fields[ field ] = typed;
		}
	}
	await work.values.put( 'contact', contactId, fields );
}

/** Notes which visitor a contact was. */
export async function linkVisitor(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	contactId: string,
	visitor: string,
	since: number
): Promise< void > {
	await connection.query(
		'INSERT INTO contact_visitor (site_id, contact_id, visitor, since) VALUES (?) ON DUPLICATE KEY UPDATE since = LEAST(since, VALUES(since))',
		[ [ site.id, contactId, bytesOf( visitor ), since ] ]
	);
}

interface VisitorRow extends RowDataPacket {
	contact_id: string;
	visitor: Buffer;
}

/** The visitors some contacts were, 16 hex digits each. */
export async function visitorsOf(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	contactIds: readonly string[]
): Promise< ReadonlyMap< string, readonly string[] > > {
	const found = new Map< string, string[] >();
	if ( contactIds.length > 0 ) {
		const [ rows ] = await connection.query< VisitorRow[] >(
			'SELECT contact_visitor.contact_id, contact_visitor.visitor FROM contact_visitor WHERE contact_visitor.site_id = ? AND contact_visitor.contact_id IN (?)',
			[ site.id, contactIds ]
		);
		for ( const row of rows ) {
			found.set( row.contact_id, [
				...( found.get( row.contact_id ) ?? [] ),
				row.visitor.toString( 'hex' ),
			] );
		}
	}
	return found;
}

interface CountsRow extends RowDataPacket {
	forms: number;
	suspicious: number | null;
	first_seen: number | null;
	last_seen: number | null;
}

interface StateRow extends RowDataPacket {
	state: number;
}

/** Counts anew what a contact's row says of its submissions and consents. */
export async function recountContact(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	contactId: string
): Promise< void > {
	const [ [ counts ] ] = await connection.query< CountsRow[] >(
		'SELECT COUNT(*) AS forms, MAX(submission.suspicions > 0) AS suspicious, MIN(submission.at) AS first_seen, MAX(GREATEST(submission.at, COALESCE(submission.confirmed_at, 0))) AS last_seen FROM submission WHERE submission.site_id = ? AND submission.contact_id = ?',
		[ site.id, contactId ]
	);
	const [ states ] = await connection.query< StateRow[] >(
		'SELECT DISTINCT consent.state FROM consent WHERE consent.site_id = ? AND consent.contact_id = ?',
		[ site.id, contactId ]
	);
	const names = states.map( ( row ) => CONTACT_CONSENT_STATES[ row.state ] );
	await connection.query(
		'UPDATE contact SET forms = ?, suspicious = ?, first_seen = LEAST(first_seen, ?), last_seen = GREATEST(last_seen, ?), consent = ? WHERE contact.site_id = ? AND contact.contact_id = ?',
		[
			counts?.forms ?? 0,
			counts?.suspicious ?? 0,
			counts?.first_seen ?? Number.MAX_SAFE_INTEGER,
			counts?.last_seen ?? 0,
			consentNumber(
				STRENGTH.find( ( state ) => names.includes( state ) ) ?? null
			),
			site.id,
			contactId,
		]
	);
}
