/** Subscribers from elsewhere: each with where its proof is, none twice, none that asked to be left alone. */
import { createHash } from 'node:crypto';
import type {
	contactImportAnswerSchema,
	contactImportSchema,
} from '#contract/contacts.ts';
import type { z } from 'zod';
import type { Random } from '../../storage/random.ts';
import { normalEmail } from '../personal-keys/index.ts';
import { consentsOf, insertConsent } from './consents.ts';
import {
	findContact,
	freshId,
	insertContact,
	keepAddresses,
	mergePerson,
	recountContact,
} from './contact-rows.ts';
import type { Work } from './contact-site.ts';
import { appendProofs } from './proofs.ts';
import { insertSubmission } from './submissions.ts';
import { EVERY_LIST, suppressionsOf } from './suppressions.ts';

type Import = Omit< z.output< typeof contactImportSchema >, 'actor' >;
type Row = Import[ 'rows' ][ number ];
type Answer = z.output< typeof contactImportAnswerSchema >;

export async function importContacts(
	work: Work,
	random: Random,
	file: Import
): Promise< Answer > {
	const answer: Answer = { added: 0, known: 0, refused: [] };
	const among = new Set< string >();
	for ( const row of file.rows ) {
		const email = normalEmail( row.email );
		const refuse = ( reason: Answer[ 'refused' ][ number ][ 'reason' ] ) =>
			answer.refused.push( { row: row.row, reason } );
		if ( email === null ) {
			refuse( 'not_an_address' );
			continue;
		}
		if ( among.has( email ) ) {
			refuse( 'twice' );
			continue;
		}
		among.add( email );
		const { email: index } = work.values.indexesOf( { email } );
		const barred = await suppressionsOf(
			work,
			index === null ? [] : [ index ]
		);
		if (
			index === null ||
			barred.some(
				( { list } ) => list === EVERY_LIST || list === file.list
			)
		) {
			refuse( 'suppressed' );
			continue;
		}
		if ( await addSubscriber( work, random, file, row, index ) ) {
			answer.added += 1;
		} else {
			answer.known += 1;
		}
	}
	return answer;
}

/** False: the list has this address already. */
async function addSubscriber(
	work: Work,
	random: Random,
	file: Import,
	row: Row,
	index: Buffer
): Promise< boolean > {
	const indexes = { email: index, phone: null };
	const found = await findContact( work, indexes );
	const consents = await consentsOf( work, { addressIndexes: [ index ] } );
	if (
		consents.some(
			( { list, state } ) =>
				list === file.list &&
				( state === 'confirmed' || state === 'given' )
		)
	) {
		return false;
	}
	const id = submissionId( file.import_id, row.email );
	const at = Math.min(
		row.given_at ?? row.confirmed_at ?? work.now,
		work.now
	);
	const contactId = found ?? freshId( random );
	if ( found === null ) {
		await insertContact( work, contactId, at, 0 );
	}
	await keepAddresses( work, contactId, indexes );
	await mergePerson(
		work,
		contactId,
		{
			email: row.email,
			...( row.name === undefined ? {} : { name: row.name } ),
			fields: [],
		},
		false
	);
	const confirmedAt =
		row.confirmed_at === undefined
			? null
			: Math.min( row.confirmed_at, work.now );
	const state = confirmedAt === null ? 'given' : 'confirmed';
	await insertSubmission( work, {
		id,
		contactId,
		at,
		purpose: 'newsletter',
		origin: 'import',
		blockId: null,
		configHash: null,
		formName: null,
		page: null,
		lang: file.lang,
		doubleOptIn: confirmedAt !== null,
		state,
		eventId: id,
		confirmedAt,
		withdrawnAt: null,
		expiresAt: null,
		visitor: null,
		visitorBefore: null,
		recognised: false,
		consent: null,
		staff: false,
		automated: false,
		suspicions: [],
		about: { list: file.list },
		slotAt: null,
		booking: 'open',
		mailFailed: false,
		batchId: 0,
	} );
	await insertConsent( work, {
		submissionId: id,
		list: file.list,
		contactId,
		addressIndex: index,
		state,
		requestedAt: at,
		confirmedAt,
		endedAt: null,
	} );
	await work.values.put( 'consent', id, { source: file.source } );
	await appendProofs( work, [
		{
			submissionId: id,
			list: file.list,
			step: 'imported',
			at: work.now,
			addressIndex: index,
			person: JSON.stringify( { email: row.email, source: file.source } ),
			details: {
				origin: 'import',
				purpose: 'newsletter',
				lang: file.lang,
				ticked: false,
				given_at: row.given_at ?? null,
				confirmed_at: row.confirmed_at ?? null,
			},
		},
	] );
	await recountContact( work, contactId );
	return true;
}

/** The same row of the same import always has the same id. 32 hex digits. */
function submissionId( importId: string, email: string ): string {
	return createHash( 'sha256' )
		.update( `${ importId }\u001f${ email.trim().toLowerCase() }` )
		.digest( 'hex' )
		.slice( 0, 32 );
}
