<?php

declare(strict_types=1);

namespace Cairn\Connection;

/** Whether and why a connected site sends nothing. A copy is recognised by its address and needs no mark here. */
enum Pause: string {
	case None = '';
	/** The service says that the site's address is not the one it knows. */
	case ByService = 'service';
	/** The owner was asked about a copied site and wants it to stay silent. */
	case ByOwner = 'owner';
}
