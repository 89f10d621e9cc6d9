<?php
/**
 * Words of consent that cross the border.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array{states: list<string>, unanswered: list<string>}
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'states' => array(
		'unknown',
		'denied',
		'cookieless',
		'statistics',
		'marketing',
	),
	'unanswered' => array(
		'counters',
		'cookieless',
	),
);
