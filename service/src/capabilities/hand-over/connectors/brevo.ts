/**
 * Brevo API v3. A contact is known by its address; `updateEnabled` makes adding an upsert. Our confirmation ran, so the contact is
 * added plainly and Brevo's own double opt-in is not used. Whoever unsubscribed there is looked for first and left alone.
 */
import { z } from 'zod';
import type { Clock } from '../../../storage/clock.ts';
import { jsonOf, type Judge, letter, outcomeOf } from '../outcome.ts';
import type { OutgoingRequest, Send } from '../outgoing/send.ts';
import {
	type Connector,
	endOf,
	isoSeconds,
	nameParts,
	type PersonToHandOver,
} from './connector.ts';

const BASE = 'https://api.brevo.com';
const KEY = /^xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}$/;

const problemSchema = z.object( {
	code: z.string().default( '' ),
	message: z.string().default( '' ),
} );
const contactSchema = z.object( {
	emailBlacklisted: z.boolean().default( false ),
	listUnsubscribed: z.array( z.number() ).nullish(),
} );
const listsSchema = z.object( {
	lists: z
		.array( z.object( { id: z.number(), name: z.string() } ) )
		.default( [] ),
} );

const judge: Judge = ( { status, body } ) => {
	const problem = problemSchema.safeParse( jsonOf( body ) ).data;
	const { code = '', message = '' } = problem ?? {};
	const said = {
		detail: `${ code }: ${ message }`,
		waitHeader: 'x-sib-ratelimit-reset',
	};
	if ( status === 400 && /list/i.test( message ) ) {
		return { ...said, class: 'settings', reason: 'list_missing' };
	}
	return status === 400 && /email/i.test( message )
		? { ...said, reason: 'address_refused' }
		: said;
};

/**
 * @param deps
 * @param deps.send
 * @param deps.clock
 * @param deps.base  Address in front of `/v3`.
 */
export function createBrevo( deps: {
	send: Send;
	clock: Clock;
	base: string | null;
} ): Connector {
	const ask = (
		key: string,
		method: OutgoingRequest[ 'method' ],
		path: string,
		body?: object
	) =>
		deps.send( {
			method,
			url: `${ deps.base ?? BASE }/v3${ path }`,
			headers: {
				'api-key': key,
				Accept: 'application/json',
				'Content-Type': 'application/json',
			},
			...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
		} );
	const judged = ( answer: Awaited< ReturnType< Send > > ) =>
		outcomeOf( answer, deps.clock.now(), judge );
	const contactPath = ( email: string ) =>
		`/contacts/${ encodeURIComponent( email.toLowerCase() ) }`;

	return {
		mayBeKey: ( key ) => KEY.test( key ),
		keyEnds: endOf,

		async subscribe( { key, target }, person ) {
			const known = await ask( key, 'GET', contactPath( person.email ) );
			const found = judged( known );
			if ( found.kind === 'failed' && found.status !== 404 ) {
				return found;
			}
			const contact =
				known.kind === 'answer' && found.kind === 'done'
					? contactSchema.safeParse( jsonOf( known.body ) ).data
					: undefined;
			if (
				contact?.emailBlacklisted === true ||
				contact?.listUnsubscribed?.includes( Number( target ) )
			) {
				return letter( 'unsubscribed_there', found.status );
			}
			return judged(
				await ask( key, 'POST', '/contacts', {
					email: person.email,
					attributes: attributesOf( person ),
					listIds: [ Number( target ) ],
					updateEnabled: true,
				} )
			);
		},

		/** Only from the list: the person may have agreed to others. Whoever is not on it needs no ending. */
		async unsubscribe( { key, target }, { email } ) {
			const outcome = judged(
				await ask(
					key,
					'POST',
					`/contacts/lists/${ encodeURIComponent( target ) }/contacts/remove`,
					{ emails: [ email ] }
				)
			);
			return outcome.kind === 'failed' &&
				( outcome.status === 404 ||
					/already removed|does not exist/i.test( outcome.detail ) )
				? { kind: 'done', status: outcome.status ?? 404 }
				: outcome;
		},

		async erase( { key }, { email } ) {
			const outcome = judged(
				await ask( key, 'DELETE', contactPath( email ) )
			);
			return outcome.kind === 'failed' && outcome.status === 404
				? { kind: 'done', status: 404 }
				: outcome;
		},

		async test( { key } ) {
			const answer = await ask( key, 'GET', '/contacts/lists?limit=50' );
			const known =
				answer.kind === 'answer'
					? listsSchema.safeParse( jsonOf( answer.body ) ).data
					: undefined;
			return {
				outcome: judged( answer ),
				lists: ( known?.lists ?? [] ).map( ( { id, name } ) => ( {
					id: String( id ),
					name,
					confirms_again: false,
				} ) ),
			};
		},
	};
}

/** Brevo keeps those attributes that its owner has set up, and passes over the others. */
function attributesOf( person: PersonToHandOver ): Record< string, string > {
	const parts = person.name === null ? null : nameParts( person.name );
	return {
		...( parts === null ? {} : { FIRSTNAME: parts.first } ),
		...( parts?.last ? { LASTNAME: parts.last } : {} ),
		SIGNUP_TIME: isoSeconds( person.requestedAt ),
		...( person.requestedIp === null
			? {}
			: { SIGNUP_IP: person.requestedIp } ),
		...( person.confirmedAt === null
			? {}
			: { OPTIN_TIME: isoSeconds( person.confirmedAt ) } ),
		...( person.confirmedIp === null
			? {}
			: { OPTIN_IP: person.confirmedIp } ),
		...( person.page === null ? {} : { SIGNUP_PAGE: person.page } ),
	};
}
