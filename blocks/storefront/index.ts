import type { EventInput } from '#contract/batch.ts';
import type { EventType } from '#contract/events/index.ts';
import { cleanAddress } from './address.ts';
import { enqueue, flush, flushSoon, openPage } from './delivery.ts';
import { markAlive, markDepth, takeEngagement } from './engagement.ts';
import { guard, on } from './guard.ts';
import { newId } from './identifier.ts';
import { onSeen, unwatchBlocks, watchBlocks } from './impressions.ts';
import { settings } from './settings.ts';

type Props = EventInput[ 'props' ];
type Root = HTMLElement | null | undefined;

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
	}
	interface Navigator {
		readonly globalPrivacyControl?: boolean;
	}
}

const seen = new Set< string >();
let address = '';
let isAwake = false;

const here = (): string => location.href.split( '#' )[ 0 ]!;

/** Which block instance an element is the root of, in the words of the batch. */
const instanceOf = ( root: Root ): Partial< EventInput > => {
	const arm = root?.closest< HTMLElement >( '[class*=cx-]>[data-v]' );
	return {
		block_id: root?.dataset.cairn,
		object: root?.dataset.cairnObject,
		experiment: arm?.parentElement!.dataset.x,
		variant: arm?.dataset.v,
	};
};

const record = ( root: Root, name: EventType, props?: Props ): void =>
	enqueue( {
		event_id: newId(),
		name,
		...instanceOf( root ),
		pos: Number( root?.dataset.cairnPos ) || undefined,
		props,
	} );

/** An impression: once a page view, block, object and variant. */
const see = ( root: HTMLElement, props?: Props ): void => {
	const key = JSON.stringify( instanceOf( root ) );
	if ( ! seen.has( key ) ) {
		seen.add( key );
		record( root, 'view_block', props );
	}
};

const show = (): void => {
	isAwake = true;
	takeEngagement();
	watchBlocks();
};

/** A page view begins: a load, a return by the back button, another address, or a consent that allows more. */
const begin = ( referrer = document.referrer, props?: Props ): void => {
	address = here();
	seen.clear();
	unwatchBlocks();
	openPage( {
		page_view_id: newId(),
		url: cleanAddress( address )!,
		referrer: cleanAddress( referrer ),
	} );
	record( null, 'page_view', props );
	show();
};

/** The page is shown for the first time (prerendered and background pages wait for it) or again; or it is hidden. */
const turn = (): void => {
	if ( document.hidden ) {
		rest();
	} else if ( ! address ) {
		begin();
	} else if ( ! isAwake ) {
		show();
	}
};

/** The page is hidden or left, maybe for ever: all that is known leaves now. */
const rest = (): void => {
	if ( isAwake ) {
		isAwake = false;
		unwatchBlocks();
		record( null, 'page_engagement', takeEngagement() );
	}
	flush();
};

/** The address may have changed without a load. */
const move = (): void => {
	const from = address;
	if ( from && from !== here() ) {
		rest();
		begin( from );
	}
};

const start = (): Step => {
	on( 'visibilitychange prerenderingchange', turn );
	on( 'pagehide', rest );
	on(
		'pageshow',
		( event ) =>
			( event as PageTransitionEvent ).persisted &&
			begin( document.referrer, { restored: 1 } )
	);
	on( 'load', flushSoon );
	on( 'popstate', move );
	on( 'scroll', markDepth );
	on( 'scroll pointerdown pointermove keydown focus blur', markAlive );
	const push = history.pushState;
	history.pushState = ( ...args ) => {
		push.apply( history, args );
		guard( move )();
	};
	onSeen( see );
	guard( turn )();
	return guard( ( ref, name, props ) => {
		if ( ! address ) {
			begin();
		}
		const root = ref?.closest< HTMLElement >( '[data-cairn]' );
		if ( root ) {
			see( root, { quick: 1 } );
		}
		record( root, name, props );
		flush();
	} );
};

export const step: Step = ( window.cairnStep ??= settings.key
	? start()
	: () => {} );
