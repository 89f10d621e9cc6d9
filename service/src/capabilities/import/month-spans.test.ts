import { createMonthSpans } from './month-spans.ts';

const spansOf = ( ...moments: string[] ) => {
	const spans = createMonthSpans();
	moments.forEach( ( moment ) => spans.add( Date.parse( moment ) ) );
	return spans
		.list()
		.map( ( { from, to } ) =>
			[ from, to ].map( ( at ) =>
				new Date( at ).toISOString().slice( 0, 10 )
			)
		);
};

describe( 'the months of a file', () => {
	it( 'are one stretch where they follow each other, across years and in any order', () => {
		expect(
			spansOf( '1998-02-03', '1997-12-30', '1998-01-15', '1998-02-20' )
		).toEqual( [ [ '1997-12-30', '1998-02-20' ] ] );
	} );

	it( 'are several where months lie empty between', () => {
		expect( spansOf( '1998-01-15', '2031-01-01', '1998-01-01' ) ).toEqual( [
			[ '1998-01-01', '1998-01-15' ],
			[ '2031-01-01', '2031-01-01' ],
		] );
	} );
} );
