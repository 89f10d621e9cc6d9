/*
 * Opens a form over the page. It comes by itself at most once a page view, never while something else wants the visitor,
 * and not again for some days after it was closed or sent: only then is anything kept.
 */
import { getContext, getElement, store } from '@wordpress/interactivity';

/** How it opens; PHP prints it (plugin/src/Blocks/FormOverlay.php). */
export interface Overlay {
	id: string;
	/** A dialog in the middle; otherwise a box at the edge that takes no focus. */
	modal: boolean;
	trigger: 'click' | 'time' | 'scroll' | 'exit';
	/** Seconds, or per cent of the page. */
	value: number;
	/** For so long it does not come back by itself. */
	days: number;
}

interface Context {
	overlay: Overlay;
	began: number;
}

/** Of one that waits for an answer or a free moment. */
const AGAIN_MS = 1000;

/** One of this page view has opened. */
let isSpent = false;
/** What had the focus before. */
let before: HTMLElement | null = null;

/** Keeps that it was closed or sent. Storage may be closed or full. */
export const remember = ( { id }: Overlay ): void => {
	try {
		localStorage.setItem( `cairn:seen:${ id }`, `${ Date.now() }` );
	} catch {}
};

const wasSeen = ( { id, days }: Overlay ): boolean => {
	try {
		return (
			Date.now() - +localStorage.getItem( `cairn:seen:${ id }` )! <
			days * 864e5
		);
	} catch {
		return false;
	}
};

/** Whether the visitor still owes an answer to the question of consent. */
const isAsking = (): boolean =>
	/^optin/.test(
		window.wp_consent_type || window.wp_fallback_consent_type || ''
	) && ! /_statistics=/.test( document.cookie );

const isInView = ( element: Element ): boolean => {
	const { top, left, bottom, right, width, height } =
		element.getBoundingClientRect();
	return (
		width * height > 0 &&
		bottom > 0 &&
		right > 0 &&
		top < innerHeight &&
		left < innerWidth &&
		getComputedStyle( element ).visibility !== 'hidden'
	);
};

/** Something else has the visitor's attention: another page, a question, a dialog, a field that is being filled in. */
const isBusy = (): boolean =>
	document.hidden ||
	isAsking() ||
	!! document.querySelector( ':is(input,select,textarea):focus' ) ||
	[
		...document.querySelectorAll(
			'dialog[open],[role$=dialog],[aria-modal=true]'
		),
	].some( isInView );

const open = (
	dialog: HTMLDialogElement,
	{ modal }: Overlay,
	isAsked: boolean
): void => {
	isSpent = true;
	before = dialog.ownerDocument.activeElement as HTMLElement;
	if ( modal ) {
		dialog.showModal();
	} else {
		// show() would take the focus.
		dialog.toggleAttribute( 'open', true );
	}
	if ( modal || isAsked ) {
		dialog.focus();
	}
};

const close = ( dialog: HTMLDialogElement ): void => {
	const isWithin = dialog.matches( ':focus-within' );
	dialog.close();
	if ( isWithin ) {
		before?.focus();
	}
};

/** Opens it by itself, now or as soon as nothing else is going on. */
const offer = (
	dialog: HTMLDialogElement,
	overlay: Overlay,
	isPatient = true
): void => {
	// Below something that is not shown a dialog would freeze the page; one that the address names stands in the page.
	if (
		isSpent ||
		wasSeen( overlay ) ||
		! dialog.parentElement?.getClientRects().length ||
		dialog.getClientRects().length
	) {
		return;
	}
	if ( ! isBusy() ) {
		open( dialog, overlay, false );
	} else if ( isPatient ) {
		setTimeout( offer, AGAIN_MS, dialog, overlay );
	}
};

const dialogOf = (): HTMLDialogElement =>
	getElement().ref!.closest( 'dialog' )!;

store( 'cairn', {
	actions: {
		form: {
			close() {
				close( dialogOf() );
			},
			/** A click beside it closes it, unless something was typed. */
			shade( { target, clientX: x, clientY: y }: MouseEvent ) {
				const dialog = dialogOf();
				const { left, right, top, bottom } =
					dialog.getBoundingClientRect();
				if (
					target === dialog &&
					! getContext< Context >().began &&
					( x < left || x > right || y < top || y > bottom )
				) {
					close( dialog );
				}
			},
			rest() {
				remember( getContext< Context >().overlay );
			},
		},
	},
	callbacks: {
		form: {
			wait() {
				const { overlay } = getContext< Context >();
				const dialog = dialogOf();
				const end = new AbortController();
				const on = (
					target: EventTarget,
					name: string,
					work: ( event: never ) => void
				) =>
					target.addEventListener( name, work as EventListener, {
						signal: end.signal,
					} );

				on( document, 'click', ( event: MouseEvent ) => {
					const link = ( event.target as Element ).closest( 'a' );
					if (
						link?.hash === `#${ dialog.id }` &&
						link.pathname === location.pathname
					) {
						event.preventDefault();
						if ( ! dialog.open ) {
							open( dialog, overlay, true );
						}
					}
				} );
				on( document, 'keydown', ( { key }: KeyboardEvent ) => {
					// A modal one closes by itself.
					if ( key === 'Escape' && dialog.open && ! overlay.modal ) {
						close( dialog );
					}
				} );

				const ways: Partial< Record< string, () => void > > = {
					time: () =>
						setTimeout(
							offer,
							overlay.value * 1000,
							dialog,
							overlay
						),
					scroll: () =>
						on( document, 'scroll', () => {
							if (
								( scrollY + innerHeight ) * 100 >=
								overlay.value *
									document.documentElement.scrollHeight
							) {
								offer( dialog, overlay, false );
							}
						} ),
					exit: () =>
						on(
							document.documentElement,
							'pointerleave',
							( { pointerType, clientY }: PointerEvent ) => {
								if ( pointerType === 'mouse' && clientY <= 0 ) {
									offer( dialog, overlay, false );
								}
							}
						),
				};
				const begin = () => ways[ overlay.trigger ]?.();
				if ( ( document as { prerendering?: boolean } ).prerendering ) {
					on( document, 'prerenderingchange', begin );
				} else {
					begin();
				}
				return () => end.abort();
			},
		},
	},
} );
