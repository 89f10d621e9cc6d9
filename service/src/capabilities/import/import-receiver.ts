/** The part of collecting that an import needs. */
import type { Collect } from '../collect/index.ts';

export type ImportReceiver = Pick<
	Collect,
	'prepareMonths' | 'receiveImport' | 'undoImport'
>;
