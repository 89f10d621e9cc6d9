import { z } from 'zod';
import { UNANSWERED_CHOICES } from '#contract/consent.ts';
import type { UnansweredChoice } from '#contract/consent.ts';
import {
	type Retention,
	RETENTION,
	type RetentionLimit,
	retentionSchema,
} from '#contract/retention.ts';

/** One WordPress site as the service knows it. */
export interface Site {
	/** Key of every table; never leaves the service. */
	readonly id: number;
	/** `site_…`. */
	readonly publicId: string;
	readonly name: string;
	/** Address it was paired with; empty before the first pairing. */
	readonly homeUrl: string;
	/** IANA name or a fixed offset. */
	readonly timeZone: string;
	/** ISO 4217; null without a shop. */
	readonly currency: string | null;
	readonly locale: string;
	readonly state: SiteState;
	/** Origins that browsers may send from. */
	readonly allowedOrigins: readonly string[];
	/** How visitors without an answer to the consent question are measured. */
	readonly unanswered: UnansweredChoice;
	/** Count people who may edit posts like visitors. */
	readonly countStaff: boolean;
	/** Path of the page the owner named as the pricing page. */
	readonly pricingPath: string | null;
	/** Demo data stands in its numbers. */
	readonly demo: boolean;
	/** How WooCommerce's own report counts orders; null or absent without a shop. */
	readonly shop?: ShopSettings | null;
	/** How long what is kept; absent: as {@link DEFAULT_RETENTION} says. */
	readonly retention?: Retention;
	/** True while its time zone has changed and its roll-ups are still cut by the old one. */
	readonly rebuildWanted?: boolean;
}

/** What decides on which day, and whether, WooCommerce's own revenue report counts an order. */
export interface ShopSettings {
	/** Which of an order's times its day is. */
	readonly dateType: 'date_created' | 'date_paid' | 'date_completed';
	/** Statuses the report leaves out, without `wc-`. */
	readonly excludedStatuses: readonly string[];
	/** Decimal places of the base currency. */
	readonly decimals: number;
}

/** What a site keeps that never chose. */
export const DEFAULT_RETENTION = Object.fromEntries(
	Object.entries( RETENTION ).map( ( [ limit, { default: months } ] ) => [
		limit,
		months,
	] )
) as Record< RetentionLimit, number >;

/**
 * - `active`: connected, events count.
 * - `paused`: the address differs from the paired one; the owner is asked whether it moved or is a copy.
 * - `disconnected`: not yet connected, or no longer; no key works.
 */
export const SITE_STATES = [ 'active', 'paused', 'disconnected' ] as const;
export type SiteState = ( typeof SITE_STATES )[ number ];

/** What the column `site.settings` holds, as JSON. */
export const storedSettingsSchema = z.object( {
	allowed_origins: z.array( z.string() ),
	unanswered: z.enum( UNANSWERED_CHOICES ),
	count_staff: z.boolean(),
	pricing_path: z.string().nullable(),
	demo: z.boolean(),
	rebuild_wanted: z.boolean(),
	retention: retentionSchema.optional(),
	shop: z
		.object( {
			date_type: z.enum( [
				'date_created',
				'date_paid',
				'date_completed',
			] ),
			excluded_statuses: z.array( z.string() ),
			decimals: z.number(),
		} )
		.nullable()
		.optional(),
} );
export type StoredSettings = z.infer< typeof storedSettingsSchema >;

/** A row of `site`, decoded; JSON and states never leak out raw. */
export const siteRowSchema = z.object( {
	id: z.number(),
	public_id: z.string(),
	name: z.string(),
	home_url: z.string(),
	time_zone: z.string(),
	currency: z.string().nullable(),
	locale: z.string(),
	state: z.enum( SITE_STATES ),
	settings: z.string(),
} );

/**
 * Reads a row of the table `site`.
 *
 * @param row
 */
export function decodeSite( row: unknown ): Site {
	const site = siteRowSchema.parse( row );
	const settings = storedSettingsSchema.parse( JSON.parse( site.settings ) );
	return {
		id: site.id,
		publicId: site.public_id,
		name: site.name,
		homeUrl: site.home_url,
		timeZone: site.time_zone,
		currency: site.currency,
		locale: site.locale,
		state: site.state,
		allowedOrigins: settings.allowed_origins,
		unanswered: settings.unanswered,
		countStaff: settings.count_staff,
		pricingPath: settings.pricing_path,
		demo: settings.demo,
		rebuildWanted: settings.rebuild_wanted,
		retention: settings.retention ?? DEFAULT_RETENTION,
		shop: settings.shop
			? {
					dateType: settings.shop.date_type,
					excludedStatuses: settings.shop.excluded_statuses,
					decimals: settings.shop.decimals,
				}
			: null,
	};
}

/**
 * Whether two addresses are the same site. The scheme does not count: a site that moves to HTTPS stays itself.
 *
 * @param one
 * @param other
 */
export function isSameHome( one: string, other: string ): boolean {
	return normaliseHome( one ) === normaliseHome( other );
}

function normaliseHome( address: string ): string {
	if ( ! URL.canParse( address ) ) {
		return address;
	}
	const url = new URL( address );
	return `${ url.host }${ url.pathname.replace( /\/+$/, '' ) }`;
}
