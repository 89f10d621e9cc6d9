import { useBlockProps, useInnerBlocksProps } from '@wordpress/block-editor';

/** What stands there afterwards, any blocks. */
export default function Edit() {
	const inner = useInnerBlocksProps( useBlockProps(), {
		template: [ [ 'core/paragraph' ] ],
	} );
	return <div { ...inner } />;
}
