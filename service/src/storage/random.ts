import { randomBytes } from 'node:crypto';

/** Where the program takes its dice from. Everything drawn here may be used as a secret. */
export interface Random {
	/** So many bytes nobody can guess. */
	bytes: ( count: number ) => Buffer;
}

export const secureRandom: Random = {
	bytes: ( count ) => randomBytes( count ),
};
