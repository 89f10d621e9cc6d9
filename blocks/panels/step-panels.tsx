import { InspectorControls } from '@wordpress/block-editor';
import { PanelBody } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { EventType } from '#contract/events/index.ts';
import { STAGES, type Stage } from '#contract/stages.ts';
import { editorData } from './editor-data.ts';
import { Choice, Switch } from './inputs.tsx';
import { LastDays } from './last-days.tsx';
import type { StepAttributes } from '../lists/editor/attributes.ts';

interface StepPanelsProps< Attributes extends StepAttributes > {
	attributes: Attributes;
	setAttributes: ( changes: Partial< StepAttributes > ) => void;
	/** The step that the block is for. */
	type: EventType;
	/** What is recorded of the person. */
	about: ReactNode;
}

/** Panels 3 and 4 of every block of the family, and what stands under Advanced. */
export function StepPanels< Attributes extends StepAttributes >( {
	attributes: { blockId, stage, record },
	setAttributes,
	type,
	about,
}: StepPanelsProps< Attributes > ) {
	const data = editorData();
	const event = data.events[ type ];
	return (
		<>
			<InspectorControls>
				<PanelBody
					title={ __( 'This step', 'cairn' ) }
					initialOpen={ false }
				>
					{ event && (
						<p>
							{ sprintf(
								/* translators: %s: name of a step, as in the reports. */
								__( 'Counts as “%s”.', 'cairn' ),
								event.label
							) }
						</p>
					) }
					<Choice< Stage | '' >
						label={ __( 'Stage', 'cairn' ) }
						value={ stage }
						options={
							Object.fromEntries( [
								[
									'',
									event
										? sprintf(
												/* translators: %s: name of a stage, such as Awareness. */
												__( 'As usual: %s', 'cairn' ),
												data.stages[ event.stage ] ??
													event.stage
											)
										: __(
												'As usual for this step',
												'cairn'
											),
								],
								...STAGES.map( ( name ) => [
									name,
									data.stages[ name ] ?? name,
								] ),
							] ) as Record< Stage | '', string >
						}
						onChange={ ( value ) =>
							setAttributes( { stage: value } )
						}
					/>
					{ typeof about === 'string' ? <p>{ about }</p> : about }
				</PanelBody>
				{ data.canViewReports && (
					<LastDays
						blockId={ blockId }
						type={ type }
						isRecorded={ record }
					/>
				) }
			</InspectorControls>
			<InspectorControls group="advanced">
				<Switch
					label={ __( 'Do not record', 'cairn' ) }
					help={ __(
						'The block works, but nobody counts who saw or used it.',
						'cairn'
					) }
					checked={ ! record }
					onChange={ ( isOn ) => setAttributes( { record: ! isOn } ) }
				/>
				{ blockId && (
					<p>
						{ __( 'Block id:', 'cairn' ) } <code>{ blockId }</code>
					</p>
				) }
			</InspectorControls>
		</>
	);
}
