import type {
	FieldType,
	FORM_DISPLAYS,
	FORM_TRIGGERS,
	FormPurpose,
} from '#contract/forms.ts';
import type { StepAttributes } from '../lists/editor/attributes.ts';

/** What a form keeps; plugin/src/Forms/FormConfig.php reads the same. Attributes are only ever added, and a default never changes. */
export interface FormAttributes extends StepAttributes {
	purpose: FormPurpose;
	display: ( typeof FORM_DISPLAYS )[ number ];
	/** What opens one that is not inline. */
	trigger: ( typeof FORM_TRIGGERS )[ number ];
	/** Seconds with `time`, per cent of the page with `scroll`. */
	triggerValue: number;
	/** For so many days it does not come by itself again. */
	capDays: number;
	/** On the button that opens it; empty: the form's own words. */
	openText: string;
	/** HTML id; without one the block id is it. */
	anchor?: string;
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

/** A span of the week in which times can be booked. */
export interface Hours {
	/** 1 is Monday. */
	day: number;
	/** `HH:MM` on the clock of the site. */
	from: string;
	/** `HH:MM`, `24:00` at most. */
	to: string;
}

/** What a question keeps; plugin/src/Forms/FormField.php reads the same. */
export interface FieldAttributes {
	type: FieldType;
	/** Names the answer; given once. */
	key: string;
	label: string;
	help: string;
	required: boolean;
	/** Of `select`, `radio` and `checkbox`; of `hidden` the one answer. */
	options: string[];
	/** HTML token; empty for the type's own. */
	autocomplete: string;
	/** `email`, `phone`, `name`, `company`; empty for a field of its own. */
	mapTo: string;
	/** Of `slot`. */
	hours: readonly Hours[];
	/** Of `slot`: how long one is. */
	minutes: number;
	/** Of `slot`: days without, `YYYY-MM-DD`. */
	blocked: readonly string[];
}
