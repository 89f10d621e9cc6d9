/** What reports may ask about submissions, as numbers: nobody is named. */
import type { ConsentOrigin, FormPurpose } from '#contract/forms.ts';

/** How long after a sign-up an order still counts as following it. */
export const FOLLOWED_MS = 30 * 86_400_000;

export interface FormsQuery {
	readonly siteId: number;
	/** Half-open, by when something was sent, ms since 1970. */
	readonly from: number;
	readonly to: number;
	/** ms since 1970. */
	readonly now: number;
	/** Staff are counted like visitors. */
	readonly countStaff: boolean;
	/** One form only. */
	readonly blockId?: string;
}

/** One form: of ours by its block, a box of the shop by its origin, of another plugin by its name. */
export interface FormSubject {
	readonly blockId: string | null;
	readonly origin: ConsentOrigin;
	readonly formName: string | null;
}

/** What was sent by a form for one purpose, without what bots sent and what an owner imported. */
export interface FormCount extends FormSubject {
	readonly purpose: FormPurpose;
	readonly sent: number;
	/** Confirmed, or taken at once where no confirmation is asked for. */
	readonly confirmed: number;
	/** Asked to confirm, and the time for that is over. */
	readonly due: number;
	/** Of `due`. */
	readonly dueConfirmed: number;
	/** Of `confirmed`: a consent of it was taken back. */
	readonly withdrawn: number;
	readonly suspicious: number;
}

/** Contacts whose sign-up by a form stands, and what they ordered within {@link FOLLOWED_MS} of the first one in the range. */
export interface FormOrders extends FormSubject {
	readonly contacts: number;
	/** Of `contacts`, known by an id of their own when they signed up: whether they ordered days later can be known. */
	readonly recognised: number;
	/** Of `recognised`, those whose time is over. */
	readonly over: number;
	/** Of `contacts`, those with an order. */
	readonly ordered: number;
	/** Of `over`. */
	readonly overOrdered: number;
	/** What the orders of `ordered` come to, less refunds, in the site's currency; null: a rate of exchange is not known. */
	readonly sales: number | null;
	/** The same of `overOrdered`. */
	readonly overSales: number | null;
}

export interface FormReader {
	counts: ( query: FormsQuery ) => Promise< readonly FormCount[] >;
	/** Forms without a contact are not in it. */
	orders: (
		query: FormsQuery & {
			/** ISO 4217, with its decimal places. */
			readonly currency: string;
			readonly decimals: number;
		}
	) => Promise< readonly FormOrders[] >;
	/** Refused as no person's doing, by block; blocks without a refusal are not in it. */
	refusals: ( query: {
		readonly siteId: number;
		/** Site-local days. */
		readonly days: readonly string[];
		readonly blockId?: string;
	} ) => Promise< ReadonlyMap< string, number > >;
	/** Quarters of an hour in which something was sent: every time zone's days begin with one. */
	overTime: ( query: FormsQuery ) => Promise<
		readonly {
			/** When it begins, ms since 1970. */
			readonly at: number;
			readonly sent: number;
			readonly confirmed: number;
		}[]
	>;
}
