import {
	InspectorControls,
	useBlockProps,
	useInnerBlocksProps,
} from '@wordpress/block-editor';
import { createBlocksFromInnerBlocksTemplate } from '@wordpress/blocks';
import { Button, Notice, Placeholder } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { templateOf, type Template } from '../form/variations.ts';
import type { StepAttributes } from '../lists/editor/attributes.ts';
import { FileChoice } from '../panels/file-choice.tsx';
import { Choice, Switch } from '../panels/inputs.tsx';
import { BehaviourPanel, ContentPanel } from '../panels/panels.tsx';
import { StepPanels } from '../panels/step-panels.tsx';

/** What a gate keeps; plugin/src/Forms/PlacedGate.php reads the same. Attributes are only ever added, and a default never changes. */
export interface GateAttributes extends StepAttributes {
	/** A protected file, or blocks of this page. */
	mode: 'file' | 'content';
	/** The protected file; 0 for none. */
	resourceId: number;
	/** Whether the headings of the gated blocks are shown to everybody. */
	outline: boolean;
	/** Whether it opens once the address is confirmed, or as soon as the form is sent. */
	unlock: 'confirmed' | 'at-once';
}

interface EditProps {
	clientId: string;
	attributes: GateAttributes;
	setAttributes: ( changes: Partial< GateAttributes > ) => void;
}

interface Inner {
	clientId: string;
	name: string;
	attributes: { doubleOptIn?: boolean };
	innerBlocks: Inner[];
}
interface BlockEditor {
	getBlocks: ( clientId: string ) => Inner[];
}
interface BlockEditorActions {
	replaceInnerBlocks: ( clientId: string, blocks: unknown[] ) => void;
	updateBlockAttributes: ( clientIds: string[], changes: object ) => void;
}

/** What a new gate begins with. */
export const gateTemplate = ( mode: GateAttributes[ 'mode' ] ): Template[] => [
	[
		'core/heading',
		{ placeholder: __( 'What people get', 'cairn' ), level: 2 },
	],
	[
		'core/paragraph',
		{
			placeholder: __(
				'A teaser: what it answers, and how long it takes to read.',
				'cairn'
			),
		},
	],
	[ 'cairn/form', { purpose: 'download' }, templateOf( 'download' ) ],
	...( mode === 'content'
		? [ [ 'cairn/gate-content', {}, [ [ 'core/heading' ] ] ] as Template ]
		: [] ),
];

/** The forms of a gate, at any depth. */
const formsIn = ( blocks: readonly Inner[] ): Inner[] =>
	blocks.flatMap( ( block ) =>
		block.name === 'cairn/form' ? [ block ] : formsIn( block.innerBlocks )
	);

/** The gate in the editor: everything in place and readable; empty, a choice of what is behind it. */
export default function Edit( {
	clientId,
	attributes,
	setAttributes,
}: EditProps ) {
	const { mode, resourceId, outline, unlock } = attributes;
	const blocks = useSelect(
		( select ) =>
			( select( 'core/block-editor' ) as BlockEditor ).getBlocks(
				clientId
			),
		[ clientId ]
	);
	const { replaceInnerBlocks, updateBlockAttributes } = useDispatch(
		'core/block-editor'
	) as unknown as BlockEditorActions;
	const blockProps = useBlockProps();
	const inner = useInnerBlocksProps( blockProps, {} );
	const forms = formsIn( blocks );
	const begin = ( chosen: GateAttributes[ 'mode' ] ) => {
		setAttributes( { mode: chosen } );
		replaceInnerBlocks(
			clientId,
			createBlocksFromInnerBlocksTemplate(
				gateTemplate( chosen ) as never
			)
		);
	};
	const choose = ( id: number ) => {
		setAttributes( { resourceId: id } );
		// The form hands out the same file, and tells of it.
		updateBlockAttributes(
			forms.map( ( form ) => form.clientId ),
			{ resourceId: id }
		);
	};
	return (
		<>
			{ blocks.length ? (
				<div { ...inner } />
			) : (
				<div { ...blockProps }>
					<Placeholder
						icon="lock"
						label={ __( 'Gate', 'cairn' ) }
						instructions={ __(
							'What do people get for their address? A teaser and a form stand on the page for everybody.',
							'cairn'
						) }
					>
						<Button
							variant="secondary"
							onClick={ () => begin( 'file' ) }
						>
							{ __( 'A file', 'cairn' ) }
						</Button>
						<Button
							variant="secondary"
							onClick={ () => begin( 'content' ) }
						>
							{ __( 'The rest of this page', 'cairn' ) }
						</Button>
					</Placeholder>
				</div>
			) }
			<InspectorControls>
				<ContentPanel>
					<Choice
						label={ __( 'What is behind it?', 'cairn' ) }
						value={ mode }
						options={ {
							file: __( 'A file', 'cairn' ),
							content: __( 'The rest of this page', 'cairn' ),
						} }
						onChange={ ( value ) =>
							setAttributes( { mode: value } )
						}
					/>
					{ mode === 'file' ? (
						<FileChoice chosen={ resourceId } onChange={ choose } />
					) : (
						<Switch
							label={ __( 'Show its headings', 'cairn' ) }
							help={ __(
								'Everybody sees them, search engines too: a table of contents of what is inside.',
								'cairn'
							) }
							checked={ outline }
							onChange={ ( isOn ) =>
								setAttributes( { outline: isOn } )
							}
						/>
					) }
					{ blocks.length > 0 && forms.length === 0 && (
						<Notice status="warning" isDismissible={ false }>
							{ __(
								'Without a form inside nobody can open it.',
								'cairn'
							) }
						</Notice>
					) }
				</ContentPanel>
				<BehaviourPanel>
					<Choice
						label={ __( 'It opens', 'cairn' ) }
						help={
							unlock === 'at-once'
								? __(
										'In the browser that has sent the form. The download counts once the address was confirmed.',
										'cairn'
									)
								: __( 'By the link of the mail.', 'cairn' )
						}
						value={ unlock }
						options={ {
							confirmed: __(
								'Once the address is confirmed',
								'cairn'
							),
							'at-once': __(
								'As soon as the form is sent',
								'cairn'
							),
						} }
						onChange={ ( value ) =>
							setAttributes( { unlock: value } )
						}
					/>
				</BehaviourPanel>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="resource_download"
				about={ __(
					'Personal: the address goes to your contacts, the step says only that it happened. It is told by the site when the address is confirmed, never by the page.',
					'cairn'
				) }
			/>
		</>
	);
}
