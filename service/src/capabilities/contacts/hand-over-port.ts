/** Who is told, inside the transaction that changes them, of consents that stand, that ended, and of people who are forgotten. */
import type { PersonSealed } from '#contract/contacts.ts';
import type { ContactConsentState } from '#contract/forms.ts';
import { consentsOf } from './consents.ts';
import type { Work } from './contact-site.ts';
import { readProofs } from './proofs.ts';
import { readSubmission } from './submissions.ts';
import { EVERY_LIST, suppressionsOf } from './suppressions.ts';

export interface HandOverPort {
	/** A consent is proven. */
	confirmed: (
		work: Work,
		consent: {
			/** 32 hex digits. */
			readonly submissionId: string;
			readonly list: string;
			readonly addressIndex: Buffer | null;
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
	/** Before what was typed is deleted. */
	forgotten: (
		work: Work,
		people: {
			readonly addressIndexes: readonly Buffer[];
			readonly submissionIds: readonly string[];
			/** They asked for it: they are to be forgotten where they were handed over to as well. */
			readonly asked: boolean;
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
	/** The address may be written to. */
	readonly stands: boolean;
	readonly requestedAt: number;
	readonly requestedIp: string | null;
	readonly confirmedAt: number | null;
	readonly confirmedIp: string | null;
	/** Hex; empty: not known. */
	readonly textHash: string;
}

/** Null: not stored (any more), or without a mail address. */
export async function readAgreed(
	work: Work,
	submissionId: string,
	list: string
): Promise< AgreedPerson | null > {
	const submission = await readSubmission( work, submissionId );
	const typed = (
		await work.values.read( 'submission', [ submissionId ] )
	).get( submissionId );
	const consent = (
		await consentsOf( work, { submissionIds: [ submissionId ] } )
	).find( ( one ) => one.list === list );
	const person = JSON.parse(
		typed?.get( 'person' ) ?? 'null'
	) as PersonSealed | null;
	if (
		submission === null ||
		consent === undefined ||
		person?.email === undefined
	) {
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
		stands:
			consent.state === 'confirmed' &&
			! suppressed.some(
				( bar ) =>
					( bar.list === EVERY_LIST || bar.list === list ) &&
					bar.at >= ( consent.confirmedAt ?? 0 )
			),
		requestedAt: consent.requestedAt,
		requestedIp: person.ip ?? null,
		confirmedAt: consent.confirmedAt,
		confirmedIp: confirmed.ip ?? null,
		textHash: typeof textHash === 'string' ? textHash : '',
	};
}
