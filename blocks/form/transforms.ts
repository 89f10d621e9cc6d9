import {
	createBlocksFromInnerBlocksTemplate,
	createBlock,
} from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import type { FieldType } from '#contract/forms.ts';
import type { FieldAttributes } from './attributes.ts';
import { templateOf, type Template } from './variations.ts';

/*
 * Forms of other plugins whose questions stand in the page itself become forms of ours: those of Jetpack, as blocks and as
 * its older shortcode. A shortcode that only names a form kept elsewhere (Contact Form 7, WPForms, Gravity Forms and more)
 * says nothing to make one of.
 */

/** A block as a transform gets it. */
interface Source {
	readonly name: string;
	readonly attributes: Readonly< Record< string, unknown > >;
	readonly innerBlocks: readonly Source[];
}

/** A question as another plugin says it. */
interface Question {
	readonly kind: string;
	readonly label: string;
	readonly isRequired: boolean;
	readonly options: readonly string[];
}

/** Jetpack's words for what is asked, in ours. */
const TYPES: Readonly< Record< string, FieldType > > = {
	email: 'email',
	name: 'name',
	telephone: 'tel',
	phone: 'tel',
	textarea: 'message',
	select: 'select',
	radio: 'radio',
	checkbox: 'checkbox',
	'checkbox-multiple': 'checkbox',
	date: 'date',
	hidden: 'hidden',
};

const text = ( value: unknown ): string =>
	typeof value === 'string' ? value : '';

const fieldOf = ( {
	kind,
	label,
	isRequired,
	options,
}: Question ): Template => {
	const attributes: Partial< FieldAttributes > = {
		type: TYPES[ kind ] ?? 'text',
		label,
		required: isRequired,
		...( options.length > 0 && { options: [ ...options ] } ),
	};
	return [ 'cairn/field', attributes ];
};

/** Our form with these questions and this button. */
const formWith = (
	questions: readonly Template[],
	button: string,
	recipient = ''
) => {
	const [ , ...rest ] = templateOf( 'contact' ).filter(
		( [ name ] ) => name !== 'cairn/field'
	);
	return createBlock(
		'cairn/form',
		{ purpose: 'contact', ...( recipient && { recipient } ) },
		createBlocksFromInnerBlocksTemplate( [
			...questions,
			[ 'cairn/form-submit', { text: button || __( 'Send', 'cairn' ) } ],
			...rest,
		] as never )
	);
};

/** All blocks below one, in their order. */
const below = ( { innerBlocks }: Source ): readonly Source[] =>
	innerBlocks.flatMap( ( block ) => [ block, ...below( block ) ] );

/** A question of a `jetpack/field-*` block; since 2025 its words stand in blocks of their own. */
const ofJetpack = ( block: Source ): Question => {
	const { attributes } = block;
	const parts = below( block );
	const label = parts.find( ( { name } ) => name === 'jetpack/label' );
	const given = Array.isArray( attributes.options )
		? attributes.options
		: parts
				.filter( ( { name } ) => name === 'jetpack/option' )
				.map( ( part ) => part.attributes.label );
	return {
		kind: block.name.replace( 'jetpack/field-', '' ),
		label: text( attributes.label ) || text( label?.attributes.label ),
		isRequired: attributes.required === true,
		options: given.map( text ).filter( Boolean ),
	};
};

const fromJetpack = ( attributes: Source[ 'attributes' ], inner: Source[] ) => {
	const parts = below( { name: '', attributes, innerBlocks: inner } );
	const consents = parts.filter(
		( { name } ) => name === 'jetpack/field-consent'
	);
	const button = parts.find( ( { name } ) =>
		[ 'jetpack/button', 'core/button' ].includes( name )
	);
	return formWith(
		[
			...parts
				.filter(
					( { name } ) =>
						name.startsWith( 'jetpack/field-' ) &&
						name !== 'jetpack/field-consent'
				)
				.map( ( part ) => fieldOf( ofJetpack( part ) ) ),
			...consents.map( ( part ): Template => [
				'cairn/consent',
				{
					text:
						text( part.attributes.explicitConsentMessage ) ||
						ofJetpack( part ).label,
				},
			] ),
		],
		text( button?.attributes.text ),
		// Several addresses are one line of text there; ours tells one.
		text( attributes.to ).split( ',' )[ 0 ]!.trim()
	);
};

/** Attributes of a shortcode: `name="value"`. */
const wordsOf = ( shortcode: string ): Readonly< Record< string, string > > =>
	Object.fromEntries(
		[ ...shortcode.matchAll( /([a-z_]+)=(?:"([^"]*)"|'([^']*)')/g ) ].map(
			( [ , name, double, single ] ) => [ name, double ?? single ?? '' ]
		)
	);

const isJetpackShortcode = ( { text: stored }: { text?: unknown } ): boolean =>
	/\[contact-form[\s\]]/.test( text( stored ) ) &&
	/\[contact-field\s/.test( text( stored ) );

const fromShortcode = ( { text: stored }: { text?: unknown } ) => {
	const form = /\[contact-form([^\]]*)\]/.exec( text( stored ) )?.[ 1 ] ?? '';
	const fields = text( stored ).matchAll( /\[contact-field\s([^\]]*)\]/g );
	const { to = '', submit_button_text: button = '' } = wordsOf( form );
	return formWith(
		[ ...fields ].map( ( [ , found = '' ] ) => {
			const {
				type = '',
				label = '',
				required = '',
				options = '',
			} = wordsOf( found );
			return fieldOf( {
				kind: type,
				label,
				isRequired: [ '1', 'true' ].includes( required ),
				options: options.split( ',' ).filter( Boolean ),
			} );
		} ),
		button,
		to.split( ',' )[ 0 ]!.trim()
	);
};

/** What can be made into a form. */
export const transforms = {
	from: [
		{
			type: 'block',
			blocks: [ 'jetpack/contact-form' ],
			transform: fromJetpack,
		},
		{
			type: 'block',
			blocks: [ 'core/shortcode' ],
			isMatch: isJetpackShortcode,
			transform: fromShortcode,
		},
	],
};
