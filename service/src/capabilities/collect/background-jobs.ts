/** Work that repeats. Each job waits for its own last run, and one that fails is tried again the next time. */
import type { Logger } from './logger.ts';

export interface Job {
	readonly name: string;
	readonly everyMs: number;
	readonly run: () => Promise< unknown >;
}

export interface BackgroundJobs {
	start: () => void;
	/** Resolves when every run has ended. */
	stop: () => Promise< void >;
}

export function createBackgroundJobs(
	jobs: readonly Job[],
	log: Logger
): BackgroundJobs {
	const running = new Set< Promise< void > >();
	const timers = new Set< NodeJS.Timeout >();
	let stopped = true;

	function schedule( job: Job, delay: number ): void {
		const timer = setTimeout( () => {
			timers.delete( timer );
			const run = job
				.run()
				.then( () => undefined )
				.catch( ( error: unknown ) => {
					log.warn(
						{ err: error, job: job.name },
						'a background job failed and will be tried again'
					);
				} )
				.finally( () => {
					running.delete( run );
					if ( ! stopped ) {
						schedule( job, job.everyMs );
					}
				} );
			running.add( run );
		}, delay );
		timer.unref();
		timers.add( timer );
	}

	return {
		start() {
			stopped = false;
			for ( const job of jobs ) {
				schedule( job, 0 );
			}
		},
		async stop() {
			stopped = true;
			for ( const timer of timers ) {
				clearTimeout( timer );
			}
			timers.clear();
			await Promise.all( running );
		},
	};
}
