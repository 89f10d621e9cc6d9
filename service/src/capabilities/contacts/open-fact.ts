/** A fact with its sealed part opened. */
import {
	erasureSealedSchema,
	type ContactFact,
	type PersonSealed,
	personSealedSchema,
	proofSealedSchema,
} from '#contract/contacts.ts';
import type { z } from 'zod';
import { openSealedBox } from '../../storage/sealed-box.ts';
import { factHash } from '../collect/index.ts';

type Address = z.infer< typeof erasureSealedSchema >;
type Proof = z.infer< typeof proofSealedSchema >;

export interface OpenedFact {
	readonly fact: ContactFact;
	/** 32 hex digits. */
	readonly hash: string;
	/** What was typed; null: not told, or not readable with this site's key. */
	readonly person: PersonSealed | null;
	readonly proof: Proof | null;
	readonly address: Address | null;
}

/**
 * @param key  The site's sealing key; null before its first pairing.
 * @param fact
 */
export async function openFact(
	key: Buffer | null,
	fact: ContactFact
): Promise< OpenedFact > {
	const open = async < Shape extends z.ZodType >(
		schema: Shape
	): Promise< z.output< Shape > | null > => {
		if ( key === null || ! ( 'sealed' in fact ) || ! fact.sealed ) {
			return null;
		}
		const text = await openSealedBox( key, fact.sealed );
		const read = schema.safeParse( parse( text ) );
		return read.success ? read.data : null;
	};
	return {
		fact,
		hash: factHash( fact.fact_key ),
		person:
			fact.fact === 'submission'
				? await open( personSealedSchema )
				: null,
		proof:
			fact.fact === 'confirmation'
				? await open( proofSealedSchema )
				: null,
		address:
			fact.fact === 'withdrawal' ||
			fact.fact === 'bounce' ||
			fact.fact === 'erasure'
				? await open( erasureSealedSchema )
				: null,
	};
}

function parse( text: string | null ): unknown {
	try {
		return text === null ? undefined : JSON.parse( text );
	} catch {
		return undefined;
	}
}
