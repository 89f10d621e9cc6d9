const LENGTH = 10;
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A fresh id of a block instance: ten random base36 characters (52 bits: a site never sees one twice). */
export const newInstanceId = (
	random: ( bytes: Uint8Array< ArrayBuffer > ) => Uint8Array = ( bytes ) =>
		crypto.getRandomValues( bytes )
): string => {
	let id = '';
	while ( id.length < LENGTH ) {
		for ( const byte of random( new Uint8Array( LENGTH ) ) ) {
			// 252 is the largest multiple of 36 in a byte: beyond it some characters would come more often.
			if ( byte < 252 && id.length < LENGTH ) {
				id += ALPHABET[ byte % 36 ];
			}
		}
	}
	return id;
};
