/** Width and height of the drawing's own coordinates. */
const WIDTH = 96;
const HEIGHT = 12;
/** Room at both ends, so that a dot at 0 or at the end is whole. */
const EDGE = 5;

/** A dot with its interval on a scale from 0 to `max`. Its numbers stand beside it as text, so it is hidden from speech. */
export function Whisker( {
	low,
	at,
	high,
	max,
}: {
	low: number;
	at: number;
	high: number;
	max: number;
} ) {
	const x = ( share: number ) =>
		EDGE +
		( max > 0 ? Math.min( share / max, 1 ) : 0 ) * ( WIDTH - 2 * EDGE );
	const middle = HEIGHT / 2;
	return (
		<svg
			className="cairn-whisker"
			viewBox={ `0 0 ${ WIDTH } ${ HEIGHT }` }
			width={ WIDTH }
			height={ HEIGHT }
			aria-hidden="true"
			focusable="false"
		>
			<line
				className="cairn-whisker__scale"
				x1={ x( 0 ) }
				x2={ x( max ) }
				y1={ middle }
				y2={ middle }
			/>
			<line
				className="cairn-whisker__interval"
				x1={ x( low ) }
				x2={ x( high ) }
				y1={ middle }
				y2={ middle }
			/>
			<line
				className="cairn-whisker__interval"
				x1={ x( low ) }
				x2={ x( low ) }
				y1={ middle - 3 }
				y2={ middle + 3 }
			/>
			<line
				className="cairn-whisker__interval"
				x1={ x( high ) }
				x2={ x( high ) }
				y1={ middle - 3 }
				y2={ middle + 3 }
			/>
			<circle
				className="cairn-whisker__dot"
				cx={ x( at ) }
				cy={ middle }
				r={ 3.5 }
			/>
		</svg>
	);
}
