<?php

declare(strict_types=1);

namespace Cairn\Service;

/** Why a typed text is no address of a service. */
enum AddressProblem: string {
	case Missing           = 'address_missing';
	case Unreadable        = 'address_unreadable';
	case MoreThanAnAddress = 'address_with_path';
	case NotEncrypted      = 'address_not_encrypted';
}
