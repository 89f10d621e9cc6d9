/** The few functions of jstat (a test oracle only; it ships no types) that our tests ask. */
declare module 'jstat' {
	const jstat: {
		normal: {
			inv: ( p: number, mean: number, deviation: number ) => number;
		};
		beta: { inv: ( p: number, alpha: number, beta: number ) => number };
		median: ( values: readonly number[] ) => number;
	};
	export default jstat;
}
