/** Stands for the drawing chunk: jsdom has no canvas. Points stand 10 px apart. */
import type {
	ChartPicture,
	DrawnChart,
} from '../components/trend-chart/picture.ts';

export const shownPictures: ChartPicture[] = [];

export function fakeDraw(
	_canvas: HTMLCanvasElement,
	picture: ChartPicture
): DrawnChart {
	shownPictures.push( picture );
	return {
		show: ( next ) => void shownPictures.push( next ),
		place: ( index ) => ( { x: index * 10, y: 5, top: 0, bottom: 100 } ),
		indexAt: ( x ) => Math.round( x / 10 ),
		toImage: () => 'data:image/png;base64,AAAA',
		destroy: () => undefined,
	};
}
