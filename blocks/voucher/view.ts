/*
 * Copies a voucher's code and puts it on the cart. Heard by the page, so that a block in a quick view or a mini-cart works
 * too. A code is put on the cart by a POST of the visitor's own press, never by a link: programs follow links.
 */

/** What PHP prints at the root (plugin/src/Blocks/Voucher.php), in this order to save bytes. */
type Voucher = [
	code: string,
	coupon: number,
	/** Address of the Store API's cart. */
	cart: string,
	/** Cookie that keeps the code while the cart is empty. */
	cookie: string,
	copied: string,
	/** Where the browser does not copy: the code is selected. */
	selected: string,
	applied: string,
	kept: string,
	failed: string,
];

/** Steps of this page view. */
let told = '';
addEventListener( 'pageshow', () => {
	told = '';
} );

const act = async ( { target, type }: Event ): Promise< void > => {
	const at = target as HTMLDetailsElement;
	const { copy, apply, open } = at.dataset;
	const root = at.closest< HTMLElement >( '[data-voucher]' );
	if ( ! root ) {
		return;
	}
	const json = root.dataset.voucher!;
	const [
		code,
		id,
		cart,
		cookie,
		copied,
		selected,
		applied,
		kept,
		failed,
	]: Voucher = JSON.parse( json );
	const say = ( text: string ): void => {
		root.querySelector( '[role=status]' )!.textContent = text;
	};
	const tell = ( name: 'voucher_reveal' | 'voucher_copy' ): void => {
		const key = name + root.dataset.cairn + json;
		if ( root.dataset.cairn && ! told.includes( key ) ) {
			told += key;
			window.cairnStep?.( root, name, { coupon_id: id } );
		}
	};
	if ( type > 't' ) {
		// One that was printed open was not opened by the visitor.
		if ( at.open && ! open ) {
			tell( 'voucher_reveal' );
		}
	} else if ( copy ) {
		tell( 'voucher_copy' );
		getSelection()!.selectAllChildren( root.querySelector( 'code' )! );
		// Works on sites without HTTPS, too.
		say( document.execCommand( 'copy' ) ? copied : selected );
	} else if ( apply ) {
		say( '…' );
		try {
			const now = await fetch( cart );
			if ( ( await now.json() ).items_count ) {
				const answer = await fetch( cart + '/apply-coupon', {
					method: 'POST',
					headers: { Nonce: now.headers.get( 'Nonce' )! },
					body: new URLSearchParams( { code } ),
				} );
				// Why not is said in HTML.
				say(
					answer.ok
						? applied
						: new DOMParser().parseFromString(
								( await answer.json() ).message,
								'text/html'
							).body.textContent
				);
			} else {
				document.cookie = cookie;
				say( kept );
			}
		} catch {
			say( failed );
		}
	}
};

document.addEventListener( 'click', act );
document.addEventListener( 'toggle', act, true );
