/*
 * Offers the times that can be booked. They are asked for when the visitor opens the question, so that a page out of a
 * cache shows those that are free now, and again when somebody else was quicker.
 */
import { getContext, getElement, store } from '@wordpress/interactivity';

interface Time {
	/** Unix seconds: what is sent. */
	at: number;
	/** For the visitor. */
	here: string;
	/** For the site; '' where that is the same. */
	there: string;
}

/** A question for a time; PHP prints how it begins (plugin/src/Blocks/FormSlot.php). */
interface Slot {
	key: string;
	errors: Record< string, string >;
	/** A wish in words is asked for in its place. */
	wish: boolean;
	/** Days and times are in sight. */
	shown: boolean;
	days: { name: string; times: Time[] }[];
	/** Times of the day that is shown. */
	day: Time[];
	told: string;
	say: Record< 'loading' | 'none' | 'failed' | 'zone' | 'zones', string >;
}

/** What the site answers (plugin/src/Forms/FormsController.php). */
interface Answer {
	slots: number[];
	/** A name, or an offset such as +02:00. */
	zone: string;
}

const context = (): Slot => getContext< Slot >();
const box = (): HTMLElement => getElement().ref!.closest( '[data-key]' )!;

/** Words for a moment; of the zone named, else of the visitor's. */
const inWords = ( options: Intl.DateTimeFormatOptions ): Intl.DateTimeFormat =>
	new Intl.DateTimeFormat( document.documentElement.lang || [], options );

const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;

/** A moment on the clock of the site, with its day where that is another; '' where it is the visitor's own. */
const siteClock = ( zone: string ): ( ( moment: Date ) => string ) => {
	const at = { timeZone: /^[+-]00:00$/.test( zone ) ? 'UTC' : zone };
	const day = { weekday: 'short' } as const;
	try {
		const clock = inWords( { ...CLOCK, ...at } );
		const whole = inWords( { ...day, ...CLOCK, ...at } );
		const itsDay = inWords( { ...day, ...at } );
		return ( moment ) => {
			if ( itsDay.format( moment ) !== inWords( day ).format( moment ) ) {
				return whole.format( moment );
			}
			const there = clock.format( moment );
			return there === inWords( CLOCK ).format( moment ) ? '' : there;
		};
	} catch {
		// Not every browser takes an offset for a zone.
		return () => '';
	}
};

/** Free times by day, each in the visitor's time and in the site's. */
const daysOf = ( { slots, zone }: Answer ): Slot[ 'days' ] => {
	const day = inWords( { weekday: 'long', day: 'numeric', month: 'long' } );
	const here = inWords( CLOCK );
	const there = siteClock( zone );
	const days: Slot[ 'days' ] = [];
	for ( const at of slots ) {
		const moment = new Date( at * 1000 );
		const name = day.format( moment );
		if ( days.at( -1 )?.name !== name ) {
			days.push( { name, times: [] } );
		}
		days.at( -1 )!.times.push( {
			at,
			here: here.format( moment ),
			there: there( moment ),
		} );
	}
	return days;
};

const load = async ( state: Slot, at: Element ): Promise< void > => {
	const { say } = state;
	state.told = say.loading;
	try {
		const answer: Answer = await (
			await fetch( `${ at.closest( 'form' )!.action }/slots`, {
				cache: 'no-store',
			} )
		).json();
		state.days = daysOf( answer );
		// The day that is shown stays, where it still has a time.
		const shown = at.querySelector( 'select' )!.value;
		state.day =
			(
				state.days.find( ( { name } ) => name === shown ) ??
				state.days[ 0 ]
			)?.times ?? [];
		state.shown = !! state.day.length;
		state.wish = ! state.shown;
		state.told = say.none;
		if ( ! state.wish ) {
			const { timeZone } = inWords( {} ).resolvedOptions();
			state.told = state.day.some( ( { there } ) => there )
				? say.zones
						.replace( '%1$s', timeZone )
						.replace( '%2$s', answer.zone )
				: say.zone.replace( '%s', timeZone );
		}
	} catch {
		state.shown = false;
		state.wish = true;
		state.told = say.failed;
	}
};

store( 'cairn', {
	actions: {
		form: {
			openTimes() {
				load( context(), box() );
			},
			pickDay() {
				const state = context();
				const { selectedIndex } = getElement().ref as HTMLSelectElement;
				state.day = state.days[ selectedIndex ]!.times;
			},
		},
	},
	callbacks: {
		form: {
			offerTimes() {
				context().wish = false;
			},
			/** Somebody else was quicker. */
			offerOthers() {
				const state = context();
				const at = box();
				if (
					state.errors[ state.key ] &&
					at.querySelector( '[name]:checked' )
				) {
					load( state, at );
				}
			},
			/** The button that had the focus is gone. */
			reachTimes() {
				const day = getElement().ref!;
				if (
					context().shown &&
					! day.ownerDocument.querySelector( 'body :focus' )
				) {
					day.focus();
				}
			},
		},
	},
} );
