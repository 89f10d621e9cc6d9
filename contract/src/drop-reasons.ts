/**
 * Why a well-formed event was not counted. A closed set: each is counted per site and day and shown to the
 * store manager. The position in the list is what MySQL stores: append only.
 */
export const DROP_REASONS = {
	duplicate: 'The same event id arrived before; it was counted once.',
	clock: 'The sender’s clock is more than 24 hours off, or the event lies outside the last 24 hours.',
	unknown_type: 'No event type of that name is known.',
	bad_props: 'The event’s own fields do not fit its type.',
	wrong_channel:
		'This type may not come from a browser: money and confirmations come from the shop’s server.',
	unknown_block: 'The block was not announced by the site within 24 hours.',
	visitor_cap:
		'One visitor sent more of this type in a day than a person does.',
	consent:
		'The visitor’s consent does not allow an event about a person; only a counter was kept.',
	site_paused:
		'The site is paused: its address differs from the one it was paired with.',
	withdrawn:
		'The visitor withdrew consent, and the event is older than that.',
} as const;

export type DropReason = keyof typeof DROP_REASONS;

export const DROP_REASON_NAMES = Object.keys(
	DROP_REASONS
) as readonly DropReason[];
