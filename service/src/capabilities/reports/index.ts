/** Reports: what wp-admin asks, answered from the roll-ups. See README.md for the words. */
import { createHash } from 'node:crypto';
import type { Endpoint } from '#contract/endpoints/index.ts';
import { blockReport } from './block/block.ts';
import { cartReport } from './cart/cart.ts';
import { comparisonReport } from './comparison/comparison.ts';
import type { CsvFile } from './csv.ts';
import { filterValuesReport } from './filter-values/filter-values.ts';
import { formReport } from './form/form.ts';
import { formsReport } from './forms/forms.ts';
import { liveReport } from './live/live.ts';
import { orderReport } from './order/order.ts';
import { overviewReport } from './overview/overview.ts';
import { privacyReport } from './privacy/privacy.ts';
import { productColumnReport } from './product-column/product-column.ts';
import { productsReport } from './products/products.ts';
import {
	refused,
	type Report,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from './report.ts';
import { stepReport } from './step/step.ts';
import { stepsReport } from './steps/steps.ts';
import { wishlistReport } from './wishlist/wishlist.ts';

export { type Cell as CsvCell, csvText } from './csv.ts';
export type { BlockNames, BlockPlacement } from './block-names.ts';
export type { CsvFile } from './csv.ts';
export type {
	CountersOnly,
	ReportAnswer,
	ReportDeps,
	ReportSite,
} from './report.ts';

/** One report with everything it needs. A query is whatever came in: it is read by the endpoint's schema here. */
export interface MountedReport {
	readonly endpoint: Endpoint;
	run: (
		site: ReportSite,
		query: unknown
	) => Promise< ReportAnswer< unknown > >;
	/** The same numbers as a file; null where the report has no table. Mounted at the report's path with `.csv`. */
	readonly csv:
		| ( (
				site: ReportSite,
				query: unknown
		  ) => Promise< ReportAnswer< CsvFile > > )
		| null;
}

export interface Reports {
	readonly overview: MountedReport;
	readonly steps: MountedReport;
	readonly step: MountedReport;
	readonly block: MountedReport;
	readonly productList: MountedReport;
	readonly wishlist: MountedReport;
	readonly comparison: MountedReport;
	readonly cart: MountedReport;
	readonly forms: MountedReport;
	readonly form: MountedReport;
	readonly privacy: MountedReport;
	readonly order: MountedReport;
	readonly productColumn: MountedReport;
	readonly live: MountedReport;
	readonly filterValues: MountedReport;
	/**
	 * A validator for HTTP: the same as long as no answer about the site has changed, at most a minute long, since what
	 * is running moves with the clock. One cheap question, so that a screen may ask every two seconds.
	 */
	etag: ( site: ReportSite ) => Promise< string >;
}

/** Builds the reports; `shell` mounts them behind the signed channel. */
export function createReports( deps: ReportDeps ): Reports {
	return {
		overview: mount( deps, overviewReport ),
		steps: mount( deps, stepsReport ),
		step: mount( deps, stepReport ),
		block: mount( deps, blockReport ),
		productList: mount( deps, productsReport ),
		wishlist: mount( deps, wishlistReport ),
		comparison: mount( deps, comparisonReport ),
		cart: mount( deps, cartReport ),
		forms: mount( deps, formsReport ),
		form: mount( deps, formReport ),
		privacy: mount( deps, privacyReport ),
		order: mount( deps, orderReport ),
		productColumn: mount( deps, productColumnReport ),
		live: mount( deps, liveReport ),
		filterValues: mount( deps, filterValuesReport ),
		async etag( site ) {
			const { version } = await deps.rollups.freshness( site.id );
			const minute = Math.floor( deps.clock.now() / 60_000 );
			const hash = createHash( 'sha256' )
				.update(
					JSON.stringify( [
						version,
						minute,
						site.timeZone,
						site.countStaff,
						site.demo,
						site.currency,
						site.shop,
					] )
				)
				.digest( 'base64url' );
			return `W/"${ hash.slice( 0, 22 ) }"`;
		},
	};
}

function mount< Query, Result >(
	deps: ReportDeps,
	report: Report< Query, Result >
): MountedReport {
	const { csv } = report;
	const read = ( query: unknown ) => {
		const reading = report.endpoint.query?.safeParse( query );
		return reading?.success
			? { kind: 'read' as const, query: reading.data as Query }
			: refused(
					'bad_query',
					String( reading?.error.issues[ 0 ]?.path[ 0 ] ?? 'query' )
				);
	};
	return {
		endpoint: report.endpoint,
		async run( site, query ) {
			const reading = read( query );
			return reading.kind === 'refused'
				? reading
				: report.run( deps, site, reading.query );
		},
		csv: csv
			? async ( site, query ) => {
					const reading = read( query );
					return reading.kind === 'refused'
						? reading
						: csv( deps, site, reading.query );
				}
			: null,
	};
}
