/**
 * An address without what may be personal: no fragment, of the query only campaign parameters, and nothing that
 * looks like a mail address or a long number. Of another site only its origin is kept. The service cleans again,
 * by more rules; but what never leaves the browser cannot leak.
 */
export const cleanAddress = ( address: string ): string | undefined => {
	if ( address ) {
		const { origin, pathname, search } = new URL( address );
		return origin === location.origin
			? origin +
					(
						pathname +
						search
							.replace( /[?&](?!utm_)[^&]*/g, '' )
							.replace( /^&/, '?' )
					)
						.replace( /[^/=&]+(@|%40)[^/&]+|\d{7,}/g, '-' )
						.slice( 0, 400 )
			: origin;
	}
};
