import { __, sprintf } from '@wordpress/i18n';
import type { Products } from '#contract/reports/products.ts';
import { useApp } from '../../app-context.ts';

type Named = Pick<
	Products[ 'rows' ][ number ],
	'product_id' | 'name' | 'stock' | 'for_sale'
>;

/** What a product is called; one the shop has not named, or that is gone, by its number. */
export function productLabel( id: number, name: string | null ): string {
	if ( name ) {
		return name;
	}
	return id === 0
		? __( 'A deleted product', 'cairn' )
		: sprintf(
				/* translators: %s: number of a product. */
				__( 'Product %s', 'cairn' ),
				String( id )
			);
}

function stockWords( product: Named ): string | null {
	if ( ! product.for_sale ) {
		return __( 'not for sale', 'cairn' );
	}
	switch ( product.stock ) {
		case 'out':
			return __( 'out of stock', 'cairn' );
		case 'low':
			return __( 'few left', 'cairn' );
		case 'backorder':
			return __( 'on backorder', 'cairn' );
		default:
			return null;
	}
}

/** A product in a table: its name leads to where it is edited, the small line says whether it can be had and shows it. */
export function ProductName( {
	product,
	isShort = false,
}: {
	product: Named;
	/** Where two stand in one row: without the link to the shop. */
	isShort?: boolean;
} ) {
	const { boot } = useApp();
	const { product_id: id, name, for_sale: isForSale } = product;
	const label = <bdi>{ productLabel( id, name ) }</bdi>;
	const stock = id === 0 ? null : stockWords( product );
	const isThere = id > 0 && name !== null;
	const hasShopLink = isThere && isForSale && ! isShort && boot.shop !== null;
	return (
		<>
			{ isThere ? (
				<a href={ `${ boot.editPostUrl }${ id }` }>{ label }</a>
			) : (
				label
			) }
			<span className="cairn-step-facts">
				{ stock }
				{ stock && hasShopLink && ' · ' }
				{ hasShopLink && boot.shop && (
					<a
						href={ `${ boot.shop.productUrl }${ id }` }
						aria-label={ sprintf(
							/* translators: %s: name of a product. */
							__( 'View %s in the shop', 'cairn' ),
							productLabel( id, name )
						) }
					>
						{ __( 'View', 'cairn' ) }
					</a>
				) }
			</span>
		</>
	);
}
