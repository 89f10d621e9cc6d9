<?php
/**
 * What is known of each event type: label, stage, whether it is personal, who may send it, the schema of its own fields.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, array{label: string, stage: string|null, personal: string, step: bool, macro: bool, channels: list<string>, props: array<string, mixed>}>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'page_view' => array(
		'label' => __( 'Page viewed', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'post_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'restored' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'additionalProperties' => false,
		),
	),
	'page_engagement' => array(
		'label' => __( 'Page engagement', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'engaged_ms' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 86400000,
				),
				'pct' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 100,
				),
				'no_scroll' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'required' => array(
				'engaged_ms',
				'pct',
			),
			'additionalProperties' => false,
		),
	),
	'pages_depth' => array(
		'label' => __( 'Several pages viewed', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'derived',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'n' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
				'threshold' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
			),
			'required' => array(
				'n',
				'threshold',
			),
			'additionalProperties' => false,
		),
	),
	'time_on_site' => array(
		'label' => __( 'Time on site', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'derived',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'engaged_ms' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 86400000,
				),
				'threshold' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 86400000,
				),
			),
			'required' => array(
				'engaged_ms',
				'threshold',
			),
			'additionalProperties' => false,
		),
	),
	'scroll_depth' => array(
		'label' => __( 'Scrolled', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'derived',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'pct' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 100,
				),
			),
			'required' => array(
				'pct',
			),
			'additionalProperties' => false,
		),
	),
	'article_read' => array(
		'label' => __( 'Article read', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'derived',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'post_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'engaged_ms' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 86400000,
				),
				'pct' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 100,
				),
			),
			'required' => array(
				'engaged_ms',
				'pct',
			),
			'additionalProperties' => false,
		),
	),
	'view_block' => array(
		'label' => __( 'Block seen', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'quick' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
				'left' => array(
					'type' => 'string',
					'enum' => array(
						'>24h',
						'<24h',
						'<1h',
						'over',
					),
				),
			),
			'additionalProperties' => false,
		),
	),
	'view_category' => array(
		'label' => __( 'Category viewed', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'term_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'view_pricing' => array(
		'label' => __( 'Pricing viewed', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(),
			'additionalProperties' => false,
		),
	),
	'cta_click' => array(
		'label' => __( 'Call to action clicked', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'kind' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
				'href_host' => array(
					'type' => 'string',
					'maxLength' => 253,
				),
			),
			'additionalProperties' => false,
		),
	),
	'pricing_click' => array(
		'label' => __( 'Pricing clicked', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'kind' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
				'href_host' => array(
					'type' => 'string',
					'maxLength' => 253,
				),
			),
			'additionalProperties' => false,
		),
	),
	'affiliate_click' => array(
		'label' => __( 'Affiliate link clicked', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'kind' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
				'href_host' => array(
					'type' => 'string',
					'maxLength' => 253,
				),
			),
			'additionalProperties' => false,
		),
	),
	'contact_click' => array(
		'label' => __( 'Contact link clicked', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'method' => array(
					'type' => 'string',
					'enum' => array(
						'call',
						'sms',
						'mail',
						'chat',
						'map',
					),
				),
				'coarse' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'required' => array(
				'method',
			),
			'additionalProperties' => false,
		),
	),
	'resource_download' => array(
		'label' => __( 'Download', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'gated' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
				'resource_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'kind' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
				'href_host' => array(
					'type' => 'string',
					'maxLength' => 253,
				),
			),
			'required' => array(
				'gated',
			),
			'additionalProperties' => false,
		),
	),
	'video_start' => array(
		'label' => __( 'Video started', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'provider' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
				'auto' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
				'partial' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'additionalProperties' => false,
		),
	),
	'video_progress' => array(
		'label' => __( 'Video watched in part', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'provider' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
				'auto' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
				'pct' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 100,
				),
			),
			'required' => array(
				'pct',
			),
			'additionalProperties' => false,
		),
	),
	'video_complete' => array(
		'label' => __( 'Video watched to the end', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'provider' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
				'auto' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'additionalProperties' => false,
		),
	),
	'search' => array(
		'label' => __( 'Site search', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'term' => array(
					'type' => 'string',
					'maxLength' => 200,
				),
				'results' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
			),
			'additionalProperties' => false,
		),
	),
	'search_submit' => array(
		'label' => __( 'Search sent', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'length' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
			),
			'required' => array(
				'length',
			),
			'additionalProperties' => false,
		),
	),
	'share' => array(
		'label' => __( 'Shared', 'cairn' ),
		'stage' => 'advocacy',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'method' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'required' => array(
				'method',
			),
			'additionalProperties' => false,
		),
	),
	'social_follow' => array(
		'label' => __( 'Social profile clicked', 'cairn' ),
		'stage' => 'retention',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'network' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'required' => array(
				'network',
			),
			'additionalProperties' => false,
		),
	),
	'brand_mention' => array(
		'label' => __( 'Brand mention', 'cairn' ),
		'stage' => 'advocacy',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'import',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'network' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'bookmark' => array(
		'label' => __( 'Page kept', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'post_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'survey_response' => array(
		'label' => __( 'Survey answered', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'question_id' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'answer' => array(
					'type' => 'string',
					'maxLength' => 200,
				),
				'has_text' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'required' => array(
				'question_id',
			),
			'additionalProperties' => false,
		),
	),
	'comment' => array(
		'label' => __( 'Comment', 'cairn' ),
		'stage' => 'advocacy',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'post_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'status' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'required' => array(
				'post_id',
			),
			'additionalProperties' => false,
		),
	),
	'view_variant' => array(
		'label' => __( 'Variant shown', 'cairn' ),
		'stage' => 'awareness',
		'personal' => 'anonymous',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'bucket' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 9999,
				),
			),
			'required' => array(
				'bucket',
			),
			'additionalProperties' => false,
		),
	),
	'view_product' => array(
		'label' => __( 'Product viewed', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'price' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'thumbnail_click' => array(
		'label' => __( 'Product thumbnail clicked', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'index' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'add_to_wishlist' => array(
		'label' => __( 'Added to wishlist', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'price' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'remove_from_wishlist' => array(
		'label' => __( 'Removed from wishlist', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'price' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'view_wishlist' => array(
		'label' => __( 'Wishlist viewed', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'n' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
				'shared' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'required' => array(
				'n',
			),
			'additionalProperties' => false,
		),
	),
	'wishlist_to_cart' => array(
		'label' => __( 'Wishlist to cart', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'add_to_compare' => array(
		'label' => __( 'Added to comparison', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'n' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
			),
			'required' => array(
				'product_id',
				'n',
			),
			'additionalProperties' => false,
		),
	),
	'remove_from_compare' => array(
		'label' => __( 'Removed from comparison', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'n' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
			),
			'required' => array(
				'product_id',
				'n',
			),
			'additionalProperties' => false,
		),
	),
	'compare_view' => array(
		'label' => __( 'Comparison viewed', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_ids' => array(
					'maxItems' => 20,
					'type' => 'array',
					'items' => array(
						'type' => 'integer',
						'minimum' => 1,
						'maximum' => 4294967295,
					),
				),
			),
			'required' => array(
				'product_ids',
			),
			'additionalProperties' => false,
		),
	),
	'compare_choose' => array(
		'label' => __( 'Chosen from comparison', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'against' => array(
					'maxItems' => 20,
					'type' => 'array',
					'items' => array(
						'type' => 'integer',
						'minimum' => 1,
						'maximum' => 4294967295,
					),
				),
				'via' => array(
					'type' => 'string',
					'enum' => array(
						'link',
						'cart',
					),
				),
			),
			'required' => array(
				'product_id',
				'against',
				'via',
			),
			'additionalProperties' => false,
		),
	),
	'check_availability' => array(
		'label' => __( 'Availability checked', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'location' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'result' => array(
					'type' => 'string',
					'enum' => array(
						'in',
						'low',
						'out',
						'backorder',
						'unknown',
					),
				),
			),
			'required' => array(
				'product_id',
				'result',
			),
			'additionalProperties' => false,
		),
	),
	'add_to_cart' => array(
		'label' => __( 'Added to cart', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'price' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
				'quantity' => array(
					'type' => 'integer',
					'minimum' => -100000,
					'maximum' => 100000,
				),
			),
			'required' => array(
				'product_id',
				'quantity',
			),
			'additionalProperties' => false,
		),
	),
	'remove_from_cart' => array(
		'label' => __( 'Removed from cart', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'price' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
				'quantity' => array(
					'type' => 'integer',
					'minimum' => -100000,
					'maximum' => 100000,
				),
			),
			'required' => array(
				'product_id',
				'quantity',
			),
			'additionalProperties' => false,
		),
	),
	'view_cart' => array(
		'label' => __( 'Cart viewed', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'apply_coupon' => array(
		'label' => __( 'Coupon applied', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'code' => array(
					'type' => 'string',
					'maxLength' => 200,
				),
				'discount' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'begin_checkout' => array(
		'label' => __( 'Checkout started', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'add_shipping_info' => array(
		'label' => __( 'Shipping chosen', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'method' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'required' => array(
				'method',
			),
			'additionalProperties' => false,
		),
	),
	'add_payment_info' => array(
		'label' => __( 'Payment chosen', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'method' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'required' => array(
				'method',
			),
			'additionalProperties' => false,
		),
	),
	'cart_abandoned' => array(
		'label' => __( 'Cart left', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'anonymous',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'derived',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'voucher_reveal' => array(
		'label' => __( 'Voucher revealed', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'coupon_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'voucher_copy' => array(
		'label' => __( 'Voucher copied', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'coupon_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'review' => array(
		'label' => __( 'Review', 'cairn' ),
		'stage' => 'advocacy',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'rating' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 5,
				),
				'status' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'reorder' => array(
		'label' => __( 'Ordered again', 'cairn' ),
		'stage' => 'retention',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'order_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'nth' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
			),
			'required' => array(
				'order_id',
			),
			'additionalProperties' => false,
		),
	),
	'purchase' => array(
		'label' => __( 'Order', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'personal',
		'step' => true,
		'macro' => true,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'order_id' => array(
					'anyOf' => array(
						array(
							'type' => 'integer',
							'minimum' => 1,
							'maximum' => 4294967295,
						),
						array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 64,
						),
					),
				),
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
				'tax' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'shipping' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'coupon' => array(
					'type' => 'string',
					'maxLength' => 200,
				),
			),
			'required' => array(
				'order_id',
			),
			'additionalProperties' => false,
		),
	),
	'refund' => array(
		'label' => __( 'Refund', 'cairn' ),
		'stage' => null,
		'personal' => 'personal',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'order_id' => array(
					'anyOf' => array(
						array(
							'type' => 'integer',
							'minimum' => 1,
							'maximum' => 4294967295,
						),
						array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 64,
						),
					),
				),
				'refund_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'required' => array(
				'order_id',
				'refund_id',
				'value',
				'currency',
			),
			'additionalProperties' => false,
		),
	),
	'subscribe' => array(
		'label' => __( 'Paid subscription', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'personal',
		'step' => true,
		'macro' => true,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'plan' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'order_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'with_purchase' => array(
					'type' => 'number',
					'enum' => array(
						1,
					),
				),
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'reservation' => array(
		'label' => __( 'Reservation', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'personal',
		'step' => true,
		'macro' => true,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'lead' => array(
		'label' => __( 'Lead', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'personal',
		'step' => true,
		'macro' => true,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'form_start' => array(
		'label' => __( 'Form started', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(),
			'additionalProperties' => false,
		),
	),
	'form_submit' => array(
		'label' => __( 'Form sent', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'fields' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
				'errors' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1000000,
				),
				'ms' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 86400000,
				),
			),
			'additionalProperties' => false,
		),
	),
	'form_leave' => array(
		'label' => __( 'Form left', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'key' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'required' => array(
				'key',
			),
			'additionalProperties' => false,
		),
	),
	'form_field' => array(
		'label' => __( 'Form field reached', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'anonymous',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'public',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'key' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'error' => array(
					'type' => 'integer',
					'minimum' => 0,
					'maximum' => 1,
				),
			),
			'required' => array(
				'key',
				'error',
			),
			'additionalProperties' => false,
		),
	),
	'newsletter_signup' => array(
		'label' => __( 'Newsletter sign-up', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'additionalProperties' => false,
		),
	),
	'sms_signup' => array(
		'label' => __( 'SMS sign-up', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'additionalProperties' => false,
		),
	),
	'notify_back_in_stock' => array(
		'label' => __( 'Back-in-stock request', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'notify_price_drop' => array(
		'label' => __( 'Price-drop request', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'variation_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
			),
			'required' => array(
				'product_id',
			),
			'additionalProperties' => false,
		),
	),
	'voucher_register' => array(
		'label' => __( 'Voucher registration', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'coupon_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'consultation_request' => array(
		'label' => __( 'Consultation request', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'quote_request' => array(
		'label' => __( 'Quote request', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'demo_request' => array(
		'label' => __( 'Demo request', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'contact_request' => array(
		'label' => __( 'Contact request', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'product_id' => array(
					'type' => 'integer',
					'minimum' => 1,
					'maximum' => 4294967295,
				),
			),
			'additionalProperties' => false,
		),
	),
	'waitlist_join' => array(
		'label' => __( 'Joined waiting list', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'additionalProperties' => false,
		),
	),
	'member_join' => array(
		'label' => __( 'Joined member programme', 'cairn' ),
		'stage' => 'retention',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
				'list' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'additionalProperties' => false,
		),
	),
	'webinar_register' => array(
		'label' => __( 'Webinar registration', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'webinar_id' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'state' => array(
					'type' => 'string',
					'enum' => array(
						'requested',
						'confirmed',
					),
				),
			),
			'additionalProperties' => false,
		),
	),
	'webinar_attend' => array(
		'label' => __( 'Webinar attended', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'webinar_id' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
			'additionalProperties' => false,
		),
	),
	'create_account' => array(
		'label' => __( 'Account created', 'cairn' ),
		'stage' => 'consideration',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'source' => array(
					'type' => 'string',
					'pattern' => '^[a-z0-9_.-]{1,32}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'login' => array(
		'label' => __( 'Logged in', 'cairn' ),
		'stage' => 'retention',
		'personal' => 'linked',
		'step' => false,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(),
			'additionalProperties' => false,
		),
	),
	'trial_start' => array(
		'label' => __( 'Free trial started', 'cairn' ),
		'stage' => 'purchase',
		'personal' => 'personal',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'plan' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'value' => array(
					'type' => 'integer',
					'minimum' => -9007199254740991,
					'maximum' => 9007199254740991,
				),
				'currency' => array(
					'type' => 'string',
					'pattern' => '^[A-Z]{3}$',
				),
			),
			'additionalProperties' => false,
		),
	),
	'refer_friend' => array(
		'label' => __( 'Friend referred', 'cairn' ),
		'stage' => 'advocacy',
		'personal' => 'linked',
		'step' => true,
		'macro' => false,
		'channels' => array(
			'public',
			'signed',
		),
		'props' => array(
			'type' => 'object',
			'properties' => array(
				'code' => array(
					'type' => 'string',
					'maxLength' => 200,
				),
			),
			'additionalProperties' => false,
		),
	),
);
