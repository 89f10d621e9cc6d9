/** The words of `rel` a site owner chooses; anything else somebody typed stays. */
export type RelChoice = 'nofollow' | 'sponsored';

/** `rel` with some words switched on or off, the rest and its order untouched. */
export const relOf = (
	rel: string,
	choices: Partial< Record< RelChoice, boolean > >
): string => {
	const words = rel.split( /\s+/ ).filter( Boolean );
	for ( const [ word, isOn ] of Object.entries( choices ) ) {
		const at = words.indexOf( word );
		if ( isOn && at < 0 ) {
			words.push( word );
		}
		if ( ! isOn && at >= 0 ) {
			words.splice( at, 1 );
		}
	}
	return words.join( ' ' );
};
