/** The table `submission`: forms that were sent, without what was typed. */
import type { RowDataPacket } from 'mysql2/promise';
import {
	CONSENT_SOURCES,
	CONSENT_STATES,
	type ConsentSource,
	type ConsentState,
} from '#contract/consent.ts';
import {
	CONSENT_ORIGINS,
	CONTACT_CONSENT_STATES,
	type ConsentOrigin,
	type ContactConsentState,
	FORM_PURPOSE_NAMES,
	type FormPurpose,
	SUSPICIONS,
	type Suspicion,
} from '#contract/forms.ts';
import { bytesOf, type Work } from './contact-site.ts';
import type { SubmissionAbout } from './planned-step.ts';

/** Times in ms since 1970; ids as 32, visitors as 16 hex digits. */
export interface Submission {
	readonly id: string;
	readonly contactId: string | null;
	readonly at: number;
	readonly purpose: FormPurpose;
	readonly origin: ConsentOrigin;
	readonly blockId: string | null;
	/** 64 hex digits. */
	readonly configHash: string | null;
	readonly formName: string | null;
	readonly page: string | null;
	readonly lang: string;
	readonly doubleOptIn: boolean;
	readonly state: ContactConsentState;
	readonly eventId: string;
	readonly confirmedAt: number | null;
	readonly withdrawnAt: number | null;
	readonly expiresAt: number | null;
	readonly visitor: string | null;
	/** The same visitor under the key of the day before. */
	readonly visitorBefore: string | null;
	readonly recognised: boolean;
	readonly consent: { state: ConsentState; source: ConsentSource } | null;
	readonly staff: boolean;
	readonly automated: boolean;
	readonly suspicions: readonly Suspicion[];
	readonly about: SubmissionAbout;
	readonly slotAt: number | null;
	readonly booking: ( typeof BOOKINGS )[ number ];
	readonly mailFailed: boolean;
	readonly batchId: number;
}

/** What became of a booking. The position in the list is what the table holds. */
export const BOOKINGS = [ 'open', 'cancelled', 'attended' ] as const;

interface SubmissionRow extends RowDataPacket {
	submission_id: Buffer;
	contact_id: string | null;
	at: number;
	purpose: number;
	origin: number;
	block_id: string | null;
	config_hash: Buffer | null;
	form_name: string | null;
	page: string | null;
	lang: string;
	double_opt_in: number;
	state: number;
	event_id: Buffer;
	confirmed_at: number | null;
	withdrawn_at: number | null;
	expires_at: number | null;
	visitor: Buffer | null;
	visitor_before: Buffer | null;
	recognised: number;
	consent_state: number | null;
	consent_source: number | null;
	staff: number;
	automated: number;
	suspicions: number;
	about: string;
	slot_at: number | null;
	booking: number;
	mail_failed: number;
	batch_id: number;
}

/** Number of a state in the tables of this capability. */
export function stateNumber( state: ContactConsentState ): number {
	return CONTACT_CONSENT_STATES.indexOf( state );
}

function decode( row: SubmissionRow ): Submission {
	const consentState = CONSENT_STATES[ row.consent_state ?? -1 ];
	const consentSource = CONSENT_SOURCES[ row.consent_source ?? -1 ];
	return {
		id: row.submission_id.toString( 'hex' ),
		contactId: row.contact_id,
		at: row.at,
		purpose: named( FORM_PURPOSE_NAMES, row.purpose ),
		origin: named( CONSENT_ORIGINS, row.origin ),
		blockId: row.block_id,
		configHash: row.config_hash?.toString( 'hex' ) ?? null,
		formName: row.form_name,
		page: row.page,
		lang: row.lang,
		doubleOptIn: row.double_opt_in === 1,
		state: named( CONTACT_CONSENT_STATES, row.state ),
		eventId: row.event_id.toString( 'hex' ),
		confirmedAt: row.confirmed_at,
		withdrawnAt: row.withdrawn_at,
		expiresAt: row.expires_at,
		visitor: row.visitor?.toString( 'hex' ) ?? null,
		visitorBefore: row.visitor_before?.toString( 'hex' ) ?? null,
		recognised: row.recognised === 1,
		consent:
			consentState && consentSource
				? { state: consentState, source: consentSource }
				: null,
		staff: row.staff === 1,
		automated: row.automated === 1,
		suspicions: SUSPICIONS.filter(
			( _, bit ) => ( row.suspicions & ( 1 << bit ) ) !== 0
		),
		about: JSON.parse( row.about ) as SubmissionAbout,
		slotAt: row.slot_at,
		booking: named( BOOKINGS, row.booking ),
		mailFailed: row.mail_failed === 1,
		batchId: row.batch_id,
	};
}

function named< Name >( names: readonly Name[], position: number ): Name {
	const name = names[ position ];
	if ( name === undefined ) {
		throw new Error(
			`A submission has a number ${ position } that means nothing.`
		);
	}
	return name;
}

type Place = Pick< Work, 'connection' | 'site' >;

export async function readSubmission(
	{ connection, site }: Place,
	id: string
): Promise< Submission | null > {
	const [ rows ] = await connection.query< SubmissionRow[] >(
		'SELECT submission.* FROM submission WHERE submission.site_id = ? AND submission.submission_id = ?',
		[ site.id, bytesOf( id ) ]
	);
	return rows[ 0 ] ? decode( rows[ 0 ] ) : null;
}

/** Of some contacts, newest first. */
export async function submissionsOf(
	{ connection, site }: Place,
	contactIds: readonly string[]
): Promise< readonly Submission[] > {
	if ( contactIds.length === 0 ) {
		return [];
	}
	const [ rows ] = await connection.query< SubmissionRow[] >(
		'SELECT submission.* FROM submission WHERE submission.site_id = ? AND submission.contact_id IN (?) ORDER BY submission.at DESC',
		[ site.id, contactIds ]
	);
	return rows.map( decode );
}

export async function insertSubmission(
	{ connection, site }: Place,
	submission: Submission
): Promise< void > {
	let suspicions = 0;
	for ( const suspicion of submission.suspicions ) {
		suspicions |= 1 << SUSPICIONS.indexOf( suspicion );
	}
	const row = {
		site_id: site.id,
		submission_id: bytesOf( submission.id ),
		contact_id: submission.contactId,
		at: submission.at,
		purpose: FORM_PURPOSE_NAMES.indexOf( submission.purpose ),
		origin: CONSENT_ORIGINS.indexOf( submission.origin ),
		block_id: submission.blockId,
		config_hash: submission.configHash && bytesOf( submission.configHash ),
		form_name: submission.formName,
		page: submission.page,
		lang: submission.lang,
		double_opt_in: Number( submission.doubleOptIn ),
		state: stateNumber( submission.state ),
		event_id: bytesOf( submission.eventId ),
		confirmed_at: submission.confirmedAt,
		withdrawn_at: submission.withdrawnAt,
		expires_at: submission.expiresAt,
		visitor: submission.visitor && bytesOf( submission.visitor ),
		visitor_before:
			submission.visitorBefore && bytesOf( submission.visitorBefore ),
		recognised: Number( submission.recognised ),
		consent_state: submission.consent
			? CONSENT_STATES.indexOf( submission.consent.state )
			: null,
		consent_source: submission.consent
			? CONSENT_SOURCES.indexOf( submission.consent.source )
			: null,
		staff: Number( submission.staff ),
		automated: Number( submission.automated ),
		suspicions,
		about: JSON.stringify( submission.about ),
		slot_at: submission.slotAt,
		booking: BOOKINGS.indexOf( submission.booking ),
		mail_failed: Number( submission.mailFailed ),
		batch_id: submission.batchId,
	};
	await connection.query(
		`INSERT INTO submission (${ Object.keys( row ).join( ', ' ) }) VALUES (?)`,
		[ Object.values( row ) ]
	);
}

/** Columns that change after a submission was taken in. */
export interface SubmissionChanges {
	readonly state?: ContactConsentState;
	readonly confirmedAt?: number;
	readonly withdrawnAt?: number;
	readonly slotAt?: number | null;
	readonly booking?: ( typeof BOOKINGS )[ number ];
	readonly mailFailed?: boolean;
	/** The visitor is not needed any more. */
	readonly forgetVisitor?: boolean;
}

export async function changeSubmission(
	{ connection, site }: Place,
	id: string,
	changes: SubmissionChanges
): Promise< void > {
	const columns: Record< string, string | number | null > = {};
	if ( changes.state !== undefined ) {
		columns.state = stateNumber( changes.state );
	}
	if ( changes.confirmedAt !== undefined ) {
		columns.confirmed_at = changes.confirmedAt;
	}
	if ( changes.withdrawnAt !== undefined ) {
		columns.withdrawn_at = changes.withdrawnAt;
	}
	if ( changes.slotAt !== undefined ) {
		columns.slot_at = changes.slotAt;
	}
	if ( changes.booking !== undefined ) {
		columns.booking = BOOKINGS.indexOf( changes.booking );
	}
	if ( changes.mailFailed !== undefined ) {
		columns.mail_failed = Number( changes.mailFailed );
	}
	if ( changes.forgetVisitor === true ) {
		columns.visitor = null;
		columns.visitor_before = null;
	}
	const names = Object.keys( columns );
	if ( names.length > 0 ) {
		await connection.query(
			`UPDATE submission SET ${ names
				.map( ( name ) => `${ name } = ?` )
				.join(
					', '
				) } WHERE submission.site_id = ? AND submission.submission_id = ?`,
			[ ...Object.values( columns ), site.id, bytesOf( id ) ]
		);
	}
}
