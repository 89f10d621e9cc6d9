/**
 * Everything that names or links a person goes, in one transaction: what was typed, who looked like whom, whose visits, carts
 * and orders they were. What is only counted stays, cut from everybody. Asking again changes nothing.
 */
import type { RowDataPacket } from 'mysql2/promise';
import type { PersonSealed } from '#contract/contacts.ts';
import type { Random } from '../../storage/random.ts';
import { forgetCartOrders, renameCartVisitor } from '../carts/index.ts';
import { forgetOrders } from '../closed-loop/index.ts';
import { unlinkOrders } from '../orders/index.ts';
import { type Consent, consentsOf } from './consents.ts';
import { findContact, visitorsOf } from './contact-rows.ts';
import { bytesOf, type GatedWork, type Work } from './contact-site.ts';
import { noteEnds } from './ended-consents.ts';
import { deleteProofs } from './proofs.ts';
import { submissionsOf } from './submissions.ts';
import { EVERY_LIST, suppress, suppressionsOf } from './suppressions.ts';

export interface PeopleToErase {
	readonly contactIds: readonly string[];
	/** And whoever has this address. */
	readonly address: {
		email?: string | undefined;
		phone?: string | undefined;
	};
	/** Orders of the same people, which only the shop knows. */
	readonly orderIds: readonly number[];
	/**
	 * Facts from before this moment about these people are dropped when they come late, and they stay barred from being
	 * written to; null: their time was over, they may come again.
	 */
	readonly at: number | null;
}

/** What was done. */
export interface Erased {
	readonly contacts: number;
	/** Ids of what they had sent. */
	readonly submissionIds: readonly string[];
	/** Contacts, submissions and cut links. */
	readonly removed: number;
	/** Consents whose proof is kept until its time is over, under the address's keyed hash alone. */
	readonly proofsKept: number;
	/** Addresses that stay barred from being written to, by their keyed hash alone. */
	readonly suppressed: number;
}

interface NoteRow extends RowDataPacket {
	note_id: string;
}

interface TombstoneRow extends RowDataPacket {
	at: number;
}

/** Whether a fact of this time is about somebody who was erased since. */
export async function wasErased(
	{ connection, site, values }: Work,
	address: Pick< PersonSealed, 'email' | 'phone' >,
	at: number
): Promise< boolean > {
	const tombstones = values.tombstonesOf( address );
	if ( tombstones.length === 0 ) {
		return false;
	}
	const [ rows ] = await connection.query< TombstoneRow[] >(
		'SELECT erased.at FROM erased WHERE erased.site_id = ? AND erased.tombstone IN (?) AND erased.at >= ?',
		[ site.id, tombstones, at ]
	);
	return rows.length > 0;
}

export async function erasePeople(
	work: GatedWork,
	random: Random,
	people: PeopleToErase
): Promise< Erased > {
	const { connection, site, values } = work;
	const ids = await contactsAmong( work, people );
	const addresses = await addressesOf( work, ids, people.address );
	const indexes = addresses.flatMap( ( address ) => {
		const { email, phone } = values.indexesOf( address );
		return [ email, phone ].filter( ( index ) => index !== null );
	} );
	if ( people.at !== null ) {
		await bury( work, addresses, people.at );
	}
	const submissions = await submissionsOf( work, ids );
	const consents = await consentsOf( work, { contactIds: ids } );
	const links = await cutLinks( work, random, ids, people.orderIds );
	const submissionIds = submissions.map( ( submission ) => submission.id );
	await work.handOver.forgotten( work, {
		addressIndexes: indexes,
		submissionIds,
	} );
	await values.remove( 'submission', submissionIds );
	await values.remove( 'consent', submissionIds );
	await forgetConsents( work, consents );
	if ( submissionIds.length > 0 ) {
		const all = submissionIds.map( bytesOf );
		await connection.query(
			'DELETE FROM waiting_fact WHERE waiting_fact.site_id = ? AND waiting_fact.submission_id IN (?)',
			[ site.id, all ]
		);
		// A bare count is left: which form, when, and what became of it.
		await connection.query(
			"UPDATE submission SET contact_id = NULL, visitor = NULL, visitor_before = NULL, event_id = submission_id, about = '{}', slot_at = NULL WHERE submission.site_id = ? AND submission.submission_id IN (?)",
			[ site.id, all ]
		);
	}
	await removeContacts( work, ids );
	await noteEnds(
		work,
		submissionIds.map( ( submissionId ) => ( {
			submissionId,
			list: null,
			state: 'forgotten',
		} ) )
	);

	if ( people.at !== null ) {
		await barAgreed( work, consents, people.at );
	}
	return {
		contacts: ids.length,
		submissionIds,
		removed: ids.length + submissions.length + links,
		proofsKept: ( await consentsOf( work, { addressIndexes: indexes } ) )
			.length,
		suppressed: ( await suppressionsOf( work, indexes ) ).length,
	};
}

/** Who had agreed to be written to must not be added again by mistake. */
async function barAgreed(
	work: GatedWork,
	consents: readonly Consent[],
	at: number
): Promise< void > {
	for ( const { state, addressIndex: index } of consents ) {
		if (
			index !== null &&
			( state === 'confirmed' || state === 'given' )
		) {
			await suppress( work, {
				index,
				list: EVERY_LIST,
				reason: 'erased',
				at,
			} );
		}
	}
}

/** Those of the ids that are this site's, and whoever has the address. */
async function contactsAmong(
	work: GatedWork,
	{ contactIds, address }: PeopleToErase
): Promise< readonly string[] > {
	const { connection, site, values } = work;
	const ids = new Set< string >();
	if ( contactIds.length > 0 ) {
		const [ rows ] = await connection.query< RowDataPacket[] >(
			'SELECT contact.contact_id FROM contact WHERE contact.site_id = ? AND contact.contact_id IN (?)',
			[ site.id, contactIds ]
		);
		rows.forEach( ( row ) => ids.add( String( row.contact_id ) ) );
	}
	const { email, phone } = values.indexesOf( plain( address ) );
	for ( const indexes of [
		{ email, phone: null },
		{ email: null, phone },
	] ) {
		const found = await findContact( work, indexes );
		if ( found !== null ) {
			ids.add( found );
		}
	}
	return [ ...ids ];
}

function plain( address: PeopleToErase[ 'address' ] ): {
	email?: string;
	phone?: string;
} {
	return {
		...( address.email === undefined ? {} : { email: address.email } ),
		...( address.phone === undefined ? {} : { phone: address.phone } ),
	};
}

/** Every address these contacts ever left, and the one that was named. */
async function addressesOf(
	work: GatedWork,
	ids: readonly string[],
	named: PeopleToErase[ 'address' ]
): Promise< readonly { email?: string; phone?: string }[] > {
	const { values } = work;
	const addresses = [ plain( named ) ];
	for ( const fields of ( await values.read( 'contact', ids ) ).values() ) {
		addresses.push(
			plain( {
				email: fields.get( 'email' ),
				phone: fields.get( 'phone' ),
			} )
		);
	}
	const submissions = await submissionsOf( work, ids );
	const typed = await values.read(
		'submission',
		submissions.map( ( submission ) => submission.id ),
		[ 'person' ]
	);
	for ( const fields of typed.values() ) {
		const person = JSON.parse(
			fields.get( 'person' ) ?? '{}'
		) as PersonSealed;
		addresses.push( plain( { email: person.email, phone: person.phone } ) );
	}
	return addresses;
}

async function bury(
	{ connection, site, values }: GatedWork,
	addresses: readonly { email?: string; phone?: string }[],
	at: number
): Promise< void > {
	for ( const address of addresses ) {
		for ( const tombstone of values.tombstonesOf( address ) ) {
			await connection.query(
				'INSERT INTO erased (site_id, tombstone, at) VALUES (?) ON DUPLICATE KEY UPDATE at = GREATEST(at, VALUES(at))',
				[ [ site.id, tombstone, at ] ]
			);
		}
	}
}

/** Cuts visits, carts and orders from the people; answers how many visitors and orders were cut. */
async function cutLinks(
	{ gate, connection, site }: GatedWork,
	random: Random,
	ids: readonly string[],
	orderIds: readonly number[]
): Promise< number > {
	const linked = await visitorsOf( { connection, site }, ids );
	const visitors = new Set( [ ...linked.values() ].flat() );
	const submissions = await submissionsOf( { connection, site }, ids );
	for ( const { visitor } of submissions ) {
		if ( visitor !== null ) {
			visitors.add( visitor );
		}
	}
	const orders = await unlinkOrders( gate, random, site.id, {
		orderIds,
		visitors: [ ...visitors ],
	} );
	await forgetOrders( connection, site.id, orders );
	await forgetCartOrders( connection, site.id, orders );
	for ( const visitor of visitors ) {
		const name = random.bytes( 8 ).toString( 'hex' );
		await gate.rename( visitor, name );
		await renameCartVisitor( connection, site.id, visitor, name );
		await connection.query(
			'DELETE FROM contact_visitor WHERE contact_visitor.site_id = ? AND contact_visitor.visitor = ?',
			[ site.id, bytesOf( visitor ) ]
		);
	}
	return visitors.size + orders.length;
}

/** Proof of what was agreed to is kept for its time, by the keyed hash alone; of what was only asked for there is none to keep. */
async function forgetConsents(
	work: GatedWork,
	consents: readonly Consent[]
): Promise< void > {
	const { connection, site, now } = work;
	const proven = new Set(
		consents
			.filter(
				( { state, confirmedAt } ) =>
					state === 'given' ||
					state === 'withdrawn' ||
					confirmedAt !== null
			)
			.map( ( { submissionId } ) => submissionId )
	);
	const unproven = consents
		.map( ( { submissionId } ) => submissionId )
		.filter( ( id ) => ! proven.has( id ) );
	if ( unproven.length > 0 ) {
		await deleteProofs( work, unproven );
		await connection.query(
			'DELETE FROM consent WHERE consent.site_id = ? AND consent.submission_id IN (?)',
			[ site.id, unproven.map( bytesOf ) ]
		);
	}
	if ( proven.size > 0 ) {
		await connection.query(
			'UPDATE consent SET contact_id = NULL, ended_at = COALESCE(ended_at, ?) WHERE consent.site_id = ? AND consent.submission_id IN (?)',
			[ now, site.id, [ ...proven ].map( bytesOf ) ]
		);
	}
}

/** Deletes contacts with everything that hangs on them alone. */
export async function removeContacts(
	{ connection, site, values }: Work,
	ids: readonly string[]
): Promise< void > {
	if ( ids.length === 0 ) {
		return;
	}
	const [ notes ] = await connection.query< NoteRow[] >(
		'SELECT contact_note.note_id FROM contact_note WHERE contact_note.site_id = ? AND contact_note.contact_id IN (?)',
		[ site.id, ids ]
	);
	await values.remove(
		'contact_note',
		notes.map( ( note ) => note.note_id )
	);
	await values.remove( 'contact', ids );
	for ( const table of [
		'contact_note',
		'contact_visitor',
		'contact_address',
		'contact',
	] ) {
		await connection.query(
			`DELETE FROM ${ table } WHERE ${ table }.site_id = ? AND ${ table }.contact_id IN (?)`,
			[ site.id, ids ]
		);
	}
}
