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
import type { GatedWork } from './contact-site.ts';
import { appendProofs } from './proofs.ts';
import { insertSubmission } from './submissions.ts';
import {
	EVERY_LIST,
	type Suppression,
	suppressionsOf,
} from './suppressions.ts';

type Import = Omit< z.output< typeof contactImportSchema >, 'actor' >;
type Row = Import[ 'rows' ][ number ];
type Answer = z.output< typeof contactImportAnswerSchema >;
type Reason = Answer[ 'refused' ][ number ][ 'reason' ];

/**
 * Takes one request of an import. All of it is one transaction, so a request whose answer was lost can be told once more:
 * what it had added is then known, and said to be its own (`again`).
 */
export async function importContacts(
	work: GatedWork,
	random: Random,
	file: Import
): Promise< Answer > {
	const answer: Answer = { added: 0, known: 0, again: 0, refused: [] };
	const among = new Set< string >();
	for ( const row of file.rows ) {
		const email = normalEmail( row.email );
		const refuse = ( reason: Reason ) =>
			answer.refused.push( { row: row.row, reason } );
		const { email: index } = work.values.indexesOf( {
			...( email === null ? {} : { email } ),
		} );
		if ( email === null || index === null ) {
			refuse( 'not_an_address' );
			continue;
		}
		if ( among.has( email ) ) {
			refuse( 'twice' );
			continue;
		}
		among.add( email );
		const bar = barOf( await suppressionsOf( work, [ index ] ), file.list );
		if ( bar !== null ) {
			refuse( bar );
			continue;
		}
		const became = await addSubscriber( work, random, file, row, index );
		if ( became === 'withdrawn' ) {
			refuse( became );
		} else if ( became === 'again' ) {
			answer.known += 1;
			answer.again += 1;
		} else {
			answer[ became ] += 1;
		}
	}
	return answer;
}

/** Why an address may not be put on a list; null: nothing stands against it. */
function barOf(
	bars: readonly Suppression[],
	list: string
): 'withdrawn' | 'suppressed' | null {
	const own = bars.filter(
		( bar ) => bar.list === EVERY_LIST || bar.list === list
	);
	if ( own.length === 0 ) {
		return null;
	}
	return own.some( ( { reason } ) => reason === 'withdrawn' )
		? 'withdrawn'
		: 'suppressed';
}

async function addSubscriber(
	work: GatedWork,
	random: Random,
	file: Import,
	row: Row,
	index: Buffer
): Promise< 'added' | 'known' | 'again' | 'withdrawn' > {
	const indexes = { email: index, phone: null };
	const found = await findContact( work, indexes );
	const id = submissionId( file.import_id, file.list, row.email );
	const onList = (
		await consentsOf( work, { addressIndexes: [ index ] } )
	).filter( ( { list } ) => list === file.list );
	const standing = onList.filter(
		( { state } ) => state === 'confirmed' || state === 'given'
	);
	if ( standing.length > 0 ) {
		return standing.some( ( { submissionId: of } ) => of === id )
			? 'again'
			: 'known';
	}
	if ( onList.some( ( { state } ) => state === 'withdrawn' ) ) {
		return 'withdrawn';
	}
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
	const purpose = file.purpose ?? 'newsletter';
	const text = file.text?.trim() ?? '';
	await insertSubmission( work, {
		id,
		contactId,
		at,
		purpose,
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
				purpose,
				lang: file.lang,
				text,
				text_hash:
					text === ''
						? ''
						: createHash( 'sha256' ).update( text ).digest( 'hex' ),
				ticked: false,
				given_at: row.given_at ?? null,
				confirmed_at: row.confirmed_at ?? null,
			},
		},
	] );
	await work.handOver.agreed( work, {
		submissionId: id,
		list: file.list,
		addressIndex: index,
		proof: 'imported',
	} );
	await recountContact( work, contactId );
	return 'added';
}

/** The same row of the same import always has the same id. 32 hex digits. */
function submissionId( importId: string, list: string, email: string ): string {
	return createHash( 'sha256' )
		.update(
			[ importId, list, email.trim().toLowerCase() ].join( '\u001f' )
		)
		.digest( 'hex' )
		.slice( 0, 32 );
}
