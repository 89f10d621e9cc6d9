import { Snackbar } from '@wordpress/components';
import { useCallback, useEffect, useMemo, useState } from '@wordpress/element';
import type { Api } from './api.ts';
import { AppProvider, type AppServices } from './app-context.ts';
import { reachOf, type CairnAdminBoot } from './boot.ts';
import { createDateWords } from './format/dates.ts';
import { createMoneyWords } from './format/money.ts';
import { createNumberWords } from './format/numbers.ts';
import { siteDateAt } from './range/site-date.ts';
import { SCREENS } from './screens.ts';
import { useUrlState } from './use-url-state.ts';
import { stateForSite, writeUrlState } from './url-state.ts';

const MESSAGE_STAYS_MS = 6_000;
const DATE_CHECK_MS = 60_000;

/** The whole app: chooses the screen by the address and hands every part what it needs. */
export function App( {
	boot,
	api,
	now,
}: {
	boot: CairnAdminBoot;
	api: Api;
	now: () => number;
} ) {
	const [ asked, navigate ] = useUrlState();
	const state = stateForSite( asked, reachOf( boot ) );
	const [ message, setMessage ] = useState< string | null >( null );
	const today = useSiteDate( boot.siteTimeZone, now );
	const numbers = useMemo(
		() => createNumberWords( boot.locale ),
		[ boot.locale ]
	);
	const money = useMemo(
		() => createMoneyWords( boot.shop?.money ?? null, numbers ),
		[ boot.shop, numbers ]
	);
	const dates = useMemo(
		() => createDateWords( boot.locale, boot.siteTimeZone ),
		[ boot.locale, boot.siteTimeZone ]
	);
	const announce = useCallback( ( text: string ) => setMessage( text ), [] );
	const services: AppServices = {
		boot,
		numbers,
		money,
		dates,
		api,
		now,
		today,
		state,
		navigate,
		linkTo: ( next ) => `admin.php${ writeUrlState( next ) }`,
		announce,
	};
	const Screen = SCREENS[ state.screen ];

	useEffect( () => {
		if ( message === null ) {
			return undefined;
		}
		const timer = window.setTimeout(
			() => setMessage( null ),
			MESSAGE_STAYS_MS
		);
		return () => window.clearTimeout( timer );
	}, [ message ] );

	return (
		<AppProvider value={ services }>
			<Screen key={ `${ state.screen }/${ state.id }` } />
			{ message !== null && (
				<div className="cairn-app-message">
					<Snackbar onRemove={ () => setMessage( null ) }>
						{ message }
					</Snackbar>
				</div>
			) }
		</AppProvider>
	);
}

/** The site's date; a screen that is left open changes it at the site's midnight. */
function useSiteDate( timeZone: string, now: () => number ): string {
	const [ date, setDate ] = useState( () => siteDateAt( now(), timeZone ) );
	useEffect( () => {
		const timer = window.setInterval(
			() => setDate( siteDateAt( now(), timeZone ) ),
			DATE_CHECK_MS
		);
		return () => window.clearInterval( timer );
	}, [ timeZone, now ] );
	return date;
}
