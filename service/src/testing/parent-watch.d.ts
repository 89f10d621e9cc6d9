declare module '*/parent-watch.mjs' {
	/** From now on, whatever this process starts ends with it, however it ends (on Linux). */
	export function endWithThisProcess(): void;
}
