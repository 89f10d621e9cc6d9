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

export function contactsWords(): ScreenWords {
	return {
		title: __( 'Contacts', 'cairn' ),
		question: __(
			'Who are they, and what did they do before they bought?',
			'cairn'
		),
	};
}

export function formsWords(): ScreenWords {
	return {
		title: __( 'Forms', 'cairn' ),
		question: __(
			'Do my forms bring buyers, and where do people give up?',
			'cairn'
		),
	};
}

export function formWords( name: string | null ): ScreenWords {
	return {
		title: name ?? __( 'Form', 'cairn' ),
		question: __(
			'Does this form bring buyers, and where do people give up?',
			'cairn'
		),
	};
}

export function handOverWords(): ScreenWords {
	return {
		title: __( 'Hand-over', 'cairn' ),
		question: __(
			'Do confirmed contacts reach the service that writes to them?',
			'cairn'
		),
	};
}

export function privacyWords(): ScreenWords {
	return {
		title: __( 'Privacy', 'cairn' ),
		question: __(
			'What do we store, may we, and can I prove it?',
			'cairn'
		),
	};
}

export function cartWords(): ScreenWords {
	return {
		title: __( 'Cart', 'cairn' ),
		question: __( 'Why are carts left, and what is in them?', 'cairn' ),
	};
}
