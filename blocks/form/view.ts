/*
 * Sends a form without leaving the page: says what is wrong while it is corrected, keeps what was typed when the wire or
 * the site fails, and never sends the same twice. Without this module the browser sends the form by itself.
 */
import {
	getContext,
	getElement,
	store,
	withSyncEvent,
} from '@wordpress/interactivity';
import { newId } from '../storefront/identifier.ts';
import { meantAddress } from './meant-address.ts';
import { remember, type Overlay } from './overlay.ts';

/** A form; PHP prints how it begins (plugin/src/Blocks/Form.php). Within a question the last two are the question's own. */
export interface Context {
	/** What is wrong, by key of the question; '' for nothing. */
	errors: Record< string, string >;
	/** The same as a list with links. */
	problems: { key: string; text: string; href: string }[];
	/** Why it was not taken in. */
	said: string;
	busy: boolean;
	done: boolean;
	/** Tries that found something wrong. */
	fails: number;
	/** Wrong answers over all tries. */
	wrong: number;
	/** When the first thing was typed, milliseconds; 0 before. */
	began: number;
	left: boolean;
	/** The question that was touched last. */
	last: string;
	/** Of the submission, the same over retries. */
	id: string;
	/** Where the mail can be asked for once more. */
	resend: string;
	words: Record< 'look' | 'offline' | 'failed' | 'sending' | 'hint', string >;
	key: string;
	/** The address that may have been meant. */
	hint: string;
	/** Of one that comes over the page. */
	overlay?: Overlay;
}

/** What the site answers (plugin/src/Forms/FormsController.php). */
interface Answer {
	code: string;
	message: string;
	errors?: Record< string, string >;
	/** Fresh hidden fields for a page that was open too long. */
	fields?: Record< string, string >;
	redirect?: string;
	resend?: string;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const context = (): Context => getContext< Context >();
const ref = (): HTMLElement => getElement().ref as HTMLElement;

/** What an answer is sent by. */
const controlsOf = ( box: Element ): Control[] => [
	...box.querySelectorAll< Control >( '[name]:enabled' ),
];

/** The first of a question that can be reached: its control, or a button that shows some. */
const SEEN = '[id]:not([hidden],[hidden] *)';

const isFilled = ( control: Control ): boolean =>
	/radio|checkbox/.test( control.type )
		? ( control as HTMLInputElement ).checked
		: !! control.value.trim();

const boxesOf = ( form: Element ): HTMLElement[] => [
	...form.querySelectorAll< HTMLElement >( '[data-key]' ),
];

/** What is wrong with the answer to a question; '' for nothing. */
const problemOf = ( box: HTMLElement ): string => {
	const { missing = '', wrong = '' } = box.dataset;
	const controls = controlsOf( box );
	const [ first ] = controls;
	if ( first?.validity.badInput || first?.validity.typeMismatch ) {
		return wrong;
	}
	if ( ! controls.some( isFilled ) ) {
		return missing;
	}
	const { type, value } = first!;
	// The browser takes name@example; no mail arrives there.
	return type === 'email' && ! /@.+\./.test( value ) ? wrong : '';
};

const step = (
	at: Element,
	...args: [
		'form_start' | 'form_submit' | 'form_leave' | 'form_field',
		object?,
	]
): void => {
	// A form that is not to be recorded has no name for it.
	const root = at.closest( '[data-cairn]' );
	if ( root ) {
		window.cairnStep?.( root, args[ 0 ], args[ 1 ] as never );
	}
};

/** What was told of questions: those that were reached, those that said what is wrong. */
const told = [ new WeakSet< Element >(), new WeakSet< Element >() ] as const;

/** Tells once of a question, by its key alone, that it was reached (0) or that its answer is wrong (1). */
const tell = ( box: HTMLElement, error: 0 | 1 ): void => {
	if ( ! told[ error ].has( box ) ) {
		told[ error ].add( box );
		step( box, 'form_field', { key: box.dataset.key, error } );
	}
};

const list = ( form: Element, { errors }: Context ): Context[ 'problems' ] =>
	boxesOf( form )
		.filter( ( { dataset } ) => errors[ dataset.key! ] )
		.map( ( box ) => ( {
			key: box.dataset.key!,
			text: errors[ box.dataset.key! ]!,
			href: `#${ box.querySelector( SEEN )!.id }`,
		} ) );

/** Says that something is in the way, and of which question. */
const refuse = ( form: Element, state: Context, said: string ): void => {
	state.problems = list( form, state );
	boxesOf( form ).forEach(
		( box ) => state.errors[ box.dataset.key! ] && tell( box, 1 )
	);
	state.wrong += state.problems.length;
	state.said = said;
	state.fails++;
};

/** Says what is wrong with a question, or that nothing is any more. */
const check = ( box: HTMLElement, state: Context ): void => {
	if ( ( state.errors[ state.key ] = problemOf( box ) ) ) {
		tell( box, 1 );
	}
	if ( state.problems.length ) {
		state.problems = list( box.closest( 'form' )!, state );
		if ( ! state.problems.length ) {
			state.said = '';
		}
	}
};

const fill = (
	form: HTMLFormElement,
	fields: Record< string, string >
): void => {
	for ( const name in fields ) {
		const input = form.querySelector< HTMLInputElement >(
			`[name=${ name }]`
		);
		if ( input ) {
			input.value = fields[ name ]!;
		}
	}
};

/** The variation that is chosen on the page of a product; WooCommerce writes it into the product's own form. */
const variationOf = ( form: Element ): string =>
	(
		form.closest( '.product' ) ?? document
	).querySelector< HTMLInputElement >( '[name=variation_id]' )?.value ?? '';

/** Sends it; a page that was open too long is given fresh fields and sent once more. */
const post = async ( form: HTMLFormElement ): Promise< Answer > => {
	for ( let isFirst = true; ; isFirst = false ) {
		const answer: Answer = await (
			await fetch( form.action, {
				method: 'POST',
				headers: { Accept: 'application/json' },
				body: new FormData( form ),
			} )
		).json();
		if ( ! isFirst || ! answer.fields ) {
			return answer;
		}
		fill( form, answer.fields );
	}
};

store( 'cairn', {
	state: {
		form: {
			get error(): string | undefined {
				const { errors, key } = context();
				return errors[ key ];
			},
			get invalid(): true | undefined {
				const { errors, key } = context();
				return errors[ key ] ? true : undefined;
			},
			get hint(): string {
				const { words, hint } = context();
				return words.hint.replace( '%s', hint );
			},
			get busy(): string {
				const { busy, words } = context();
				return busy ? words.sending : '';
			},
		},
	},
	actions: {
		form: {
			type() {
				const state = context();
				state.last = state.key;
				if ( ! state.began ) {
					state.began = Date.now();
					step( ref(), 'form_start' );
				}
				tell( ref(), 0 );
				state.hint = '';
				if ( state.errors[ state.key ] ) {
					check( ref(), state );
				}
			},
			leave( { relatedTarget }: FocusEvent ) {
				if ( ref().contains( relatedTarget as Node | null ) ) {
					return;
				}
				const state = context();
				const [ control ] = controlsOf( ref() );
				if ( state.began ) {
					tell( ref(), 0 );
				}
				// Who only passes through is told nothing.
				if ( state.last === state.key || state.fails ) {
					check( ref(), state );
				}
				if ( control?.type === 'email' ) {
					state.hint = meantAddress( control.value.trim() );
				}
			},
			take() {
				const state = context();
				const control = controlsOf(
					ref().closest( '[data-key]' )!
				)[ 0 ]!;
				control.value = state.hint;
				state.hint = '';
				control.focus();
			},
			// What it is about is another now: it can be sent again.
			again() {
				const state = context();
				state.done = false;
				state.id = '';
			},
			hide() {
				const state = context();
				if (
					document.hidden &&
					state.began &&
					! state.done &&
					! state.left
				) {
					state.left = true;
					step( ref(), 'form_leave', { key: state.last } );
				}
			},
			send: withSyncEvent( function* ( event: Event ) {
				event.preventDefault();
				const state = context();
				const form = ref() as HTMLFormElement;
				if ( state.busy || state.done ) {
					return;
				}
				for ( const box of boxesOf( form ) ) {
					state.errors[ box.dataset.key! ] = problemOf( box );
				}
				if ( list( form, state ).length ) {
					refuse( form, state, state.words.look );
					return;
				}
				const ms = state.began && Date.now() - state.began;
				state.busy = true;
				state.said = '';
				state.id ||= newId();
				fill( form, {
					cairn_submission: state.id,
					cairn_ms: ms ? `${ ms }` : '',
					cairn_variation: variationOf( form ),
				} );
				try {
					const answer: Answer = yield post( form );
					if ( answer.code === 'done' ) {
						step( form, 'form_submit', {
							fields: boxesOf( form ).filter( ( box ) =>
								controlsOf( box ).some( isFilled )
							).length,
							errors: state.wrong,
							ms,
						} );
						state.resend = answer.resend ?? '';
						state.done = true;
						if ( state.overlay ) {
							remember( state.overlay );
						}
						if ( answer.redirect ) {
							location.assign( answer.redirect );
						}
					} else {
						Object.assign( state.errors, answer.errors );
						refuse( form, state, answer.message );
					}
				} catch {
					refuse(
						form,
						state,
						state.words[ navigator.onLine ? 'failed' : 'offline' ]
					);
				}
				state.busy = false;
			} ),
		},
	},
	callbacks: {
		form: {
			start() {
				// From here on this module says what is wrong.
				( ref() as HTMLFormElement ).noValidate = true;
			},
			point() {
				if ( context().fails ) {
					ref().focus();
				}
			},
			arrive() {
				if ( context().done ) {
					ref().focus();
				}
			},
		},
	},
} );
