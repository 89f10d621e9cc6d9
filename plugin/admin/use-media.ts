import { useSyncExternalStore } from '@wordpress/element';

/** From here down a screen counts as a phone: the width at which wp-admin itself stacks its forms. */
const NARROW = '(max-width: 600px)';

function subscribe( query: string ) {
	return ( onChange: () => void ) => {
		const list = window.matchMedia( query );
		list.addEventListener( 'change', onChange );
		return () => list.removeEventListener( 'change', onChange );
	};
}

const subscribeNarrow = subscribe( NARROW );
const subscribeForcedColors = subscribe( '(forced-colors: active)' );

export function useIsNarrow(): boolean {
	return useSyncExternalStore(
		subscribeNarrow,
		() => window.matchMedia( NARROW ).matches
	);
}

/** Whether the system replaces our colours: then tables stand instead of charts. */
export function useForcedColors(): boolean {
	return useSyncExternalStore(
		subscribeForcedColors,
		() => window.matchMedia( '(forced-colors: active)' ).matches
	);
}
