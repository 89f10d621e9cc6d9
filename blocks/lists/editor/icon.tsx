import icons from '../icons.json';

/** The icons a button or counter can carry; PHP prints the same drawings. */
export type IconName = keyof typeof icons;

/** One icon, drawn as on the page; the heart for a name that is not known. */
export function Icon( { name }: { name: string } ) {
	return (
		<svg
			className="cairn-keep__icon"
			viewBox="0 0 24 24"
			// The editor's controls fill every drawing inside them.
			style={ { fill: 'none' } }
			width="20"
			height="20"
			stroke="currentColor"
			strokeWidth="1.75"
			aria-hidden="true"
			focusable="false"
		>
			<path d={ icons[ name as keyof typeof icons ] ?? icons.heart } />
		</svg>
	);
}
