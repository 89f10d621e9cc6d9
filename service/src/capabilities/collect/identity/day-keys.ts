/** The keys of the daily visitor hash: one a site and UTC day, random, destroyed within 48 hours. */
import { sql } from 'kysely';
import type { Database } from '../../../storage/database.ts';
import type { Random } from '../../../storage/random.ts';
import { classifyFailure } from '../../../storage/retry.ts';
import type { Vault } from '../../../storage/vault.ts';
import type { CollectSite } from '../collect-site.ts';

const DAY_MS = 86_400_000;
const KEY_BYTES = 32;

export interface DayKeys {
	/** The key of a site's UTC day, made when there is none yet. */
	get: ( site: CollectSite, day: number ) => Buffer | Promise< Buffer >;
	/** The key of a day that may be gone: never made anew. */
	getIfKept: (
		site: CollectSite,
		day: number
	) => Buffer | null | Promise< Buffer | null >;
	/**
	 * Destroys every key of a day that ended more than a day before `now`, in the database and in memory. A key of day D is
	 * first used at its 00:00 and destroyed at the latest when D + 2 begins: 48 hours.
	 */
	destroyOld: ( now: number ) => Promise< void >;
}

/** Days since 1970 (UTC). */
export function utcDay( at: number ): number {
	return Math.floor( at / DAY_MS );
}

export function createDayKeys( deps: {
	database: Database;
	vault: Vault;
	random: Random;
} ): DayKeys {
	const { database, vault, random } = deps;
	const known = new Map< string, Buffer | null >();
	const loading = new Map< string, Promise< Buffer | null > >();
	const isoOf = ( day: number ) =>
		new Date( day * DAY_MS ).toISOString().slice( 0, 10 );
	const place = ( site: CollectSite, day: number ) => ( {
		site: site.publicId,
		table: 'site_day_key',
		column: 'key_sealed',
		row: isoOf( day ),
	} );

	async function read(
		site: CollectSite,
		day: number
	): Promise< Buffer | null > {
		const found = await sql< { key_sealed: Buffer } >`
			SELECT site_day_key.key_sealed FROM site_day_key
			WHERE site_day_key.site_id = ${ site.id } AND site_day_key.day = ${ isoOf( day ) }
		`.execute( database.queries );
		const row = found.rows[ 0 ];
		return row ? vault.open( row.key_sealed, place( site, day ) ) : null;
	}

	async function readOrMake(
		site: CollectSite,
		day: number
	): Promise< Buffer > {
		const kept = await read( site, day );
		if ( kept !== null ) {
			return kept;
		}
		const made = random.bytes( KEY_BYTES );
		try {
			await sql`
				INSERT INTO site_day_key (site_id, day, key_sealed)
				VALUES (${ site.id }, ${ isoOf( day ) }, ${ vault.seal( made, place( site, day ) ) })
			`.execute( database.queries );
			return made;
		} catch ( error ) {
			// Another process made it first: its key is the one that counts.
			const theirs =
				classifyFailure( error ) === 'duplicate-key'
					? await read( site, day )
					: null;
			if ( theirs === null ) {
				throw error;
			}
			return theirs;
		}
	}

	function remember(
		site: CollectSite,
		day: number,
		load: () => Promise< Buffer | null >
	): Promise< Buffer | null > {
		const name = `${ site.id }:${ day }`;
		let running = loading.get( name );
		if ( running === undefined ) {
			running = load()
				.then( ( key ) => {
					known.set( name, key );
					return key;
				} )
				.finally( () => loading.delete( name ) );
			loading.set( name, running );
		}
		return running;
	}

	return {
		get( site, day ) {
			const key = known.get( `${ site.id }:${ day }` );
			if ( key ) {
				return key;
			}
			return remember( site, day, () => readOrMake( site, day ) ).then(
				( loaded ) => loaded ?? this.get( site, day )
			);
		},
		getIfKept( site, day ) {
			const key = known.get( `${ site.id }:${ day }` );
			return key !== undefined
				? key
				: remember( site, day, () => read( site, day ) );
		},
		async destroyOld( now ) {
			const oldestKept = utcDay( now ) - 1;
			for ( const name of known.keys() ) {
				if ( Number( name.split( ':' )[ 1 ] ) < oldestKept ) {
					known.get( name )?.fill( 0 );
					known.delete( name );
				}
			}
			await sql`DELETE FROM site_day_key WHERE site_day_key.day < ${ isoOf(
				oldestKept
			) }`.execute( database.queries );
		},
	};
}
