import {
	InspectorControls,
	useBlockProps,
	useInnerBlocksProps,
} from '@wordpress/block-editor';
import { Notice } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { templateOf } from '../form/variations.ts';
import { editorData } from '../panels/editor-data.ts';
import { Choice, Slider, Switch } from '../panels/inputs.tsx';
import { BehaviourPanel, ContentPanel } from '../panels/panels.tsx';
import { ProductChoice } from '../panels/product-choice.tsx';
import { StepPanels } from '../panels/step-panels.tsx';
import type { AvailabilityAttributes } from './attributes.ts';

interface EditProps {
	attributes: AvailabilityAttributes;
	setAttributes: ( changes: Partial< AvailabilityAttributes > ) => void;
}

/** The form for what is missing; on the page it shows when the product, or the variation that is chosen, is out of stock. */
function Note() {
	const inner = useInnerBlocksProps(
		{},
		{
			allowedBlocks: [ 'cairn/form' ],
			template: [
				[
					'cairn/form',
					{ purpose: 'back-in-stock' },
					templateOf( 'back-in-stock' ),
				],
			],
		}
	);
	return (
		<div className="wp-block-cairn-availability__note">
			<p>{ __( 'Shown while the product is out of stock:', 'cairn' ) }</p>
			<div { ...inner } />
		</div>
	);
}

/** The block in the editor: the markup of the page, for a product that can be had, and the form for one that cannot. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { show, lowAt, check, pickup, notify, productId } = attributes;
	const { shopTakesStockRequests } = editorData();
	const amounts = {
		text: __( 'In stock', 'cairn' ),
		amount: sprintf(
			/* translators: %d: number of pieces. */
			_n( '%d in stock', '%d in stock', 12, 'cairn' ),
			12
		),
		low: sprintf(
			/* translators: %d: number of pieces. */
			_n( 'Only %d left', 'Only %d left', lowAt, 'cairn' ),
			lowAt
		),
	};
	return (
		<>
			<div { ...useBlockProps() }>
				<p className="wp-block-cairn-availability__state">
					{ amounts[ show ] }
				</p>
				{ pickup && (
					<p>
						{ __(
							'The shop’s pickup places stand here.',
							'cairn'
						) }
					</p>
				) }
				{ check === 'button' && (
					<span className="wp-block-cairn-availability__check wp-element-button">
						{ __( 'Check availability', 'cairn' ) }
					</span>
				) }
				{ notify && ! shopTakesStockRequests && <Note /> }
			</div>
			<InspectorControls>
				<ContentPanel>
					<Choice
						label={ __( 'What is said?', 'cairn' ) }
						value={ show }
						options={ {
							text: __( 'In stock or not', 'cairn' ),
							amount: __( 'How many are there', 'cairn' ),
							low: __( 'How many, when few are left', 'cairn' ),
						} }
						help={ __(
							'Numbers are said only for products whose stock WooCommerce counts.',
							'cairn'
						) }
						onChange={ ( value ) =>
							setAttributes( { show: value } )
						}
					/>
					<Slider
						label={ __( 'Few are', 'cairn' ) }
						min={ 1 }
						max={ 20 }
						usual={ 3 }
						value={ lowAt }
						onChange={ ( value ) =>
							setAttributes( { lowAt: value } )
						}
					/>
				</ContentPanel>
				<BehaviourPanel>
					<Choice
						label={ __( 'Asked afresh', 'cairn' ) }
						value={ check }
						options={ {
							button: __(
								'When a visitor presses a button',
								'cairn'
							),
							always: __(
								'By the page, after it has loaded',
								'cairn'
							),
						} }
						help={ __(
							'Only a press is a step: what a page says by itself is none.',
							'cairn'
						) }
						onChange={ ( value ) =>
							setAttributes( { check: value } )
						}
					/>
					<Switch
						label={ __( 'Offer the pickup places', 'cairn' ) }
						help={ __(
							'The places of WooCommerce’s local pickup.',
							'cairn'
						) }
						checked={ pickup }
						onChange={ ( isOn ) =>
							setAttributes( { pickup: isOn } )
						}
					/>
					<Switch
						label={ __(
							'Offer a mail when it is back in stock',
							'cairn'
						) }
						help={ __(
							'Shows the form inside while the product, or the variation that is chosen, is out of stock.',
							'cairn'
						) }
						checked={ notify }
						onChange={ ( isOn ) =>
							setAttributes( { notify: isOn } )
						}
					/>
					{ notify && shopTakesStockRequests && (
						<Notice status="info" isDismissible={ false }>
							{ __(
								'WooCommerce takes such requests itself at the moment, so the form is not shown. Its requests are counted all the same.',
								'cairn'
							) }
						</Notice>
					) }
					<ProductChoice
						label={ __( 'Product', 'cairn' ) }
						chosen={ productId > 0 ? [ productId ] : [] }
						max={ 1 }
						onChange={ ( [ id = 0 ] ) =>
							setAttributes( { productId: id } )
						}
					/>
				</BehaviourPanel>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="check_availability"
				about={ __(
					'Anonymous: the product, the place and the answer, nothing about the person. The form inside says for itself what it keeps.',
					'cairn'
				) }
			/>
		</>
	);
}
