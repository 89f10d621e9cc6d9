<?php

declare(strict_types=1);

namespace Cairn\Admin;

/** The forms of the settings screen. */
enum SettingsForm: string {
	case Connect    = 'connect';
	case Route      = 'route';
	case Consent    = 'consent';
	case FirstStep  = 'first_step';
	case Skip       = 'skip';
	case Save       = 'save';
	case Copy       = 'copy';
	case Disconnect = 'disconnect';
	case RemoveDemo = 'remove_demo';
	case ReplaceKey = 'replace_key';
	case Retention  = 'retention';

	/** What the form's nonce is good for. */
	public function nonce_action(): string {
		return 'cairn_' . $this->value;
	}
}
