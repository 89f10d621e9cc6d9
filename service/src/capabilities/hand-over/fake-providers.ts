/**
 * Mailchimp, Brevo, Klaviyo and a receiver of webhooks on one local server, as far as their public documentation says how they
 * behave: keys, lists, validation, upserts, compliance states, rate limits and failures. Below `/mailchimp`, `/brevo`, `/klaviyo`
 * and `/hook`. Hears everything, so that a test can count.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonOf } from './outcome.ts';
import { isSigned } from './standard-webhook.ts';

export const FAKE_KEYS = {
	mailchimp: `${ '0a1b'.repeat( 8 ) }-us7`,
	brevo: `xkeysib-${ '0a1b'.repeat( 16 ) }-AbCdEfGh12345678`,
	klaviyo: 'pk_0123456789abcdef0123456789abcdef01',
} as const;

export type FakeProvider = keyof typeof FAKE_KEYS | 'hook';

/** One member of one list, or one profile. */
export interface FakeMember {
	email: string;
	status: string;
	/** What was last sent about it. */
	given: Record< string, unknown >;
	/** How often it was added or changed. */
	writes: number;
}

export interface FakeAnswer {
	readonly status: number;
	readonly headers?: Readonly< Record< string, string > >;
	readonly body?: object;
	/** The request takes effect, but its answer never arrives. */
	readonly lost?: boolean;
}

interface Heard {
	readonly provider: string;
	readonly method: string;
	readonly path: string;
	readonly body: string;
	readonly headers: IncomingMessage[ 'headers' ];
}

export interface FakeProviders {
	readonly url: string;
	readonly heard: Heard[];
	/** By provider, list and address. */
	readonly members: Map< string, FakeMember >;
	/** Lists of Klaviyo that send a confirmation mail of their own. */
	readonly confirming: Set< string >;
	/** Answers the next requests to a provider so, before anything else is looked at. */
	readonly script: (
		provider: FakeProvider,
		...answers: FakeAnswer[]
	) => void;
	/** What a webhook is signed with; without it every signature is refused. */
	signingSecret: string | null;
	/** Whether the receiver of webhooks gives a challenge back. */
	echo: boolean;
	member: (
		provider: FakeProvider,
		list: string,
		email: string
	) => FakeMember | undefined;
	close: () => Promise< void >;
}

/** Of Mailchimp and Klaviyo; Brevo numbers its lists. */
export const FAKE_LISTS = {
	mailchimp: 'a1b2c3d4e5',
	brevo: '7',
	klaviyo: 'Y6nRLr',
} as const;

export async function startFakeProviders(): Promise< FakeProviders > {
	const scripted = new Map< string, FakeAnswer[] >();
	const fake: FakeProviders = {
		url: '',
		heard: [],
		members: new Map(),
		confirming: new Set(),
		script( provider, ...answers ) {
			scripted.set( provider, [
				...( scripted.get( provider ) ?? [] ),
				...answers,
			] );
		},
		signingSecret: null,
		echo: true,
		member: ( provider, list, email ) =>
			fake.members.get( memberKey( provider, list, email ) ),
		close: () => closeServer( server ),
	};
	const server = createServer( ( request, response ) => {
		const chunks: Buffer[] = [];
		request.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
		request.on( 'end', () => {
			const [ , provider = '', rest = '' ] =
				/^\/([a-z]+)(\/.*)?$/.exec( request.url ?? '' ) ?? [];
			const heard = {
				provider,
				method: request.method ?? '',
				path: rest,
				body: Buffer.concat( chunks ).toString(),
				headers: request.headers,
			};
			fake.heard.push( heard );
			const next = scripted.get( provider )?.shift();
			const answer =
				next === undefined || next.lost
					? answerTo( fake, heard )
					: next;
			if ( next?.lost ) {
				request.socket.destroy();
				return;
			}
			response.writeHead( answer.status, {
				'Content-Type': 'application/json',
				...answer.headers,
			} );
			response.end(
				answer.body === undefined ? '' : JSON.stringify( answer.body )
			);
		} );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	return Object.assign( fake, { url: `http://127.0.0.1:${ port }` } );
}

function closeServer( server: Server ): Promise< void > {
	return new Promise( ( resolve ) => {
		server.close( () => resolve() );
		server.closeAllConnections();
	} );
}

function memberKey( provider: string, list: string, email: string ): string {
	return `${ provider } ${ list } ${ email.trim().toLowerCase() }`;
}

function answerTo( fake: FakeProviders, heard: Heard ): FakeAnswer {
	switch ( heard.provider ) {
		case 'mailchimp':
			return mailchimp( fake, heard );
		case 'brevo':
			return brevo( fake, heard );
		case 'klaviyo':
			return klaviyo( fake, heard );
		case 'hook':
			return hook( fake, heard );
		default:
			return { status: 404 };
	}
}

type Json = Record< string, unknown >;

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function write(
	fake: FakeProviders,
	provider: FakeProvider,
	list: string,
	email: string,
	status: string,
	given: Json
): FakeMember {
	const key = memberKey( provider, list, email );
	const member = {
		email,
		status,
		given,
		writes: ( fake.members.get( key )?.writes ?? 0 ) + 1,
	};
	fake.members.set( key, member );
	return member;
}

function problem( status: number, title: string, detail: string ): FakeAnswer {
	return {
		status,
		headers: { 'Content-Type': 'application/problem+json' },
		body: {
			type: 'https://mailchimp.com/developer/marketing/docs/errors/',
			title,
			status,
			detail,
			instance: '00000000-0000-0000-0000-000000000000',
		},
	};
}

function mailchimp( fake: FakeProviders, heard: Heard ): FakeAnswer {
	const given = /^Basic (.+)$/.exec( heard.headers.authorization ?? '' );
	const [ , key ] = Buffer.from( given?.[ 1 ] ?? '', 'base64' )
		.toString()
		.split( ':' );
	if ( key !== FAKE_KEYS.mailchimp ) {
		return problem(
			401,
			'API Key Invalid',
			"Your API key may be invalid, or you've attempted to access the wrong datacenter."
		);
	}
	if ( /^\/3\.0\/lists\?/.test( heard.path ) ) {
		return {
			status: 200,
			body: { lists: [ { id: FAKE_LISTS.mailchimp, name: 'Letter' } ] },
		};
	}
	const [ , list = '', hash = '', action = '' ] =
		/^\/3\.0\/lists\/([^/]+)\/members\/([0-9a-f]{32})([^?]*)/.exec(
			heard.path
		) ?? [];
	if ( list !== FAKE_LISTS.mailchimp ) {
		return problem(
			404,
			'Resource Not Found',
			'The requested resource could not be found.'
		);
	}
	const body = ( jsonOf( heard.body ) ?? {} ) as Json;
	const known = [ ...fake.members.values() ].find(
		( member ) =>
			fake.member( 'mailchimp', list, member.email ) === member &&
			md5( member.email ) === hash
	);
	if ( heard.method === 'PUT' ) {
		return putMember( fake, list, hash, body, known );
	}
	if ( known === undefined ) {
		return problem(
			404,
			'Resource Not Found',
			'The requested resource could not be found.'
		);
	}
	if ( heard.method === 'POST' && action === '/actions/delete-permanent' ) {
		fake.members.delete( memberKey( 'mailchimp', list, known.email ) );
		return { status: 204 };
	}
	if ( heard.method === 'PATCH' ) {
		known.status = String( body.status );
		known.writes += 1;
		return { status: 200, body: { status: known.status } };
	}
	return problem( 405, 'Method Not Allowed', 'The method is not allowed.' );
}

function putMember(
	fake: FakeProviders,
	list: string,
	hash: string,
	body: Json,
	known: FakeMember | undefined
): FakeAnswer {
	const email = String( body.email_address ?? '' );
	if ( ! ADDRESS.test( email ) || md5( email ) !== hash ) {
		return problem(
			400,
			'Invalid Resource',
			`${ email } looks fake or invalid, please enter a real email address.`
		);
	}
	if ( known?.status === 'forgotten' ) {
		return problem(
			400,
			'Forgotten Email Not Subscribed',
			`${ email } was permanently deleted and cannot be re-imported. The contact must re-subscribe to get back on the list.`
		);
	}
	if ( known?.status === 'compliance' ) {
		return problem(
			400,
			'Member In Compliance State',
			`${ email } is in a compliance state due to unsubscribe, bounce, or compliance review and cannot be subscribed.`
		);
	}
	if ( known === undefined && body.status_if_new === undefined ) {
		return problem( 400, 'Invalid Resource', 'status_if_new is required.' );
	}
	const status = String( body.status ?? known?.status ?? body.status_if_new );
	write( fake, 'mailchimp', list, email, status, body );
	return { status: 200, body: { id: hash, email_address: email, status } };
}

function brevo( fake: FakeProviders, heard: Heard ): FakeAnswer {
	if ( heard.headers[ 'api-key' ] !== FAKE_KEYS.brevo ) {
		return {
			status: 401,
			body: { code: 'unauthorized', message: 'Key not found' },
		};
	}
	const body = ( jsonOf( heard.body ) ?? {} ) as Json;
	const bad = ( message: string ): FakeAnswer => ( {
		status: 400,
		body: { code: 'invalid_parameter', message },
	} );
	if ( heard.path.startsWith( '/v3/contacts/lists?' ) ) {
		return {
			status: 200,
			body: { count: 1, lists: [ { id: 7, name: 'Letter' } ] },
		};
	}
	const removing = /^\/v3\/contacts\/lists\/(\d+)\/contacts\/remove$/.exec(
		heard.path
	);
	if ( removing ) {
		const [ email = '' ] = body.emails as string[];
		const known = fake.member( 'brevo', FAKE_LISTS.brevo, email );
		if ( known?.status !== 'subscribed' ) {
			return bad(
				'Contact already removed from list and/or does not exist'
			);
		}
		write( fake, 'brevo', FAKE_LISTS.brevo, email, 'off_list', body );
		return {
			status: 201,
			body: { contacts: { success: [ email ], failure: [] } },
		};
	}
	const [ , named ] = /^\/v3\/contacts\/([^/?]+)$/.exec( heard.path ) ?? [];
	if ( named !== undefined ) {
		const known = fake.member(
			'brevo',
			FAKE_LISTS.brevo,
			decodeURIComponent( named )
		);
		if ( known === undefined ) {
			return {
				status: 404,
				body: {
					code: 'document_not_found',
					message: 'Contact does not exist',
				},
			};
		}
		if ( heard.method === 'DELETE' ) {
			fake.members.delete(
				memberKey( 'brevo', FAKE_LISTS.brevo, known.email )
			);
			return { status: 204 };
		}
		return {
			status: 200,
			body: {
				email: known.email,
				emailBlacklisted: known.status === 'blacklisted',
				listIds: known.status === 'subscribed' ? [ 7 ] : [],
				listUnsubscribed:
					known.status === 'unsubscribed' ? [ 7 ] : null,
			},
		};
	}
	const email = String( body.email ?? '' );
	if ( ! ADDRESS.test( email ) ) {
		return bad( 'Invalid email address' );
	}
	if ( ( body.listIds as number[] )[ 0 ] !== 7 ) {
		return bad( 'List id does not exist' );
	}
	const known = fake.member( 'brevo', FAKE_LISTS.brevo, email );
	if ( known !== undefined && body.updateEnabled !== true ) {
		return {
			status: 400,
			body: {
				code: 'duplicate_parameter',
				message: 'Contact already exist',
			},
		};
	}
	write( fake, 'brevo', FAKE_LISTS.brevo, email, 'subscribed', body );
	return known === undefined
		? { status: 201, body: { id: 1 } }
		: { status: 204 };
}

function klaviyo( fake: FakeProviders, heard: Heard ): FakeAnswer {
	const fail = (
		status: number,
		title: string,
		pointer = '/data'
	): FakeAnswer => ( {
		status,
		body: {
			errors: [
				{
					id: '00000000-0000-0000-0000-000000000000',
					status,
					title,
					detail: title,
					source: { pointer },
				},
			],
		},
	} );
	if (
		heard.headers.authorization !== `Klaviyo-API-Key ${ FAKE_KEYS.klaviyo }`
	) {
		return fail( 401, 'Incorrect authentication credentials.' );
	}
	if ( ! /^\d{4}-\d{2}-\d{2}$/.test( String( heard.headers.revision ) ) ) {
		return fail( 400, 'The revision header is missing.' );
	}
	const list = ( id: string ) => ( {
		type: 'list',
		id,
		attributes: {
			name: 'Letter',
			opt_in_process: fake.confirming.has( id )
				? 'double_opt_in'
				: 'single_opt_in',
		},
	} );
	const address = new URL( heard.path, 'http://fake' );
	if ( address.pathname === '/api/lists' ) {
		return { status: 200, body: { data: [ list( FAKE_LISTS.klaviyo ) ] } };
	}
	if ( address.pathname.startsWith( '/api/lists/' ) ) {
		return address.pathname.endsWith( `/${ FAKE_LISTS.klaviyo }` )
			? { status: 200, body: { data: list( FAKE_LISTS.klaviyo ) } }
			: fail( 404, 'A list with this id does not exist.' );
	}
	if ( address.pathname === '/api/profiles' ) {
		const [ , asked = '' ] =
			/^equals\(email,"(.*)"\)$/.exec(
				address.searchParams.get( 'filter' ) ?? ''
			) ?? [];
		const known = fake.member( 'klaviyo', FAKE_LISTS.klaviyo, asked );
		return {
			status: 200,
			body: {
				data:
					known === undefined
						? []
						: [
								{
									type: 'profile',
									id: '01GDDKASAP8TKDDA2GRZDSVP4H',
									attributes: {
										email: known.email,
										subscriptions: {
											email: {
												marketing: marketing(
													known.status
												),
											},
										},
									},
								},
							],
			},
		};
	}
	const { data } = ( jsonOf( heard.body ) ?? {} ) as {
		data: {
			type: string;
			attributes: {
				profile?: { data: { attributes: { email: string } } };
				profiles?: { data: { attributes: Json & { email: string } }[] };
			};
			relationships?: { list: { data: { id: string } } };
		};
	};
	if ( address.pathname === '/api/data-privacy-deletion-jobs' ) {
		const { email = '' } = data.attributes.profile?.data.attributes ?? {};
		fake.members.delete(
			memberKey( 'klaviyo', FAKE_LISTS.klaviyo, email )
		);
		return { status: 202 };
	}
	const [ profile ] = data.attributes.profiles?.data ?? [];
	const email = profile?.attributes.email ?? '';
	if ( ! ADDRESS.test( email ) ) {
		return fail(
			400,
			'Invalid email address',
			'/data/attributes/profiles/data/0/attributes/email'
		);
	}
	if ( data.relationships?.list.data.id !== FAKE_LISTS.klaviyo ) {
		return fail( 404, 'A list with this id does not exist.' );
	}
	write(
		fake,
		'klaviyo',
		FAKE_LISTS.klaviyo,
		email,
		address.pathname.endsWith( '-create-jobs' )
			? 'subscribed'
			: 'unsubscribed',
		data.attributes as Json
	);
	return { status: 202 };
}

function marketing( status: string ): Json {
	return {
		consent: status === 'subscribed' ? 'SUBSCRIBED' : 'UNSUBSCRIBED',
		suppression: status === 'bounced' ? [ { reason: 'HARD_BOUNCE' } ] : [],
	};
}

function hook( fake: FakeProviders, heard: Heard ): FakeAnswer {
	const headers = heard.headers as Record< string, string | undefined >;
	const at = Number( headers[ 'webhook-timestamp' ] ) * 1000;
	if (
		fake.signingSecret === null ||
		! isSigned( fake.signingSecret, headers, heard.body, at )
	) {
		return { status: 401 };
	}
	const { type, data } = jsonOf( heard.body ) as {
		type: string;
		data: Json;
	};
	return type === 'endpoint.challenge' && fake.echo
		? { status: 200, body: { challenge: data.challenge } }
		: { status: 200, body: {} };
}

function md5( email: string ): string {
	return createHash( 'md5' )
		.update( email.trim().toLowerCase() )
		.digest( 'hex' );
}
