/** Carts in memory, counted the plain way: for tests of what asks about them. */
import { CART_STEPS, type CartStep } from '#contract/carts.ts';
import type {
	CartDay,
	CartProduct,
	CartQuery,
	CartReader,
} from './cart-reader.ts';

export interface FakeCart {
	/** Site-local day it began. */
	readonly day: string;
	readonly state: 'open' | 'ordered' | 'left';
	/** Default `cart`. */
	readonly step?: CartStep;
	/** Default `EUR`. */
	readonly currency?: string;
	readonly items?: readonly {
		readonly productId: number;
		readonly value: number;
	}[];
	/** Default false. */
	readonly countedOnly?: boolean;
	/** Of a recognisable visitor whose 14 days are over; default false. */
	readonly recoverable?: boolean;
	readonly recovered?: boolean;
}

export interface FakeCartReader extends CartReader {
	add: ( siteId: number, ...carts: readonly FakeCart[] ) => void;
}

export function createFakeCartReader(): FakeCartReader {
	const all: { siteId: number; cart: FakeCart }[] = [];
	const of = ( query: Omit< CartQuery, 'currency' > ) =>
		all
			.filter(
				( { siteId, cart } ) =>
					siteId === query.siteId && query.days.includes( cart.day )
			)
			.map( ( { cart } ) => cart );
	const valueOf = (
		cart: FakeCart,
		currency: string | null,
		productId?: number
	) =>
		cart.state === 'left' && ( cart.currency ?? 'EUR' ) === currency
			? ( cart.items ?? [] )
					.filter(
						( item ) =>
							productId === undefined ||
							item.productId === productId
					)
					.reduce( ( sum, item ) => sum + item.value, 0 )
			: 0;
	const left = ( carts: readonly FakeCart[] ) =>
		carts.filter( ( cart ) => cart.state === 'left' );
	const stepsOf = ( carts: readonly FakeCart[] ) =>
		CART_STEPS.map( ( step ) => ( {
			step,
			left: left( carts ).filter(
				( cart ) => ( cart.step ?? 'cart' ) === step
			).length,
		} ) ).filter( ( count ) => count.left > 0 );
	const byProduct = ( carts: readonly FakeCart[] ) => {
		const products = new Map< number, FakeCart[] >();
		for ( const cart of carts ) {
			for ( const { productId } of cart.items ?? [] ) {
				const theirs = products.get( productId ) ?? [];
				products.set( productId, theirs );
				if ( ! theirs.includes( cart ) ) {
					theirs.push( cart );
				}
			}
		}
		return products;
	};

	return {
		add( siteId, ...carts ) {
			all.push( ...carts.map( ( cart ) => ( { siteId, cart } ) ) );
		},
		async days( query ) {
			const found = of( query );
			return [ ...new Set( found.map( ( cart ) => cart.day ) ) ]
				.sort()
				.map( ( day ): CartDay => {
					const carts = found.filter( ( cart ) => cart.day === day );
					const count = ( test: ( cart: FakeCart ) => boolean ) =>
						carts.filter( test ).length;
					return {
						day,
						started: carts.length,
						ordered: count( ( cart ) => cart.state === 'ordered' ),
						left: count( ( cart ) => cart.state === 'left' ),
						open: count( ( cart ) => cart.state === 'open' ),
						valueLeft: carts.reduce(
							( sum, cart ) =>
								sum + valueOf( cart, query.currency ),
							0
						),
						countedOnly: count(
							( cart ) => cart.countedOnly === true
						),
						recoverable: count(
							( cart ) => cart.recoverable === true
						),
						recovered: count( ( cart ) => cart.recovered === true ),
					};
				} );
		},
		async lastSteps( query ) {
			return stepsOf( of( query ) );
		},
		async products( query ) {
			return [ ...byProduct( of( query ) ) ].map(
				( [ productId, carts ] ): CartProduct => ( {
					productId,
					carts: carts.length,
					closed: carts.filter( ( cart ) => cart.state !== 'open' )
						.length,
					left: left( carts ).length,
					valueLeft: carts.reduce(
						( sum, cart ) =>
							sum + valueOf( cart, query.currency, productId ),
						0
					),
					lastStep:
						stepsOf( carts ).sort(
							( a, b ) => b.left - a.left
						)[ 0 ]?.step ?? null,
				} )
			);
		},
		async leftOf( query ) {
			const wanted = query.products && new Set( query.products );
			return new Map(
				[ ...byProduct( of( query ) ) ]
					.map(
						( [ productId, carts ] ) =>
							[ productId, left( carts ).length ] as const
					)
					.filter(
						( [ productId, count ] ) =>
							count > 0 && ( ! wanted || wanted.has( productId ) )
					)
			);
		},
	};
}
