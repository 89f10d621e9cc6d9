<?php
/**
 * Names of the headers of a signed request.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 */

declare(strict_types=1);

namespace Cairn\Contract\generated;

final class SignatureHeader {
	public const SITE = 'X-Cairn-Site';
	public const TIMESTAMP = 'X-Cairn-Timestamp';
	public const NONCE = 'X-Cairn-Nonce';
	public const KEY = 'X-Cairn-Key';
	public const SIGNATURE = 'X-Cairn-Signature';
}
