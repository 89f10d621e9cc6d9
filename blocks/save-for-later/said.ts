import { settings } from './settings.ts';

const line = document.createElement( 'div' );
const words = document.createElement( 'span' );
const undo = document.createElement( 'button' );

line.className = 'cairn-later__said';
words.role = 'status';
undo.type = 'button';
undo.hidden = true;
line.append( words, undo );

/**
 * Says something above the cart, to those who look and to those who listen, with a way back where there is one. The row
 * whose button was pressed is gone by then: the focus goes to that way back.
 *
 * @param button The button that was pressed.
 * @param text   What to say.
 * @param back   Takes it back, and answers with what to say then.
 */
export const say = (
	button: Element,
	text: string,
	back?: ( undo: HTMLElement ) => Promise< string >
): void => {
	// Outside of what WooCommerce draws: an emptied cart is drawn anew.
	document
		.querySelector( '.wp-block-woocommerce-cart,.woocommerce-cart-form' )
		?.before( line );
	words.textContent = text;
	undo.hidden = ! back;
	undo.textContent = settings.words.undo;
	undo.onclick = async () => {
		undo.disabled = true;
		try {
			words.textContent = await back!( undo );
			undo.hidden = true;
		} catch {
			words.textContent = settings.words.failed;
		}
		undo.disabled = false;
	};
	if ( back && ! button.isConnected ) {
		undo.focus();
	}
};
