/**
 * Asks for a report and keeps it fresh, with the timing all screens share: nothing for 150 ms, then a skeleton (or the
 * old numbers, dimmed), after 3 s "still working", after 10 s an error; while the range includes now and the page is
 * visible the question is repeated every 2 s.
 */
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import type { Api, ApiProblem, Stale } from './api.ts';

export const SKELETON_AFTER_MS = 150;
export const STILL_WORKING_AFTER_MS = 3_000;
export const GIVE_UP_AFTER_MS = 10_000;
export const POLL_EVERY_MS = 2_000;
/** The longest pause between two questions while the service is silent. */
const SLOWEST_POLL_MS = 30_000;

export type Waiting = 'no' | 'quietly' | 'skeleton' | 'still-working';

export interface ReportView< Report > {
	/** The last good answer, perhaps to the question before this one. */
	report: Report | null;
	/** The numbers shown answer an older question. */
	isOutdated: boolean;
	waiting: Waiting;
	stale: Stale | null;
	/** Why there is no answer to this question; `cancelled` and `timeout` are the screen's own codes. */
	problem: ApiProblem | null;
	retry: () => void;
	cancel: () => void;
}

interface Held< Report > {
	path: string;
	report: Report;
}

/** The part of the wire that is used. */
export type Asking = Pick< Api, 'ask' | 'lastAnswer' >;

function recall< Report >(
	api: Asking,
	path: string | null
): Held< Report > | null {
	const report = path === null ? null : api.lastAnswer< Report >( path );
	return path !== null && report !== null ? { path, report } : null;
}

function screenProblem( code: 'timeout' | 'cancelled' ): ApiProblem {
	return { code, message: '', fix: null, status: 0 };
}

/**
 * @param api          The wire.
 * @param path         The question; null asks nothing.
 * @param shouldRepeat Whether the answer may change by itself, read from the last answer.
 * @param now          The clock, for "no answer since".
 */
export function useReport< Report >(
	api: Asking,
	path: string | null,
	shouldRepeat: ( report: Report ) => boolean,
	now: () => number
): ReportView< Report > {
	const [ held, setHeld ] = useState< Held< Report > | null >( () =>
		recall( api, path )
	);
	const [ stale, setStale ] = useState< Stale | null >( null );
	const [ problem, setProblem ] = useState< ApiProblem | null >( null );
	const [ waiting, setWaiting ] = useState< Waiting >( 'quietly' );
	const [ attempt, setAttempt ] = useState( 0 );
	const heldNow = useRef< Held< Report > | null >( held );
	const cancelNow = useRef< () => void >( () => undefined );
	const repeats = useRef( shouldRepeat );
	repeats.current = shouldRepeat;

	useEffect( () => {
		if ( path === null ) {
			setWaiting( 'no' );
			return undefined;
		}
		let ended = false;
		let request: AbortController | null = null;
		let isAsking = false;
		let pollTimer = 0;
		let failures = 0;
		let silentSince: string | null = null;

		const pause = () =>
			Math.min( POLL_EVERY_MS * 2 ** failures, SLOWEST_POLL_MS );

		const keepFresh = () => {
			window.clearTimeout( pollTimer );
			const current = heldNow.current;
			if (
				ended ||
				document.hidden ||
				! current ||
				current.path !== path ||
				! repeats.current( current.report )
			) {
				return;
			}
			pollTimer = window.setTimeout( () => {
				void ask( false );
			}, pause() );
		};

		const ask = async ( isFirst: boolean ) => {
			const controller = new AbortController();
			request?.abort();
			request = controller;
			isAsking = true;
			let stoppedBecause: 'timeout' | 'cancelled' | null = null;
			const timers: number[] = [];
			const stop = ( reason: 'timeout' | 'cancelled' ) => {
				stoppedBecause = reason;
				controller.abort();
			};
			if ( isFirst ) {
				setWaiting( 'quietly' );
				setProblem( null );
				timers.push(
					window.setTimeout(
						() => setWaiting( 'skeleton' ),
						SKELETON_AFTER_MS
					),
					window.setTimeout(
						() => setWaiting( 'still-working' ),
						STILL_WORKING_AFTER_MS
					)
				);
				cancelNow.current = () => stop( 'cancelled' );
			}
			timers.push(
				window.setTimeout( () => stop( 'timeout' ), GIVE_UP_AFTER_MS )
			);

			try {
				const answer = await api.ask< Report >(
					path,
					controller.signal,
					heldNow.current?.path === path
				);
				if ( ended || request !== controller ) {
					return;
				}
				if ( answer.kind === 'problem' ) {
					fail( isFirst, answer.problem );
				} else {
					failures = 0;
					silentSince = null;
					setProblem( null );
					if ( answer.kind === 'fresh' ) {
						const keeps =
							! isFirst && Boolean( answer.stale?.silent_since );
						// What stands there already is not drawn again.
						if (
							! keeps &&
							heldNow.current?.report !== answer.report
						) {
							heldNow.current = { path, report: answer.report };
							setHeld( heldNow.current );
						}
						// PHP's copy may be a minute older than what stands here: the numbers stay and say their own age.
						setStale(
							keeps && answer.stale
								? { ...answer.stale, saved_at: null }
								: answer.stale
						);
						if ( answer.stale?.silent_since ) {
							// PHP answers from its copy: asking every 2 s would only knock at a closed door.
							failures = 2;
						}
					} else {
						setStale( null );
					}
				}
			} catch ( thrown ) {
				if ( ended || request !== controller ) {
					return;
				}
				if ( stoppedBecause === null ) {
					throw thrown;
				}
				fail( isFirst, screenProblem( stoppedBecause ) );
			} finally {
				timers.forEach( ( timer ) => window.clearTimeout( timer ) );
				if ( ! ended && request === controller ) {
					isAsking = false;
					setWaiting( 'no' );
					keepFresh();
				}
			}
		};

		const fail = ( isFirst: boolean, reason: ApiProblem ) => {
			failures += 1;
			if ( isFirst ) {
				setProblem( reason );
				return;
			}
			// A repeated question that fails leaves the numbers and says how old they are.
			silentSince = silentSince ?? new Date( now() ).toISOString();
			setStale( {
				silent_since: silentSince,
				saved_at: null,
				waiting: 0,
			} );
		};

		const onVisibility = () => {
			if ( document.hidden ) {
				window.clearTimeout( pollTimer );
				return;
			}
			const current = heldNow.current;
			if (
				! isAsking &&
				current?.path === path &&
				repeats.current( current.report )
			) {
				void ask( false );
			}
		};

		const remembered = recall< Report >( api, path );
		if ( remembered ) {
			// Back to a question of a moment ago: its numbers at once, the fresh ones as soon as they are there.
			heldNow.current = remembered;
			setHeld( remembered );
		}
		void ask( true );
		document.addEventListener( 'visibilitychange', onVisibility );
		return () => {
			ended = true;
			window.clearTimeout( pollTimer );
			request?.abort();
			document.removeEventListener( 'visibilitychange', onVisibility );
		};
	}, [ api, path, attempt, now ] );

	const retry = useCallback( () => setAttempt( ( count ) => count + 1 ), [] );
	const cancel = useCallback( () => cancelNow.current(), [] );

	return {
		report: held?.report ?? null,
		isOutdated: held !== null && held.path !== path,
		waiting,
		stale,
		problem,
		retry,
		cancel,
	};
}
