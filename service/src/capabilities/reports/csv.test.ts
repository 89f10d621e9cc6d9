import { csvText, textCell } from './csv.ts';

describe( 'a cell of text', () => {
	it.each( [
		[ '=1+1', `"'=1+1"` ],
		[ '+1', `"'+1"` ],
		[ '-2+3', `"'-2+3"` ],
		[ '@SUM(A1)', `"'@SUM(A1)"` ],
		[ '\t=1', `"'\t=1"` ],
		[ '\r=1', `"'\r'=1"` ],
		[ ' =1', `"' =1"` ],
		[ '\u00A0=1', `"'\u00A0=1"` ],
		[ 'a\n=1', `"a\n'=1"` ],
		[ '＝1', `"'＝1"` ],
		[ '－1', `"'－1"` ],
		[ '"=1"', `"""=1"""` ],
		[ 'Ask us, "now"', `"Ask us, ""now"""` ],
		[ '/a=b', `"/a=b"` ],
		[ '', `""` ],
	] )( 'cannot run as a formula: %j', ( text, expected ) => {
		expect( textCell( text ) ).toBe( expected );
	} );
} );

describe( 'a file', () => {
	it( 'keeps numbers numbers, leaves null empty, ends every line', () => {
		expect( csvText( [ [ 'p', -5, 0.125, null ] ] ) ).toBe(
			'\uFEFF"p",-5,0.125,\r\n'
		);
	} );
} );
