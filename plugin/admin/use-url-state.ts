import { useCallback, useEffect, useState } from '@wordpress/element';
import { readUrlState, writeUrlState, type UrlState } from './url-state.ts';

/** The state in the address and the way to another one. Back and Forward of the browser change it too. */
export function useUrlState(): [ UrlState, ( next: UrlState ) => void ] {
	const [ state, setState ] = useState( () =>
		readUrlState( window.location.search )
	);

	useEffect( () => {
		const onPopState = () =>
			setState( readUrlState( window.location.search ) );
		window.addEventListener( 'popstate', onPopState );
		return () => window.removeEventListener( 'popstate', onPopState );
	}, [] );

	const navigate = useCallback( ( next: UrlState ) => {
		const address = writeUrlState( next );
		if ( address !== window.location.search ) {
			window.history.pushState( null, '', address );
		}
		setState( next );
	}, [] );

	return [ state, navigate ];
}
