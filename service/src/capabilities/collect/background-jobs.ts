/** Work that repeats. Each job waits for its own last run, and one that fails is tried again the next time. */
import type { Logger } from './logger.ts';

export interface Job {
	readonly name: string;
	readonly everyMs: number;
	/**
	 * Under load the job's own work grows: the pause then grows to ten times what the last run took, up to this, so that
	 * a slow machine is not kept busy by it.
	 */
	readonly slowestMs?: number;
	readonly run: () => Promise< unknown >;
}

export interface BackgroundJobs {
	start: () => void;
	/** Resolves when every run has ended. */
	stop: () => Promise< void >;
}

const PAUSE_PER_RUN = 10;

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
			const began = performance.now();
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
						schedule(
							job,
							pauseAfter( job, performance.now() - began )
						);
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

/** Milliseconds until a job's next run, when its last one took so long. */
export function pauseAfter( job: Job, tookMs: number ): number {
	return Math.max(
		job.everyMs,
		Math.min( job.slowestMs ?? 0, tookMs * PAUSE_PER_RUN )
	);
}
