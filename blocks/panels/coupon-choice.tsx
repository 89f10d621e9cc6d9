import apiFetch from '@wordpress/api-fetch';
import { ComboboxControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Coupon {
	readonly id: number;
	readonly code: string;
	readonly description?: string;
}

interface CouponChoiceProps {
	label: string;
	help: string;
	/** Id of the coupon; 0 for none. */
	chosen: number;
	onChange: ( id: number ) => void;
}

/** Pause in typing after which the shop is asked. */
const PAUSE_MS = 250;

/** Lets an owner choose a coupon of the shop by its code. */
export function CouponChoice( {
	label,
	help,
	chosen,
	onChange,
}: CouponChoiceProps ) {
	const [ known, setKnown ] = useState< readonly Coupon[] >( [] );
	const [ typed, setTyped ] = useState( '' );
	const [ hasFailed, setFailed ] = useState( false );
	const isKnown = known.some( ( { id } ) => id === chosen );
	const missing = isKnown ? 0 : chosen;

	useEffect( () => {
		const controller = new AbortController();
		const ask = ( query: string ) =>
			apiFetch< Coupon[] >( {
				path: `/wc/v3/coupons?per_page=20&_fields=id,code,description&${ query }`,
				signal: controller.signal,
			} ).then(
				( found ) => {
					setFailed( false );
					setKnown( ( before ) => [
						...before.filter(
							( { id } ) =>
								! found.some( ( coupon ) => coupon.id === id )
						),
						...found,
					] );
				},
				() => setFailed( ! controller.signal.aborted )
			);
		if ( missing > 0 ) {
			ask( `include=${ missing }` );
		}
		const timer = setTimeout(
			() => ask( `search=${ encodeURIComponent( typed ) }` ),
			PAUSE_MS
		);
		return () => {
			clearTimeout( timer );
			controller.abort();
		};
	}, [ typed, missing ] );

	return (
		<ComboboxControl
			__next40pxDefaultSize
			label={ label }
			help={
				hasFailed
					? __(
							'The coupons could not be read: only people who look after the shop may see them.',
							'cairn'
						)
					: help
			}
			value={ chosen > 0 ? String( chosen ) : null }
			options={ [
				...( missing > 0
					? [ { value: String( missing ), label: `#${ missing }` } ]
					: [] ),
				...known.map( ( { id, code } ) => ( {
					value: String( id ),
					label: code.toUpperCase(),
				} ) ),
			] }
			onFilterValueChange={ setTyped }
			onChange={ ( value ) => onChange( Number( value ) || 0 ) }
		/>
	);
}
