import { EVENTS } from '#contract/events/index.ts';
import { detailOf } from './form-details.ts';

describe( 'What is told of a form', () => {
	it.each( [
		[ 'form_leave', { key: 'email' }, 'left:email' ],
		[ 'form_field', { key: 'email', error: 0 }, 'at:email' ],
		[ 'form_field', { key: 'email', error: 1 }, 'wrong:email' ],
		[ 'form_submit', { fields: 2, ms: 14_234 }, 'ms:14000' ],
	] as const )( '%s %j is counted as %s', ( type, props, detail ) => {
		expect( detailOf( EVENTS[ type ].id, props ) ).toBe( detail );
	} );

	it.each( [
		[ 'form_leave', {} ],
		[ 'form_field', { error: 1 } ],
		[ 'form_submit', { ms: 90_000_000 } ],
	] as const )( '%s %j has no detail', ( type, props ) => {
		expect( detailOf( EVENTS[ type ].id, props ) ).toBeNull();
	} );
} );
