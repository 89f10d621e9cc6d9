/** The one list of screens, as the navigation shows them; what they draw stands in screens.ts. */
import { __ } from '@wordpress/i18n';
import type { ScreenId } from './url-state.ts';

export interface Report {
	id: ScreenId;
	/** In the navigation; null: reached from another screen. */
	navLabel: string | null;
	/** The entry of the navigation that is current while this screen is open. */
	navId: ScreenId;
	/** About products and orders: only where there is a shop. */
	needsShop: boolean;
}

export function listReports( hasShop: boolean ): readonly Report[] {
	const all: readonly Report[] = [
		{
			id: 'overview',
			navLabel: __( 'Overview', 'cairn' ),
			navId: 'overview',
			needsShop: false,
		},
		{
			id: 'steps',
			navLabel: __( 'Steps', 'cairn' ),
			navId: 'steps',
			needsShop: false,
		},
		{
			id: 'step',
			navLabel: null,
			navId: 'steps',
			needsShop: false,
		},
		{
			id: 'products',
			navLabel: __( 'Products', 'cairn' ),
			navId: 'products',
			needsShop: true,
		},
		{
			id: 'cart',
			navLabel: __( 'Cart', 'cairn' ),
			navId: 'cart',
			needsShop: true,
		},
	];
	return all.filter( ( { needsShop } ) => hasShop || ! needsShop );
}
