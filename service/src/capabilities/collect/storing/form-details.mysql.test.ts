/** Where forms are left and how long they take, counted as events arrive and proved by a recount. */
import type { EventInput } from '#contract/batch.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { foldAll } from '../../rollups/index.ts';
import { createFakeSites } from '../testing/fake-sites.ts';
import { eventAt, type BatchOptions } from '../testing/test-batch.ts';
import {
	createTestCollect,
	HOUR,
	MINUTE,
	NOON,
	type TestCollect,
} from '../testing/test-collect.ts';

const FORM = 'abcdefghij';
const OTHER_FORM = 'bcdefghijk';
const AT = NOON - HOUR;

describeOnEachDatabase( 'What is told of forms', ( engine ) => {
	const db = engine.use();
	let siteId = 3500;
	let test1: TestCollect;

	beforeEach( () => {
		siteId += 1;
		test1 = createTestCollect( db().database, {
			sites: createFakeSites( siteId ),
		} );
		test1.sites.announce( siteId, FORM );
		test1.sites.announce( siteId, OTHER_FORM );
	} );

	const send = (
		events: readonly EventInput[],
		options: BatchOptions = {}
	) =>
		test1.send( events, { siteId, sentAt: test1.clock.now(), ...options } );
	const left = ( at: number, key: string, form = FORM ) =>
		eventAt( at, 'form_leave', { block_id: form, props: { key } } );
	const sent = ( at: number, ms: number, form = FORM ) =>
		eventAt( at, 'form_submit', { block_id: form, props: { ms } } );

	async function details(
		days = [ '2026-11-23' ]
	): Promise< Record< string, readonly number[] > > {
		const found = await test1.reader.days( {
			siteId,
			days,
			dimension: 'form_detail',
		} );
		return Object.fromEntries(
			found.map( ( cell ) => [
				`${ cell.key } ${ cell.type }`,
				[ cell.visits, cell.events ],
			] )
		);
	}

	async function expectExact() {
		expect( ( await test1.recount( siteId ) ).differences ).toEqual( [] );
	}

	test.each( [ 'in order', 'backwards' ] )(
		'a form that was left and sent after all counts as both, heard of %s',
		async ( order ) => {
			const events = [
				left( AT, 'email' ),
				left( AT + MINUTE, 'name' ),
				left( AT + MINUTE, 'email', OTHER_FORM ),
				sent( AT + 2 * MINUTE, 14_234 ),
				sent( AT + 3 * MINUTE, 9_000 ),
			];
			for ( const event of order === 'in order'
				? events
				: events.reverse() ) {
				await send( [ event ] );
			}
			await send( [ left( AT, 'email' ) ], { ip: '203.0.113.8' } );
			const expected = {
				[ `${ FORM } left:email form_leave` ]: [ 2, 2 ],
				[ `${ FORM } left:email form_submit` ]: [ 1, 1 ],
				[ `${ FORM } left:name form_leave` ]: [ 1, 1 ],
				[ `${ FORM } left:name form_submit` ]: [ 1, 1 ],
				[ `${ OTHER_FORM } left:email form_leave` ]: [ 1, 1 ],
				[ `${ FORM } ms:14000 form_submit` ]: [ 1, 1 ],
				[ `${ FORM } ms:9000 form_submit` ]: [ 1, 1 ],
			};
			expect( await details() ).toEqual( expected );
			await expectExact();
			await foldAll( db().database );
			expect( await details() ).toEqual( expected );
			expect(
				await test1.reader.days( {
					siteId,
					days: [ '2026-11-23' ],
					dimension: 'form_detail',
					key: `${ FORM } left:name`,
				} )
			).toHaveLength( 2 );
			await test1.collect.rebuild( test1.sites.site( siteId ) );
			expect( await details() ).toEqual( expected );
			await expectExact();
		}
	);

	test( 'a late event that moves the visit to the day before takes them along', async () => {
		const night = Date.parse( '2026-11-22T23:05:00Z' );
		await send( [ left( night, 'email' ), sent( night + 1, 500 ) ] );
		expect( Object.keys( await details() ) ).toHaveLength( 3 );
		await send( [ eventAt( night - 10 * MINUTE ) ] );
		expect( await details() ).toEqual( {} );
		expect( Object.keys( await details( [ '2026-11-22' ] ) ) ).toEqual(
			expect.arrayContaining( [
				`${ FORM } left:email form_submit`,
				`${ FORM } ms:500 form_submit`,
			] )
		);
		await expectExact();
	} );

	test( 'bots tell nothing, and a form without a name of its own neither', async () => {
		await send( [ left( AT, 'email' ) ], { batch: { automated: 1 } } );
		await send( [ eventAt( AT, 'form_leave', { props: { key: 'x' } } ) ] );
		expect( await details() ).toEqual( {} );
		await expectExact();
	} );
} );
