import type { Stage } from '#contract/stages.ts';

/** What every block of the family keeps. Attributes are only ever added, and a default never changes: it is not stored. */
export interface StepAttributes {
	/** Ten base36 characters, given once by the editor (blocks/instance-ids). */
	blockId?: string;
	/** Empty: the stage of the event type. */
	stage: Stage | '';
	record: boolean;
	className?: string;
	metadata?: { name?: string };
	style?: Record< string, unknown >;
}

/** A button that keeps something. */
export interface KeepAttributes extends StepAttributes {
	label: string;
	savedLabel: string;
	display: 'both' | 'icon' | 'text';
	icon: string;
	productId?: number;
}
