<?php
/**
 * Reports: address, schema of the query, schema of the answer, and whether there is a CSV.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, array{path: string, csv: bool, query: array<string, mixed>, response: array<string, mixed>}>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'overview' => array(
		'path' => '/v1/reports/overview',
		'csv' => true,
		'query' => array(
			'type' => 'object',
			'properties' => array(
				'from' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'to' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'compare' => array(
					'type' => 'string',
					'enum' => array(
						'previous',
						'year',
						'custom',
						'none',
					),
				),
				'compare_from' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'grain' => array(
					'type' => 'string',
					'enum' => array(
						'hour',
						'day',
						'week',
						'month',
					),
				),
				'filter' => array(
					'type' => 'string',
					'enum' => array(
						'page',
						'block',
						'step',
						'source',
						'device',
					),
				),
				'value' => array(
					'type' => 'string',
					'maxLength' => 500,
				),
				'window' => array(
					'type' => 'string',
					'enum' => array(
						'7',
						'30',
						'visit',
					),
				),
			),
			'required' => array(
				'from',
				'to',
			),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'head' => array(
					'type' => 'object',
					'properties' => array(
						'range' => array(
							'type' => 'object',
							'properties' => array(
								'from' => array(
									'type' => 'string',
									'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
								),
								'to' => array(
									'type' => 'string',
									'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
								),
								'days' => array(
									'type' => 'integer',
									'minimum' => 1,
									'maximum' => 9007199254740991,
								),
								'grain' => array(
									'type' => 'string',
									'enum' => array(
										'hour',
										'day',
										'week',
										'month',
									),
								),
								'zone' => array(
									'type' => 'string',
								),
								'running' => array(
									'type' => 'boolean',
								),
							),
							'required' => array(
								'from',
								'to',
								'days',
								'grain',
								'zone',
								'running',
							),
							'additionalProperties' => false,
						),
						'comparison' => array(
							'anyOf' => array(
								array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'previous',
												'year',
												'custom',
												'none',
											),
										),
										'from' => array(
											'type' => 'string',
											'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
										),
										'to' => array(
											'type' => 'string',
											'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
										),
										'cut_at' => array(
											'type' => array(
												'string',
												'null',
											),
										),
									),
									'required' => array(
										'kind',
										'from',
										'to',
										'cut_at',
									),
									'additionalProperties' => false,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'filter' => array(
							'anyOf' => array(
								array(
									'type' => 'object',
									'properties' => array(
										'filter' => array(
											'type' => 'string',
											'enum' => array(
												'page',
												'block',
												'step',
												'source',
												'device',
											),
										),
										'value' => array(
											'type' => 'string',
										),
										'label' => array(
											'type' => 'string',
										),
									),
									'required' => array(
										'filter',
										'value',
										'label',
									),
									'additionalProperties' => false,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'data_until' => array(
							'type' => array(
								'string',
								'null',
							),
						),
						'generated_at' => array(
							'type' => 'string',
						),
						'demo' => array(
							'type' => 'boolean',
						),
						'not_counted' => array(
							'type' => 'object',
							'properties' => array(
								'bots' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'staff' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'counters_only' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
							),
							'required' => array(
								'bots',
								'staff',
								'counters_only',
							),
							'additionalProperties' => false,
						),
					),
					'required' => array(
						'range',
						'comparison',
						'filter',
						'data_until',
						'generated_at',
						'demo',
						'not_counted',
					),
					'additionalProperties' => false,
				),
				'has_data' => array(
					'type' => 'boolean',
				),
				'after' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'window' => array(
									'type' => 'string',
									'enum' => array(
										'7',
										'30',
										'visit',
									),
								),
								'chosen' => array(
									'type' => 'boolean',
								),
								'recognised' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'currency' => array(
									'type' => array(
										'string',
										'null',
									),
								),
								'decimals' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 4,
								),
							),
							'required' => array(
								'window',
								'chosen',
								'recognised',
								'currency',
								'decimals',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'cards' => array(
					'type' => 'object',
					'properties' => array(
						'visits' => array(
							'type' => 'object',
							'properties' => array(
								'value' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'compared' => array(
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
								'change' => array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'percent',
												'points',
												'new',
												'none',
											),
										),
										'value' => array(
											'type' => array(
												'number',
												'null',
											),
										),
										'direction' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'up',
														'down',
														'same',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
										'verdict' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'better',
														'worse',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										'kind',
										'value',
										'direction',
										'verdict',
									),
									'additionalProperties' => false,
								),
							),
							'required' => array(
								'value',
								'compared',
								'change',
							),
							'additionalProperties' => false,
						),
						'with_step' => array(
							'type' => 'object',
							'properties' => array(
								'rate' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'compared' => array(
									'anyOf' => array(
										array(
											'type' => 'object',
											'properties' => array(
												's' => array(
													'type' => 'integer',
													'minimum' => 0,
													'maximum' => 9007199254740991,
												),
												'n' => array(
													'type' => 'integer',
													'minimum' => 0,
													'maximum' => 9007199254740991,
												),
												'p' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'lo' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'hi' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'state' => array(
													'type' => 'string',
													'enum' => array(
														'ok',
														'rough',
														'few',
														'zero',
														'none',
													),
												),
												'reason' => array(
													'anyOf' => array(
														array(
															'type' => 'string',
															'enum' => array(
																'no_denominator',
																'not_measured_then',
																'window_open',
																'needs_consent',
																'too_few_to_share',
															),
														),
														array(
															'type' => 'null',
														),
													),
												),
											),
											'required' => array(
												's',
												'n',
												'p',
												'lo',
												'hi',
												'state',
												'reason',
											),
											'additionalProperties' => false,
										),
										array(
											'type' => 'null',
										),
									),
								),
								'change' => array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'percent',
												'points',
												'new',
												'none',
											),
										),
										'value' => array(
											'type' => array(
												'number',
												'null',
											),
										),
										'direction' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'up',
														'down',
														'same',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
										'verdict' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'better',
														'worse',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										'kind',
										'value',
										'direction',
										'verdict',
									),
									'additionalProperties' => false,
								),
							),
							'required' => array(
								'rate',
								'compared',
								'change',
							),
							'additionalProperties' => false,
						),
						'macro' => array(
							'type' => 'object',
							'properties' => array(
								'value' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'compared' => array(
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
								'change' => array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'percent',
												'points',
												'new',
												'none',
											),
										),
										'value' => array(
											'type' => array(
												'number',
												'null',
											),
										),
										'direction' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'up',
														'down',
														'same',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
										'verdict' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'better',
														'worse',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										'kind',
										'value',
										'direction',
										'verdict',
									),
									'additionalProperties' => false,
								),
							),
							'required' => array(
								'value',
								'compared',
								'change',
							),
							'additionalProperties' => false,
						),
						'macro_rate' => array(
							'type' => 'object',
							'properties' => array(
								'rate' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'compared' => array(
									'anyOf' => array(
										array(
											'type' => 'object',
											'properties' => array(
												's' => array(
													'type' => 'integer',
													'minimum' => 0,
													'maximum' => 9007199254740991,
												),
												'n' => array(
													'type' => 'integer',
													'minimum' => 0,
													'maximum' => 9007199254740991,
												),
												'p' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'lo' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'hi' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'state' => array(
													'type' => 'string',
													'enum' => array(
														'ok',
														'rough',
														'few',
														'zero',
														'none',
													),
												),
												'reason' => array(
													'anyOf' => array(
														array(
															'type' => 'string',
															'enum' => array(
																'no_denominator',
																'not_measured_then',
																'window_open',
																'needs_consent',
																'too_few_to_share',
															),
														),
														array(
															'type' => 'null',
														),
													),
												),
											),
											'required' => array(
												's',
												'n',
												'p',
												'lo',
												'hi',
												'state',
												'reason',
											),
											'additionalProperties' => false,
										),
										array(
											'type' => 'null',
										),
									),
								),
								'change' => array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'percent',
												'points',
												'new',
												'none',
											),
										),
										'value' => array(
											'type' => array(
												'number',
												'null',
											),
										),
										'direction' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'up',
														'down',
														'same',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
										'verdict' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'better',
														'worse',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										'kind',
										'value',
										'direction',
										'verdict',
									),
									'additionalProperties' => false,
								),
							),
							'required' => array(
								'rate',
								'compared',
								'change',
							),
							'additionalProperties' => false,
						),
					),
					'required' => array(
						'visits',
						'with_step',
						'macro',
						'macro_rate',
					),
					'additionalProperties' => false,
				),
				'shop' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'currency' => array(
									'type' => 'string',
								),
								'decimals' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 4,
								),
								'date_type' => array(
									'type' => 'string',
									'enum' => array(
										'date_created',
										'date_paid',
										'date_completed',
									),
								),
								'orders' => array(
									'type' => 'object',
									'properties' => array(
										'value' => array(
											'type' => 'integer',
											'minimum' => -9007199254740991,
											'maximum' => 9007199254740991,
										),
										'compared' => array(
											'anyOf' => array(
												array(
													'type' => 'integer',
													'minimum' => -9007199254740991,
													'maximum' => 9007199254740991,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'change' => array(
											'type' => 'object',
											'properties' => array(
												'kind' => array(
													'type' => 'string',
													'enum' => array(
														'percent',
														'points',
														'new',
														'none',
													),
												),
												'value' => array(
													'type' => array(
														'number',
														'null',
													),
												),
												'direction' => array(
													'anyOf' => array(
														array(
															'type' => 'string',
															'enum' => array(
																'up',
																'down',
																'same',
															),
														),
														array(
															'type' => 'null',
														),
													),
												),
												'verdict' => array(
													'anyOf' => array(
														array(
															'type' => 'string',
															'enum' => array(
																'better',
																'worse',
															),
														),
														array(
															'type' => 'null',
														),
													),
												),
											),
											'required' => array(
												'kind',
												'value',
												'direction',
												'verdict',
											),
											'additionalProperties' => false,
										),
									),
									'required' => array(
										'value',
										'compared',
										'change',
									),
									'additionalProperties' => false,
								),
								'net_sales' => array(
									'type' => 'object',
									'properties' => array(
										'value' => array(
											'type' => 'integer',
											'minimum' => -9007199254740991,
											'maximum' => 9007199254740991,
										),
										'compared' => array(
											'anyOf' => array(
												array(
													'type' => 'integer',
													'minimum' => -9007199254740991,
													'maximum' => 9007199254740991,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'change' => array(
											'type' => 'object',
											'properties' => array(
												'kind' => array(
													'type' => 'string',
													'enum' => array(
														'percent',
														'points',
														'new',
														'none',
													),
												),
												'value' => array(
													'type' => array(
														'number',
														'null',
													),
												),
												'direction' => array(
													'anyOf' => array(
														array(
															'type' => 'string',
															'enum' => array(
																'up',
																'down',
																'same',
															),
														),
														array(
															'type' => 'null',
														),
													),
												),
												'verdict' => array(
													'anyOf' => array(
														array(
															'type' => 'string',
															'enum' => array(
																'better',
																'worse',
															),
														),
														array(
															'type' => 'null',
														),
													),
												),
											),
											'required' => array(
												'kind',
												'value',
												'direction',
												'verdict',
											),
											'additionalProperties' => false,
										),
									),
									'required' => array(
										'value',
										'compared',
										'change',
									),
									'additionalProperties' => false,
								),
								'net_sales_in_base' => array(
									'anyOf' => array(
										array(
											'type' => 'integer',
											'minimum' => -9007199254740991,
											'maximum' => 9007199254740991,
										),
										array(
											'type' => 'null',
										),
									),
								),
								'by_currency' => array(
									'type' => 'array',
									'items' => array(
										'type' => 'object',
										'properties' => array(
											'currency' => array(
												'type' => 'string',
											),
											'decimals' => array(
												'type' => 'integer',
												'minimum' => 0,
												'maximum' => 4,
											),
											'value' => array(
												'type' => 'integer',
												'minimum' => -9007199254740991,
												'maximum' => 9007199254740991,
											),
										),
										'required' => array(
											'currency',
											'decimals',
											'value',
										),
										'additionalProperties' => false,
									),
								),
								'not_counted_yet' => array(
									'type' => 'object',
									'properties' => array(
										'orders' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'value' => array(
											'type' => 'integer',
											'minimum' => -9007199254740991,
											'maximum' => 9007199254740991,
										),
									),
									'required' => array(
										'orders',
										'value',
									),
									'additionalProperties' => false,
								),
								'paid_orders' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'refunded_twice' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
							),
							'required' => array(
								'currency',
								'decimals',
								'date_type',
								'orders',
								'net_sales',
								'net_sales_in_base',
								'by_currency',
								'not_counted_yet',
								'paid_orders',
								'refunded_twice',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'series' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'start' => array(
								'type' => 'string',
							),
							'unfinished' => array(
								'type' => 'boolean',
							),
							'visits' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'with_step' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'with_macro' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'macro' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'orders' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'net_sales' => array(
								'type' => 'integer',
								'minimum' => -9007199254740991,
								'maximum' => 9007199254740991,
							),
							'with_step_rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
							'macro_rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
						),
						'required' => array(
							'start',
							'unfinished',
							'visits',
							'with_step',
							'with_macro',
							'macro',
							'with_step_rate',
							'macro_rate',
						),
						'additionalProperties' => false,
					),
				),
				'comparison_series' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'start' => array(
								'type' => 'string',
							),
							'unfinished' => array(
								'type' => 'boolean',
							),
							'visits' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'with_step' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'with_macro' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'macro' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'orders' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'net_sales' => array(
								'type' => 'integer',
								'minimum' => -9007199254740991,
								'maximum' => 9007199254740991,
							),
							'with_step_rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
							'macro_rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
						),
						'required' => array(
							'start',
							'unfinished',
							'visits',
							'with_step',
							'with_macro',
							'macro',
							'with_step_rate',
							'macro_rate',
						),
						'additionalProperties' => false,
					),
				),
				'steps' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'key' => array(
								'type' => 'string',
							),
							'type' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'block_id' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'page' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'label' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'stage' => array(
								'anyOf' => array(
									array(
										'type' => 'string',
										'enum' => array(
											'awareness',
											'consideration',
											'purchase',
											'retention',
											'advocacy',
										),
									),
									array(
										'type' => 'null',
									),
								),
							),
							'seen' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'seen_is' => array(
								'type' => 'string',
								'enum' => array(
									'seen',
									'page',
									'visits',
								),
							),
							'acted' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
							'actions' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'per_visit' => array(
								'type' => array(
									'number',
									'null',
								),
							),
							'change' => array(
								'type' => 'object',
								'properties' => array(
									'kind' => array(
										'type' => 'string',
										'enum' => array(
											'percent',
											'points',
											'new',
											'none',
										),
									),
									'value' => array(
										'type' => array(
											'number',
											'null',
										),
									),
									'direction' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'up',
													'down',
													'same',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
									'verdict' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'better',
													'worse',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									'kind',
									'value',
									'direction',
									'verdict',
								),
								'additionalProperties' => false,
							),
							'trend' => array(
								'type' => 'array',
								'items' => array(
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
							),
							'after' => array(
								'anyOf' => array(
									array(
										'type' => 'object',
										'properties' => array(
											'ordered' => array(
												'type' => 'integer',
												'minimum' => 0,
												'maximum' => 9007199254740991,
											),
											'rate' => array(
												'type' => 'object',
												'properties' => array(
													's' => array(
														'type' => 'integer',
														'minimum' => 0,
														'maximum' => 9007199254740991,
													),
													'n' => array(
														'type' => 'integer',
														'minimum' => 0,
														'maximum' => 9007199254740991,
													),
													'p' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'lo' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'hi' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'state' => array(
														'type' => 'string',
														'enum' => array(
															'ok',
															'rough',
															'few',
															'zero',
															'none',
														),
													),
													'reason' => array(
														'anyOf' => array(
															array(
																'type' => 'string',
																'enum' => array(
																	'no_denominator',
																	'not_measured_then',
																	'window_open',
																	'needs_consent',
																	'too_few_to_share',
																),
															),
															array(
																'type' => 'null',
															),
														),
													),
												),
												'required' => array(
													's',
													'n',
													'p',
													'lo',
													'hi',
													'state',
													'reason',
												),
												'additionalProperties' => false,
											),
											'sales' => array(
												'anyOf' => array(
													array(
														'type' => 'integer',
														'minimum' => -9007199254740991,
														'maximum' => 9007199254740991,
													),
													array(
														'type' => 'null',
													),
												),
											),
										),
										'required' => array(
											'ordered',
											'rate',
											'sales',
										),
										'additionalProperties' => false,
									),
									array(
										'type' => 'null',
									),
								),
							),
						),
						'required' => array(
							'key',
							'type',
							'block_id',
							'page',
							'label',
							'stage',
							'seen',
							'seen_is',
							'acted',
							'rate',
							'actions',
							'per_visit',
							'change',
							'trend',
						),
						'additionalProperties' => false,
					),
				),
				'steps_total' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
			),
			'required' => array(
				'head',
				'has_data',
				'cards',
				'series',
				'comparison_series',
				'steps',
				'steps_total',
			),
			'additionalProperties' => false,
		),
	),
	'steps' => array(
		'path' => '/v1/reports/steps',
		'csv' => true,
		'query' => array(
			'type' => 'object',
			'properties' => array(
				'from' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'to' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'compare' => array(
					'type' => 'string',
					'enum' => array(
						'previous',
						'year',
						'custom',
						'none',
					),
				),
				'compare_from' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'grain' => array(
					'type' => 'string',
					'enum' => array(
						'hour',
						'day',
						'week',
						'month',
					),
				),
				'filter' => array(
					'type' => 'string',
					'enum' => array(
						'page',
						'block',
						'step',
						'source',
						'device',
					),
				),
				'value' => array(
					'type' => 'string',
					'maxLength' => 500,
				),
				'group' => array(
					'type' => 'string',
					'enum' => array(
						'step',
						'block',
						'page',
						'stage',
					),
				),
				'window' => array(
					'type' => 'string',
					'enum' => array(
						'7',
						'30',
						'visit',
					),
				),
			),
			'required' => array(
				'from',
				'to',
			),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'head' => array(
					'type' => 'object',
					'properties' => array(
						'range' => array(
							'type' => 'object',
							'properties' => array(
								'from' => array(
									'type' => 'string',
									'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
								),
								'to' => array(
									'type' => 'string',
									'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
								),
								'days' => array(
									'type' => 'integer',
									'minimum' => 1,
									'maximum' => 9007199254740991,
								),
								'grain' => array(
									'type' => 'string',
									'enum' => array(
										'hour',
										'day',
										'week',
										'month',
									),
								),
								'zone' => array(
									'type' => 'string',
								),
								'running' => array(
									'type' => 'boolean',
								),
							),
							'required' => array(
								'from',
								'to',
								'days',
								'grain',
								'zone',
								'running',
							),
							'additionalProperties' => false,
						),
						'comparison' => array(
							'anyOf' => array(
								array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'previous',
												'year',
												'custom',
												'none',
											),
										),
										'from' => array(
											'type' => 'string',
											'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
										),
										'to' => array(
											'type' => 'string',
											'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
										),
										'cut_at' => array(
											'type' => array(
												'string',
												'null',
											),
										),
									),
									'required' => array(
										'kind',
										'from',
										'to',
										'cut_at',
									),
									'additionalProperties' => false,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'filter' => array(
							'anyOf' => array(
								array(
									'type' => 'object',
									'properties' => array(
										'filter' => array(
											'type' => 'string',
											'enum' => array(
												'page',
												'block',
												'step',
												'source',
												'device',
											),
										),
										'value' => array(
											'type' => 'string',
										),
										'label' => array(
											'type' => 'string',
										),
									),
									'required' => array(
										'filter',
										'value',
										'label',
									),
									'additionalProperties' => false,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'data_until' => array(
							'type' => array(
								'string',
								'null',
							),
						),
						'generated_at' => array(
							'type' => 'string',
						),
						'demo' => array(
							'type' => 'boolean',
						),
						'not_counted' => array(
							'type' => 'object',
							'properties' => array(
								'bots' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'staff' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'counters_only' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
							),
							'required' => array(
								'bots',
								'staff',
								'counters_only',
							),
							'additionalProperties' => false,
						),
					),
					'required' => array(
						'range',
						'comparison',
						'filter',
						'data_until',
						'generated_at',
						'demo',
						'not_counted',
					),
					'additionalProperties' => false,
				),
				'has_data' => array(
					'type' => 'boolean',
				),
				'after' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'window' => array(
									'type' => 'string',
									'enum' => array(
										'7',
										'30',
										'visit',
									),
								),
								'chosen' => array(
									'type' => 'boolean',
								),
								'recognised' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'currency' => array(
									'type' => array(
										'string',
										'null',
									),
								),
								'decimals' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 4,
								),
							),
							'required' => array(
								'window',
								'chosen',
								'recognised',
								'currency',
								'decimals',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'group' => array(
					'type' => 'string',
					'enum' => array(
						'step',
						'block',
						'page',
						'stage',
					),
				),
				'visits' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'rows' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'key' => array(
								'type' => 'string',
							),
							'type' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'block_id' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'page' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'label' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'stage' => array(
								'anyOf' => array(
									array(
										'type' => 'string',
										'enum' => array(
											'awareness',
											'consideration',
											'purchase',
											'retention',
											'advocacy',
										),
									),
									array(
										'type' => 'null',
									),
								),
							),
							'seen' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'seen_is' => array(
								'type' => 'string',
								'enum' => array(
									'seen',
									'page',
									'visits',
								),
							),
							'acted' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
							'actions' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'per_visit' => array(
								'type' => array(
									'number',
									'null',
								),
							),
							'change' => array(
								'type' => 'object',
								'properties' => array(
									'kind' => array(
										'type' => 'string',
										'enum' => array(
											'percent',
											'points',
											'new',
											'none',
										),
									),
									'value' => array(
										'type' => array(
											'number',
											'null',
										),
									),
									'direction' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'up',
													'down',
													'same',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
									'verdict' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'better',
													'worse',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									'kind',
									'value',
									'direction',
									'verdict',
								),
								'additionalProperties' => false,
							),
							'trend' => array(
								'type' => 'array',
								'items' => array(
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
							),
							'after' => array(
								'anyOf' => array(
									array(
										'type' => 'object',
										'properties' => array(
											'ordered' => array(
												'type' => 'integer',
												'minimum' => 0,
												'maximum' => 9007199254740991,
											),
											'rate' => array(
												'type' => 'object',
												'properties' => array(
													's' => array(
														'type' => 'integer',
														'minimum' => 0,
														'maximum' => 9007199254740991,
													),
													'n' => array(
														'type' => 'integer',
														'minimum' => 0,
														'maximum' => 9007199254740991,
													),
													'p' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'lo' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'hi' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'state' => array(
														'type' => 'string',
														'enum' => array(
															'ok',
															'rough',
															'few',
															'zero',
															'none',
														),
													),
													'reason' => array(
														'anyOf' => array(
															array(
																'type' => 'string',
																'enum' => array(
																	'no_denominator',
																	'not_measured_then',
																	'window_open',
																	'needs_consent',
																	'too_few_to_share',
																),
															),
															array(
																'type' => 'null',
															),
														),
													),
												),
												'required' => array(
													's',
													'n',
													'p',
													'lo',
													'hi',
													'state',
													'reason',
												),
												'additionalProperties' => false,
											),
											'sales' => array(
												'anyOf' => array(
													array(
														'type' => 'integer',
														'minimum' => -9007199254740991,
														'maximum' => 9007199254740991,
													),
													array(
														'type' => 'null',
													),
												),
											),
										),
										'required' => array(
											'ordered',
											'rate',
											'sales',
										),
										'additionalProperties' => false,
									),
									array(
										'type' => 'null',
									),
								),
							),
						),
						'required' => array(
							'key',
							'type',
							'block_id',
							'page',
							'label',
							'stage',
							'seen',
							'seen_is',
							'acted',
							'rate',
							'actions',
							'per_visit',
							'change',
							'trend',
						),
						'additionalProperties' => false,
					),
				),
				'total' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
			),
			'required' => array(
				'head',
				'has_data',
				'group',
				'visits',
				'rows',
				'total',
			),
			'additionalProperties' => false,
		),
	),
	'step' => array(
		'path' => '/v1/reports/step',
		'csv' => true,
		'query' => array(
			'type' => 'object',
			'properties' => array(
				'from' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'to' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'compare' => array(
					'type' => 'string',
					'enum' => array(
						'previous',
						'year',
						'custom',
						'none',
					),
				),
				'compare_from' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'grain' => array(
					'type' => 'string',
					'enum' => array(
						'hour',
						'day',
						'week',
						'month',
					),
				),
				'filter' => array(
					'type' => 'string',
					'enum' => array(
						'page',
						'block',
						'step',
						'source',
						'device',
					),
				),
				'value' => array(
					'type' => 'string',
					'maxLength' => 500,
				),
				'type' => array(
					'type' => 'string',
					'maxLength' => 64,
				),
				'block' => array(
					'type' => 'string',
					'maxLength' => 140,
				),
				'by' => array(
					'type' => 'string',
					'enum' => array(
						'blocks',
						'pages',
						'sources',
						'devices',
					),
				),
				'window' => array(
					'type' => 'string',
					'enum' => array(
						'7',
						'30',
						'visit',
					),
				),
			),
			'required' => array(
				'from',
				'to',
				'type',
			),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'head' => array(
					'type' => 'object',
					'properties' => array(
						'range' => array(
							'type' => 'object',
							'properties' => array(
								'from' => array(
									'type' => 'string',
									'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
								),
								'to' => array(
									'type' => 'string',
									'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
								),
								'days' => array(
									'type' => 'integer',
									'minimum' => 1,
									'maximum' => 9007199254740991,
								),
								'grain' => array(
									'type' => 'string',
									'enum' => array(
										'hour',
										'day',
										'week',
										'month',
									),
								),
								'zone' => array(
									'type' => 'string',
								),
								'running' => array(
									'type' => 'boolean',
								),
							),
							'required' => array(
								'from',
								'to',
								'days',
								'grain',
								'zone',
								'running',
							),
							'additionalProperties' => false,
						),
						'comparison' => array(
							'anyOf' => array(
								array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'previous',
												'year',
												'custom',
												'none',
											),
										),
										'from' => array(
											'type' => 'string',
											'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
										),
										'to' => array(
											'type' => 'string',
											'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
										),
										'cut_at' => array(
											'type' => array(
												'string',
												'null',
											),
										),
									),
									'required' => array(
										'kind',
										'from',
										'to',
										'cut_at',
									),
									'additionalProperties' => false,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'filter' => array(
							'anyOf' => array(
								array(
									'type' => 'object',
									'properties' => array(
										'filter' => array(
											'type' => 'string',
											'enum' => array(
												'page',
												'block',
												'step',
												'source',
												'device',
											),
										),
										'value' => array(
											'type' => 'string',
										),
										'label' => array(
											'type' => 'string',
										),
									),
									'required' => array(
										'filter',
										'value',
										'label',
									),
									'additionalProperties' => false,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'data_until' => array(
							'type' => array(
								'string',
								'null',
							),
						),
						'generated_at' => array(
							'type' => 'string',
						),
						'demo' => array(
							'type' => 'boolean',
						),
						'not_counted' => array(
							'type' => 'object',
							'properties' => array(
								'bots' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'staff' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'counters_only' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
							),
							'required' => array(
								'bots',
								'staff',
								'counters_only',
							),
							'additionalProperties' => false,
						),
					),
					'required' => array(
						'range',
						'comparison',
						'filter',
						'data_until',
						'generated_at',
						'demo',
						'not_counted',
					),
					'additionalProperties' => false,
				),
				'has_data' => array(
					'type' => 'boolean',
				),
				'after' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'window' => array(
									'type' => 'string',
									'enum' => array(
										'7',
										'30',
										'visit',
									),
								),
								'chosen' => array(
									'type' => 'boolean',
								),
								'recognised' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'currency' => array(
									'type' => array(
										'string',
										'null',
									),
								),
								'decimals' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 4,
								),
							),
							'required' => array(
								'window',
								'chosen',
								'recognised',
								'currency',
								'decimals',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'type' => array(
					'type' => 'string',
				),
				'stage' => array(
					'anyOf' => array(
						array(
							'type' => 'string',
							'enum' => array(
								'awareness',
								'consideration',
								'purchase',
								'retention',
								'advocacy',
							),
						),
						array(
							'type' => 'null',
						),
					),
				),
				'block' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'block_id' => array(
									'type' => 'string',
								),
								'block_type' => array(
									'type' => 'string',
								),
								'name' => array(
									'type' => 'string',
								),
								'post_id' => array(
									'anyOf' => array(
										array(
											'type' => 'integer',
											'minimum' => -9007199254740991,
											'maximum' => 9007199254740991,
										),
										array(
											'type' => 'null',
										),
									),
								),
								'page' => array(
									'type' => array(
										'string',
										'null',
									),
								),
							),
							'required' => array(
								'block_id',
								'block_type',
								'name',
								'post_id',
								'page',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'placements' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'block_id' => array(
								'type' => 'string',
							),
							'block_type' => array(
								'type' => 'string',
							),
							'name' => array(
								'type' => 'string',
							),
							'post_id' => array(
								'anyOf' => array(
									array(
										'type' => 'integer',
										'minimum' => -9007199254740991,
										'maximum' => 9007199254740991,
									),
									array(
										'type' => 'null',
									),
								),
							),
							'page' => array(
								'type' => array(
									'string',
									'null',
								),
							),
						),
						'required' => array(
							'block_id',
							'block_type',
							'name',
							'post_id',
							'page',
						),
						'additionalProperties' => false,
					),
				),
				'seen_is' => array(
					'type' => 'string',
					'enum' => array(
						'seen',
						'visits',
					),
				),
				'cards' => array(
					'type' => 'object',
					'properties' => array(
						'seen' => array(
							'type' => 'object',
							'properties' => array(
								'value' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'compared' => array(
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
								'change' => array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'percent',
												'points',
												'new',
												'none',
											),
										),
										'value' => array(
											'type' => array(
												'number',
												'null',
											),
										),
										'direction' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'up',
														'down',
														'same',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
										'verdict' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'better',
														'worse',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										'kind',
										'value',
										'direction',
										'verdict',
									),
									'additionalProperties' => false,
								),
							),
							'required' => array(
								'value',
								'compared',
								'change',
							),
							'additionalProperties' => false,
						),
						'acted' => array(
							'type' => 'object',
							'properties' => array(
								'value' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'compared' => array(
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
								'change' => array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'percent',
												'points',
												'new',
												'none',
											),
										),
										'value' => array(
											'type' => array(
												'number',
												'null',
											),
										),
										'direction' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'up',
														'down',
														'same',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
										'verdict' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'better',
														'worse',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										'kind',
										'value',
										'direction',
										'verdict',
									),
									'additionalProperties' => false,
								),
							),
							'required' => array(
								'value',
								'compared',
								'change',
							),
							'additionalProperties' => false,
						),
						'rate' => array(
							'type' => 'object',
							'properties' => array(
								'rate' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'compared' => array(
									'anyOf' => array(
										array(
											'type' => 'object',
											'properties' => array(
												's' => array(
													'type' => 'integer',
													'minimum' => 0,
													'maximum' => 9007199254740991,
												),
												'n' => array(
													'type' => 'integer',
													'minimum' => 0,
													'maximum' => 9007199254740991,
												),
												'p' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'lo' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'hi' => array(
													'anyOf' => array(
														array(
															'type' => 'number',
															'minimum' => 0,
															'maximum' => 1,
														),
														array(
															'type' => 'null',
														),
													),
												),
												'state' => array(
													'type' => 'string',
													'enum' => array(
														'ok',
														'rough',
														'few',
														'zero',
														'none',
													),
												),
												'reason' => array(
													'anyOf' => array(
														array(
															'type' => 'string',
															'enum' => array(
																'no_denominator',
																'not_measured_then',
																'window_open',
																'needs_consent',
																'too_few_to_share',
															),
														),
														array(
															'type' => 'null',
														),
													),
												),
											),
											'required' => array(
												's',
												'n',
												'p',
												'lo',
												'hi',
												'state',
												'reason',
											),
											'additionalProperties' => false,
										),
										array(
											'type' => 'null',
										),
									),
								),
								'change' => array(
									'type' => 'object',
									'properties' => array(
										'kind' => array(
											'type' => 'string',
											'enum' => array(
												'percent',
												'points',
												'new',
												'none',
											),
										),
										'value' => array(
											'type' => array(
												'number',
												'null',
											),
										),
										'direction' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'up',
														'down',
														'same',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
										'verdict' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'better',
														'worse',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										'kind',
										'value',
										'direction',
										'verdict',
									),
									'additionalProperties' => false,
								),
							),
							'required' => array(
								'rate',
								'compared',
								'change',
							),
							'additionalProperties' => false,
						),
					),
					'required' => array(
						'seen',
						'acted',
						'rate',
					),
					'additionalProperties' => false,
				),
				'ordered_after' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'ordered' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'rate' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'sales' => array(
									'anyOf' => array(
										array(
											'type' => 'integer',
											'minimum' => -9007199254740991,
											'maximum' => 9007199254740991,
										),
										array(
											'type' => 'null',
										),
									),
								),
							),
							'required' => array(
								'ordered',
								'rate',
								'sales',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'around' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'before' => array(
									'type' => 'array',
									'items' => array(
										'type' => 'object',
										'properties' => array(
											'type' => array(
												'type' => 'string',
											),
											'visits' => array(
												'type' => 'integer',
												'minimum' => -9007199254740991,
												'maximum' => 9007199254740991,
											),
										),
										'required' => array(
											'type',
											'visits',
										),
										'additionalProperties' => false,
									),
								),
								'after' => array(
									'type' => 'array',
									'items' => array(
										'type' => 'object',
										'properties' => array(
											'type' => array(
												'type' => 'string',
											),
											'visits' => array(
												'type' => 'integer',
												'minimum' => -9007199254740991,
												'maximum' => 9007199254740991,
											),
										),
										'required' => array(
											'type',
											'visits',
										),
										'additionalProperties' => false,
									),
								),
							),
							'required' => array(
								'before',
								'after',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'weeks_until_enough' => array(
					'anyOf' => array(
						array(
							'type' => 'integer',
							'minimum' => 1,
							'maximum' => 9007199254740991,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'series' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'start' => array(
								'type' => 'string',
							),
							'unfinished' => array(
								'type' => 'boolean',
							),
							'seen' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'acted' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'actions' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
						),
						'required' => array(
							'start',
							'unfinished',
							'seen',
							'acted',
							'actions',
							'rate',
						),
						'additionalProperties' => false,
					),
				),
				'comparison_series' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'start' => array(
								'type' => 'string',
							),
							'unfinished' => array(
								'type' => 'boolean',
							),
							'seen' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'acted' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'actions' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
						),
						'required' => array(
							'start',
							'unfinished',
							'seen',
							'acted',
							'actions',
							'rate',
						),
						'additionalProperties' => false,
					),
				),
				'by' => array(
					'type' => 'string',
					'enum' => array(
						'blocks',
						'pages',
						'sources',
						'devices',
					),
				),
				'rows' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'key' => array(
								'type' => 'string',
							),
							'type' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'block_id' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'page' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'label' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'stage' => array(
								'anyOf' => array(
									array(
										'type' => 'string',
										'enum' => array(
											'awareness',
											'consideration',
											'purchase',
											'retention',
											'advocacy',
										),
									),
									array(
										'type' => 'null',
									),
								),
							),
							'seen' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'seen_is' => array(
								'type' => 'string',
								'enum' => array(
									'seen',
									'page',
									'visits',
								),
							),
							'acted' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'rate' => array(
								'type' => 'object',
								'properties' => array(
									's' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'n' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'p' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'lo' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'hi' => array(
										'anyOf' => array(
											array(
												'type' => 'number',
												'minimum' => 0,
												'maximum' => 1,
											),
											array(
												'type' => 'null',
											),
										),
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'ok',
											'rough',
											'few',
											'zero',
											'none',
										),
									),
									'reason' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'no_denominator',
													'not_measured_then',
													'window_open',
													'needs_consent',
													'too_few_to_share',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									's',
									'n',
									'p',
									'lo',
									'hi',
									'state',
									'reason',
								),
								'additionalProperties' => false,
							),
							'actions' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'per_visit' => array(
								'type' => array(
									'number',
									'null',
								),
							),
							'change' => array(
								'type' => 'object',
								'properties' => array(
									'kind' => array(
										'type' => 'string',
										'enum' => array(
											'percent',
											'points',
											'new',
											'none',
										),
									),
									'value' => array(
										'type' => array(
											'number',
											'null',
										),
									),
									'direction' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'up',
													'down',
													'same',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
									'verdict' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'better',
													'worse',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
								),
								'required' => array(
									'kind',
									'value',
									'direction',
									'verdict',
								),
								'additionalProperties' => false,
							),
							'trend' => array(
								'type' => 'array',
								'items' => array(
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
							),
							'after' => array(
								'anyOf' => array(
									array(
										'type' => 'object',
										'properties' => array(
											'ordered' => array(
												'type' => 'integer',
												'minimum' => 0,
												'maximum' => 9007199254740991,
											),
											'rate' => array(
												'type' => 'object',
												'properties' => array(
													's' => array(
														'type' => 'integer',
														'minimum' => 0,
														'maximum' => 9007199254740991,
													),
													'n' => array(
														'type' => 'integer',
														'minimum' => 0,
														'maximum' => 9007199254740991,
													),
													'p' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'lo' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'hi' => array(
														'anyOf' => array(
															array(
																'type' => 'number',
																'minimum' => 0,
																'maximum' => 1,
															),
															array(
																'type' => 'null',
															),
														),
													),
													'state' => array(
														'type' => 'string',
														'enum' => array(
															'ok',
															'rough',
															'few',
															'zero',
															'none',
														),
													),
													'reason' => array(
														'anyOf' => array(
															array(
																'type' => 'string',
																'enum' => array(
																	'no_denominator',
																	'not_measured_then',
																	'window_open',
																	'needs_consent',
																	'too_few_to_share',
																),
															),
															array(
																'type' => 'null',
															),
														),
													),
												),
												'required' => array(
													's',
													'n',
													'p',
													'lo',
													'hi',
													'state',
													'reason',
												),
												'additionalProperties' => false,
											),
											'sales' => array(
												'anyOf' => array(
													array(
														'type' => 'integer',
														'minimum' => -9007199254740991,
														'maximum' => 9007199254740991,
													),
													array(
														'type' => 'null',
													),
												),
											),
										),
										'required' => array(
											'ordered',
											'rate',
											'sales',
										),
										'additionalProperties' => false,
									),
									array(
										'type' => 'null',
									),
								),
							),
						),
						'required' => array(
							'key',
							'type',
							'block_id',
							'page',
							'label',
							'stage',
							'seen',
							'seen_is',
							'acted',
							'rate',
							'actions',
							'per_visit',
							'change',
							'trend',
						),
						'additionalProperties' => false,
					),
				),
			),
			'required' => array(
				'head',
				'has_data',
				'type',
				'stage',
				'block',
				'placements',
				'seen_is',
				'cards',
				'weeks_until_enough',
				'series',
				'comparison_series',
				'by',
				'rows',
			),
			'additionalProperties' => false,
		),
	),
	'block' => array(
		'path' => '/v1/reports/block',
		'csv' => false,
		'query' => array(
			'type' => 'object',
			'properties' => array(
				'block' => array(
					'type' => 'string',
					'maxLength' => 140,
				),
				'type' => array(
					'type' => 'string',
					'maxLength' => 64,
				),
			),
			'required' => array(
				'block',
				'type',
			),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'block_id' => array(
					'type' => 'string',
				),
				'known' => array(
					'type' => 'boolean',
				),
				'from' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'to' => array(
					'type' => 'string',
					'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
				),
				'seen' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'acted' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'rate' => array(
					'type' => 'object',
					'properties' => array(
						's' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'n' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'p' => array(
							'anyOf' => array(
								array(
									'type' => 'number',
									'minimum' => 0,
									'maximum' => 1,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'lo' => array(
							'anyOf' => array(
								array(
									'type' => 'number',
									'minimum' => 0,
									'maximum' => 1,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'hi' => array(
							'anyOf' => array(
								array(
									'type' => 'number',
									'minimum' => 0,
									'maximum' => 1,
								),
								array(
									'type' => 'null',
								),
							),
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'ok',
								'rough',
								'few',
								'zero',
								'none',
							),
						),
						'reason' => array(
							'anyOf' => array(
								array(
									'type' => 'string',
									'enum' => array(
										'no_denominator',
										'not_measured_then',
										'window_open',
										'needs_consent',
										'too_few_to_share',
									),
								),
								array(
									'type' => 'null',
								),
							),
						),
					),
					'required' => array(
						's',
						'n',
						'p',
						'lo',
						'hi',
						'state',
						'reason',
					),
					'additionalProperties' => false,
				),
				'days' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'day' => array(
								'type' => 'string',
								'pattern' => '^\\d{4}-\\d{2}-\\d{2}$',
							),
							'seen' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'acted' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
						),
						'required' => array(
							'day',
							'seen',
							'acted',
						),
						'additionalProperties' => false,
					),
				),
				'data_until' => array(
					'type' => array(
						'string',
						'null',
					),
				),
				'after' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'ordered' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'rate' => array(
									'type' => 'object',
									'properties' => array(
										's' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'n' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
										),
										'p' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'lo' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'hi' => array(
											'anyOf' => array(
												array(
													'type' => 'number',
													'minimum' => 0,
													'maximum' => 1,
												),
												array(
													'type' => 'null',
												),
											),
										),
										'state' => array(
											'type' => 'string',
											'enum' => array(
												'ok',
												'rough',
												'few',
												'zero',
												'none',
											),
										),
										'reason' => array(
											'anyOf' => array(
												array(
													'type' => 'string',
													'enum' => array(
														'no_denominator',
														'not_measured_then',
														'window_open',
														'needs_consent',
														'too_few_to_share',
													),
												),
												array(
													'type' => 'null',
												),
											),
										),
									),
									'required' => array(
										's',
										'n',
										'p',
										'lo',
										'hi',
										'state',
										'reason',
									),
									'additionalProperties' => false,
								),
								'sales' => array(
									'anyOf' => array(
										array(
											'type' => 'integer',
											'minimum' => -9007199254740991,
											'maximum' => 9007199254740991,
										),
										array(
											'type' => 'null',
										),
									),
								),
							),
							'required' => array(
								'ordered',
								'rate',
								'sales',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'window' => array(
					'type' => 'string',
					'enum' => array(
						'7',
						'30',
						'visit',
					),
				),
			),
			'required' => array(
				'block_id',
				'known',
				'from',
				'to',
				'seen',
				'acted',
				'rate',
				'days',
				'data_until',
			),
			'additionalProperties' => false,
		),
	),
	'live' => array(
		'path' => '/v1/reports/live',
		'csv' => false,
		'query' => array(
			'type' => 'object',
			'properties' => array(),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'data_until' => array(
					'type' => array(
						'string',
						'null',
					),
				),
				'events' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'at' => array(
								'type' => 'string',
							),
							'type' => array(
								'type' => 'string',
							),
							'audience' => array(
								'type' => 'string',
								'enum' => array(
									'person',
									'staff',
									'bot',
								),
							),
							'counted' => array(
								'type' => 'boolean',
							),
							'page' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'block_id' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'block_name' => array(
								'type' => array(
									'string',
									'null',
								),
							),
						),
						'required' => array(
							'at',
							'type',
							'audience',
							'counted',
							'page',
							'block_id',
							'block_name',
						),
						'additionalProperties' => false,
					),
				),
			),
			'required' => array(
				'data_until',
				'events',
			),
			'additionalProperties' => false,
		),
	),
	'filterValues' => array(
		'path' => '/v1/reports/filter-values',
		'csv' => false,
		'query' => array(
			'type' => 'object',
			'properties' => array(
				'filter' => array(
					'type' => 'string',
					'enum' => array(
						'page',
						'block',
						'step',
						'source',
						'device',
					),
				),
				'search' => array(
					'type' => 'string',
					'maxLength' => 100,
				),
			),
			'required' => array(
				'filter',
			),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'filter' => array(
					'type' => 'string',
					'enum' => array(
						'page',
						'block',
						'step',
						'source',
						'device',
					),
				),
				'values' => array(
					'maxItems' => 100,
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'value' => array(
								'type' => 'string',
							),
							'label' => array(
								'type' => array(
									'string',
									'null',
								),
							),
						),
						'required' => array(
							'value',
							'label',
						),
						'additionalProperties' => false,
					),
				),
			),
			'required' => array(
				'filter',
				'values',
			),
			'additionalProperties' => false,
		),
	),
);
