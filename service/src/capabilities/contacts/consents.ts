/** The table `consent`: where each consent that was asked for stands. */
import type { RowDataPacket } from 'mysql2/promise';
import {
	CONTACT_CONSENT_STATES,
	type ContactConsentState,
} from '#contract/forms.ts';
import { bytesOf, type Work } from './contact-site.ts';
import { stateNumber } from './submissions.ts';

export interface Consent {
	/** 32 hex digits. */
	readonly submissionId: string;
	readonly list: string;
	readonly contactId: string | null;
	readonly addressIndex: Buffer | null;
	readonly state: ContactConsentState;
	readonly requestedAt: number;
	readonly confirmedAt: number | null;
	/** Withdrawn, or the address bounced. */
	readonly endedAt: number | null;
}

interface ConsentRow extends RowDataPacket {
	submission_id: Buffer;
	list: string;
	contact_id: string | null;
	address_index: Buffer | null;
	state: number;
	requested_at: number;
	confirmed_at: number | null;
	ended_at: number | null;
}

type Place = Pick< Work, 'connection' | 'site' >;

export async function insertConsent(
	{ connection, site }: Place,
	consent: Consent
): Promise< void > {
	await connection.query(
		'INSERT INTO consent (site_id, submission_id, list, contact_id, address_index, state, requested_at, confirmed_at, ended_at) VALUES (?)',
		[
			[
				site.id,
				bytesOf( consent.submissionId ),
				consent.list,
				consent.contactId,
				consent.addressIndex,
				stateNumber( consent.state ),
				consent.requestedAt,
				consent.confirmedAt,
				consent.endedAt,
			],
		]
	);
}

/** Of some submissions, contacts or addresses. */
export async function consentsOf(
	place: Place,
	of:
		| { readonly submissionIds: readonly string[] }
		| { readonly contactIds: readonly string[] }
		| { readonly addressIndexes: readonly Buffer[] }
): Promise< readonly Consent[] > {
	const [ column, wanted ] = columnOf( of );
	return wanted.length === 0 ? [] : readConsents( place, column, wanted );
}

async function readConsents(
	{ connection, site }: Place,
	column: string,
	wanted: readonly ( string | Buffer )[]
): Promise< readonly Consent[] > {
	const [ rows ] = await connection.query< ConsentRow[] >(
		`SELECT consent.* FROM consent WHERE consent.site_id = ? AND consent.${ column } IN (?) ORDER BY consent.requested_at DESC, consent.list`,
		[ site.id, wanted ]
	);
	return rows.map( ( row ) => ( {
		submissionId: row.submission_id.toString( 'hex' ),
		list: row.list,
		contactId: row.contact_id,
		addressIndex: row.address_index,
		state: CONTACT_CONSENT_STATES[ row.state ] ?? 'expired',
		requestedAt: row.requested_at,
		confirmedAt: row.confirmed_at,
		endedAt: row.ended_at,
	} ) );
}

function columnOf(
	of: Parameters< typeof consentsOf >[ 1 ]
): readonly [ string, readonly ( string | Buffer )[] ] {
	if ( 'submissionIds' in of ) {
		return [ 'submission_id', of.submissionIds.map( bytesOf ) ];
	}
	return 'contactIds' in of
		? [ 'contact_id', of.contactIds ]
		: [ 'address_index', of.addressIndexes ];
}

export async function changeConsent(
	{ connection, site }: Place,
	consent: Pick< Consent, 'submissionId' | 'list' >,
	state: ContactConsentState,
	times: {
		readonly confirmedAt: number | null;
		readonly endedAt: number | null;
	}
): Promise< void > {
	await connection.query(
		'UPDATE consent SET state = ?, confirmed_at = ?, ended_at = ? WHERE consent.site_id = ? AND consent.submission_id = ? AND consent.list = ?',
		[
			stateNumber( state ),
			times.confirmedAt,
			times.endedAt,
			site.id,
			bytesOf( consent.submissionId ),
			consent.list,
		]
	);
}
