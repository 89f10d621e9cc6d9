import { storedProps } from '../cleaning/stored-props.ts';
import { arrivalOf } from '../testing/test-arrival.ts';
import { eventAt } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { cleanPersonalData } from './clean-personal-data.ts';

test( 'page, source and own fields are clean before anything is stored', () => {
	const arrival = arrivalOf(
		[
			eventAt( NOON, 'search', {
				props: { term: 'jane@example.com 0170 1234567', results: 3 },
			} ),
		],
		{
			path: '/thanks/jane@example.com/?email=jane@example.com#jane',
			batch: { referrer: 'https://mail.example/inbox?user=jane' },
		}
	);
	cleanPersonalData( arrival );
	expect( arrival.address ).toMatchObject( {
		page: '/thanks/[email]/',
		source: 'mail.example',
	} );
	expect( arrival.events[ 0 ]?.pending ).toMatchObject( {
		pagePath: '/thanks/[email]/',
		props: '{"term":"[email] [phone]","results":3}',
	} );
} );

test( 'the block’s place goes with the own fields, underscored so that it cannot collide with them', () => {
	expect(
		storedProps( {
			props: { variant: 'own' },
			object: 'product:12',
			pos: 2,
			experiment: 'abc123',
			variant: 'b',
		} )
	).toBe(
		'{"variant":"own","_object":"product:12","_pos":2,"_experiment":"abc123","_variant":"b"}'
	);
	expect( storedProps( {} ) ).toBeNull();
	expect( storedProps( { props: { against: [ 'a@b.example', 3 ] } } ) ).toBe(
		'{"against":["[email]",3]}'
	);
} );
