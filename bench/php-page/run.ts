/**
 * What Cairn adds to a page of a shop in PHP: `npx tsx bench/php-page/run.ts [pairs] [minutes]`.
 *
 * A product, the shop and a plain page of a real WooCommerce shop, each asked for in turns with Cairn and without (on, off,
 * off, on ...): CPU of the PHP process by `getrusage`, user and system, and number of queries. "Without" leaves Cairn out
 * of the active plugins of that one request. Served by PHP's built-in server with opcache: the same engine as behind a web
 * server, without needing one. Exits with 1 when a page costs more than 3 % at the upper end of a 95 % interval, or asks
 * one query more.
 */
import { readFileSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { dearer, median, type Pair } from './paired.ts';
import { type MeasuredShop, openShop, type PageName } from './shop.ts';

const ALLOWED = 0.03;
const WARM_UP = 12;

const [ pairs = 400, minutes = 45 ] = process.argv.slice( 2 ).map( Number );

type Side = 'on' | 'off';

/** What meter.php writes. */
interface Meter {
	readonly microseconds: number;
	readonly queries: number;
	readonly asked: readonly string[];
	readonly isOn: boolean;
}

let asked = 0;

/** One request, measured. */
async function request(
	shop: MeasuredShop,
	page: PageName,
	side: Side,
	withQueries = false
): Promise< Meter > {
	const name = `request-${ ( asked += 1 ) }`;
	const answer = await fetch( shop.site + shop.paths[ page ], {
		headers: {
			'X-Bench-File': name,
			'X-Bench-Cairn': side,
			...( withQueries && { 'X-Bench-Queries': '1' } ),
			Accept: 'text/html',
			'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) bench',
		},
		redirect: 'manual',
	} );
	const html = await answer.text();
	if ( answer.status !== 200 || ! html.includes( '</html>' ) ) {
		throw new Error(
			`${ shop.paths[ page ] } answered ${ answer.status }.`
		);
	}
	// The answer ends with the request, so the file is there.
	const file = path.join( shop.meters, name );
	const meter = JSON.parse( readFileSync( file, 'utf8' ) ) as Meter;
	rmSync( file );
	if (
		meter.isOn !== ( side === 'on' ) ||
		html.includes( 'cairn/storefront' ) !== ( side === 'on' )
	) {
		throw new Error( `${ page } was to be asked with Cairn ${ side }.` );
	}
	return meter;
}

/** Queries that one page asks and the other does not. */
function more( these: readonly string[], than: readonly string[] ): string[] {
	const left = [ ...than ];
	return these.filter( ( query ) => {
		const at = left.indexOf( query );
		if ( at >= 0 ) {
			left.splice( at, 1 );
		}
		return at < 0;
	} );
}

const shop = await openShop();
try {
	const pages = Object.keys( shop.paths ) as PageName[];
	for ( const page of pages ) {
		for ( let round = 0; round < WARM_UP; round++ ) {
			await request( shop, page, 'on' );
			await request( shop, page, 'off' );
		}
	}
	const measured: Record< PageName, Pair[] > = {
		product: [],
		shop: [],
		plain: [],
	};
	const queries: Record< PageName, Pair[] > = {
		product: [],
		shop: [],
		plain: [],
	};
	const loadBefore = loadavg()[ 0 ] ?? NaN;
	const end = Date.now() + minutes * 60_000;
	for ( let round = 0; round < pairs && Date.now() < end; round++ ) {
		for ( const page of pages ) {
			const order: Side[] = round % 2 ? [ 'off', 'on' ] : [ 'on', 'off' ];
			const pair: Record< Side, Meter | null > = { on: null, off: null };
			for ( const side of order ) {
				pair[ side ] = await request( shop, page, side );
			}
			const { on, off } = pair;
			if ( on && off ) {
				measured[ page ].push( {
					on: on.microseconds,
					off: off.microseconds,
				} );
				queries[ page ].push( { on: on.queries, off: off.queries } );
			}
		}
	}
	console.log(
		`\n${ shop.software }; load ${ loadBefore.toFixed( 1 ) } before, ${ ( loadavg()[ 0 ] ?? NaN ).toFixed( 1 ) } after\n`
	);
	let isMet = true;
	for ( const page of pages ) {
		const { median: usual, low, high } = dearer( measured[ page ] );
		const off = median( measured[ page ].map( ( pair ) => pair.off ) );
		const asks = ( side: Side ) =>
			median( queries[ page ].map( ( pair ) => pair[ side ] ) );
		const percent = ( share: number ) =>
			`${ ( 100 * share ).toFixed( 2 ) } %`;
		const isCheap = high <= ALLOWED;
		const isQuiet = asks( 'on' ) <= asks( 'off' );
		isMet &&= isCheap && isQuiet && measured[ page ].length >= pairs;
		console.log(
			`${ page.padEnd( 8 ) } +${ percent( usual ) } [${ percent( low ) }, ${ percent( high ) }] of ${ ( off / 1_000 ).toFixed( 1 ) } ms CPU, ${ measured[ page ].length } pairs: ${ isCheap ? 'pass' : 'FAIL' } (at most ${ percent( ALLOWED ) }); queries ${ asks( 'on' ) } with, ${ asks( 'off' ) } without: ${ isQuiet ? 'pass' : 'FAIL' }`
		);
		if ( ! isQuiet ) {
			const on = await request( shop, page, 'on', true );
			const without = await request( shop, page, 'off', true );
			for ( const query of more( on.asked, without.asked ) ) {
				console.log( `         + ${ query.slice( 0, 300 ) }` );
			}
		}
	}
	process.exitCode = isMet ? 0 : 1;
} finally {
	await shop.close();
}
