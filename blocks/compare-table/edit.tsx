import {
	InspectorControls,
	RichText,
	useBlockProps,
	useInnerBlocksProps,
} from '@wordpress/block-editor';
import {
	Button,
	Notice,
	PanelBody,
	Placeholder,
	SelectControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { ProductChoice } from '../panels/product-choice.tsx';
import { StepPanels } from '../panels/step-panels.tsx';
import { ROWS, type CompareTableAttributes, type Row } from './attributes.ts';

interface EditProps {
	attributes: CompareTableAttributes;
	setAttributes: ( changes: Partial< CompareTableAttributes > ) => void;
}

const rowWords = (): Record< Row, string > => ( {
	image: __( 'Picture', 'cairn' ),
	price: __( 'Price', 'cairn' ),
	rating: __( 'Rating', 'cairn' ),
	stock: __( 'Availability', 'cairn' ),
	attributes: __( 'Attributes', 'cairn' ),
	add: __( 'Buy', 'cairn' ),
} );

/** The table in the editor: what is written by hand is edited in place, products are shown as an outline of their rows. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { source } = attributes;
	return (
		<>
			<div { ...useBlockProps() }>
				{ source === 'fixed' && attributes.products.length === 0 && (
					<Placeholder
						icon="editor-table"
						label={ __( 'Comparison Table', 'cairn' ) }
						instructions={ __(
							'Choose the products that stand side by side, or change under Content where they come from.',
							'cairn'
						) }
					>
						<ProductChoice
							label={ __( 'Products', 'cairn' ) }
							chosen={ attributes.products }
							onChange={ ( products ) =>
								setAttributes( { products } )
							}
						/>
					</Placeholder>
				) }
				{ source === 'manual' && (
					<ByHand
						attributes={ attributes }
						setAttributes={ setAttributes }
					/>
				) }
				{ ( source === 'visitor' ||
					( source === 'fixed' &&
						attributes.products.length > 0 ) ) && (
					<Outline attributes={ attributes } />
				) }
			</div>
			<Panels attributes={ attributes } setAttributes={ setAttributes } />
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="compare_view"
				about={ __(
					'Anonymous: which products were seen side by side and which was chosen, nothing about the person.',
					'cairn'
				) }
			/>
		</>
	);
}

/** The rows of a table whose columns the shop fills in. */
function Outline( {
	attributes: { rows, source, products, caption },
}: Pick< EditProps, 'attributes' > ) {
	const names =
		source === 'fixed'
			? products.map( ( id ) =>
					/* translators: %d: number of a product. */
					sprintf( __( 'Product %d', 'cairn' ), id )
				)
			: [
					__( 'First product', 'cairn' ),
					__( 'Second product', 'cairn' ),
				];
	return (
		<div className="wp-block-cairn-compare-table__scroll">
			<table>
				<caption>{ caption || __( 'Comparison', 'cairn' ) }</caption>
				<thead>
					<tr>
						<td />
						{ names.map( ( name ) => (
							<th key={ name } scope="col">
								{ name }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>
					{ rows.map( ( row ) => (
						<tr key={ row }>
							<th scope="row">{ rowWords()[ row ] }</th>
							{ names.map( ( name ) => (
								<td key={ name }>…</td>
							) ) }
						</tr>
					) ) }
				</tbody>
			</table>
		</div>
	);
}

/** Names of the rows beside the columns, each a block. */
function ByHand( { attributes, setAttributes }: EditProps ) {
	const { labels, caption } = attributes;
	const columns = useInnerBlocksProps(
		{ className: 'cairn-compare-by-hand__columns' },
		{
			template: [
				[ 'cairn/compare-column' ],
				[ 'cairn/compare-column' ],
			],
		}
	);
	const setLabel = ( row: number, label: string ) =>
		setAttributes( {
			labels: labels.map( ( old, n ) => ( n === row ? label : old ) ),
		} );
	return (
		<>
			<RichText
				tagName="p"
				className="cairn-compare-by-hand__caption"
				aria-label={ __( 'Title of the table', 'cairn' ) }
				placeholder={ __( 'Comparison', 'cairn' ) }
				allowedFormats={ [] }
				value={ caption }
				onChange={ ( value ) => setAttributes( { caption: value } ) }
			/>
			<div className="cairn-compare-by-hand">
				<div className="cairn-compare-by-hand__labels">
					<div className="wp-block-cairn-compare-column__title" />
					<ul>
						{ labels.map( ( label, row ) => (
							<li key={ row }>
								<RichText
									tagName="span"
									aria-label={ sprintf(
										/* translators: %d: number of a row. */
										__( 'Name of row %d', 'cairn' ),
										row + 1
									) }
									placeholder={ __( 'Row', 'cairn' ) }
									allowedFormats={ [] }
									value={ label }
									onChange={ ( value ) =>
										setLabel( row, value )
									}
								/>
							</li>
						) ) }
					</ul>
					<Button
						variant="secondary"
						size="small"
						onClick={ () =>
							setAttributes( { labels: [ ...labels, '' ] } )
						}
					>
						{ __( 'Add a row', 'cairn' ) }
					</Button>
					{ labels.length > 1 && (
						<Button
							variant="tertiary"
							size="small"
							onClick={ () =>
								setAttributes( {
									labels: labels.slice( 0, -1 ),
								} )
							}
						>
							{ __( 'Remove the last row', 'cairn' ) }
						</Button>
					) }
				</div>
				<div { ...columns } />
			</div>
		</>
	);
}

/** The sidebar's own panels. */
function Panels( { attributes, setAttributes }: EditProps ) {
	const { source, products, rows, caption, highlight } = attributes;
	const isOfProducts = source !== 'manual';
	return (
		<InspectorControls>
			<PanelBody title={ __( 'Content', 'cairn' ) }>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'What stands side by side?', 'cairn' ) }
					value={ source }
					options={ [
						{
							value: 'visitor',
							label: __( 'What the visitor chose', 'cairn' ),
						},
						{
							value: 'fixed',
							label: __( 'Products you choose', 'cairn' ),
						},
						{
							value: 'manual',
							label: __( 'What you write by hand', 'cairn' ),
						},
					] }
					onChange={ ( value ) =>
						setAttributes( {
							source: value as CompareTableAttributes[ 'source' ],
						} )
					}
				/>
				{ source === 'fixed' && (
					<ProductChoice
						label={ __( 'Products', 'cairn' ) }
						chosen={ products }
						onChange={ ( chosen ) =>
							setAttributes( { products: chosen } )
						}
					/>
				) }
				{ source === 'fixed' && products.length === 1 && (
					<Notice status="warning" isDismissible={ false }>
						{ __(
							'A comparison needs at least two products.',
							'cairn'
						) }
					</Notice>
				) }
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Title of the table', 'cairn' ) }
					value={ caption }
					onChange={ ( value ) =>
						setAttributes( { caption: value } )
					}
				/>
				{ isOfProducts &&
					ROWS.map( ( row ) => (
						<ToggleControl
							key={ row }
							__nextHasNoMarginBottom
							label={ rowWords()[ row ] }
							checked={ rows.includes( row ) }
							onChange={ ( isOn ) =>
								setAttributes( {
									rows: ROWS.filter( ( one ) =>
										one === row
											? isOn
											: rows.includes( one )
									),
								} )
							}
						/>
					) ) }
			</PanelBody>
			<PanelBody
				title={ __( 'Behaviour', 'cairn' ) }
				initialOpen={ false }
			>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Differences only at first', 'cairn' ) }
					help={ __(
						'Rows in which all are equal are hidden; a button shows them.',
						'cairn'
					) }
					checked={ attributes.differencesOnly }
					onChange={ ( isOn ) =>
						setAttributes( { differencesOnly: isOn } )
					}
				/>
				{ isOfProducts && (
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Point out the best', 'cairn' ) }
						help={ __(
							'Lowest price, best rating, what is available.',
							'cairn'
						) }
						checked={ highlight === 'best' }
						onChange={ ( isOn ) =>
							setAttributes( {
								highlight: isOn ? 'best' : 'none',
							} )
						}
					/>
				) }
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __(
						'Keep head and first column in sight',
						'cairn'
					) }
					checked={ attributes.sticky }
					onChange={ ( isOn ) => setAttributes( { sticky: isOn } ) }
				/>
			</PanelBody>
		</InspectorControls>
	);
}
