import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a watched run starts carries this variable, also when it is detached and when its own parent has ended. Not a
 * `CAIRN_` name: the service refuses settings that it does not know.
 */
export const MARK = 'ENDS_WITH_RUN';

/**
 * Running processes that carry a mark.
 *
 * @param {string} mark Its value.
 * @return {number[]} Process ids.
 */
export function carriersOf( mark ) {
	const entry = `\0${ MARK }=${ mark }\0`;
	return readdirSync( '/proc' )
		.filter( ( name ) => /^\d+$/.test( name ) )
		.filter( ( name ) => {
			try {
				return `\0${ readFileSync( `/proc/${ name }/environ`, 'utf8' ) }`.includes(
					entry
				);
			} catch {
				// It has just ended, or belongs to somebody else.
				return false;
			}
		} )
		.map( Number );
}
