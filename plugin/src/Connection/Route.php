<?php

declare(strict_types=1);

namespace Cairn\Connection;

/** The way a visitor's batches take to the service. */
enum Route: string {
	case Direct = 'direct';
	case Relay = 'relay';
}
