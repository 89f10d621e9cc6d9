/**
 * Mailchimp Marketing API 3.0. A member is known by the MD5 of the lower-cased address, so that adding is an upsert; somebody
 * new is `subscribed` at once, since our confirmation ran, and whoever is there keeps the status they have.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../storage/clock.ts';
import {
	jsonOf,
	type Judge,
	letter,
	type Outcome,
	outcomeOf,
} from '../outcome.ts';
import type { OutgoingRequest, Send } from '../outgoing/send.ts';
import {
	type Connector,
	endOf,
	isoSeconds,
	nameParts,
	type PersonToHandOver,
	type Receiver,
} from './connector.ts';

const KEY = /^[0-9a-f]{32}-([a-z]{2,4}\d{1,3})$/;

const problemSchema = z.object( {
	title: z.string().default( '' ),
	detail: z.string().default( '' ),
} );
const memberSchema = z.object( { status: z.string() } );
const listsSchema = z.object( {
	lists: z.array( z.object( { id: z.string(), name: z.string() } ) ),
} );

const judge: Judge = ( { status, body } ) => {
	const problem = problemSchema.safeParse( jsonOf( body ) ).data;
	const { title = '', detail = '' } = problem ?? {};
	const said = { detail: `${ title }: ${ detail }` };
	if ( status === 404 ) {
		return { ...said, class: 'settings', reason: 'list_missing' };
	}
	if ( title === 'Member In Compliance State' ) {
		return { ...said, reason: 'unsubscribed_there' };
	}
	return title === 'Forgotten Email Not Subscribed' ||
		/fake or invalid|valid email/i.test( detail )
		? { ...said, reason: 'address_refused' }
		: said;
};

/**
 * @param deps
 * @param deps.send
 * @param deps.clock
 * @param deps.base  Address of the API in front of `/3.0`; by default the data centre's that the key ends with.
 */
export function createMailchimp( deps: {
	send: Send;
	clock: Clock;
	base: string | null;
} ): Connector {
	function ask(
		key: string,
		method: OutgoingRequest[ 'method' ],
		path: string,
		body?: object
	) {
		const centre = KEY.exec( key )?.[ 1 ] ?? 'us1';
		return deps.send( {
			method,
			url: `${
				deps.base ?? `https://${ centre }.api.mailchimp.com`
			}/3.0${ path }`,
			headers: {
				Authorization: `Basic ${ Buffer.from( `cairn:${ key }` ).toString( 'base64' ) }`,
				Accept: 'application/json',
				'Content-Type': 'application/json',
			},
			...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
		} );
	}

	async function put(
		receiver: Receiver,
		person: PersonToHandOver,
		status: string | null
	): Promise< { outcome: Outcome; member: string } > {
		const answer = await ask(
			receiver.key,
			'PUT',
			`${ memberPath( receiver, person ) }?skip_merge_validation=true`,
			{
				email_address: person.email,
				status_if_new: 'subscribed',
				...( status === null ? {} : { status } ),
				...( person.name === null
					? {}
					: { merge_fields: mergeFields( person.name ) } ),
				language: person.lang.slice( 0, 2 ),
				...( person.requestedIp === null
					? {}
					: { ip_signup: person.requestedIp } ),
				timestamp_signup: isoSeconds( person.requestedAt ),
				...( person.confirmedIp === null
					? {}
					: { ip_opt: person.confirmedIp } ),
				...( person.confirmedAt === null
					? {}
					: { timestamp_opt: isoSeconds( person.confirmedAt ) } ),
			}
		);
		return {
			outcome: outcomeOf( answer, deps.clock.now(), judge ),
			member:
				answer.kind === 'answer'
					? ( memberSchema.safeParse( jsonOf( answer.body ) ).data
							?.status ?? '' )
					: '',
		};
	}

	/** Whoever is not there needs no ending. */
	async function end( ended: Promise< Outcome > ): Promise< Outcome > {
		const outcome = await ended;
		return outcome.kind === 'failed' && outcome.status === 404
			? { kind: 'done', status: 404 }
			: outcome;
	}

	return {
		mayBeKey: ( key ) => KEY.test( key ),
		// Behind the last hyphen stands the data centre, which many keys share.
		keyEnds: ( key ) => endOf( key.replace( /-[^-]*$/, '' ) ),

		async subscribe( receiver, person, again ) {
			let { outcome, member } = await put(
				receiver,
				person,
				again ? 'subscribed' : null
			);
			if (
				outcome.kind === 'done' &&
				( member === 'pending' || member === 'archived' )
			) {
				( { outcome, member } = await put(
					receiver,
					person,
					'subscribed'
				) );
			}
			if ( outcome.kind === 'done' && member === 'unsubscribed' ) {
				return letter( 'unsubscribed_there', outcome.status );
			}
			return outcome.kind === 'done' && member === 'cleaned'
				? letter( 'address_refused', outcome.status )
				: outcome;
		},

		unsubscribe: ( receiver, person ) =>
			end(
				ask( receiver.key, 'PATCH', memberPath( receiver, person ), {
					status: 'unsubscribed',
				} ).then( ( answer ) =>
					outcomeOf( answer, deps.clock.now(), judge )
				)
			),

		erase: ( receiver, person ) =>
			end(
				ask(
					receiver.key,
					'POST',
					`${ memberPath( receiver, person ) }/actions/delete-permanent`
				).then( ( answer ) =>
					outcomeOf( answer, deps.clock.now(), judge )
				)
			),

		async test( { key } ) {
			const answer = await ask(
				key,
				'GET',
				'/lists?count=100&fields=lists.id,lists.name'
			);
			const known =
				answer.kind === 'answer'
					? listsSchema.safeParse( jsonOf( answer.body ) ).data
					: undefined;
			return {
				outcome: outcomeOf( answer, deps.clock.now(), judge ),
				// A member that is added as subscribed is sent no confirmation mail, whatever the list is set to.
				lists: ( known?.lists ?? [] ).map( ( { id, name } ) => ( {
					id,
					name,
					confirms_again: false,
				} ) ),
			};
		},
	};
}

function mergeFields( name: string ): Record< string, string > {
	const { first, last } = nameParts( name );
	return { FNAME: first, ...( last === null ? {} : { LNAME: last } ) };
}

function memberPath(
	{ target }: Receiver,
	{ email }: { readonly email: string }
): string {
	const hash = createHash( 'md5' )
		.update( email.trim().toLowerCase() )
		.digest( 'hex' );
	return `/lists/${ encodeURIComponent( target ) }/members/${ hash }`;
}
