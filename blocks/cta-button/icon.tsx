import icons from './icons.json';

/** Names of the icons a button can carry; the same drawings are printed by render.php. */
export const ICON_NAMES = Object.keys( icons ) as ( keyof typeof icons )[];

/** Icons that point along the reading direction and turn with it. */
const DIRECTIONAL = [ 'arrow', 'external' ];

/** One icon, drawn as on the page; nothing for a name that is not known (any more). */
export function Icon( { name }: { name: string } ) {
	const drawing = icons[ name as keyof typeof icons ];
	return drawing ? (
		<svg
			className={
				'wp-block-cairn-cta-button__icon' +
				( DIRECTIONAL.includes( name ) ? ' is-directional' : '' )
			}
			viewBox="0 0 24 24"
			// The editor's controls fill every drawing inside them.
			style={ { fill: 'none' } }
			aria-hidden="true"
			focusable="false"
		>
			<path d={ drawing } />
		</svg>
	) : null;
}
