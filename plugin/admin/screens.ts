/** What draws each screen. */
import type { ComponentType } from 'react';
import { CartScreen, ProductsScreen } from './components/shop-screen/index.tsx';
import { Overview } from './reports/overview/index.tsx';
import { StepDetail } from './reports/step/index.tsx';
import { Steps } from './reports/steps/index.tsx';
import type { ScreenId } from './url-state.ts';

export const SCREENS: Record< ScreenId, ComponentType > = {
	overview: Overview,
	steps: Steps,
	step: StepDetail,
	products: ProductsScreen,
	cart: CartScreen,
};
