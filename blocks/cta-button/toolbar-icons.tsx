/** Drawings of the editor's own controls, in the size and weight of the editor's icons. */
const glyph = ( drawing: string ) => (
	<svg
		viewBox="0 0 24 24"
		width="24"
		height="24"
		// The editor's controls fill every drawing inside them.
		style={ { fill: 'none' } }
		stroke="currentColor"
		strokeWidth="1.5"
		strokeLinecap="round"
		strokeLinejoin="round"
		aria-hidden="true"
		focusable="false"
	>
		<path d={ drawing } />
	</svg>
);

export const linkGlyph = glyph(
	'M10 8H8a4 4 0 0 0 0 8h2M14 8h2a4 4 0 0 1 0 8h-2M9 12h6'
);
export const unlinkGlyph = glyph(
	'M10 8H8a4 4 0 0 0 0 8h2M14 8h2a4 4 0 0 1 0 8h-2M5 4l14 16'
);
export const blockGlyph = glyph(
	'M5 7.5h14a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1-1.5 1.5h-3M5 7.5A1.5 1.5 0 0 0 3.500 9v4A1.500 1.500 0 0 0 5 14.500h5M12 11.500l2.200 7.500 1.600-3.200 3.200-1.600z'
);
