<?php
/**
 * How long what is kept: bounds and default of each limit.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, array{min: int, max: int, default: int}>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'events_months' => array(
		'min' => 1,
		'max' => 25,
		'default' => 13,
	),
	'pending_days' => array(
		'min' => 1,
		'max' => 30,
		'default' => 14,
	),
	'proof_months' => array(
		'min' => 1,
		'max' => 120,
		'default' => 36,
	),
	'contacts_months' => array(
		'min' => 1,
		'max' => 120,
		'default' => 24,
	),
	'log_months' => array(
		'min' => 1,
		'max' => 120,
		'default' => 24,
	),
);
