declare module '*/check-build.mjs' {
	/** Bytes after gzip that a visitor's page may load of ours, by file of the build. */
	export const BUDGETS: Readonly< Record< string, number > >;

	/** Everything wrong with a build folder, as sentences; an empty list means it may ship. */
	export function problemsOf( build: string, source: string ): string[];
}
