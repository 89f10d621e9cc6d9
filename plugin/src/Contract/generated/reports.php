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
								'waiting' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
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
								'waiting',
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
							'net_sales' => array(
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
							'orders',
							'net_sales',
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
							'net_sales' => array(
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
							'orders',
							'net_sales',
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
							'after',
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
				'after',
				'cards',
				'shop',
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
								'waiting' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
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
								'waiting',
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
							'after',
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
				'after',
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
								'waiting' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
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
								'waiting',
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
								'visits' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
								'before' => array(
									'maxItems' => 5,
									'type' => 'array',
									'items' => array(
										'type' => 'object',
										'properties' => array(
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
											'visits' => array(
												'type' => 'integer',
												'minimum' => 0,
												'maximum' => 9007199254740991,
											),
											'share' => array(
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
											'type',
											'stage',
											'visits',
											'share',
										),
										'additionalProperties' => false,
									),
								),
								'after' => array(
									'maxItems' => 5,
									'type' => 'array',
									'items' => array(
										'type' => 'object',
										'properties' => array(
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
											'visits' => array(
												'type' => 'integer',
												'minimum' => 0,
												'maximum' => 9007199254740991,
											),
											'share' => array(
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
											'type',
											'stage',
											'visits',
											'share',
										),
										'additionalProperties' => false,
									),
								),
							),
							'required' => array(
								'visits',
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
							'after',
						),
						'additionalProperties' => false,
					),
				),
			),
			'required' => array(
				'head',
				'has_data',
				'after',
				'type',
				'stage',
				'block',
				'placements',
				'seen_is',
				'cards',
				'ordered_after',
				'around',
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
				'after_head' => array(
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
								'waiting' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
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
								'waiting',
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
				'after',
				'after_head',
			),
			'additionalProperties' => false,
		),
	),
	'productList' => array(
		'path' => '/v1/reports/products',
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
				'sort' => array(
					'type' => 'string',
					'enum' => array(
						'views',
						'wished',
						'compared',
						'notify',
						'in_cart',
						'left',
						'orders',
						'items',
						'net_sales',
						'waiting',
					),
				),
				'choice' => array(
					'type' => 'string',
					'enum' => array(
						'all',
						'wanted_not_bought',
						'wanted_out_of_stock',
					),
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 100000,
				),
				'dir' => array(
					'type' => 'string',
					'enum' => array(
						'asc',
						'desc',
					),
				),
				'contains' => array(
					'type' => 'string',
					'maxLength' => 100,
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
				'currency' => array(
					'type' => 'string',
				),
				'decimals' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 4,
				),
				'rows' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'product_id' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'name' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'stock' => array(
								'anyOf' => array(
									array(
										'type' => 'string',
										'enum' => array(
											'in',
											'low',
											'out',
											'backorder',
										),
									),
									array(
										'type' => 'null',
									),
								),
							),
							'for_sale' => array(
								'type' => 'boolean',
							),
							'views' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'wished' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'compared' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'notify' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'in_cart' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'left' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'orders' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'items' => array(
								'type' => 'number',
							),
							'net_sales' => array(
								'type' => 'integer',
								'minimum' => -9007199254740991,
								'maximum' => 9007199254740991,
							),
							'cart_per_view' => array(
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
							'order_per_cart' => array(
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
							'waiting' => array(
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
							'product_id',
							'name',
							'stock',
							'for_sale',
							'views',
							'wished',
							'compared',
							'notify',
							'in_cart',
							'left',
							'orders',
							'items',
							'net_sales',
							'cart_per_view',
							'order_per_cart',
							'waiting',
						),
						'additionalProperties' => false,
					),
				),
				'total' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
				'page_size' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
				'refunds_without_product' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'totals' => array(
					'type' => 'object',
					'properties' => array(
						'orders' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'items' => array(
							'type' => 'number',
						),
						'net_sales' => array(
							'type' => 'integer',
							'minimum' => -9007199254740991,
							'maximum' => 9007199254740991,
						),
						'waiting' => array(
							'type' => 'integer',
							'minimum' => -9007199254740991,
							'maximum' => 9007199254740991,
						),
					),
					'required' => array(
						'orders',
						'items',
						'net_sales',
						'waiting',
					),
					'additionalProperties' => false,
				),
			),
			'required' => array(
				'head',
				'has_data',
				'currency',
				'decimals',
				'rows',
				'total',
				'page',
				'page_size',
				'refunds_without_product',
				'totals',
			),
			'additionalProperties' => false,
		),
	),
	'wishlist' => array(
		'path' => '/v1/reports/wishlist',
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
				'by' => array(
					'type' => 'string',
					'enum' => array(
						'product',
						'block',
					),
				),
				'sort' => array(
					'type' => 'string',
					'enum' => array(
						'wished',
						'bought',
						'median_days',
						'waiting',
					),
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 100000,
				),
				'dir' => array(
					'type' => 'string',
					'enum' => array(
						'asc',
						'desc',
					),
				),
				'contains' => array(
					'type' => 'string',
					'maxLength' => 100,
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
				'currency' => array(
					'type' => 'string',
				),
				'decimals' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 4,
				),
				'cards' => array(
					'type' => 'object',
					'properties' => array(
						'wished' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'bought' => array(
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
						'median_days' => array(
							'type' => array(
								'number',
								'null',
							),
						),
						'waiting' => array(
							'type' => 'integer',
							'minimum' => -9007199254740991,
							'maximum' => 9007199254740991,
						),
					),
					'required' => array(
						'wished',
						'bought',
						'median_days',
						'waiting',
					),
					'additionalProperties' => false,
				),
				'shared' => array(
					'type' => 'object',
					'properties' => array(
						'visits' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
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
						'after_head' => array(
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
										'waiting' => array(
											'type' => 'integer',
											'minimum' => 0,
											'maximum' => 9007199254740991,
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
										'waiting',
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
					),
					'required' => array(
						'visits',
						'after',
						'after_head',
					),
					'additionalProperties' => false,
				),
				'by' => array(
					'type' => 'string',
					'enum' => array(
						'product',
						'block',
					),
				),
				'rows' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'product' => array(
								'anyOf' => array(
									array(
										'type' => 'object',
										'properties' => array(
											'product_id' => array(
												'type' => 'integer',
												'minimum' => 0,
												'maximum' => 9007199254740991,
											),
											'name' => array(
												'type' => array(
													'string',
													'null',
												),
											),
											'stock' => array(
												'anyOf' => array(
													array(
														'type' => 'string',
														'enum' => array(
															'in',
															'low',
															'out',
															'backorder',
														),
													),
													array(
														'type' => 'null',
													),
												),
											),
											'for_sale' => array(
												'type' => 'boolean',
											),
										),
										'required' => array(
											'product_id',
											'name',
											'stock',
											'for_sale',
										),
										'additionalProperties' => false,
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
											'name' => array(
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
										),
										'required' => array(
											'block_id',
											'name',
											'page',
										),
										'additionalProperties' => false,
									),
									array(
										'type' => 'null',
									),
								),
							),
							'wished' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'bought' => array(
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
							'median_days' => array(
								'type' => array(
									'number',
									'null',
								),
							),
							'waiting' => array(
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
							'product',
							'block',
							'wished',
							'bought',
							'median_days',
							'waiting',
						),
						'additionalProperties' => false,
					),
				),
				'total' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
				'page_size' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
			),
			'required' => array(
				'head',
				'has_data',
				'currency',
				'decimals',
				'cards',
				'shared',
				'by',
				'rows',
				'total',
				'page',
				'page_size',
			),
			'additionalProperties' => false,
		),
	),
	'comparison' => array(
		'path' => '/v1/reports/comparison',
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
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 100000,
				),
				'contains' => array(
					'type' => 'string',
					'maxLength' => 100,
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
				'cards' => array(
					'type' => 'object',
					'properties' => array(
						'compared' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'chosen' => array(
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
						'bought' => array(
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
						'compared',
						'chosen',
						'bought',
					),
					'additionalProperties' => false,
				),
				'rows' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'compared' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'a' => array(
								'type' => 'object',
								'properties' => array(
									'product_id' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'name' => array(
										'type' => array(
											'string',
											'null',
										),
									),
									'stock' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'in',
													'low',
													'out',
													'backorder',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
									'for_sale' => array(
										'type' => 'boolean',
									),
									'chosen' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'bought' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
								),
								'required' => array(
									'product_id',
									'name',
									'stock',
									'for_sale',
									'chosen',
									'bought',
								),
								'additionalProperties' => false,
							),
							'b' => array(
								'type' => 'object',
								'properties' => array(
									'product_id' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'name' => array(
										'type' => array(
											'string',
											'null',
										),
									),
									'stock' => array(
										'anyOf' => array(
											array(
												'type' => 'string',
												'enum' => array(
													'in',
													'low',
													'out',
													'backorder',
												),
											),
											array(
												'type' => 'null',
											),
										),
									),
									'for_sale' => array(
										'type' => 'boolean',
									),
									'chosen' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
									'bought' => array(
										'type' => 'integer',
										'minimum' => 0,
										'maximum' => 9007199254740991,
									),
								),
								'required' => array(
									'product_id',
									'name',
									'stock',
									'for_sale',
									'chosen',
									'bought',
								),
								'additionalProperties' => false,
							),
							'a_share' => array(
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
							'compared',
							'a',
							'b',
							'a_share',
						),
						'additionalProperties' => false,
					),
				),
				'total' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
				'page_size' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
			),
			'required' => array(
				'head',
				'has_data',
				'cards',
				'rows',
				'total',
				'page',
				'page_size',
			),
			'additionalProperties' => false,
		),
	),
	'cart' => array(
		'path' => '/v1/reports/cart',
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
				'sort' => array(
					'type' => 'string',
					'enum' => array(
						'carts',
						'left',
						'value_left',
					),
				),
				'dir' => array(
					'type' => 'string',
					'enum' => array(
						'asc',
						'desc',
					),
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 100000,
				),
				'contains' => array(
					'type' => 'string',
					'maxLength' => 100,
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
				'currency' => array(
					'type' => 'string',
				),
				'decimals' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 4,
				),
				'cards' => array(
					'type' => 'object',
					'properties' => array(
						'started' => array(
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
						'ordered' => array(
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
						'left' => array(
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
						'value_left' => array(
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
						'recovered' => array(
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
						'started',
						'ordered',
						'left',
						'value_left',
						'recovered',
					),
					'additionalProperties' => false,
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
							'ordered' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'left' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'open' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
						),
						'required' => array(
							'start',
							'unfinished',
							'ordered',
							'left',
							'open',
						),
						'additionalProperties' => false,
					),
				),
				'last_steps' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'step' => array(
								'type' => 'string',
								'enum' => array(
									'cart',
									'checkout',
									'shipping',
									'account',
									'payment',
									'error',
								),
							),
							'left' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'share' => array(
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
							'step',
							'left',
							'share',
						),
						'additionalProperties' => false,
					),
				),
				'rows' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'product_id' => array(
								'type' => 'integer',
								'minimum' => -9007199254740991,
								'maximum' => 9007199254740991,
							),
							'name' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'carts' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'left' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'left_rate' => array(
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
							'value_left' => array(
								'type' => 'integer',
								'minimum' => -9007199254740991,
								'maximum' => 9007199254740991,
							),
							'last_step' => array(
								'anyOf' => array(
									array(
										'type' => 'string',
										'enum' => array(
											'cart',
											'checkout',
											'shipping',
											'account',
											'payment',
											'error',
										),
									),
									array(
										'type' => 'null',
									),
								),
							),
						),
						'required' => array(
							'product_id',
							'name',
							'carts',
							'left',
							'left_rate',
							'value_left',
							'last_step',
						),
						'additionalProperties' => false,
					),
				),
				'total' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'page' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
				'page_size' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 9007199254740991,
				),
				'counted_only' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
			),
			'required' => array(
				'head',
				'has_data',
				'currency',
				'decimals',
				'cards',
				'series',
				'last_steps',
				'rows',
				'total',
				'page',
				'page_size',
				'counted_only',
			),
			'additionalProperties' => false,
		),
	),
	'forms' => array(
		'path' => '/v1/reports/forms',
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
				'rows' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'key' => array(
								'type' => 'string',
							),
							'block_id' => array(
								'anyOf' => array(
									array(
										'type' => 'string',
										'pattern' => '^(?:[a-z0-9]{10}|x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4})$',
									),
									array(
										'type' => 'null',
									),
								),
							),
							'name' => array(
								'type' => 'string',
							),
							'source' => array(
								'type' => 'string',
								'enum' => array(
									'cairn',
									'checkout',
									'account',
									'preferences',
									'other_form',
								),
							),
							'page' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'purpose' => array(
								'anyOf' => array(
									array(
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
									array(
										'type' => 'null',
									),
								),
							),
							'seen' => array(
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
							'started' => array(
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
							'start_rate' => array(
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
							'sent' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'send_rate' => array(
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
							'confirmed' => array(
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
							'confirm_rate' => array(
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
							'ordered' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'ordered_rate' => array(
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
							'net_sales' => array(
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
							'net_sales_each' => array(
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
							'unsubscribe_rate' => array(
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
							'median_ms' => array(
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
							'left_at' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'refused' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'suspicious_rate' => array(
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
							'key',
							'block_id',
							'name',
							'source',
							'page',
							'purpose',
							'seen',
							'started',
							'start_rate',
							'sent',
							'send_rate',
							'confirmed',
							'confirm_rate',
							'ordered',
							'ordered_rate',
							'net_sales',
							'net_sales_each',
							'unsubscribe_rate',
							'median_ms',
							'left_at',
							'refused',
							'suspicious_rate',
						),
						'additionalProperties' => false,
					),
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
				'head',
				'rows',
				'currency',
				'decimals',
			),
			'additionalProperties' => false,
		),
	),
	'form' => array(
		'path' => '/v1/reports/form',
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
				'grain' => array(
					'type' => 'string',
					'enum' => array(
						'hour',
						'day',
						'week',
						'month',
					),
				),
				'block_id' => array(
					'type' => 'string',
					'pattern' => '^(?:[a-z0-9]{10}|x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4})$',
				),
			),
			'required' => array(
				'from',
				'to',
				'block_id',
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
				'row' => array(
					'type' => 'object',
					'properties' => array(
						'key' => array(
							'type' => 'string',
						),
						'block_id' => array(
							'anyOf' => array(
								array(
									'type' => 'string',
									'pattern' => '^(?:[a-z0-9]{10}|x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4})$',
								),
								array(
									'type' => 'null',
								),
							),
						),
						'name' => array(
							'type' => 'string',
						),
						'source' => array(
							'type' => 'string',
							'enum' => array(
								'cairn',
								'checkout',
								'account',
								'preferences',
								'other_form',
							),
						),
						'page' => array(
							'type' => array(
								'string',
								'null',
							),
						),
						'purpose' => array(
							'anyOf' => array(
								array(
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
								array(
									'type' => 'null',
								),
							),
						),
						'seen' => array(
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
						'started' => array(
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
						'start_rate' => array(
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
						'sent' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'send_rate' => array(
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
						'confirmed' => array(
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
						'confirm_rate' => array(
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
						'ordered' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'ordered_rate' => array(
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
						'net_sales' => array(
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
						'net_sales_each' => array(
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
						'unsubscribe_rate' => array(
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
						'median_ms' => array(
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
						'left_at' => array(
							'type' => array(
								'string',
								'null',
							),
						),
						'refused' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'suspicious_rate' => array(
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
						'key',
						'block_id',
						'name',
						'source',
						'page',
						'purpose',
						'seen',
						'started',
						'start_rate',
						'sent',
						'send_rate',
						'confirmed',
						'confirm_rate',
						'ordered',
						'ordered_rate',
						'net_sales',
						'net_sales_each',
						'unsubscribe_rate',
						'median_ms',
						'left_at',
						'refused',
						'suspicious_rate',
					),
					'additionalProperties' => false,
				),
				'fields' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'key' => array(
								'type' => 'string',
							),
							'reached' => array(
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
							'wrong' => array(
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
							'wrong_rate' => array(
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
							'left' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'left_rate' => array(
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
							'key',
							'reached',
							'wrong',
							'wrong_rate',
							'left',
							'left_rate',
						),
						'additionalProperties' => false,
					),
				),
				'trend' => array(
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
							'sent' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'confirmed' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
						),
						'required' => array(
							'start',
							'unfinished',
							'sent',
							'confirmed',
						),
						'additionalProperties' => false,
					),
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
				'head',
				'row',
				'fields',
				'trend',
				'currency',
				'decimals',
			),
			'additionalProperties' => false,
		),
	),
	'privacy' => array(
		'path' => '/v1/reports/privacy',
		'csv' => false,
		'query' => array(
			'type' => 'object',
			'properties' => array(),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'unanswered' => array(
					'type' => 'string',
					'enum' => array(
						'counters',
						'cookieless',
					),
				),
				'visits' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'state' => array(
								'type' => 'string',
								'enum' => array(
									'unknown',
									'denied',
									'cookieless',
									'statistics',
									'marketing',
								),
							),
							'visits' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
						),
						'required' => array(
							'state',
							'visits',
						),
						'additionalProperties' => false,
					),
				),
				'counters_only' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'gpc_visits' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'kept' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'kind' => array(
								'type' => 'string',
								'enum' => array(
									'events',
									'visits',
									'daily_keys',
									'roll_ups',
									'orders',
									'carts',
									'contacts',
									'consent_proofs',
									'pending_signups',
									'audit_log',
									'request_logs',
									'hand_over',
								),
							),
							'rows' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'keep' => array(
								'anyOf' => array(
									array(
										'type' => 'object',
										'properties' => array(
											'value' => array(
												'type' => 'integer',
												'minimum' => 1,
												'maximum' => 9007199254740991,
											),
											'unit' => array(
												'type' => 'string',
												'enum' => array(
													'hours',
													'days',
													'months',
												),
											),
										),
										'required' => array(
											'value',
											'unit',
										),
										'additionalProperties' => false,
									),
									array(
										'type' => 'null',
									),
								),
							),
							'oldest' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'next_deletion' => array(
								'type' => array(
									'string',
									'null',
								),
							),
						),
						'required' => array(
							'kind',
							'rows',
							'keep',
							'oldest',
							'next_deletion',
						),
						'additionalProperties' => false,
					),
				),
				'contacts' => array(
					'type' => 'object',
					'properties' => array(
						'all' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'confirmed' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'pending' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'suppressed' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
					),
					'required' => array(
						'all',
						'confirmed',
						'pending',
						'suppressed',
					),
					'additionalProperties' => false,
				),
				'requests' => array(
					'type' => 'object',
					'properties' => array(
						'exports' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
						'erasures' => array(
							'type' => 'integer',
							'minimum' => 0,
							'maximum' => 9007199254740991,
						),
					),
					'required' => array(
						'exports',
						'erasures',
					),
					'additionalProperties' => false,
				),
				'encryption' => array(
					'anyOf' => array(
						array(
							'type' => 'object',
							'properties' => array(
								'key_id' => array(
									'type' => 'string',
								),
								'since' => array(
									'type' => 'string',
								),
								'waiting' => array(
									'type' => 'integer',
									'minimum' => 0,
									'maximum' => 9007199254740991,
								),
							),
							'required' => array(
								'key_id',
								'since',
								'waiting',
							),
							'additionalProperties' => false,
						),
						array(
							'type' => 'null',
						),
					),
				),
				'generated_at' => array(
					'type' => 'string',
				),
			),
			'required' => array(
				'unanswered',
				'visits',
				'counters_only',
				'gpc_visits',
				'kept',
				'contacts',
				'requests',
				'encryption',
				'generated_at',
			),
			'additionalProperties' => false,
		),
	),
	'order' => array(
		'path' => '/v1/reports/order',
		'csv' => false,
		'query' => array(
			'type' => 'object',
			'properties' => array(
				'order_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'required' => array(
				'order_id',
			),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'order_id' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'link' => array(
					'type' => 'string',
					'enum' => array(
						'linked',
						'unknown',
						'no_consent',
						'not_a_visit',
						'not_paid',
						'no_steps',
					),
				),
				'source' => array(
					'type' => array(
						'string',
						'null',
					),
				),
				'steps' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'at' => array(
								'type' => 'string',
							),
							'before' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'type' => array(
								'type' => 'string',
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
							'page' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'product_id' => array(
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
							'variant' => array(
								'type' => array(
									'string',
									'null',
								),
							),
							'same_visit' => array(
								'type' => 'boolean',
							),
						),
						'required' => array(
							'at',
							'before',
							'type',
							'block_id',
							'block_name',
							'page',
							'product_id',
							'variant',
							'same_visit',
						),
						'additionalProperties' => false,
					),
				),
				'total' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
				'visits' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9007199254740991,
				),
			),
			'required' => array(
				'order_id',
				'link',
				'source',
				'steps',
				'total',
				'visits',
			),
			'additionalProperties' => false,
		),
	),
	'productColumn' => array(
		'path' => '/v1/reports/product-column',
		'csv' => false,
		'query' => array(
			'type' => 'object',
			'properties' => array(
				'ids' => array(
					'type' => 'string',
					'pattern' => '^\\d{1,10}(?:,\\d{1,10}){0,99}$',
				),
			),
			'required' => array(
				'ids',
			),
			'additionalProperties' => false,
		),
		'response' => array(
			'type' => 'object',
			'properties' => array(
				'from' => array(
					'type' => 'string',
				),
				'to' => array(
					'type' => 'string',
				),
				'products' => array(
					'type' => 'array',
					'items' => array(
						'type' => 'object',
						'properties' => array(
							'product_id' => array(
								'type' => 'integer',
								'minimum' => -9007199254740991,
								'maximum' => 9007199254740991,
							),
							'views' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'in_cart' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
							'left' => array(
								'type' => 'integer',
								'minimum' => 0,
								'maximum' => 9007199254740991,
							),
						),
						'required' => array(
							'product_id',
							'views',
							'in_cart',
							'left',
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
			),
			'required' => array(
				'from',
				'to',
				'products',
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
							'requested' => array(
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
							'requested',
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
