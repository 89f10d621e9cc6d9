import { useBlockProps, useInnerBlocksProps } from '@wordpress/block-editor';
import { createBlocksFromInnerBlocksTemplate } from '@wordpress/blocks';
import { Button, Placeholder } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import {
	FORM_PURPOSE_NAMES,
	FORM_PURPOSES,
	type FormPurpose,
} from '#contract/forms.ts';
import { StepPanels } from '../panels/step-panels.tsx';
import type { FormAttributes } from './attributes.ts';
import { Panels } from './inspector.tsx';
import { purposeWords, templateOf } from './variations.ts';

interface EditProps {
	clientId: string;
	attributes: FormAttributes;
	setAttributes: ( changes: Partial< FormAttributes > ) => void;
}

interface BlockEditor {
	getBlockCount: ( clientId: string ) => number;
}
interface BlockEditorActions {
	replaceInnerBlocks: ( clientId: string, blocks: unknown[] ) => void;
}

/** The form in the editor: its parts in place; empty, a choice of what it is for. */
export default function Edit( {
	clientId,
	attributes,
	setAttributes,
}: EditProps ) {
	const isEmpty = useSelect(
		( select ) =>
			! ( select( 'core/block-editor' ) as BlockEditor ).getBlockCount(
				clientId
			),
		[ clientId ]
	);
	const { replaceInnerBlocks } = useDispatch(
		'core/block-editor'
	) as unknown as BlockEditorActions;
	const blockProps = useBlockProps();
	const inner = useInnerBlocksProps( blockProps, {} );
	const begin = ( purpose: FormPurpose ) => {
		setAttributes( { purpose } );
		replaceInnerBlocks(
			clientId,
			createBlocksFromInnerBlocksTemplate(
				templateOf( purpose ) as never
			)
		);
	};
	return (
		<>
			{ isEmpty ? (
				<div { ...blockProps }>
					<Placeholder
						icon="feedback"
						label={ __( 'Form', 'cairn' ) }
						instructions={ __(
							'What is the form for? It decides what is asked, what is counted and whether an address must be confirmed. You can change all of it later.',
							'cairn'
						) }
					>
						{ FORM_PURPOSE_NAMES.map( ( purpose ) => (
							<Button
								key={ purpose }
								variant="secondary"
								onClick={ () => begin( purpose ) }
							>
								{ purposeWords()[ purpose ].title }
							</Button>
						) ) }
					</Placeholder>
				</div>
			) : (
				<div { ...inner } />
			) }
			<Panels attributes={ attributes } setAttributes={ setAttributes } />
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type={ FORM_PURPOSES[ attributes.purpose ].event }
				about={ __(
					'Personal: what is typed goes to your contacts, the step says only that it happened. That a form was begun, sent or left is counted without the person.',
					'cairn'
				) }
			/>
		</>
	);
}
