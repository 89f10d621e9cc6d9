<?php

declare(strict_types=1);

namespace Cairn\Connection;

/** How visitors who gave no answer about statistics are measured; the words of the contract. */
enum Unanswered: string {
	case Counters = 'counters';
	case Cookieless = 'cookieless';
}
