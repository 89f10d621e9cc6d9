import { randomFillSync } from 'node:crypto';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers';
import type { Batch } from '#contract/batch.ts';

/** A root that the fake IntersectionObserver was asked to watch. */
type SeenCallback = ( entries: Partial< IntersectionObserverEntry >[] ) => void;

/** A page in jsdom with the storefront modules on it, a wire that records, and a clock that jest moves. */
export interface VisitorPage {
	/** Batches in the order they were sent; a retry is there again. */
	readonly sent: Batch[];
	/** All events of all batches, in order. */
	events: () => Batch[ 'events' ];
	/** How the service answers from now on: a status, or no answer at all. */
	answer: ( status: number | 'silence' ) => void;
	/** Lets pending answers arrive. */
	settle: () => Promise< void >;
	/** Hides or shows the page, as a tab switch does. */
	setVisible: ( isVisible: boolean ) => void;
	/** Gives or takes the window's focus. */
	setFocused: ( isFocused: boolean ) => void;
	/** Puts a root into view, by its share in view and the share of the screen it covers. */
	scrollTo: ( root: Element, ratio: number, coverage?: number ) => void;
	/** Takes all listeners away, so that the next page begins clean. */
	leave: () => void;
}

export interface PageOptions {
	readonly mode?: 'cookieless' | 'counters';
	readonly hasGate?: boolean;
	readonly isPrerendering?: boolean;
	readonly readyState?: DocumentReadyState;
	readonly body?: string;
}

const define = ( target: object, name: string, value: unknown ): void => {
	Object.defineProperty( target, name, {
		configurable: true,
		writable: true,
		value,
	} );
};

/** Opens a page; modules are loaded afresh, as a browser does. */
export async function openVisitorPage( {
	mode = 'cookieless',
	hasGate = false,
	isPrerendering = false,
	readyState = 'complete',
	body = '',
}: PageOptions = {} ): Promise< VisitorPage > {
	const sent: Batch[] = [];
	let status: number | 'silence' = 202;
	const listeners: [ EventTarget, string, EventListener, boolean ][] = [];
	const observers: SeenCallback[] = [];
	const mutations: MutationObserver[] = [];
	const push = window.history.pushState;

	document.body.innerHTML = `${ body }<script type="application/json" id="wp-script-module-data-cairn/storefront">${ JSON.stringify(
		{
			endpoint: 'https://service.example/v1/steps',
			batch: {
				schema_version: 1,
				key: 'pk_0123456789abcdef',
				consent: {
					state: mode === 'cookieless' ? 'cookieless' : 'unknown',
					source: 'default',
				},
			},
			...( hasGate && {
				gate: resolve( __dirname, '../consent/index.ts' ),
			} ),
		}
	) }</script>`;

	for ( const target of [ window, document ] ) {
		const add = EventTarget.prototype.addEventListener;
		define(
			target,
			'addEventListener',
			( type: string, listener: EventListener, capture = false ) => {
				listeners.push( [ target, type, listener, capture ] );
				add.call( target, type, listener, capture );
			}
		);
	}
	const RealMutationObserver = window.MutationObserver;
	define(
		window,
		'MutationObserver',
		class extends RealMutationObserver {
			constructor( callback: MutationCallback ) {
				super( callback );
				mutations.push( this );
			}
		}
	);
	define(
		window,
		'IntersectionObserver',
		class {
			watched = new Set< Element >();
			constructor( callback: SeenCallback ) {
				observers.push( ( entries ) =>
					callback(
						entries.filter( ( { target } ) =>
							this.watched.has( target! )
						)
					)
				);
			}
			observe( root: Element ) {
				this.watched.add( root );
			}
			disconnect() {
				this.watched.clear();
			}
		}
	);
	define( window.crypto, 'getRandomValues', randomFillSync );
	define( window, 'matchMedia', () => ( { matches: false } ) );
	define( document, 'readyState', readyState );
	define( document, 'hidden', isPrerendering );
	define( document, 'prerendering', isPrerendering );
	define( document, 'hasFocus', () => true );
	define( window, 'fetch', ( _: string, init: { body: string } ) => {
		sent.push( JSON.parse( init.body ) );
		return status === 'silence'
			? Promise.reject( new TypeError( 'network' ) )
			: Promise.resolve( { status } );
	} );
	define( navigator, 'sendBeacon', ( _: string, text: string ) => {
		sent.push( JSON.parse( text ) );
		return true;
	} );
	delete window.cairnStep;
	delete window.cairnWatch;

	const settle = async () => {
		// Real turns of the loop, whatever clock the test has: loading a module takes some.
		for ( let turn = 0; turn < 5; turn++ ) {
			await new Promise( ( done ) => setImmediate( done ) );
		}
	};
	jest.isolateModules( () => {
		require( '../storefront/index.ts' );
		require( '../storefront/blocks.ts' );
	} );
	await settle();

	return {
		sent,
		events: () => sent.flatMap( ( batch ) => batch.events ),
		answer: ( next ) => {
			status = next;
		},
		settle,
		setVisible: ( isVisible ) => {
			define( document, 'hidden', ! isVisible );
			define( document, 'prerendering', false );
			document.dispatchEvent( new Event( 'visibilitychange' ) );
		},
		setFocused: ( isFocused ) => {
			define( document, 'hasFocus', () => isFocused );
			window.dispatchEvent( new Event( isFocused ? 'focus' : 'blur' ) );
		},
		scrollTo: ( target, intersectionRatio, coverage = 0 ) => {
			for ( const notify of observers ) {
				notify( [
					{
						target,
						intersectionRatio,
						intersectionRect: {
							width: window.innerWidth,
							height: window.innerHeight * coverage,
						} as DOMRectReadOnly,
					},
				] );
			}
		},
		leave: () => {
			for ( const [ target, type, listener, capture ] of listeners ) {
				target.removeEventListener( type, listener, capture );
			}
			mutations.forEach( ( observer ) => observer.disconnect() );
			window.history.pushState = push;
			define( window, 'MutationObserver', RealMutationObserver );
		},
	};
}
