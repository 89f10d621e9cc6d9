/** What a report is: an address, and a function from a decoded query to a plain answer. No transport, no SQL. */
import type { z } from 'zod';
import type { UnansweredChoice } from '#contract/consent.ts';
import type { Endpoint } from '#contract/endpoints/index.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { Retention } from '#contract/retention.ts';
import type { CartReader } from '../carts/index.ts';
import type { FormReader, PeopleReader } from '../contacts/index.ts';
import type { ClosedLoop } from '../closed-loop/index.ts';
import type { ProductNames, ShopSales } from '../orders/index.ts';
import type { VisitConsents } from '../data-flow/index.ts';
import type { KeyInUse } from '../personal-keys/index.ts';
import type { KeptData } from '../retention/index.ts';
import type { RollupReader } from '../rollups/index.ts';
import type { ShopSettings } from '../sites/index.ts';
import type { BlockNames } from './block-names.ts';
import type { CsvFile } from './csv.ts';

/** What a report must know of the site that asks. */
export interface ReportSite {
	readonly id: number;
	/** IANA name or a fixed offset: its days are the report's days. */
	readonly timeZone: string;
	/** Staff are counted like visitors. */
	readonly countStaff: boolean;
	/** Demo data stands in its numbers. */
	readonly demo: boolean;
	/** ISO 4217; null without a shop. */
	readonly currency: string | null;
	/** How its own WooCommerce counts; null or absent without a shop. */
	readonly shop?: ShopSettings | null;
	/** How visitors without an answer are measured; absent: as counters. */
	readonly unanswered?: UnansweredChoice;
	/** How long what is kept; absent: as the contract's defaults say. */
	readonly retention?: Retention;
}

/** A site that sells: what reports about orders need of it. */
export interface SellingSite extends ReportSite {
	readonly currency: string;
	readonly shop: ShopSettings;
}

/** Whether a site has a shop at all; one without is asked nothing about orders. */
export function sells( site: ReportSite ): site is SellingSite {
	return site.currency !== null && !! site.shop;
}

/** Events of visitors without consent: kept as counters of a day, never in a visit. */
export interface CountersOnly {
	/** How many there were on these site-local days. */
	ofDays: ( siteId: number, days: readonly string[] ) => Promise< number >;
}

export interface ReportDeps {
	readonly rollups: RollupReader;
	readonly clock: { now: () => number };
	readonly blockNames: BlockNames;
	readonly countersOnly: CountersOnly;
	readonly sales: ShopSales;
	readonly products: ProductNames;
	readonly loop: ClosedLoop;
	readonly carts: CartReader;
	readonly forms: FormReader;
	readonly people: PeopleReader;
	readonly consents: VisitConsents;
	readonly kept: KeptData;
	/** The key a site's personal data is sealed with; null: there is none of either. */
	readonly personalKey: ( siteId: number ) => Promise< KeyInUse | null >;
}

export type ReportAnswer< Result > =
	| { kind: 'answered'; result: Result }
	| { kind: 'refused'; error: ErrorCode; field: string };

/** One report, as `shell` mounts it. */
export interface Report< Query = unknown, Result = unknown > {
	readonly endpoint: Endpoint;
	/** Answers a query that its schema has read. Refusals are values; a failed database throws. */
	run: (
		deps: ReportDeps,
		site: ReportSite,
		query: Query
	) => Promise< ReportAnswer< Result > >;
	/** The same as a file, all rows; absent where a report has no table. */
	csv?: (
		deps: ReportDeps,
		site: ReportSite,
		query: Query
	) => Promise< ReportAnswer< CsvFile > >;
}

/** Ties a report's types to the schemas of its endpoint. */
export function defineReport<
	Query extends z.ZodType,
	Response extends z.ZodType,
>( report: {
	endpoint: Endpoint< Query, z.ZodType, Response >;
	run: Report< z.infer< Query >, z.infer< Response > >[ 'run' ];
	csv?: Report< z.infer< Query >, z.infer< Response > >[ 'csv' ];
} ): Report< z.infer< Query >, z.infer< Response > > & {
	endpoint: Endpoint< Query, z.ZodType, Response >;
} {
	return report;
}

/** A refusal that names the field at fault. */
export function refused(
	error: ErrorCode,
	field: string
): { kind: 'refused'; error: ErrorCode; field: string } {
	return { kind: 'refused', error, field };
}
