<?php
/**
 * What those who set up where contacts are handed over to ask: method, address, schema of what is asked without `actor`.
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
	'handOverDestinations' => array(
		'method' => 'GET',
		'path' => '/v1/hand-over/destinations',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(),
		),
	),
	'handOverSave' => array(
		'method' => 'POST',
		'path' => '/v1/hand-over/destinations',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'destination_id' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
				'kind' => array(
					'type' => 'string',
					'enum' => array(
						'mailchimp',
						'brevo',
						'klaviyo',
						'webhook',
					),
				),
				'name' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 100,
				),
				'key' => array(
					'type' => 'string',
					'minLength' => 8,
					'maxLength' => 300,
				),
				'address' => array(
					'type' => 'string',
					'maxLength' => 500,
				),
				'with_person' => array(
					'type' => 'boolean',
				),
				'with_given' => array(
					'type' => 'boolean',
				),
				'with_imported' => array(
					'type' => 'boolean',
				),
				'lists' => array(
					'maxItems' => 50,
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'list' => array(
								'type' => 'string',
								'minLength' => 1,
								'maxLength' => 64,
							),
							'target' => array(
								'type' => 'string',
								'maxLength' => 64,
								'pattern' => '^[A-Za-z0-9_-]*$',
							),
						),
						'required' => array(
							'list',
							'target',
						),
						'additionalProperties' => false,
					),
				),
				'back_secret' => array(
					'type' => 'string',
					'minLength' => 16,
					'maxLength' => 200,
				),
			),
			'required' => array(
				'kind',
				'name',
				'lists',
			),
		),
	),
	'handOverTest' => array(
		'method' => 'POST',
		'path' => '/v1/hand-over/test',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'destination_id' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
			),
			'required' => array(
				'destination_id',
			),
		),
	),
	'handOverState' => array(
		'method' => 'POST',
		'path' => '/v1/hand-over/state',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'destination_id' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'active',
						'paused',
					),
				),
			),
			'required' => array(
				'destination_id',
				'state',
			),
		),
	),
	'handOverDelete' => array(
		'method' => 'POST',
		'path' => '/v1/hand-over/delete',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'destination_id' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
			),
			'required' => array(
				'destination_id',
			),
		),
	),
	'handOverJobs' => array(
		'method' => 'POST',
		'path' => '/v1/hand-over/jobs',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'waiting',
						'done',
						'dead',
						'cancelled',
					),
				),
				'destination_id' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9]{16}$',
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 100000,
				),
			),
			'required' => array(
				'state',
			),
		),
	),
	'handOverRetry' => array(
		'method' => 'POST',
		'path' => '/v1/hand-over/retry',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'job_ids' => array(
					'minItems' => 1,
					'maxItems' => 100,
					'type' => 'array',
					'items' => array(
						'type' => 'string',
						'pattern' => '^[0-9a-f]{32}$',
					),
				),
			),
			'required' => array(
				'job_ids',
			),
		),
	),
	'handOverDrop' => array(
		'method' => 'POST',
		'path' => '/v1/hand-over/drop',
		'asked' => array(
			'type' => 'object',
			'additionalProperties' => false,
			'properties' => array(
				'job_ids' => array(
					'minItems' => 1,
					'maxItems' => 100,
					'type' => 'array',
					'items' => array(
						'type' => 'string',
						'pattern' => '^[0-9a-f]{32}$',
					),
				),
			),
			'required' => array(
				'job_ids',
			),
		),
	),
);
