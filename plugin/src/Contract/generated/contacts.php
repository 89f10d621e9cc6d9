<?php
/**
 * What those who may see people ask: method, address, schema of what is asked without `actor`, which WordPress adds.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, array{method: string, path: string, asked: array{properties: array<string, array<string, mixed>>, required?: list<string>, ...}}>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'contactSearch' => array(
		'method' => 'POST',
		'path' => '/v1/contacts/search',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'email' => array(
					'type' => 'string',
					'maxLength' => 254,
				),
				'status' => array(
					'type' => 'string',
					'enum' => array(
						'new',
						'working',
						'qualified',
						'won',
						'lost',
					),
				),
				'purpose' => array(
					'type' => 'string',
					'enum' => array(
						'newsletter',
						'sms',
						'download',
						'voucher',
						'webinar',
						'demo',
						'consultation',
						'quote',
						'trial',
						'waitlist',
						'member',
						'contact',
						'back-in-stock',
						'price-drop',
					),
				),
				'block_id' => array(
					'type' => 'string',
					'pattern' => '^(?:[a-z0-9]{10}|x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4})$',
				),
				'consent' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
						'given',
						'withdrawn',
						'bounced',
					),
				),
				'suspicious' => array(
					'type' => 'boolean',
				),
				'demo' => array(
					'type' => 'boolean',
				),
				'sort' => array(
					'type' => 'string',
					'enum' => array(
						'last_seen',
						'first_seen',
						'orders',
						'net_sales',
						'forms',
					),
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 100000,
				),
			),
		),
	),
	'contactOpen' => array(
		'method' => 'POST',
		'path' => '/v1/contacts/open',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'contact_id' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
			),
			'required' => array(
				'contact_id',
			),
		),
	),
	'contactChange' => array(
		'method' => 'POST',
		'path' => '/v1/contacts/change',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'contact_id' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
				'status' => array(
					'type' => 'string',
					'enum' => array(
						'new',
						'working',
						'qualified',
						'won',
						'lost',
					),
				),
				'offline_value' => array(
					'anyOf' => array(
						array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'note' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 2000,
				),
				'bounced' => array(
					'type' => 'boolean',
					'enum' => array(
						true,
					),
				),
			),
			'required' => array(
				'contact_id',
			),
		),
	),
	'contactMerge' => array(
		'method' => 'POST',
		'path' => '/v1/contacts/merge',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'into' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
				'from' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
			),
			'required' => array(
				'into',
				'from',
			),
		),
	),
	'contactErase' => array(
		'method' => 'POST',
		'path' => '/v1/contacts/erase',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'contact_ids' => array(
					'minItems' => 1,
					'maxItems' => 100,
					'type' => 'array',
					'items' => array(
						'type' => 'string',
						'pattern' => '^[a-z0-9]{16}$',
					),
				),
			),
			'required' => array(
				'contact_ids',
			),
		),
	),
	'contactExport' => array(
		'method' => 'POST',
		'path' => '/v1/contacts/export',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'email' => array(
					'type' => 'string',
					'maxLength' => 254,
				),
				'status' => array(
					'type' => 'string',
					'enum' => array(
						'new',
						'working',
						'qualified',
						'won',
						'lost',
					),
				),
				'purpose' => array(
					'type' => 'string',
					'enum' => array(
						'newsletter',
						'sms',
						'download',
						'voucher',
						'webinar',
						'demo',
						'consultation',
						'quote',
						'trial',
						'waitlist',
						'member',
						'contact',
						'back-in-stock',
						'price-drop',
					),
				),
				'block_id' => array(
					'type' => 'string',
					'pattern' => '^(?:[a-z0-9]{10}|x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4})$',
				),
				'consent' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
						'given',
						'withdrawn',
						'bounced',
					),
				),
				'suspicious' => array(
					'type' => 'boolean',
				),
				'demo' => array(
					'type' => 'boolean',
				),
			),
		),
	),
	'contactImport' => array(
		'method' => 'POST',
		'path' => '/v1/contacts/import',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'import_id' => array(
					'type' => 'string',
					'pattern' => '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'purpose' => array(
					'type' => 'string',
					'enum' => array(
						'newsletter',
						'member',
						'waitlist',
						'download',
						'voucher',
						'webinar',
						'trial',
						'demo',
						'consultation',
						'quote',
						'contact',
					),
				),
				'source' => array(
					'type' => 'string',
					'minLength' => 10,
					'maxLength' => 500,
				),
				'text' => array(
					'type' => 'string',
					'maxLength' => 2000,
				),
				'lang' => array(
					'type' => 'string',
					'maxLength' => 35,
				),
				'rows' => array(
					'minItems' => 1,
					'maxItems' => 500,
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'row' => array(
								'type' => 'integer',
								'minimum' => 1,
								'maximum' => 9007199254740991,
							),
							'email' => array(
								'type' => 'string',
								'maxLength' => 254,
							),
							'name' => array(
								'type' => 'string',
								'maxLength' => 200,
							),
							'given_at' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'confirmed_at' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
						),
						'required' => array(
							'row',
							'email',
						),
						'additionalProperties' => false,
					),
				),
			),
			'required' => array(
				'import_id',
				'list',
				'source',
				'lang',
				'rows',
			),
		),
	),
	'auditLog' => array(
		'method' => 'GET',
		'path' => '/v1/privacy/log',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 100000,
				),
			),
		),
	),
);
