/** What every part of the app is handed: the site, the ways to write numbers and dates, the wire, the clock, the address. */
import { createContext, useContext } from '@wordpress/element';
import type { Api } from './api.ts';
import type { CairnAdminBoot } from './boot.ts';
import type { DateWords } from './format/dates.ts';
import type { MoneyWords } from './format/money.ts';
import type { NumberWords } from './format/numbers.ts';
import type { SiteDate } from './range/site-date.ts';
import type { UrlState } from './url-state.ts';

export interface AppServices {
	boot: CairnAdminBoot;
	numbers: NumberWords;
	money: MoneyWords;
	dates: DateWords;
	api: Api;
	/** Milliseconds since 1970. */
	now: () => number;
	/** The site's date now. */
	today: SiteDate;
	state: UrlState;
	/** Goes to a state: a new entry of the browser's history, so that Back works. */
	navigate: ( next: UrlState ) => void;
	/** The address of a state, for plain links. */
	linkTo: ( next: UrlState ) => string;
	/** Says something once, at the bottom of the screen and to screen readers. */
	announce: ( message: string ) => void;
}

const AppContext = createContext< AppServices | null >( null );

export const AppProvider = AppContext.Provider;

export function useApp(): AppServices {
	const services = useContext( AppContext );
	if ( ! services ) {
		throw new Error(
			'A part of the app was rendered outside AppProvider.'
		);
	}
	return services;
}
