<?php
/**
 * What a field of a form may be.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return list<string>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'email',
	'name',
	'tel',
	'text',
	'message',
	'select',
	'radio',
	'checkbox',
	'date',
	'slot',
	'hidden',
);
