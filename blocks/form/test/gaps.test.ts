import type { FormAttributes } from '../attributes.ts';
import { gapsOf, type Part } from '../gaps.ts';

const question = ( type: 'email' | 'tel' ): Part => ( {
	name: 'cairn/field',
	attributes: { type },
	innerBlocks: [],
} );
const BOTH = [ question( 'email' ), question( 'tel' ) ];

const gaps = (
	attributes: Partial< FormAttributes >,
	parts: readonly Part[] = BOTH,
	isInGate = false
): string =>
	gapsOf(
		{
			purpose: 'newsletter',
			display: 'inline',
			trigger: 'click',
			triggerValue: 30,
			capDays: 30,
			openText: '',
			list: '',
			done: 'message',
			redirectUrl: '',
			resourceId: 0,
			couponId: 0,
			event: {},
			recipient: '',
			stage: '',
			record: true,
			...attributes,
		},
		parts,
		isInGate
	).join( '|' );

it( 'a download needs a file, unless a gate around it has something to get', () => {
	expect( gaps( { purpose: 'download' } ) ).toMatch( /^No file/ );
	expect( gaps( { purpose: 'download', resourceId: 3 } ) ).toBe( '' );
	expect( gaps( { purpose: 'download' }, BOTH, true ) ).toBe( '' );
} );

it( 'a voucher needs a coupon, and a webinar a time', () => {
	expect( gaps( { purpose: 'voucher' } ) ).toMatch( /^No coupon/ );
	expect( gaps( { purpose: 'voucher', couponId: 3 } ) ).toBe( '' );
	expect( gaps( { purpose: 'webinar' } ) ).toMatch( /begins/ );
	expect(
		gaps( { purpose: 'webinar', event: { start: '2030-05-01T18:00' } } )
	).toBe( '' );
} );

it( 'an address that must be confirmed has to be asked for, anywhere in the form', () => {
	const phone = [ question( 'tel' ) ];
	const group = {
		name: 'core/group',
		attributes: {},
		innerBlocks: BOTH,
	};
	expect( gaps( {}, phone ) ).toMatch( /no question asks for one/ );
	expect( gaps( {}, [ group ] ) ).toBe( '' );
	expect( gaps( { purpose: 'contact' }, phone ) ).toBe( '' );
	expect( gaps( { purpose: 'contact', doubleOptIn: true }, phone ) ).toMatch(
		/no question asks for one/
	);
} );

it( 'a question that says no type asks for an address', () => {
	expect(
		gaps( {}, [ { name: 'cairn/field', attributes: {}, innerBlocks: [] } ] )
	).toBe( '' );
} );

it( 'text messages need a number, and no address where a provider confirms', () => {
	expect( gaps( { purpose: 'sms' }, [ question( 'tel' ) ] ) ).toBe( '' );
	expect( gaps( { purpose: 'sms' }, [ question( 'email' ) ] ) ).toMatch(
		/phone number/
	);
} );
