import { fireEvent, screen } from '@testing-library/react';
import type { CairnAdminBoot, PrivacyBoot } from '../../boot.ts';
import {
	renderApp,
	sampleAnswer,
	setScreen,
	SHOP,
} from '../../testing/render-app.tsx';
import { samplePrivacy } from '../../testing/sample-people.ts';
import type { PrivacyReport } from '#contract/reports/privacy.ts';

beforeEach( () => setScreen() );

const PRIVACY: PrivacyBoot = {
	serviceHost: 'cairn.example',
	consentPlugin: 'Complianz',
	hearsAnswers: true,
	exportUrl: 'export-personal-data.php',
	eraseUrl: 'erase-personal-data.php',
	policyUrl: null,
};

const open = ( {
	report = {},
	privacy = {},
	boot = {},
}: {
	report?: Partial< PrivacyReport >;
	privacy?: Partial< PrivacyBoot >;
	boot?: Partial< CairnAdminBoot >;
} = {} ) =>
	renderApp( {
		search: '&screen=privacy',
		boot: { privacy: { ...PRIVACY, ...privacy }, ...boot },
		answer: ( asked ) =>
			asked.report === 'privacy'
				? { body: samplePrivacy( report ) }
				: sampleAnswer( asked ),
	} );

const page = () => document.body.textContent ?? '';

describe( 'Privacy', () => {
	it( 'says in sentences how visitors are measured under the settings that hold', async () => {
		const first = open();
		await screen.findByText( /are measured without cookies/ );
		expect( page() ).not.toContain( 'An order is linked' );
		first.unmount();
		open( { report: { unanswered: 'counters' }, boot: { shop: SHOP } } );
		await screen.findByText( /have not answered are only counted/ );
		expect( page() ).not.toContain( 'are measured without cookies' );
		expect( page() ).toContain( 'An order is linked' );
	} );

	it( 'says how many people are stored, under which key and where', async () => {
		open( {
			report: {
				encryption: {
					key_id: 'k2',
					since: '2026-10-01T08:00:00.000Z',
					waiting: 7,
				},
			},
		} );
		await screen.findByText( /320 contacts are stored/ );
		expect( page() ).toContain( 'May be written to: 280' );
		expect( page() ).toContain( '(key k2, since Oct 1, 2026)' );
		expect( page() ).toContain( '7 values still wait' );
		expect( page() ).toContain( 'at cairn.example' );
	} );

	it( 'says that nobody is stored while nobody is', async () => {
		open( {
			report: {
				contacts: { all: 0, confirmed: 0, pending: 0, suppressed: 0 },
				encryption: null,
			},
		} );
		await screen.findByText( /Nobody has left an address/ );
	} );

	it( 'records purpose, basis, place and time of every kind of data', async () => {
		open();
		const row = (
			await screen.findByText(
				'Steps of visitors: what was seen and done'
			)
		).closest( 'tr' );
		expect(
			[ ...( row?.querySelectorAll( 'td' ) ?? [] ) ].map(
				( cell ) => cell.textContent
			)
		).toEqual( [
			'Learn which steps lead to orders',
			'Consent, or the exemption you rely on',
			'cairn.example',
			'81,000',
			'13 months',
			'Mar 1, 2027',
		] );
		expect( page() ).toContain( '48 hours' );
		expect( page() ).toContain( 'as long as the site is connected' );
	} );

	it( 'warns when no visitor’s answer is heard, by the name of the plugin that asks', async () => {
		const first = open( { privacy: { hearsAnswers: false } } );
		await screen.findByText( /are measured without cookies/ );
		expect( page() ).toContain( 'Complianz asks your visitors' );
		first.unmount();
		const second = open( {
			privacy: { hearsAnswers: false, consentPlugin: null },
		} );
		await screen.findByText( /are measured without cookies/ );
		expect( page() ).toContain( 'No consent plugin tells Cairn' );
		second.unmount();
		open();
		await screen.findByText( /are measured without cookies/ );
		expect( page() ).not.toContain( 'asks your visitors' );
	} );

	it( 'leads only to what this person may open', async () => {
		const first = open( { boot: { canSeePeople: true } } );
		await screen.findByRole( 'link', { name: 'Export personal data' } );
		expect(
			screen
				.getByRole( 'link', { name: 'People and retention' } )
				.getAttribute( 'href' )
		).toBe( 'admin.php?page=cairn-settings#cairn-retention' );
		expect(
			screen.queryByRole( 'link', { name: 'Privacy policy of the site' } )
		).toBeNull();
		expect(
			screen.getByRole( 'link', { name: 'Who looked at people' } )
		).toBeTruthy();
		first.unmount();
		open( {
			privacy: { exportUrl: null, eraseUrl: null },
			boot: { settingsUrl: '', canManage: false },
		} );
		await screen.findByText( /are measured without cookies/ );
		expect( page() ).not.toContain( 'Where to do something about it' );
	} );

	it( 'prints the record with room for who is responsible', async () => {
		const print = jest.fn();
		window.print = print;
		open();
		fireEvent.click(
			await screen.findByRole( 'button', {
				name: 'Print record of processing',
			} )
		);
		expect( print ).toHaveBeenCalledTimes( 1 );
		expect( page() ).toContain( 'Controller, with contact' );
	} );
} );
