/** The site's own receiver, by Standard Webhooks: signed, thin unless its owner asks for address and name. */
import { z } from 'zod';
import type { Clock } from '../../../storage/clock.ts';
import type { Random } from '../../../storage/random.ts';
import { jsonOf, type Judge, letter, outcomeOf } from '../outcome.ts';
import type { Send } from '../outgoing/send.ts';
import { signWebhook } from '../standard-webhook.ts';
import type { Connector, PersonToEnd, Receiver } from './connector.ts';

const challengeSchema = z.object( { challenge: z.string() } );

const judge: Judge = ( { status } ) => {
	if ( status === 410 ) {
		return { class: 'gone', reason: 'gone' };
	}
	// A receiver that is not there at the moment: it is being deployed, or its address is about to be corrected.
	return status === 404
		? { class: 'later', reason: 'receiver_failed' }
		: null;
};

export function createWebhook( deps: {
	send: Send;
	clock: Clock;
	random: Random;
} ): Connector {
	function tell(
		receiver: Omit< Receiver, 'target' >,
		type: string,
		data: object
	) {
		const now = deps.clock.now();
		const at = Math.floor( now / 1000 );
		const body = JSON.stringify( {
			type,
			timestamp: new Date( now ).toISOString(),
			data,
		} );
		return deps.send( {
			method: 'POST',
			url: receiver.address ?? '',
			headers: {
				'Content-Type': 'application/json',
				'webhook-id': receiver.jobId,
				'webhook-timestamp': String( at ),
				'webhook-signature': signWebhook(
					receiver.key,
					receiver.jobId,
					at,
					body
				),
			},
			body,
		} );
	}

	async function end(
		receiver: Receiver,
		type: string,
		person: PersonToEnd
	) {
		const answer = await tell( receiver, type, {
			contact_id: person.contactId,
			list: person.list,
			...( receiver.withPerson ? { email: person.email } : {} ),
		} );
		return outcomeOf( answer, deps.clock.now(), judge );
	}

	return {
		// The service makes the secret.
		mayBeKey: () => false,
		keyEnds: () => '',

		async subscribe( receiver, person ) {
			const answer = await tell( receiver, 'contact.confirmed', {
				contact_id: person.contactId,
				list: person.list,
				purpose: person.purpose,
				page: person.page,
				lang: person.lang,
				requested_at: new Date( person.requestedAt ).toISOString(),
				confirmed_at:
					person.confirmedAt === null
						? null
						: new Date( person.confirmedAt ).toISOString(),
				text_hash: person.textHash,
				...( receiver.withPerson
					? {
							email: person.email,
							name: person.name,
							requested_ip: person.requestedIp,
							confirmed_ip: person.confirmedIp,
						}
					: {} ),
			} );
			return outcomeOf( answer, deps.clock.now(), judge );
		},

		unsubscribe: ( receiver, person ) =>
			end( receiver, 'contact.withdrawn', person ),

		erase: ( receiver, person ) =>
			end( receiver, 'contact.erased', person ),

		/** Whoever is meant gives the challenge back: nobody can make us call an address that is not theirs. */
		async test( receiver ) {
			const challenge = deps.random.bytes( 24 ).toString( 'base64url' );
			const answer = await tell( receiver, 'endpoint.challenge', {
				challenge,
			} );
			const outcome = outcomeOf( answer, deps.clock.now(), judge );
			const said =
				answer.kind === 'answer'
					? challengeSchema.safeParse( jsonOf( answer.body ) ).data
					: undefined;
			return {
				outcome:
					outcome.kind === 'done' && said?.challenge !== challenge
						? letter( 'not_verified', outcome.status )
						: outcome,
				lists: [],
			};
		},
	};
}
