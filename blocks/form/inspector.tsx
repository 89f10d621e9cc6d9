import { InspectorControls } from '@wordpress/block-editor';
import {
	PanelBody,
	SelectControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import {
	FORM_PURPOSE_NAMES,
	FORM_PURPOSES,
	type FormPurpose,
} from '#contract/forms.ts';
import type { FormAttributes } from './attributes.ts';
import { purposeWords } from './variations.ts';

interface PanelsProps {
	attributes: FormAttributes;
	setAttributes: ( changes: Partial< FormAttributes > ) => void;
}

/** A whole number that may be none. */
const idOf = ( text: string ): number =>
	Math.max( 0, Math.trunc( Number( text ) ) || 0 );

/** What the form is for, and what it needs for that. */
function Content( { attributes, setAttributes }: PanelsProps ) {
	const { purpose, list, resourceId, couponId } = attributes;
	return (
		<PanelBody title={ __( 'Content', 'cairn' ) }>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'What is the form for?', 'cairn' ) }
				value={ purpose }
				options={ FORM_PURPOSE_NAMES.map( ( value ) => ( {
					value,
					label: purposeWords()[ value ].title,
				} ) ) }
				onChange={ ( value ) =>
					setAttributes( { purpose: value as FormPurpose } )
				}
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'List', 'cairn' ) }
				help={ __(
					'Which list sign-ups go to. Empty: the usual one.',
					'cairn'
				) }
				value={ list }
				onChange={ ( value ) => setAttributes( { list: value } ) }
			/>
			{ purpose === 'download' && (
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					type="number"
					label={ __( 'Number of the protected file', 'cairn' ) }
					value={ resourceId ? String( resourceId ) : '' }
					onChange={ ( value ) =>
						setAttributes( { resourceId: idOf( value ) } )
					}
				/>
			) }
			{ purpose === 'voucher' && (
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					type="number"
					label={ __( 'Number of the coupon', 'cairn' ) }
					value={ couponId ? String( couponId ) : '' }
					onChange={ ( value ) =>
						setAttributes( { couponId: idOf( value ) } )
					}
				/>
			) }
			{ purpose === 'webinar' && (
				<Webinar
					attributes={ attributes }
					setAttributes={ setAttributes }
				/>
			) }
		</PanelBody>
	);
}

/** When and where a webinar is. */
function Webinar( { attributes: { event }, setAttributes }: PanelsProps ) {
	const set = ( changes: FormAttributes[ 'event' ] ) =>
		setAttributes( {
			event: {
				tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
				...event,
				...changes,
			},
		} );
	return (
		<>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type="datetime-local"
				label={ __( 'Begins', 'cairn' ) }
				value={ event.start ?? '' }
				onChange={ ( start ) => set( { start } ) }
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type="datetime-local"
				label={ __( 'Ends', 'cairn' ) }
				value={ event.end ?? '' }
				onChange={ ( end ) => set( { end } ) }
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Time zone', 'cairn' ) }
				placeholder="Europe/Berlin"
				value={ event.tz ?? '' }
				onChange={ ( tz ) => set( { tz } ) }
			/>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type="url"
				label={ __( 'Address of the room', 'cairn' ) }
				help={ __( 'Only who registered gets it, by mail.', 'cairn' ) }
				value={ event.url ?? '' }
				onChange={ ( url ) => set( { url } ) }
			/>
		</>
	);
}

/** What happens once it was sent. */
function Behaviour( { attributes, setAttributes }: PanelsProps ) {
	const { purpose, done, redirectUrl, recipient } = attributes;
	const usual = FORM_PURPOSES[ purpose ];
	const mustConfirm = attributes.doubleOptIn ?? usual.doubleOptIn;
	const tellsOwner = attributes.tellOwner ?? usual.tellsOwner;
	return (
		<PanelBody title={ __( 'Behaviour', 'cairn' ) } initialOpen={ false }>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'The address must be confirmed', 'cairn' ) }
				help={
					mustConfirm
						? __(
								'A mail with a link is sent; the sign-up counts once its button was pressed.',
								'cairn'
							)
						: __(
								'Delivered and counted at once, marked as not verified.',
								'cairn'
							)
				}
				checked={ mustConfirm }
				onChange={ ( isOn ) => setAttributes( { doubleOptIn: isOn } ) }
			/>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Once it was sent', 'cairn' ) }
				value={ done }
				options={ [
					{
						value: 'message',
						label: __( 'Show the thanks', 'cairn' ),
					},
					{
						value: 'redirect',
						label: __( 'Go to another page', 'cairn' ),
					},
				] }
				onChange={ ( value ) =>
					setAttributes( { done: value as FormAttributes[ 'done' ] } )
				}
			/>
			{ done === 'redirect' && (
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					type="url"
					label={ __( 'Address of that page', 'cairn' ) }
					value={ redirectUrl }
					onChange={ ( value ) =>
						setAttributes( { redirectUrl: value } )
					}
				/>
			) }
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Tell me of each by mail', 'cairn' ) }
				checked={ tellsOwner }
				onChange={ ( isOn ) => setAttributes( { tellOwner: isOn } ) }
			/>
			{ tellsOwner && (
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					type="email"
					label={ __( 'Who is told', 'cairn' ) }
					help={ __(
						'Empty: the address of the site’s administrator.',
						'cairn'
					) }
					value={ recipient }
					onChange={ ( value ) =>
						setAttributes( { recipient: value } )
					}
				/>
			) }
		</PanelBody>
	);
}

/** The first two panels of a form. */
export const Panels = ( props: PanelsProps ) => (
	<InspectorControls>
		<Content { ...props } />
		<Behaviour { ...props } />
	</InspectorControls>
);
