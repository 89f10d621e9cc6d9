/** Rows of an import or the demo become pending events: any age, visitors and visits of their own. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { looseProps } from '#contract/batch.ts';
import {
	EVENTS,
	type EventType,
	isEventType,
	type PropValue,
} from '#contract/events/index.ts';
import {
	type Audience,
	AUDIENCES,
	type Device,
	DEVICES,
} from '#contract/reports/dimensions.ts';
import { campaignNumber, cleanPath } from '../cleaning/page-address.ts';
import { plainText, withoutPersonalData } from '../cleaning/personal-data.ts';
import { storedProps } from '../cleaning/stored-props.ts';
import type { CollectSite } from '../collect-site.ts';
import { importedVisitor } from '../identity/visitor-hash.ts';
import { FLAG, PendingEvent } from '../pending-event.ts';

/** One row of an import or of the demo. */
export interface ImportedEvent {
	/** Names the row for good: the same row of the same file always has the same key, so it is never stored twice. */
	readonly key: string;
	/** ms since 1970, from 1970 on. */
	readonly at: number;
	readonly type: EventType;
	/** The file's own name of the visitor; only a hash of it is stored. */
	readonly visitor: string;
	/** The file's own name of the visit, where it has one; otherwise visits follow the 30-minute rule. */
	readonly visit?: string;
	readonly page?: string;
	readonly blockId?: string;
	readonly source?: string;
	/** A number or word that changes when another campaign begins. */
	readonly campaign?: string;
	readonly device?: Device;
	readonly audience?: Audience;
	readonly props?: Readonly< Record< string, PropValue > >;
}

const NO_PROPS = Object.freeze( {} );

const lenient = new Map< EventType, z.ZodType >();

/**
 * History rarely has every field the live type asks for: one that is there must fit its type, one that is not may miss, and
 * what else a file knows is kept beside them.
 */
function lenientProps( type: EventType ): z.ZodType {
	let schema = lenient.get( type );
	if ( schema === undefined ) {
		schema = EVENTS[ type ].props.partial().loose().and( looseProps );
		lenient.set( type, schema );
	}
	return schema;
}
const SOURCE_LENGTH = 200;
const BLOCK_LENGTH = 140;
/** Bits of a visit number; JavaScript counts exactly up to 53. */
const VISIT_BYTES = 6;

/**
 * The id of an imported row: a UUIDv7 of its time whose other bits come from its key, so that importing the row again finds
 * the same event.
 *
 * @return 32 hex digits.
 */
export function importedId( site: string, key: string, at: number ): string {
	const id = createHash( 'sha256' )
		.update( `row\u001f${ site }\u001f${ key }` )
		.digest()
		.subarray( 0, 16 );
	id.writeUIntBE( at, 0, 6 );
	id[ 6 ] = 0x70 | ( ( id[ 6 ] ?? 0 ) & 0x0f );
	id[ 8 ] = 0x80 | ( ( id[ 8 ] ?? 0 ) & 0x3f );
	return id.toString( 'hex' );
}

/**
 * @param site
 * @param batchId
 * @param row
 * @param now     Nothing later than this is taken.
 * @return The event, or why the row is refused, in words for the report file.
 */
export function readImportedEvent(
	site: CollectSite,
	batchId: number,
	row: ImportedEvent,
	now: number
): PendingEvent | string {
	if ( ! Number.isSafeInteger( row.at ) || row.at < 0 ) {
		return 'the time is before 1970 or no time at all';
	}
	if ( row.at > now ) {
		return 'the time lies in the future';
	}
	if ( ! isEventType( row.type ) ) {
		return `${ String( row.type ) } is not an event type`;
	}
	const definition = EVENTS[ row.type ];
	const read = lenientProps( row.type ).safeParse( row.props ?? NO_PROPS );
	if ( ! read.success ) {
		const issue = read.error.issues[ 0 ];
		const field = issue?.path.join( '.' ) || 'props';
		return `${ field } does not fit ${ row.type }: ${ issue?.message ?? 'not valid' }`;
	}
	const event = new PendingEvent(
		site.id,
		importedId( site.publicId, row.key, row.at ),
		row.at,
		0,
		definition.id
	);
	const audience = AUDIENCES.indexOf( row.audience ?? 'person' );
	const counted =
		audience === 0 || ( row.audience === 'staff' && site.countStaff );
	event.audience = counted ? 0 : audience;
	event.flags = audience | FLAG.server | ( counted ? FLAG.counted : 0 );
	event.visitor = importedVisitor( site.publicId, row.visitor );
	event.batchId = batchId;
	event.visitRef =
		row.visit === undefined ? 0 : importedVisit( row.visitor, row.visit );
	event.pagePath = row.page === undefined ? null : cleanPath( row.page );
	event.blockName =
		row.blockId === undefined
			? null
			: plainText( row.blockId, BLOCK_LENGTH );
	event.sourceLabel =
		row.source === undefined || row.source === ''
			? null
			: plainText( withoutPersonalData( row.source ), SOURCE_LENGTH );
	event.campaign =
		row.campaign === undefined ? 0 : campaignNumber( row.campaign );
	event.device =
		row.device === undefined ? 0 : DEVICES.indexOf( row.device ) + 1;
	event.props = storedProps( {
		props: row.props === undefined ? undefined : propsOf( row.props ),
	} );
	return event;
}

function propsOf( props: NonNullable< ImportedEvent[ 'props' ] > ) {
	return Object.fromEntries(
		Object.entries( props ).map( ( [ key, value ] ) => [
			key,
			typeof value === 'object' ? [ ...value ] : value,
		] )
	);
}

/**
 * The number of a visit that an import brings along. No batch in it: the rest of a visit may come with a later, longer file.
 *
 * @param visitor The file's own name of the visitor.
 * @param visit   The file's own name of the visit.
 */
export function importedVisit( visitor: string, visit: string ): number {
	return (
		createHash( 'sha256' )
			.update( `${ visitor }\u001f${ visit }` )
			.digest()
			.readUIntBE( 0, VISIT_BYTES ) || 1
	);
}
