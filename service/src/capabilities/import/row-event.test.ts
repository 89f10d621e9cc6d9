import { parseImportMap, importMapJsonSchema } from './import-map.ts';
import { createRowReader, type RowOutcome } from './row-event.ts';

const COLUMNS = [
	'who',
	'at',
	'what',
	'sku',
	'sum',
	'cur',
	'order',
	'from',
	'on',
	'size',
];

const BASE = {
	visitor: { column: 'who' },
	time: { column: 'at', format: 'iso' },
	step: { column: 'what' },
	product: { column: 'sku' },
	value: { column: 'sum', unit: 'major', decimal: ',' },
	currency: { column: 'cur' },
	order_id: { column: 'order' },
	source: { column: 'from' },
	device: { column: 'on', values: { Mobile: 'phone', PC: 'desktop' } },
	props: { size: { column: 'size', as: 'number' } },
};

function read(
	cells: Partial< Record< string, string > >,
	map: object = BASE
): RowOutcome {
	const parsed = parseImportMap( JSON.stringify( map ) );
	if ( ! parsed.ok ) {
		throw new Error( parsed.problems.join() );
	}
	const row = {
		who: 'anna',
		at: '2024-05-01T10:00:00Z',
		what: 'page_view',
		...cells,
	};
	return createRowReader( parsed.map, { columns: COLUMNS, timeZone: 'UTC' } )(
		COLUMNS.map(
			( name ) => ( row as Record< string, string > )[ name ] ?? ''
		)
	);
}

const propsOf = ( outcome: RowOutcome ) =>
	outcome.kind === 'event' ? outcome.event.props : outcome;

describe( 'a row', () => {
	it( 'without a map of steps names Cairn’s own event types', () => {
		expect( read( { what: 'add_to_cart' } ) ).toMatchObject( {
			event: { type: 'add_to_cart' },
		} );
		expect( read( { what: 'dance' } ) ).toMatchObject( {
			kind: 'refused',
			reason: 'unknown_step',
		} );
	} );

	it( 'can always be the same step, and unnamed steps can be left out', () => {
		expect(
			read( {}, { ...BASE, step: { constant: 'purchase' } } )
		).toMatchObject( { event: { type: 'purchase' } } );
		expect(
			read(
				{ what: 'dance' },
				{
					...BASE,
					step: {
						column: 'what',
						values: {},
						otherwise: { skip: 'not ours' },
					},
				}
			)
		).toEqual( { kind: 'skipped', reason: 'not ours' } );
	} );

	it.each( [
		[ '18,50', 'EUR', 1850 ],
		[ '1.234,5', 'eur', 123450 ],
		[ '-3', 'EUR', -300 ],
		[ '0,29', 'EUR', 29 ],
		[ '1 500', 'JPY', 1500 ],
		[ '1,234', 'KWD', 1234 ],
	] )( 'of %s %s is worth %i in minor units', ( sum, cur, value ) => {
		expect(
			propsOf( read( { what: 'purchase', sum, cur } ) )
		).toMatchObject( {
			value,
			currency: cur.toUpperCase(),
		} );
	} );

	it.each( [
		[ '18,505', 'EUR', 'bad_value' ],
		[ 'much', 'EUR', 'bad_value' ],
		[ '18,50', '€', 'bad_currency' ],
		[ '18,50', '', 'bad_currency' ],
		[ '1,5', 'JPY', 'bad_value' ],
	] )( 'of “%s” “%s” is refused as %s', ( sum, cur, reason ) => {
		expect( read( { what: 'purchase', sum, cur } ) ).toMatchObject( {
			kind: 'refused',
			reason,
		} );
	} );

	it( 'names a WooCommerce product by number, any other by its code', () => {
		expect(
			propsOf( read( { what: 'view_product', sku: '12' } ) )
		).toEqual( {
			product_id: 12,
		} );
		expect(
			propsOf( read( { what: 'view_product', sku: 'SKU-9' } ) )
		).toEqual( {
			product: 'SKU-9',
		} );
	} );

	it( 'says order, source, device and anything else', () => {
		expect(
			read( {
				what: 'purchase',
				order: '77',
				from: 'newsletter',
				on: 'Mobile',
				size: '4.5',
			} )
		).toMatchObject( {
			event: {
				source: 'newsletter',
				device: 'phone',
				props: { order_id: 77, size: 4.5 },
			},
		} );
		expect( read( { on: 'Fridge' } ) ).toMatchObject( {
			event: { device: 'other' },
		} );
		expect( read( { size: 'big' } ) ).toMatchObject( {
			reason: 'bad_prop',
		} );
	} );

	it( 'can carry fields that every event of its step has', () => {
		const map = {
			...BASE,
			step: {
				column: 'what',
				values: {
					dl: {
						type: 'resource_download',
						props: { gated: 0, shelf: 'top' },
					},
				},
			},
		};
		expect( propsOf( read( { what: 'dl', size: '3' }, map ) ) ).toEqual( {
			gated: 0,
			shelf: 'top',
			size: 3,
		} );
	} );

	it( 'keeps its own fraction of a second, which the order does not touch', () => {
		const map = { ...BASE, order: { column: 'size' }, props: {} };
		const at = ( outcome: RowOutcome ) =>
			outcome.kind === 'event' ? outcome.event.at % 1000 : null;
		expect(
			at( read( { at: '2024-05-01T10:00:00.250Z', size: '9' }, map ) )
		).toBe( 250 );
		expect(
			at( read( { at: '2024-05-01T10:00:00Z', size: '9' }, map ) )
		).toBe( 9 );
		expect(
			at( read( { at: '2024-05-01T10:00:00Z', size: '5000' }, map ) )
		).toBe( 999 );
	} );

	it( 'before 1970 is refused: ids count from there', () => {
		expect( read( { at: '1969-12-31T10:00:00Z' } ) ).toMatchObject( {
			reason: 'bad_time',
		} );
	} );
} );

describe( 'the map', () => {
	it( 'has a JSON Schema in which every field is described', () => {
		const { properties } = importMapJsonSchema() as {
			properties: Record< string, { description?: string } >;
		};
		const bare = Object.entries( properties )
			.filter(
				( [ name, field ] ) => name !== '$schema' && ! field.description
			)
			.map( ( [ name ] ) => name );
		expect( bare ).toEqual( [] );
		expect( Object.keys( properties ) ).toContain( 'visitor' );
	} );
} );
