/** Renders the whole app at an address, with WordPress faked and the clock standing. */
import { act, configure, render } from '@testing-library/react';
import { createApi } from '../api.ts';
import { App } from '../app.tsx';
import { readBoot, type CairnAdminBoot } from '../boot.ts';
import { loadLaterScreens } from '../components/later-screen/load.ts';
import {
	emptyOverview,
	sampleLive,
	sampleOverview,
	sampleStep,
	sampleSteps,
} from './sample-reports.ts';
import {
	sampleCart,
	sampleComparison,
	sampleProducts,
	sampleWishlist,
} from './sample-shop-reports.ts';
import {
	sampleContact,
	sampleContacts,
	sampleForm,
	sampleForms,
	sampleLog,
	samplePrivacy,
} from './sample-people.ts';
import {
	fakeWordPress,
	type Asked,
	type FakeAnswer,
} from './fake-wordpress.ts';

export const TODAY = '2026-11-23';
const NOW = Date.parse( `${ TODAY }T13:02:05Z` );

export const BOOT: Partial< CairnAdminBoot > = {
	siteTimeZone: 'Europe/Berlin',
	locale: 'en-US',
	isConnected: true,
	canManage: true,
	settingsUrl: 'admin.php?page=cairn-settings',
	homeUrl: 'http://shop.example/',
	siteName: 'Shop',
	eventTypes: {
		cta_click: {
			label: 'Call to action clicked',
			stage: 'consideration',
			personal: 'anonymous',
		},
		newsletter_signup: {
			label: 'Newsletter sign-up',
			stage: 'consideration',
			personal: 'personal',
		},
	},
};

// A busy machine may take its time; nothing here measures it.
configure( { asyncUtilTimeout: 10_000 } );
jest.setTimeout( 60_000 );
// A menu that is opened in the frame of a screen on its way closes when the screen is there.
beforeAll( async () => {
	await loadLaterScreens();
} );

/** What PHP says of a shop. */
export const SHOP: CairnAdminBoot[ 'shop' ] = {
	money: {
		currency: 'EUR',
		symbol: '€',
		position: 'left',
		decimalSeparator: '.',
		thousandSeparator: ',',
	},
	productUrl: 'http://shop.example/?post_type=product&p=',
	openUrl: 'http://shop.example/product/beanie/',
};

/** The sample answer of a site with a shop. */
export function sampleShopAnswer( asked: Asked ): FakeAnswer {
	return sampleAnswer( asked, undefined, true );
}

/** Lets answers on their way arrive; last in a test that ends with a change of the question. */
export async function settled(): Promise< void > {
	await act( () => new Promise( ( resolve ) => setTimeout( resolve ) ) );
}

/** jsdom lays nothing out, so it has no media queries: a wide screen with its own colours, unless told otherwise. */
export function setScreen( matching: readonly string[] = [] ): void {
	const nothing = () => undefined;
	window.matchMedia = ( query: string ) =>
		( {
			matches: matching.some( ( part ) => query.includes( part ) ),
			addEventListener: nothing,
			removeEventListener: nothing,
			addListener: nothing,
			removeListener: nothing,
		} ) as unknown as MediaQueryList;
	window.HTMLElement.prototype.scrollIntoView = nothing;
	window.ResizeObserver = class {
		observe = nothing;
		unobserve = nothing;
		disconnect = nothing;
	};
}

/** The sample answer to a question, as a shop with some visits a day would get it. */
export function sampleAnswer(
	{ report, query }: Asked,
	visitsADay?: number,
	hasShop = false
): FakeAnswer {
	const ask = {
		...query,
		from: query.from ?? TODAY,
		to: query.to ?? TODAY,
		type: query.type ?? 'cta_click',
		today: TODAY,
		visitsADay,
		hasShop,
	};
	switch ( report ) {
		case 'overview':
			return { body: sampleOverview( ask ) };
		case 'steps':
			return { body: sampleSteps( ask ) };
		case 'step':
			return { body: sampleStep( ask ) };
		case 'products':
			return { body: sampleProducts( ask ) };
		case 'wishlist':
			return { body: sampleWishlist( ask ) };
		case 'comparison':
			return { body: sampleComparison( ask ) };
		case 'cart':
			return { body: sampleCart( ask ) };
		case 'forms':
			return { body: sampleForms( ask ) };
		case 'form':
			return { body: sampleForm( ask ) };
		case 'privacy':
			return { body: samplePrivacy() };
		case 'search':
			return { body: sampleContacts() };
		case 'open':
			return { body: sampleContact() };
		case 'log':
			return { body: sampleLog() };
		case 'change':
		case 'merge':
			return { status: 204 };
		case 'erase':
			return { body: { erased: 1 } };
		case 'live':
			return { body: sampleLive( TODAY ) };
		default:
			return {
				body: {
					filter: query.filter,
					values: [ { value: 'google.com', label: null } ],
				},
			};
	}
}

export function sampleEmpty( { query }: Asked ): FakeAnswer {
	return {
		body: emptyOverview( {
			from: query.from ?? TODAY,
			to: query.to ?? TODAY,
			today: TODAY,
		} ),
	};
}

export function renderApp( {
	search = '',
	boot = {},
	answer = sampleAnswer,
}: {
	search?: string;
	boot?: Partial< CairnAdminBoot >;
	answer?: ( asked: Asked ) => FakeAnswer;
} = {} ) {
	window.history.replaceState( null, '', `?page=cairn${ search }` );
	window.cairnAdmin = { ...BOOT, ...boot };
	const wordpress = fakeWordPress( answer );
	const view = render(
		<App
			boot={ readBoot() }
			api={ createApi( wordpress.fetch ) }
			now={ now }
		/>
	);
	return { ...view, asked: wordpress.asked };
}

const now = () => NOW;
