/*
 * Asks the shop afresh whether a product, or the variation that is chosen, can be had: what a cached page says may be days
 * old. What is missing shows the form that asks to be told. Heard by the page, so that a block in a quick view works too.
 */
type Result = 'in' | 'low' | 'out' | 'backorder' | 'unknown';

/** What PHP prints for this module (plugin/src/Blocks/AvailabilityModule.php). */
interface Settings {
	/** Address of the shop's products; the id goes behind it. */
	readonly products: string;
	/** A result in words; `%d` is the number of pieces. */
	readonly words: Record< Result | 'amount' | 'checking', string >;
}

/** The parts of the Store API's answer that say it. */
interface Product {
	readonly is_in_stock: boolean;
	readonly is_on_backorder: boolean;
	readonly low_stock_remaining: number | null;
	readonly add_to_cart: { readonly maximum: number };
}

const { products, words }: Settings = JSON.parse(
	document.getElementById(
		'wp-script-module-data-cairn-availability-view-script-module'
	)!.textContent
);

const CLASS = '.wp-block-cairn-availability';

/** What asks when it is used, and what the form inside has is none of it. */
const rootOf = ( { target }: Event, part: string ): HTMLElement | null =>
	( target as Element )
		.closest( `${ CLASS }__${ part }` )
		?.closest< HTMLElement >( '[data-availability]' ) ?? null;

type Settled = [ product: number, show: string, lowAt: number ];

const settingsOf = ( root: HTMLElement ): Settled =>
	JSON.parse( root.dataset.availability! );

/** The chosen variation: WooCommerce writes it into the product's own form, in classic and in block templates. */
const variationOf = ( root: HTMLElement ): number =>
	Number(
		(
			root.closest( '.product' ) ?? document
		).querySelector< HTMLInputElement >(
			`[name=product_id][value="${
				settingsOf( root )[ 0 ]
			}"]~[name=variation_id]`
		)?.value ?? 0
	);

/** Result, and words that may hold the number. */
const read = (
	{ is_in_stock: isIn, is_on_backorder: isLate, ...product }: Product,
	show: string,
	lowAt: number
): [ Result, string ] => {
	// Without a counted stock the shop allows any number.
	const { maximum } = product.add_to_cart;
	const left =
		product.low_stock_remaining ?? ( maximum < 9999 ? maximum : Infinity );
	let result: Result = left <= lowAt ? 'low' : 'in';
	if ( ! isIn ) {
		result = 'out';
	} else if ( isLate ) {
		result = 'backorder';
	}
	const hasNumber = isIn && ! isLate && left < Infinity;
	let text = words[ result ];
	if ( hasNumber && show === 'amount' ) {
		text = words.amount;
	} else if ( result === 'low' && show === 'text' ) {
		text = words.in;
	}
	return [ result, text.replace( '%d', `${ left }` ) ];
};

const ask = async ( root: HTMLElement, isAct: boolean ): Promise< void > => {
	const [ id, show, lowAt ] = settingsOf( root );
	const variation = variationOf( root );
	const state = root.querySelector< HTMLElement >( '[data-result]' )!;
	const note = root.querySelector< HTMLElement >( `${ CLASS }__note` );
	const answer = root.querySelector( `${ CLASS }__answer` );
	const place = root.querySelector< HTMLSelectElement >(
		`${ CLASS }__places`
	)?.value;
	const tell = ( text: string ): void => {
		if ( isAct && answer ) {
			answer.textContent = text;
		}
	};
	let result: Result = 'unknown';
	let text = words.unknown;
	tell( words.checking );
	try {
		const reply = await fetch( products + ( variation || id ), {
			cache: 'no-store',
		} );
		[ result, text ] = read( await reply.json(), show, lowAt );
		// Another may have been chosen meanwhile; it is asked about, too.
		if ( variationOf( root ) === variation ) {
			state.textContent = text;
			state.dataset.result = result;
			if ( note ) {
				note.hidden = result !== 'out';
			}
		}
	} catch {}
	tell( place ? `${ place }: ${ text }` : text );
	if ( isAct ) {
		window.cairnStep?.( root, 'check_availability', {
			product_id: id,
			...( variation && { variation_id: variation } ),
			...( place && { location: place } ),
			result,
		} );
	}
};

const each = ( work: ( root: HTMLElement ) => void ): void =>
	document
		.querySelectorAll< HTMLElement >( '[data-availability]' )
		.forEach( work );

/** Blocks that keep themselves up to date. */
const refresh = (): void =>
	each( ( root ) => {
		if ( root.matches( '[data-always]' ) ) {
			ask( root, false );
		}
	} );

document.addEventListener( 'click', ( event ) => {
	const root = rootOf( event, 'check' );
	if ( root ) {
		ask( root, true );
	}
} );
document.addEventListener( 'change', ( event ) => {
	const root = rootOf( event, 'places' );
	if ( root && ( event.target as HTMLSelectElement ).value ) {
		ask( root, true );
	}
} );
/** Which variation was chosen last, 0 for none. */
const chosen = new WeakMap< HTMLElement, number >();
// Another variation: what was said is about the one before, and so is a request that was sent.
new MutationObserver( () => {
	each( ( root ) => {
		const variation = variationOf( root );
		if ( variation === ( chosen.get( root ) ?? 0 ) ) {
			return;
		}
		chosen.set( root, variation );
		const answer = root.querySelector( `${ CLASS }__answer` );
		if ( answer ) {
			answer.textContent = '';
		}
		const note = root.querySelector( `${ CLASS }__note` );
		note?.firstElementChild?.dispatchEvent( new Event( 'cairn-again' ) );
		if ( note || root.matches( '[data-always]' ) ) {
			ask( root, false );
		}
	} );
} ).observe( document, { subtree: true, attributeFilter: [ 'value' ] } );
addEventListener( 'pageshow', refresh );
