/** Hands confirmed contacts over to those who send the letters, and hears from them who does not want any more. */
import type {
	DestinationKind,
	DestinationList,
	DestinationSave,
	DestinationSaved,
	DestinationState,
	DestinationTest,
	HandOverJobs,
	HandOverQuery,
} from '#contract/hand-over.ts';
import { MOST_DESTINATIONS } from '#contract/hand-over.ts';
import type { RowDataPacket } from 'mysql2/promise';
import type { Clock } from '../../storage/clock.ts';
import type { Database, RawConnection } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import type { Vault } from '../../storage/vault.ts';
import {
	type Contacts,
	freshId,
	type HandOverPort,
	maskEmail,
	noteLook,
	type Work,
} from '../contacts/index.ts';
import type { PersonalKeys } from '../personal-keys/index.ts';
import { createBrevo } from './connectors/brevo.ts';
import type { Connector } from './connectors/connector.ts';
import { createKlaviyo } from './connectors/klaviyo.ts';
import { createMailchimp } from './connectors/mailchimp.ts';
import { createWebhook } from './connectors/webhook.ts';
import { type HandOverSite, readPerson } from './deliver.ts';
import {
	deleteDestination,
	destinationsOf,
	noteDestination,
	openSecrets,
	readDestination,
	sealSecrets,
	secretHash,
	type StoredDestination,
	writeDestination,
} from './destinations.ts';
import {
	deleteJobs,
	dropDead,
	jobsOfDestination,
	listJobs,
	retryJobs,
	tallyJobs,
} from './jobs.ts';
import { mayBeAddress, type Send } from './outgoing/send.ts';
import { createQueue } from './queue.ts';
import { newSigningSecret, sameText } from './standard-webhook.ts';
import { type BackHeaders, readToldBack } from './told-back.ts';
import { createWorker } from './worker.ts';

export type { HandOverSite } from './deliver.ts';
export { createSend, type Send } from './outgoing/send.ts';

/** Why something was not saved: the field. */
export interface Unfit {
	readonly field: 'key' | 'address' | 'kind' | 'back_secret' | 'lists';
}

export interface HandOver {
	/** What contacts tell inside their transactions. */
	readonly port: HandOverPort;
	destinations: ( site: HandOverSite ) => Promise< DestinationList >;
	save: (
		site: HandOverSite,
		destination: DestinationSave
	) => Promise< DestinationSaved | Unfit | 'not_found' >;
	/** Tries a destination; one that answers well is used from then on. Null: the site has no such destination. */
	test: (
		site: HandOverSite,
		destinationId: string
	) => Promise< DestinationTest | null >;
	/** `not_now`: it must be tried first. */
	setState: (
		site: HandOverSite,
		destinationId: string,
		state: Extract< DestinationState, 'active' | 'paused' >
	) => Promise< 'changed' | 'not_found' | 'not_now' >;
	delete: (
		site: HandOverSite,
		destinationId: string
	) => Promise< 'deleted' | 'not_found' >;
	/** A page; the look is logged. */
	jobs: (
		site: HandOverSite,
		query: HandOverQuery
	) => Promise< HandOverJobs >;
	/** How many dead letters wait again. */
	retry: (
		site: HandOverSite,
		jobIds: readonly string[]
	) => Promise< number >;
	drop: (
		site: HandOverSite,
		jobIds: readonly string[]
	) => Promise< number >;
	/** A receiver tells of its people. `unknown`: nobody who may. */
	tellBack: ( told: {
		/** Public id. */
		readonly site: string;
		readonly destinationId: string;
		readonly secret: string;
		readonly headers: BackHeaders;
		readonly body: string;
	} ) => Promise< 'taken' | 'unknown' >;
	/** Delivers what is due; a job does so every few seconds. */
	deliver: () => Promise< void >;
	start: () => void;
	stop: () => Promise< void >;
}

const EVERY_MS = 5_000;
const JOBS_A_PAGE = 25;

interface ListRow extends RowDataPacket {
	list: string;
}

/**
 * Builds the capability.
 *
 * @param deps
 * @param deps.database
 * @param deps.keys
 * @param deps.vault          Seals the keys of destinations.
 * @param deps.siteById
 * @param deps.siteByPublicId
 * @param deps.endByReceiver  Ends consents that ended elsewhere.
 * @param deps.send           The wire.
 * @param deps.providers      Address in front of each provider's paths, for a server that stands in for them; null: their own.
 * @param deps.clock
 * @param deps.random
 * @param deps.onRefused      Hears of destinations that need somebody.
 * @param deps.onError        Hears of failures in the background.
 */
export function createHandOver( deps: {
	database: Database;
	keys: Pick< PersonalKeys, 'values' >;
	vault: Vault;
	siteById: ( siteId: number ) => Promise< HandOverSite | null >;
	siteByPublicId: ( publicId: string ) => Promise< HandOverSite | null >;
	endByReceiver: Contacts[ 'endByReceiver' ];
	send: Send;
	providers: string | null;
	clock: Clock;
	random: Random;
	onRefused: ( what: {
		site: string;
		destination: string;
		reason: string;
	} ) => void;
	onError: ( error: unknown ) => void;
} ): HandOver {
	const { database, vault, clock, random, providers } = deps;
	const base = ( name: string ) =>
		providers === null ? null : `${ providers }/${ name }`;
	const connectors: Readonly< Record< DestinationKind, Connector > > = {
		mailchimp: createMailchimp( { ...deps, base: base( 'mailchimp' ) } ),
		brevo: createBrevo( { ...deps, base: base( 'brevo' ) } ),
		klaviyo: createKlaviyo( { ...deps, base: base( 'klaviyo' ) } ),
		webhook: createWebhook( deps ),
	};
	const worker = createWorker( { ...deps, connectors } );
	let timer: NodeJS.Timeout | undefined;
	let running: Promise< void > = Promise.resolve();

	function inSite< T >(
		site: HandOverSite,
		run: ( work: Work ) => Promise< T >
	): Promise< T > {
		return database.rawTransaction(
			async ( connection ) =>
				run( {
					connection,
					values: await deps.keys.values( connection, site ),
					site,
					now: clock.now(),
				} ),
			{ onDuplicateKey: true }
		);
	}

	/** Why what was sent cannot be saved; null: it can. */
	function unfit(
		save: DestinationSave,
		known: StoredDestination | null
	): Unfit | null {
		if ( known !== null && known.kind !== save.kind ) {
			return { field: 'kind' };
		}
		if ( save.kind === 'webhook' ) {
			return mayBeAddress( save.address ?? known?.settings.address ?? '' )
				? null
				: { field: 'address' };
		}
		const isKey =
			save.key === undefined
				? known !== null
				: connectors[ save.kind ].mayBeKey( save.key );
		if ( ! isKey ) {
			return { field: 'key' };
		}
		return save.lists.some( ( { target } ) => target === '' )
			? { field: 'lists' }
			: null;
	}

	async function write(
		connection: RawConnection,
		site: HandOverSite,
		save: DestinationSave
	): Promise< DestinationSaved | Unfit | 'not_found' > {
		const known =
			save.destination_id === undefined
				? null
				: await readDestination(
						connection,
						site.id,
						save.destination_id
					);
		if ( save.destination_id !== undefined && known === null ) {
			return 'not_found';
		}
		const reason = unfit( save, known );
		if ( reason !== null ) {
			return reason;
		}
		if (
			known === null &&
			( await destinationsOf( connection, site.id ) ).length >=
				MOST_DESTINATIONS
		) {
			return { field: 'kind' };
		}
		const id = known?.id ?? freshId( random );
		const before =
			known === null ? null : openSecrets( vault, site.publicId, known );
		const isWebhook = save.kind === 'webhook';
		const signing =
			isWebhook && before === null
				? newSigningSecret( random.bytes( 32 ) )
				: null;
		const path =
			known === null ? random.bytes( 24 ).toString( 'base64url' ) : null;
		const key = signing ?? save.key ?? before?.key ?? '';
		const address = isWebhook
			? ( save.address ?? known?.settings.address ?? null )
			: null;
		const isSame =
			known !== null &&
			key === before?.key &&
			address === known.settings.address &&
			known.state !== 'refused' &&
			known.state !== 'gone';
		await writeDestination( connection, {
			siteId: site.id,
			id,
			kind: save.kind,
			name: save.name,
			state: isSame ? known.state : 'new',
			reason: isSame ? known.reason : null,
			detail: isSame ? known.detail : '',
			settings: {
				lists: save.lists,
				address,
				with_person: isWebhook
					? ( save.with_person ??
						known?.settings.with_person ??
						false )
					: true,
				with_given:
					save.with_given ?? known?.settings.with_given ?? false,
				with_imported:
					save.with_imported ??
					known?.settings.with_imported ??
					false,
				key_ends: isWebhook
					? null
					: connectors[ save.kind ].keyEnds( key ),
			},
			secrets: sealSecrets( vault, site.publicId, id, {
				key,
				back: save.back_secret ?? before?.back ?? null,
			} ),
			backHash: path === null ? known!.backHash : secretHash( path ),
			failures: 0,
			notBefore: isSame ? known.notBefore : 0,
			madeAt: known?.madeAt ?? clock.now(),
		} );
		return {
			destination_id: id,
			signing_secret: signing,
			back_path:
				path === null
					? null
					: `/v1/hand-over/back/${ site.publicId }/${ id }/${ path }`,
		};
	}

	async function noteTest(
		connection: RawConnection,
		destination: StoredDestination,
		{ ok, reason, detail }: DestinationTest
	): Promise< void > {
		const { state } = destination;
		const isOff = state === 'paused';
		if ( ok ) {
			await noteDestination( connection, destination, {
				state: isOff ? state : 'active',
				reason: null,
				detail: '',
				failures: 0,
				notBefore: 0,
			} );
		} else if ( ! isOff && state !== 'active' ) {
			await noteDestination( connection, destination, {
				...destination,
				reason,
				detail: detail ?? '',
			} );
		}
	}

	return {
		port: createQueue(),

		destinations: ( site ) =>
			inSite( site, async ( { connection } ) => {
				const tallies = await tallyJobs( {
					connection,
					siteId: site.id,
				} );
				const [ lists ] = await connection.query< ListRow[] >(
					"SELECT DISTINCT consent.list FROM consent WHERE consent.site_id = ? AND consent.list <> '' ORDER BY consent.list LIMIT 100",
					[ site.id ]
				);
				const all = await destinationsOf( connection, site.id );
				return {
					destinations: all.map( ( destination ) => {
						const of = ( state: string ) =>
							tallies.find(
								( tally ) =>
									tally.destinationId === destination.id &&
									tally.state === state
							);
						const { settings } = destination;
						return {
							destination_id: destination.id,
							kind: destination.kind,
							name: destination.name,
							state: destination.state,
							reason: destination.reason,
							detail: destination.detail || null,
							not_before:
								destination.notBefore > clock.now()
									? iso( destination.notBefore )
									: null,
							key_ends: settings.key_ends,
							address: settings.address,
							with_person: settings.with_person,
							with_given: settings.with_given,
							with_imported: settings.with_imported,
							lists: settings.lists,
							waiting: of( 'waiting' )?.count ?? 0,
							dead: of( 'dead' )?.count ?? 0,
							done: of( 'done' )?.count ?? 0,
							last_done: iso( of( 'done' )?.last ?? null ),
						};
					} ),
					known_lists: lists.map( ( { list } ) => list ),
				};
			} ),

		save: ( site, destination ) =>
			database.rawTransaction( ( connection ) =>
				write( connection, site, destination )
			),

		async test( site, destinationId ) {
			const destination = await database.rawTransaction( ( connection ) =>
				readDestination( connection, site.id, destinationId )
			);
			if ( destination === null ) {
				return null;
			}
			const { outcome, lists } = await connectors[
				destination.kind
			].test( {
				key: openSecrets( vault, site.publicId, destination ).key,
				address: destination.settings.address,
				withPerson: destination.settings.with_person,
				jobId: `test_${ random.bytes( 12 ).toString( 'hex' ) }`,
			} );
			const tested = withLists( destination, {
				ok: outcome.kind === 'done',
				reason: outcome.kind === 'done' ? null : outcome.reason,
				detail: outcome.kind === 'done' ? null : outcome.detail || null,
				status: outcome.status,
				lists,
			} );
			await database.rawTransaction( ( connection ) =>
				noteTest( connection, destination, tested )
			);
			return tested;
		},

		setState: ( site, destinationId, state ) =>
			database.rawTransaction( async ( connection ) => {
				const destination = await readDestination(
					connection,
					site.id,
					destinationId
				);
				if ( destination === null ) {
					return 'not_found';
				}
				if (
					destination.state !== 'active' &&
					destination.state !== 'paused'
				) {
					return 'not_now';
				}
				await noteDestination( connection, destination, {
					...destination,
					state,
				} );
				return 'changed';
			} ),

		delete: ( site, destinationId ) =>
			inSite( site, async ( { connection, values } ) => {
				const place = { connection, siteId: site.id };
				const known = await readDestination(
					connection,
					site.id,
					destinationId
				);
				if ( known === null ) {
					return 'not_found';
				}
				const ids = await jobsOfDestination( place, destinationId );
				await values.remove( 'hand_over_job', ids );
				await deleteJobs( place, ids );
				await deleteDestination( connection, site.id, destinationId );
				return 'deleted';
			} ),

		jobs: ( site, { actor, state, destination_id: only, page = 1 } ) =>
			inSite( site, async ( work ) => {
				const { connection } = work;
				const { jobs, total } = await listJobs(
					{ connection, siteId: site.id },
					{
						state,
						destinationId: only ?? null,
						limit: JOBS_A_PAGE,
						offset: ( page - 1 ) * JOBS_A_PAGE,
					}
				);
				const names = new Map(
					( await destinationsOf( connection, site.id ) ).map(
						( { id, name } ) => [ id, name ]
					)
				);
				const shown: HandOverJobs[ 'jobs' ] = [];
				for ( const job of jobs ) {
					// Whom an end is about is read whatever stands now; so it is here.
					const about = await readPerson( work, {
						...job,
						action:
							job.action === 'subscribe'
								? 'unsubscribe'
								: job.action,
					} );
					shown.push( {
						job_id: job.id,
						destination_id: job.destinationId,
						destination: names.get( job.destinationId ) ?? '',
						action: job.action,
						list: job.list,
						state: job.state,
						email_masked:
							about === null
								? null
								: maskEmail( about.person.email ),
						tries: job.tries,
						made_at: new Date( job.madeAt ).toISOString(),
						next_at:
							job.state === 'waiting' ? iso( job.nextAt ) : null,
						ended_at: iso( job.endedAt ),
						reason: job.reason,
						status: job.status,
						detail: job.detail || null,
					} );
				}
				await noteLook( work, random, actor, 'list', {
					people: shown.length,
				} );
				return {
					jobs: shown,
					total,
					page,
					pages: Math.ceil( total / JOBS_A_PAGE ),
				};
			} ),

		retry: ( site, jobIds ) =>
			database.rawTransaction( ( connection ) =>
				retryJobs(
					{ connection, siteId: site.id },
					jobIds,
					clock.now()
				)
			),

		drop: ( site, jobIds ) =>
			database.rawTransaction( ( connection ) =>
				dropDead( { connection, siteId: site.id }, jobIds )
			),

		async tellBack( {
			site: publicId,
			destinationId,
			secret,
			headers,
			body,
		} ) {
			const site = await deps.siteByPublicId( publicId );
			const destination =
				site === null
					? null
					: await database.rawTransaction( ( connection ) =>
							readDestination(
								connection,
								site.id,
								destinationId
							)
						);
			if (
				site === null ||
				destination === null ||
				! sameText(
					secretHash( secret ).toString( 'hex' ),
					destination.backHash.toString( 'hex' )
				)
			) {
				return 'unknown';
			}
			const secrets = openSecrets( vault, site.publicId, destination );
			const told = readToldBack( destination.kind, {
				headers,
				body,
				secret:
					destination.kind === 'webhook' ? secrets.key : secrets.back,
				now: clock.now(),
			} );
			for ( const one of told ?? [] ) {
				for ( const list of listsOf( destination, one ) ) {
					await deps.endByReceiver( site, {
						email: one.email,
						list,
						state: one.state,
						at: Math.min( one.at ?? clock.now(), clock.now() ),
						from: destination.id,
					} );
				}
			}
			return told === null ? 'unknown' : 'taken';
		},

		deliver: worker.run,
		start() {
			worker.start();
			timer = setInterval( () => {
				running = running.then( worker.run ).catch( deps.onError );
			}, EVERY_MS );
			timer.unref();
		},
		async stop() {
			worker.stop();
			clearInterval( timer );
			await running;
		},
	};
}

/** Our lists that end: those set for the receiver's, or the one it named; `null` for every list. */
function listsOf(
	{ settings }: StoredDestination,
	told: {
		readonly state: string;
		readonly everything: boolean;
		readonly target: string | null;
		readonly list: string | null;
	}
): readonly ( string | null )[] {
	if ( told.state === 'bounced' || told.everything ) {
		return [ null ];
	}
	if ( told.list !== null ) {
		return [ told.list ];
	}
	return settings.lists
		.filter(
			( { target } ) => told.target === null || target === told.target
		)
		.map( ( { list } ) => list );
}

/** A list that is not there, or asks people again, is found when the destination is tried and not by the first person. */
function withLists(
	{ settings, kind }: StoredDestination,
	test: DestinationTest
): DestinationTest {
	if ( ! test.ok || kind === 'webhook' ) {
		return test;
	}
	for ( const { target } of settings.lists ) {
		const list = test.lists.find( ( { id } ) => id === target );
		if ( list === undefined || list.confirms_again ) {
			return {
				...test,
				ok: false,
				reason:
					list === undefined ? 'list_missing' : 'list_confirms_again',
				detail: list?.name ?? null,
			};
		}
	}
	return test;
}

function iso( at: number ): string;
function iso( at: number | null ): string | null;
function iso( at: number | null ): string | null {
	return at === null ? null : new Date( at ).toISOString();
}
