/** Everything that is stored about an address, as WordPress' own exporter wants it: a page at a time. */
import type { Contact, privacyExportSchema } from '#contract/contacts.ts';
import type { z } from 'zod';
import type { StoredOrder } from '../orders/index.ts';
import { submissionsOf } from './submissions.ts';
import type { Work } from './contact-site.ts';
import { moneyOf } from './list-contacts.ts';
import { type OpenWith, openContact } from './open-contact.ts';
import { worthOf } from './order-totals.ts';
import { personOf } from './take-fact.ts';
import { readNotes, readSteps } from './timeline.ts';

type Exported = z.output< typeof privacyExportSchema >;
type Item = Exported[ 'items' ][ number ];

const ITEMS_A_PAGE = 100;

/**
 * @param work
 * @param contactId Whose address it is; null: nobody's here.
 * @param orders    The person's, linked or named by the shop.
 * @param open
 * @param page      From 1.
 */
export async function exportPerson(
	work: Work,
	contactId: string | null,
	orders: readonly StoredOrder[],
	open: OpenWith,
	page: number
): Promise< Exported > {
	const contact =
		contactId === null ? null : await openContact( work, contactId, open );
	const items: Item[] = [
		...( contact === null ? [] : await contactItems( work, contact ) ),
		...orders.map( ( order ) => orderItem( work, order ) ),
	];
	const from = ( page - 1 ) * ITEMS_A_PAGE;
	const shown = items.slice( from, from + ITEMS_A_PAGE );
	const { steps, total } = await readSteps( work, open, {
		limit: ITEMS_A_PAGE - shown.length,
		offset: Math.max( 0, from - items.length ),
	} );
	return {
		items: [
			...shown,
			...steps.map( ( step, position ) =>
				item( 'steps', `${ step.at }-${ position }`, {
					at: new Date( step.at ).toISOString(),
					step: step.type,
					block: step.block_name ?? step.block_id,
					page: step.page,
					product: step.product_id,
				} )
			),
		],
		done: from + ITEMS_A_PAGE >= items.length + total,
	};
}

async function contactItems( work: Work, contact: Contact ): Promise< Item[] > {
	const id = contact.contact_id;
	const items = [
		item( 'contact', id, {
			email: contact.email,
			name: contact.name,
			phone: contact.phone,
			company: contact.company,
			status: contact.status,
			first_seen: contact.first_seen,
			last_seen: contact.last_seen,
		} ),
		...contact.consents.map( ( consent, position ) =>
			item( 'consents', `${ id }-${ position }`, {
				list: consent.list,
				state: consent.state,
				purpose: consent.purpose,
				text: consent.text,
				page: consent.page,
				requested_at: consent.requested_at,
				requested_ip: consent.requested_ip,
				requested_user_agent: consent.requested_user_agent,
				mail_sent_at: consent.mail_sent_at,
				confirmed_at: consent.confirmed_at,
				confirmed_ip: consent.confirmed_ip,
				confirmed_user_agent: consent.confirmed_user_agent,
				withdrawn_at: consent.withdrawn_at,
				source: consent.source,
			} )
		),
	];
	for ( const submission of await submissionsOf( work, [ id ] ) ) {
		const person = await personOf( work, submission.id );
		items.push(
			item( 'submissions', submission.id, {
				at: new Date( submission.at ).toISOString(),
				purpose: submission.purpose,
				page: submission.page,
				...Object.fromEntries(
					( person?.fields ?? [] ).map( ( field ) => [
						field.label,
						field.value,
					] )
				),
			} )
		);
	}
	for ( const [ position, note ] of (
		await readNotes( work, id )
	).entries() ) {
		items.push(
			item( 'notes', `${ id }-${ position }`, {
				at: new Date( note.at ).toISOString(),
				note: note.kind === 'note' ? note.text : note.type,
			} )
		);
	}
	return items;
}

function orderItem( work: Work, order: StoredOrder ): Item {
	const money = moneyOf( work.site, worthOf( work.site, order ) );
	return item( 'orders', String( order.orderId ), {
		order: order.orderId,
		at: new Date( order.paidAt ?? order.createdAt ).toISOString(),
		status: order.status,
		net_sales:
			money === null
				? null
				: `${ ( money.value / 10 ** money.decimals ).toFixed( money.decimals ) } ${ money.currency }`,
	} );
}

function item(
	group: Item[ 'group' ],
	id: string,
	data: Readonly< Record< string, string | number | null > >
): Item {
	return {
		group,
		item_id: id,
		data: Object.entries( data ).flatMap( ( [ name, value ] ) =>
			value === null ? [] : { name, value: String( value ) }
		),
	};
}
