import { stopRun } from './run-folder.ts';

/** Stops every database server that this jest run started, and removes their files. */
export default function globalTeardown(): void {
	const folder = process.env.CAIRN_TEST_RUN;
	if ( folder ) {
		stopRun( folder, { onlyIfOwnerIsGone: false } );
	}
}
