/** `b…r@example.com`: enough to tell two people apart, too little to write to either. */
export function maskEmail( email: string ): string {
	const at = email.lastIndexOf( '@' );
	const local = [ ...email.slice( 0, Math.max( 0, at ) ) ];
	const [ first = '' ] = local;
	const last = local.length > 3 ? local.at( -1 ) : '';
	return `${ first }…${ last }${ email.slice( Math.max( 0, at ) ) }`;
}
