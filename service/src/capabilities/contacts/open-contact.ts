/** One contact with everything that is known of it. */
import type { Contact, PersonSealed } from '#contract/contacts.ts';
import type { StoredOrder } from '../orders/index.ts';
import { consentProofs } from './consent-proofs.ts';
import { consentsOf } from './consents.ts';
import type { Work } from './contact-site.ts';
import { contactRows, moneyOf, readContact } from './list-contacts.ts';
import { readProofs } from './proofs.ts';
import { type Submission, submissionsOf } from './submissions.ts';
import { readTimeline } from './timeline.ts';

/** What was read before the transaction, by other capabilities. */
export interface OpenWith {
	readonly visitors: readonly string[];
	readonly orders: readonly StoredOrder[];
	readonly blockName: ( blockId: string ) => string | null;
}

/** Null: the site has no such contact. */
export async function openContact(
	work: Work,
	contactId: string,
	{ visitors, orders, blockName }: OpenWith
): Promise< Contact | null > {
	const row = await readContact( work, contactId );
	if ( row === null ) {
		return null;
	}
	const [ shown ] = await contactRows( work, [ row ] );
	if ( shown === undefined ) {
		return null;
	}
	const own = ( await work.values.read( 'contact', [ contactId ] ) ).get(
		contactId
	);
	const submissions = await submissionsOf( work, [ contactId ] );
	const proofs = await readProofs(
		work,
		submissions.map( ( submission ) => submission.id )
	);
	const timeline = await readTimeline( work, {
		contactId,
		visitors,
		submissions,
		proofs,
		orders,
		blockName,
	} );
	return {
		...shown,
		email: own?.get( 'email' ) ?? null,
		phone: own?.get( 'phone' ) ?? null,
		company: own?.get( 'company' ) ?? null,
		fields: await typedFields( work, submissions ),
		offline:
			row.offline_value === null
				? null
				: moneyOf( work.site, row.offline_value ),
		consents: await consentProofs(
			work,
			await consentsOf( work, { contactIds: [ contactId ] } ),
			submissions,
			proofs,
			blockName
		),
		timeline: timeline.entries,
		timeline_more: timeline.more,
		not_linked: submissions.filter(
			( submission ) => submission.about.unlinked === 1
		).length,
	};
}

/** What else was typed, newest submission first. */
export async function typedFields(
	work: Work,
	submissions: readonly Submission[]
): Promise< Contact[ 'fields' ] > {
	const typed = await work.values.read(
		'submission',
		submissions.map( ( submission ) => submission.id ),
		[ 'person' ]
	);
	return submissions.flatMap( ( submission ) => {
		const text = typed.get( submission.id )?.get( 'person' );
		const person =
			text === undefined ? null : ( JSON.parse( text ) as PersonSealed );
		return ( person?.fields ?? [] ).map( ( { label, value } ) => ( {
			label,
			value,
			at: new Date( submission.at ).toISOString(),
		} ) );
	} );
}
