/** Proof as it is shown: one for each consent that was asked for, put together from the steps that were kept of it. */
import type { ConsentProof } from '#contract/contacts.ts';
import type { Consent } from './consents.ts';
import type { Work } from './contact-site.ts';
import type { KeptProof, ProofStepName } from './proofs.ts';
import type { Submission } from './submissions.ts';

interface Network {
	readonly ip?: string;
	readonly user_agent?: string;
}

export async function consentProofs(
	work: Work,
	consents: readonly Consent[],
	submissions: readonly Submission[],
	proofs: readonly KeptProof[],
	blockName: ( blockId: string ) => string | null
): Promise< ConsentProof[] > {
	const ids = submissions.map( ( submission ) => submission.id );
	const typed = await work.values.read( 'submission', ids );
	const sources = await work.values.read( 'consent', ids );
	return consents.flatMap( ( consent ) => {
		const submission = submissions.find(
			( { id } ) => id === consent.submissionId
		);
		const own = proofs.filter(
			( proof ) =>
				proof.submissionId === consent.submissionId &&
				( proof.list === consent.list || proof.list === '' )
		);
		const last = own.at( -1 );
		if ( submission === undefined || last === undefined ) {
			return [];
		}
		const step = ( ...names: readonly ProofStepName[] ) =>
			own.findLast( ( proof ) => names.includes( proof.step ) );
		const asked = step( 'requested', 'given', 'imported' )?.details ?? {};
		const mail = own.findLast(
			( proof ) =>
				proof.step === 'mail' &&
				( proof.details.kind === 'confirm' ||
					proof.details.kind === 'resend' )
		);
		const fields = typed.get( consent.submissionId );
		const requested = network( fields?.get( 'person' ) );
		const confirmed = network( fields?.get( 'confirmed' ) );
		const ended = step( 'withdrawn', 'bounced' );
		return {
			list: consent.list,
			state: consent.state,
			origin: submission.origin,
			purpose: submission.purpose,
			text: textOf( asked.text ) ?? '',
			text_hash: textOf( asked.text_hash ) ?? '',
			lang: textOf( asked.lang ) ?? submission.lang,
			ticked: asked.ticked === true,
			page: submission.page,
			block_id: submission.blockId,
			block_name:
				submission.blockId === null
					? submission.formName
					: blockName( submission.blockId ),
			requested_at: iso( consent.requestedAt ) ?? '',
			requested_ip: requested.ip ?? null,
			requested_user_agent: requested.user_agent ?? null,
			mail_sent_at:
				mail?.details.state === 'sent' ? iso( mail.at ) : null,
			mail_message_id: textOf( mail?.details.message_id ),
			mail_template: textOf( mail?.details.template_version ),
			mail_failed: mail?.details.state === 'send_failed',
			confirmed_at: iso( consent.confirmedAt ),
			confirmed_ip: confirmed.ip ?? null,
			confirmed_user_agent: confirmed.user_agent ?? null,
			expires_at: iso( submission.expiresAt ),
			withdrawn_at: iso( consent.endedAt ),
			withdrawn_by: textOf( ended?.details.channel ),
			source:
				sources.get( consent.submissionId )?.get( 'source' ) ?? null,
			chain_hash: last.hash,
			chain_holds: own.every( ( proof ) => proof.holds ),
		};
	} );
}

function network( text: string | undefined ): Network {
	return text === undefined ? {} : ( JSON.parse( text ) as Network );
}

function textOf( value: unknown ): string | null {
	return typeof value === 'string' ? value : null;
}

function iso( at: number | null ): string | null {
	return at === null ? null : new Date( at ).toISOString();
}
