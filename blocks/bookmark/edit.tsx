import { __ } from '@wordpress/i18n';
import type { KeepAttributes } from '../lists/editor/attributes.ts';
import { KeepEdit } from '../lists/editor/keep-edit.tsx';

interface EditProps {
	attributes: KeepAttributes;
	setAttributes: ( changes: Partial< KeepAttributes > ) => void;
}

/** The bookmark button in the editor. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	return (
		<KeepEdit
			attributes={ attributes }
			setAttributes={ setAttributes }
			placeholder={ __( 'Bookmark', 'cairn' ) }
			type="bookmark"
			hint={ __(
				'Keeps this page in a list on your site. A Wishlist block that shows pages lists it. The browser’s own bookmarks cannot be seen by any site.',
				'cairn'
			) }
		/>
	);
}
