import { type Batch, batchSchema } from '#contract/batch.ts';
import { SCHEMA_VERSION } from '#contract/limits.ts';
import type { Arrival, Refusal } from './arrival.ts';
import { compileSchema } from './compile-schema.ts';

/** The contract's schema says what a batch is; this asks it quickly. */
const isBatch = compileSchema( batchSchema );

/** Decodes the body once, at the door; everything after this trusts its shape. */
export function readBatch( arrival: Arrival ): Refusal | undefined {
	let body: unknown;
	try {
		body = JSON.parse( arrival.request.body.toString( 'utf8' ) );
	} catch {
		return { error: 'bad_json' };
	}
	if ( ! isBatch( body ) ) {
		return { error: versionOf( body ) };
	}
	arrival.batch = body as Batch;
	return undefined;
}

/** A batch of another format version gets an answer that says so, not a list of unknown fields. */
function versionOf( body: unknown ): 'unsupported_version' | 'bad_batch' {
	return typeof body === 'object' &&
		body !== null &&
		'schema_version' in body &&
		typeof body.schema_version === 'number' &&
		body.schema_version !== SCHEMA_VERSION
		? 'unsupported_version'
		: 'bad_batch';
}
