/** What is kept of a page's address and of where its visitor came from. */
import { createHash } from 'node:crypto';
import { LIMITS } from '#contract/limits.ts';
import { plainText, withoutPersonalData } from './personal-data.ts';

export interface PageAddress {
	/** Path, with those few query keys that name a page; null when the address cannot be read. */
	readonly page: string | null;
	/** Campaign or referring host; null for a direct visit or a step inside the site. */
	readonly source: string | null;
	/** Changes when utm parameters change; 0 without any. */
	readonly campaign: number;
}

/** Query keys by which WordPress names a page when it has no pretty permalinks. Everything else may say who somebody is. */
const PAGE_KEYS = new Set( [
	'p',
	'page_id',
	'attachment_id',
	'cat',
	'tag',
	'post_type',
	'product',
	'product_cat',
	'product_tag',
	'paged',
	'lang',
] );
const PAGE_VALUE = /^[\w-]{1,60}$/;

/** Path segments that WooCommerce follows with the number of an order. */
const BEFORE_ORDER = new Set( [ 'order-received', 'order-pay', 'view-order' ] );

const UTM_KEYS = [
	'utm_source',
	'utm_medium',
	'utm_campaign',
	'utm_term',
	'utm_content',
	'utm_id',
] as const;

const SOURCE_LENGTH = 200;
const UTM_LENGTH = 100;
const UNREADABLE: PageAddress = { page: null, source: null, campaign: 0 };

/**
 * Reads the address of a page view.
 *
 * @param url      Absolute address of the page, as the browser saw it.
 * @param referrer Absolute address, or scheme and host only.
 */
export function readPageAddress(
	url: string,
	referrer: string | undefined
): PageAddress {
	const key = referrer === undefined ? url : `${ url }\n${ referrer }`;
	const known = remembered.get( key );
	if ( known !== undefined ) {
		return known;
	}
	const read = parseAddress( url, referrer );
	// What had to be cleaned, or carries a query, is not kept in memory: it may say who somebody is.
	if (
		key.length <= LONGEST_REMEMBERED &&
		! /[?#@%]/.test( key ) &&
		read.page !== null &&
		url.endsWith( read.page )
	) {
		if ( remembered.size >= MOST_REMEMBERED ) {
			remembered.clear();
		}
		remembered.set( key, read );
	}
	return read;
}

/** Addresses read lately: a site has few pages and many views of each. */
const remembered = new Map< string, PageAddress >();
const MOST_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 400;

function parseAddress(
	url: string,
	referrer: string | undefined
): PageAddress {
	if ( ! URL.canParse( url ) ) {
		return UNREADABLE;
	}
	const address = new URL( url );
	const query = address.search === '' ? null : address.searchParams;
	return {
		page: pageOf( address, query ),
		source: sourceOf( address, query, referrer ),
		campaign: query === null ? 0 : campaignOf( query ),
	};
}

/** Cleans a path that comes without a host: from an import, or a placement. */
export function cleanPath( path: string ): string | null {
	const url = `https://site.invalid${ path.startsWith( '/' ) ? '' : '/' }${ path }`;
	return readPageAddress( url, undefined ).page;
}

function pageOf( address: URL, query: URLSearchParams | null ): string {
	const segments = decoded( address.pathname ).split( '/' );
	const clean = segments.map( ( segment, index ) =>
		BEFORE_ORDER.has( segments[ index - 1 ] ?? '' ) && segment !== ''
			? '[number]'
			: withoutPersonalData( segment )
	);
	let page = clean.join( '/' );
	if ( query !== null ) {
		const kept: string[] = [];
		for ( const [ key, value ] of query ) {
			if (
				PAGE_KEYS.has( key ) &&
				PAGE_VALUE.test( value ) &&
				withoutPersonalData( value ) === value
			) {
				kept.push( `${ key }=${ value }` );
			}
		}
		if ( kept.length > 0 ) {
			page += `?${ kept.sort().join( '&' ) }`;
		}
	}
	return plainText( page, LIMITS.urlLength );
}

/** Readable letters instead of percent signs, so that `%C3%BC` and `%c3%bc` are one page. */
function decoded( path: string ): string {
	if ( ! path.includes( '%' ) ) {
		return path;
	}
	return path
		.split( '/' )
		.map( ( segment ) => {
			try {
				// A slash or question mark inside a segment stays encoded: decoded it would name another page.
				return decodeURIComponent( segment ).replace(
					/[/?#%]/g,
					encodeURIComponent
				);
			} catch {
				return segment;
			}
		} )
		.join( '/' );
}

function sourceOf(
	address: URL,
	query: URLSearchParams | null,
	referrer: string | undefined
): string | null {
	if ( query !== null ) {
		const source = utm( query, 'utm_source' );
		if ( source !== '' ) {
			const parts = [
				source,
				utm( query, 'utm_medium' ),
				utm( query, 'utm_campaign' ),
			].filter( ( part ) => part !== '' );
			return plainText( parts.join( ' / ' ), SOURCE_LENGTH );
		}
	}
	if (
		referrer === undefined ||
		referrer === '' ||
		! URL.canParse( referrer )
	) {
		return null;
	}
	const from = new URL( referrer );
	if ( ! /^https?:$/.test( from.protocol ) || from.host === '' ) {
		return null;
	}
	const host = withoutWww( from.hostname );
	return host === withoutWww( address.hostname )
		? null
		: plainText( withoutPersonalData( host ), SOURCE_LENGTH );
}

function utm( query: URLSearchParams, key: string ): string {
	const value = query.get( key );
	return value === null
		? ''
		: plainText(
				withoutPersonalData( value.slice( 0, UTM_LENGTH ) ),
				UTM_LENGTH
			).toLowerCase();
}

function withoutWww( host: string ): string {
	return host.startsWith( 'www.' ) ? host.slice( 4 ) : host;
}

/**
 * A number from 1 to 2^32 - 1 that stands for the whole campaign and cannot be turned back. Click ids (gclid, fbclid ...)
 * have no part in it: they name one person's click, and the browser sends none.
 */
function campaignOf( query: URLSearchParams ): number {
	const parts: string[] = [];
	for ( const key of UTM_KEYS ) {
		const value = query.get( key );
		if ( value !== null && value !== '' ) {
			parts.push( `${ key }=${ value.toLowerCase() }` );
		}
	}
	return parts.length === 0 ? 0 : campaignNumber( parts.join( '\n' ) );
}

/** The number a campaign is compared by. */
export function campaignNumber( campaign: string ): number {
	const hash = createHash( 'sha256' ).update( campaign ).digest();
	return hash.readUInt32BE( 0 ) || 1;
}
