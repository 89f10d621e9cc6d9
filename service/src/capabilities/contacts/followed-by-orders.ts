/** Which sign-ups were followed by orders of the same contact: pure. */
import {
	FOLLOWED_MS,
	type FormOrders,
	type FormSubject,
} from './form-reader.ts';

/** A sign-up that stands. */
export interface StandingSignUp {
	readonly subject: FormSubject;
	readonly contactId: string;
	/** ms since 1970. */
	readonly at: number;
	/** The contact was known by an id of its own. */
	readonly recognised: boolean;
}

/** A paid order of a contact. */
export interface ContactOrder {
	readonly contactId: string;
	/** ms since 1970. */
	readonly begunAt: number;
	readonly paidAt: number;
	/** Less refunds, in the site's currency; null: the rate of exchange is not known. */
	readonly worth: number | null;
}

interface FollowedContact {
	at: number;
	recognised: boolean;
}

interface FollowedForm {
	readonly subject: FormSubject;
	readonly contacts: Map< string, FollowedContact >;
}

/**
 * By form, what its contacts ordered after they signed up. An order that was begun before is no consequence: the box at the
 * checkout is ticked in the middle of one.
 *
 * @param signUps In any order; of several by one contact at one form the first counts.
 * @param orders
 * @param now     ms since 1970.
 */
export function followed(
	signUps: readonly StandingSignUp[],
	orders: readonly ContactOrder[],
	now: number
): readonly FormOrders[] {
	const forms = new Map< string, FollowedForm >();
	for ( const { subject, contactId, at, recognised } of signUps ) {
		const { blockId, origin, formName } = subject;
		const key = JSON.stringify( [ blockId, origin, formName ] );
		const form = forms.get( key ) ?? { subject, contacts: new Map() };
		forms.set( key, form );
		const contact = form.contacts.get( contactId ) ?? { at, recognised };
		form.contacts.set( contactId, contact );
		contact.at = Math.min( contact.at, at );
		contact.recognised ||= recognised;
	}
	const byContact = new Map< string, ContactOrder[] >();
	for ( const order of orders ) {
		const theirs = byContact.get( order.contactId ) ?? [];
		byContact.set( order.contactId, theirs );
		theirs.push( order );
	}
	return [ ...forms.values() ].map( ( form ) =>
		sumOf( form, byContact, now )
	);
}

function sumOf(
	{ subject, contacts }: FollowedForm,
	byContact: ReadonlyMap< string, readonly ContactOrder[] >,
	now: number
): FormOrders {
	const sum = {
		contacts: contacts.size,
		recognised: 0,
		over: 0,
		ordered: 0,
		overOrdered: 0,
	};
	const all: ( number | null )[] = [];
	const ofOver: ( number | null )[] = [];
	for ( const [ contactId, { at, recognised } ] of contacts ) {
		const isOver = recognised && at + FOLLOWED_MS <= now;
		const bought = ( byContact.get( contactId ) ?? [] ).filter(
			( { begunAt, paidAt } ) =>
				begunAt > at && paidAt > at && paidAt <= at + FOLLOWED_MS
		);
		sum.recognised += Number( recognised );
		sum.over += Number( isOver );
		sum.ordered += Number( bought.length > 0 );
		sum.overOrdered += Number( isOver && bought.length > 0 );
		for ( const { worth } of bought ) {
			all.push( worth );
			if ( isOver ) {
				ofOver.push( worth );
			}
		}
	}
	return {
		blockId: subject.blockId,
		origin: subject.origin,
		formName: subject.formName,
		...sum,
		sales: totalOf( all ),
		overSales: totalOf( ofOver ),
	};
}

/** Null as soon as one is not known. */
function totalOf( worths: readonly ( number | null )[] ): number | null {
	let total = 0;
	for ( const worth of worths ) {
		if ( worth === null ) {
			return null;
		}
		total += worth;
	}
	return total;
}
