/** One row of a file becomes one event, or a reason why not. */
import {
	isEventType,
	type EventType,
	type PropValue,
} from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import type { Device } from '#contract/reports/dimensions.ts';
import type { ImportMap, MeaningOfValue } from './import-map.ts';
import type { ImportedEvent } from '../collect/index.ts';
import { ImportProblem } from './import-problem.ts';
import { createLocalTime, type ResolvedTime } from './local-time.ts';
import type { Refusal } from './refusal-report.ts';
import { compileTimeFormat, type WrittenTime } from './time-format.ts';

/** An event that lacks only its key, which depends on how often the same content came before. */
export interface RowEvent {
	readonly kind: 'event';
	readonly timeKind: ResolvedTime[ 'kind' ];
	readonly event: Omit< ImportedEvent, 'key' >;
}

export type RowOutcome =
	| RowEvent
	| { readonly kind: 'skipped'; readonly reason: string }
	| {
			readonly kind: 'refused';
			readonly reason: Refusal;
			readonly message: string;
	  };

/** The last millisecond of a second. */
const MOST_MS = 999;

type CellReader = ( cells: readonly string[] ) => string;

/**
 * Compiles a map for a file.
 *
 * @param  context.columns  Names of the file's columns, in order.
 * @param  context.timeZone Zone of times that name none.
 * @throws {ImportProblem} `bad_map` when a time format means nothing.
 */
export function createRowReader(
	map: ImportMap,
	context: { columns: readonly string[]; timeZone: string }
): ( cells: readonly string[] ) => RowOutcome {
	const cell = ( name: string ): CellReader => {
		const index = context.columns.indexOf( name );
		return ( cells ) => ( cells[ index ] ?? '' ).trim();
	};
	const optional = ( field: { column: string } | undefined ) =>
		field ? cell( field.column ) : null;

	const visitorOf = cell( map.visitor.column );
	const visitOf = optional( map.visit );
	const timeOf = createTimeReader( map, cell );
	const localTime = createLocalTime( context.timeZone );
	const orderOf = optional( map.order );
	const meaningOf = createMeaningReader( map, cell );
	const pageOf = optional( map.page );
	const sourceOf = constantOrCell( map.source, cell );
	const deviceOf = createDeviceReader( map, cell );
	const propsOf = createPropsReader( map, cell );

	return ( cells ) => {
		const visitor = visitorOf( cells );
		if ( visitor === '' ) {
			return refused(
				'no_visitor',
				'The column of the visitor is empty.'
			);
		}
		const visit = visitOf?.( cells );
		if ( visit === '' ) {
			return refused( 'no_visit', 'The column of the visit is empty.' );
		}
		const written = timeOf( cells );
		if ( typeof written === 'string' ) {
			return refused( 'bad_time', written );
		}
		const orderText = orderOf ? orderOf( cells ) : '0';
		if ( ! /^\d{1,15}$/.test( orderText ) ) {
			return refused(
				'bad_order',
				`“${ shown( orderText ) }” is not a whole number.`
			);
		}
		const meaning = meaningOf( cells );
		if ( 'kind' in meaning ) {
			return meaning;
		}
		const props = propsOf( cells, meaning.type, meaning.props );
		if ( 'kind' in props ) {
			return props;
		}

		const time: ResolvedTime =
			written.offsetMs === null
				? localTime( written.wallMs )
				: { at: written.wallMs - written.offsetMs, kind: 'clear' };
		if ( time.at < 0 ) {
			return refused( 'bad_time', 'Times before 1970 cannot be kept.' );
		}
		// Ids sort by milliseconds: where the file counts whole seconds, the order takes their place.
		const at = written.hasFraction
			? time.at
			: time.at + Math.min( Number( orderText ), MOST_MS );
		const page = meaning.page ?? pageOf?.( cells ) ?? '';
		return {
			kind: 'event',
			timeKind: time.kind,
			event: {
				at,
				type: meaning.type,
				visitor,
				visit,
				page:
					page === ''
						? undefined
						: `${ meaning.page === null ? ( map.page?.prefix ?? '' ) : '' }${ page }`.slice(
								0,
								LIMITS.urlLength
							),
				source: sourceOf( cells ) || undefined,
				device: deviceOf( cells ),
				props: props.values,
			},
		};
	};
}

function createTimeReader(
	map: ImportMap,
	cell: ( name: string ) => CellReader
): ( cells: readonly string[] ) => WrittenTime | string {
	const columns =
		'date' in map.time ? [ map.time.date, map.time.time ] : [ map.time ];
	const format = columns.map( ( column ) => column.format ).join( ' ' );
	const read = compileTimeFormat( format );
	if ( typeof read === 'string' ) {
		throw new ImportProblem(
			'bad_map',
			`“${ format }”: ${ read }.`,
			'See docs/guides/import.md for the letters a time format can have.'
		);
	}
	const texts = columns.map( ( column ) => cell( column.column ) );
	return ( cells ) => {
		const text = texts.map( ( textOf ) => textOf( cells ) ).join( ' ' );
		return (
			read( text ) ??
			`“${ shown( text ) }” is no time of the form ${ format }.`
		);
	};
}

interface Meaning {
	readonly type: EventType;
	readonly props: Readonly< Record< string, PropValue > >;
	readonly page: string | null;
}

function createMeaningReader(
	map: ImportMap,
	cell: ( name: string ) => CellReader
): ( cells: readonly string[] ) => Meaning | Exclude< RowOutcome, RowEvent > {
	const compile = (
		value: MeaningOfValue
	): Meaning | Exclude< RowOutcome, RowEvent > => {
		if ( typeof value === 'string' ) {
			return { type: knownType( value ), props: {}, page: null };
		}
		return 'skip' in value
			? { kind: 'skipped', reason: value.skip }
			: {
					type: knownType( value.type ),
					props: value.props ?? {},
					page: value.page ?? null,
				};
	};
	if ( 'constant' in map.step ) {
		const constant = compile( map.step.constant );
		return () => constant;
	}
	const stepOf = cell( map.step.column );
	const values = map.step.values
		? new Map(
				Object.entries( map.step.values ).map( ( [ key, value ] ) => [
					key,
					compile( value ),
				] )
			)
		: null;
	const otherwise =
		map.step.otherwise === undefined ? null : compile( map.step.otherwise );
	return ( cells ) => {
		const step = stepOf( cells );
		if ( values === null && isEventType( step ) ) {
			return { type: step, props: {}, page: null };
		}
		return (
			values?.get( step ) ??
			otherwise ??
			refused(
				'unknown_step',
				`The map does not say what “${ shown( step ) }” means.`
			)
		);
	};
}

function createDeviceReader(
	map: ImportMap,
	cell: ( name: string ) => CellReader
): ( cells: readonly string[] ) => Device | undefined {
	const device = map.device;
	if ( ! device ) {
		return () => undefined;
	}
	const deviceOf = cell( device.column );
	const values: Readonly< Record< string, Device > > = device.values ?? {
		desktop: 'desktop',
		phone: 'phone',
		tablet: 'tablet',
	};
	return ( cells ) => {
		const value = deviceOf( cells );
		if ( value === '' ) {
			return undefined;
		}
		return Object.hasOwn( values, value )
			? ( values[ value ] ?? 'other' )
			: 'other';
	};
}

function constantOrCell(
	field: { column: string } | { constant: string } | undefined,
	cell: ( name: string ) => CellReader
): CellReader {
	if ( field === undefined ) {
		return () => '';
	}
	if ( 'constant' in field ) {
		return () => field.constant;
	}
	return cell( field.column );
}

type PropsOutcome =
	| { readonly values: Readonly< Record< string, PropValue > > }
	| Extract< RowOutcome, { kind: 'refused' } >;

/** The fields as the file has them; whether they fit the event type is for collecting to say. */
function createPropsReader(
	map: ImportMap,
	cell: ( name: string ) => CellReader
): (
	cells: readonly string[],
	type: EventType,
	constants: Readonly< Record< string, PropValue > >
) => PropsOutcome {
	const productOf = map.product ? cell( map.product.column ) : null;
	const orderIdOf = map.order_id ? cell( map.order_id.column ) : null;
	const currencyOf = constantOrCell( map.currency, cell );
	const valueOf = map.value ? cell( map.value.column ) : null;
	const others = Object.entries( map.props ?? {} ).map(
		( [ name, prop ] ) => ( {
			name,
			as: prop.as,
			textOf: cell( prop.column ),
		} )
	);

	return ( cells, type, constants ) => {
		const values: Record< string, PropValue > = { ...constants };
		const product = productOf?.( cells ) ?? '';
		if ( product !== '' ) {
			const id = wholeNumber( product );
			values[ id === null ? 'product' : 'product_id' ] = id ?? product;
		}
		const orderId = orderIdOf?.( cells ) ?? '';
		if ( orderId !== '' ) {
			values.order_id = wholeNumber( orderId ) ?? orderId;
		}
		const amount = valueOf?.( cells ) ?? '';
		if ( amount !== '' && map.value ) {
			const currency = currencyOf( cells ).toUpperCase();
			if ( ! /^[A-Z]{3}$/.test( currency ) ) {
				return refused(
					'bad_currency',
					`“${ shown( currency ) }” is no currency code of three letters.`
				);
			}
			const minor = minorUnitsOf( amount, map.value, currency );
			if ( minor === null ) {
				return refused(
					'bad_value',
					`“${ shown( amount ) }” is no amount in ${ currency }.`
				);
			}
			values.value = minor;
			values.currency = currency;
		}
		for ( const { name, as, textOf } of others ) {
			const text = textOf( cells );
			if ( text === '' ) {
				continue;
			}
			const number = as === 'number' ? Number( text ) : null;
			if ( number !== null && ! Number.isFinite( number ) ) {
				return refused(
					'bad_prop',
					`${ name }: “${ shown( text ) }” is not a number.`
				);
			}
			values[ name ] = number ?? text.slice( 0, LIMITS.propValueLength );
		}
		return { values };
	};
}

function wholeNumber( text: string ): number | null {
	return /^[1-9]\d{0,9}$/.test( text ) && Number( text ) <= 4294967295
		? Number( text )
		: null;
}

const digitsOfCurrency = new Map< string, number >();

/** Digits after the mark, as ISO 4217 has them: 2 for EUR, 0 for JPY. */
function minorDigits( currency: string ): number {
	let digits = digitsOfCurrency.get( currency );
	if ( digits === undefined ) {
		digits =
			new Intl.NumberFormat( 'en', {
				style: 'currency',
				currency,
			} ).resolvedOptions().maximumFractionDigits ?? 2;
		digitsOfCurrency.set( currency, digits );
	}
	return digits;
}

/** Money is read as digits, never as a floating number: 0.29 euros are 29 cents. */
function minorUnitsOf(
	text: string,
	{ unit, decimal }: { unit: 'major' | 'minor'; decimal: '.' | ',' },
	currency: string
): number | null {
	const grouping =
		decimal === '.' ? /[,'’\s\u00a0\u202f]/g : /[.'’\s\u00a0\u202f]/g;
	const match = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<part>\d+))?$/.exec(
		text.replace( grouping, '' ).replace( decimal, '.' )
	)?.groups;
	if ( ! match ) {
		return null;
	}
	const digits = unit === 'minor' ? 0 : minorDigits( currency );
	const part = match.part ?? '';
	if ( /[1-9]/.test( part.slice( digits ) ) ) {
		return null;
	}
	const minor = Number(
		`${ match.sign }${ match.whole }${ part.slice( 0, digits ).padEnd( digits, '0' ) }`
	);
	return Number.isSafeInteger( minor ) ? minor : null;
}

/** The schema of the map let no other word through. */
function knownType( name: string ): EventType {
	if ( ! isEventType( name ) ) {
		throw new Error( `The map was read with the event type “${ name }”.` );
	}
	return name;
}

function refused(
	reason: Refusal,
	message: string
): Extract< RowOutcome, { kind: 'refused' } > {
	return { kind: 'refused', reason, message };
}

function shown( text: string ): string {
	return text.length > 60 ? `${ text.slice( 0, 60 ) }…` : text;
}
