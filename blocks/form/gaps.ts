import { __ } from '@wordpress/i18n';
import { FORM_PURPOSES } from '#contract/forms.ts';
import type { FieldAttributes, FormAttributes } from './attributes.ts';

/** A block inside of a form, as the editor holds it. */
export interface Part {
	readonly name: string;
	readonly attributes: Partial< FieldAttributes >;
	readonly innerBlocks: readonly Part[];
}

/** All blocks below these, in their order. */
const all = ( parts: readonly Part[] ): readonly Part[] =>
	parts.flatMap( ( part ) => [ part, ...all( part.innerBlocks ) ] );

/**
 * What a form still needs for what it is for: one sentence each, for its owner. A form works without, but somebody who
 * signs up would not get what it promises.
 *
 * @param attributes Of the form.
 * @param parts      The blocks inside of it.
 * @param isInGate   A gate around it says what there is to get.
 */
export function gapsOf(
	attributes: FormAttributes,
	parts: readonly Part[],
	isInGate: boolean
): string[] {
	const { purpose, resourceId, couponId, event } = attributes;
	const asked = all( parts )
		.filter( ( { name } ) => name === 'cairn/field' )
		.map( ( part ) => part.attributes.type ?? 'email' );
	const mustConfirm =
		FORM_PURPOSES[ purpose ].doubleOptIn || attributes.doubleOptIn === true;
	const gaps: string[] = [];
	if ( purpose === 'sms' && ! asked.includes( 'tel' ) ) {
		gaps.push( __( 'No question asks for a phone number.', 'cairn' ) );
	}
	if ( purpose !== 'sms' && mustConfirm && ! asked.includes( 'email' ) ) {
		gaps.push(
			__(
				'The address must be confirmed, but no question asks for one.',
				'cairn'
			)
		);
	}
	if ( purpose === 'download' && resourceId === 0 && ! isInGate ) {
		gaps.push(
			__( 'No file is chosen: who signs up gets none.', 'cairn' )
		);
	}
	if ( purpose === 'voucher' && couponId === 0 ) {
		gaps.push(
			__( 'No coupon is chosen: who signs up gets no code.', 'cairn' )
		);
	}
	if ( purpose === 'webinar' && ! event.start ) {
		gaps.push(
			__(
				'It does not say when it begins: who signs up gets no date for the calendar.',
				'cairn'
			)
		);
	}
	return gaps;
}
