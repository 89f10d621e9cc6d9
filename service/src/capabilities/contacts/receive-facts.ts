/**
 * Takes facts about people in. A delivery is some transactions under the site's gate, each with everything its facts change:
 * contact, consents, proof and events. A fact counts once however often it comes; one about a submission that has not
 * arrived waits for it.
 */
import type { RowDataPacket } from 'mysql2/promise';
import {
	type Actor,
	type ContactFact,
	contactFactSchema,
	type ErasureFact,
	type RefusalsFact,
} from '#contract/contacts.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Random } from '../../storage/random.ts';
import type { Collect, NamedVisitor } from '../collect/index.ts';
import type { PersonalKeys } from '../personal-keys/index.ts';
import {
	bytesOf,
	type ContactSite,
	type GatedWork,
	hexOf,
} from './contact-site.ts';
import { noteEnds } from './ended-consents.ts';
import { erasePeople, wasErased } from './erase-people.ts';
import { noteLook } from './audit-log.ts';
import type { HandOverPort } from './hand-over-port.ts';
import { type OpenedFact, openFact } from './open-fact.ts';
import { readSubmission } from './submissions.ts';
import {
	takeBooking,
	takeBounce,
	takeConfirmation,
	takeMail,
	takeWithdrawal,
} from './take-fact.ts';
import { takeSubmission } from './take-submission.ts';

/** Facts of one transaction: the site's other events wait that long. */
const FACTS_AT_ONCE = 10;

interface ArrivingFact extends OpenedFact {
	readonly visitor: NamedVisitor | null;
}

export interface ReceiveDeps {
	readonly collect: Pick< Collect, 'atomically' | 'readVisitor' >;
	readonly keys: Pick< PersonalKeys, 'values' >;
	readonly sealingKey: ( site: ContactSite ) => Promise< Buffer | null >;
	readonly handOver: HandOverPort;
	readonly clock: Clock;
	readonly random: Random;
}

/** Who ran an erasure that does not say it. */
const SOMEBODY: Actor = { user_id: 0, name: 'WordPress' };

export function createReceiveFacts( deps: ReceiveDeps ) {
	const { collect, keys, clock, random } = deps;

	/** @return Contacts whose visitors may have become more: their orders are to be counted again. */
	return async function receiveFacts(
		site: ContactSite,
		facts: readonly ContactFact[]
	): Promise< readonly string[] > {
		const key = await deps.sealingKey( site );
		const contactIds = new Set< string >();
		for ( let at = 0; at < facts.length; at += FACTS_AT_ONCE ) {
			const arriving: ArrivingFact[] = [];
			for ( const fact of facts.slice( at, at + FACTS_AT_ONCE ) ) {
				arriving.push( {
					...( await openFact( key, fact ) ),
					visitor:
						fact.fact === 'submission'
							? await collect.readVisitor( site, fact, fact.at )
							: null,
				} );
			}
			const changed = await collect.atomically( site, async ( gate ) => {
				const work: GatedWork = {
					gate,
					handOver: deps.handOver,
					connection: gate.connection,
					values: await keys.values( gate.connection, site ),
					site,
					now: clock.now(),
				};
				return takeIn( work, random, arriving, key );
			} );
			changed.forEach( ( id ) => contactIds.add( id ) );
		}
		return [ ...contactIds ];
	};
}

interface HashRow extends RowDataPacket {
	fact_hash: Buffer;
}

async function takeIn(
	work: GatedWork,
	random: Random,
	arriving: readonly ArrivingFact[],
	key: Buffer | null
): Promise< readonly string[] > {
	const { connection, site } = work;
	const [ rows ] = await connection.query< HashRow[] >(
		'SELECT contact_fact.fact_hash FROM contact_fact WHERE contact_fact.site_id = ? AND contact_fact.fact_hash IN (?)',
		[ site.id, arriving.map( ( { hash } ) => bytesOf( hash ) ) ]
	);
	const seen = new Set(
		rows.map( ( row ) => row.fact_hash.toString( 'hex' ) )
	);
	const contactIds = new Set< string >();
	for ( const fact of arriving ) {
		if ( seen.has( fact.hash ) ) {
			continue;
		}
		seen.add( fact.hash );
		const contactId = await takeOne( work, random, fact, key );
		if ( contactId !== null ) {
			contactIds.add( contactId );
		}
		await connection.query(
			'INSERT INTO contact_fact (site_id, fact_hash) VALUES (?)',
			[ [ site.id, bytesOf( fact.hash ) ] ]
		);
	}
	return [ ...contactIds ];
}

/** Answers the contact that a submission belongs to. */
async function takeOne(
	work: GatedWork,
	random: Random,
	opened: ArrivingFact,
	key: Buffer | null
): Promise< string | null > {
	const { fact, person, visitor } = opened;
	switch ( fact.fact ) {
		case 'submission': {
			if ( await wasErased( work, person ?? {}, fact.at ) ) {
				await dropWaiting( work, hexOf( fact.submission_id ) );
				await noteEnds( work, [
					{
						submissionId: hexOf( fact.submission_id ),
						list: null,
						state: 'forgotten',
					},
				] );
				return null;
			}
			const contactId = await takeSubmission(
				work,
				random,
				fact,
				person,
				visitor
			);
			await takeWaiting( work, hexOf( fact.submission_id ), key );
			return contactId;
		}
		case 'erasure':
			await erase( work, random, fact, opened );
			return null;
		case 'refusals':
			await addRefusals( work, fact );
			return null;
		default:
			await takeLater( work, opened );
			return null;
	}
}

async function erase(
	work: GatedWork,
	random: Random,
	fact: ErasureFact,
	{ address }: OpenedFact
): Promise< void > {
	const { contacts } = await erasePeople( work, random, {
		contactIds: [],
		address: address ?? {},
		orderIds: fact.order_ids,
		at: Math.min( fact.at, work.now ),
	} );
	await noteLook( work, random, address?.by ?? SOMEBODY, 'privacy_erase', {
		people: contacts,
	} );
}

/** Takes in what is about an address, or about a submission that is there; the rest waits for its submission. */
async function takeLater(
	work: GatedWork,
	{ fact, hash, proof, address }: OpenedFact
): Promise< void > {
	switch ( fact.fact ) {
		case 'withdrawal':
			return takeWithdrawal( work, fact, address );
		case 'bounce':
			return takeBounce( work, fact, address );
		case 'confirmation':
		case 'mail':
		case 'booking': {
			const id = hexOf( fact.submission_id );
			const submission = await readSubmission( work, id );
			if ( submission === null ) {
				await wait( work, id, hash, fact );
				return;
			}
			if ( fact.fact === 'confirmation' ) {
				return takeConfirmation( work, fact, submission, proof );
			}
			return fact.fact === 'mail'
				? takeMail( work, fact, submission )
				: takeBooking( work, fact, submission );
		}
	}
}

async function wait(
	{ connection, site, now }: GatedWork,
	submissionId: string,
	hash: string,
	fact: ContactFact
): Promise< void > {
	await connection.query(
		'INSERT INTO waiting_fact (site_id, submission_id, fact_hash, arrived_at, body) VALUES (?)',
		[
			[
				site.id,
				bytesOf( submissionId ),
				bytesOf( hash ),
				now,
				JSON.stringify( fact ),
			],
		]
	);
}

interface WaitingRow extends RowDataPacket {
	body: string;
}

/** Takes in what came before its submission, in the order it happened. */
async function takeWaiting(
	work: GatedWork,
	submissionId: string,
	key: Buffer | null
): Promise< void > {
	const { connection, site } = work;
	const [ rows ] = await connection.query< WaitingRow[] >(
		'SELECT waiting_fact.body FROM waiting_fact WHERE waiting_fact.site_id = ? AND waiting_fact.submission_id = ?',
		[ site.id, bytesOf( submissionId ) ]
	);
	const facts = rows
		.map( ( row ) => contactFactSchema.parse( JSON.parse( row.body ) ) )
		.sort( ( a, b ) => a.at - b.at );
	for ( const fact of facts ) {
		await takeLater( work, await openFact( key, fact ) );
	}
	if ( facts.length > 0 ) {
		await dropWaiting( work, submissionId );
	}
}

async function dropWaiting(
	{ connection, site }: GatedWork,
	submissionId: string
): Promise< void > {
	await connection.query(
		'DELETE FROM waiting_fact WHERE waiting_fact.site_id = ? AND waiting_fact.submission_id = ?',
		[ site.id, bytesOf( submissionId ) ]
	);
}

async function addRefusals(
	{ connection, site }: GatedWork,
	fact: RefusalsFact
): Promise< void > {
	await connection.query(
		'INSERT INTO form_refusal (site_id, block_id, day, honeypot, token, rate, challenge) VALUES (?) ON DUPLICATE KEY UPDATE honeypot = honeypot + VALUES(honeypot), token = token + VALUES(token), rate = rate + VALUES(rate), challenge = challenge + VALUES(challenge)',
		[
			[
				site.id,
				fact.block_id,
				fact.day,
				fact.honeypot,
				fact.token,
				fact.rate,
				fact.challenge,
			],
		]
	);
}
