/**
 * Klaviyo API, revision below. Subscribing is a job over profiles that are known by their address, so that repeating it changes
 * nothing. It would lift an unsubscription, and a list set to double opt-in would send a second confirmation mail: both are looked
 * at first.
 */
import { z } from 'zod';
import type { Clock } from '../../../storage/clock.ts';
import { jsonOf, type Judge, letter, outcomeOf } from '../outcome.ts';
import type { OutgoingRequest, Send } from '../outgoing/send.ts';
import {
	type Connector,
	endOf,
	isoSeconds,
	type PersonToHandOver,
} from './connector.ts';

const BASE = 'https://a.klaviyo.com';
export const KLAVIYO_REVISION = '2026-01-15';
const KEY = /^pk_[A-Za-z0-9_]{16,100}$/;

const problemSchema = z.object( {
	errors: z.array(
		z.object( {
			title: z.string().default( '' ),
			detail: z.string().default( '' ),
			source: z.object( { pointer: z.string().optional() } ).nullish(),
		} )
	),
} );
const listSchema = z.object( {
	id: z.string(),
	attributes: z.object( {
		name: z.string(),
		opt_in_process: z.string().nullish(),
	} ),
} );
const profilesSchema = z.object( {
	data: z.array(
		z.object( {
			attributes: z.object( {
				subscriptions: z
					.object( {
						email: z.object( {
							marketing: z.object( {
								consent: z.string().nullish(),
								suppression: z
									.array( z.object( { reason: z.string() } ) )
									.nullish(),
							} ),
						} ),
					} )
					.nullish(),
			} ),
		} )
	),
} );

const judge: Judge = ( { status, body } ) => {
	const [ first ] =
		problemSchema.safeParse( jsonOf( body ) ).data?.errors ?? [];
	const said = { detail: `${ first?.title ?? '' } ${ first?.detail ?? '' }` };
	if ( status === 404 ) {
		return { ...said, class: 'settings', reason: 'list_missing' };
	}
	return status === 400 && /email/i.test( first?.source?.pointer ?? '' )
		? { ...said, reason: 'address_refused' }
		: said;
};

/**
 * @param deps
 * @param deps.send
 * @param deps.clock
 * @param deps.base  Address in front of `/api`.
 */
export function createKlaviyo( deps: {
	send: Send;
	clock: Clock;
	base: string | null;
} ): Connector {
	const ask = (
		key: string,
		method: OutgoingRequest[ 'method' ],
		path: string,
		data?: object
	) =>
		deps.send( {
			method,
			url: `${ deps.base ?? BASE }/api${ path }`,
			headers: {
				Authorization: `Klaviyo-API-Key ${ key }`,
				revision: KLAVIYO_REVISION,
				Accept: 'application/vnd.api+json',
				'Content-Type': 'application/vnd.api+json',
			},
			...( data === undefined
				? {}
				: { body: JSON.stringify( { data } ) } ),
		} );
	const judged = ( answer: Awaited< ReturnType< Send > > ) =>
		outcomeOf( answer, deps.clock.now(), judge );

	/** What forbids handing somebody over; null: nothing does. */
	async function obstacle( key: string, target: string, email: string ) {
		const list = await ask(
			key,
			'GET',
			`/lists/${ encodeURIComponent( target ) }`
		);
		const listed = judged( list );
		if ( listed.kind === 'failed' ) {
			return listed;
		}
		const shown =
			list.kind === 'answer'
				? z
						.object( { data: listSchema } )
						.safeParse( jsonOf( list.body ) ).data
				: undefined;
		if ( shown?.data.attributes.opt_in_process === 'double_opt_in' ) {
			return {
				...letter( 'list_confirms_again', listed.status ),
				class: 'settings',
			} as const;
		}
		const filter = `equals(email,${ JSON.stringify( email ) })`;
		const profiles = await ask(
			key,
			'GET',
			`/profiles?additional-fields[profile]=subscriptions&filter=${ encodeURIComponent( filter ) }`
		);
		const looked = judged( profiles );
		if ( looked.kind === 'failed' ) {
			return looked;
		}
		const [ profile ] =
			( profiles.kind === 'answer'
				? profilesSchema.safeParse( jsonOf( profiles.body ) ).data?.data
				: undefined ) ?? [];
		return profile?.attributes.subscriptions?.email.marketing ?? null;
	}

	return {
		mayBeKey: ( key ) => KEY.test( key ),
		keyEnds: endOf,

		async subscribe( { key, target }, person, again ) {
			const found = await obstacle( key, target, person.email );
			if ( found !== null && 'kind' in found ) {
				return found;
			}
			const reasons = ( found?.suppression ?? [] ).map(
				( { reason } ) => reason
			);
			if (
				reasons.some( ( reason ) => /bounce|invalid/i.test( reason ) )
			) {
				return letter( 'address_refused', 200, reasons.join( ', ' ) );
			}
			if (
				! again &&
				( found?.consent === 'UNSUBSCRIBED' || reasons.length > 0 )
			) {
				return letter(
					'unsubscribed_there',
					200,
					reasons.join( ', ' )
				);
			}
			return judged(
				await ask(
					key,
					'POST',
					'/profile-subscription-bulk-create-jobs',
					{
						type: 'profile-subscription-bulk-create-job',
						attributes: {
							custom_source: sourceOf( person ),
							profiles: {
								data: [
									{
										type: 'profile',
										attributes: {
											email: person.email,
											subscriptions: {
												email: {
													marketing: {
														consent: 'SUBSCRIBED',
													},
												},
											},
										},
									},
								],
							},
						},
						relationships: {
							list: { data: { type: 'list', id: target } },
						},
					}
				)
			);
		},

		unsubscribe: async ( { key, target }, { email } ) =>
			judged(
				await ask(
					key,
					'POST',
					'/profile-subscription-bulk-delete-jobs',
					{
						type: 'profile-subscription-bulk-delete-job',
						attributes: {
							profiles: {
								data: [
									{
										type: 'profile',
										attributes: {
											email,
											subscriptions: {
												email: {
													marketing: {
														consent: 'UNSUBSCRIBED',
													},
												},
											},
										},
									},
								],
							},
						},
						relationships: {
							list: { data: { type: 'list', id: target } },
						},
					}
				)
			),

		async erase( { key }, { email } ) {
			const outcome = judged(
				await ask( key, 'POST', '/data-privacy-deletion-jobs', {
					type: 'data-privacy-deletion-job',
					attributes: {
						profile: {
							data: { type: 'profile', attributes: { email } },
						},
					},
				} )
			);
			return outcome.kind === 'failed' && outcome.status === 404
				? { kind: 'done', status: 404 }
				: outcome;
		},

		async test( { key } ) {
			const answer = await ask(
				key,
				'GET',
				'/lists?fields[list]=name,opt_in_process'
			);
			const known =
				answer.kind === 'answer'
					? z
							.object( { data: z.array( listSchema ) } )
							.safeParse( jsonOf( answer.body ) ).data
					: undefined;
			return {
				outcome: judged( answer ),
				lists: ( known?.data ?? [] ).map( ( { id, attributes } ) => ( {
					id,
					name: attributes.name,
					confirms_again:
						attributes.opt_in_process === 'double_opt_in',
				} ) ),
			};
		},
	};
}

/** What Klaviyo keeps of the proof. */
function sourceOf( {
	confirmedAt,
	requestedAt,
	page,
}: PersonToHandOver ): string {
	const confirmed =
		confirmedAt === null
			? ''
			: `confirmed ${ isoSeconds( confirmedAt ) }, `;
	return `Cairn, ${ confirmed }asked ${ isoSeconds( requestedAt ) } at ${ page ?? '/' }`;
}
