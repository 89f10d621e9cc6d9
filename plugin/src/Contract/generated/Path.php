<?php
/**
 * Addresses of the service.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 */

declare(strict_types=1);

namespace Cairn\Contract\generated;

final class Path {
	public const PUBLIC_STEPS = '/v1/steps';
	public const SERVER_EVENTS = '/v1/server-events';
	public const RELAYED_STEPS = '/v1/relayed-steps';
	public const CONTACT_FACTS = '/v1/contact-facts';
	public const ENDED_CONSENTS = '/v1/consents/ended';
	public const CONTACT_SEARCH = '/v1/contacts/search';
	public const CONTACT_OPEN = '/v1/contacts/open';
	public const CONTACT_CHANGE = '/v1/contacts/change';
	public const CONTACT_MERGE = '/v1/contacts/merge';
	public const CONTACT_ERASE = '/v1/contacts/erase';
	public const CONTACT_EXPORT = '/v1/contacts/export';
	public const CONTACT_IMPORT = '/v1/contacts/import';
	public const PRIVACY_EXPORT = '/v1/privacy/export';
	public const PRIVACY_ERASE = '/v1/privacy/erase';
	public const AUDIT_LOG = '/v1/privacy/log';
	public const HAND_OVER_DESTINATIONS = '/v1/hand-over/destinations';
	public const HAND_OVER_SAVE = '/v1/hand-over/destinations';
	public const HAND_OVER_TEST = '/v1/hand-over/test';
	public const HAND_OVER_STATE = '/v1/hand-over/state';
	public const HAND_OVER_DELETE = '/v1/hand-over/delete';
	public const HAND_OVER_JOBS = '/v1/hand-over/jobs';
	public const HAND_OVER_RETRY = '/v1/hand-over/retry';
	public const HAND_OVER_DROP = '/v1/hand-over/drop';
	public const HAND_OVER_BACK = '/v1/hand-over/back';
	public const OVERVIEW = '/v1/reports/overview';
	public const STEPS = '/v1/reports/steps';
	public const STEP = '/v1/reports/step';
	public const BLOCK = '/v1/reports/block';
	public const PRODUCT_LIST = '/v1/reports/products';
	public const WISHLIST = '/v1/reports/wishlist';
	public const COMPARISON = '/v1/reports/comparison';
	public const CART = '/v1/reports/cart';
	public const FORMS = '/v1/reports/forms';
	public const FORM = '/v1/reports/form';
	public const PRIVACY = '/v1/reports/privacy';
	public const ORDER = '/v1/reports/order';
	public const PRODUCT_COLUMN = '/v1/reports/product-column';
	public const LIVE = '/v1/reports/live';
	public const FILTER_VALUES = '/v1/reports/filter-values';
	public const ORDERS = '/v1/orders';
	public const PRODUCTS = '/v1/products';
	public const CART_COUNTS = '/v1/cart-counts';
	public const PAIR = '/v1/pair';
	public const HEALTH = '/v1/site';
	public const SETTINGS = '/v1/site';
	public const RESUME = '/v1/site/resume';
	public const DISCONNECT = '/v1/site';
	public const ROTATE_KEY = '/v1/site/rotate-key';
	public const PLACEMENTS = '/v1/placements';
	public const REMOVE_DEMO_DATA = '/v1/demo-data';
}
