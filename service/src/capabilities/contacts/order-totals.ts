/** What a contact's orders come to, counted again whenever one of them changes. */
import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from '../../storage/database.ts';
import {
	netLeft,
	type OrderEvents,
	type ShopSales,
	type StoredOrder,
} from '../orders/index.ts';
import { visitorsOf } from './contact-rows.ts';
import { bytesOf, type ContactSite } from './contact-site.ts';

const DEFAULT_DECIMALS = 2;

/** Net of refunds in minor units of the site's currency; 0 for an order whose rate is not known. */
export function worthOf( site: ContactSite, order: StoredOrder ): number {
	const net = netLeft( order );
	if ( order.currency === site.currency ) {
		return net;
	}
	const decimals = site.shop?.decimals ?? DEFAULT_DECIMALS;
	return order.rate === null
		? 0
		: Math.round( net * order.rate * 10 ** ( decimals - order.decimals ) );
}

/** Paid orders of some visitors, each once. */
export async function ordersOf(
	sales: Pick< ShopSales, 'paidOrdersOf' >,
	siteId: number,
	visitors: readonly string[]
): Promise< readonly StoredOrder[] > {
	const orders = new Map< number, StoredOrder >();
	for ( const visitor of visitors ) {
		for ( const order of await sales.paidOrdersOf( siteId, visitor ) ) {
			orders.set( order.orderId, order );
		}
	}
	return [ ...orders.values() ];
}

interface ContactRow extends RowDataPacket {
	contact_id: string;
}

export interface OrderTotals {
	/** Counts the orders of some contacts anew. */
	refresh: (
		site: ContactSite,
		contactIds: readonly string[]
	) => Promise< void >;
	readonly orderEvents: OrderEvents;
}

export function createOrderTotals( deps: {
	database: Database;
	sales: Pick< ShopSales, 'paidOrdersOf' >;
	siteById: ( siteId: number ) => Promise< ContactSite | null >;
} ): OrderTotals {
	const { database, sales } = deps;

	async function refresh(
		site: ContactSite,
		contactIds: readonly string[]
	): Promise< void > {
		const linked = await database.rawTransaction( ( connection ) =>
			visitorsOf( { connection, site }, contactIds )
		);
		for ( const contactId of contactIds ) {
			const orders = await ordersOf(
				sales,
				site.id,
				linked.get( contactId ) ?? []
			);
			const net = orders.reduce(
				( sum, order ) => sum + worthOf( site, order ),
				0
			);
			await database.rawTransaction( ( connection ) =>
				connection.query(
					'UPDATE contact SET orders = ?, net_sales = ? WHERE contact.site_id = ? AND contact.contact_id = ?',
					[ orders.length, net, site.id, contactId ]
				)
			);
		}
	}

	async function changed( order: StoredOrder ): Promise< void > {
		const { siteId, visitor } = order;
		const site = visitor === null ? null : await deps.siteById( siteId );
		if ( site === null || visitor === null ) {
			return;
		}
		const [ rows ] = await database.rawTransaction( ( connection ) =>
			connection.query< ContactRow[] >(
				'SELECT contact_visitor.contact_id FROM contact_visitor WHERE contact_visitor.site_id = ? AND contact_visitor.visitor = ?',
				[ siteId, bytesOf( visitor ) ]
			)
		);
		await refresh(
			site,
			rows.map( ( row ) => row.contact_id )
		);
	}

	return {
		refresh,
		orderEvents: { paid: changed, changed, withdrawn: changed },
	};
}
