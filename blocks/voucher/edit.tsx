import apiFetch from '@wordpress/api-fetch';
import {
	InspectorControls,
	RichText,
	useBlockProps,
	useInnerBlocksProps,
} from '@wordpress/block-editor';
import { Notice } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { templateOf } from '../form/variations.ts';
import type { StepAttributes } from '../lists/editor/attributes.ts';
import { CouponChoice } from '../panels/coupon-choice.tsx';
import { Choice, Switch } from '../panels/inputs.tsx';
import { BehaviourPanel, ContentPanel } from '../panels/panels.tsx';
import { StepPanels } from '../panels/step-panels.tsx';

/** What a voucher keeps; plugin/src/Blocks/Voucher.php reads the same. Attributes are only ever added, and a default never changes. */
export interface VoucherAttributes extends StepAttributes {
	/** One code for everybody, or one for each person who confirms an address. */
	source: 'public' | 'single';
	/** Coupon of the shop, or the one that single codes are made after; 0 for none. */
	couponId: number;
	/** Whether the code is open from the beginning. */
	reveal: boolean;
	/** Whether it can be put on the cart here. */
	apply: boolean;
	/** What is pressed to see the code; empty for the usual words. */
	text: string;
}

interface EditProps {
	attributes: VoucherAttributes;
	setAttributes: ( changes: Partial< VoucherAttributes > ) => void;
}

/** What the site says of a coupon (plugin/src/Blocks/VouchersController.php). */
interface Shown {
	code: string;
	problem: string;
}

/** What visitors would see of a coupon; null until it is known. */
function useShown( id: number ): Shown | null {
	const [ shown, setShown ] = useState< Shown | null >( null );
	useEffect( () => {
		const controller = new AbortController();
		setShown( null );
		apiFetch< Shown >( {
			path: `/cairn/v1/vouchers/${ id }`,
			signal: controller.signal,
		} ).then( setShown, () => {} );
		return () => controller.abort();
	}, [ id ] );
	return shown;
}

/** The form by which one person gets one code; which coupon, the voucher alone says (context `cairn/coupon`). */
function ForOne() {
	const inner = useInnerBlocksProps(
		{},
		{
			template: [
				[
					'cairn/form',
					{ purpose: 'voucher' },
					templateOf( 'voucher' ),
				],
			],
		}
	);
	return <div { ...inner } />;
}

/** The voucher in the editor: the markup of the page, open so that it can be judged. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { source, couponId, reveal, apply, text } = attributes;
	const shown = useShown( couponId );
	return (
		<>
			<div { ...useBlockProps() }>
				{ shown?.problem && (
					<Notice status="warning" isDismissible={ false }>
						{ shown.problem }{ ' ' }
						{ __( 'Visitors see nothing here.', 'cairn' ) }
					</Notice>
				) }
				{ source === 'single' ? (
					<ForOne />
				) : (
					<div className="wp-block-cairn-voucher__box">
						<RichText
							identifier="text"
							tagName="p"
							className="wp-block-cairn-voucher__summary"
							aria-label={ __( 'Words above the code', 'cairn' ) }
							placeholder={ __(
								'Show the voucher code',
								'cairn'
							) }
							allowedFormats={ [] }
							value={ text }
							onChange={ ( value ) =>
								setAttributes( { text: value } )
							}
						/>
						<p className="wp-block-cairn-voucher__line">
							<code className="wp-block-cairn-voucher__code">
								{ shown?.code || '••••••' }
							</code>
							<span className="wp-block-cairn-voucher__do wp-element-button">
								{ __( 'Copy the code', 'cairn' ) }
							</span>
							{ apply && (
								<span className="wp-block-cairn-voucher__do wp-element-button">
									{ __( 'Use it in the cart', 'cairn' ) }
								</span>
							) }
						</p>
					</div>
				) }
			</div>
			<InspectorControls>
				<ContentPanel>
					<Choice
						label={ __( 'Who gets a code?', 'cairn' ) }
						value={ source }
						options={ {
							public: __( 'Everybody the same', 'cairn' ),
							single: __(
								'Each person one, for an address',
								'cairn'
							),
						} }
						onChange={ ( value ) =>
							setAttributes( { source: value } )
						}
					/>
					<CouponChoice
						label={ __( 'Coupon', 'cairn' ) }
						help={
							source === 'single'
								? __(
										'Codes are made after it: the same discount and limits, good for one order. It counts for the form inside, whatever is chosen there.',
										'cairn'
									)
								: __(
										'Its limits and its end are said beside the code. Once it has ended, nothing is shown.',
										'cairn'
									)
						}
						chosen={ couponId }
						onChange={ ( id ) => setAttributes( { couponId: id } ) }
					/>
				</ContentPanel>
				{ source === 'public' && (
					<BehaviourPanel>
						<Switch
							label={ __(
								'Show the code from the beginning',
								'cairn'
							) }
							help={ __(
								'Nobody opens it then, so that only copies are counted.',
								'cairn'
							) }
							checked={ reveal }
							onChange={ ( isOn ) =>
								setAttributes( { reveal: isOn } )
							}
						/>
						<Switch
							label={ __(
								'Offer to use it in the cart',
								'cairn'
							) }
							help={ __(
								'With an empty cart the code is kept in the browser and used with the first product.',
								'cairn'
							) }
							checked={ apply }
							onChange={ ( isOn ) =>
								setAttributes( { apply: isOn } )
							}
						/>
					</BehaviourPanel>
				) }
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type={
					source === 'single' ? 'voucher_register' : 'voucher_reveal'
				}
				about={
					source === 'single'
						? __(
								'Personal: the address goes to your contacts, the step says only that it happened.',
								'cairn'
							)
						: __(
								'Anonymous: that the code was opened or copied, nothing about the person. That it was used in a cart is told by the shop.',
								'cairn'
							)
				}
			/>
		</>
	);
}
