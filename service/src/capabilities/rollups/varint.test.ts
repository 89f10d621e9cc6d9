import fc from 'fast-check';
import { VarintReader, VarintWriter } from './varint.ts';

test( 'numbers come back as they were written, in order', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					fc.integer(),
					fc.maxSafeInteger().map( ( n ) => Math.trunc( n / 2 ) )
				)
			),
			( numbers ) => {
				const writer = new VarintWriter();
				for ( const number of numbers ) {
					writer.signed( number );
					writer.unsigned( Math.abs( number ) );
				}
				const reader = new VarintReader( writer.finish() );
				for ( const number of numbers ) {
					expect( reader.signed() ).toBe( number + 0 );
					expect( reader.unsigned() ).toBe( Math.abs( number ) );
				}
				expect( reader.atEnd ).toBe( true );
			}
		)
	);
} );

test( 'a small number takes one byte, of either sign', () => {
	const writer = new VarintWriter();
	writer.unsigned( 127 );
	writer.signed( -64 );
	expect( writer.finish() ).toHaveLength( 2 );
} );

test( 'a cut buffer is refused instead of read as a smaller number', () => {
	expect( () =>
		new VarintReader( Buffer.from( [ 0x80 ] ) ).unsigned()
	).toThrow( 'middle of a number' );
} );
