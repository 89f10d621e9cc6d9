/**
 * Seconds with one decimal, as a reader expects them: `0.3 s`, `12.0 s`.
 * @param {number} milliseconds
 */
export function seconds( milliseconds ) {
	return `${ ( milliseconds / 1000 ).toFixed( 1 ) } s`;
}

/**
 * One line about something that is already so.
 * @param {string} label
 * @param {string} message
 */
export function say( label, message ) {
	console.log( `  ${ label }: ${ message }` );
}

/**
 * Announces a step before it starts (it may take minutes) and says how it ended.
 *
 * @template T
 * @param {string}           label What the step is about, such as "WordPress core".
 * @param {string}           doing What is being done now.
 * @param {() => Promise<T>} work  The step.
 * @return {Promise<T>} Whatever the step returns.
 */
export async function withProgress( label, doing, work ) {
	console.log( `  ${ label }: ${ doing } …` );
	const started = Date.now();
	const result = await work();
	console.log( `  ${ label }: done in ${ seconds( Date.now() - started ) }` );
	return result;
}
