/** Where most people have their mail. */
const DOMAINS =
	'gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com aol.com gmx.com gmx.de gmx.net web.de t-online.de yahoo.de hotmail.de outlook.de freenet.de proton.me mail.com ymail.com'.split(
		' '
	);

/** Whether one letter more, less or other, or two that changed places, make one word of the other. */
const isNear = ( a: string, b: string ): boolean => {
	let start = 0;
	let end = 0;
	while ( start < a.length && a[ start ] === b[ start ] ) {
		start++;
	}
	while (
		end < Math.min( a.length, b.length ) - start &&
		a.at( -1 - end ) === b.at( -1 - end )
	) {
		end++;
	}
	const restA = a.slice( start, a.length - end );
	const restB = b.slice( start, b.length - end );
	return (
		( restA.length < 2 && restB.length < 2 ) ||
		( restA.length === 2 && restB === restA[ 1 ]! + restA[ 0 ] )
	);
};

/**
 * The address somebody may have meant whose domain is one slip of the finger away from a well-known one.
 *
 * @param typed What was typed.
 * @return '' where nothing looks mistyped.
 */
export const meantAddress = ( typed: string ): string => {
	const [ name, domain = '' ] = typed.toLowerCase().split( '@' );
	const meant =
		name && domain && ! DOMAINS.includes( domain )
			? DOMAINS.find( ( known ) => isNear( domain, known ) )
			: '';
	return meant ? `${ typed.split( '@' )[ 0 ] }@${ meant }` : '';
};
