import {
	InnerBlocks,
	InspectorControls,
	useBlockProps,
	useInnerBlocksProps,
} from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';
import type { CSSProperties } from 'react';
import type { StepAttributes } from '../lists/editor/attributes.ts';
import { Choice, Slider, Switch, Tick } from '../panels/inputs.tsx';
import { BehaviourPanel, ContentPanel } from '../panels/panels.tsx';
import { StepPanels } from '../panels/step-panels.tsx';

/** What a wishlist keeps. */
export interface PageAttributes extends StepAttributes {
	kind: 'product' | 'page';
	view: 'grid' | 'table';
	columns: number;
	show: readonly string[];
	share: boolean;
	moveAll: boolean;
}

interface EditProps {
	attributes: PageAttributes;
	setAttributes: ( changes: Partial< PageAttributes > ) => void;
}

const FIELDS = [ 'price', 'stock', 'added' ] as const;

const fieldWords = (): Record< string, string > => ( {
	price: __( 'Price', 'cairn' ),
	stock: __( 'Availability', 'cairn' ),
	added: __( 'When it was added', 'cairn' ),
} );

/** What an empty list says; the owner changes it like any other content. */
const EMPTY = (): [ string, Record< string, unknown > ][] => [
	[
		'core/paragraph',
		{ content: __( 'Nothing is on your list yet.', 'cairn' ) },
	],
];

/** The wishlist in the editor: two rows as an example, and below them what an empty list says. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { kind, view, columns, show, share, moveAll } = attributes;
	const isGoods = kind === 'product';
	const blockProps = useBlockProps( {
		className: view === 'table' ? 'is-table' : 'is-grid',
		style: { '--cairn-columns': columns, minBlockSize: 0 } as CSSProperties,
	} );
	const inner = useInnerBlocksProps(
		{ className: 'cairn-list__empty' },
		{ template: EMPTY(), templateLock: false }
	);
	const rows = isGoods
		? [ __( 'A product', 'cairn' ), __( 'Another product', 'cairn' ) ]
		: [ __( 'A page', 'cairn' ), __( 'Another page', 'cairn' ) ];
	return (
		<>
			<div { ...blockProps }>
				<ul className="cairn-list" aria-hidden="true">
					{ rows.map( ( name ) => (
						<li className="cairn-list__row" key={ name }>
							<span className="cairn-list__name">{ name }</span>
							{ isGoods &&
								FIELDS.filter( ( field ) =>
									show.includes( field )
								).map( ( field ) => (
									<span key={ field }>
										{ fieldWords()[ field ] }
									</span>
								) ) }
						</li>
					) ) }
				</ul>
				<p>{ __( 'Shown while the list is empty:', 'cairn' ) }</p>
				<div { ...inner } />
			</div>
			<InspectorControls>
				<ContentPanel>
					<Choice
						label={ __( 'List of', 'cairn' ) }
						value={ kind }
						options={ {
							product: __( 'Products', 'cairn' ),
							page: __( 'Bookmarked pages', 'cairn' ),
						} }
						onChange={ ( value ) =>
							setAttributes( { kind: value } )
						}
					/>
					<Choice
						label={ __( 'View', 'cairn' ) }
						value={ view }
						options={ {
							grid: __( 'Grid', 'cairn' ),
							table: __( 'Table', 'cairn' ),
						} }
						onChange={ ( value ) =>
							setAttributes( { view: value } )
						}
					/>
					{ view === 'grid' && (
						<Slider
							label={ __( 'Columns at most', 'cairn' ) }
							value={ columns }
							min={ 1 }
							max={ 6 }
							usual={ 3 }
							onChange={ ( value ) =>
								setAttributes( { columns: value } )
							}
						/>
					) }
					{ isGoods &&
						FIELDS.map( ( field ) => (
							<Tick
								key={ field }
								label={ fieldWords()[ field ] ?? field }
								checked={ show.includes( field ) }
								onChange={ ( isOn ) =>
									setAttributes( {
										show: FIELDS.filter( ( name ) =>
											name === field
												? isOn
												: show.includes( name )
										),
									} )
								}
							/>
						) ) }
				</ContentPanel>
				{ isGoods && (
					<BehaviourPanel>
						<Switch
							label={ __( 'Offer to share the list', 'cairn' ) }
							help={ __(
								'Members share a link that nobody can guess; guests one that carries the products.',
								'cairn'
							) }
							checked={ share }
							onChange={ ( isOn ) =>
								setAttributes( { share: isOn } )
							}
						/>
						<Switch
							label={ __( 'Offer “All to cart”', 'cairn' ) }
							checked={ moveAll }
							onChange={ ( isOn ) =>
								setAttributes( { moveAll: isOn } )
							}
						/>
					</BehaviourPanel>
				) }
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="view_wishlist"
				about={ __(
					'Anonymous: that a list was viewed, how long it is, and whether it was a shared one.',
					'cairn'
				) }
			/>
		</>
	);
}

/** Only what an empty list says is saved, bare: nothing of ours can turn invalid. */
export const save = () => <InnerBlocks.Content />;
