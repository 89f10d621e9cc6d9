import { InspectorControls } from '@wordpress/block-editor';
import { BaseControl, Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { CTA_EVENT, type CtaKind } from '#contract/cta-kinds.ts';
import {
	problemOfAddress,
	wholeAddress,
	type AddressProblem,
} from './address.ts';
import type { CtaAttributes } from './attributes.ts';
import { Icon, ICON_NAMES } from './icon.tsx';
import { kindWords } from './kinds.ts';
import { Choice, Line, Switch } from '../panels/inputs.tsx';
import { BehaviourPanel, ContentPanel } from '../panels/panels.tsx';
import { StepPanels } from '../panels/step-panels.tsx';
import { relOf } from './rel.ts';

interface InspectorProps {
	attributes: CtaAttributes;
	setAttributes: ( changes: Partial< CtaAttributes > ) => void;
}

const KINDS = Object.keys( CTA_EVENT ) as CtaKind[];
const WIDTHS = [ 0, 25, 50, 75, 100 ];

const hintOf = ( problem: AddressProblem ): string =>
	( {
		missing: __(
			'The button has no address yet: without one it leads nowhere.',
			'cairn'
		),
		not_e164: __(
			'Write the number with country code, as +49 30 1234567: then it works from abroad and on every phone.',
			'cairn'
		),
		not_a_mail_address: __(
			'This does not look like an e-mail address.',
			'cairn'
		),
		other_scheme: __(
			'The address does not fit what the button is for.',
			'cairn'
		),
	} )[ problem ];

const iconWords = (): Record< string, string > => ( {
	arrow: __( 'Arrow', 'cairn' ),
	external: __( 'Leaves the site', 'cairn' ),
	download: __( 'Download', 'cairn' ),
	phone: __( 'Phone', 'cairn' ),
	message: __( 'Message', 'cairn' ),
	mail: __( 'E-mail', 'cairn' ),
	pin: __( 'Map pin', 'cairn' ),
	calendar: __( 'Calendar', 'cairn' ),
	cart: __( 'Cart', 'cairn' ),
	tag: __( 'Price tag', 'cairn' ),
	star: __( 'Star', 'cairn' ),
	play: __( 'Play', 'cairn' ),
} );

/** The sidebar: what the button says, how it behaves, which step it is, and how it does. */
export function Inspector( { attributes, setAttributes }: InspectorProps ) {
	const { kind, url, icon, iconPosition, width, linkTarget, rel } =
		attributes;
	const words = kindWords();
	const problem = problemOfAddress( url, kind );
	const scheme = words[ kind ].scheme;
	const relWords = rel.split( ' ' );
	const isAffiliate = kind === 'affiliate';

	const setKind = ( next: CtaKind ) =>
		setAttributes( {
			kind: next,
			url: url ? wholeAddress( url, next ) : url,
			rel: relOf( rel, {
				sponsored:
					next === 'affiliate' || relWords.includes( 'sponsored' ),
				nofollow:
					next === 'affiliate' || relWords.includes( 'nofollow' ),
			} ),
		} );

	return (
		<>
			<InspectorControls>
				<ContentPanel>
					<Choice
						label={ __( 'What is it for?', 'cairn' ) }
						value={ kind }
						options={
							Object.fromEntries(
								KINDS.map( ( name ) => [
									name,
									words[ name ].title,
								] )
							) as Record< CtaKind, string >
						}
						onChange={ setKind }
						help={ words[ kind ].description }
					/>
					{ scheme && (
						<Line
							type={ kind === 'mail' ? 'email' : 'tel' }
							label={
								kind === 'mail'
									? __( 'E-mail address', 'cairn' )
									: __( 'Phone number', 'cairn' )
							}
							value={ ( url ?? '' ).replace( scheme, '' ) }
							onChange={ ( value ) =>
								setAttributes( {
									url: value
										? wholeAddress( value, kind )
										: undefined,
								} )
							}
						/>
					) }
					{ problem && (
						<Notice status="warning" isDismissible={ false }>
							{ hintOf( problem ) }
						</Notice>
					) }
					<BaseControl __nextHasNoMarginBottom>
						<BaseControl.VisualLabel>
							{ __( 'Icon', 'cairn' ) }
						</BaseControl.VisualLabel>
						<div
							className="cairn-cta-icons"
							role="group"
							aria-label={ __( 'Icon', 'cairn' ) }
						>
							{ ICON_NAMES.map( ( name ) => (
								<Button
									key={ name }
									icon={ <Icon name={ name } /> }
									label={ iconWords()[ name ] }
									isPressed={ icon === name }
									onClick={ () =>
										setAttributes( {
											icon: icon === name ? '' : name,
										} )
									}
								/>
							) ) }
						</div>
					</BaseControl>
					{ icon !== '' && (
						<Choice
							label={ __( 'Icon position', 'cairn' ) }
							value={ iconPosition }
							options={ {
								start: __( 'Before the text', 'cairn' ),
								end: __( 'After the text', 'cairn' ),
							} }
							onChange={ ( value ) =>
								setAttributes( { iconPosition: value } )
							}
						/>
					) }
					<Choice
						label={ __( 'Width', 'cairn' ) }
						value={ String( width ) }
						options={ Object.fromEntries(
							WIDTHS.map( ( value ) => [
								value,
								value === 0
									? __( 'As wide as its text', 'cairn' )
									: sprintf(
											/* translators: %d: per cent of the row. */
											__( '%d%%', 'cairn' ),
											value
										),
							] )
						) }
						onChange={ ( value ) =>
							setAttributes( { width: Number( value ) } )
						}
					/>
				</ContentPanel>
				<BehaviourPanel>
					<Switch
						label={ __( 'Open in new tab', 'cairn' ) }
						help={ __(
							'Screen readers are told so in the link.',
							'cairn'
						) }
						checked={ linkTarget === '_blank' }
						onChange={ ( isOn ) =>
							setAttributes( {
								linkTarget: isOn ? '_blank' : '',
							} )
						}
					/>
					<Switch
						label={ __( 'Sponsored', 'cairn' ) }
						help={
							isAffiliate
								? __(
										'A partner link is always marked as sponsored and nofollow.',
										'cairn'
									)
								: __(
										'Tells search engines that the link is paid for.',
										'cairn'
									)
						}
						checked={
							isAffiliate || relWords.includes( 'sponsored' )
						}
						disabled={ isAffiliate }
						onChange={ ( isOn ) =>
							setAttributes( {
								rel: relOf( rel, { sponsored: isOn } ),
							} )
						}
					/>
					<Switch
						label={ __( 'Nofollow', 'cairn' ) }
						checked={
							isAffiliate || relWords.includes( 'nofollow' )
						}
						disabled={ isAffiliate }
						onChange={ ( isOn ) =>
							setAttributes( {
								rel: relOf( rel, { nofollow: isOn } ),
							} )
						}
					/>
				</BehaviourPanel>
			</InspectorControls>
			<InspectorControls group="advanced">
				<Line
					label={ __( 'Link relation', 'cairn' ) }
					value={ rel }
					onChange={ ( value ) => setAttributes( { rel: value } ) }
				/>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type={ CTA_EVENT[ kind ] }
				about={
					scheme || kind === 'chat' || kind === 'map'
						? __(
								'Anonymous: the click is counted, never the number or address.',
								'cairn'
							)
						: __(
								'Anonymous: the click is counted with the host name of its target, nothing about the person.',
								'cairn'
							)
				}
			/>
		</>
	);
}
