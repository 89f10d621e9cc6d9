import { z } from 'zod';

/** A JSON value. */
export type Json =
	| string
	| number
	| boolean
	| null
	| readonly Json[]
	| { readonly [ key: string ]: Json };

/**
 * The JSON Schema (draft 4, no `$ref`) of a schema: the subset that WordPress'
 * `rest_validate_value_from_schema()` understands.
 */
export function jsonSchema( schema: z.ZodType ): Json {
	const { $schema: _, ...rest } = z.toJSONSchema( schema, {
		target: 'draft-4',
		reused: 'inline',
	} ) as Record< string, Json >;
	return rest;
}
