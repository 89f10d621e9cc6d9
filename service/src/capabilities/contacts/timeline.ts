/** What happened with a contact, newest first: steps of linked visitors, forms, consents, mails, orders, notes. */
import type { RowDataPacket } from 'mysql2/promise';
import type { TimelineEntry } from '#contract/contacts.ts';
import { EVENT_TYPES, EVENTS, eventTypeById } from '#contract/events/index.ts';
import { FORM_PURPOSES, LEAD_STATUSES } from '#contract/forms.ts';
import type { StoredOrder } from '../orders/index.ts';
import { DIMENSION, idTime } from '../rollups/index.ts';
import { bytesOf, type Work } from './contact-site.ts';
import { moneyOf } from './list-contacts.ts';
import { worthOf } from './order-totals.ts';
import type { KeptProof } from './proofs.ts';
import type { Submission } from './submissions.ts';

const MOST_ENTRIES = 200;

/** Shown as steps. What a form made is shown as its submission, and what was paid as its order. */
const MADE_BY_FORMS = new Set< string >(
	Object.values( FORM_PURPOSES ).map( ( { event } ) => event )
);
const SHOWN = EVENT_TYPES.filter(
	( type ) =>
		! EVENTS[ type ].macro &&
		( EVENTS[ type ].step || type === 'view_product' ) &&
		! ( MADE_BY_FORMS.has( type ) && type !== 'resource_download' )
).map( ( type ) => EVENTS[ type ].id );

interface StepRow extends RowDataPacket {
	event_id: Buffer;
	offset_ms: number;
	type: number;
	block: string | null;
	page: string | null;
	props: Buffer | null;
}

interface CountRow extends RowDataPacket {
	n: number;
}

interface NoteRow extends RowDataPacket {
	note_id: string;
	at: number;
	status: number | null;
	offline_value: number | null;
}

type Entry = Omit< TimelineEntry, 'at' > & { readonly at: number };

const NOTHING = {
	block_id: null,
	block_name: null,
	page: null,
	variant: null,
	product_id: null,
	order_id: null,
	money: null,
	text: null,
} as const;

export interface TimelineSources {
	readonly contactId: string;
	readonly visitors: readonly string[];
	readonly submissions: readonly Submission[];
	readonly proofs: readonly KeptProof[];
	readonly orders: readonly StoredOrder[];
	readonly blockName: ( blockId: string ) => string | null;
}

/** The newest entries, and how many more there are. */
export async function readTimeline(
	work: Work,
	sources: TimelineSources
): Promise< { readonly entries: TimelineEntry[]; readonly more: number } > {
	const { steps, total } = await readSteps( work, sources, {
		limit: MOST_ENTRIES,
		offset: 0,
	} );
	const others: Entry[] = [
		...sources.submissions.flatMap( ( submission ) =>
			submissionEntries( submission, sources )
		),
		...sources.proofs.flatMap( ( proof ) => proofEntries( proof ) ),
		...sources.orders.flatMap( ( order ) => orderEntries( work, order ) ),
		...( await readNotes( work, sources.contactId ) ),
	];
	const entries = [ ...steps, ...others ]
		.sort( ( a, b ) => b.at - a.at )
		.slice( 0, MOST_ENTRIES );
	return {
		entries: entries.map( ( entry ) => ( {
			...entry,
			at: new Date( entry.at ).toISOString(),
		} ) ),
		more: total + others.length - entries.length,
	};
}

/** Steps of some visitors, newest first, and how many there are. */
export async function readSteps(
	{ connection, site }: Work,
	{ visitors, blockName }: Pick< TimelineSources, 'visitors' | 'blockName' >,
	page: { readonly limit: number; readonly offset: number }
): Promise< { readonly steps: Entry[]; readonly total: number } > {
	if ( visitors.length === 0 ) {
		return { steps: [], total: 0 };
	}
	const which = [ site.id, visitors.map( bytesOf ), SHOWN ];
	const [ [ all ] ] = await connection.query< CountRow[] >(
		'SELECT COUNT(*) AS n FROM event FORCE INDEX (timeline) WHERE event.site_id = ? AND event.visitor IN (?) AND event.type IN (?)',
		which
	);
	const [ rows ] = await connection.query< StepRow[] >(
		`SELECT event.event_id, event.offset_ms, event.type, event.props, block.value AS block, page.value AS page
		FROM event FORCE INDEX (timeline)
		LEFT JOIN dimension_value AS block ON block.site_id = event.site_id AND block.dimension = ${ DIMENSION.block } AND block.id = event.block_id
		LEFT JOIN dimension_value AS page ON page.site_id = event.site_id AND page.dimension = ${ DIMENSION.page } AND page.id = event.page_id
		WHERE event.site_id = ? AND event.visitor IN (?) AND event.type IN (?)
		ORDER BY event.event_id DESC LIMIT ? OFFSET ?`,
		[ ...which, page.limit, page.offset ]
	);
	return {
		total: all?.n ?? 0,
		steps: rows.map( ( row ) => {
			const props = JSON.parse( row.props?.toString() ?? '{}' ) as Record<
				string,
				unknown
			>;
			return {
				...NOTHING,
				at: idTime( row.event_id ) + row.offset_ms,
				kind: 'step',
				type: eventTypeById( row.type ) ?? '',
				block_id: row.block,
				block_name: row.block === null ? null : blockName( row.block ),
				page: row.page,
				variant:
					typeof props._variant === 'string' ? props._variant : null,
				product_id:
					typeof props.product_id === 'number'
						? props.product_id
						: null,
			};
		} ),
	};
}

function submissionEntries(
	submission: Submission,
	{ blockName }: TimelineSources
): Entry[] {
	return [
		{
			...NOTHING,
			at: submission.at,
			kind: 'submission',
			type: submission.purpose,
			block_id: submission.blockId,
			block_name:
				submission.blockId === null
					? submission.formName
					: blockName( submission.blockId ),
			page: submission.page,
			product_id: submission.about.product_id ?? null,
			text: submission.booking === 'open' ? null : submission.booking,
		},
	];
}

function proofEntries( proof: KeptProof ): Entry[] {
	if ( proof.step === 'mail' ) {
		return [
			{
				...NOTHING,
				at: proof.at,
				kind: 'mail',
				type: String( proof.details.kind ),
				text: String( proof.details.state ),
			},
		];
	}
	return [
		{
			...NOTHING,
			at: proof.at,
			kind: 'consent',
			type: proof.step === 'imported' ? 'confirmed' : proof.step,
			text: proof.list,
		},
	];
}

function orderEntries( { site }: Work, order: StoredOrder ): Entry[] {
	return [
		{
			...NOTHING,
			at: order.paidAt ?? order.createdAt,
			kind: 'order',
			type: order.status,
			order_id: order.orderId,
			money: moneyOf( site, worthOf( site, { ...order, refunds: [] } ) ),
		},
		...order.refunds.map( ( refund ) => ( {
			...NOTHING,
			at: refund.createdAt,
			kind: 'refund' as const,
			type: 'refund',
			order_id: order.orderId,
			money: moneyOf(
				site,
				worthOf( site, { ...order, refunds: [ refund ] } ) -
					worthOf( site, { ...order, refunds: [] } )
			),
		} ) ),
	];
}

/** Notes and changes of status. */
export async function readNotes(
	{ connection, site, values }: Work,
	contactId: string
): Promise< Entry[] > {
	const [ rows ] = await connection.query< NoteRow[] >(
		'SELECT contact_note.note_id, contact_note.at, contact_note.status, contact_note.offline_value FROM contact_note WHERE contact_note.site_id = ? AND contact_note.contact_id = ?',
		[ site.id, contactId ]
	);
	const words = await values.read(
		'contact_note',
		rows.map( ( row ) => row.note_id )
	);
	return rows.map( ( row ) => {
		const fields = words.get( row.note_id );
		return {
			...NOTHING,
			at: row.at,
			kind: row.status === null ? 'note' : 'status',
			type:
				row.status === null
					? 'note'
					: ( LEAD_STATUSES[ row.status ] ?? 'new' ),
			money:
				row.offline_value === null
					? null
					: moneyOf( site, row.offline_value ),
			text: fields?.get( row.status === null ? 'text' : 'by' ) ?? null,
		};
	} );
}
