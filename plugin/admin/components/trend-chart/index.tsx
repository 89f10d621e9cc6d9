import { Button } from '@wordpress/components';
import {
	flushSync,
	useEffect,
	useId,
	useRef,
	useState,
} from '@wordpress/element';
import { __, isRTL, sprintf } from '@wordpress/i18n';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useApp } from '../../app-context.ts';
import type { Grain } from '../../url-state.ts';
import { useForcedColors } from '../../use-media.ts';
import { ScrollBox } from '../scroll-box/index.tsx';
import { loadDraw } from './load.ts';
import {
	LINE_FROM,
	type ChartPicture,
	type DrawnChart,
	type Ends,
} from './picture.ts';

export interface TrendPoint {
	/** Site-local start of the bucket. */
	start: string;
	unfinished: boolean;
	/** Null = not measured or too few to draw. */
	value: number | null;
	ends: Ends | null;
	/** The value in words: number, fraction, interval. */
	text: string;
}

/** A part of every point: its name and its values, bucket by bucket. */
export interface TrendPart {
	label: string;
	values: readonly number[];
	color: string;
	/** Not decided yet: striped. */
	isOpen?: boolean;
}

export interface TrendChartProps {
	/** What is drawn: "Visits". */
	title: string;
	/** One sentence that says what the picture says. */
	caption: string;
	points: readonly TrendPoint[];
	/** Bucket by bucket; null without a comparison. */
	comparison: readonly TrendPoint[] | null;
	/** What the comparison is called: "Previous period". */
	comparisonLabel: string;
	grain: Grain;
	isRate: boolean;
	/** How the axis writes a value, where it is neither a count nor a rate. */
	tick?: ( value: number ) => string;
	/** What the points are made of, drawn as bars that stand on each other and listed in the table. */
	parts?: readonly TrendPart[];
	color: string;
	/** Time of the newest data, for the bucket that is not over. */
	until: string | null;
	/** Gives charts that stand one above the other the same x axis. */
	yWidth?: number;
	/** Right of the title: the choice of grain. */
	tools?: ReactNode;
	/** Shown in place of an empty picture when every bucket has too few. */
	whenTooFew?: ReactNode;
}

const FONT = {
	family: '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Oxygen-Sans, Ubuntu, Cantarell, "Helvetica Neue", sans-serif',
	size: 12,
};
/** A line of zeros keeps some room above it. */
const LEAST_TOP = { count: 4, rate: 0.02 };
/** Half the tooltip's greatest width: it stays inside the figure. */
const TOOLTIP_HALF = 150;

/** A series over time with its table. One Tab stop; arrow keys, Home and End walk the buckets, read politely. */
export function TrendChart( props: TrendChartProps ) {
	const { title, caption, points, comparison, grain, tools } = props;
	const [ isTableOpen, setTableOpen ] = useState( false );
	const [ printImage, setPrintImage ] = useState< string | null >( null );
	const [ isPrinting, setPrinting ] = useState( false );
	const drawn = useRef< DrawnChart | null >( null );
	const forcedColors = useForcedColors();
	const tableId = useId();
	const hasPicture = points.some( ( point ) => point.value !== null );
	const showsTable = isTableOpen || forcedColors || isPrinting;

	useEffect( () => {
		const before = () =>
			flushSync( () => {
				setPrintImage( drawn.current?.toImage() ?? null );
				setPrinting( true );
			} );
		const after = () => {
			setPrinting( false );
			setPrintImage( null );
		};
		window.addEventListener( 'beforeprint', before );
		window.addEventListener( 'afterprint', after );
		return () => {
			window.removeEventListener( 'beforeprint', before );
			window.removeEventListener( 'afterprint', after );
		};
	}, [] );

	return (
		<figure className="cairn-chart">
			<div className="cairn-chart__head">
				<h2 className="cairn-chart__title">{ title }</h2>
				<div className="cairn-chart__tools">{ tools }</div>
			</div>
			<figcaption className="cairn-chart__caption">
				{ caption }
			</figcaption>
			{ ( comparison ||
				props.parts ||
				points.some( ( point ) => point.ends ) ) &&
				hasPicture &&
				! forcedColors && <Legend { ...props } /> }
			{ ! forcedColors && hasPicture && (
				<>
					{ printImage && (
						<img
							className="cairn-chart__print"
							src={ printImage }
							alt={ caption }
						/>
					) }
					<Picture
						{ ...props }
						isHidden={ printImage !== null }
						drawn={ drawn }
						onFailed={ () => setTableOpen( true ) }
					/>
				</>
			) }
			{ ! hasPicture && (
				<div className="cairn-chart__few">
					{ props.whenTooFew ??
						__( 'Too few to draw a curve.', 'cairn' ) }
				</div>
			) }
			{ ! forcedColors && (
				<Button
					className="cairn-chart__toggle"
					variant="link"
					aria-expanded={ isTableOpen }
					aria-controls={ tableId }
					onClick={ () => setTableOpen( ! isTableOpen ) }
				>
					{ isTableOpen
						? __( 'Hide table', 'cairn' )
						: __( 'Show table', 'cairn' ) }
				</Button>
			) }
			<div id={ tableId } hidden={ ! showsTable }>
				{ showsTable && (
					<ChartTable
						title={ title }
						points={ points }
						comparison={ comparison }
						comparisonLabel={ props.comparisonLabel }
						grain={ grain }
						parts={ props.parts ?? [] }
					/>
				) }
			</div>
		</figure>
	);
}

function Legend( {
	title,
	points,
	comparison,
	comparisonLabel,
	color,
	parts,
}: TrendChartProps ) {
	return (
		<ul className="cairn-chart__legend" aria-hidden="true">
			{ parts ? (
				parts.map( ( part ) => (
					<li key={ part.label }>
						<span
							className={ `cairn-chart__key is-part${
								part.isOpen ? ' is-open' : ''
							}` }
							style={ { color: part.color } }
						/>
						{ part.label }
					</li>
				) )
			) : (
				<li>
					<span
						className="cairn-chart__key"
						style={ { background: color } }
					/>
					{ title }
				</li>
			) }
			{ points.some( ( point ) => point.ends ) && (
				<li>
					<span
						className={ `cairn-chart__key ${
							points.length < LINE_FROM ? 'is-whisker' : 'is-band'
						}` }
						style={
							points.length < LINE_FROM
								? undefined
								: { background: color }
						}
					/>
					{ __( '95 % interval', 'cairn' ) }
				</li>
			) }
			{ comparison && (
				<li>
					<span className="cairn-chart__key is-comparison" />
					{ comparisonLabel }
				</li>
			) }
		</ul>
	);
}

/** The lines of a bucket: date, value, comparison with its date, "so far". */
function useBucketLines( props: TrendChartProps ) {
	const { dates, today } = useApp();
	return ( index: number ): string[] => {
		const point = props.points[ index ];
		const compared = props.comparison?.[ index ];
		if ( ! point ) {
			return [];
		}
		return [
			dates.bucket( point.start, props.grain ),
			point.text,
			...( point.unfinished
				? [
						props.until
							? sprintf(
									/* translators: %s: a time of day. */
									__( 'so far, to %s', 'cairn' ),
									dates.time( props.until, today )
								)
							: __( 'so far', 'cairn' ),
					]
				: [] ),
			...( compared
				? [
						sprintf(
							/* translators: 1: a date or span, 2: a value. */
							__( '%1$s: %2$s', 'cairn' ),
							dates.bucket( compared.start, props.grain ),
							compared.text
						),
					]
				: [] ),
		];
	};
}

function Picture( {
	isHidden,
	drawn,
	onFailed,
	...props
}: TrendChartProps & {
	isHidden: boolean;
	drawn: { current: DrawnChart | null };
	onFailed: () => void;
} ) {
	const { points, comparison, grain, isRate, color, yWidth, caption, parts } =
		props;
	const { dates, numbers } = useApp();
	const canvas = useRef< HTMLCanvasElement | null >( null );
	const [ active, setActive ] = useState< number | null >( null );
	const [ failed, setFailed ] = useState( false );
	const [ attempt, setAttempt ] = useState( 0 );
	const [ isDrawn, setDrawn ] = useState( false );
	const helpId = useId();
	const linesOf = useBucketLines( props );

	const hasEnds = points.some( ( point ) => point.ends );
	const picture: ChartPicture = {
		labels: points.map( ( { start } ) => dates.tick( start, grain ) ),
		values: points.map( ( { value } ) => value ),
		parts: parts
			? parts.map( ( part ) => ( {
					values: part.values,
					color: part.color,
					isOpen: part.isOpen ?? false,
				} ) )
			: null,
		unfinished: points.map( ( { unfinished } ) => unfinished ),
		band: hasEnds ? points.map( ( { ends } ) => ends ) : null,
		comparison: comparison
			? points.map( ( _, index ) => comparison[ index ]?.value ?? null )
			: null,
		color,
		isWhole: ! isRate,
		leastTop: Math.max(
			isRate ? LEAST_TOP.rate : LEAST_TOP.count,
			...points.map( ( { ends } ) => ends?.high ?? 0 )
		),
		tick: props.tick ?? ( isRate ? numbers.axisPercent : numbers.short ),
		isRtl: isRTL(),
		font: FONT,
		yWidth: yWidth ?? null,
	};
	const latest = useRef( picture );
	latest.current = picture;
	const fail = useRef( onFailed );
	fail.current = onFailed;
	// Polling brings equal numbers again and again; only a different picture is drawn.
	const fingerprint = JSON.stringify( [ picture, props.title ] );

	useEffect( () => {
		let gone = false;
		setFailed( false );
		loadDraw().then(
			( draw ) => {
				if ( ! gone && canvas.current ) {
					drawn.current = draw( canvas.current, latest.current );
					setDrawn( true );
				}
			},
			() => {
				if ( ! gone ) {
					setFailed( true );
					fail.current();
				}
			}
		);
		return () => {
			gone = true;
			drawn.current?.destroy();
			drawn.current = null;
		};
	}, [ attempt, drawn ] );

	const shown = useRef( fingerprint );
	useEffect( () => {
		if ( shown.current !== fingerprint ) {
			shown.current = fingerprint;
			drawn.current?.show( latest.current );
			setActive( null );
		}
	}, [ fingerprint, drawn ] );

	const onPointerMove = ( event: PointerEvent< HTMLElement > ) => {
		const box = event.currentTarget.getBoundingClientRect();
		setActive( drawn.current?.indexAt( event.clientX - box.left ) ?? null );
	};

	const onKeyDown = ( event: KeyboardEvent ) => {
		const last = points.length - 1;
		const from = active ?? ( event.key === 'ArrowLeft' ? last + 1 : -1 );
		// Time runs left to right in every script, so the keys do too.
		const moves: Record< string, number > = {
			ArrowLeft: Math.max( 0, from - 1 ),
			ArrowRight: Math.min( last, from + 1 ),
			Home: 0,
			End: last,
		};
		const next = moves[ event.key ];
		if ( next !== undefined ) {
			event.preventDefault();
			setActive( next );
		} else if ( event.key === 'Escape' ) {
			setActive( null );
		}
	};

	if ( failed ) {
		return (
			<div className="cairn-chart__few">
				<p>
					{ __(
						'The chart could not be loaded; its numbers stand below.',
						'cairn'
					) }
				</p>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => setAttempt( attempt + 1 ) }
				>
					{ __( 'Retry', 'cairn' ) }
				</Button>
			</div>
		);
	}

	const place =
		active === null || ! isDrawn ? null : drawn.current?.place( active );
	return (
		<div
			className="cairn-chart__box"
			dir="ltr"
			hidden={ isHidden }
			onPointerMove={ onPointerMove }
			onPointerLeave={ () => setActive( null ) }
		>
			<div
				className="cairn-chart__canvas"
				// A screen reader hands the arrow keys, Home and End to a slider and reads its value text.
				role="slider"
				aria-roledescription={ __( 'chart', 'cairn' ) }
				aria-label={ caption }
				aria-describedby={ helpId }
				aria-valuemin={ 1 }
				aria-valuemax={ points.length }
				aria-valuenow={ active === null ? points.length : active + 1 }
				aria-valuetext={ linesOf( active ?? points.length - 1 ).join(
					'. '
				) }
				tabIndex={ 0 }
				onKeyDown={ onKeyDown }
				onBlur={ () => setActive( null ) }
			>
				<canvas ref={ canvas }>
					<span id={ helpId }>
						{ __(
							'Left and right arrow keys read the points one by one; Home and End go to the first and the last. The table below has all of them.',
							'cairn'
						) }
					</span>
				</canvas>
			</div>
			{ place && active !== null && (
				<Marker
					place={ place }
					color={ color }
					lines={ linesOf( active ) }
					width={ canvas.current?.clientWidth ?? 0 }
				/>
			) }
		</div>
	);
}

function Marker( {
	place,
	color,
	lines,
	width,
}: {
	place: ReturnType< DrawnChart[ 'place' ] >;
	color: string;
	lines: readonly string[];
	width: number;
} ) {
	const half = Math.min( TOOLTIP_HALF, width / 2 );
	const left = Math.min( Math.max( place.x, half ), width - half );
	const [ date, value, ...more ] = lines;
	return (
		<div className="cairn-chart__marker" aria-hidden="true">
			<span
				className="cairn-chart__line"
				style={ {
					left: place.x,
					top: place.top,
					height: place.bottom - place.top,
				} }
			/>
			{ place.y !== null && (
				<span
					className="cairn-chart__dot"
					style={ {
						left: place.x,
						top: place.y,
						borderColor: color,
					} }
				/>
			) }
			<div
				className="cairn-chart__tooltip"
				dir="auto"
				style={ { left, maxWidth: half * 2 } }
			>
				<span>{ date }</span>
				<strong>{ value }</strong>
				{ more.map( ( line ) => (
					<span key={ line }>{ line }</span>
				) ) }
			</div>
		</div>
	);
}

function ChartTable( {
	title,
	points,
	comparison,
	comparisonLabel,
	grain,
	parts,
}: Pick<
	TrendChartProps,
	'title' | 'points' | 'comparison' | 'comparisonLabel' | 'grain'
> & { parts: readonly TrendPart[] } ) {
	const { dates, numbers } = useApp();
	return (
		<ScrollBox className="cairn-chart__table" label={ title }>
			<table>
				<thead>
					<tr>
						<th scope="col">{ __( 'When', 'cairn' ) }</th>
						{ parts.length === 0 && <th scope="col">{ title }</th> }
						{ parts.map( ( { label } ) => (
							<th key={ label } scope="col">
								{ label }
							</th>
						) ) }
						{ comparison && (
							<th scope="col">{ comparisonLabel }</th>
						) }
					</tr>
				</thead>
				<tbody>
					{ points.map( ( point, index ) => (
						<tr key={ point.start }>
							<th scope="row">
								{ dates.bucket( point.start, grain ) }
								{ point.unfinished && (
									<> { __( '(so far)', 'cairn' ) }</>
								) }
							</th>
							{ parts.length === 0 && (
								<td>
									<bdi>{ point.text }</bdi>
								</td>
							) }
							{ parts.map( ( { label, values } ) => (
								<td key={ label }>
									{ numbers.count( values[ index ] ?? 0 ) }
								</td>
							) ) }
							{ comparison && (
								<td>
									<bdi>
										{ comparison[ index ]?.text ?? '—' }
									</bdi>
								</td>
							) }
						</tr>
					) ) }
				</tbody>
			</table>
		</ScrollBox>
	);
}
