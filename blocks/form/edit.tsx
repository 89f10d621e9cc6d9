import { useBlockProps, useInnerBlocksProps } from '@wordpress/block-editor';
import { createBlocksFromInnerBlocksTemplate } from '@wordpress/blocks';
import { Button, Placeholder } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	FORM_PURPOSE_NAMES,
	FORM_PURPOSES,
	type FormPurpose,
} from '#contract/forms.ts';
import { editorData } from '../panels/editor-data.ts';
import { StepPanels } from '../panels/step-panels.tsx';
import type { FormAttributes } from './attributes.ts';
import { gapsOf, type Part } from './gaps.ts';
import { Panels } from './inspector.tsx';
import { purposeWords, templateOf } from './variations.ts';

interface EditProps {
	clientId: string;
	attributes: FormAttributes;
	setAttributes: ( changes: Partial< FormAttributes > ) => void;
	context?: Context;
}

/** What the blocks around a form say to it. */
interface Context {
	/** Coupon of the voucher it stands in, which counts before its own. */
	readonly 'cairn/coupon'?: number;
}

interface BlockEditor {
	getBlocks: ( clientId: string ) => readonly Part[];
	getBlockParentsByBlockName: ( clientId: string, name: string ) => string[];
}
interface BlockEditorActions {
	replaceInnerBlocks: ( clientId: string, blocks: unknown[] ) => void;
}

/** Above a form that comes over the page: that it does, and when. */
function HowItOpens( { display, trigger, triggerValue }: FormAttributes ) {
	if ( display === 'inline' ) {
		return null;
	}
	const when = {
		click: __( 'at a press on its button', 'cairn' ),
		time: sprintf(
			/* translators: %d: number of seconds. */
			_n( 'after %d second', 'after %d seconds', triggerValue, 'cairn' ),
			triggerValue
		),
		scroll: sprintf(
			/* translators: %d: per cent of the page. */
			__( 'once %d%% of the page was read', 'cairn' ),
			triggerValue
		),
		exit: __( 'when the mouse is about to leave', 'cairn' ),
	}[ trigger ];
	return (
		<p className="cairn-form-opens">
			{ display === 'modal'
				? sprintf(
						/* translators: %s: when, such as "after 30 seconds". */
						__( 'Opens over the page, %s.', 'cairn' ),
						when
					)
				: sprintf(
						/* translators: %s: when, such as "after 30 seconds". */
						__( 'Slides in at the edge, %s.', 'cairn' ),
						when
					) }
		</p>
	);
}

/** Each step of the form, and whether it is of a person. */
function Steps( { purpose }: Pick< FormAttributes, 'purpose' > ) {
	const { events } = editorData();
	const steps = [
		'view_block',
		'form_start',
		'form_submit',
		'form_leave',
		FORM_PURPOSES[ purpose ].event,
	] as const;
	return (
		<>
			<ul className="cairn-form-steps">
				{ steps.map( ( step ) => (
					<li key={ step }>
						{ events[ step ]?.label ?? step }:{ ' ' }
						<strong>
							{ step === FORM_PURPOSES[ purpose ].event
								? __( 'personal', 'cairn' )
								: __( 'anonymous', 'cairn' ) }
						</strong>
					</li>
				) ) }
			</ul>
			<p>
				{ __(
					'Personal: what is typed goes to your contacts, sealed, and the step is linked to the person. Anonymous: it is only counted that it happened.',
					'cairn'
				) }
			</p>
		</>
	);
}

/** The form in the editor: its parts in place; empty, a choice of what it is for. */
export default function Edit( {
	clientId,
	attributes,
	setAttributes,
	context,
}: EditProps ) {
	const coupon = context?.[ 'cairn/coupon' ];
	const { parts, isInGate } = useSelect(
		( select ) => {
			const blocks = select( 'core/block-editor' ) as BlockEditor;
			return {
				parts: blocks.getBlocks( clientId ),
				isInGate:
					blocks.getBlockParentsByBlockName( clientId, 'cairn/gate' )
						.length > 0,
			};
		},
		[ clientId ]
	);
	const { replaceInnerBlocks } = useDispatch(
		'core/block-editor'
	) as unknown as BlockEditorActions;
	const words = purposeWords();
	const blockProps = useBlockProps();
	const inner = useInnerBlocksProps( {}, {} );
	const begin = ( purpose: FormPurpose ) => {
		setAttributes( { purpose } );
		replaceInnerBlocks(
			clientId,
			createBlocksFromInnerBlocksTemplate(
				templateOf( purpose ) as never
			)
		);
	};
	if ( parts.length === 0 ) {
		// What it is for is asked here, and only here: nothing else can be said of a form before.
		return (
			<div { ...blockProps }>
				<Placeholder
					icon="feedback"
					label={ __( 'Form', 'cairn' ) }
					instructions={ __(
						'What is the form for? It decides what is asked, what is counted and whether an address must be confirmed. You can change all of it later.',
						'cairn'
					) }
				>
					<div className="cairn-form-purposes">
						{ FORM_PURPOSE_NAMES.map( ( purpose ) => (
							<Button
								key={ purpose }
								variant="secondary"
								onClick={ () => begin( purpose ) }
							>
								{ words[ purpose ].title }
							</Button>
						) ) }
					</div>
				</Placeholder>
			</div>
		);
	}
	return (
		<>
			<div { ...blockProps }>
				<HowItOpens { ...attributes } />
				<div { ...inner } />
			</div>
			<Panels
				attributes={ attributes }
				setAttributes={ setAttributes }
				isInVoucher={ coupon !== undefined }
				gaps={ gapsOf(
					{ ...attributes, couponId: coupon ?? attributes.couponId },
					parts,
					isInGate
				) }
			/>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type={ FORM_PURPOSES[ attributes.purpose ].event }
				about={ <Steps purpose={ attributes.purpose } /> }
			/>
		</>
	);
}
