/** Run as a program by import-memory.test.ts, in a process whose heap is too small for the file it imports. */
import { writeFileSync } from 'node:fs';
import { createFakeImportBatches } from './fake-import-batches.ts';
import { createFakeImportReceiver } from './fake-import-receiver.ts';
import { createImport } from './index.ts';

const [ file = '', map = '', report = '', result = '' ] =
	process.argv.slice( 2 );

const capability = createImport( {
	receiver: createFakeImportReceiver( { forget: true } ),
	batches: createFakeImportBatches( { now: () => 0 } ),
} );
let heap = 0;
const outcome = await capability.run(
	{
		site: {
			id: 1,
			publicId: 'site_a',
			name: '',
			homeUrl: '',
			timeZone: 'UTC',
			currency: null,
			locale: 'en_US',
			state: 'active',
			allowedOrigins: [],
			unanswered: 'counters',
			countStaff: false,
			pricingPath: null,
			demo: false,
		},
		file,
		map,
		timeZone: null,
		report,
	},
	() => {
		heap = Math.max( heap, process.memoryUsage().heapUsed );
	}
);
writeFileSync( result, JSON.stringify( { outcome, heap } ) );
