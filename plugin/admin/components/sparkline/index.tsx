import { __, sprintf } from '@wordpress/i18n';
import { useApp } from '../../app-context.ts';

const WIDTH = 88;
const HEIGHT = 24;
const EDGE = 3;

interface Point {
	x: number;
	y: number;
}

/** Runs of measured points; a gap is a gap, never zero. */
function runs( values: readonly ( number | null )[], top: number ): Point[][] {
	const step =
		values.length > 1 ? ( WIDTH - 2 * EDGE ) / ( values.length - 1 ) : 0;
	const found: Point[][] = [];
	let run: Point[] = [];
	values.forEach( ( value, index ) => {
		if ( value === null ) {
			if ( run.length > 0 ) {
				found.push( run );
			}
			run = [];
			return;
		}
		run.push( {
			x: EDGE + index * step,
			y:
				HEIGHT -
				EDGE -
				( top > 0 ? value / top : 0 ) * ( HEIGHT - 2 * EDGE ),
		} );
	} );
	if ( run.length > 0 ) {
		found.push( run );
	}
	return found;
}

/** A row's way through the range, from 0. The last bucket of a range that runs is drawn hollow: it is not over. */
export function Sparkline( {
	values,
	isUnfinished,
}: {
	values: readonly ( number | null )[];
	isUnfinished: boolean;
} ) {
	const { numbers } = useApp();
	const measured = values.filter( ( value ) => value !== null );
	if ( measured.length === 0 ) {
		return <span className="cairn-sparkline-none">—</span>;
	}
	const top = Math.max( ...measured );
	const lines = runs( values, top );
	const last = lines.at( -1 )?.at( -1 );
	const label = sprintf(
		/* translators: 1: first number, 2: last number, 3: highest number of a small curve. */
		__( 'from %1$s to %2$s, highest %3$s', 'cairn' ),
		numbers.count( measured[ 0 ] ?? 0 ),
		numbers.count( measured.at( -1 ) ?? 0 ),
		numbers.count( top )
	);
	return (
		<svg
			className="cairn-sparkline"
			viewBox={ `0 0 ${ WIDTH } ${ HEIGHT }` }
			width={ WIDTH }
			height={ HEIGHT }
			role="img"
			aria-label={ label }
			focusable="false"
		>
			{ lines.map( ( line, index ) => (
				<polyline
					key={ index }
					points={ line
						.map(
							( { x, y } ) =>
								`${ x.toFixed( 1 ) },${ y.toFixed( 1 ) }`
						)
						.join( ' ' ) }
				/>
			) ) }
			{ last && (
				<circle
					className={ isUnfinished ? 'is-unfinished' : undefined }
					cx={ last.x }
					cy={ last.y }
					r={ 2 }
				/>
			) }
		</svg>
	);
}
