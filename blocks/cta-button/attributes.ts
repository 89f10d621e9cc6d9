import type { CtaKind } from '#contract/cta-kinds.ts';
import type { Stage } from '#contract/stages.ts';

/** A rich text value of the editor; its string form is HTML. */
export type RichTextValue = string | { toString: () => string };

/** What a CTA button keeps. Attributes are only ever added, and a default never changes: it is not stored. */
export interface CtaAttributes {
	/** Ten base36 characters, given once by the editor (blocks/instance-ids). */
	blockId?: string;
	text?: RichTextValue;
	url?: string;
	linkTarget: string;
	rel: string;
	kind: CtaKind;
	icon: string;
	iconPosition: 'start' | 'end';
	/** Per cent of the row, 0 for as wide as the text. */
	width: number;
	/** Empty: the stage of the event type. */
	stage: Stage | '';
	record: boolean;
	className?: string;
	metadata?: { name?: string };
	style?: Record< string, unknown >;
}
