/** The table `consent_proof`: only ever appended, under the site's gate; rows go again only by retention. */
import type { RowDataPacket } from 'mysql2/promise';
import { bytesOf, type Work } from './contact-site.ts';
import { NO_HASH, proofHash } from './proof-chain.ts';

/** What may happen to a consent. The position in the list is what the table holds: append only. */
export const PROOF_STEPS = [
	'requested',
	'given',
	'mail',
	'confirmed',
	'withdrawn',
	'bounced',
	'imported',
] as const;
export type ProofStepName = ( typeof PROOF_STEPS )[ number ];

/** A step to be appended. */
export interface NewProof {
	/** 32 hex digits. */
	readonly submissionId: string;
	/** Empty: of the submission as a whole. */
	readonly list: string;
	readonly step: ProofStepName;
	readonly at: number;
	readonly addressIndex: Buffer | null;
	/** What was typed, as text: only a keyed hash of it is kept here. */
	readonly person?: string;
	/** No person. */
	readonly details: Readonly< Record< string, unknown > >;
}

/** A step as it stands. */
export interface KeptProof {
	readonly submissionId: string;
	readonly list: string;
	readonly step: ProofStepName;
	readonly at: number;
	readonly details: Readonly< Record< string, unknown > >;
	/** 64 hex digits. */
	readonly hash: string;
	/** Its fields are those its hash was made of, and it follows the step before it. */
	readonly holds: boolean;
}

interface ProofRow extends RowDataPacket {
	proof_no: number;
	submission_id: Buffer;
	list: string;
	step: number;
	at: number;
	address_index: Buffer | null;
	person_digest: Buffer | null;
	details: string;
	hash_before: Buffer;
	hash: Buffer;
}

interface LinkRow extends RowDataPacket {
	proof_no: number;
	hash: Buffer;
}

/** Appends steps to the site's chain. */
export async function appendProofs(
	work: Work,
	proofs: readonly NewProof[]
): Promise< void > {
	if ( proofs.length === 0 ) {
		return;
	}
	const { connection, site, values } = work;
	const [ [ last ] ] = await connection.query< LinkRow[] >(
		'SELECT consent_proof.proof_no, consent_proof.hash FROM consent_proof WHERE consent_proof.site_id = ? ORDER BY consent_proof.proof_no DESC LIMIT 1',
		[ site.id ]
	);
	let no = last?.proof_no ?? 0;
	let before = last?.hash ?? NO_HASH;
	const rows = proofs.map( ( proof ) => {
		no += 1;
		const details = JSON.stringify( proof.details );
		const personDigest =
			proof.person === undefined ? null : values.digest( proof.person );
		const hash = proofHash( before, {
			...proof,
			site: site.publicId,
			no,
			personDigest,
			details,
		} );
		const row = [
			site.id,
			no,
			bytesOf( proof.submissionId ),
			proof.list,
			PROOF_STEPS.indexOf( proof.step ),
			proof.at,
			proof.addressIndex,
			personDigest,
			details,
			before,
			hash,
		];
		before = hash;
		return row;
	} );
	await connection.query(
		'INSERT INTO consent_proof (site_id, proof_no, submission_id, list, step, at, address_index, person_digest, details, hash_before, hash) VALUES ?',
		[ rows ]
	);
}

/** The steps of some submissions, in the order they were appended. */
export async function readProofs(
	work: Work,
	submissionIds: readonly string[]
): Promise< readonly KeptProof[] > {
	if ( submissionIds.length === 0 ) {
		return [];
	}
	const { connection, site } = work;
	const [ rows ] = await connection.query< ProofRow[] >(
		'SELECT consent_proof.* FROM consent_proof WHERE consent_proof.site_id = ? AND consent_proof.submission_id IN (?) ORDER BY consent_proof.proof_no',
		[ site.id, submissionIds.map( bytesOf ) ]
	);
	if ( rows.length === 0 ) {
		return [];
	}
	const [ links ] = await connection.query< LinkRow[] >(
		'SELECT consent_proof.proof_no, consent_proof.hash FROM consent_proof WHERE consent_proof.site_id = ? AND consent_proof.proof_no IN (?)',
		[ site.id, rows.map( ( row ) => row.proof_no - 1 ) ]
	);
	const hashOf = new Map(
		links.map( ( row ) => [ row.proof_no, row.hash ] )
	);
	return rows.flatMap( ( row ) => {
		const step = PROOF_STEPS[ row.step ];
		if ( step === undefined ) {
			return [];
		}
		const submissionId = row.submission_id.toString( 'hex' );
		const own = proofHash( row.hash_before, {
			site: site.publicId,
			no: row.proof_no,
			submissionId,
			list: row.list,
			step,
			at: row.at,
			addressIndex: row.address_index,
			personDigest: row.person_digest,
			details: row.details,
		} );
		// The step before it may have been deleted when its time was over; then its hash alone is left, in this row.
		const link = hashOf.get( row.proof_no - 1 );
		return {
			submissionId,
			list: row.list,
			step,
			at: row.at,
			details: JSON.parse( row.details ) as Record< string, unknown >,
			hash: row.hash.toString( 'hex' ),
			holds:
				own.equals( row.hash ) &&
				( link === undefined || link.equals( row.hash_before ) ),
		};
	} );
}

/** Deletes the steps of some submissions; their time is over. */
export async function deleteProofs(
	work: Pick< Work, 'connection' | 'site' >,
	submissionIds: readonly string[]
): Promise< void > {
	if ( submissionIds.length > 0 ) {
		await work.connection.query(
			'DELETE FROM consent_proof WHERE consent_proof.site_id = ? AND consent_proof.submission_id IN (?)',
			[ work.site.id, submissionIds.map( bytesOf ) ]
		);
	}
}
