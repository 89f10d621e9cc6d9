import { createHmac } from 'node:crypto';
import { readToldBack } from './told-back.ts';

const NOW = Date.parse( '2026-11-23T12:00:00Z' );
const ADA = 'ada@mail.example';
const plain = ( body: string ) => ( {
	headers: {},
	body,
	secret: null,
	now: NOW,
} );

describe( 'what a receiver tells back', () => {
	it( 'is, from Mailchimp, who unsubscribed, who bounced and who called it spam', () => {
		const told = ( type: string, reason = '' ) =>
			readToldBack(
				'mailchimp',
				plain(
					`type=${ type }&fired_at=2026-11-23+11%3A00%3A00&data%5Bemail%5D=ada%40mail.example&data%5Blist_id%5D=a1&data%5Breason%5D=${ reason }`
				)
			);
		const at = Date.parse( '2026-11-23T11:00:00Z' );
		expect( told( 'unsubscribe', 'manual' ) ).toEqual( [
			{
				email: ADA,
				state: 'withdrawn',
				everything: false,
				target: 'a1',
				list: null,
				at,
			},
		] );
		expect( told( 'cleaned', 'hard' ) ).toEqual( [
			{
				email: ADA,
				state: 'bounced',
				everything: false,
				target: null,
				list: null,
				at,
			},
		] );
		expect( told( 'cleaned', 'abuse' ) ).toMatchObject( [
			{ state: 'withdrawn', everything: true },
		] );
		expect( told( 'subscribe' ) ).toEqual( [] );
		expect( told( 'profile' ) ).toEqual( [] );
	} );

	it( 'is, from Brevo, each list that somebody left', () => {
		expect(
			readToldBack(
				'brevo',
				plain(
					JSON.stringify( {
						event: 'unsubscribe',
						email: ADA,
						list_id: [ 7, 9 ],
						ts_event: NOW / 1000,
					} )
				)
			)
		).toEqual( [
			{
				email: ADA,
				state: 'withdrawn',
				everything: false,
				target: '7',
				list: null,
				at: NOW,
			},
			{
				email: ADA,
				state: 'withdrawn',
				everything: false,
				target: '9',
				list: null,
				at: NOW,
			},
		] );
		for ( const body of [
			'{"event":"opened","email":"ada@mail.example"}',
			'{"event":1}',
			'[]',
			'no JSON',
			'',
		] ) {
			expect( readToldBack( 'brevo', plain( body ) ) ).toEqual( [] );
		}
	} );

	it( 'is, from Klaviyo, believed by its signature only', () => {
		const secret = 'a secret of their own';
		const body = JSON.stringify( {
			data: [
				{
					topic: 'event:klaviyo.bounced_email',
					payload: {
						data: { type: 'event' },
						included: [
							{ type: 'profile', attributes: { email: ADA } },
						],
					},
				},
			],
		} );
		const timestamp = '2026-11-23T12:00:00Z';
		const signature = createHmac( 'sha256', secret )
			.update( body + timestamp )
			.digest( 'hex' );
		const told = ( given: string, own: string | null = secret ) =>
			readToldBack( 'klaviyo', {
				headers: {
					'klaviyo-signature': given,
					'klaviyo-timestamp': timestamp,
				},
				body,
				secret: own,
				now: NOW,
			} );
		expect( told( signature ) ).toMatchObject( [
			{ email: ADA, state: 'bounced' },
		] );
		expect( told( signature.toUpperCase() ) ).toBeNull();
		expect( told( '' ) ).toBeNull();
		expect( told( signature, null ) ).toBeNull();
	} );

	it( 'is, from Klaviyo, what its events say of people, by the property where no profile is included', () => {
		const secret = 'a secret of their own';
		const told = ( topic: string, properties: object ) => {
			const body = JSON.stringify( {
				data: [
					{
						topic: `event:klaviyo.${ topic }`,
						external_id: 'e1',
						payload: {
							data: {
								type: 'event',
								id: 'e1',
								attributes: {
									timestamp: NOW / 1000,
									event_properties: {
										email_address: ADA,
										...properties,
									},
								},
							},
						},
					},
				],
				meta: { klaviyo_webhook_id: 'w1' },
			} );
			return readToldBack( 'klaviyo', {
				headers: {
					'klaviyo-signature': createHmac( 'sha256', secret )
						.update( `${ body }now` )
						.digest( 'hex' ),
					'klaviyo-timestamp': 'now',
				},
				body,
				secret,
				now: NOW,
			} );
		};
		const one = { email: ADA, target: null, list: null, at: NOW };
		expect( told( 'unsubscribed_from_email_marketing', {} ) ).toEqual( [
			{ ...one, state: 'withdrawn', everything: false },
		] );
		expect(
			told( 'manually_suppressed_from_email_marketing', {} )
		).toEqual( [ { ...one, state: 'withdrawn', everything: false } ] );
		expect( told( 'marked_email_as_spam', {} ) ).toEqual( [
			{ ...one, state: 'withdrawn', everything: true },
		] );
		expect( told( 'bounced_email', { 'Bounce Type': 'Hard' } ) ).toEqual( [
			{ ...one, state: 'bounced', everything: false },
		] );
		expect( told( 'bounced_email', { 'Bounce Type': 'Soft' } ) ).toEqual(
			[]
		);
		expect( told( 'opened_email', {} ) ).toEqual( [] );
	} );
} );
