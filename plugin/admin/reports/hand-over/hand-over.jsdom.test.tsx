import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type {
	Destination,
	DestinationList,
	HandOverJob,
	HandOverJobs,
} from '#contract/hand-over.ts';
import type { MailPoet } from './mailpoet-card.tsx';
import { renderApp, setScreen } from '../../testing/render-app.tsx';
import type { Asked, FakeAnswer } from '../../testing/fake-wordpress.ts';

const ID = 'abcdefgh12345678';
const JOB = '0123456789abcdef0123456789abcdef';

const LETTER: Destination = {
	destination_id: ID,
	kind: 'mailchimp',
	name: 'Letter',
	state: 'active',
	reason: null,
	detail: null,
	not_before: null,
	key_ends: '-us7',
	address: null,
	with_person: true,
	with_given: false,
	with_imported: false,
	lists: [ { list: 'news', target: 'a1b2' } ],
	waiting: 2,
	dead: 1,
	done: 1234,
	last_done: '2026-11-23T12:01:00.000Z',
};

const DEAD: HandOverJob = {
	job_id: JOB,
	destination_id: ID,
	destination: 'Letter',
	action: 'subscribe',
	list: 'news',
	state: 'dead',
	email_masked: 'a…a@mail.example',
	tries: 1,
	made_at: '2026-11-23T12:00:00.000Z',
	next_at: null,
	ended_at: '2026-11-23T12:01:00.000Z',
	reason: 'unsubscribed_there',
	status: 400,
	detail: 'Member In Compliance State',
};

/** A site with some destinations; other answers by the end of the address. */
function answering(
	destinations: Destination[],
	others: Record< string, FakeAnswer > = {}
) {
	return ( { report, body }: Asked ): FakeAnswer => {
		if ( report === 'destinations' && body === null ) {
			return {
				body: {
					destinations,
					known_lists: [ 'news', 'offers' ],
				} satisfies DestinationList,
			};
		}
		return others[ report ] ?? { body: {} };
	};
}

function jobs( ...rows: HandOverJob[] ): FakeAnswer {
	return {
		body: {
			jobs: rows,
			total: rows.length,
			page: 1,
			pages: 1,
		} satisfies HandOverJobs,
	};
}

const PEOPLE = { canSeePeople: true };

beforeEach( () => setScreen() );

it( 'A site that hands nobody over says what it could do, and adds a destination whose key stands nowhere afterwards', async () => {
	const { asked } = renderApp( {
		search: '&screen=hand-over',
		boot: PEOPLE,
		answer: ( question ) =>
			question.report === 'destinations' && question.body !== null
				? {
						body: {
							destination_id: ID,
							signing_secret: null,
							back_path: '/v1/x',
							back_url: 'https://cairn.example/v1/x',
						},
					}
				: answering( [] )( question ),
	} );
	fireEvent.click(
		await screen.findByRole( 'button', { name: 'Add a destination' } )
	);
	const dialog = screen.getByRole( 'dialog' );
	fireEvent.change( within( dialog ).getByLabelText( 'Key' ), {
		target: { value: 'a-long-key-us7' },
	} );
	fireEvent.change( within( dialog ).getByLabelText( '“news” there is' ), {
		target: { value: 'a1b2' },
	} );
	fireEvent.click(
		within( dialog ).getByLabelText(
			'Subscribers you import, with the source of their proof'
		)
	);
	fireEvent.click( within( dialog ).getByRole( 'button', { name: 'Save' } ) );
	await screen.findByText( 'https://cairn.example/v1/x' );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
	expect( asked.find( ( { body } ) => body !== null )?.body ).toEqual( {
		kind: 'mailchimp',
		name: 'Mailchimp',
		key: 'a-long-key-us7',
		lists: [ { list: 'news', target: 'a1b2' } ],
		with_given: false,
		with_imported: true,
	} );
	expect( document.body.innerHTML ).not.toContain( 'a-long-key' );
	for ( const { path } of asked ) {
		expect( path ).not.toContain( 'a-long-key' );
	}
} );

it( 'A destination says how many it got, and one that stopped says why and what to do', async () => {
	renderApp( {
		search: '&screen=hand-over',
		boot: PEOPLE,
		answer: answering( [
			LETTER,
			{
				...LETTER,
				destination_id: 'bbbbbbbb12345678',
				name: 'Second',
				state: 'refused',
				reason: 'key_refused',
				detail: 'API Key Invalid',
			},
		] ),
	} );
	const letter = await screen.findByRole( 'region', { name: 'Letter' } );
	within( letter ).getByText( 'In use' );
	within( letter ).getByText( '1,234 delivered' );
	within( letter ).getByRole( 'button', { name: 'Pause' } );
	const second = screen.getByRole( 'region', { name: 'Second' } );
	within( second ).getByText( 'Stopped: needs you' );
	within( second ).getByText( /does not accept the key.*API Key Invalid/ );
	expect(
		within( second ).queryByRole( 'button', { name: 'Go on' } )
	).toBeNull();
} );

it( 'A test says what came of it, and lets lists be chosen by name', async () => {
	renderApp( {
		search: '&screen=hand-over',
		boot: PEOPLE,
		answer: answering( [ LETTER ], {
			test: {
				body: {
					ok: false,
					reason: 'list_missing',
					detail: null,
					status: 200,
					lists: [
						{ id: 'x9', name: 'Monthly', confirms_again: true },
					],
				},
			},
		} ),
	} );
	fireEvent.click( await screen.findByRole( 'button', { name: 'Test' } ) );
	// Notices are read out as well, by a second element.
	await screen.findAllByText( /It has no such list/ );
	fireEvent.click( screen.getByRole( 'button', { name: 'Edit…' } ) );
	const choice = screen.getByLabelText( '“news” there is' );
	within( choice ).getByText( 'Monthly (asks people again)' );
	within( choice ).getByText( 'a1b2' );
} );

it( 'What is not saved says so and keeps what was typed', async () => {
	renderApp( {
		search: '&screen=hand-over',
		boot: PEOPLE,
		answer: ( question ) =>
			question.report === 'destinations' && question.body !== null
				? {
						status: 400,
						body: {
							code: 'bad_query',
							message: 'A parameter is not valid.',
							data: { fix: 'See details.' },
						},
					}
				: answering( [ LETTER ] )( question ),
	} );
	fireEvent.click( await screen.findByRole( 'button', { name: 'Edit…' } ) );
	const dialog = screen.getByRole( 'dialog' );
	fireEvent.change( within( dialog ).getByLabelText( 'Key' ), {
		target: { value: 'not complete' },
	} );
	fireEvent.click( within( dialog ).getByRole( 'button', { name: 'Save' } ) );
	await within( dialog ).findByText( /key or the address is not complete/ );
	expect(
		( within( dialog ).getByLabelText( 'Key' ) as HTMLInputElement ).value
	).toBe( 'not complete' );
} );

it( 'A dead letter says why, names nobody in full, and is tried again or dropped', async () => {
	const { asked } = renderApp( {
		search: '&screen=hand-over&id=queue&only=dead',
		boot: PEOPLE,
		answer: answering( [ LETTER ], {
			jobs: jobs( DEAD ),
			retry: { body: { changed: 1 } },
			drop: { body: { changed: 1 } },
		} ),
	} );
	await screen.findByText( 'a…a@mail.example' );
	screen.getByText( /unsubscribed there.*Compliance State.*400/ );
	fireEvent.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	await screen.findAllByText( '1 waits again.' );
	await waitFor( () =>
		expect(
			asked.filter( ( { report } ) => report === 'jobs' )
		).toHaveLength( 2 )
	);
	fireEvent.click( await screen.findByRole( 'button', { name: 'Drop' } ) );
	await screen.findAllByText( '1 dropped.' );
	expect(
		asked
			.filter( ( { report } ) => report === 'retry' || report === 'drop' )
			.map( ( { body } ) => body )
	).toEqual( [ { job_ids: [ JOB ] }, { job_ids: [ JOB ] } ] );
} );

it( 'MailPoet beside Cairn is offered without a key, with what went wrong and what to do', async () => {
	const mailpoet = {
		is_there: true,
		has_key: false,
		available: [ { id: '3', name: 'Monthly', confirms_again: false } ],
		lists: [],
		done: 4,
		failed: 1,
		reason: 'unconfirmed',
	} satisfies MailPoet;
	const { asked } = renderApp( {
		search: '&screen=hand-over',
		boot: PEOPLE,
		answer: answering( [], { mailpoet: { body: mailpoet } } ),
	} );
	const card = await screen.findByRole( 'region', { name: 'MailPoet' } );
	within( card ).getByText( /4 delivered, 1 not delivered/ );
	within( card ).getByText( /Switch off its sign-up confirmation/ );
	within( card ).getByText( /CAIRN_LOCAL_KEY/ );
	fireEvent.change( within( card ).getByLabelText( '“news” there is' ), {
		target: { value: '3' },
	} );
	fireEvent.click( within( card ).getByRole( 'button', { name: 'Save' } ) );
	await screen.findAllByText( 'Saved.' );
	expect(
		asked.find(
			( { report, body } ) => report === 'mailpoet' && body !== null
		)?.body
	).toEqual( { lists: [ { list: 'news', target: '3' } ] } );
} );

it( 'Who may not see people sees no queue, and who may not change settings no screen', async () => {
	const first = renderApp( {
		search: '&screen=hand-over&id=queue',
		answer: answering( [ LETTER ], { jobs: jobs( DEAD ) } ),
	} );
	await screen.findByRole( 'region', { name: 'Letter' } );
	expect( screen.queryByText( 'Queue and dead letters' ) ).toBeNull();
	expect( first.asked.some( ( { report } ) => report === 'jobs' ) ).toBe(
		false
	);
	first.unmount();
	renderApp( {
		search: '&screen=hand-over',
		boot: { canManage: false },
	} );
	await screen.findByRole( 'heading', { name: 'Overview', level: 1 } );
} );
