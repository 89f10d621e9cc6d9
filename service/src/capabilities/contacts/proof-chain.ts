/** The hash of one step of a proof, over its own fields and the hash before it: pure. */
import { createHash } from 'node:crypto';

export interface ProofStep {
	/** Public id of the site. */
	readonly site: string;
	readonly no: number;
	/** 32 hex digits. */
	readonly submissionId: string;
	readonly list: string;
	readonly step: string;
	readonly at: number;
	readonly addressIndex: Buffer | null;
	readonly personDigest: Buffer | null;
	/** JSON as it is stored. */
	readonly details: string;
}

/** Before the first step of a site. */
export const NO_HASH = Buffer.alloc( 32 );

/** SHA-256( hash before ‖ JSON of the fields, in this order ). */
export function proofHash( before: Buffer, step: ProofStep ): Buffer {
	return createHash( 'sha256' )
		.update( before )
		.update(
			JSON.stringify( [
				step.site,
				step.no,
				step.submissionId,
				step.list,
				step.step,
				step.at,
				step.addressIndex?.toString( 'hex' ) ?? null,
				step.personDigest?.toString( 'hex' ) ?? null,
				step.details,
			] )
		)
		.digest();
}
