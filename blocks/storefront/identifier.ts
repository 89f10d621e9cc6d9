let latest = 0n;

/**
 * A UUIDv7 (RFC 9562): 48 bits of this clock's milliseconds, a counter of 12, then 62 random bits. Later calls
 * give greater ids, also within one millisecond and when the clock is set back: time and counter are one number.
 */
export const newId = (): string => {
	const now = BigInt( Date.now() ) * 4096n;
	latest = now > latest ? now : latest + 1n;
	const random = crypto.getRandomValues( new BigUint64Array( 1 ) )[ 0 ]!;
	// The two highest bits of the second half are the variant, binary 10. Time has eleven digits until 2527.
	return (
		latest.toString( 16 ) +
		( random / 4n + 0x8000000000000000n ).toString( 16 )
	).replace( /(.{7})(.{4})(.{3})(.{4})/, '0$1-$2-7$3-$4-' );
};
