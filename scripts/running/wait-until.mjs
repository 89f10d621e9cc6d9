/**
 * Asks again and again until the answer is true.
 *
 * @param {string}                                                                what    What is waited for; named in the error.
 * @param {() => boolean | Promise<boolean>}                                      check   The question; a throw counts as no.
 * @param {{ timeoutMs: number, everyMs?: number, giveUp?: () => string | null }} options `giveUp` may say early that it will never be.
 */
export async function waitUntil(
	what,
	check,
	{ timeoutMs, everyMs = 50, giveUp = () => null }
) {
	const end = Date.now() + timeoutMs;
	let last = null;
	while ( Date.now() < end ) {
		const hopeless = giveUp();
		if ( hopeless !== null ) {
			throw new Error( `${ what }: ${ hopeless }` );
		}
		try {
			if ( await check() ) {
				return;
			}
		} catch ( error ) {
			last = error;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, everyMs ) );
	}
	throw new Error( `${ what }: not within ${ timeoutMs / 1000 } s.`, {
		cause: last,
	} );
}
