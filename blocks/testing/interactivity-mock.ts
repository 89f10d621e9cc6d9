/*
 * The parts of @wordpress/interactivity that our view modules use. The package is an ES module that jest cannot load; what
 * the real one does with our directives is seen in the browser tests.
 */

type Members = Record< string, unknown >;

/** What a test says the element under the hand is, and its context. */
export const scope: { context: unknown; ref: Element | null } = {
	context: null,
	ref: null,
};

/** Everything that was put into the store `cairn`. */
export const members: Members = {};

export const store = ( _: string, added: Members ): Members =>
	Object.assign( members, added );

export const getContext = (): unknown => scope.context;

export const getElement = (): { ref: Element | null } => ( {
	ref: scope.ref,
} );

export const withSyncEvent = < Work >( work: Work ): Work => work;
