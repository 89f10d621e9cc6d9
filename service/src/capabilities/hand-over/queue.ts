/**
 * Makes and cancels jobs, in the very transaction that changes a consent: what was committed is handed over, and nothing else.
 * For one person, list and destination at most one job waits, so that nothing overtakes.
 */
import { createHash } from 'node:crypto';
import type { AgreementProof, HandOverPort, Work } from '../contacts/index.ts';
import { readSender } from '../contacts/index.ts';
import { destinationsOf, type StoredDestination } from './destinations.ts';
import { addJob, cancelJobs, deleteJobs, type Job, jobsOf } from './jobs.ts';

/** What an erasure keeps sealed until it was told: nothing else names the person any more. */
export const ERASE_FIELDS = [ 'email', 'contact_id' ] as const;

/** The same job for the same reason, however often it is asked for. 32 hex digits. */
function jobId( ...parts: readonly string[] ): string {
	return createHash( 'sha256' )
		.update( parts.join( '\u001f' ) )
		.digest( 'hex' )
		.slice( 0, 32 );
}

const endId = ( job: Job ) => jobId( job.id, 'unsubscribe' );

/** It was delivered, or may have been. */
const isThere = ( job: Job ) =>
	job.action === 'subscribe' && ( job.state === 'done' || job.taken );

const sameAddress = ( a: Job, b: { readonly addressIndex: Buffer | null } ) =>
	a.addressIndex !== null &&
	b.addressIndex !== null &&
	a.addressIndex.equals( b.addressIndex );

export function createQueue(): HandOverPort {
	return {
		async agreed( work, consent ) {
			const place = placeOf( work );
			const open = (
				await destinationsOf( place.connection, place.siteId )
			).filter(
				( { state, settings } ) =>
					state !== 'gone' && takesProof( settings, consent.proof )
			);
			const before = await jobsOf( place, {
				submissionIds: [],
				addressIndexes:
					consent.addressIndex === null
						? []
						: [ consent.addressIndex ],
			} );
			for ( const destination of open ) {
				const target = targetOf( destination, consent.list );
				if ( target === null ) {
					continue;
				}
				// They agreed again: an end that was not told yet must not be told after it.
				await cancelJobs(
					place,
					before
						.filter(
							( job ) =>
								job.action === 'unsubscribe' &&
								job.state === 'waiting' &&
								job.destinationId === destination.id &&
								job.list === consent.list
						)
						.map( ( job ) => job.id ),
					work.now
				);
				await addJob( place, {
					id: jobId(
						destination.id,
						consent.submissionId,
						consent.list
					),
					destinationId: destination.id,
					action: 'subscribe',
					list: consent.list,
					target,
					submissionId: consent.submissionId,
					addressIndex: consent.addressIndex,
					madeAt: work.now,
				} );
			}
		},

		async ended( work, { consents, from } ) {
			const place = placeOf( work );
			const ended = new Set(
				consents.map( ( one ) => `${ one.submissionId } ${ one.list }` )
			);
			const own = (
				await jobsOf( place, {
					submissionIds: consents.map( ( one ) => one.submissionId ),
					addressIndexes: [],
				} )
			).filter( ( job ) =>
				ended.has( `${ job.submissionId } ${ job.list }` )
			);
			const all = await jobsOf( place, {
				submissionIds: [],
				addressIndexes: own.flatMap( ( job ) =>
					job.addressIndex === null ? [] : [ job.addressIndex ]
				),
			} );
			await cancelJobs(
				place,
				own
					.filter( ( job ) => job.action === 'subscribe' )
					.map( ( job ) => job.id ),
				work.now
			);
			const told = new Set( all.map( ( job ) => job.id ) );
			// One end for each destination and list, for the last time they were handed over.
			const last = new Map< string, Job >();
			for ( const job of own.filter( isThere ) ) {
				last.set( `${ job.destinationId } ${ job.list }`, job );
			}
			for ( const job of last.values() ) {
				const agreedElsewhere = all.some(
					( other ) =>
						other.action === 'subscribe' &&
						( other.state === 'done' ||
							other.state === 'waiting' ) &&
						other.destinationId === job.destinationId &&
						other.list === job.list &&
						sameAddress( other, job ) &&
						! ended.has(
							`${ other.submissionId } ${ other.list }`
						) &&
						! told.has( endId( other ) )
				);
				if ( job.destinationId !== from && ! agreedElsewhere ) {
					await addJob( place, {
						...job,
						id: endId( job ),
						action: 'unsubscribe',
						madeAt: work.now,
					} );
				}
			}
		},

		async forgotten( work, people ) {
			const place = placeOf( work );
			const jobs = await jobsOf( place, people );
			await askToForget( work, jobs.filter( isThere ) );
			await deleteJobs(
				place,
				jobs.map( ( job ) => job.id )
			);
		},
	};
}

async function askToForget(
	work: Work,
	there: readonly Job[]
): Promise< void > {
	const place = placeOf( work );
	const asked = new Set< string >();
	for ( const job of there ) {
		const person =
			job.submissionId === null
				? null
				: await readSender( work, job.submissionId );
		const what = `${ job.destinationId } ${ job.target } ${ person?.email }`;
		if ( person === null || asked.has( what ) ) {
			continue;
		}
		asked.add( what );
		const id = jobId( job.id, 'erase' );
		await addJob( place, {
			id,
			destinationId: job.destinationId,
			action: 'erase',
			list: job.list,
			target: job.target,
			submissionId: null,
			addressIndex: null,
			madeAt: work.now,
		} );
		await work.values.put( 'hand_over_job', id, {
			email: person.email,
			contact_id: person.contactId,
		} );
	}
}

function placeOf( { connection, site }: Work ) {
	return { connection, siteId: site.id };
}

/** Whether the owner has this destination told of people whose agreement is known in this way. */
export function takesProof(
	settings: StoredDestination[ 'settings' ],
	proof: AgreementProof
): boolean {
	switch ( proof ) {
		case 'confirmed':
			return true;
		case 'given':
			return settings.with_given;
		case 'imported':
			return settings.with_imported;
	}
}

/** The receiver's list for one of ours; null: it is not handed over. */
export function targetOf(
	{ settings }: Pick< StoredDestination, 'settings' >,
	list: string
): string | null {
	return (
		settings.lists.find( ( pair ) => pair.list === list )?.target ?? null
	);
}
