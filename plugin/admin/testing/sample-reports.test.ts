import { liveSchema } from '../../../contract/src/reports/live.ts';
import { overviewSchema } from '../../../contract/src/reports/overview.ts';
import { stepSchema } from '../../../contract/src/reports/step.ts';
import { stepsSchema } from '../../../contract/src/reports/steps.ts';
import {
	emptyOverview,
	sampleLive,
	sampleOverview,
	sampleStep,
	sampleSteps,
} from './sample-reports.ts';

import { cartSchema, CART_SORTS } from '../../../contract/src/reports/cart.ts';
import { orderReportSchema } from '../../../contract/src/reports/order.ts';
import {
	comparisonSchema,
	PRODUCT_CHOICES,
	PRODUCT_SORTS,
	productsSchema,
	WISHLIST_SORTS,
	wishlistSchema,
} from '../../../contract/src/reports/products.ts';
import {
	auditLogSchema,
	CONTACT_SORTS,
	contactListSchema,
	contactSchema,
} from '../../../contract/src/contacts.ts';
import {
	formSchema,
	formsSchema,
} from '../../../contract/src/reports/forms.ts';
import { privacyReportSchema } from '../../../contract/src/reports/privacy.ts';
import { WINDOWS } from '../../../contract/src/reports/range.ts';
import { CSV_REPORTS } from '../../../contract/src/endpoints/reports.ts';
import { CONTACT_SORT_WORDS } from '../reports/contacts/sorts.ts';
import { CART_SORT_WORDS } from '../reports/cart/sorts.ts';
import {
	CHOICES,
	PRODUCT_SORT_WORDS,
	WISHLIST_SORT_WORDS,
} from '../reports/products/tabs.ts';
import { WINDOW_WORDS } from '../url-state.ts';
import {
	sampleContact,
	sampleContacts,
	sampleForm,
	sampleForms,
	sampleLog,
	samplePrivacy,
} from './sample-people.ts';
import {
	sampleCart,
	sampleComparison,
	sampleOrder,
	sampleProducts,
	sampleWishlist,
} from './sample-shop-reports.ts';

const ask = {
	from: '2026-10-27',
	to: '2026-11-24',
	compare: 'previous',
	today: '2026-11-23',
};

describe( 'The samples the screens are tested with', () => {
	it( 'fit the report shapes of the contract', () => {
		expect( () => {
			overviewSchema.parse( sampleOverview( ask ) );
			overviewSchema.parse( emptyOverview( ask ) );
			overviewSchema.parse(
				sampleOverview( { ...ask, from: '2026-11-23', visitsADay: 3 } )
			);
			stepsSchema.parse( sampleSteps( { ...ask, group: 'page' } ) );
			stepsSchema.parse( sampleSteps( { ...ask, group: 'stage' } ) );
			stepSchema.parse(
				sampleStep( { ...ask, type: 'cta_click', by: 'devices' } )
			);
			liveSchema.parse( sampleLive( ask.today ) );
			const shop = { ...ask, hasShop: true };
			overviewSchema.parse( sampleOverview( shop ) );
			stepsSchema.parse( sampleSteps( shop ) );
			stepSchema.parse( sampleStep( { ...shop, type: 'cta_click' } ) );
			productsSchema.parse( sampleProducts( ask ) );
			wishlistSchema.parse( sampleWishlist( ask ) );
			wishlistSchema.parse( sampleWishlist( { ...ask, by: 'block' } ) );
			comparisonSchema.parse( sampleComparison( ask ) );
			cartSchema.parse( sampleCart( ask ) );
			orderReportSchema.parse( sampleOrder() );
			formsSchema.parse( sampleForms( ask ) );
			formSchema.parse( sampleForm( ask ) );
			privacyReportSchema.parse( samplePrivacy() );
			contactListSchema.parse( sampleContacts() );
			contactSchema.parse( sampleContact() );
			auditLogSchema.parse( sampleLog() );
		} ).not.toThrow();
	} );
} );

describe( 'What the screens may ask for', () => {
	it( 'is what the service answers', () => {
		expect( [ ...PRODUCT_SORT_WORDS ] ).toEqual( [ ...PRODUCT_SORTS ] );
		expect( [ ...WISHLIST_SORT_WORDS ] ).toEqual( [ ...WISHLIST_SORTS ] );
		expect( [ ...CART_SORT_WORDS ] ).toEqual( [ ...CART_SORTS ] );
		expect( [ ...CONTACT_SORT_WORDS ] ).toEqual( [ ...CONTACT_SORTS ] );
		expect( [ ...CHOICES ] ).toEqual( [ ...PRODUCT_CHOICES ] );
		expect( [ ...WINDOW_WORDS ] ).toEqual( [ ...WINDOWS ] );
		expect( [ ...CSV_REPORTS ] ).toEqual(
			expect.arrayContaining( [
				'productList',
				'wishlist',
				'comparison',
				'cart',
			] )
		);
	} );
} );
