import { isSigned, newSigningSecret, signWebhook } from './standard-webhook.ts';

/** Of the reference library. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const BODY = '{"test": 2432232314}';
const AT = 1614265330;

describe( 'the signature of a webhook', () => {
	it( 'is the one other libraries make', () => {
		expect( signWebhook( SECRET, ID, AT, BODY ) ).toBe(
			'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
		);
		expect(
			signWebhook(
				newSigningSecret( Buffer.from( [ ...Array( 31 ).keys() ] ) ),
				'msg_0001',
				1767225600,
				'{"type":"micro.completed","timestamp":"2026-01-01T00:00:00Z","data":{"id":"ev_1"}}'
			)
		).toMatch( /^v1,[A-Za-z0-9+/]{43}=$/ );
	} );

	const headers = {
		'webhook-id': ID,
		'webhook-timestamp': String( AT ),
		'webhook-signature': `v1,bm8= ${ signWebhook( SECRET, ID, AT, BODY ) }`,
	};

	it( 'is accepted among several, within five minutes', () => {
		expect( isSigned( SECRET, headers, BODY, AT * 1000 ) ).toBe( true );
		expect( isSigned( SECRET, headers, BODY, ( AT + 300 ) * 1000 ) ).toBe(
			true
		);
	} );

	it.each( [
		[ 'another body', headers, `${ BODY } `, AT ],
		[ 'another id', { ...headers, 'webhook-id': 'msg_1' }, BODY, AT ],
		[ 'no id', { ...headers, 'webhook-id': '' }, BODY, AT ],
		[
			'another time',
			{ ...headers, 'webhook-timestamp': String( AT + 1 ) },
			BODY,
			AT,
		],
		[ 'a time that is over', headers, BODY, AT + 301 ],
		[ 'a time that is to come', headers, BODY, AT - 301 ],
		[
			'no number for a time',
			{ ...headers, 'webhook-timestamp': 'now' },
			BODY,
			AT,
		],
		[
			'a shorter signature',
			{ ...headers, 'webhook-signature': 'v1,a' },
			BODY,
			AT,
		],
		[ 'nothing', {}, BODY, AT ],
	] )( 'is not accepted with %s', ( _what, given, body, now ) => {
		expect( isSigned( SECRET, given, body, now * 1000 ) ).toBe( false );
	} );
} );
