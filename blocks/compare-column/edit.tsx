import {
	RichText,
	useBlockProps,
	useInnerBlocksProps,
} from '@wordpress/block-editor';
import { __, sprintf } from '@wordpress/i18n';
import type { StepAttributes } from '../lists/editor/attributes.ts';

interface ColumnAttributes extends StepAttributes {
	title: string;
	/** One value a row of the table. */
	values: string[];
}

interface EditProps {
	attributes: ColumnAttributes;
	setAttributes: ( changes: Partial< ColumnAttributes > ) => void;
	context: { 'cairn/compareLabels'?: string[] };
}

/** One column: its title, a value a row of the table, and its call to action. */
export default function Edit( {
	attributes: { title, values },
	setAttributes,
	context,
}: EditProps ) {
	const labels = context[ 'cairn/compareLabels' ] ?? [];
	const inner = useInnerBlocksProps(
		{},
		{ template: [ [ 'cairn/cta-button' ] ] }
	);
	const setValue = ( row: number, value: string ) =>
		setAttributes( {
			values: Array.from(
				{ length: Math.max( row + 1, values.length ) },
				( _, n ) => ( n === row ? value : ( values[ n ] ?? '' ) )
			),
		} );
	return (
		<div { ...useBlockProps() }>
			<RichText
				identifier="title"
				tagName="div"
				className="wp-block-cairn-compare-column__title"
				aria-label={ __( 'Title of the column', 'cairn' ) }
				placeholder={ __( 'Name of the plan', 'cairn' ) }
				allowedFormats={ [] }
				value={ title }
				onChange={ ( value ) => setAttributes( { title: value } ) }
			/>
			<ul>
				{ labels.map( ( label, row ) => (
					<li key={ row }>
						<RichText
							tagName="span"
							aria-label={
								label ||
								sprintf(
									/* translators: %d: number of a row. */
									__( 'Value of row %d', 'cairn' ),
									row + 1
								)
							}
							placeholder={ label || '…' }
							allowedFormats={ [
								'core/bold',
								'core/italic',
								'core/link',
							] }
							value={ values[ row ] ?? '' }
							onChange={ ( value ) => setValue( row, value ) }
						/>
					</li>
				) ) }
			</ul>
			<div { ...inner } />
		</div>
	);
}
