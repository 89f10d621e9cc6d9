import {
	act,
	afterLoad,
	ask,
	isMember,
	items,
	language,
	onChange,
	post,
	settings,
	step,
	sync,
} from 'cairn/lists';
import { getContext, getElement, store } from '@wordpress/interactivity';
import type { Item } from '../lists/kept.ts';

/** A row as `cairn/v1/lists/shown` gives it, with what the browser knows of it. */
export interface Row extends Item {
	/** What to put into the cart, 0 for nothing. */
	buy: number;
	added: string;
}

/** The state of one list on a page; PHP prints how it begins (plugin/src/Blocks/WishlistPage.php). */
export interface Context {
	/** First character of the ids it shows: 'p' for pages, '' for products. */
	kind: string;
	/** What is shown: ids, or the token of a shared list. */
	of?: string;
	rows: Row[];
	item: Row;
	said: string;
	/** Address of the list, once it was shared. */
	link: string;
	title: string;
	busy: boolean;
	shared: boolean;
}

/** What happens to a cart on a page of a classic theme. */
declare global {
	interface Window {
		jQuery?: ( target: Element ) => { trigger: ( type: string ) => void };
	}
}

const words = settings.words;

/** What the address says of a shared list: a member's token, or the ids of a guest's list. */
const link = (): string => location.hash.split( '#cairn-list=' )[ 1 ] ?? '';

/** Reads what the list holds and shows it. A change that leaves its things the same costs no request. */
const show = async ( context: Context ): Promise< void > => {
	const list = items().filter(
		( { id } ) => ( id[ 0 ] === 'p' ) === !! context.kind
	);
	const of = link() || list.map( ( { id } ) => id ).join();
	if ( context.of !== of ) {
		context.of = of;
		try {
			const { rows, title } = of
				? await (
						await fetch(
							`${ settings.rest }/shown${ settings.and }lang=${ settings.lang }&of=${ of }`
						)
					).json()
				: { rows: [] };
			context.rows = rows.map( ( row: Partial< Row > ) => {
				const item = list.find( ( { id } ) => id === row.id );
				const t = row.t ?? item?.t;
				return {
					q: item?.q ?? 1,
					added: t && new Date( t ).toLocaleDateString( language ),
					...row,
				};
			} );
			context.title = title;
			context.shared = !! link();
		} catch {
			context.said = words.failed;
		}
		context.busy = false;
	}
};

/** Changes a row's thing on the list of this browser or member. */
const change = ( { id }: Row, what: Partial< Item > ): Promise< boolean > =>
	act( { ...items().find( ( item ) => item.id === id )!, ...what } );

const props = ( { p, v }: Row ) => ( {
	product_id: p,
	variation_id: v || undefined,
} );

const root = (): HTMLElement =>
	getElement().ref!.closest( '[data-wp-interactive]' )!;

/** Puts rows into the cart, one after another, and takes those that went in off one's own list. */
const move = async (
	context: Context,
	box: HTMLElement,
	rows: Row[]
): Promise< void > => {
	const { headers } = await fetch( settings.shop + '/cart' );
	for ( const row of rows ) {
		const { ok } = await post(
			settings.shop + '/cart/add-item',
			'Nonce',
			headers.get( 'Nonce' )!,
			{ id: row.buy, quantity: row.q }
		);
		context.said = words[ ok ? 'cart' : 'failed' ];
		if ( ok ) {
			step( box, 'wishlist_to_cart', props( row ) );
			if ( ! context.shared ) {
				await change( row, { x: Date.now() } );
			}
		}
	}
	// Whatever shows a cart on this page reads it anew: blocks hear the first, classic themes the second.
	document.body.dispatchEvent(
		new CustomEvent( 'wc-blocks_added_to_cart', { bubbles: true } )
	);
	window.jQuery?.( document.body ).trigger( 'wc_fragment_refresh' );
	box.focus();
};

store( 'cairn', {
	actions: {
		list: {
			*remove() {
				const { item, kind } = getContext< Context >();
				const box = root();
				const isTaken: boolean = yield change( item, {
					x: Date.now(),
				} );
				if ( isTaken ) {
					if ( ! kind ) {
						step( box, 'remove_from_wishlist', props( item ) );
					}
					// The button that was pressed is gone.
					box.focus();
				}
			},
			count() {
				const { item } = getContext< Context >();
				const q = +( getElement().ref as HTMLInputElement ).value || 1;
				item.q = q;
				change( item, { q } );
			},
			buy() {
				const context = getContext< Context >();
				return move(
					context,
					root(),
					// Below the list, where no row is meant: all of them.
					context.item
						? [ context.item ]
						: context.rows.filter( ( { buy } ) => buy )
				);
			},
			*share() {
				const context = getContext< Context >();
				const box = root();
				let of = context.rows.map( ( { id } ) => id ).join();
				if ( isMember() ) {
					const answer: Response = yield ask( '/share', {} );
					of = ( ( yield answer.json() ) as { token: string } ).token;
				}
				context.link =
					location.href.split( '#' )[ 0 ] + '#cairn-list=' + of;
				context.said = words.link;
				// Where the browser gives no access to the clipboard, the link stands there to be copied by hand.
				navigator.clipboard?.writeText( context.link );
				step( box, 'share', { method: 'copy' } );
			},
		},
	},
	callbacks: {
		list: {
			start() {
				const context = getContext< Context >();
				const box = root();
				afterLoad( async () => {
					if ( isMember() && ! link() ) {
						await sync();
					}
					await show( context );
					step( box, 'view_wishlist', {
						n: context.rows.length,
						shared: +context.shared || undefined,
					} );
					onChange( () => show( context ) );
				} );
			},
		},
	},
} );
