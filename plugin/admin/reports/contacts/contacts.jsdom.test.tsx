import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { CairnAdminBoot } from '../../boot.ts';
import {
	renderApp,
	sampleShopAnswer,
	setScreen,
	settled,
	SHOP,
} from '../../testing/render-app.tsx';
import type { Asked, FakeAnswer } from '../../testing/fake-wordpress.ts';
import {
	CONTACT,
	OTHER_CONTACT,
	sampleContact,
	sampleContacts,
} from '../../testing/sample-people.ts';

beforeEach( () => setScreen() );

const open = ( {
	search = '',
	answer = sampleShopAnswer,
	boot = {},
}: {
	search?: string;
	answer?: ( asked: Asked ) => FakeAnswer;
	boot?: Partial< CairnAdminBoot >;
} = {} ) =>
	renderApp( {
		search: `&screen=contacts${ search }`,
		answer,
		boot: { shop: SHOP, canSeePeople: true, ...boot },
	} );

const openOne = ( answer = sampleShopAnswer ) =>
	open( { search: `&id=${ CONTACT }`, answer } );

const bodiesOf = ( asked: readonly Asked[], report: string ) =>
	asked
		.filter( ( one ) => one.report === report )
		.map( ( { body } ) => body );

describe( 'Contacts', () => {
	it( 'lists people with masked addresses, where they stand and what they brought', async () => {
		open();
		const row = (
			await screen.findByRole( 'link', { name: 'Ada Example' } )
		).closest( 'tr' );
		expect( row?.textContent ).toContain( 'a…a@mail.example' );
		expect( row?.textContent ).toContain( 'Confirmed' );
		expect( row?.textContent ).toContain( 'Call to action clicked' );
		// 23:30 in London is the next day in Berlin.
		expect( row?.textContent ).toContain( 'Nov 21, 2026' );
		expect( row?.textContent ).toContain( '€86.00' );
		const other = screen
			.getByRole( 'link', { name: 'b…b@mail.example' } )
			.closest( 'tr' );
		expect( other?.textContent ).toContain( 'Demo' );
		expect( other?.textContent ).toContain( 'Suspicious' );
		expect( other?.textContent ).toContain(
			'No step may be linked to this contact'
		);
	} );

	it( 'finds an exact address without ever writing it into an address of a page or a request', async () => {
		const { asked } = open( { search: '&p=2' } );
		await screen.findByRole( 'link', { name: 'Ada Example' } );
		fireEvent.change( screen.getByLabelText( 'Exact mail address' ), {
			target: { value: ' ada@mail.example ' },
		} );
		fireEvent.click( screen.getByRole( 'button', { name: 'Find' } ) );
		await waitFor( () =>
			expect( bodiesOf( asked, 'search' ).at( -1 ) ).toEqual( {
				email: 'ada@mail.example',
				sort: 'last_seen',
				page: 1,
			} )
		);
		expect( window.location.search ).not.toContain( 'ada' );
		expect( asked.map( ( { path } ) => path ).join() ).not.toContain(
			'ada'
		);
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Everybody' } )
		);
		await waitFor( () =>
			expect( bodiesOf( asked, 'search' ).at( -1 ) ).toEqual( {
				sort: 'last_seen',
				page: 1,
			} )
		);
	} );

	it( 'is filtered and sorted in the address of the screen, so that it can be gone back to', async () => {
		const { asked } = open( {
			search: '&only=consent-confirmed~status-flying',
		} );
		await screen.findByRole( 'link', { name: 'Ada Example' } );
		fireEvent.change( screen.getByLabelText( 'Status' ), {
			target: { value: 'won' },
		} );
		fireEvent.click(
			await screen.findByRole( 'button', { name: /^Net sales/ } )
		);
		await waitFor( () =>
			expect( bodiesOf( asked, 'search' ).at( -1 ) ).toEqual( {
				status: 'won',
				consent: 'confirmed',
				sort: 'net_sales',
				page: 1,
			} )
		);
		expect(
			new URLSearchParams( window.location.search ).get( 'only' )
		).toBe( 'status-won~consent-confirmed' );
	} );

	it( 'erases what was chosen only after saying what goes', async () => {
		const { asked } = open();
		fireEvent.click(
			await screen.findByRole( 'checkbox', {
				name: 'Choose Ada Example',
			} )
		);
		fireEvent.click( screen.getByRole( 'button', { name: 'Erase…' } ) );
		const dialog = await screen.findByRole( 'dialog', {
			name: 'Erase 1 contact for good?',
		} );
		expect( dialog.textContent ).toContain( 'Ada Example' );
		expect( dialog.textContent ).toContain( 'typed into forms' );
		expect( bodiesOf( asked, 'erase' ) ).toEqual( [] );
		fireEvent.click(
			within( dialog ).getByRole( 'button', { name: 'Erase for good' } )
		);
		await waitFor( () =>
			expect( bodiesOf( asked, 'erase' ) ).toEqual( [
				{ contact_ids: [ CONTACT ] },
			] )
		);
		// The list is read anew.
		await waitFor( () =>
			expect( bodiesOf( asked, 'search' ).length ).toBe( 2 )
		);
		expect( screen.queryByRole( 'dialog' ) ).toBeNull();
	} );

	it( 'keeps the question open and says why when erasing did not work', async () => {
		open( {
			answer: ( asked ) =>
				asked.report === 'erase'
					? {
							status: 503,
							body: {
								code: 'service_silent',
								message: 'The service does not answer.',
								data: { fix: 'Try again later.' },
							},
						}
					: sampleShopAnswer( asked ),
		} );
		fireEvent.click(
			await screen.findByRole( 'button', {
				name: 'Choose all on this page',
			} )
		);
		fireEvent.click( screen.getByRole( 'button', { name: 'Erase…' } ) );
		const dialog = await screen.findByRole( 'dialog', {
			name: 'Erase 2 contacts for good?',
		} );
		fireEvent.click(
			within( dialog ).getByRole( 'button', { name: 'Erase for good' } )
		);
		await waitFor( () =>
			expect( dialog.textContent ).toContain(
				'This was not saved. The service does not answer. Try again later.'
			)
		);
	} );

	it( 'merges two that are one person into the one that is to stay', async () => {
		const { asked } = open();
		fireEvent.click(
			await screen.findByRole( 'button', {
				name: 'Choose all on this page',
			} )
		);
		fireEvent.click( screen.getByRole( 'button', { name: 'Merge…' } ) );
		const dialog = await screen.findByRole( 'dialog' );
		fireEvent.click(
			within( dialog ).getByRole( 'radio', { name: 'b…b@mail.example' } )
		);
		fireEvent.click(
			within( dialog ).getByRole( 'button', { name: 'Merge' } )
		);
		await waitFor( () =>
			expect( bodiesOf( asked, 'merge' ) ).toEqual( [
				{ into: OTHER_CONTACT, from: CONTACT },
			] )
		);
	} );

	it( 'leaves as a file with what is listed, asked for by a body', async () => {
		URL.createObjectURL = () => 'blob:x';
		URL.revokeObjectURL = () => undefined;
		const saved: string[] = [];
		jest.spyOn( HTMLAnchorElement.prototype, 'click' ).mockImplementation(
			function ( this: HTMLAnchorElement ) {
				saved.push( this.download );
			}
		);
		const { asked } = open( { search: '&only=status-new' } );
		await screen.findByRole( 'link', { name: 'Ada Example' } );
		fireEvent.click(
			screen.getByRole( 'button', { name: 'Take it with you' } )
		);
		fireEvent.click(
			await screen.findByRole( 'menuitem', {
				name: 'Download CSV with full addresses',
			} )
		);
		await waitFor( () =>
			expect( saved ).toEqual( [ 'cairn-contacts.csv' ] )
		);
		expect( bodiesOf( asked, 'export' ) ).toEqual( [ { status: 'new' } ] );
	} );

	it( 'shows the way to a form while nobody has left an address, and clears filters that nobody passes', async () => {
		const nobody = ( all: number ) => ( asked: Asked ) =>
			asked.report === 'search'
				? {
						body: {
							...sampleContacts( 0 ),
							rows: [],
							all,
						},
					}
				: sampleShopAnswer( asked );
		const first = open( { answer: nobody( 0 ) } );
		expect(
			(
				await screen.findByRole( 'link', { name: 'Insert a form' } )
			).getAttribute( 'href' )
		).toBe( 'post-new.php?post_type=page' );
		expect( screen.queryByLabelText( 'Exact mail address' ) ).toBeNull();
		first.unmount();

		open( { search: '&only=status-won', answer: nobody( 60 ) } );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Clear filters' } )
		);
		expect( window.location.search ).not.toContain( 'only' );
		await settled();
	} );

	it( 'is neither shown nor asked for without the right to see people', async () => {
		const { asked } = open( { boot: { canSeePeople: false } } );
		await screen.findByRole( 'heading', { name: 'Overview', level: 1 } );
		expect( screen.queryByRole( 'link', { name: 'Contacts' } ) ).toBeNull();
		expect( screen.getByRole( 'link', { name: 'Forms' } ) ).toBeTruthy();
		expect( bodiesOf( asked, 'search' ) ).toEqual( [] );
	} );

	it( 'asks nothing while the site is not connected', async () => {
		const { asked } = open( { boot: { isConnected: false } } );
		await screen.findByRole( 'link', { name: 'Connect' } );
		expect( asked ).toEqual( [] );
	} );

	it( 'says what is wrong and tries again', async () => {
		let works = false;
		open( {
			answer: ( asked ) =>
				asked.report === 'search' && ! works
					? { status: 503, body: { code: 'x', message: 'Silent.' } }
					: sampleShopAnswer( asked ),
		} );
		expect( ( await screen.findByRole( 'alert' ) ).textContent ).toContain(
			'Silent.'
		);
		works = true;
		fireEvent.click( screen.getByRole( 'button', { name: 'Retry' } ) );
		await screen.findByRole( 'link', { name: 'Ada Example' } );
	} );
} );

describe( 'A contact', () => {
	it( 'is told day by day from the order back to the first linked step, and what is not linked', async () => {
		openOne();
		await screen.findByRole( 'heading', { name: 'Ada Example', level: 1 } );
		const days = screen
			.getAllByRole( 'heading', { level: 3 } )
			.map( ( heading ) => heading.textContent );
		expect( days ).toEqual( [
			'Nov 21, 2026',
			'Nov 20, 2026',
			'Oct 2, 2026',
		] );
		const text =
			screen
				.getByText( 'What they did, newest first' )
				.closest( 'section' )?.textContent ?? '';
		const happened = [
			'Called back.',
			'Order 4711 €36.00processing',
			'Confirmedlist “news”',
			'A mail could not be sent',
			'Form sent: NewsletterNews in the footer · /news/',
			'Call to action clickedHero button · / · variant b',
			'3 older entries are not shown.',
			'2 visits before are not linked: no consent at the time.',
		];
		const places = happened.map( ( words ) => text.indexOf( words ) );
		expect( places ).not.toContain( -1 );
		expect( [ ...places ].sort( ( a, b ) => a - b ) ).toEqual( places );
	} );

	it( 'has the proof of each consent: text, times and where it was given', async () => {
		openOne();
		const proof = (
			await screen.findByText( 'List “news”, Newsletter' )
		).closest( 'details' );
		for ( const words of [
			'Yes, write to me twice a month.',
			'a box was ticked, which was empty before',
			'2026-10-02T09:11:00.123Z',
			'2026-10-02T09:14:00.456Z',
			'203.0.113.7',
			'unchanged since',
		] ) {
			expect( proof?.textContent ).toContain( words );
		}
	} );

	it( 'that was won has a value outside the shop, in the shop’s money', async () => {
		const { asked } = openOne();
		fireEvent.change( await screen.findByLabelText( 'Status' ), {
			target: { value: 'won' },
		} );
		const value = screen.getByLabelText( 'Won outside the shop (EUR)' );
		fireEvent.change( value, { target: { value: 'much' } } );
		expect( value.getAttribute( 'aria-invalid' ) ).toBe( 'true' );
		fireEvent.change( value, { target: { value: '1.200,5' } } );
		fireEvent.click(
			screen.getByRole( 'button', { name: 'Save status' } )
		);
		await waitFor( () =>
			expect( bodiesOf( asked, 'change' ) ).toEqual( [
				{
					contact_id: CONTACT,
					status: 'won',
					offline_value: 120_050,
				},
			] )
		);
		// What is shown is read anew.
		await waitFor( () =>
			expect( bodiesOf( asked, 'open' ).length ).toBe( 2 )
		);
	} );

	it( 'gets notes, and they stay typed when they could not be saved', async () => {
		const { asked } = openOne( ( one ) =>
			one.report === 'change'
				? { status: 503, body: { code: 'x', message: 'Silent.' } }
				: sampleShopAnswer( one )
		);
		const note = await screen.findByLabelText(
			'What the others should know'
		);
		fireEvent.change( note, { target: { value: ' Call on Monday ' } } );
		fireEvent.click( screen.getByRole( 'button', { name: 'Add note' } ) );
		await waitFor( () =>
			expect( document.body.textContent ).toContain(
				'This was not saved. Silent.'
			)
		);
		expect( bodiesOf( asked, 'change' ) ).toEqual( [
			{ contact_id: CONTACT, note: 'Call on Monday' },
		] );
		expect( ( note as HTMLTextAreaElement ).value ).toBe(
			' Call on Monday '
		);
	} );

	it( 'can be told to take no mail, once', async () => {
		let isBounced = false;
		const { asked } = openOne( ( one ) => {
			if ( one.report === 'change' ) {
				isBounced = true;
			}
			return one.report === 'open' && isBounced
				? { body: sampleContact( { consent: 'bounced' } ) }
				: sampleShopAnswer( one );
		} );
		fireEvent.click(
			await screen.findByRole( 'button', {
				name: 'The address takes no mail…',
			} )
		);
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Send nothing more' } )
		);
		await waitFor( () =>
			expect( bodiesOf( asked, 'change' ) ).toEqual( [
				{ contact_id: CONTACT, bounced: true },
			] )
		);
		await waitFor( () =>
			expect(
				screen.queryByRole( 'button', {
					name: 'The address takes no mail…',
				} )
			).toBeNull()
		);
	} );

	it( 'that is gone says so, and leads back to the list', async () => {
		openOne( ( one ) =>
			one.report === 'open'
				? { status: 404, body: { code: 'not_found', message: '' } }
				: sampleShopAnswer( one )
		);
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'See all contacts' } )
		);
		await screen.findByRole( 'link', { name: 'Ada Example' } );
		expect( window.location.search ).toBe( '?page=cairn&screen=contacts' );
	} );
} );

describe( 'Who looked', () => {
	it( 'is listed page by page, each entry with its contact', async () => {
		const { asked } = open( { search: '&id=log' } );
		const entry = ( await screen.findByText( 'Opened a contact' ) ).closest(
			'tr'
		);
		expect( entry?.textContent ).toContain( 'owner' );
		expect(
			within( entry as HTMLElement )
				.getByRole( 'link' )
				.getAttribute( 'href' )
		).toContain( `id=${ CONTACT }` );
		fireEvent.click( screen.getByRole( 'button', { name: 'Next' } ) );
		await waitFor( () =>
			expect(
				asked.filter( ( { report } ) => report === 'log' ).at( -1 )
					?.query
			).toEqual( { page: '2' } )
		);
	} );
} );
