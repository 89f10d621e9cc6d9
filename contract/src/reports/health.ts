/** What the service knows about one site's data flow: Site Health and the settings screen show it. */
import { z } from 'zod';
import { DROP_REASON_NAMES, type DropReason } from '../drop-reasons.ts';

export const siteHealthSchema = z.strictObject( {
	service_version: z.string(),
	/** Service's clock, ms since 1970: the caller takes the offset from it. */
	now: z.int(),
	state: z.enum( [ 'active', 'paused', 'disconnected' ] ),
	data_until: z.string().nullable(),
	/** Events stored in the last 24 hours. */
	events_24h: z.int().min( 0 ),
	/** Events waiting in quarantine for their block to be announced. */
	quarantined: z.int().min( 0 ),
	/** Not counted in the last 7 days, by reason. */
	dropped: z.partialRecord(
		z.enum( DROP_REASON_NAMES as [ DropReason, ...DropReason[] ] ),
		z.int().min( 0 )
	),
	/** Demo data stands in this site's numbers. */
	demo: z.boolean(),
} );

export type SiteHealth = z.infer< typeof siteHealthSchema >;
