import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Rate } from '#contract/reports/rate.ts';
import { AppProvider, type AppServices } from '../../app-context.ts';
import { createNumberWords } from '../../format/numbers.ts';
import { sampleRate } from '../../testing/sample-reports.ts';
import { RateCell } from './index.tsx';
import { rateSentence } from './rate-words.ts';

// Only the numbers are looked at by a cell.
const services = {
	numbers: createNumberWords( 'en-US' ),
} as unknown as AppServices;

function cell( rate: Rate, max?: number ) {
	return render(
		<AppProvider value={ services }>
			<RateCell rate={ rate } max={ max } />
		</AppProvider>
	).container;
}

const NONE: Rate = {
	s: 0,
	n: 0,
	p: null,
	lo: null,
	hi: null,
	state: 'none',
	reason: 'not_measured_then',
};

describe( 'A rate', () => {
	it( 'that is judged shows rate, fraction and interval, and draws the interval', () => {
		const shown = cell( sampleRate( 50, 400 ), 0.2 );
		expect( shown.textContent ).toBe(
			'12.5% 50 of 400 visits · 9.6–16.1%'
		);
		expect( shown.querySelector( '.cairn-whisker' ) ).not.toBeNull();
	} );

	it( 'that is rough shows the range first and draws nothing', () => {
		const shown = cell( sampleRate( 3, 40 ), 0.2 );
		expect( shown.textContent ).toBe( '2.6–19.9% (3 of 40)' );
		expect( shown.querySelector( '.cairn-whisker' ) ).toBeNull();
	} );

	it( 'of few is only words', () => {
		expect( cell( sampleRate( 3, 12 ) ).textContent ).toBe(
			'3 of 12, too few to judge'
		);
	} );

	it( 'of none among many has a bound', () => {
		expect( cell( sampleRate( 0, 100 ) ).textContent ).toBe(
			'0 of 100, probably under 3%'
		);
	} );

	it( 'that is not there is an em dash with its reason, for the eye and the ear', async () => {
		const shown = cell( NONE );
		const button = screen.getByRole( 'button', {
			name: 'Not measured at that time.',
		} );
		expect( shown.textContent ).toContain( '—' );
		await act( async () => {
			fireEvent.mouseEnter( button );
			button.focus();
		} );
		expect( button ).toBe( button.ownerDocument.activeElement );
	} );

	it( 'says in one sentence what the cell says', () => {
		const { numbers } = services;
		expect( rateSentence( sampleRate( 50, 400 ), numbers ) ).toBe(
			'12.5% · 50 of 400 visits · 9.6–16.1%'
		);
		expect( rateSentence( sampleRate( 3, 40 ), numbers ) ).toBe(
			'2.6–19.9% (3 of 40)'
		);
		expect( rateSentence( NONE, numbers ) ).toBe(
			'Not measured at that time.'
		);
	} );
} );
