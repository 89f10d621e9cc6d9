/**
 * The standard normal distribution: what turns "95 %" into a number of standard errors.
 */

const POLYNOMIALS = {
	// |q| <= 0.425, in r = 0.180625 - q²
	centreTop: [
		3.387132872796366608, 133.14166789178437745, 1971.5909503065514427,
		13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
		33430.575583588128105, 2509.0809287301226727,
	],
	centreBottom: [
		1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077,
		21213.794301586595867, 39307.89580009271061, 28729.085735721942674,
		5226.495278852545925,
	],
	// r = √(-ln tail) <= 5, in r - 1.6
	middleTop: [
		1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055,
		3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177,
		0.0227238449892691845833, 7.7454501427834140764e-4,
	],
	middleBottom: [
		1, 2.05319162663775882187, 1.6763848301838038494,
		0.68976733498510000455, 0.14810397642748007459,
		0.0151986665636164571966, 5.475938084995344946e-4,
		1.05075007164441684324e-9,
	],
	// further out, in r - 5
	tailTop: [
		6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358,
		0.29656057182850489123, 0.026532189526576123093,
		0.0012426609473880784386, 2.71155556874348757815e-5,
		2.01033439929228813265e-7,
	],
	tailBottom: [
		1, 0.59983220655588793769, 0.13692988092273580531,
		0.0148753612908506148525, 7.868691311456132591e-4,
		1.8463183175100546818e-5, 1.4215117583164458887e-7,
		2.04426310338993978564e-15,
	],
} as const;

/** Horner's scheme; coefficients from the constant term upwards. */
function polynomial( coefficients: readonly number[], x: number ): number {
	return coefficients.reduceRight( ( sum, term ) => sum * x + term, 0 );
}

/**
 * The value that a standard normal variable stays below with probability `probability`.
 *
 * Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37, 1988; relative error about 1e-16.
 * Gives -Infinity at 0 and Infinity at 1; throws a RangeError outside [0, 1].
 */
export function normalQuantile( probability: number ): number {
	if ( ! ( probability >= 0 && probability <= 1 ) ) {
		throw new RangeError(
			`A probability lies between 0 and 1, not at ${ probability }.`
		);
	}
	const fromCentre = probability - 0.5;
	if ( Math.abs( fromCentre ) <= 0.425 ) {
		const r = 0.180625 - fromCentre * fromCentre;
		return (
			( fromCentre * polynomial( POLYNOMIALS.centreTop, r ) ) /
			polynomial( POLYNOMIALS.centreBottom, r )
		);
	}
	const sign = fromCentre < 0 ? -1 : 1;
	const tail = fromCentre < 0 ? probability : 1 - probability;
	if ( tail === 0 ) {
		return sign * Infinity;
	}
	const r = Math.sqrt( -Math.log( tail ) );
	const size =
		r <= 5
			? polynomial( POLYNOMIALS.middleTop, r - 1.6 ) /
				polynomial( POLYNOMIALS.middleBottom, r - 1.6 )
			: polynomial( POLYNOMIALS.tailTop, r - 5 ) /
				polynomial( POLYNOMIALS.tailBottom, r - 5 );
	return sign * size;
}

/** Standard errors to each side that hold the middle 95 %: 1.959963984540054. */
export const Z_95 = normalQuantile( 0.975 );
