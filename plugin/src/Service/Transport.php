<?php

declare(strict_types=1);

namespace Cairn\Service;

/** The wire to the service. WordPress' HTTP API in a site, a list of prepared answers in a test. */
interface Transport {

	/** Sends one request and waits for the answer, at most the request's own time limit. */
	public function send( WireRequest $request ): WireAnswer;
}
