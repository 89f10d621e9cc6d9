<?php

declare(strict_types=1);

namespace Cairn\Connection;

/** What the owner is asked next. A set-up can be left and taken up again at any step. */
enum SetupStep: string {
	case Routes = 'routes';
	case Consent = 'consent';
	case FirstStep = 'first_step';
	case Done = 'done';
}
