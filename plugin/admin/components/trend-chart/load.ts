/** Fetches the drawing chunk once; called at start so that it is there when the numbers are. */
import type { draw } from './draw.ts';

let loading: Promise< typeof draw > | null = null;

export function loadDraw(): Promise< typeof draw > {
	loading ??= import(
		/* webpackChunkName: "admin/chart" */ './draw.ts'
	).then(
		( module ) => module.draw,
		( reason ) => {
			// A failed download may work the next time it is asked for.
			loading = null;
			throw reason;
		}
	);
	return loading;
}
