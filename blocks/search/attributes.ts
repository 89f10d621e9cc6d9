import type { StepAttributes } from '../lists/editor/attributes.ts';

/** What a search block keeps: what core's keeps, and what it searches. Attributes are only ever added, and a default never changes. */
export interface SearchAttributes extends StepAttributes {
	label: string;
	showLabel: boolean;
	placeholder: string;
	/** Empty: "Search" in the site's language. */
	buttonText: string;
	width?: number;
	widthUnit?: string;
	buttonPosition: string;
	buttonUseIcon: boolean;
	/** Hidden fields of the form, as core's block keeps them. */
	query: Record< string, string >;
	scope: 'all' | 'products';
	/** Offers results while somebody types. */
	suggest: boolean;
	anchor?: string;
}
