<?php

declare(strict_types=1);

namespace Cairn\Service;

/** The sorts of answer a caller must tell apart. */
enum AnswerKind {
	/** Done; the body holds the result. */
	case Success;
	/** The caller's copy (`If-None-Match`) is still right. */
	case NotModified;
	/** The service understood and said no; `code` says why. */
	case Refused;
	/** No answer in time, or none that counts. Worth trying again later. */
	case Silent;
	/** This site is not connected, or its connection is paused. */
	case NotConnected;
}
