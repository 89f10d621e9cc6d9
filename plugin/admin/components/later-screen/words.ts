/** What the later screens are called and which question they answer; known before their code is there. */
import { __ } from '@wordpress/i18n';

export interface ScreenWords {
	title: string;
	question: string;
}

export function stepsWords(): ScreenWords {
	return {
		title: __( 'Steps', 'cairn' ),
		question: __( 'Which small steps do people take?', 'cairn' ),
	};
}

/**
 * @param name    What the step or block is called.
 * @param isBlock Whether it is one block instance.
 */
export function stepWords( name: string, isBlock: boolean ): ScreenWords {
	return {
		title: name,
		question: isBlock
			? __( 'What does this block do for me?', 'cairn' )
			: __( 'What does this step do for me?', 'cairn' ),
	};
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
