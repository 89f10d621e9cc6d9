import { read, write, isMember, type Item } from './kept.ts';
import { last, sync } from './sync.ts';

type Button = HTMLElement & { value?: string };

const listeners: ( () => void )[] = [];

/** Calls back whenever the list may be another: a click here, another tab, the account's answer. */
export const onChange = ( work: () => void ): void => {
	listeners.push( work );
};

/** What is on the list; removals are not. */
export const items = (): Item[] => read().items.filter( ( { x } ) => ! x );

/** The language of the page, for numbers, dates and plurals; the browser's where the page does not say. */
export const language: string | string[] = document.documentElement.lang || [];

/** The chosen variation of the product a button stands for, from the product's own form; 0 for none. */
const variationOf = ( button: Button ): number => {
	for ( const input of document.getElementsByName( 'variation_id' ) ) {
		const { form, value } = input as HTMLInputElement;
		const product = form?.elements.namedItem( 'product_id' );
		if ( ( product as Button | undefined )?.value === button.value ) {
			return +value;
		}
	}
	return 0;
};

/** What a button would keep right now. */
const itemOf = ( button: Button ): Item => {
	const { cairnKeep, price, cur, of } = button.dataset;
	const shown = variationOf( button );
	const [ v = shown, its = +price! ] =
		JSON.parse( of || '{}' )[ shown ] ?? [];
	return {
		id: cairnKeep + ( v ? '.' + v : '' ),
		p: +cairnKeep!.replace( 'p', '' ),
		v,
		q: 1,
		t: Date.now(),
		price: its || undefined,
		cur,
		block: button.closest< HTMLElement >( '[data-cairn]' )?.dataset.cairn,
	};
};

const plural = ( n: number ): string =>
	new Intl.PluralRules( language ).select( n );

const each = ( selector: string, work: ( element: Button ) => void ): void =>
	document.querySelectorAll< Button >( selector ).forEach( work );

/** Shows the state on every button and counter of the page, those that came later too. Writes only what differs. */
export const paint = (): void => {
	const now = items();
	each( '[data-cairn-keep]', ( button ) => {
		const { id } = itemOf( button );
		const isKept = now.some( ( item ) => item.id === id );
		button.toggleAttribute( 'data-kept', isKept );
		// With two labels the words say it; a pressed state on top would say it twice.
		if ( button.hasAttribute( 'aria-pressed' ) ) {
			button.setAttribute( 'aria-pressed', '' + isKept );
		}
	} );
	const n = now.filter( ( { id } ) => id[ 0 ] !== 'p' ).length;
	each( '[data-cairn-count]', ( link ) => {
		const badge = link.querySelector( 'b' )!;
		if ( badge.textContent !== '' + n ) {
			badge.textContent = '' + n;
			// One sentence for each plural form, beside a number that takes it.
			const forms: [ number, string ][] = JSON.parse(
				link.dataset.cairnCount!
			);
			link.ariaLabel = forms
				.find( ( [ like ] ) => plural( like ) === plural( n ) )![ 1 ]
				.replace( '%s', '' + n );
		}
		link.toggleAttribute( 'data-empty', ! n );
	} );
};

/** Repaints everything. */
export const refresh = (): void => {
	paint();
	listeners.forEach( ( work ) => work() );
};

/** Writes an act: into the browser, and a member's into the account. False when one of the two refused. */
export const act = async ( item: Item ): Promise< boolean > => {
	// An answer on its way knows nothing of this act, and would undo it.
	await last;
	const before = read();
	let isTaken = write( {
		...before,
		items: [
			{ ...item, n: 1 },
			...before.items.filter( ( { id } ) => id !== item.id ),
		],
	} );
	refresh();
	if ( isMember() ) {
		isTaken = await sync();
		if ( ! isTaken ) {
			write( before );
		}
		refresh();
	}
	return isTaken;
};

type Step = NonNullable< Window[ 'cairnStep' ] >;
type Props = Parameters< Step >[ 2 ];

/** Records a step of a block that is recorded. Fields that are undefined are left out when it is sent. */
export const step = (
	ref: Element,
	name: Parameters< Step >[ 1 ],
	props: Record< string, string | number | undefined >
): void => {
	if ( ref.closest( '[data-cairn]' ) ) {
		window.cairnStep?.( ref, name, props as Props );
	}
};

/** A click keeps or drops. Counted when it was accepted, once. */
export const toggle = async ( button: Button ): Promise< void > => {
	if ( button.ariaBusy !== 'true' ) {
		button.ariaBusy = 'true';
		const variation = variationOf( button );
		const item = itemOf( button );
		const { id, p, price, cur } = item;
		const before = items().find( ( known ) => known.id === id );
		const isTaken = await act(
			before ? { ...before, x: Date.now() } : item
		);
		button.ariaBusy = 'false';
		if ( isTaken && button.value ) {
			step( button, before ? 'remove_from_wishlist' : 'add_to_wishlist', {
				product_id: +button.value,
				variation_id: variation || undefined,
				price,
				currency: price && cur,
			} );
		} else if ( isTaken && ! before ) {
			step( button, 'bookmark', { post_id: p } );
		}
	}
};
