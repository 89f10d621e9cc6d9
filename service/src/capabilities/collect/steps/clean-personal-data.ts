import { readPageAddress } from '../cleaning/page-address.ts';
import { storedProps } from '../cleaning/stored-props.ts';
import type { Arrival, Refusal } from './arrival.ts';

/**
 * Takes personal data out of address, referrer and own fields, before anything is stored or logged.
 * Props become the JSON that is stored; what the envelope says about the block's place goes with them, underscored.
 */
export function cleanPersonalData( arrival: Arrival ): Refusal | undefined {
	const { batch } = arrival;
	const address = readPageAddress( batch.url, batch.referrer );
	arrival.address = address;
	for ( const event of arrival.events ) {
		event.pending.pagePath = address.page;
		event.pending.props = storedProps( event.input );
	}
	return undefined;
}
