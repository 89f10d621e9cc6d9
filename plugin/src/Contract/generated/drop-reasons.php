<?php
/**
 * Why an event was not counted, in words for the store manager.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, string>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'duplicate' => __( 'The same event id arrived before; it was counted once.', 'cairn' ),
	'clock' => __( 'The sender’s clock is more than 24 hours off, or the event lies outside the last 24 hours.', 'cairn' ),
	'unknown_type' => __( 'No event type of that name is known.', 'cairn' ),
	'bad_props' => __( 'The event’s own fields do not fit its type.', 'cairn' ),
	'wrong_channel' => __( 'This type may not come from a browser: money and confirmations come from the shop’s server.', 'cairn' ),
	'unknown_block' => __( 'The block was not announced by the site within 24 hours.', 'cairn' ),
	'visitor_cap' => __( 'One visitor sent more of this type in a day than a person does.', 'cairn' ),
	'consent' => __( 'The visitor’s consent does not allow an event about a person; only a counter was kept.', 'cairn' ),
	'site_paused' => __( 'The site is paused: its address differs from the one it was paired with.', 'cairn' ),
	'withdrawn' => __( 'The visitor withdrew consent, and the event is older than that.', 'cairn' ),
);
