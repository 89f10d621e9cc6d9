/** The pages of the site that gets demo data, with the blocks that really stand on them. */
import type { BlockPlace } from '../sites/index.ts';
import {
	PLANTED_TRUTH,
	plantedBlock,
	type PlantedBlock,
	type PlantedForm,
} from './planted-truth.ts';

export interface DemoBlock extends PlantedBlock {
	readonly blockId: string;
}

export interface DemoForm extends PlantedForm {
	readonly blockId: string;
}

export interface DemoPage {
	readonly path: string;
	/** How often it is looked at, against the others. */
	readonly weight: number;
	readonly blocks: readonly DemoBlock[];
	readonly forms: readonly DemoForm[];
	readonly product: DemoProduct | null;
}

/** A product as its page shows it. */
export interface DemoProduct {
	readonly id: number;
	readonly path: string;
	/** In minor units of the site's currency. */
	readonly price: number;
}

/** Everything a simulated visitor can look at. */
export interface DemoSite {
	readonly pages: readonly DemoPage[];
	readonly products: readonly DemoPage[];
	/** Null: no shop, so a reservation is what pays. */
	readonly currency: string | null;
}

const WEIGHTS: Readonly< Record< string, number > > = {
	'/': 10,
	'/guided-walks/': 6,
	'/packing-list/': 3,
	'/about/': 1.5,
	'/contact/': 1.5,
	'/shop/': 5,
};
const PRODUCTS_WEIGHT = 6;

/** The shop of the demo: twelve products. Their ids are made up; who knows the shop's own hands them to `fill`. */
export const DEMO_PRODUCTS: readonly DemoProduct[] = [
	{ slug: 'tarn-enamel-mug', price: 1600 },
	{ slug: 'ridge-wool-beanie', price: 2800 },
	{ slug: 'scree-walking-socks', price: 1900 },
	{ slug: 'beck-water-bottle', price: 2400 },
	{ slug: 'fell-waxed-jacket', price: 18900 },
	{ slug: 'croft-lambswool-throw', price: 7900 },
	{ slug: 'hut-lantern', price: 5400 },
	{ slug: 'leather-map-case', price: 6800 },
	{ slug: 'brass-pocket-compass', price: 4200 },
	{ slug: 'trail-journal', price: 1450 },
	{ slug: 'ash-firesteel', price: 1800 },
	{ slug: 'daleman-rucksack-22', price: 14500 },
].map( ( { slug, price }, index ) => ( {
	id: index + 101,
	path: `/product/${ slug }/`,
	price,
} ) );

/**
 * @param announced The blocks the site has announced; its buttons are clicked, and forms that are planted filled in. One without a page of its own stands on every page.
 * @param currency  ISO 4217 code of the shop; null without a shop.
 * @param products  What the shop sells.
 */
export function createDemoSite(
	announced: readonly BlockPlace[],
	currency: string | null,
	products: readonly DemoProduct[]
): DemoSite {
	const places = announced.filter(
		( { blockType } ) => blockType === 'cairn/cta-button'
	);
	const everywhere = places.filter( ( place ) => place.page === null );
	const paths = new Set( [
		'/',
		...places
			.map( ( place ) => place.page )
			.filter( ( page ) => page !== null ),
		...( currency === null ? [] : [ '/shop/' ] ),
	] );
	const blocksOf = ( path: string ) =>
		[
			...new Set(
				[
					...places.filter( ( place ) => place.page === path ),
					...everywhere,
				].map( ( place ) => place.blockId )
			),
		]
			.map( ( blockId ) => ( { blockId, ...plantedBlock( blockId ) } ) )
			.sort( ( a, b ) => a.depth - b.depth );
	const formsOf = ( path: string ) =>
		Object.entries( PLANTED_TRUTH.forms )
			.filter( ( [ id ] ) =>
				announced.some(
					( { blockType, blockId, page } ) =>
						blockType === 'cairn/form' &&
						blockId === id &&
						page === path
				)
			)
			.map( ( [ blockId, form ] ) => ( { blockId, ...form } ) );
	const productPages =
		currency === null
			? []
			: products.map( ( product ) => ( {
					path: product.path,
					weight: PRODUCTS_WEIGHT / products.length,
					blocks: blocksOf( product.path ),
					forms: formsOf( product.path ),
					product,
				} ) );
	const ordinary = [ ...paths ]
		.filter(
			( path ) => ! productPages.some( ( page ) => page.path === path )
		)
		.map( ( path ) => ( {
			path,
			weight: WEIGHTS[ path ] ?? 1,
			blocks: blocksOf( path ),
			forms: formsOf( path ),
			product: null,
		} ) );
	return {
		pages: [ ...ordinary, ...productPages ],
		products: productPages,
		currency,
	};
}
