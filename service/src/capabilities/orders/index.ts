/** Orders: what the shop's own server says of orders and products, and what reports may ask about them. */
export { netLeft } from './stored-order.ts';
export type {
	OrderEvents,
	StoredItem,
	StoredOrder,
	StoredRefund,
} from './stored-order.ts';
export { PRODUCT_SALES_SORTS } from './shop-sales.ts';
export type {
	Days,
	NamedProduct,
	ProductNames,
	ProductSales,
	ProductSalesAnswer,
	ProductSalesPage,
	SalesPoint,
	SalesTotals,
	ShopSales,
	ShopSite,
} from './shop-sales.ts';
