/** Writes docs/import/map.schema.json: `npx tsx service/src/capabilities/import/write-map-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { importMapJsonSchema } from './import-map.ts';

writeFileSync(
	new URL( '../../../../docs/import/map.schema.json', import.meta.url ),
	`${ JSON.stringify( importMapJsonSchema(), null, '\t' ) }\n`
);
