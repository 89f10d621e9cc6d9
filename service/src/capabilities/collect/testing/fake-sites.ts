import type { CollectSite, CollectSites } from '../collect-site.ts';

/** Sites in memory: the stand-in for the capability `sites`. */
export interface FakeSites extends CollectSites {
	/** Announces a block. */
	announce: ( siteId: number, blockId: string ) => void;
	/** Changes a site. */
	change: ( siteId: number, changes: Partial< CollectSite > ) => void;
	site: ( siteId: number ) => CollectSite;
}

/** Site number `n` has the public key `pk_0000000000000000n` and the origin `https://shop.example`. */
export function createFakeSites( ...numbers: number[] ): FakeSites {
	const sites = new Map< number, CollectSite >();
	const blocks = new Map< number, Set< string > >();
	for ( const id of numbers ) {
		sites.set( id, {
			id,
			publicId: `site_${ id }`,
			timeZone: 'Europe/Berlin',
			state: 'active',
			homeUrl: 'https://shop.example',
			allowedOrigins: [ 'https://shop.example' ],
			unanswered: 'cookieless',
			countStaff: false,
		} );
		blocks.set( id, new Set() );
	}
	const byId = ( id: number ) => sites.get( id ) ?? null;
	return {
		byPublicKey: async ( key ) => byId( Number( key.slice( 3 ) ) ),
		byId: async ( id ) => byId( id ),
		placements: async ( id ) => blocks.get( id ) ?? new Set(),
		announce( id, block ) {
			blocks.get( id )?.add( block );
		},
		change( id, changes ) {
			sites.set( id, { ...this.site( id ), ...changes } );
		},
		site( id ) {
			const site = byId( id );
			if ( site === null ) {
				throw new Error( `There is no site ${ id } in this test.` );
			}
			return site;
		},
	};
}

/** The public key of a fake site. */
export function fakeKey( siteId: number ): string {
	return `pk_${ String( siteId ).padStart( 16, '0' ) }`;
}
