/** What a chart is drawn from, and what a drawn chart can do: the border between our words and chart.js. */

/** From this many points on they are a line; fewer are bars. */
export const LINE_FROM = 15;

export interface Ends {
	low: number;
	high: number;
}

/** One part of every bar. */
export interface ChartPart {
	values: readonly number[];
	/** `#rrggbb` */
	color: string;
	/** Striped: what is not decided yet. */
	isOpen: boolean;
}

export interface ChartPicture {
	/** Below the axis, one a bucket. */
	labels: readonly string[];
	/** Null = not measured or too few: a gap. 0 = zero. */
	values: readonly ( number | null )[];
	/** What the values are made of, from the bottom up; null: one series. */
	parts: readonly ChartPart[] | null;
	/** Not over yet: dashed, hollow. */
	unfinished: readonly boolean[];
	/** The intervals, bucket by bucket; null: none are drawn. */
	band: readonly ( Ends | null )[] | null;
	/** The period compared with, bucket by bucket. */
	comparison: readonly ( number | null )[] | null;
	/** `#rrggbb` */
	color: string;
	/** Counts: whole ticks only. */
	isWhole: boolean;
	/** The axis reaches at least this, so that a flat zero does not fill the picture. */
	leastTop: number;
	/** Label of a value on the axis. */
	tick: ( value: number ) => string;
	/** The y axis stands at the right; time runs left to right all the same. */
	isRtl: boolean;
	font: { family: string; size: number };
	/** Fixed width of the y axis, so that charts one above the other share one x axis. */
	yWidth: number | null;
}

export interface DrawnChart {
	show: ( picture: ChartPicture ) => void;
	/** Where a bucket is, in CSS pixels of the canvas; y is null where nothing was measured. */
	place: ( index: number ) => {
		x: number;
		y: number | null;
		top: number;
		bottom: number;
	};
	/** The bucket nearest to a distance from the canvas' left edge. */
	indexAt: ( x: number ) => number;
	/** A PNG as a data URL, for print. */
	toImage: () => string;
	destroy: () => void;
}
