import { InspectorControls } from '@wordpress/block-editor';
import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { FORM_PURPOSE_NAMES, FORM_PURPOSES } from '#contract/forms.ts';
import { CouponChoice } from '../panels/coupon-choice.tsx';
import { FileChoice } from '../panels/file-choice.tsx';
import { Choice, Line, NumberLine, Switch } from '../panels/inputs.tsx';
import { BehaviourPanel, ContentPanel } from '../panels/panels.tsx';
import type { FormAttributes } from './attributes.ts';
import { purposeWords } from './variations.ts';

interface PanelsProps {
	attributes: FormAttributes;
	setAttributes: ( changes: Partial< FormAttributes > ) => void;
}

interface GapsProps {
	/** What is still missing, one sentence each. */
	gaps: readonly string[];
	/** A voucher around the form says which coupon. */
	isInVoucher: boolean;
}

/** What the form is for, and what it needs for that. */
function Content( {
	attributes,
	setAttributes,
	gaps,
	isInVoucher,
}: PanelsProps & GapsProps ) {
	const { purpose, list, resourceId, couponId } = attributes;
	const words = purposeWords();
	return (
		<ContentPanel>
			{ gaps.map( ( gap ) => (
				<Notice key={ gap } status="warning" isDismissible={ false }>
					{ gap }
				</Notice>
			) ) }
			<Choice
				label={ __( 'What is the form for?', 'cairn' ) }
				help={ words[ purpose ].description }
				value={ purpose }
				options={
					Object.fromEntries(
						FORM_PURPOSE_NAMES.map( ( name ) => [
							name,
							words[ name ].title,
						] )
					) as Record< FormAttributes[ 'purpose' ], string >
				}
				onChange={ ( value ) => setAttributes( { purpose: value } ) }
			/>
			<Line
				label={ __( 'List', 'cairn' ) }
				help={ __(
					'Which list sign-ups go to. Empty: the usual one.',
					'cairn'
				) }
				value={ list }
				onChange={ ( value ) => setAttributes( { list: value } ) }
			/>
			{ purpose === 'download' && (
				<FileChoice
					chosen={ resourceId }
					onChange={ ( id ) => setAttributes( { resourceId: id } ) }
				/>
			) }
			{ purpose === 'voucher' && isInVoucher && (
				<p>
					{ __(
						'The coupon is that of the voucher around the form.',
						'cairn'
					) }
				</p>
			) }
			{ purpose === 'voucher' && ! isInVoucher && (
				<CouponChoice
					label={ __( 'Coupon', 'cairn' ) }
					help={ __(
						'A pattern: everybody who confirms gets a code of their own with its discount and limits, good for one order.',
						'cairn'
					) }
					chosen={ couponId }
					onChange={ ( id ) => setAttributes( { couponId: id } ) }
				/>
			) }
			{ purpose === 'webinar' && (
				<Webinar
					attributes={ attributes }
					setAttributes={ setAttributes }
				/>
			) }
		</ContentPanel>
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
	const isBackwards = event.start && event.end && event.end <= event.start;
	return (
		<>
			<Line
				type="datetime-local"
				label={ __( 'Begins', 'cairn' ) }
				value={ event.start ?? '' }
				onChange={ ( start ) => set( { start } ) }
			/>
			<Line
				type="datetime-local"
				label={ __( 'Ends', 'cairn' ) }
				help={
					isBackwards
						? __(
								'It ends before it begins: an hour is taken for its length.',
								'cairn'
							)
						: undefined
				}
				value={ event.end ?? '' }
				onChange={ ( end ) => set( { end } ) }
			/>
			<Line
				label={ __( 'Time zone', 'cairn' ) }
				placeholder="Europe/Berlin"
				value={ event.tz ?? '' }
				onChange={ ( tz ) => set( { tz } ) }
			/>
			<Line
				type="url"
				label={ __( 'Address of the room', 'cairn' ) }
				help={ __( 'Only who registered gets it, by mail.', 'cairn' ) }
				value={ event.url ?? '' }
				onChange={ ( url ) => set( { url } ) }
			/>
		</>
	);
}

/** Where the form stands, and what opens it. */
function Appearance( { attributes, setAttributes }: PanelsProps ) {
	const { display, trigger, triggerValue, capDays, openText, blockId } =
		attributes;
	const isOverlay = display !== 'inline';
	const comesByItself = isOverlay && trigger !== 'click';
	return (
		<>
			<Choice
				label={ __( 'Where it stands', 'cairn' ) }
				help={
					isOverlay
						? __(
								'At most one form a page comes over it, after the question of consent, and never on the cart or the checkout. Without JavaScript it stands in the page.',
								'cairn'
							)
						: undefined
				}
				value={ display }
				options={ {
					inline: __( 'In the page', 'cairn' ),
					'slide-in': __( 'Slides in at the edge', 'cairn' ),
					modal: __( 'Over the page', 'cairn' ),
				} }
				onChange={ ( value ) => setAttributes( { display: value } ) }
			/>
			{ isOverlay && (
				<Choice
					label={ __( 'What opens it', 'cairn' ) }
					help={
						trigger === 'exit'
							? __(
									'The mouse leaves the page at its top. On phones and tablets it does not come.',
									'cairn'
								)
							: undefined
					}
					value={ trigger }
					options={ {
						click: __( 'A press on its button', 'cairn' ),
						time: __( 'Time on the page', 'cairn' ),
						scroll: __( 'How far somebody has read', 'cairn' ),
						exit: __( 'The mouse is about to leave', 'cairn' ),
					} }
					onChange={ ( value ) =>
						setAttributes( { trigger: value } )
					}
				/>
			) }
			{ comesByItself && trigger !== 'exit' && (
				<NumberLine
					label={
						trigger === 'time'
							? __( 'After so many seconds', 'cairn' )
							: __( 'After so many per cent', 'cairn' )
					}
					min={ 1 }
					max={ trigger === 'time' ? 3600 : 100 }
					value={ triggerValue }
					onChange={ ( value ) =>
						setAttributes( { triggerValue: value } )
					}
				/>
			) }
			{ comesByItself && (
				<NumberLine
					label={ __( 'Then not again for so many days', 'cairn' ) }
					help={ __(
						'Counted from when it was closed or sent. Before that nothing is kept at the visitor.',
						'cairn'
					) }
					min={ 1 }
					max={ 3650 }
					value={ capDays }
					onChange={ ( value ) =>
						setAttributes( { capDays: value } )
					}
				/>
			) }
			{ isOverlay && ! comesByItself && (
				<Line
					label={ __( 'Words on the button that opens it', 'cairn' ) }
					help={ __( 'Empty: the form’s own.', 'cairn' ) }
					value={ openText }
					onChange={ ( value ) =>
						setAttributes( { openText: value } )
					}
				/>
			) }
			{ isOverlay && blockId && (
				<p>
					{ __( 'A link with this address opens it too:', 'cairn' ) }{ ' ' }
					<code>#{ attributes.anchor || blockId }</code>
				</p>
			) }
		</>
	);
}

/** Where it stands, and what happens once it was sent. */
function Behaviour( { attributes, setAttributes }: PanelsProps ) {
	const { purpose, done, redirectUrl, recipient } = attributes;
	const usual = FORM_PURPOSES[ purpose ];
	const tellsOwner = attributes.tellOwner ?? usual.tellsOwner;
	return (
		<BehaviourPanel>
			<Appearance
				attributes={ attributes }
				setAttributes={ setAttributes }
			/>
			{ usual.doubleOptIn ? (
				<p>
					{ __(
						'A mail with a link is sent; the sign-up counts once its button was pressed. That cannot be switched off for this purpose.',
						'cairn'
					) }
				</p>
			) : (
				<Switch
					label={ __( 'The address must be confirmed', 'cairn' ) }
					help={
						attributes.doubleOptIn
							? __(
									'A mail with a link is sent; the sign-up counts once its button was pressed.',
									'cairn'
								)
							: __(
									'Delivered and counted at once, marked as not verified.',
									'cairn'
								)
					}
					checked={ attributes.doubleOptIn ?? false }
					onChange={ ( isOn ) =>
						setAttributes( { doubleOptIn: isOn } )
					}
				/>
			) }
			<Choice
				label={ __( 'Once it was sent', 'cairn' ) }
				value={ done }
				options={ {
					message: __( 'Show the thanks', 'cairn' ),
					redirect: __( 'Go to another page', 'cairn' ),
				} }
				onChange={ ( value ) => setAttributes( { done: value } ) }
			/>
			{ done === 'redirect' && (
				<Line
					type="url"
					label={ __( 'Address of that page', 'cairn' ) }
					value={ redirectUrl }
					onChange={ ( value ) =>
						setAttributes( { redirectUrl: value } )
					}
				/>
			) }
			<Switch
				label={ __( 'Tell me of each by mail', 'cairn' ) }
				checked={ tellsOwner }
				onChange={ ( isOn ) => setAttributes( { tellOwner: isOn } ) }
			/>
			{ tellsOwner && (
				<Line
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
		</BehaviourPanel>
	);
}

/** The first two panels of a form. */
export const Panels = ( props: PanelsProps & GapsProps ) => (
	<InspectorControls>
		<Content { ...props } />
		<Behaviour { ...props } />
	</InspectorControls>
);
