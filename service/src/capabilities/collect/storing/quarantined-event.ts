/** How an event is kept while it waits for its block: as it will be stored, with its texts instead of their numbers. */
import { z } from 'zod';
import { PendingEvent } from '../pending-event.ts';

const packedSchema = z.strictObject( {
	id: z.string().regex( /^[0-9a-f]{32}$/ ),
	at: z.number(),
	offset: z.number(),
	type: z.number(),
	flags: z.number(),
	audience: z.number(),
	visitor: z.string(),
	page: z.string().nullable(),
	block: z.string().nullable(),
	source: z.string().nullable(),
	policy: z.string().nullable(),
	device: z.number(),
	campaign: z.number(),
	consentAt: z.number(),
	props: z.string().nullable(),
} );

export function packQuarantined( event: PendingEvent ): string {
	return JSON.stringify( {
		id: event.id,
		at: event.at,
		offset: event.offset,
		type: event.type,
		flags: event.flags,
		audience: event.audience,
		visitor: event.visitor,
		page: event.pagePath,
		block: event.blockName,
		source: event.sourceLabel,
		policy: event.policyText,
		device: event.device,
		campaign: event.campaign,
		consentAt: event.consentAt,
		props: event.props,
	} satisfies z.infer< typeof packedSchema > );
}

/** The event again, on its way to a row, with the clock offset of its first arrival. */
export function unpackQuarantined(
	siteId: number,
	body: Buffer
): PendingEvent {
	const packed = packedSchema.parse( JSON.parse( body.toString( 'utf8' ) ) );
	const event = new PendingEvent(
		siteId,
		packed.id,
		packed.at,
		packed.offset,
		packed.type
	);
	event.flags = packed.flags;
	event.audience = packed.audience;
	event.visitor = packed.visitor;
	event.pagePath = packed.page;
	event.blockName = packed.block;
	event.sourceLabel = packed.source;
	event.policyText = packed.policy;
	event.device = packed.device;
	event.campaign = packed.campaign;
	event.consentAt = packed.consentAt;
	event.props = packed.props;
	event.released = true;
	return event;
}
