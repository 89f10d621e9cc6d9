import {
	Counter,
	Gauge,
	Histogram,
	Registry,
	collectDefaultMetrics,
} from 'prom-client';

/** Numbers for the operator, as Prometheus reads them. No site, no person: labels are ours and few. */
export interface Metrics {
	/** The text of `/metrics`. */
	render: () => Promise< { contentType: string; text: string } >;
	/** An answer of the public write route. */
	stepsAnswered: ( status: number ) => void;
	/** An answer of any other route. */
	requestEnded: ( route: string, status: number, seconds: number ) => void;
	readonly collect: {
		stored: ( events: number ) => void;
		dropped: ( reason: string, events: number ) => void;
		flushed: ( rows: number, seconds: number ) => void;
		queued: ( events: number ) => void;
	};
	/** Events wait although nothing has been committed for so many milliseconds; 0 when all is well. */
	stuckFor: ( now: number ) => number;
	/** Ends the sampling of the process. */
	stop: () => void;
}

const REQUEST_SECONDS = [ 0.005, 0.02, 0.05, 0.1, 0.3, 1, 3 ];
const FLUSH_SECONDS = [ 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1 ];
const FLUSH_ROWS = [ 1, 3, 10, 30, 100, 300, 1000 ];

/**
 * @param now The time in milliseconds; hands over the clock.
 */
export function createMetrics( now: () => number ): Metrics {
	const registry = new Registry();
	collectDefaultMetrics( { register: registry, prefix: 'cairn_' } );
	const registers = [ registry ];
	const steps = new Counter( {
		name: 'cairn_steps_requests_total',
		help: 'Requests of the public write route by HTTP status.',
		labelNames: [ 'status' ],
		registers,
	} );
	const requests = new Histogram( {
		name: 'cairn_request_seconds',
		help: 'How long other requests took, by route and HTTP status.',
		labelNames: [ 'route', 'status' ],
		buckets: REQUEST_SECONDS,
		registers,
	} );
	const stored = new Counter( {
		name: 'cairn_events_stored_total',
		help: 'Events committed.',
		registers,
	} );
	const dropped = new Counter( {
		name: 'cairn_events_dropped_total',
		help: 'Events not counted, by reason.',
		labelNames: [ 'reason' ],
		registers,
	} );
	const queued = new Gauge( {
		name: 'cairn_events_queued',
		help: 'Events waiting for the next commit.',
		registers,
	} );
	const flushRows = new Histogram( {
		name: 'cairn_commit_rows',
		help: 'Events in one group commit.',
		buckets: FLUSH_ROWS,
		registers,
	} );
	const flushSeconds = new Histogram( {
		name: 'cairn_commit_seconds',
		help: 'How long one group commit took.',
		buckets: FLUSH_SECONDS,
		registers,
	} );
	const startedAt = now();
	const uptime = new Gauge( {
		name: 'cairn_uptime_seconds',
		help: 'Time since the service started.',
		registers,
		collect() {
			this.set( ( now() - startedAt ) / 1000 );
		},
	} );

	/** Counters of the statuses seen so far: looking one up by its labels costs as much as all else here. */
	const stepsBy = new Map< number, Counter.Internal >();

	let waiting = 0;
	let waitingSince = 0;

	return {
		async render() {
			return {
				contentType: registry.contentType,
				text: await registry.metrics(),
			};
		},
		stepsAnswered( status ) {
			let counter = stepsBy.get( status );
			if ( counter === undefined ) {
				counter = steps.labels( String( status ) );
				stepsBy.set( status, counter );
			}
			counter.inc();
		},
		requestEnded( route, status, seconds ) {
			requests.observe( { route, status }, seconds );
		},
		collect: {
			stored( events ) {
				stored.inc( events );
			},
			dropped( reason, events ) {
				dropped.inc( { reason }, events );
			},
			flushed( rows, seconds ) {
				flushRows.observe( rows );
				flushSeconds.observe( seconds );
				waitingSince = now();
			},
			queued( events ) {
				if ( waiting === 0 && events > 0 ) {
					waitingSince = now();
				}
				waiting = events;
				queued.set( events );
			},
		},
		stuckFor( moment ) {
			return waiting > 0 ? moment - waitingSince : 0;
		},
		stop() {
			registry.clear();
			uptime.reset();
		},
	};
}
