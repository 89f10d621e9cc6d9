/** Why an import did not begin: one clear sentence, raised before anything is written. */
export const IMPORT_PROBLEMS = [
	'bad_map',
	'bad_time_zone',
	'file_missing',
	'file_empty',
	'file_damaged',
	'wrong_encoding',
	'missing_columns',
	'no_rows',
	'imported_otherwise',
] as const;

export type ImportProblemCode = ( typeof IMPORT_PROBLEMS )[ number ];

/** Thrown inside this folder only; `createImport` hands it out as a refusal. */
export class ImportProblem extends Error {
	readonly code: ImportProblemCode;
	/** What to do about it; empty when the message says it already. */
	readonly fix: string;

	constructor( code: ImportProblemCode, message: string, fix = '' ) {
		super( message );
		this.name = 'ImportProblem';
		this.code = code;
		this.fix = fix;
	}
}
