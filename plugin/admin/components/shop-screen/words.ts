/** What the shop's screens are called and which question they answer; known before their code is there. */
import { __ } from '@wordpress/i18n';

export interface ScreenWords {
	title: string;
	question: string;
}

export function productsWords(): ScreenWords {
	return {
		title: __( 'Products', 'cairn' ),
		question: __( 'What do people want, compare, leave and buy?', 'cairn' ),
	};
}

export function cartWords(): ScreenWords {
	return {
		title: __( 'Cart', 'cairn' ),
		question: __( 'Why are carts left, and what is in them?', 'cairn' ),
	};
}
