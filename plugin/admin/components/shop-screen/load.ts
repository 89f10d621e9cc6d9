/** Fetches the screens of the shop, a chunk of their own: a site without a shop never needs them, Overview not at first. */
import type { ComponentType } from 'react';

export interface ShopScreens {
	Products: ComponentType;
	Cart: ComponentType;
}

let loading: Promise< ShopScreens > | null = null;
let loaded: ShopScreens | null = null;

/** The screens, if they are there already. */
export function shopScreensNow(): ShopScreens | null {
	return loaded;
}

export function loadShopScreens(): Promise< ShopScreens > {
	loading ??= import(
		/* webpackChunkName: "admin/shop" */ '../../reports/shop-screens.ts'
	).then(
		( screens ) => {
			loaded = screens;
			return screens;
		},
		( reason ) => {
			// A failed download may work the next time it is asked for.
			loading = null;
			throw reason;
		}
	);
	return loading;
}
