import { SearchControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useApp } from '../../app-context.ts';

/** So long after the last letter the service is asked. */
const PAUSE_MS = 300;

/** Narrows the table to products whose name holds a text. */
export function TableSearch() {
	const { state, navigate } = useApp();
	const [ text, setText ] = useState( state.q );
	const now = useRef( { state, navigate } );
	now.current = { state, navigate };

	// Back and Forward change what was searched for.
	useEffect( () => setText( state.q ), [ state.q ] );

	useEffect( () => {
		if ( text.trim() === now.current.state.q ) {
			return undefined;
		}
		const timer = window.setTimeout( () => {
			const { state: latest, navigate: go } = now.current;
			go( { ...latest, q: text.trim(), page: 1 } );
		}, PAUSE_MS );
		return () => window.clearTimeout( timer );
	}, [ text ] );

	return (
		<SearchControl
			className="cairn-table-search"
			label={ __( 'Search products', 'cairn' ) }
			placeholder={ __( 'Search products', 'cairn' ) }
			hideLabelFromVision
			__nextHasNoMarginBottom
			maxLength={ 100 }
			value={ text }
			onChange={ setText }
		/>
	);
}
