import { PanelBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface PanelProps {
	children: ReactNode;
}

/** Panel 1 of every block: what it says and shows. */
export const ContentPanel = ( { children }: PanelProps ) => (
	<PanelBody title={ __( 'Content', 'cairn' ) }>{ children }</PanelBody>
);

/** Panel 2 of every block: what it does. */
export const BehaviourPanel = ( { children }: PanelProps ) => (
	<PanelBody title={ __( 'Behaviour', 'cairn' ) } initialOpen={ false }>
		{ children }
	</PanelBody>
);
