import * as blockEditor from '@wordpress/block-editor';
import {
	BlockControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { Popover, ToolbarButton } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { CSSProperties } from 'react';
import { kindOfAddress, wholeAddress } from './address.ts';
import { useLinkAppearance, widthClasses } from './appearance.ts';
import type { CtaAttributes } from './attributes.ts';
import { Icon } from './icon.tsx';
import { Inspector } from './inspector.tsx';
import { kindWords } from './kinds.ts';
import { relOf } from './rel.ts';
import { linkGlyph, unlinkGlyph } from './toolbar-icons.tsx';

// The experimental name warns in the console since WordPress 7; 6.8 has no other.
const LinkControl =
	blockEditor.LinkControl ?? blockEditor.__experimentalLinkControl;

interface EditProps {
	attributes: CtaAttributes;
	setAttributes: ( changes: Partial< CtaAttributes > ) => void;
	isSelected: boolean;
	onReplace?: ( blocks: unknown[] ) => void;
	mergeBlocks?: ( forward: boolean ) => void;
}

const linkSettings = () => [
	{ id: 'opensInNewTab', title: __( 'Open in new tab', 'cairn' ) },
	{ id: 'nofollow', title: __( 'Mark as nofollow', 'cairn' ) },
];

/** The button in the editor: the same markup as on the page, its text typed in place, its link set from the toolbar. */
export default function Edit( {
	attributes,
	setAttributes,
	isSelected,
	onReplace,
	mergeBlocks,
}: EditProps ) {
	const { text, url, kind, icon, iconPosition, width, linkTarget, rel } =
		attributes;
	const [ isEditingLink, setEditingLink ] = useState( false );
	const [ anchor, setAnchor ] = useState< HTMLElement | null >( null );
	const field = useRef< HTMLElement >( null );
	const link = useLinkAppearance( attributes );
	const words = kindWords()[ kind ];

	useEffect( () => {
		if ( ! isSelected ) {
			setEditingLink( false );
		}
	}, [ isSelected ] );

	const unlink = () => {
		setAttributes( { url: undefined, linkTarget: '', rel: '' } );
		setEditingLink( false );
		field.current?.focus();
	};

	const setLink = ( next: {
		url?: string;
		opensInNewTab?: boolean;
		nofollow?: boolean;
	} ) => {
		const typed = next.url ?? '';
		const spoken = kindOfAddress( typed );
		// An address that says tel: is a call, whatever the button was for; a typed number becomes one.
		const nextKind = spoken && kind === 'link' ? spoken : kind;
		setAttributes( {
			kind: nextKind,
			url: wholeAddress( typed, nextKind ) || undefined,
			linkTarget: next.opensInNewTab ? '_blank' : '',
			rel: relOf( rel, { nofollow: !! next.nofollow } ),
		} );
	};

	const onKeyDown = ( event: React.KeyboardEvent ) => {
		if ( ( event.metaKey || event.ctrlKey ) && event.key === 'k' ) {
			event.preventDefault();
			if ( event.shiftKey ) {
				unlink();
			} else {
				setEditingLink( true );
			}
		}
	};

	const blockProps = useBlockProps( {
		className: `wp-block-button ${ widthClasses( width ) }`.trim(),
		style:
			width > 0
				? ( {
						'--wp--block-button--width': width,
					} as CSSProperties )
				: undefined,
		onKeyDown,
	} );
	const drawing = icon ? <Icon name={ icon } /> : null;

	return (
		<>
			<div { ...blockProps }>
				<div
					ref={ setAnchor }
					className={ [
						'wp-block-button__link wp-element-button',
						drawing ? 'has-icon' : '',
						link.className,
					]
						.filter( Boolean )
						.join( ' ' ) }
					style={ link.style }
				>
					{ iconPosition === 'start' && drawing }
					<RichText
						ref={ field }
						identifier="text"
						tagName="span"
						className="wp-block-cairn-cta-button__text"
						aria-label={ __( 'Button text', 'cairn' ) }
						placeholder={ words.placeholder }
						value={ text }
						onChange={ ( value ) =>
							setAttributes( { text: value } )
						}
						onReplace={ onReplace }
						onMerge={ mergeBlocks }
						withoutInteractiveFormatting
					/>
					{ iconPosition === 'end' && drawing }
				</div>
			</div>
			<BlockControls group="block">
				<ToolbarButton
					icon={ url ? unlinkGlyph : linkGlyph }
					title={
						url ? __( 'Unlink', 'cairn' ) : __( 'Link', 'cairn' )
					}
					onClick={ url ? unlink : () => setEditingLink( true ) }
					isActive={ !! url }
				/>
			</BlockControls>
			{ isSelected && ( isEditingLink || url ) && (
				<Popover
					placement="bottom"
					anchor={ anchor }
					onClose={ () => {
						setEditingLink( false );
						field.current?.focus();
					} }
					focusOnMount={ isEditingLink ? 'firstElement' : false }
					__unstableSlotName="__unstable-block-tools-after"
					shift
				>
					<LinkControl
						value={ {
							url,
							opensInNewTab: linkTarget === '_blank',
							nofollow: rel.split( ' ' ).includes( 'nofollow' ),
						} }
						onChange={ setLink }
						onRemove={ unlink }
						forceIsEditingLink={ isEditingLink }
						settings={ linkSettings() }
					/>
				</Popover>
			) }
			<Inspector
				attributes={ attributes }
				setAttributes={ setAttributes }
			/>
		</>
	);
}
