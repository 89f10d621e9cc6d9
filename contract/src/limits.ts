/** The numbers both ends of the wire keep to. Imports nothing: browser, PHP (generated) and service share them. */

/** Version of the batch format; raised when an old service could not read a new batch. */
export const SCHEMA_VERSION = 1;

export const LIMITS = {
	/** Bytes of one request body on the public route; longer is refused before it is parsed. */
	bodyBytes: 65536,
	/** Bytes a browser puts into one batch: several in flight must fit the 64 KiB quota of keepalive requests. */
	batchBytes: 16384,
	/** Events in one public batch. */
	batchEvents: 20,
	/** Events in one signed batch. */
	signedBatchEvents: 500,
	/** Bytes of one signed body. */
	signedBodyBytes: 1048576,
	/** Keys of one event's props. */
	propKeys: 25,
	/** Characters of one key in props. */
	propKeyLength: 64,
	/** Characters of one value in props. */
	propValueLength: 500,
	/** Nesting of a body: batch, events, event, props, list. */
	depth: 5,
	/** Characters of a page's address after cleaning. */
	urlLength: 500,
	/** How far back a public event may lie, in milliseconds. */
	publicAgeMs: 86400000,
	/** How far ahead of the service a public event may lie, after its clock is corrected, in milliseconds. */
	publicAheadMs: 300000,
	/** A gap in activity that ends a visit, in milliseconds. */
	visitGapMs: 1800000,
	/** Seconds a signed request's timestamp may differ from the service's clock. */
	signatureSkewSeconds: 300,
	/** Counted events a visitor may cause per type and UTC day on the public channel. */
	visitorTypeDay: 1000,
} as const;
