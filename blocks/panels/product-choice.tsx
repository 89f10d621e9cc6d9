import apiFetch from '@wordpress/api-fetch';
import { FormTokenField } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';

interface Product {
	readonly id: number;
	readonly name: string;
}

interface ProductChoiceProps {
	label: string;
	/** Ids of the chosen products, in order. */
	chosen: readonly number[];
	onChange: ( chosen: number[] ) => void;
	/** Most products; 1 for a block about one product. */
	max?: number;
}

/** The shop's answer has names as they stand in HTML. */
const plainText = ( html: string ): string =>
	new DOMParser().parseFromString( html, 'text/html' ).body.textContent;

/** A name people can tell apart: two products may have the same. */
const tokenOf = ( { id, name }: Product ): string =>
	`${ plainText( name ) } (${ id })`;

/** Lets an owner choose products of the shop by name. */
export function ProductChoice( {
	label,
	chosen,
	onChange,
	max,
}: ProductChoiceProps ) {
	const [ known, setKnown ] = useState< readonly Product[] >( [] );
	const [ typed, setTyped ] = useState( '' );
	const missing = chosen
		.filter( ( id ) => ! known.some( ( product ) => product.id === id ) )
		.join();

	useEffect( () => {
		const controller = new AbortController();
		const ask = ( query: string ) =>
			apiFetch< Product[] >( {
				path: `/wc/store/v1/products?per_page=20&${ query }`,
				signal: controller.signal,
			} ).then(
				( found ) =>
					setKnown( ( before ) => [
						...before.filter(
							( { id } ) =>
								! found.some( ( product ) => product.id === id )
						),
						...found,
					] ),
				// Without an answer the field shows ids: nothing chosen is lost.
				() => {}
			);
		if ( missing ) {
			ask( `include=${ missing }` );
		}
		const timer = setTimeout(
			() => ask( `search=${ encodeURIComponent( typed ) }` ),
			250
		);
		return () => {
			clearTimeout( timer );
			controller.abort();
		};
	}, [ typed, missing ] );

	return (
		<FormTokenField
			__next40pxDefaultSize
			label={ label }
			value={ chosen.map( ( id ) =>
				tokenOf(
					known.find( ( product ) => product.id === id ) ?? {
						id,
						name: '#',
					}
				)
			) }
			suggestions={ known.map( tokenOf ) }
			maxLength={ max }
			__experimentalExpandOnFocus
			onInputChange={ setTyped }
			__experimentalValidateInput={ ( token: string ) =>
				/\(\d+\)$/.test( token )
			}
			onChange={ ( tokens ) =>
				onChange(
					tokens
						.map( ( token ) =>
							Number(
								/\((\d+)\)$/.exec( String( token ) )?.[ 1 ]
							)
						)
						.filter( ( id ) => id > 0 )
				)
			}
		/>
	);
}
