/**
 * The only importer of chart.js, a chunk of its own. It draws and knows no words: everything that is said about a
 * chart stands in index.tsx.
 */
import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	type ChartConfiguration,
	type ChartDataset,
	type Plugin,
} from 'chart.js';
import {
	LINE_FROM,
	type ChartPart,
	type ChartPicture,
	type DrawnChart,
} from './picture.ts';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	PointElement
);

const COMPARISON_COLOR = '#757575';
const GRID_COLOR = '#e6e6e8';
const TEXT_COLOR = '#50575e';
const WHISKER_COLOR = '#1e1e1e';
const MAX_X_LABELS = 8;

type Mixed = 'bar' | 'line';

function translucent( color: string ): string {
	return `${ color }2b`;
}

/**
 * What bars need beside themselves: a dashed outline for the one that is not over, and each one's interval as a
 * whisker, with a white edge so that it can be seen on the bar too.
 */
function barMarks( picture: ChartPicture ): Plugin< Mixed > {
	return {
		id: 'bar-marks',
		afterDatasetsDraw( chart ) {
			const y = chart.scales.y;
			if ( ! y ) {
				return;
			}
			const { ctx } = chart;
			ctx.save();
			chart.getDatasetMeta( 0 ).data.forEach( ( element, index ) => {
				const { x, width } = element.getProps(
					[ 'x', 'width' ],
					true
				) as {
					x: number;
					width: number;
				};
				const value = picture.values[ index ];
				if ( picture.unfinished[ index ] && value ) {
					const top = y.getPixelForValue( value );
					ctx.setLineDash( [ 4, 3 ] );
					ctx.lineWidth = 1.5;
					ctx.strokeStyle = picture.color;
					ctx.strokeRect(
						x - width / 2,
						top,
						width,
						y.getPixelForValue( 0 ) - top
					);
					ctx.setLineDash( [] );
				}
				const ends = picture.band?.[ index ];
				if ( ends ) {
					const low = y.getPixelForValue( ends.low );
					const high = y.getPixelForValue( ends.high );
					ctx.beginPath();
					ctx.moveTo( x, low );
					ctx.lineTo( x, high );
					ctx.moveTo( x - 4, low );
					ctx.lineTo( x + 4, low );
					ctx.moveTo( x - 4, high );
					ctx.lineTo( x + 4, high );
					ctx.lineWidth = 4;
					ctx.strokeStyle = '#ffffff';
					ctx.stroke();
					ctx.lineWidth = 1.5;
					ctx.strokeStyle = WHISKER_COLOR;
					ctx.stroke();
				}
			} );
			ctx.restore();
		},
	};
}

/** Slanting stripes: told from a full bar without its colour. */
function stripes( color: string ): CanvasPattern | string {
	const tile = document.createElement( 'canvas' );
	const size = 8;
	tile.width = size;
	tile.height = size;
	const pen = tile.getContext( '2d' );
	if ( ! pen ) {
		return color;
	}
	pen.fillStyle = '#ffffff';
	pen.fillRect( 0, 0, size, size );
	pen.strokeStyle = color;
	pen.lineWidth = 2;
	pen.beginPath();
	for ( const start of [ -size / 2, size / 2, size * 1.5 ] ) {
		pen.moveTo( start - size / 2, size );
		pen.lineTo( start + size / 2, 0 );
	}
	pen.stroke();
	return pen.createPattern( tile, 'repeat' ) ?? color;
}

/** Bars that stand on each other. */
function partDatasets(
	parts: readonly ChartPart[]
): ChartDataset< Mixed, ( number | null )[] >[] {
	return parts.map( ( { values, color, isOpen } ) => ( {
		type: 'bar',
		data: [ ...values ],
		backgroundColor: isOpen ? stripes( color ) : color,
		borderColor: isOpen ? color : '#ffffff',
		borderWidth: isOpen ? 1 : { top: 1 },
		maxBarThickness: 48,
		stack: 'parts',
	} ) );
}

function mainDataset(
	picture: ChartPicture,
	asBars: boolean
): ChartDataset< Mixed, ( number | null )[] > {
	const { color, values, unfinished } = picture;
	if ( asBars ) {
		return {
			type: 'bar',
			data: [ ...values ],
			backgroundColor: values.map( ( _, index ) =>
				unfinished[ index ] ? 'transparent' : color
			),
			borderRadius: 2,
			maxBarThickness: 48,
		};
	}
	const alone = ( index: number ) =>
		values[ index ] !== null &&
		( values[ index - 1 ] ?? null ) === null &&
		( values[ index + 1 ] ?? null ) === null;
	return {
		type: 'line',
		data: [ ...values ],
		borderColor: color,
		borderWidth: 2,
		backgroundColor: color,
		spanGaps: false,
		// Straight from point to point: a curve would show values that were never there.
		tension: 0,
		pointRadius: values.map( ( _, index ) => {
			if ( unfinished[ index ] ) {
				return 3.5;
			}
			return alone( index ) ? 2.5 : 0;
		} ),
		pointBackgroundColor: values.map( ( _, index ) =>
			unfinished[ index ] ? '#ffffff' : color
		),
		pointBorderColor: color,
		pointBorderWidth: 1.5,
		pointHoverRadius: 4.5,
		pointHoverBackgroundColor: color,
		segment: {
			borderDash: ( { p1DataIndex } ) =>
				unfinished[ p1DataIndex ] ? [ 4, 4 ] : undefined,
		},
	};
}

/** Every order matters: what stands first is drawn on top. */
function datasets(
	picture: ChartPicture,
	asBars: boolean
): ChartDataset< Mixed, ( number | null )[] >[] {
	const quiet = { pointRadius: 0, pointHoverRadius: 0, borderWidth: 0 };
	const list = picture.parts
		? partDatasets( picture.parts )
		: [ mainDataset( picture, asBars ) ];
	if ( picture.comparison ) {
		const { comparison } = picture;
		list.push( {
			type: 'line',
			data: [ ...comparison ],
			borderColor: COMPARISON_COLOR,
			backgroundColor: COMPARISON_COLOR,
			borderWidth: 1.25,
			tension: 0,
			spanGaps: false,
			pointRadius: comparison.length === 1 ? 3 : 0,
			pointHoverRadius: 3,
			// Bars would hide it; a line of now stays in front.
			order: asBars ? -1 : 1,
		} );
	}
	if ( picture.band && ! asBars ) {
		list.push(
			{
				type: 'line',
				data: picture.band.map( ( ends ) => ends?.high ?? null ),
				fill: '+1',
				backgroundColor: translucent( picture.color ),
				...quiet,
			},
			{
				type: 'line',
				data: picture.band.map( ( ends ) => ends?.low ?? null ),
				...quiet,
			}
		);
	}
	return list;
}

function configuration(
	picture: ChartPicture
): ChartConfiguration< Mixed, ( number | null )[], string > {
	const asBars = picture.parts !== null || picture.values.length < LINE_FROM;
	return {
		type: asBars ? 'bar' : 'line',
		data: {
			labels: [ ...picture.labels ],
			datasets: datasets( picture, asBars ),
		},
		options: {
			animation: false,
			responsive: true,
			maintainAspectRatio: false,
			events: [],
			layout: { padding: { top: 8 } },
			scales: {
				x: {
					stacked: picture.parts !== null,
					grid: { display: false },
					border: { color: '#8c8f94' },
					ticks: {
						color: TEXT_COLOR,
						font: picture.font,
						maxTicksLimit: MAX_X_LABELS,
						maxRotation: 0,
						autoSkipPadding: 16,
					},
				},
				y: {
					beginAtZero: true,
					stacked: picture.parts !== null,
					position: picture.isRtl ? 'right' : 'left',
					suggestedMax: picture.leastTop,
					border: { display: false },
					grid: { color: GRID_COLOR, drawTicks: false },
					ticks: {
						color: TEXT_COLOR,
						font: picture.font,
						maxTicksLimit: 6,
						padding: 8,
						precision: picture.isWhole ? 0 : undefined,
						callback: ( value ) => picture.tick( Number( value ) ),
					},
					...( picture.yWidth
						? {
								afterFit: ( scale: { width: number } ) => {
									scale.width = picture.yWidth ?? scale.width;
								},
							}
						: {} ),
				},
			},
		},
		plugins: asBars ? [ barMarks( picture ) ] : [],
	};
}

/** Draws a picture on a canvas. The parent's size is the chart's. */
export function draw(
	canvas: HTMLCanvasElement,
	picture: ChartPicture
): DrawnChart {
	let chart = new Chart( canvas, configuration( picture ) );
	let shown = picture;

	return {
		show( next ) {
			// The kind of chart and the plugins may change with the number of points: a new one is simpler, and not slower.
			chart.destroy();
			shown = next;
			chart = new Chart( canvas, configuration( next ) );
		},
		place( index ) {
			const x = chart.scales.x?.getPixelForValue( index ) ?? 0;
			const value = shown.values[ index ];
			const y =
				typeof value === 'number'
					? ( chart.scales.y?.getPixelForValue( value ) ?? null )
					: null;
			return {
				x,
				y,
				top: chart.chartArea.top,
				bottom: chart.chartArea.bottom,
			};
		},
		indexAt( x ) {
			const index = chart.scales.x?.getValueForPixel( x ) ?? 0;
			const last = ( chart.data.labels?.length ?? 1 ) - 1;
			return Math.max( 0, Math.min( last, Math.round( index ) ) );
		},
		toImage: () => chart.toBase64Image( 'image/png' ),
		destroy() {
			chart.destroy();
		},
	};
}
