/** Who is told, inside the transaction that changes them, of consents that stand, that ended, and of people who are forgotten. */
import type { PersonSealed } from '#contract/contacts.ts';
import type { ContactConsentState } from '#contract/forms.ts';
import { type Consent, consentsOf } from './consents.ts';
import type { Work } from './contact-site.ts';
import { readProofs } from './proofs.ts';
import { readSubmission } from './submissions.ts';
import { EVERY_LIST, suppressionsOf } from './suppressions.ts';

/**
 * How it is known that somebody agreed: by the mail of ours that they answered, by what they did where no confirmation is asked
 * for, or by proof from elsewhere.
 */
export type AgreementProof = 'confirmed' | 'given' | 'imported';

export interface HandOverPort {
	/** Somebody has agreed to a list. */
	agreed: (
		work: Work,
		consent: {
			/** 32 hex digits. */
			readonly submissionId: string;
			readonly list: string;
			readonly addressIndex: Buffer | null;
			readonly proof: AgreementProof;
		}
	) => Promise< void >;
	/** Consents ended: taken back, or the address takes no mail. */
	ended: (
		work: Work,
		ending: {
			readonly consents: readonly {
				readonly submissionId: string;
				readonly list: string;
			}[];
			/** Destination that told so: it knows. */
			readonly from: string | null;
		}
	) => Promise< void >;
	/** Before what was typed is deleted: they are to be forgotten where they were handed over to as well. */
	forgotten: (
		work: Work,
		people: {
			readonly addressIndexes: readonly Buffer[];
			readonly submissionIds: readonly string[];
		}
	) => Promise< void >;
}

/** Somebody who agreed to something, as far as it is still stored. Times in ms since 1970. */
export interface AgreedPerson {
	readonly contactId: string | null;
	readonly email: string;
	readonly name: string | null;
	readonly purpose: string;
	readonly page: string | null;
	readonly lang: string;
	readonly state: ContactConsentState;
	readonly proof: AgreementProof;
	/** The address may be written to. */
	readonly stands: boolean;
	readonly requestedAt: number;
	readonly requestedIp: string | null;
	readonly confirmedAt: number | null;
	readonly confirmedIp: string | null;
	/** Hex; empty: not known. */
	readonly textHash: string;
}

/** Whom a sign-up was of, whatever is left of what they agreed to. Null: without a mail address, or not stored any more. */
export async function readSender(
	work: Work,
	submissionId: string
): Promise< {
	readonly contactId: string | null;
	readonly email: string;
} | null > {
	const submission = await readSubmission( work, submissionId );
	const contactId = submission?.contactId ?? null;
	const typed = (
		await work.values.read( 'submission', [ submissionId ], [ 'person' ] )
	).get( submissionId );
	const person = JSON.parse(
		typed?.get( 'person' ) ?? 'null'
	) as PersonSealed | null;
	const known =
		contactId === null
			? undefined
			: ( await work.values.read( 'contact', [ contactId ] ) ).get(
					contactId
				);
	const email = person?.email ?? known?.get( 'email' );
	return email === undefined ? null : { contactId, email: email.trim() };
}

/** Null: not stored (any more), or without a mail address. */
export async function readAgreed(
	work: Work,
	submissionId: string,
	list: string
): Promise< AgreedPerson | null > {
	const submission = await readSubmission( work, submissionId );
	const consent = (
		await consentsOf( work, { submissionIds: [ submissionId ] } )
	).find( ( one ) => one.list === list );
	if ( submission === null || consent === undefined ) {
		return null;
	}
	const typed = (
		await work.values.read( 'submission', [ submissionId ] )
	).get( submissionId );
	const isImported = submission.origin === 'import';
	const person = isImported
		? await importedPerson( work, consent )
		: ( JSON.parse(
				typed?.get( 'person' ) ?? 'null'
			) as PersonSealed | null );
	if ( person?.email === undefined ) {
		return null;
	}
	const { addressIndex } = consent;
	const suppressed = await suppressionsOf(
		work,
		addressIndex === null ? [] : [ addressIndex ]
	);
	const asked = ( await readProofs( work, [ submissionId ] ) ).find(
		( proof ) => proof.list === list
	);
	const { text_hash: textHash } = asked?.details ?? {};
	const confirmed = JSON.parse( typed?.get( 'confirmed' ) ?? '{}' ) as {
		ip?: string;
	};
	return {
		contactId: submission.contactId,
		email: person.email.trim(),
		name: person.name?.trim() || null,
		purpose: submission.purpose,
		page: submission.page,
		lang: submission.lang,
		state: consent.state,
		proof: isImported ? 'imported' : ownProof( consent ),
		stands:
			( consent.state === 'confirmed' || consent.state === 'given' ) &&
			! suppressed.some(
				( bar ) =>
					( bar.list === EVERY_LIST || bar.list === list ) &&
					bar.at >= ( consent.confirmedAt ?? consent.requestedAt )
			),
		requestedAt: consent.requestedAt,
		requestedIp: person.ip ?? null,
		confirmedAt: consent.confirmedAt,
		confirmedIp: confirmed.ip ?? null,
		textHash: typeof textHash === 'string' ? textHash : '',
	};
}

function ownProof( { confirmedAt }: Consent ): AgreementProof {
	return confirmedAt === null ? 'given' : 'confirmed';
}

/** Who was imported typed nothing here: they are the contact, as long as it has the address that was imported. */
async function importedPerson(
	{ values }: Work,
	{ contactId, addressIndex }: Consent
): Promise< Pick< PersonSealed, 'email' | 'name' | 'ip' > | null > {
	const fields =
		contactId === null
			? undefined
			: ( await values.read( 'contact', [ contactId ] ) ).get(
					contactId
				);
	const email = fields?.get( 'email' );
	const name = fields?.get( 'name' );
	if (
		email === undefined ||
		addressIndex === null ||
		values.indexesOf( { email } ).email?.equals( addressIndex ) !== true
	) {
		return null;
	}
	return { email, ...( name === undefined ? {} : { name } ) };
}
