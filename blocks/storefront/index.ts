import type { EventInput } from '#contract/batch.ts';
import type { EventType } from '#contract/events/index.ts';
import { cleanAddress } from './address.ts';
import { enqueue, flush, flushSoon, openGate } from './delivery.ts';
import { markAlive, takeEngagement } from './engagement.ts';
import { guard, on } from './guard.ts';
import { newId } from './identifier.ts';
import { settings } from './settings.ts';

type Props = EventInput[ 'props' ];

/**
 * Records a step of the visitor and sends it in this very task. Never throws, never makes the caller wait.
 * `ref` is any element inside the block it happened in; null for a step of no block.
 */
export type Step = (
	ref: Element | null | undefined,
	name: EventType,
	props?: Props
) => void;

declare global {
	interface Window {
		/** The module's one instance, also when an optimiser loads the file twice. */
		cairnStep?: Step;
		/** Of blocks.ts: begins every block's second anew. */
		cairnWatch?: () => void;
	}
	interface Navigator {
		readonly globalPrivacyControl?: boolean;
	}
}

let seen: Record< string, boolean > = {};
let address = '';
let isAwake = false;

const here = (): string => location.href.split( '#' )[ 0 ]!;

const show = (): void => {
	isAwake = true;
	takeEngagement();
	window.cairnWatch?.();
};

/** A page view begins: a load, a return by the back button, another address, or a consent that allows more. */
const begin = ( referrer = document.referrer ): void => {
	flush();
	address = here();
	seen = {};
	Object.assign( settings.batch!, {
		page_view_id: newId(),
		url: cleanAddress( address ),
		referrer: cleanAddress( referrer ),
	} );
	enqueue( { name: 'page_view' } );
	show();
};

/** The page is hidden or left, maybe for ever: all that is known leaves now. */
const rest = (): void => {
	if ( isAwake ) {
		isAwake = false;
		window.cairnWatch?.();
		enqueue( { name: 'page_engagement', props: takeEngagement() } );
	}
	flush();
};

/**
 * The page is shown: for the first time (prerendered and background pages wait for it), out of the back-forward
 * cache, or again. Or it is hidden.
 */
const turn = ( event: Partial< PageTransitionEvent > ): void => {
	if ( document.hidden ) {
		rest();
	} else if ( event.persisted || ! address ) {
		begin();
	} else if ( ! isAwake ) {
		show();
	}
	// The page may have finished loading: pageshow comes right after it.
	flushSoon();
};

/** The address may have changed without a load. */
const move = (): void => {
	const from = address;
	if ( from && from !== here() ) {
		rest();
		begin( from );
	}
};

const act: Step = ( ref, name, props ) => {
	if ( ! address ) {
		begin();
	}
	const { cairn, cairnObject, cairnPos } =
		ref?.closest< HTMLElement >( '[data-cairn]' )?.dataset ?? {};
	const arm = ref?.closest< HTMLElement >( '[data-x]>[data-v]' );
	const instance = {
		block_id: cairn,
		object: cairnObject,
		experiment: arm?.parentElement!.dataset.x,
		variant: arm?.dataset.v,
	};
	const pos = +cairnPos! || undefined;
	const key = JSON.stringify( instance );
	const isImpression = name === 'view_block';
	// An impression: once a page view, block, object and variant. An act before its second is over brings its own.
	if ( cairn && ! seen[ key ] ) {
		seen[ key ] = true;
		enqueue( {
			name: 'view_block',
			...instance,
			pos,
			props: { quick: +! isImpression },
		} );
	}
	if ( ! isImpression ) {
		enqueue( { name, ...instance, pos, props } );
		flush();
	}
};

/** A click on a link that says which step it is: by finger, mouse, key or middle button; never held up. */
const click = ( { target, button }: MouseEvent ): void => {
	const link = ( target as HTMLElement ).closest< HTMLElement >(
		'[data-cairn-step]'
	);
	if ( link && button < 2 ) {
		const [ name, props ] = JSON.parse( link.dataset.cairnStep! );
		if ( props.method ) {
			props.coarse = +matchMedia( '(pointer:coarse)' ).matches;
		}
		act( link, name, props );
	}
};

const start = (): Step => {
	on( 'visibilitychange prerenderingchange pageshow', turn );
	on( 'pagehide', rest );
	on( 'popstate', move );
	on( 'auxclick click', click );
	on( 'scroll pointerdown pointermove keydown focus blur', markAlive );
	const push = history.pushState;
	history.pushState = ( ...args ) => {
		push.apply( history, args );
		guard( move )();
	};
	guard( turn )( {} );
	openGate( begin );
	return guard( act );
};

export const step: Step = ( window.cairnStep ??= settings.batch
	? start()
	: () => {} );
