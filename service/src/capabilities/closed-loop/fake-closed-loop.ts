/** A closed loop that knows what it was told: for tests of what asks it. */
import type { Window } from '#contract/reports/range.ts';
import type {
	AFTER_KEYS,
	WISHED_BY,
	BoughtPairs,
	BoughtRow,
	ClosedLoop,
	Followed,
	FollowedRow,
	StepsBefore,
} from './closed-loop.ts';

export interface FakeClosedLoop extends ClosedLoop {
	/** Answers of `after`; days that are not over default to none. */
	followedBy: (
		window: Window,
		by: ( typeof AFTER_KEYS )[ number ],
		rows: readonly FollowedRow[]
	) => void;
	wishesAre: (
		by: ( typeof WISHED_BY )[ number ],
		rows: readonly BoughtRow[]
	) => void;
	/** Answers of `boughtOf`, whatever the types. */
	boughtAre: ( bought: ReadonlyMap< number, number > ) => void;
	pairsAre: ( pairs: Omit< BoughtPairs, 'overDays' > ) => void;
	stepsAre: ( orderId: number, steps: StepsBefore ) => void;
	recognisedAre: ( recognised: number, visits: number ) => void;
	waitingAre: ( orders: number ) => void;
	/** Days from this one on are not over. */
	openFrom: ( day: string ) => void;
}

/** A row of {@link ClosedLoop.after} with everything that is not said zero. */
export function followedRow(
	row: Partial< FollowedRow > & Pick< FollowedRow, 'type' >
): FollowedRow {
	return {
		key: '',
		ordered: 0,
		orderedOver: row.ordered ?? 0,
		bought: 0,
		boughtOver: row.bought ?? 0,
		sales: 0,
		...row,
	};
}

export function createFakeClosedLoop(): FakeClosedLoop {
	const after = new Map< string, readonly FollowedRow[] >();
	const wishes = new Map< string, readonly BoughtRow[] >();
	const orders = new Map< number, StepsBefore >();
	let pairs: Omit< BoughtPairs, 'overDays' > = { pairs: [], boughtOver: 0 };
	let boughtByProduct: ReadonlyMap< number, number > = new Map();
	let share = { recognised: 0, visits: 0 };
	let waiting = 0;
	let open = '9999-12-31';
	const overDays = ( days: readonly string[], window: Window ) =>
		window === 'visit' ? days : days.filter( ( day ) => day < open );

	return {
		followedBy( window, by, rows ) {
			after.set( `${ window } ${ by }`, rows );
		},
		wishesAre( by, rows ) {
			wishes.set( by, rows );
		},
		boughtAre( given ) {
			boughtByProduct = given;
		},
		pairsAre( given ) {
			pairs = given;
		},
		stepsAre( orderId, steps ) {
			orders.set( orderId, steps );
		},
		recognisedAre( recognised, visits ) {
			share = { recognised, visits };
		},
		waitingAre( given ) {
			waiting = given;
		},
		openFrom( day ) {
			open = day;
		},
		async after( {
			window,
			by,
			types,
			products,
			days,
		} ): Promise< Followed > {
			return {
				rows: ( after.get( `${ window } ${ by }` ) ?? [] ).filter(
					( row ) =>
						( ! types || types.includes( row.type ) ) &&
						( ! products || products.includes( Number( row.key ) ) )
				),
				overDays: overDays( days, window ),
			};
		},
		async wished( { days } ) {
			return {
				rows: {
					all: wishes.get( 'all' ) ?? [],
					product: wishes.get( 'product' ) ?? [],
					block: wishes.get( 'block' ) ?? [],
				},
				overDays: overDays( days, '30' ),
			};
		},
		async boughtOf() {
			return boughtByProduct;
		},
		async pairs( { days } ) {
			return { ...pairs, overDays: overDays( days, '30' ) };
		},
		async stepsBefore( _siteId, orderId, limit ) {
			const found = orders.get( orderId );
			return found
				? { ...found, steps: found.steps.slice( 0, limit ) }
				: null;
		},
		async waiting() {
			return waiting;
		},
		async recognised() {
			return share;
		},
	};
}
