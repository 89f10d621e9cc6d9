/** One try of one job: who it is about is read now, sent, and forgotten again. */
import {
	type AgreementProof,
	type ContactSite,
	readAgreed,
	type Work,
} from '../contacts/index.ts';
import type {
	Connector,
	PersonToEnd,
	PersonToHandOver,
	Receiver,
} from './connectors/connector.ts';
import type { StoredDestination } from './destinations.ts';
import { type Job, jobsOf } from './jobs.ts';
import type { Outcome } from './outcome.ts';
import { ERASE_FIELDS, targetOf } from './queue.ts';

/** Whom a job is about; null: it is pointless by now. */
export type JobPerson =
	| {
			readonly action: 'subscribe';
			readonly person: PersonToHandOver;
			readonly proof: AgreementProof;
			/** We ourselves ended it there before. */
			readonly again: boolean;
	  }
	| {
			readonly action: 'unsubscribe' | 'erase';
			readonly person: PersonToEnd;
	  }
	| null;

/** Reads whom a job is about, inside a transaction. */
export async function readPerson( work: Work, job: Job ): Promise< JobPerson > {
	if ( job.action === 'erase' ) {
		const kept = (
			await work.values.read( 'hand_over_job', [ job.id ], ERASE_FIELDS )
		).get( job.id );
		const email = kept?.get( 'email' );
		return email === undefined
			? null
			: {
					action: 'erase',
					person: {
						email,
						contactId: kept?.get( 'contact_id' ) ?? null,
						list: job.list,
					},
				};
	}
	const agreed =
		job.submissionId === null
			? null
			: await readAgreed( work, job.submissionId, job.list );
	if ( agreed === null ) {
		return null;
	}
	if ( job.action === 'unsubscribe' ) {
		return {
			action: 'unsubscribe',
			person: {
				email: agreed.email,
				contactId: agreed.contactId,
				list: job.list,
			},
		};
	}
	return agreed.stands
		? {
				action: 'subscribe',
				person: { ...agreed, list: job.list },
				proof: agreed.proof,
				again: await wasEndedByUs( work, job ),
			}
		: null;
}

async function wasEndedByUs( work: Work, job: Job ): Promise< boolean > {
	const { connection, site } = work;
	const others = await jobsOf(
		{ connection, siteId: site.id },
		{
			submissionIds: [],
			addressIndexes:
				job.addressIndex === null ? [] : [ job.addressIndex ],
		}
	);
	return others.some(
		( other ) =>
			other.action === 'unsubscribe' &&
			other.state === 'done' &&
			other.destinationId === job.destinationId &&
			other.list === job.list
	);
}

/** The list it goes to: as it is set now, or as it was when it was handed over. */
export function targetFor( destination: StoredDestination, job: Job ): string {
	return job.action === 'subscribe'
		? ( targetOf( destination, job.list ) ?? job.target )
		: job.target;
}

export function deliver(
	connector: Connector,
	receiver: Receiver,
	about: NonNullable< JobPerson >
): Promise< Outcome > {
	switch ( about.action ) {
		case 'subscribe':
			return connector.subscribe( receiver, about.person, about.again );
		case 'unsubscribe':
			return connector.unsubscribe( receiver, about.person );
		case 'erase':
			return connector.erase( receiver, about.person );
	}
}

/** What this capability knows of a site. */
export type HandOverSite = ContactSite;
