import { __ } from '@wordpress/i18n';
import type { KeepAttributes } from '../lists/editor/attributes.ts';
import { KeepEdit } from '../lists/editor/keep-edit.tsx';

interface EditProps {
	attributes: KeepAttributes;
	setAttributes: ( changes: Partial< KeepAttributes > ) => void;
}

/** The wishlist button in the editor. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	return (
		<KeepEdit
			attributes={ attributes }
			setAttributes={ setAttributes }
			placeholder={ __( 'Save', 'cairn' ) }
			type="add_to_wishlist"
			hint={ __(
				'Keeps the product it stands beside. In a product loop each product gets its own. Works without an account; at login the list moves into it.',
				'cairn'
			) }
			hasProduct
		/>
	);
}
