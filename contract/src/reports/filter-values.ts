/** The values a filter chip offers. */
import { z } from 'zod';
import { FILTERS } from './dimensions.ts';

export const filterValuesQuerySchema = z.strictObject( {
	filter: z.enum( FILTERS ),
	search: z.string().max( 100 ).optional(),
} );
export type FilterValuesQuery = z.infer< typeof filterValuesQuerySchema >;

export const filterValuesSchema = z.strictObject( {
	filter: z.enum( FILTERS ),
	values: z
		.array(
			z.strictObject( {
				value: z.string(),
				/** Null: the screen knows the label (event types, devices). */
				label: z.string().nullable(),
			} )
		)
		.max( 100 ),
} );

export type FilterValues = z.infer< typeof filterValuesSchema >;
