/** What reports may ask about carts. Every question is one statement that begins with the site. */
import type { CartStep } from '#contract/carts.ts';

export interface CartQuery {
	readonly siteId: number;
	/** Site-local days on which the carts began. */
	readonly days: readonly string[];
	/** Values are of carts in this currency, its minor units; carts in another one count, but with no value. Null: no values. */
	readonly currency: string | null;
}

/** Carts that began on one day. `started` = `ordered` + `left` + `open`. */
export interface CartDay {
	readonly day: string;
	readonly started: number;
	/** Of them, with a paid order. */
	readonly ordered: number;
	/** Of them, closed without one: 48 hours after their last change. */
	readonly left: number;
	readonly open: number;
	/** What stood in the left ones. */
	readonly valueLeft: number;
	/** Of `started`, known as counts only: their visitors may not be recognised. */
	readonly countedOnly: number;
	/** Left carts of recognisable visitors whose 14 days after the last change are over. */
	readonly recoverable: number;
	/** Of `recoverable`: a product of it was ordered within those 14 days by the same visitor. */
	readonly recovered: number;
}

/** Left carts by the step they were last seen at. */
export interface CartStepCount {
	readonly step: CartStep;
	readonly left: number;
}

/** Carts that held a product at last. */
export interface CartProduct {
	readonly productId: number;
	readonly carts: number;
	/** Ordered or left. */
	readonly closed: number;
	readonly left: number;
	/** Value of the product in the left ones. */
	readonly valueLeft: number;
	/** Commonest last step of the left ones; null: none was left. */
	readonly lastStep: CartStep | null;
}

export interface CartReader {
	/** Days without a cart are not in it; the others in their order. */
	days: ( query: CartQuery ) => Promise< readonly CartDay[] >;
	/** In the order of the contract's steps; those without a left cart are not in it. */
	lastSteps: (
		query: Omit< CartQuery, 'currency' >
	) => Promise< readonly CartStepCount[] >;
	/** Every product that stood in a cart, in no promised order. */
	products: ( query: CartQuery ) => Promise< readonly CartProduct[] >;
	/** Left carts by product; those without one are not in it. */
	leftOf: (
		query: Omit< CartQuery, 'currency' > & {
			/** Default: every product. */
			readonly products?: readonly number[];
		}
	) => Promise< ReadonlyMap< number, number > >;
}
