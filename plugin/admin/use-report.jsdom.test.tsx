import { act, renderHook } from '@testing-library/react';
import { createApi } from './api.ts';
import { fakeWordPress, type FakeAnswer } from './testing/fake-wordpress.ts';
import { useReport } from './use-report.ts';

interface Numbers {
	visits: number;
}

const NOW = Date.parse( '2026-11-23T13:02:05Z' );
const now = () => NOW;
const always = () => true;
const never = () => false;

function start(
	answer: ( report: string ) => FakeAnswer,
	repeats: () => boolean = never
) {
	const { fetch, asked } = fakeWordPress( ( { report } ) =>
		answer( report )
	);
	const api = createApi( fetch );
	const hook = renderHook(
		( { path } ) => useReport< Numbers >( api, path, repeats, now ),
		{ initialProps: { path: '/reports/first' } }
	);
	return { ...hook, asked };
}

const pass = ( milliseconds: number ) =>
	act( () => jest.advanceTimersByTimeAsync( milliseconds ) );

function setHidden( isHidden: boolean ) {
	Object.defineProperty( document, 'hidden', {
		configurable: true,
		value: isHidden,
	} );
	document.dispatchEvent( new Event( 'visibilitychange' ) );
}

beforeEach( () => {
	jest.useFakeTimers();
} );

afterEach( () => {
	setHidden( false );
	jest.useRealTimers();
} );

describe( 'Waiting for a report', () => {
	it( 'shows nothing for 150 ms, then a skeleton, after 3 s that it still works', async () => {
		const { result } = start( () => ( {
			after: 5_000,
			body: { visits: 1 },
		} ) );
		await pass( 149 );
		expect( result.current.waiting ).toBe( 'quietly' );
		await pass( 1 );
		expect( result.current.waiting ).toBe( 'skeleton' );
		await pass( 2_850 );
		expect( result.current.waiting ).toBe( 'still-working' );
		await pass( 2_000 );
		expect( result.current ).toMatchObject( {
			waiting: 'no',
			report: { visits: 1 },
			problem: null,
		} );
	} );

	it( 'ends after 10 s with an error, and Retry asks again', async () => {
		let isSilent = true;
		const { result } = start( () =>
			isSilent ? { after: Infinity } : { body: { visits: 1 } }
		);
		await pass( 10_000 );
		expect( result.current.problem?.code ).toBe( 'timeout' );
		isSilent = false;
		act( () => result.current.retry() );
		await pass( 0 );
		expect( result.current ).toMatchObject( {
			problem: null,
			report: { visits: 1 },
		} );
	} );

	it( 'can be cancelled', async () => {
		const { result } = start( () => ( { after: Infinity } ) );
		await pass( 3_000 );
		act( () => result.current.cancel() );
		await pass( 0 );
		expect( result.current ).toMatchObject( {
			waiting: 'no',
			problem: { code: 'cancelled' },
		} );
	} );

	it( 'keeps the old numbers, marked as old, until the new ones are there', async () => {
		const { result, rerender } = start( ( report ) =>
			report === 'first'
				? { body: { visits: 1 } }
				: { body: { visits: 2 }, after: 400 }
		);
		await pass( 0 );
		rerender( { path: '/reports/second' } );
		await pass( 200 );
		expect( result.current ).toMatchObject( {
			report: { visits: 1 },
			isOutdated: true,
		} );
		await pass( 200 );
		expect( result.current ).toMatchObject( {
			report: { visits: 2 },
			isOutdated: false,
		} );
	} );

	it( 'does not let a late answer to an old question win', async () => {
		const { result, rerender } = start( ( report ) =>
			report === 'first'
				? { body: { visits: 1 }, after: 1_000 }
				: { body: { visits: 2 }, after: 100 }
		);
		rerender( { path: '/reports/second' } );
		await pass( 2_000 );
		expect( result.current.report ).toEqual( { visits: 2 } );
	} );

	it( 'shows the numbers of a moment ago at once when one goes back', async () => {
		const { result, rerender } = start( ( report ) => ( {
			body: { visits: report === 'first' ? 1 : 2 },
			after: 100,
		} ) );
		await pass( 100 );
		rerender( { path: '/reports/second' } );
		await pass( 100 );
		rerender( { path: '/reports/first' } );
		await pass( 0 );
		expect( result.current ).toMatchObject( {
			report: { visits: 1 },
			isOutdated: false,
		} );
	} );
} );

describe( 'A report that includes now', () => {
	it( 'is asked for again every 2 s', async () => {
		let visits = 0;
		const { result, asked } = start(
			() => ( { body: { visits: ++visits } } ),
			always
		);
		await pass( 0 );
		expect( asked ).toHaveLength( 1 );
		await pass( 2_000 );
		expect( result.current.report ).toEqual( { visits: 2 } );
		await pass( 4_000 );
		expect( asked ).toHaveLength( 4 );
	} );

	it( 'is not asked for while nobody looks, and at once when somebody does', async () => {
		const { asked } = start( () => ( { body: { visits: 1 } } ), always );
		await pass( 0 );
		act( () => setHidden( true ) );
		await pass( 60_000 );
		expect( asked ).toHaveLength( 1 );
		act( () => setHidden( false ) );
		await pass( 0 );
		expect( asked ).toHaveLength( 2 );
	} );

	it( 'that cannot be had keeps its numbers, says since when, and is asked for less often', async () => {
		let isSilent = false;
		const { result, asked } = start(
			() =>
				isSilent
					? { status: 502, body: { code: 'service_silent' } }
					: { body: { visits: 1 } },
			always
		);
		await pass( 0 );
		isSilent = true;
		await pass( 2_000 );
		expect( result.current ).toMatchObject( {
			report: { visits: 1 },
			problem: null,
			stale: { silent_since: '2026-11-23T13:02:05.000Z' },
		} );
		const before = asked.length;
		await pass( 4_000 );
		expect( asked.length - before ).toBe( 1 );
		isSilent = false;
		await pass( 8_000 );
		expect( result.current.stale ).toBeNull();
	} );

	it( 'is not set back to an older copy while the service is silent', async () => {
		let isSilent = false;
		const { result } = start(
			() =>
				isSilent
					? {
							body: {
								visits: 4,
								stale: {
									silent_since: '2026-11-23T13:00:00Z',
									saved_at: '2026-11-23T12:59:00Z',
									waiting: 0,
								},
							},
						}
					: { body: { visits: 5 } },
			always
		);
		await pass( 0 );
		isSilent = true;
		await pass( 2_000 );
		expect( result.current ).toMatchObject( {
			report: { visits: 5 },
			stale: { silent_since: '2026-11-23T13:00:00Z', saved_at: null },
		} );
	} );

	it( 'of the past is asked for once', async () => {
		const { asked } = start( () => ( { body: { visits: 1 } } ), never );
		await pass( 60_000 );
		expect( asked ).toHaveLength( 1 );
	} );
} );
