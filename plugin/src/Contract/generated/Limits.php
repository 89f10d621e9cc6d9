<?php
/**
 * Numbers that both ends of the wire keep to.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 */

declare(strict_types=1);

namespace Cairn\Contract\generated;

final class Limits {
	public const SCHEMA_VERSION = 1;
	public const BODY_BYTES = 65536;
	public const BATCH_BYTES = 16384;
	public const BATCH_EVENTS = 20;
	public const SIGNED_BATCH_EVENTS = 500;
	public const SIGNED_BODY_BYTES = 1048576;
	public const PROP_KEYS = 25;
	public const PROP_KEY_LENGTH = 64;
	public const PROP_VALUE_LENGTH = 500;
	public const DEPTH = 5;
	public const URL_LENGTH = 500;
	public const PUBLIC_AGE_MS = 86400000;
	public const PUBLIC_AHEAD_MS = 300000;
	public const VISIT_GAP_MS = 1800000;
	public const SIGNATURE_SKEW_SECONDS = 300;
	public const VISITOR_TYPE_DAY = 1000;
}
