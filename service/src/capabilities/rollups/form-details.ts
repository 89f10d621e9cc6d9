/**
 * What is told of forms beside that they were seen, begun and sent: `left:email`, the field touched last before it was left,
 * `at:email` and `wrong:email`, a field that was reached and one that told of an error, and `ms:14000`, how long it took from
 * the first input to sending, to two digits. A detail has a number of the site's dictionary; together with its form's it is a
 * value of the dimension `form_detail`.
 */
import { EVENTS } from '#contract/events/index.ts';

export const FORM_SUBMIT = EVENTS.form_submit.id;
export const FORM_LEAVE = EVENTS.form_leave.id;
const FORM_FIELD = EVENTS.form_field.id;

/** Whether events of a type have details of a form. */
export function isAboutForm( type: number ): boolean {
	return type === FORM_SUBMIT || type === FORM_LEAVE || type === FORM_FIELD;
}

/** Longer than a day nobody fills in a form: the page was left open. */
const LONGEST_MS = 86_400_000;

/**
 * @param type  For which {@link isAboutForm}.
 * @param props Own fields of the event; imports may lack any.
 */
export function detailOf(
	type: number,
	props: Readonly< Record< string, unknown > >
): string | null {
	if ( type === FORM_LEAVE ) {
		return typeof props.key === 'string' ? `left:${ props.key }` : null;
	}
	if ( type === FORM_FIELD ) {
		const kind = props.error === 1 ? 'wrong' : 'at';
		return typeof props.key === 'string'
			? `${ kind }:${ props.key }`
			: null;
	}
	const { ms } = props;
	return typeof ms === 'number' && ms > 0 && ms <= LONGEST_MS
		? `ms:${ Number( ms.toPrecision( 2 ) ) }`
		: null;
}

/** Room for the details of a form; the dictionary gives fewer numbers, and a number of a block is below 2^15. */
const DETAIL_RANGE = 2 ** 17;

/** The value of a form's detail. */
export function detailValue( block: number, detail: number ): number {
	return block * DETAIL_RANGE + detail;
}

/** A value's numbers of form and detail. */
export function detailNumbers( value: number ): {
	readonly block: number;
	readonly detail: number;
} {
	return {
		block: Math.floor( value / DETAIL_RANGE ),
		detail: value % DETAIL_RANGE,
	};
}

/** `abcdefghij left:email`. */
export function detailName( block: string, detail: string ): string {
	return `${ block } ${ detail }`;
}

/** The parts of such a name. */
export function detailParts( name: string ): {
	readonly block: string;
	readonly detail: string;
} {
	const space = name.indexOf( ' ' );
	return {
		block: name.slice( 0, Math.max( 0, space ) ),
		detail: name.slice( space + 1 ),
	};
}
