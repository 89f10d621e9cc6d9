import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Contact, ContactList } from '#contract/contacts.ts';
import { FORM_PURPOSES, type FormPurpose } from '#contract/forms.ts';
import { purposeWords } from '../blocks/form/variations.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { handOver } from './shop-reports.ts';
import { besideThis, journey, owner, visitor, world } from './world.ts';

/** Purposes that wait for a product and stand on its page. */
const ABOUT_A_PRODUCT: readonly FormPurpose[] = [
	'back-in-stock',
	'price-drop',
];
const ON_ONE_PAGE = ( Object.keys( FORM_PURPOSES ) as FormPurpose[] ).filter(
	( purpose ) => ! ABOUT_A_PRODUCT.includes( purpose )
);

/** What everybody writes where a form has room for it. */
const WORDS = 'The left boot pinches a good deal';

interface Person {
	readonly purpose: FormPurpose;
	readonly email: string;
	readonly name: string;
	/** E.164. */
	readonly phone: string;
	/** Of a network of their own. */
	readonly ip: string;
}

let born = 0;
const personFor = ( purpose: FormPurpose, name: string ): Person => {
	born += 1;
	return {
		purpose,
		email: `${ name }.${ purpose }@mailbox.example`,
		name: `${ name } ${ purpose } Ravenglass`,
		phone: `+4420794609${ String( born ).padStart( 2, '0' ) }`,
		ip: `198.51.${ born }.77`,
	};
};

/** A form as it stands in the HTML of a page. */
interface PrintedForm {
	readonly action: string;
	readonly inputs: readonly {
		readonly name: string;
		readonly type: string;
		readonly value: string;
		readonly choices: readonly string[];
	}[];
}

/** Every form of ours in a page, in its order, read by a browser. */
async function formsIn( html: string ): Promise< PrintedForm[] > {
	const context = await world().browser.newContext();
	try {
		return await (
			await context.newPage()
		).evaluate(
			( source ) =>
				[
					...new DOMParser()
						.parseFromString( source, 'text/html' )
						.querySelectorAll(
							'.wp-block-cairn-form > form[action]'
						),
				].map( ( form ) => ( {
					action: form.getAttribute( 'action' ) ?? '',
					inputs: [
						...form.querySelectorAll<
							| HTMLInputElement
							| HTMLSelectElement
							| HTMLTextAreaElement
						>( ':is(input,select,textarea)[name]' ),
					].map( ( input ) => ( {
						name: input.name,
						type: input.type,
						value: input.value,
						choices:
							input instanceof HTMLSelectElement
								? [ ...input.options ].map(
										( { value } ) => value
									)
								: [],
					} ) ),
				} ) ),
			html
		);
	} finally {
		await context.close();
	}
}

/** What a person gives to a form; everything else stays as the page says it. */
function filledIn( form: PrintedForm, person: Person ): URLSearchParams {
	const body = new URLSearchParams();
	for ( const { name, type, value, choices } of form.inputs ) {
		if ( type === 'hidden' || name.startsWith( 'more_' ) ) {
			body.append( name, value );
		} else if ( type === 'email' ) {
			body.append( name, person.email );
		} else if ( type === 'tel' ) {
			body.append( name, person.phone );
		} else if ( type === 'checkbox' ) {
			body.append( name, '1' );
		} else if ( choices.length > 0 ) {
			body.append( name, choices.find( Boolean ) ?? '' );
		} else {
			body.append( name, /name/.test( name ) ? person.name : WORDS );
		}
	}
	return body;
}

/** Sends a form as a browser without JavaScript does, through the shop's own proxy. */
const send = ( form: PrintedForm, person: Person, page: string ) =>
	fetch( form.action, {
		method: 'POST',
		body: filledIn( form, person ),
		redirect: 'manual',
		headers: { Referer: page, 'X-Forwarded-For': person.ip },
	} );

const isAskedByText = ( form: PrintedForm ) =>
	! form.inputs.some( ( { type } ) => type === 'email' );

/** Presses the button on the page of a link, after looking at it twice, as mail programs do. */
async function press( link: string ): Promise< string > {
	for ( let look = 0; look < 2; look += 1 ) {
		const shown = await fetch( link );
		assert.equal( shown.status, 200, link );
		assert.match( await shown.text(), /<button[^>]*>\s*Confirm/ );
	}
	const answer = await fetch( link, { method: 'POST' } );
	assert.equal( answer.status, 200, link );
	return answer.text();
}

const linkIn = ( text: string, page: string ) => {
	const found = new RegExp( `https?:\\S*contact(?:/|%2F)${ page }\\S*` ).exec(
		text
	)?.[ 0 ];
	assert.ok( found, `a link to ${ page } in: ${ text }` );
	return found;
};

/** Asks about people as the screens do, several questions at once. */
const contacts = async < Answer >(
	question: string,
	bodies: readonly object[]
) =>
	( await world().stack.site.run( besideThis( 'ask-people.php' ), {
		route: `/cairn/v1/contacts/${ question }`,
		bodies,
	} ) ) as Answer[];

/** Contacts of each address. */
const found = async ( people: readonly Person[] ) =>
	(
		await contacts< ContactList >(
			'search',
			people.map( ( { email } ) => ( { email } ) )
		)
	).map( ( { rows } ) => rows );

/** All rows of some tables, read as whoever stole them would. */
async function dump(
	socketPath: string,
	isMeant: ( database: string, table: string ) => boolean
): Promise< ReadonlyMap< string, readonly string[] > > {
	const connection = await createConnection( { socketPath, user: 'root' } );
	try {
		const [ tables ] = await connection.query< RowDataPacket[] >(
			'SELECT table_schema AS db, table_name AS name FROM information_schema.tables'
		);
		const rows = new Map< string, readonly string[] >();
		for ( const { db, name } of tables ) {
			if ( isMeant( db, name ) ) {
				const [ all ] = await connection.query< RowDataPacket[] >(
					'SELECT * FROM ??.??',
					[ db, name ]
				);
				rows.set(
					name,
					all.map( ( row ) =>
						Object.values( row )
							.map( ( value ) =>
								Buffer.isBuffer( value )
									? value.toString( 'latin1' )
									: String( value )
							)
							.join( '\t' )
					)
				);
			}
		}
		return rows;
	} finally {
		await connection.end();
	}
}

const folder = () => path.dirname( world().stack.site.folder );

/** The service's tables and Cairn's in WordPress, with its options. */
const stolen = async () => {
	const ofService = await dump(
		path.join( folder(), 'service/mariadb/mariadb.sock' ),
		( database ) => database === 'cairn'
	);
	const ofWordpress = await dump(
		path.join( folder(), 'wordpress-database/mariadb.sock' ),
		( database, table ) =>
			database === 'wordpress' &&
			( table.includes( 'cairn' ) || table === 'wp_options' )
	);
	assert.ok(
		ofService.has( 'contact' ) && ofWordpress.has( 'wp_cairn_signup' )
	);
	return new Map( [ ...ofService, ...ofWordpress ] );
};

/** What of some people can be read there, as it is or in one of the ways programs write things down. */
async function readable( people: readonly Person[] ): Promise< string[] > {
	const text = [ ...( await stolen() ) ]
		.map( ( [ table, rows ] ) => `${ table }\n${ rows.join( '\n' ) }` )
		.join( '\n' )
		.toLowerCase();
	const logs = [ 'service.log', 'php-server.log', 'php-debug.log' ].map(
		( name ) => {
			try {
				return readFileSync(
					path.join( folder(), name ),
					'utf8'
				).toLowerCase();
			} catch {
				return '';
			}
		}
	);
	return [
		WORDS,
		...people.flatMap( ( { email, name, phone, ip } ) => [
			email,
			name,
			phone,
			phone.slice( 3 ),
			ip,
		] ),
	].filter( ( word ) =>
		[
			word,
			encodeURIComponent( word ),
			Buffer.from( word ).toString( 'hex' ),
			Buffer.from( word )
				.toString( 'base64' )
				.replace( /.{0,4}=*$/, '' ),
		]
			.map( ( written ) => written.toLowerCase() )
			.some( ( written ) =>
				[ text, ...logs ].some( ( place ) => place.includes( written ) )
			)
	);
}

const countsOf = async ( ...tables: string[] ) => {
	const all = await stolen();
	return tables.map( ( table ) => all.get( table )?.length );
};

/** Where somebody stands who only looks. */
const UP_TO_PEOPLE = [ 'contact', 'contact_address', 'wp_cairn_signup' ];

journey( 'People who sign up', () => {
	let mails: MailServer;
	let page = { id: 0, link: '' };
	let product: { id: number; permalink: string } | null = null;
	let file = 0;
	let coupon = 0;
	/** HTML of each page as a cache took it two days ago. */
	const frozen = new Map< string, string >();
	const people: Person[] = [];
	let were: ( number | undefined )[] = [];

	const proxies = ( value: string ) =>
		world().stack.database.query(
			`INSERT INTO wordpress.wp_options (option_name, option_value, autoload) VALUES ('cairn_trusted_proxies', '${ value }', 'off') ON DUPLICATE KEY UPDATE option_value = VALUES(option_value)`
		);

	before( async () => {
		await world().stack.connect();
		mails = await startMailServer();
		await proxies( '127.0.0.1' );
		file = await world().stack.site.run(
			besideThis( 'protected-file.php' ),
			{
				title: 'How to lace a boot',
				name: 'lacing.txt',
				text: 'Twice around the ankle.',
			}
		);
		if ( world().hasShop ) {
			coupon = (
				await world().stack.ask( 'POST', '/wc/v3/coupons', {
					code: 'laces-for-all',
					discount_type: 'percent',
					amount: '10',
				} )
			).id;
			product = await world().stack.ask( 'POST', '/wc/v3/products', {
				name: 'Laces of another colour',
				regular_price: '4',
				manage_stock: true,
				stock_quantity: 0,
				description: ABOUT_A_PRODUCT.map(
					( purpose, number ) =>
						`<!-- wp:cairn/form {"blockId":"e2eproduc${ number }","purpose":"${ purpose }"} --><!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /--><!-- wp:cairn/form-submit {"text":"Tell me"} /--><!-- /wp:cairn/form -->`
				).join( '' ),
			} );
		}
	} );

	after( async () => {
		await proxies( '' );
		await world().stack.ask( 'DELETE', `/wp/v2/pages/${ page.id }`, {
			force: true,
		} );
		if ( product ) {
			await world().stack.ask(
				'DELETE',
				`/wc/v3/products/${ product.id }`,
				{ force: true }
			);
			await world().stack.ask( 'DELETE', `/wc/v3/coupons/${ coupon }`, {
				force: true,
			} );
		}
		await mails.close();
	} );

	it( 'find a form of every kind, which the owner made by saying what each is for', async () => {
		const attributes: Partial< Record< FormPurpose, object > > = {
			download: { resourceId: file },
			voucher: { couponId: coupon },
			webinar: {
				event: {
					start: '2030-05-01T18:00',
					end: '2030-05-01T19:00',
					tz: 'Europe/London',
					url: 'https://meet.example/room',
				},
			},
		};
		page = ( await world().stack.ask( 'POST', '/wp/v2/pages', {
			title: 'All we offer',
			status: 'publish',
			content: ON_ONE_PAGE.map(
				( purpose ) =>
					`<!-- wp:cairn/form ${ JSON.stringify( attributes[ purpose ] ?? {} ) } /-->`
			).join( '\n' ),
		} ) ) as typeof page;
		const editor = await owner();
		await editor.goto(
			`${ world().site }/wp-admin/post.php?post=${ page.id }&action=edit`
		);
		await editor.waitForFunction(
			() =>
				window.wp?.data
					?.select( 'core/block-editor' )
					?.getBlockCount() > 0
		);
		// WordPress greets whoever opens its editor for the first time; this owner has been here before.
		await editor.evaluate( () =>
			window.wp.data
				.dispatch( 'core/preferences' )
				.set( 'core/edit-post', 'welcomeGuide', false )
		);
		const forms = editor
			.frameLocator( 'iframe[name="editor-canvas"]' )
			.locator( '[data-type="cairn/form"]' );
		for ( const [ number, purpose ] of ON_ONE_PAGE.entries() ) {
			await forms
				.nth( number )
				.getByRole( 'button', {
					name: purposeWords()[ purpose ].title,
					exact: true,
				} )
				.click();
			await forms
				.nth( number )
				.locator( '[data-type="cairn/field"]' )
				.first()
				.waitFor();
		}
		await editor
			.getByRole( 'region', { name: 'Editor top bar' } )
			.getByRole( 'button', { name: 'Save', exact: true } )
			.click();
		await editor.waitForFunction(
			() =>
				! window.wp.data.select( 'core/editor' ).isSavingPost() &&
				! window.wp.data.select( 'core/editor' ).isEditedPostDirty()
		);
		await editor.context().close();
		for ( const address of [ page.link, product?.permalink ] ) {
			if ( address ) {
				frozen.set( address, await twoDaysOld( address ) );
			}
		}
		const printed = await formsIn( frozen.get( page.link ) ?? '' );
		assert.equal( printed.length, ON_ONE_PAGE.length );
		// Who signed up in an earlier journey may wait to be told.
		await handOver();
		were = await countsOf( ...UP_TO_PEOPLE );
	} );

	/** A page as it was printed two days ago: it is the same for everybody but for the day in its tokens. */
	async function twoDaysOld( address: string ): Promise< string > {
		let html = await ( await fetch( address ) ).text();
		for ( const { action, inputs } of await formsIn( html ) ) {
			const value = ( name: string ) =>
				inputs.find( ( input ) => input.name === name )?.value ?? '';
			const token = await world().stack.site.run(
				besideThis( 'page-token.php' ),
				{
					block_id: /([a-z0-9]{10})$/.exec( action )?.[ 1 ],
					config: value( 'cairn_config' ),
					entity: value( 'cairn_entity' ),
					hours: 48,
				}
			);
			const now = value( 'cairn_token' );
			assert.notEqual( token, now );
			html = html.replace( now, token );
		}
		return html;
	}

	it( 'sign up by each from a page that a cache took two days ago, confirm while the service is down, and get what they asked for', async () => {
		// Other words stand there now; who signs up agrees to those that were shown.
		const { content } = ( await world().stack.ask(
			'GET',
			`/wp/v2/pages/${ page.id }`,
			{ context: 'edit' }
		) ) as { content: { raw: string } };
		await world().stack.ask( 'POST', `/wp/v2/pages/${ page.id }`, {
			content: content.raw.replaceAll(
				/(<!-- wp:cairn\/form-submit \{"text":")/g,
				'$1Now or never: '
			),
		} );
		assert.ok(
			( await ( await fetch( page.link ) ).text() ).includes(
				'Now or never'
			),
			'The page has other words now.'
		);

		const asked: { form: PrintedForm; person: Person; at: string }[] = [];
		for ( const [ address, html ] of frozen ) {
			const purposes =
				address === page.link ? ON_ONE_PAGE : ABOUT_A_PRODUCT;
			for ( const [ number, form ] of (
				await formsIn( html )
			).entries() ) {
				const purpose = purposes[ number ];
				assert.ok( purpose );
				const person = personFor( purpose, 'Wilhelmina' );
				people.push( person );
				asked.push( { form, person, at: address } );
			}
		}
		await world().stack.service.stop();
		try {
			for ( const { form, person, at } of asked ) {
				const answer = await send( form, person, at );
				assert.equal(
					answer.status,
					303,
					`${ person.purpose }: ${ await answer.text() }`
				);
				assert.match(
					answer.headers.get( 'location' ) ?? '',
					/cairn-done=/
				);
			}
			for ( const { form, person } of asked ) {
				const { purpose } = person;
				if ( ! FORM_PURPOSES[ purpose ].doubleOptIn ) {
					continue;
				}
				const mail = await mails.newest(
					isAskedByText( form )
						? `${ person.phone.slice( 1 ) }@texts.example`
						: person.email
				);
				const said = await press( linkIn( mail.text, 'confirm' ) );
				assert.match( said, /confirmed/i );
				if ( purpose === 'download' ) {
					const gift = await mails.newest(
						person.email,
						( { text } ) => /contact(\/|%2F)file/.test( text )
					);
					const got = await fetch( linkIn( gift.text, 'file' ) );
					assert.equal( await got.text(), 'Twice around the ankle.' );
					assert.ok( gift.headers.has( 'list' ) );
				}
				if ( purpose === 'voucher' && coupon > 0 ) {
					const gift = await mails.newest(
						person.email,
						( { text } ) => /\b[A-Z2-9]{4}-[A-Z2-9]{4}/.test( text )
					);
					const [ code ] =
						/\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(
							gift.text
						) ?? [];
					assert.ok( code && said.includes( code ) );
				}
			}
			const guest = people.find(
				( { purpose } ) => purpose === 'webinar'
			);
			const invitation = await mails.newest( guest?.email ?? '' );
			const calendar = await fetch(
				linkIn( invitation.text, 'calendar' )
			);
			assert.match( await calendar.text(), /DTSTART:20300501T170000Z/ );
		} finally {
			await world().stack.service.start();
		}
	} );

	it( 'do the same in a browser with that page, without leaving it', async () => {
		for ( const purpose of [ 'newsletter', 'consultation' ] as const ) {
			const person = personFor( purpose, 'Balthasar' );
			people.push( person );
			const context = await visitor( {
				extraHTTPHeaders: { 'X-Forwarded-For': person.ip },
			} );
			const tab = await context.newPage();
			await tab.route( page.link, ( route ) =>
				route.fulfill( {
					contentType: 'text/html',
					body: frozen.get( page.link ),
				} )
			);
			await tab.goto( page.link );
			const form = tab
				.locator( '.wp-block-cairn-form' )
				.nth( ON_ONE_PAGE.indexOf( purpose ) );
			// The module has taken over when the browser's own checks are off.
			await form.locator( 'form[novalidate]' ).first().waitFor();
			for ( const [ type, value ] of [
				[ 'email', person.email ],
				[ 'tel', person.phone ],
			] as const ) {
				const input = form.locator( `input[type="${ type }"]` );
				if ( await input.count() ) {
					await input.fill( value );
				}
			}
			const name = form.getByLabel( 'Name', { exact: true } );
			if ( await name.count() ) {
				await name.fill( person.name );
			}
			await form
				.getByRole( 'button', {
					name: purposeWords()[ purpose ].button,
				} )
				.click();
			await form
				.getByText( purposeWords()[ purpose ].done )
				.first()
				.waitFor();
			if ( purpose === 'newsletter' ) {
				const mail = await mails.newest( person.email );
				await tab.goto( linkIn( mail.text, 'confirm' ) );
				await tab.getByRole( 'button', { name: 'Confirm' } ).click();
				await tab.getByText( 'Your address is confirmed' ).waitFor();
			}
			await context.close();
		}
	} );

	it( 'are served while a program attacks the same form; only its neighbours wait, and keep what they typed', async () => {
		const at = ON_ONE_PAGE.indexOf( 'contact' );
		const form = ( await formsIn( frozen.get( page.link ) ?? '' ) )[ at ];
		assert.ok( form );
		const attack = ( number: number, type: string, body: BodyInit ) =>
			fetch( form.action, {
				method: 'POST',
				body,
				redirect: 'manual',
				headers: {
					'Content-Type': type,
					'X-Forwarded-For': `192.0.2.${ number % 200 }`,
				},
			} );
		const encoded = 'application/x-www-form-urlencoded';
		const markup = '"><script>alert(1)</script>';
		const wrong = () => {
			const body = filledIn( form, {
				...personFor( 'contact', 'Mallory' ),
				email: `${ markup }\r\nBcc: all@mailbox.example`,
				name: markup,
			} );
			return attack( born, encoded, body.toString() );
		};
		const bytes = Buffer.from(
			Array.from( { length: 4096 }, ( _, n ) => ( n * 73 ) % 256 )
		);
		const attacks: ( ( n: number ) => Promise< Response > )[] = [
			wrong,
			( n ) => attack( n, encoded, bytes ),
			( n ) => attack( n, 'multipart/form-data', bytes ),
			( n ) => attack( n, 'multipart/form-data; boundary=x', '--x\r\n' ),
			( n ) => attack( n, 'application/json', '{"field":{"email":' ),
			( n ) => attack( n, 'application/json', '['.repeat( 9000 ) ),
			( n ) => attack( n, encoded, `field[a]${ '[b]'.repeat( 500 ) }=1` ),
			( n ) =>
				attack( n, encoded, `field[words]=${ 'x'.repeat( 3e6 ) }` ),
		];
		const AT_ONCE = 8;
		for ( let round = 0; round < 15; round += 1 ) {
			const answers = await Promise.all(
				Array.from( { length: AT_ONCE }, ( _, n ) =>
					attacks[ n % attacks.length ]?.( round * AT_ONCE + n )
				)
			);
			for ( const answer of answers ) {
				assert.ok(
					answer && answer.status < 500,
					`${ answer?.status }`
				);
				assert.doesNotMatch( await answer.text(), /<script>alert/ );
			}
			if ( round % 3 === 0 ) {
				const person = personFor( 'contact', `Honest${ round }` );
				people.push( person );
				const { status } = await send( form, person, page.link );
				assert.equal( status, 303, `honest, round ${ round }` );
			}
		}

		const context = await visitor( {
			javaScriptEnabled: false,
			extraHTTPHeaders: { 'X-Forwarded-For': '192.0.2.250' },
		} );
		const tab = await context.newPage();
		const neighbour = personFor( 'contact', 'Neighbour' );
		// Counting may begin anew between the last attack and the neighbour.
		for ( let tries = 0; tries < 3; tries += 1 ) {
			await Promise.all( Array.from( { length: 21 }, wrong ) );
			await tab.goto( page.link );
			const shown = tab.locator( '.wp-block-cairn-form' ).nth( at );
			await shown
				.locator( 'input[type="email"]' )
				.fill( neighbour.email );
			await shown.locator( 'textarea' ).fill( WORDS );
			const answered = tab.waitForResponse(
				( answer ) => answer.request().method() === 'POST'
			);
			await shown.locator( 'button[type="submit"]' ).first().click();
			if ( ( await answered ).status() === 429 ) {
				break;
			}
			people.push( neighbour );
		}
		await tab.getByText( 'nothing you typed is lost' ).waitFor();
		assert.equal(
			await tab.locator( 'input[type="email"]' ).inputValue(),
			neighbour.email
		);
		assert.equal( await tab.locator( 'textarea' ).inputValue(), WORDS );
		await context.close();
	} );

	it( 'are contacts with proof of what they saw, and a timeline', async () => {
		await handOver();
		const texted = people.filter( isKnownByNumber );
		const byNumber = await contacts< ContactList >(
			'search',
			texted.map( ( { purpose } ) => ( { purpose } ) )
		);
		const byMail = await found( people );
		const ids = people.map( ( person, number ) => {
			const rows = isKnownByNumber( person )
				? byNumber[ texted.indexOf( person ) ]?.rows
				: byMail[ number ];
			assert.equal( rows?.length, 1, `${ person.purpose }: one contact` );
			return { contact_id: rows?.[ 0 ]?.contact_id };
		} );
		const opened = await contacts< Contact >( 'open', ids );
		for ( const [ number, person ] of people.entries() ) {
			const { purpose, email, name, phone, ip } = person;
			const contact = opened[ number ];
			assert.ok( contact );
			if ( isKnownByNumber( person ) ) {
				assert.equal( contact.phone, phone );
			} else {
				assert.equal( contact.email, email );
			}
			assert.ok( [ null, name ].includes( contact.name ) );
			assert.ok(
				contact.timeline.some(
					( { kind, type } ) =>
						kind === 'submission' && type === purpose
				),
				JSON.stringify( contact.timeline )
			);
			if ( FORM_PURPOSES[ purpose ].doubleOptIn ) {
				const [ proof ] = contact.consents;
				assert.equal( proof?.state, 'confirmed', purpose );
				assert.ok( proof?.confirmed_at && proof.chain_holds );
				assert.doesNotMatch( proof?.text ?? '', /Now or never/ );
				assert.equal( proof?.requested_ip, ip );
			}
			if ( purpose === 'contact' ) {
				assert.deepEqual(
					contact.fields.map( ( { value } ) => value ),
					[ WORDS ]
				);
			}
		}
	} );

	it( 'cannot be read in a stolen copy of any database, nor in a log', async () => {
		assert.deepEqual( await readable( people ), [] );
	} );

	it( 'are gone everywhere once they are erased, also where the service was down when it was asked', async () => {
		const [ first ] = people;
		assert.ok( first );
		await world().stack.service.stop();
		try {
			const { errors } = await erase( [ first ] );
			assert.equal( errors.length, 1, 'The request stays open.' );
		} finally {
			await world().stack.service.start();
		}
		await handOver();
		assert.deepEqual( await found( [ first ] ), [ [] ] );
		assert.deepEqual( ( await erase( people ) ).errors, [] );
		// Who gave no mail address is erased on the screen of contacts.
		const [ texted ] = await contacts< ContactList >( 'search', [
			{ purpose: 'sms' },
		] );
		const ids = texted?.rows.map( ( row ) => row.contact_id ) ?? [];
		if ( ids.length > 0 ) {
			await contacts( 'erase', [ { contact_ids: ids } ] );
		}
		await handOver();
		assert.deepEqual( ( await found( people ) ).flat(), [] );
		assert.deepEqual( await readable( people ), [] );
		assert.deepEqual( await countsOf( ...UP_TO_PEOPLE ), were );
	} );

	/** Whether somebody left no mail address. */
	const isKnownByNumber = ( { email }: Person ) =>
		! mails.mails.some( ( { to } ) => to.includes( email.toLowerCase() ) );

	const erase = ( who: readonly Person[] ) =>
		world().stack.site.run( besideThis( 'erase-people.php' ), {
			emails: who.map( ( { email } ) => email ),
		} ) as Promise< { errors: string[] } >;
} );
