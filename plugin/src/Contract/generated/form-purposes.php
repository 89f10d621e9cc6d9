<?php
/**
 * What forms are for: the step each tells of, whether it counts only when confirmed, whether the owner is told of each.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, array{event: string, doubleOptIn: bool, tellsOwner: bool}>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'newsletter' => array(
		'event' => 'newsletter_signup',
		'doubleOptIn' => true,
		'tellsOwner' => false,
	),
	'sms' => array(
		'event' => 'sms_signup',
		'doubleOptIn' => true,
		'tellsOwner' => false,
	),
	'download' => array(
		'event' => 'resource_download',
		'doubleOptIn' => true,
		'tellsOwner' => true,
	),
	'voucher' => array(
		'event' => 'voucher_register',
		'doubleOptIn' => true,
		'tellsOwner' => false,
	),
	'webinar' => array(
		'event' => 'webinar_register',
		'doubleOptIn' => false,
		'tellsOwner' => true,
	),
	'demo' => array(
		'event' => 'demo_request',
		'doubleOptIn' => false,
		'tellsOwner' => true,
	),
	'consultation' => array(
		'event' => 'consultation_request',
		'doubleOptIn' => false,
		'tellsOwner' => true,
	),
	'quote' => array(
		'event' => 'quote_request',
		'doubleOptIn' => false,
		'tellsOwner' => true,
	),
	'trial' => array(
		'event' => 'trial_start',
		'doubleOptIn' => false,
		'tellsOwner' => true,
	),
	'waitlist' => array(
		'event' => 'waitlist_join',
		'doubleOptIn' => true,
		'tellsOwner' => true,
	),
	'member' => array(
		'event' => 'member_join',
		'doubleOptIn' => true,
		'tellsOwner' => true,
	),
	'contact' => array(
		'event' => 'contact_request',
		'doubleOptIn' => false,
		'tellsOwner' => true,
	),
	'back-in-stock' => array(
		'event' => 'notify_back_in_stock',
		'doubleOptIn' => true,
		'tellsOwner' => false,
	),
	'price-drop' => array(
		'event' => 'notify_price_drop',
		'doubleOptIn' => true,
		'tellsOwner' => false,
	),
);
