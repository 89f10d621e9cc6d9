import type { StepAttributes } from '../lists/editor/attributes.ts';

/** What a compare button keeps. Attributes are only ever added, and a default never changes: it is not stored. */
export interface CompareButtonAttributes extends StepAttributes {
	/** Empty: "Compare" in the site's language. */
	label: string;
	/** Set: stands there instead while the product is compared. */
	savedLabel: string;
	display: 'both' | 'icon' | 'text';
	/** 0: the product it stands beside. */
	productId: number;
}
