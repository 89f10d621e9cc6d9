import { sql } from 'kysely';
import {
	CONSENT_ORIGINS,
	type ConsentOrigin,
	FORM_PURPOSE_NAMES,
} from '#contract/forms.ts';
import type { Database } from '../../storage/database.ts';
import {
	FOLLOWED_MS,
	type FormReader,
	type FormsQuery,
	type FormSubject,
} from './form-reader.ts';
import { followed } from './followed-by-orders.ts';
import { stateNumber } from './submissions.ts';

const QUARTER_MS = 15 * 60_000;

/** As the driver gives sums. */
type Sum = number | string | null;

interface SubjectRow {
	block_id: string | null;
	origin: number;
	form_name: string | null;
}

interface ContactOrderRow {
	contact_id: string;
	created_at: number;
	paid_at: number;
	currency: string;
	decimals: number;
	rate: number | null;
	net: number | string;
}

/** Answers from `submission`, whose rows stay as bare counts when people are erased. */
export function createFormReader( {
	database,
}: {
	database: Database;
} ): FormReader {
	/** Submissions that count: of people, made here, in the range. */
	const isCounted = ( query: FormsQuery ) => sql`
		submission.site_id = ${ query.siteId }
		AND submission.at >= ${ query.from } AND submission.at < ${ query.to }
		AND submission.origin <> ${ IMPORTED } AND submission.automated = 0
		AND submission.staff <= ${ Number( query.countStaff ) }
		${
			query.blockId === undefined
				? sql``
				: sql`AND submission.block_id = ${ query.blockId }`
		}
	`;
	const stands = sql`submission.state IN (${ stateNumber( 'confirmed' ) }, ${ stateNumber( 'given' ) })`;

	return {
		async counts( query ) {
			const isDue = sql`submission.double_opt_in = 1 AND submission.expires_at <= ${ query.now }`;
			const { rows } = await sql<
				SubjectRow & {
					purpose: number;
					sent: Sum;
					confirmed: Sum;
					due: Sum;
					due_confirmed: Sum;
					withdrawn: Sum;
					suspicious: Sum;
				}
			>`
				SELECT submission.block_id, submission.origin, submission.form_name, submission.purpose,
					COUNT(*) AS sent, SUM(${ stands }) AS confirmed, SUM(${ isDue }) AS due,
					SUM(${ isDue } AND submission.confirmed_at IS NOT NULL) AS due_confirmed,
					SUM(${ stands } AND submission.withdrawn_at IS NOT NULL AND NOT EXISTS (
						SELECT consent.list FROM consent
						WHERE consent.site_id = submission.site_id AND consent.submission_id = submission.submission_id
							AND consent.state = ${ stateNumber( 'bounced' ) }
					)) AS withdrawn,
					SUM(submission.suspicions > 0) AS suspicious
				FROM submission
				WHERE ${ isCounted( query ) }
				GROUP BY submission.block_id, submission.origin, submission.form_name, submission.purpose
			`.execute( database.queries );
			return rows.map( ( row ) => ( {
				...subjectOf( row ),
				purpose: known( FORM_PURPOSE_NAMES, row.purpose ),
				sent: Number( row.sent ),
				confirmed: Number( row.confirmed ),
				due: Number( row.due ),
				dueConfirmed: Number( row.due_confirmed ),
				withdrawn: Number( row.withdrawn ),
				suspicious: Number( row.suspicious ),
			} ) );
		},

		async orders( { currency, decimals, ...query } ) {
			const signUps = await sql<
				SubjectRow & {
					contact_id: string;
					at: number;
					recognised: number;
				}
			>`
				SELECT submission.block_id, submission.origin, submission.form_name, submission.contact_id, submission.at,
					submission.recognised
				FROM submission
				WHERE ${ isCounted( query ) } AND ${ stands } AND submission.contact_id IS NOT NULL
			`.execute( database.queries );
			const orders = await sql< ContactOrderRow >`
				SELECT contact_visitor.contact_id, shop_order.created_at, shop_order.paid_at, shop_order.currency,
					shop_order.decimals, shop_order.rate,
					shop_order.total - shop_order.tax - shop_order.shipping - COALESCE((
						SELECT SUM(order_refund.amount - order_refund.tax - order_refund.shipping) FROM order_refund
						WHERE order_refund.site_id = shop_order.site_id AND order_refund.order_id = shop_order.order_id
					), 0) AS net
				FROM shop_order
				JOIN contact_visitor ON contact_visitor.site_id = shop_order.site_id
					AND contact_visitor.visitor = shop_order.visitor
				WHERE shop_order.site_id = ${ query.siteId } AND shop_order.counts = 1
					AND shop_order.paid_at > ${ query.from } AND shop_order.paid_at <= ${ query.to + FOLLOWED_MS }
			`.execute( database.queries );
			const worth = ( order: ContactOrderRow ): number | null => {
				const net = Number( order.net );
				if ( order.currency === currency ) {
					return net;
				}
				return order.rate === null
					? null
					: Math.round(
							net *
								order.rate *
								10 ** ( decimals - order.decimals )
						);
			};
			return followed(
				signUps.rows.map( ( row ) => ( {
					subject: subjectOf( row ),
					contactId: row.contact_id,
					at: row.at,
					recognised: row.recognised === 1,
				} ) ),
				orders.rows.map( ( row ) => ( {
					contactId: row.contact_id,
					begunAt: row.created_at,
					paidAt: row.paid_at,
					worth: worth( row ),
				} ) ),
				query.now
			);
		},

		async refusals( { siteId, days, blockId } ) {
			if ( days.length === 0 ) {
				return new Map();
			}
			const { rows } = await sql< { block_id: string; refused: Sum } >`
				SELECT form_refusal.block_id,
					SUM(form_refusal.honeypot + form_refusal.token + form_refusal.rate + form_refusal.challenge) AS refused
				FROM form_refusal
				WHERE form_refusal.site_id = ${ siteId } AND form_refusal.day IN (${ sql.join( [
					...days,
				] ) })
					${
						blockId === undefined
							? sql``
							: sql`AND form_refusal.block_id = ${ blockId }`
					}
				GROUP BY form_refusal.block_id
			`.execute( database.queries );
			return new Map(
				rows
					.map(
						( row ) =>
							[ row.block_id, Number( row.refused ) ] as const
					)
					.filter( ( [ , refused ] ) => refused > 0 )
			);
		},

		async overTime( query ) {
			const { rows } = await sql< {
				quarter: Sum;
				sent: Sum;
				confirmed: Sum;
			} >`
				SELECT FLOOR(submission.at / ${ QUARTER_MS }) AS quarter, COUNT(*) AS sent, SUM(${ stands }) AS confirmed
				FROM submission
				WHERE ${ isCounted( query ) }
				GROUP BY quarter
				ORDER BY quarter
			`.execute( database.queries );
			return rows.map( ( row ) => ( {
				at: Number( row.quarter ) * QUARTER_MS,
				sent: Number( row.sent ),
				confirmed: Number( row.confirmed ),
			} ) );
		},
	};
}

const IMPORTED = CONSENT_ORIGINS.indexOf( 'import' );

function subjectOf( row: SubjectRow ): FormSubject {
	return {
		blockId: row.block_id,
		origin: known< ConsentOrigin >( CONSENT_ORIGINS, row.origin ),
		formName: row.form_name,
	};
}

function known< Name >( names: readonly Name[], position: number ): Name {
	const name = names[ position ];
	if ( name === undefined ) {
		throw new Error(
			`A submission has a number ${ position } that means nothing.`
		);
	}
	return name;
}
