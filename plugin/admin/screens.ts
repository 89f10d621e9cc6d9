/** What draws each screen. */
import type { ComponentType } from 'react';
import {
	CartScreen,
	ContactsScreen,
	FormScreen,
	FormsScreen,
	HandOverScreen,
	PrivacyScreen,
	ProductsScreen,
	StepScreen,
	StepsScreen,
} from './components/later-screen/index.tsx';
import { Overview } from './reports/overview/index.tsx';
import type { ScreenId } from './url-state.ts';

export const SCREENS: Record< ScreenId, ComponentType > = {
	overview: Overview,
	steps: StepsScreen,
	step: StepScreen,
	products: ProductsScreen,
	cart: CartScreen,
	contacts: ContactsScreen,
	forms: FormsScreen,
	form: FormScreen,
	'hand-over': HandOverScreen,
	privacy: PrivacyScreen,
};
