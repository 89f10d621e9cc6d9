import type { FieldType, FormPurpose } from '#contract/forms.ts';
import type { StepAttributes } from '../lists/editor/attributes.ts';

/** What a form keeps; plugin/src/Forms/FormConfig.php reads the same. Attributes are only ever added, and a default never changes. */
export interface FormAttributes extends StepAttributes {
	purpose: FormPurpose;
	/** Empty: the usual list. */
	list: string;
	/** Absent: as the purpose says. */
	doubleOptIn?: boolean;
	done: 'message' | 'redirect';
	redirectUrl: string;
	/** Protected file of a download, 0 for none. */
	resourceId: number;
	/** Coupon of a voucher, 0 for none. */
	couponId: number;
	/** Of a webinar; times `YYYY-MM-DDTHH:MM` in the time zone `tz`. */
	event: { start?: string; end?: string; tz?: string; url?: string };
	/** Absent: as the purpose says. */
	tellOwner?: boolean;
	/** Empty: the site's own address. */
	recipient: string;
}

/** Types of a question that the editor offers. */
export type OfferedType = Exclude< FieldType, 'slot' | 'hidden' >;

/** What a question keeps; plugin/src/Forms/FormField.php reads the same. */
export interface FieldAttributes {
	type: OfferedType;
	/** Names the answer; given once. */
	key: string;
	label: string;
	help: string;
	required: boolean;
	/** Of `select`, `radio` and `checkbox`. */
	options: string[];
	/** HTML token; empty for the type's own. */
	autocomplete: string;
	/** `email`, `phone`, `name`, `company`; empty for a field of its own. */
	mapTo: string;
}
