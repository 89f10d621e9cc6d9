/** Rows of `event` as visits and roll-ups look at them. */
import type { RowDataPacket } from 'mysql2/promise';
import { EVENTS } from '#contract/events/index.ts';
import { PRODUCT_TYPES, PSEUDO_TYPES } from '#contract/reports/dimensions.ts';
import { detailOf, isAboutForm } from './form-details.ts';
import { isAboutPairs, NO_PAIRS, numberPairs, pairsOf } from './pairs.ts';
import type { CountedEvent } from './visit.ts';

const VIEW_WISHLIST = EVENTS.view_wishlist.id;
const SUBSCRIBE = EVENTS.subscribe.id;

/**
 * Types whose own fields are counted: bit 0 the product, bit 1 the pairs, bit 2 whether a list is a shared one, bit 3 whether a
 * sign-up was only asked for, bit 4 whether a subscription was bought with an order that counts itself, bit 5 details of a form.
 */
const SUBJECT = new Uint8Array( 1024 );
for ( const type of PRODUCT_TYPES ) {
	SUBJECT[ EVENTS[ type ].id ] = 1;
}
for ( const { id } of Object.values( EVENTS ) ) {
	if ( isAboutPairs( id ) ) {
		SUBJECT[ id ] = ( SUBJECT[ id ] ?? 0 ) | 2;
	}
	if ( isAboutForm( id ) ) {
		SUBJECT[ id ] = 32;
	}
}
SUBJECT[ VIEW_WISHLIST ] = 4;
SUBJECT[ SUBSCRIBE ] = 16;
for ( const { id, props } of Object.values( EVENTS ) ) {
	if ( 'state' in props.shape ) {
		SUBJECT[ id ] = ( SUBJECT[ id ] ?? 0 ) | 8;
	}
}

/** What a sign-up that is not confirmed is counted as, whatever its type: it is no step. */
export const REQUESTED = PSEUDO_TYPES[ '@requested' ];

/** Whether own fields of a type are counted. */
export function hasSubject( type: number ): boolean {
	return SUBJECT[ type ] !== 0;
}

const SUBJECT_TYPES = Object.values( EVENTS )
	.map( ( definition ) => definition.id )
	.filter( hasSubject )
	.join( ', ' );

/** The columns {@link countedEvent} reads. */
export const COUNTED_COLUMNS = `event.event_id, event.offset_ms, event.visitor, event.type, event.flags, event.page_id, event.block_id, event.source_id, event.device_id, event.campaign, event.batch_id, event.visit_ref, IF(event.type IN (${ SUBJECT_TYPES }), event.props, NULL) AS subject`;

export interface CountedRow extends RowDataPacket {
	event_id: Buffer;
	offset_ms: number;
	visitor: Buffer;
	type: number;
	flags: number;
	page_id: number | null;
	block_id: number | null;
	source_id: number | null;
	device_id: number | null;
	campaign: number | null;
	batch_id: number | null;
	visit_ref: number | null;
	/** Own fields, JSON; null for types whose own fields are not counted. */
	subject: Buffer | null;
}

const AUDIENCE_BITS = 0b11;
const COUNTED_BIT = 1 << 2;
/** The visitor is known by an id of its own. */
export const RECOGNISED_BIT = 1 << 14;

/** Sender's time in an event id, ms since 1970. */
export function idTime( id: Uint8Array ): number {
	const view = Buffer.from( id.buffer, id.byteOffset, id.byteLength );
	return view.readUIntBE( 0, 6 );
}

/** The smallest event id of a moment, to compare ids with. */
export function idAt( at: number ): Buffer {
	const id = Buffer.alloc( 16 );
	id.writeUIntBE( Math.max( 0, Math.min( at, 0xffffffffffff ) ), 0, 6 );
	return id;
}

/** What an event is about, as its own fields say it. */
export interface Subject {
	readonly product: number;
	readonly pairs: readonly string[];
	readonly winner: number;
	/** Of a form: where it was left, or how long it took; null: neither. */
	readonly detail: string | null;
	/** Somebody's list, opened by its link. */
	readonly sharedList: boolean;
	/** A sign-up that was asked for and is not confirmed. */
	readonly requested: boolean;
	/** It is one conversion with the purchase of its order. */
	readonly withPurchase: boolean;
}

const NO_SUBJECT: Subject = Object.freeze( {
	product: 0,
	pairs: [],
	winner: 0,
	detail: null,
	sharedList: false,
	requested: false,
	withPurchase: false,
} );

/**
 * @param type
 * @param props Own fields as they are stored.
 */
export function subjectOf(
	type: number,
	props: string | Buffer | null
): Subject {
	const kind = SUBJECT[ type ] ?? 0;
	if ( kind === 0 || props === null ) {
		return NO_SUBJECT;
	}
	const own = JSON.parse( props.toString() ) as Readonly<
		Record< string, unknown >
	>;
	if ( type === VIEW_WISHLIST ) {
		return { ...NO_SUBJECT, sharedList: own.shared === 1 };
	}
	if ( kind === 32 ) {
		return { ...NO_SUBJECT, detail: detailOf( type, own ) };
	}
	if ( type === SUBSCRIBE ) {
		return { ...NO_SUBJECT, withPurchase: own.with_purchase === 1 };
	}
	if ( ( kind & 8 ) !== 0 && own.state === 'requested' ) {
		return { ...NO_SUBJECT, requested: true };
	}
	const product =
		kind % 2 === 1 && isProductId( own.product_id ) ? own.product_id : 0;
	return ( kind & 2 ) === 0
		? { ...NO_SUBJECT, product }
		: { ...NO_SUBJECT, product, ...pairsOf( type, own ) };
}

function isProductId( value: unknown ): value is number {
	return (
		Number.isInteger( value ) &&
		Number( value ) > 0 &&
		Number( value ) < 2 ** 32
	);
}

/** The dictionaries' numbers of pairs and of forms' details, by name. */
export interface SubjectNumbers {
	readonly pairs: ReadonlyMap< string, number >;
	readonly details: ReadonlyMap< string, number >;
}

export const NO_NUMBERS: SubjectNumbers = Object.freeze( {
	pairs: new Map(),
	details: new Map(),
} );

/** Names of the pairs and details these events are about. */
export function subjectsAmong( rows: readonly CountedRow[] ): Set< string > {
	const names = new Set< string >();
	for ( const { type, subject } of rows ) {
		if (
			subject !== null &&
			( isAboutPairs( type ) || isAboutForm( type ) )
		) {
			const { pairs, detail } = subjectOf( type, subject );
			pairs.forEach( ( pair ) => names.add( pair ) );
			if ( detail !== null ) {
				names.add( detail );
			}
		}
	}
	return names;
}

/**
 * Decodes a row.
 *
 * @param row
 * @param numbers Of all pairs and details among the rows that have a number; the others are not counted.
 */
export function countedEvent(
	row: CountedRow,
	numbers: SubjectNumbers = NO_NUMBERS
): CountedEvent {
	const subject = subjectOf( row.type, row.subject );
	return {
		at: idTime( row.event_id ) + row.offset_ms,
		id: row.event_id.toString( 'hex' ),
		type: subject.requested ? REQUESTED : row.type,
		page: row.page_id ?? 0,
		block: row.block_id ?? 0,
		source: row.source_id ?? 0,
		device: row.device_id ?? 0,
		campaign: row.campaign ?? 0,
		audience:
			( row.flags & COUNTED_BIT ) === 0 ? row.flags & AUDIENCE_BITS : 0,
		visitRef: row.visit_ref ?? 0,
		recognised: isRecognised( row.flags, row.batch_id ?? 0 ),
		product: subject.product,
		sharedList: subject.sharedList,
		withPurchase: subject.withPurchase,
		compared:
			subject.pairs.length === 0
				? NO_PAIRS
				: numberPairs(
						subject,
						( pair ) => numbers.pairs.get( pair ) ?? 0
					),
		detail:
			subject.detail === null
				? 0
				: ( numbers.details.get( subject.detail ) ?? 0 ),
	};
}

/** Whether a visitor can be recognised beyond the visit: by an id of its own, or as simulated or imported. */
export function isRecognised( flags: number, batchId: number ): boolean {
	return batchId !== 0 || ( flags & RECOGNISED_BIT ) !== 0;
}
