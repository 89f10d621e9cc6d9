import { RichText } from '@wordpress/block-editor';
import type { CtaAttributes } from './attributes.ts';

/**
 * Frozen for ever: one plain link, so that a site keeps its calls to action when the plugin is off. Everything but
 * text and address stays in the block comment, so nothing that is added later can make a stored block invalid.
 * render.php prints the real thing.
 */
export default function save( {
	attributes: { text, url },
}: {
	attributes: CtaAttributes;
} ) {
	return (
		<p className="wp-block-cairn-cta-button">
			<RichText.Content tagName="a" href={ url } value={ text } />
		</p>
	);
}
