<?php

declare(strict_types=1);

namespace Cairn\Connection;

/** What the owner says about a site whose address differs from the one it was connected with. */
enum CopyChoice: string {
	case Moved = 'moved';
	case NewSite = 'new';
	case KeepPaused = 'paused';
}
