/** All simulated visits of a period that ends now. */
import type { ImportedEvent } from '../collect/index.ts';
import { createLocalTime } from '../import/index.ts';
import type { DemoSite } from './demo-pages.ts';
import { PLANTED_TRUTH, type PlantedSource } from './planted-truth.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';
import type { SimulatedSignUp } from './simulate-form.ts';
import {
	simulateVisit,
	type SimulatedCart,
	type SimulatedOrder,
} from './simulate-visit.ts';

const DAY_MS = 86400000;
const HOUR_MS = 3600000;

/** What a period of simulated visits depends on; the same again gives the same events. */
export interface Simulation {
	readonly site: DemoSite;
	readonly timeZone: string;
	/** Milliseconds since 1970: nothing happens later. */
	readonly now: number;
	/** Whole days before today, and today as far as it has come. */
	readonly days: number;
	readonly seed: number;
}

/** What began on one local day. */
export interface SimulatedDay {
	/** Visit by visit. */
	readonly events: readonly ImportedEvent[];
	readonly carts: readonly SimulatedCart[];
	readonly orders: readonly SimulatedOrder[];
	readonly signUps: readonly SimulatedSignUp[];
}

/**
 * Simulates day after day.
 *
 * @return One local day at a time.
 */
export function* simulateDays(
	simulation: Simulation
): Generator< SimulatedDay > {
	const { site, timeZone, now, days } = simulation;
	const random = createSeededRandom( simulation.seed );
	const localTime = createLocalTime( timeZone );
	const today = localMidnight( now, timeZone );
	const visitors: string[] = [];

	for ( let daysAgo = days - 1; daysAgo >= 0; daysAgo-- ) {
		const midnight = today - daysAgo * DAY_MS;
		const events: ImportedEvent[] = [];
		const carts: SimulatedCart[] = [];
		const orders: SimulatedOrder[] = [];
		const signUps: SimulatedSignUp[] = [];
		const visit = (
			name: string,
			visitor: string,
			audience: ImportedEvent[ 'audience' ],
			source: PlantedSource
		) => {
			const device = random.pick(
				PLANTED_TRUTH.devices,
				( { share } ) => share
			);
			const { at } = localTime( midnight + clockTime( random ) );
			const simulated = simulateVisit(
				{
					name,
					visitor,
					at,
					source: source.source,
					device: device.device,
					keenness: device.keenness * source.keenness,
					audience: audience ?? 'person',
				},
				site,
				random
			);
			events.push(
				...simulated.events.filter(
					( event ) =>
						event.at <= now &&
						! isYetToConfirm( event, simulated.signUps, now )
				)
			);
			carts.push(
				...simulated.carts.filter( ( cart ) => cart.at <= now )
			);
			signUps.push(
				...simulated.signUps.filter( ( signUp ) => signUp.at < now )
			);
			if ( simulated.order !== null && simulated.order.at <= now ) {
				orders.push( simulated.order );
			}
		};
		const day = new Date( midnight ).toISOString().slice( 0, 10 );
		const ordinary = random.poisson( visitsOf( midnight, daysAgo, days ) );
		for ( let nth = 0; nth < ordinary; nth++ ) {
			visit(
				`${ day }.${ nth }`,
				chooseVisitor( visitors, random ),
				'person',
				random.pick( PLANTED_TRUTH.sources, ( { share } ) => share )
			);
		}
		const { unusualDay, notCounted } = PLANTED_TRUTH;
		if ( daysAgo === unusualDay.daysAgo ) {
			const readers = Math.round( ordinary * ( unusualDay.factor - 1 ) );
			for ( let nth = 0; nth < readers; nth++ ) {
				visit( `${ day }.n${ nth }`, `demo reader ${ nth }`, 'person', {
					source: unusualDay.source,
					share: 0,
					keenness: 1,
				} );
			}
		}
		for ( let nth = 0; nth < notCounted.botsADay; nth++ ) {
			visit( `${ day }.b${ nth }`, `demo bot ${ nth }`, 'bot', DIRECT );
		}
		for ( let nth = 0; nth < notCounted.staffADay; nth++ ) {
			visit(
				`${ day }.s${ nth }`,
				`demo staff ${ nth }`,
				'staff',
				DIRECT
			);
		}
		yield { events, carts, orders, signUps };
	}
}

/** The mail is read later; only then is it said that the sign-up counts. */
function isYetToConfirm(
	event: ImportedEvent,
	signUps: readonly SimulatedSignUp[],
	now: number
): boolean {
	return (
		event.props?.state === 'confirmed' &&
		signUps.some(
			( { at, blockId, confirmedAt } ) =>
				at + 1 === event.at &&
				blockId === event.blockId &&
				( confirmedAt ?? 0 ) > now
		)
	);
}

const DIRECT: PlantedSource = { source: null, share: 0, keenness: 1 };

/** Expected visits of a day: growth over the period, times the habit of its weekday. */
function visitsOf( midnight: number, daysAgo: number, days: number ): number {
	const { visitsADay, growth, weekdays } = PLANTED_TRUTH;
	const progress = days > 1 ? 0.5 - daysAgo / ( days - 1 ) : 0;
	const mondayFirst = ( new Date( midnight ).getUTCDay() + 6 ) % 7;
	return (
		visitsADay *
		( 1 + growth * progress ) *
		( weekdays[ mondayFirst ] ?? 1 )
	);
}

function clockTime( random: SeededRandom ): number {
	const hours = PLANTED_TRUTH.hours.map( ( weight, hour ) => ( {
		weight,
		hour,
	} ) );
	const { hour } = random.pick( hours, ( { weight } ) => weight );
	return hour * HOUR_MS + random.whole( 0, HOUR_MS - 1 );
}

function chooseVisitor( visitors: string[], random: SeededRandom ): string {
	const known =
		visitors.length > 0 && random.chance( PLANTED_TRUTH.returning )
			? visitors[ random.whole( 0, visitors.length - 1 ) ]
			: undefined;
	if ( known !== undefined ) {
		return known;
	}
	const visitor = `demo ${ visitors.length }`;
	visitors.push( visitor );
	return visitor;
}

/** Midnight of the local day, written as if it were UTC. */
function localMidnight( now: number, timeZone: string ): number {
	const written = new Intl.DateTimeFormat( 'sv-SE', {
		timeZone,
		dateStyle: 'short',
	} ).format( now );
	return Date.parse( `${ written }T00:00:00Z` );
}
