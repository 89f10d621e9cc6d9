import { cleanPath, readPageAddress } from './page-address.ts';
import { plainText, withoutPersonalData } from './personal-data.ts';

/** Addresses with personal data in them, and the page that may be kept. */
const CORPUS: readonly ( readonly [ string, string ] )[] = [
	[ '/contact/?email=jane.doe@example.com', '/contact/' ],
	[ '/contact/?email=jane.doe%40example.com', '/contact/' ],
	[ '/thanks/jane.doe@example.com/', '/thanks/[email]/' ],
	[ '/thanks/jane.doe%40example.com/', '/thanks/[email]/' ],
	[ '/thanks/jane+shop%40example.co.uk', '/thanks/[email]' ],
	[ '/unsubscribe/mailto:jane@example.com', '/unsubscribe/mailto:[email]' ],
	[ '/u/J%C3%B6rg@m%C3%BCller.de/', '/u/[email]/' ],
	[
		'/checkout/order-received/1234/?key=wc_order_AbC123dEf456',
		'/checkout/order-received/[number]/',
	],
	[
		'/checkout/order-pay/77/?pay_for_order=true&key=wc_order_x',
		'/checkout/order-pay/[number]/',
	],
	[ '/my-account/view-order/9/', '/my-account/view-order/[number]/' ],
	[ '/receipt/wc_order_5f3e2d1c/', '/receipt/[secret]/' ],
	[ '/wp-login.php?action=rp&key=Xk29dkLq93jd&login=jane', '/wp-login.php' ],
	[
		'/my-account/lost-password/?key=abcdef&id=7',
		'/my-account/lost-password/',
	],
	[ '/reset/a8f5f167f44f4964e6c998dee827110c', '/reset/[secret]' ],
	[
		'/reset/3f2504e0-4f89-41d3-9a0c-0305e82c3301/done',
		'/reset/[secret]/done',
	],
	[
		'/login/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF',
		'/login/[secret]',
	],
	[ '/call/+49-170-1234567', '/call/[phone]' ],
	[ '/call/0170%201234567/', '/call/[phone]/' ],
	[ '/call/(030)%20123-4567', '/call/[phone]' ],
	[ '/call/00491701234567', '/call/[number]' ],
	[ '/call/030.123.45.67', '/call/[phone]' ],
	[ '/customer/123456789/', '/customer/[number]/' ],
	[ '/invoice-2024-0012345678.pdf', '/invoice-[phone].pdf' ],
	[ '/card/4111111111111111', '/card/[number]' ],
	[ '/card/4111-1111-1111-1111', '/card/[phone]' ],
	[ '/iban/DE89370400440532013000', '/iban/[number]' ],
	[ '/iban/DE89%203704%200044%200532%200130%2000', '/iban/[number]' ],
	[ '/?s=jane+doe+berlin', '/' ],
	[ '/search/?q=my+mail+is+jane@example.com', '/search/' ],
	[ '/?fname=Jane&lname=Doe&zip=10115', '/' ],
	[ '/?token=abc123', '/' ],
	[ '/?phone=%2B491701234567', '/' ],
	[ '/#access_token=abc&email=jane@example.com', '/' ],
	[ '/page/#jane@example.com', '/page/' ],
	[ '/?p=42', '/?p=42' ],
	[ '/?page_id=7&email=jane@example.com', '/?page_id=7' ],
	[ '/?p=jane@example.com', '/' ],
	[ '/?p=12345678901', '/' ],
	[ '/?utm_source=jane@example.com', '/' ],
	[ '/?utm_source=mail&utm_content=jane%40example.com', '/' ],
	[ '/?gclid=Cj0KCQiA7aSsBhCHARIsALFvovwX', '/' ],
	[ '/?fbclid=IwAR0abcdef&mc_eid=9f8e7d6c5b', '/' ],
	[ '/?_hsenc=p2ANqtz-abc&_hsmi=1234', '/' ],
	[ '/booking/aB3dE5fG7hI9jK1lM3nO5/', '/booking/[secret]/' ],
	[ '/share/Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZg', '/share/[secret]' ],
	[ '/cart/?coupon=JANE50&user=jane', '/cart/' ],
	[ '/profile/jane%2540example.com', '/profile/[email]' ],
	[ '/a/jane@example.com/b/bob@example.org', '/a/[email]/b/[email]' ],
	[ '/survey/1700000000123', '/survey/[number]' ],
	[ '/event/2026-11-23/jane@example.com', '/event/2026-11-23/[email]' ],
];

test( 'the corpus has fifty addresses', () => {
	expect( CORPUS ).toHaveLength( 50 );
} );

test.each( CORPUS )( '%s is kept as %s', ( address, page ) => {
	expect(
		readPageAddress( `https://shop.example${ address }`, undefined ).page
	).toBe( page );
} );

test( 'no name, address or number of the corpus is left in any field', () => {
	for ( const [ address ] of CORPUS ) {
		const kept = JSON.stringify(
			readPageAddress(
				`https://shop.example${ address }`,
				`https://mail.example${ address }`
			)
		);
		expect( kept ).not.toMatch(
			/jane|doe@|@example|1234567|3704|wc_order|gclid|token=/i
		);
	}
} );

test.each( [
	[ '/', '/' ],
	[ '/pricing/', '/pricing/' ],
	[ '/2024/05/hello-world/', '/2024/05/hello-world/' ],
	[
		'/blog/the-best-running-shoes-for-beginners-in-2026/',
		'/blog/the-best-running-shoes-for-beginners-in-2026/',
	],
	[ '/product/iphone-15-pro-256gb/', '/product/iphone-15-pro-256gb/' ],
	[ '/news/2026-11-23/', '/news/2026-11-23/' ],
	[
		'/donaudampfschifffahrtsgesellschaft/',
		'/donaudampfschifffahrtsgesellschaft/',
	],
	[ '/%C3%BCber-uns/', '/über-uns/' ],
	[ '/%c3%bcber-uns/', '/über-uns/' ],
	[ '/%E5%95%86%E5%93%81/', '/商品/' ],
	[ '/100%25-wool/', '/100%25-wool/' ],
	[ '/a%2Fb/', '/a%2Fb/' ],
	[ '/?paged=2&cat=5', '/?cat=5&paged=2' ],
] )( 'the ordinary address %s stays readable as %s', ( address, page ) => {
	expect(
		readPageAddress( `https://shop.example${ address }`, undefined ).page
	).toBe( page );
} );

test.each( [
	[ '', undefined, null ],
	[ '', 'https://www.shop.example/other/', null ],
	[ '', 'https://www.google.com/', 'google.com' ],
	[ '', 'https://user:secret@news.example/a?b=c', 'news.example' ],
	[ '', 'android-app://com.example/', null ],
	[ '', 'not an address', null ],
	[
		'?utm_source=News&utm_medium=Email&utm_campaign=Spring',
		'https://mail.example/',
		'news / email / spring',
	],
	[ '?utm_source=news', undefined, 'news' ],
	[ '?gclid=abc', 'https://www.google.com/', 'google.com' ],
	[ '?utm_source=jane@example.com', undefined, '[email]' ],
] )( 'the source of %s from %s is %s', ( query, referrer, source ) => {
	expect(
		readPageAddress( `https://shop.example/${ query }`, referrer ).source
	).toBe( source );
} );

test( 'another campaign gives another number, the same one the same, and a click id none', () => {
	const campaign = ( query: string ) =>
		readPageAddress( `https://shop.example/${ query }`, undefined )
			.campaign;
	expect( campaign( '' ) ).toBe( 0 );
	expect( campaign( '?p=4' ) ).toBe( 0 );
	expect( campaign( '?utm_source=a' ) ).toBeGreaterThan( 0 );
	expect( campaign( '?utm_source=a&p=4' ) ).toBe(
		campaign( '?p=5&utm_source=A' )
	);
	expect( campaign( '?utm_source=a&utm_content=b' ) ).not.toBe(
		campaign( '?utm_source=a' )
	);
	expect( campaign( '?gclid=1' ) ).toBe( 0 );
} );

test( 'an address that cannot be read names no page', () => {
	expect( readPageAddress( 'nonsense', undefined ) ).toEqual( {
		page: null,
		source: null,
		campaign: 0,
	} );
	expect( readPageAddress( '/relative/', undefined ).page ).toBeNull();
	expect( cleanPath( '/relative/' ) ).toBe( '/relative/' );
} );

test( 'text keeps its words, its dates and its prices', () => {
	for ( const text of [
		'summer sale',
		'2026-11-23',
		'1.299,00',
		'size 42',
		'call-to-action',
		'a@b',
	] ) {
		expect( withoutPersonalData( text ) ).toBe( text );
	}
	expect(
		withoutPersonalData( 'write to jane@example.com or 0170 1234567' )
	).toBe( 'write to [email] or [phone]' );
} );

test( 'text is what MySQL will store: no control characters, no half letters, no blanks at the ends', () => {
	expect( plainText( ' a\u0000b\u001b[31m ', 100 ) ).toBe( 'a b [31m' );
	expect( plainText( 'x\ud800y', 100 ) ).toBe( 'x\ufffdy' );
	expect( plainText( 'ab😀', 3 ) ).toBe( 'ab' );
} );
