import {
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	generateKeyPairSync,
} from 'node:crypto';
import type { PairRequest, SiteSettings } from '#contract/endpoints/sites.ts';
import { createFakeClock } from '../../storage/fake-clock.ts';
import { createFakeRandom } from '../../storage/fake-random.ts';
import { createVault } from '../../storage/vault.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import type { TestEngine } from '../../testing/databases.ts';
import { createSites } from './index.ts';
import type { Site } from './index.ts';
import { createSiteKeys } from './site-keys.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const settings: SiteSettings = {
	name: 'Shop',
	home_url: 'https://shop.example',
	time_zone: 'Europe/Berlin',
	locale: 'de_DE',
	currency: 'EUR',
	allowed_origins: [ 'https://shop.example' ],
	unanswered: 'cookieless',
	count_staff: false,
	pricing_path: null,
};

const request = (
	code: string,
	changes: Partial< PairRequest > = {}
): PairRequest => ( {
	code,
	home_url: settings.home_url,
	nonce: 'bm9uY2Utbm9uY2UtMDE',
	settings,
	...changes,
} );

function setUp( engine: TestEngine ) {
	const db = engine.use();
	const clock = createFakeClock( '2026-11-23T10:00:00Z' );
	const zones: string[] = [];
	const placed: string[] = [];
	const build = () => {
		const random = createFakeRandom( `${ Math.random() }` );
		return createSites( {
			database: db().database,
			vault: createVault( Buffer.alloc( 32, 1 ), random ),
			clock,
			random,
			version: '1.2.3',
			events: {
				timeZoneChanged: () => void zones.push( 'changed' ),
				placementsChanged: ( site ) =>
					void placed.push( site.publicId ),
			},
			onError: ( error ) => {
				throw error;
			},
		} );
	};
	beforeEach( () => {
		clock.set( Date.parse( '2026-11-23T10:00:00Z' ) );
		zones.length = 0;
		placed.length = 0;
	} );
	return { db, clock, zones, placed, build };
}

describeOnEachDatabase( 'Pairing', ( engine ) => {
	const { clock, build, zones, db } = setUp( engine );

	async function paired() {
		const sites = build();
		const site = await sites.create( 'New' );
		const { code } = await sites.issuePairingCode( site );
		const answer = await sites.pair( request( code ), true );
		if ( answer.kind !== 'paired' ) {
			throw new Error( `not paired: ${ answer.error }` );
		}
		return { sites, site, answer: answer.answer };
	}

	it( 'hands out keys that work, and takes over what WordPress says about itself', async () => {
		const { sites, site, answer } = await paired();
		expect( answer ).toMatchObject( {
			nonce: 'bm9uY2Utbm9uY2UtMDE',
			site_id: site.publicId,
			service_version: '1.2.3',
		} );
		expect( Buffer.from( answer.secret, 'base64' ) ).toHaveLength( 32 );
		expect( answer.callback_secret ).not.toBe( answer.secret );

		const known = await sites.directory.byKeyId( answer.key_id );
		expect( known?.secret.toString( 'base64' ) ).toBe( answer.secret );
		expect(
			await sites.directory.byPublicKey( answer.public_key )
		).toMatchObject( {
			id: site.id,
			name: 'Shop',
			homeUrl: 'https://shop.example',
			timeZone: 'Europe/Berlin',
			currency: 'EUR',
			state: 'active',
			allowedOrigins: [ 'https://shop.example' ],
			unanswered: 'cookieless',
		} );
		expect( zones ).toEqual( [ 'changed' ] );
	} );

	it( 'gives the public half of a key that only the service can use', async () => {
		const { sites, site, answer } = await paired();
		const row = await db()
			.database.queries.selectFrom( 'site_key' )
			.selectAll()
			.where( 'site_id', '=', site.id )
			.where( 'kind', '=', 'sealing' )
			.executeTakeFirstOrThrow();
		const keys = createSiteKeys( {
			clock,
			random: createFakeRandom(),
			vault: createVault( Buffer.alloc( 32, 1 ), createFakeRandom() ),
		} );
		const own = createPrivateKey( {
			key: keys.openSecret(
				site,
				row.key_id,
				row.secret_sealed ?? Buffer.alloc( 0 )
			),
			type: 'pkcs8',
			format: 'der',
		} );
		const given = createPublicKey( {
			key: Buffer.concat( [
				Buffer.from( '302a300506032b656e032100', 'hex' ),
				Buffer.from( answer.sealing_key, 'base64' ),
			] ),
			type: 'spki',
			format: 'der',
		} );
		const other = generateKeyPairSync( 'x25519' );
		expect(
			diffieHellman( { privateKey: own, publicKey: other.publicKey } )
		).toEqual(
			diffieHellman( { privateKey: other.privateKey, publicKey: given } )
		);
		expect( await sites.directory.byKeyId( row.key_id ) ).toBeNull();
	} );

	it( 'keeps no secret and no code readable in the database', async () => {
		const { answer } = await paired();
		const rows = await db()
			.database.queries.selectFrom( 'site_key' )
			.selectAll()
			.execute();
		const stored = rows
			.map( ( row ) => row.secret_sealed?.toString( 'latin1' ) )
			.join();
		for ( const secret of [ answer.secret, answer.callback_secret ] ) {
			expect( stored ).not.toContain(
				Buffer.from( secret, 'base64' ).toString( 'latin1' )
			);
		}
	} );

	it( 'works with a code typed in small letters, with spaces and O for 0', async () => {
		const sites = build();
		const site = await sites.create( 'Typed' );
		const { code } = await sites.issuePairingCode( site );
		const typed = ` ${ code.toLowerCase().replaceAll( '-', ' ' ).replaceAll( '0', 'o' ) }`;
		expect( await sites.pair( request( typed ), true ) ).toMatchObject( {
			kind: 'paired',
		} );
	} );

	it( 'is refused with a wrong code, and after five wrong tries with the right one too', async () => {
		const sites = build();
		const { code } = await sites.issuePairingCode(
			await sites.create( 'Tries' )
		);
		const last = code.endsWith( '0' ) ? '1' : '0';
		const wrong = `${ code.slice( 0, -1 ) }${ last }`;
		for ( let attempt = 0; attempt < 5; attempt += 1 ) {
			expect( await sites.pair( request( wrong ), true ) ).toEqual( {
				kind: 'refused',
				error: 'pairing_code_wrong',
			} );
		}
		expect( await sites.pair( request( code ), true ) ).toEqual( {
			kind: 'refused',
			error: 'pairing_code_expired',
		} );
	} );

	it( 'is refused with a code nobody issued, and with what cannot be one', async () => {
		const sites = build();
		for ( const code of [
			'ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ',
			'not a code',
			'12345678',
		] ) {
			expect( await sites.pair( request( code ), true ) ).toMatchObject( {
				error: 'pairing_code_wrong',
			} );
		}
	} );

	it( 'works once, even for two that come at the same moment', async () => {
		const sites = build();
		const { code } = await sites.issuePairingCode(
			await sites.create( 'Race' )
		);
		const answers = await Promise.all( [
			sites.pair( request( code ), true ),
			build().pair( request( code ), true ),
		] );
		expect( answers.map( ( answer ) => answer.kind ).sort() ).toEqual( [
			'paired',
			'refused',
		] );
		expect( await sites.pair( request( code ), true ) ).toEqual( {
			kind: 'refused',
			error: 'pairing_code_used',
		} );
	} );

	it( 'works for fifteen minutes', async () => {
		const sites = build();
		const { code } = await sites.issuePairingCode(
			await sites.create( 'Old' )
		);
		clock.advance( 15 * MINUTE );
		expect( await sites.pair( request( code ), true ) ).toEqual( {
			kind: 'refused',
			error: 'pairing_code_expired',
		} );
	} );

	it( 'takes the newest code of a site only', async () => {
		const sites = build();
		const site = await sites.create( 'Twice' );
		const first = await sites.issuePairingCode( site );
		const second = await sites.issuePairingCode( site );
		expect( await sites.pair( request( first.code ), true ) ).toMatchObject(
			{
				error: 'pairing_code_wrong',
			}
		);
		expect(
			await sites.pair( request( second.code ), true )
		).toMatchObject( { kind: 'paired' } );
	} );

	it( 'is refused over a line that others can read, and costs no try there', async () => {
		const sites = build();
		const { code } = await sites.issuePairingCode(
			await sites.create( 'Plain' )
		);
		expect( await sites.pair( request( code ), false ) ).toEqual( {
			kind: 'refused',
			error: 'insecure_address',
		} );
		expect( await sites.pair( request( code ), true ) ).toMatchObject( {
			kind: 'paired',
		} );
	} );

	it( 'is refused with a time zone nobody knows, before the code is used up', async () => {
		const sites = build();
		const { code } = await sites.issuePairingCode(
			await sites.create( 'Zone' )
		);
		expect(
			await sites.pair(
				request( code, {
					settings: { ...settings, time_zone: 'Mars/Olympus' },
				} ),
				true
			)
		).toEqual( {
			kind: 'refused',
			error: 'bad_batch',
			field: 'settings.time_zone',
		} );
		expect( await sites.pair( request( code ), true ) ).toMatchObject( {
			kind: 'paired',
		} );
	} );

	it( 'again returns to the same site and the same public key, and ends the old secret', async () => {
		const { sites, site, answer } = await paired();
		const { code } = await sites.issuePairingCode( site );
		const again = await sites.pair( request( code ), true );
		expect( again ).toMatchObject( {
			kind: 'paired',
			answer: {
				site_id: answer.site_id,
				public_key: answer.public_key,
				sealing_key: answer.sealing_key,
			},
		} );
		clock.advance( 10 * MINUTE );
		expect( await sites.directory.byKeyId( answer.key_id ) ).toBeNull();
	} );

	it( 'of another WordPress cuts the old one off at once', async () => {
		const { sites, site, answer } = await paired();
		const { code } = await sites.issuePairingCode( site );
		await sites.pair(
			request( code, { home_url: 'https://new.example' } ),
			true
		);
		expect( await sites.directory.byKeyId( answer.key_id ) ).toBeNull();
	} );
} );

describeOnEachDatabase( 'A connected site', ( engine ) => {
	const { clock, build, zones, placed } = setUp( engine );

	async function connect() {
		const sites = build();
		const made = await sites.create( 'New' );
		const { code } = await sites.issuePairingCode( made );
		const answer = await sites.pair( request( code ), true );
		if ( answer.kind !== 'paired' ) {
			throw new Error( `not paired: ${ answer.error }` );
		}
		const fresh = async (): Promise< Site > => {
			const site = await sites.directory.byId( made.id );
			if ( ! site ) {
				throw new Error( 'the site is gone' );
			}
			return site;
		};
		zones.length = 0;
		return { sites, answer: answer.answer, fresh };
	}

	it( 'pauses when a copy speaks, goes on when the original does', async () => {
		const { sites, fresh } = await connect();
		const copy = { ...settings, home_url: 'https://staging.example' };
		expect( await sites.updateSettings( await fresh(), copy ) ).toEqual( {
			kind: 'refused',
			error: 'site_paused',
		} );
		expect( await fresh() ).toMatchObject( {
			state: 'paused',
			homeUrl: 'https://shop.example',
		} );
		expect( await sites.updateSettings( await fresh(), settings ) ).toEqual(
			{
				kind: 'updated',
			}
		);
		expect( ( await fresh() ).state ).toBe( 'active' );
	} );

	it( 'goes on at its new address when the owner says it moved', async () => {
		const { sites, fresh } = await connect();
		const moved = { ...settings, home_url: 'https://moved.example' };
		await sites.updateSettings( await fresh(), moved );
		await sites.resume( await fresh(), moved.home_url );
		expect( await sites.updateSettings( await fresh(), moved ) ).toEqual( {
			kind: 'updated',
		} );
		expect( await fresh() ).toMatchObject( {
			state: 'active',
			homeUrl: moved.home_url,
		} );
	} );

	it( 'stays itself when it moves to HTTPS or gets a slash', async () => {
		const { sites, fresh } = await connect();
		for ( const home_url of [
			'http://shop.example',
			'https://shop.example/',
		] ) {
			expect(
				await sites.updateSettings( await fresh(), {
					...settings,
					home_url,
				} )
			).toEqual( { kind: 'updated' } );
		}
	} );

	it( 'has its days cut anew when its time zone changes, and only then', async () => {
		const { sites, fresh } = await connect();
		await sites.updateSettings( await fresh(), {
			...settings,
			name: 'Renamed',
		} );
		expect( zones ).toEqual( [] );
		await sites.updateSettings( await fresh(), {
			...settings,
			time_zone: '+05:30',
		} );
		expect( zones ).toEqual( [ 'changed' ] );
		expect(
			await sites.updateSettings( await fresh(), {
				...settings,
				time_zone: 'Nowhere',
			} )
		).toEqual( {
			kind: 'refused',
			error: 'bad_query',
			field: 'time_zone',
		} );
	} );

	it( 'remembers that its roll-ups wait for a rebuild, until that is done for the zone it has now', async () => {
		const { sites, fresh } = await connect();
		await sites.markRebuilt( await fresh() );
		expect( ( await fresh() ).rebuildWanted ).toBe( false );
		await sites.updateSettings( await fresh(), {
			...settings,
			time_zone: 'Asia/Tokyo',
		} );
		const begun = await fresh();
		expect( begun.rebuildWanted ).toBe( true );
		await sites.updateSettings( begun, {
			...settings,
			time_zone: 'America/Lima',
		} );
		expect( await sites.markRebuilt( begun ) ).toBe( false );
		expect( ( await fresh() ).rebuildWanted ).toBe( true );
		expect( await sites.markRebuilt( await fresh() ) ).toBe( true );
		expect( ( await fresh() ).rebuildWanted ).toBe( false );
	} );

	it( 'has two live signing keys during a rotation, and one after', async () => {
		const { sites, answer, fresh } = await connect();
		const { id } = await sites.rotateSigningKey( await fresh() );
		expect( await sites.directory.byKeyId( id ) ).not.toBeNull();
		expect( await sites.directory.byKeyId( answer.key_id ) ).not.toBeNull();
		clock.advance( DAY );
		expect( await sites.directory.byKeyId( id ) ).not.toBeNull();
		expect( await sites.directory.byKeyId( answer.key_id ) ).toBeNull();
	} );

	it( 'keeps its old public key for the pages in caches', async () => {
		const { sites, answer, fresh } = await connect();
		const { id } = await sites.rotatePublicKey( await fresh() );
		clock.advance( 29 * DAY );
		expect( await sites.directory.byPublicKey( id ) ).not.toBeNull();
		expect(
			await sites.directory.byPublicKey( answer.public_key )
		).not.toBeNull();
		clock.advance( 2 * DAY );
		expect(
			await sites.directory.byPublicKey( answer.public_key )
		).toBeNull();
	} );

	it( 'is unknown by all its keys once it is disconnected', async () => {
		const { sites, answer, fresh } = await connect();
		const origin = 'https://nobody-else.example';
		await sites.updateSettings( await fresh(), {
			...settings,
			allowed_origins: [ origin ],
		} );
		expect( await sites.directory.isKnownOrigin( origin ) ).toBe( true );
		await sites.disconnect( await fresh() );
		expect( await sites.directory.byKeyId( answer.key_id ) ).toBeNull();
		expect(
			await sites.directory.byPublicKey( answer.public_key )
		).toBeNull();
		expect( await sites.directory.isKnownOrigin( origin ) ).toBe( false );
	} );

	it( 'is not known by a key of another kind', async () => {
		const { sites, answer } = await connect();
		expect( await sites.directory.byPublicKey( answer.key_id ) ).toBeNull();
		expect( await sites.directory.byKeyId( answer.public_key ) ).toBeNull();
	} );

	it( 'announces its blocks; announcing again changes names, and nothing gets lost', async () => {
		const { sites, fresh } = await connect();
		const site = await fresh();
		const block = ( block_id: string, name: string ) => ( {
			block_id,
			block_type: 'cairn/cta-button',
			name,
			stage: null,
		} );
		await sites.replacePlacements( site, {
			post_id: 7,
			page: '/offer/',
			blocks: [
				block( 'aaaaaaaaaa', 'Buy' ),
				block( 'bbbbbbbbbb', 'Call' ),
			],
		} );
		await Promise.all( [
			sites.replacePlacements( site, {
				post_id: 7,
				page: '/offer/',
				blocks: [
					block( 'aaaaaaaaaa', 'Buy now' ),
					block( 'cccccccccc', 'Mail' ),
				],
			} ),
			build().replacePlacements( site, {
				post_id: 8,
				page: null,
				blocks: [ block( 'aaaaaaaaaa', 'Buy now' ) ],
			} ),
		] );
		expect( placed ).toHaveLength( 3 );
		sites.directory.forget();
		expect(
			[ ...( await sites.directory.placements( site.id ) ) ].sort()
		).toEqual( [ 'aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc' ] );
		const places = await sites.placements( site.id );
		expect(
			places
				.map(
					( place ) =>
						`${ place.blockId } ${ place.postId } ${ place.name } ${ place.page }`
				)
				.sort()
		).toEqual( [
			'aaaaaaaaaa 7 Buy now /offer/',
			'aaaaaaaaaa 8 Buy now null',
			'bbbbbbbbbb 7 Call /offer/',
			'cccccccccc 7 Mail /offer/',
		] );
	} );

	it( 'shows nothing of itself to another site', async () => {
		const one = await connect();
		const other = await connect();
		await one.sites.replacePlacements( await one.fresh(), {
			post_id: 1,
			page: '/',
			blocks: [
				{
					block_id: 'dddddddddd',
					block_type: 'cairn/cta-button',
					name: 'Mine',
					stage: null,
				},
			],
		} );
		expect(
			await one.sites.placements( ( await other.fresh() ).id )
		).toEqual( [] );
	} );

	it( 'is found by id, and by name only while one site has it', async () => {
		const { sites, fresh } = await connect();
		const site = await fresh();
		expect( ( await sites.find( site.publicId ) )?.id ).toBe( site.id );
		await sites.create( 'Only one' );
		expect( await sites.find( 'Only one' ) ).not.toBeNull();
		await sites.create( 'Only one' );
		expect( await sites.find( 'Only one' ) ).toBeNull();
	} );

	it( 'may hold demo data, which it is marked for', async () => {
		const { sites, fresh } = await connect();
		await sites.markDemo( await fresh(), true );
		expect( ( await fresh() ).demo ).toBe( true );
	} );
} );
