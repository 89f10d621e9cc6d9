import { registerBlockType, setCategories } from '@wordpress/blocks';
import { transforms } from '../transforms.ts';

interface Made {
	readonly name: string;
	readonly attributes: Record< string, unknown >;
	readonly innerBlocks: readonly Made[];
}
type Source = Omit< Made, 'innerBlocks' > & { innerBlocks: Source[] };

const [ jetpack, shortcode ] = transforms.from as unknown as [
	{ transform: ( attributes: object, inner: Source[] ) => Made },
	{
		isMatch: ( attributes: object ) => boolean;
		transform: ( attributes: object ) => Made;
	},
];

const block = (
	name: string,
	attributes: object = {},
	innerBlocks: Source[] = []
): Source => ( { name, attributes: { ...attributes }, innerBlocks } );

/** Its parts, each with what was set. */
const partsOf = ( { innerBlocks }: Made ) =>
	innerBlocks.map( ( { name, attributes } ) => [
		name.replace( 'cairn/', '' ),
		attributes,
	] );

beforeAll( () => {
	setCategories( [ { slug: 'cairn', title: 'Cairn' } ] );
	for ( const name of [
		'cairn/form',
		'cairn/field',
		'cairn/consent',
		'cairn/form-submit',
		'cairn/form-done',
		'core/paragraph',
	] ) {
		registerBlockType( name, {
			apiVersion: 3,
			title: name,
			category: 'cairn',
			attributes: Object.fromEntries(
				[
					'purpose',
					'recipient',
					'type',
					'label',
					'required',
					'options',
					'text',
					'content',
				].map( ( key ) => [ key, {} ] )
			),
		} as never );
	}
} );

it( 'a form of Jetpack keeps its questions, its consent, its button and who is told', () => {
	const made = jetpack.transform( { to: 'a@shop.example, b@shop.example' }, [
		block( 'jetpack/field-name', { label: 'Your name', required: true } ),
		block( 'core/columns', {}, [
			block( 'jetpack/field-select', {
				label: 'Size',
				options: [ 'S', '', 'M' ],
			} ),
		] ),
		block( 'jetpack/field-email', { required: true }, [
			block( 'jetpack/label', { label: 'Address' } ),
		] ),
		block( 'jetpack/field-consent', {
			explicitConsentMessage: 'Write to me.',
		} ),
		block( 'jetpack/button', { text: 'Ask us' } ),
	] );
	expect( made.attributes ).toEqual( {
		purpose: 'contact',
		recipient: 'a@shop.example',
	} );
	expect( partsOf( made ).slice( 0, 5 ) ).toEqual( [
		[ 'field', { type: 'name', label: 'Your name', required: true } ],
		[
			'field',
			{
				type: 'select',
				label: 'Size',
				required: false,
				options: [ 'S', 'M' ],
			},
		],
		[ 'field', { type: 'email', label: 'Address', required: true } ],
		[ 'consent', { text: 'Write to me.' } ],
		[ 'form-submit', { text: 'Ask us' } ],
	] );
	expect( made.innerBlocks.at( -1 )!.name ).toBe( 'cairn/form-done' );
} );

it( 'so does its older shortcode', () => {
	const text = `[contact-form to="a@shop.example" submit_button_text="Ask"][contact-field label="Name" type="name" required="1"/][contact-field label='How?' type='radio' options='By mail,By phone'/][/contact-form]`;
	expect( shortcode.isMatch( { text } ) ).toBe( true );
	expect( partsOf( shortcode.transform( { text } ) ).slice( 0, 3 ) ).toEqual(
		[
			[ 'field', { type: 'name', label: 'Name', required: true } ],
			[
				'field',
				{
					type: 'radio',
					label: 'How?',
					required: false,
					options: [ 'By mail', 'By phone' ],
				},
			],
			[ 'form-submit', { text: 'Ask' } ],
		]
	);
} );

it( 'a shortcode that only names a form kept elsewhere is left alone', () => {
	for ( const text of [
		'[contact-form-7 id="1" title="Contact"]',
		'[wpforms id="3"]',
		'[gravityform id="2"]',
		'[contact-form]',
	] ) {
		expect( shortcode.isMatch( { text } ) ).toBe( false );
	}
	expect( shortcode.isMatch( {} ) ).toBe( false );
} );
