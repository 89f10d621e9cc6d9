import { useBlockProps, useInnerBlocksProps } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';

/** What stands behind the gate, any blocks, marked so that nobody takes it for public. */
export default function Edit() {
	const inner = useInnerBlocksProps( useBlockProps(), {
		template: [ [ 'core/paragraph' ] ],
	} );
	return (
		<>
			<p className="cairn-gate-content__mark">
				{ __( 'Behind the gate:', 'cairn' ) }
			</p>
			<div { ...inner } />
		</>
	);
}
