import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useApp } from '../../app-context.ts';

/** In place of rows: nothing matches, and the way back to all of them. */
export function NoProduct() {
	const { state, navigate } = useApp();
	if ( ! state.q && ! state.only ) {
		return <>{ __( 'Nothing in this range.', 'cairn' ) }</>;
	}
	return (
		<>
			{ __( 'No product matches.', 'cairn' ) }{ ' ' }
			<Button
				variant="link"
				onClick={ () =>
					navigate( { ...state, q: '', only: null, page: 1 } )
				}
			>
				{ __( 'Clear filters', 'cairn' ) }
			</Button>
		</>
	);
}
