<?php
/**
 * Names of the event types.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 */

declare(strict_types=1);

namespace Cairn\Contract\generated;

final class EventType {
	public const PAGE_VIEW = 'page_view';
	public const PAGE_ENGAGEMENT = 'page_engagement';
	public const PAGES_DEPTH = 'pages_depth';
	public const TIME_ON_SITE = 'time_on_site';
	public const SCROLL_DEPTH = 'scroll_depth';
	public const ARTICLE_READ = 'article_read';
	public const VIEW_BLOCK = 'view_block';
	public const VIEW_CATEGORY = 'view_category';
	public const VIEW_PRICING = 'view_pricing';
	public const CTA_CLICK = 'cta_click';
	public const PRICING_CLICK = 'pricing_click';
	public const AFFILIATE_CLICK = 'affiliate_click';
	public const CONTACT_CLICK = 'contact_click';
	public const RESOURCE_DOWNLOAD = 'resource_download';
	public const VIDEO_START = 'video_start';
	public const VIDEO_PROGRESS = 'video_progress';
	public const VIDEO_COMPLETE = 'video_complete';
	public const SEARCH = 'search';
	public const SEARCH_SUBMIT = 'search_submit';
	public const SHARE = 'share';
	public const SOCIAL_FOLLOW = 'social_follow';
	public const BRAND_MENTION = 'brand_mention';
	public const BOOKMARK = 'bookmark';
	public const SURVEY_RESPONSE = 'survey_response';
	public const COMMENT = 'comment';
	public const VIEW_VARIANT = 'view_variant';
	public const VIEW_PRODUCT = 'view_product';
	public const THUMBNAIL_CLICK = 'thumbnail_click';
	public const ADD_TO_WISHLIST = 'add_to_wishlist';
	public const REMOVE_FROM_WISHLIST = 'remove_from_wishlist';
	public const VIEW_WISHLIST = 'view_wishlist';
	public const WISHLIST_TO_CART = 'wishlist_to_cart';
	public const ADD_TO_COMPARE = 'add_to_compare';
	public const REMOVE_FROM_COMPARE = 'remove_from_compare';
	public const COMPARE_VIEW = 'compare_view';
	public const COMPARE_CHOOSE = 'compare_choose';
	public const CHECK_AVAILABILITY = 'check_availability';
	public const ADD_TO_CART = 'add_to_cart';
	public const REMOVE_FROM_CART = 'remove_from_cart';
	public const VIEW_CART = 'view_cart';
	public const APPLY_COUPON = 'apply_coupon';
	public const BEGIN_CHECKOUT = 'begin_checkout';
	public const ADD_SHIPPING_INFO = 'add_shipping_info';
	public const ADD_PAYMENT_INFO = 'add_payment_info';
	public const CART_ABANDONED = 'cart_abandoned';
	public const VOUCHER_REVEAL = 'voucher_reveal';
	public const VOUCHER_COPY = 'voucher_copy';
	public const REVIEW = 'review';
	public const REORDER = 'reorder';
	public const PURCHASE = 'purchase';
	public const REFUND = 'refund';
	public const SUBSCRIBE = 'subscribe';
	public const RESERVATION = 'reservation';
	public const LEAD = 'lead';
	public const FORM_START = 'form_start';
	public const FORM_SUBMIT = 'form_submit';
	public const FORM_LEAVE = 'form_leave';
	public const FORM_FIELD = 'form_field';
	public const NEWSLETTER_SIGNUP = 'newsletter_signup';
	public const SMS_SIGNUP = 'sms_signup';
	public const NOTIFY_BACK_IN_STOCK = 'notify_back_in_stock';
	public const NOTIFY_PRICE_DROP = 'notify_price_drop';
	public const VOUCHER_REGISTER = 'voucher_register';
	public const CONSULTATION_REQUEST = 'consultation_request';
	public const QUOTE_REQUEST = 'quote_request';
	public const DEMO_REQUEST = 'demo_request';
	public const CONTACT_REQUEST = 'contact_request';
	public const WAITLIST_JOIN = 'waitlist_join';
	public const MEMBER_JOIN = 'member_join';
	public const WEBINAR_REGISTER = 'webinar_register';
	public const WEBINAR_ATTEND = 'webinar_attend';
	public const CREATE_ACCOUNT = 'create_account';
	public const LOGIN = 'login';
	public const TRIAL_START = 'trial_start';
	public const REFER_FRIEND = 'refer_friend';
}
