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
import { stateNumber } from './submissions.ts';

const QUARTER_MS = 15 * 60_000;

/** As the driver gives sums. */
type Sum = number | string | null;

interface SubjectRow {
	block_id: string | null;
	origin: number;
	form_name: string | null;
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
			const overBefore = query.now - FOLLOWED_MS;
			const net = sql`(shop_order.total - shop_order.tax - shop_order.shipping - COALESCE((
				SELECT SUM(order_refund.amount - order_refund.tax - order_refund.shipping) FROM order_refund
				WHERE order_refund.site_id = shop_order.site_id AND order_refund.order_id = shop_order.order_id
			), 0))`;
			// An order that was begun before is no consequence: the box at the checkout is ticked in the middle of one.
			const { rows } = await sql<
				SubjectRow & {
					contacts: Sum;
					recognised: Sum;
					is_over: Sum;
					ordered: Sum;
					over_ordered: Sum;
					sales: Sum;
					over_sales: Sum;
					unrated: Sum;
					over_unrated: Sum;
				}
			>`
				WITH signed_up AS (
					SELECT submission.block_id, submission.origin, submission.form_name, submission.contact_id,
						MIN(submission.at) AS at, MAX(submission.recognised) AS recognised
					FROM submission
					WHERE ${ isCounted( query ) } AND ${ stands } AND submission.contact_id IS NOT NULL
					GROUP BY submission.block_id, submission.origin, submission.form_name, submission.contact_id
				),
				followed AS (
					SELECT signed_up.block_id, signed_up.origin, signed_up.form_name, signed_up.contact_id, signed_up.recognised,
						signed_up.recognised = 1 AND signed_up.at <= ${ overBefore } AS is_over,
						COUNT(shop_order.order_id) AS orders,
						SUM(CASE
							WHEN shop_order.order_id IS NULL THEN 0
							WHEN shop_order.currency = ${ currency } THEN ${ net }
							ELSE COALESCE(ROUND(${ net } * shop_order.rate * POW(10, ${ decimals } - CAST(shop_order.decimals AS SIGNED))), 0)
						END) AS sales,
						SUM(shop_order.order_id IS NOT NULL AND shop_order.currency <> ${ currency } AND shop_order.rate IS NULL) AS unrated
					FROM signed_up
					LEFT JOIN contact_visitor ON contact_visitor.site_id = ${ query.siteId }
						AND contact_visitor.contact_id = signed_up.contact_id
					LEFT JOIN shop_order ON shop_order.site_id = ${ query.siteId }
						AND shop_order.visitor = contact_visitor.visitor AND shop_order.counts = 1
						AND shop_order.paid_at > signed_up.at AND shop_order.paid_at <= signed_up.at + ${ FOLLOWED_MS }
						AND shop_order.created_at > signed_up.at
					GROUP BY signed_up.block_id, signed_up.origin, signed_up.form_name, signed_up.contact_id,
						signed_up.recognised, signed_up.at
				)
				SELECT followed.block_id, followed.origin, followed.form_name, COUNT(*) AS contacts,
					SUM(followed.recognised) AS recognised, SUM(followed.is_over) AS is_over,
					SUM(followed.orders > 0) AS ordered, SUM(followed.is_over = 1 AND followed.orders > 0) AS over_ordered,
					SUM(followed.sales) AS sales, SUM(CASE WHEN followed.is_over = 1 THEN followed.sales ELSE 0 END) AS over_sales,
					SUM(followed.unrated) AS unrated,
					SUM(CASE WHEN followed.is_over = 1 THEN followed.unrated ELSE 0 END) AS over_unrated
				FROM followed
				GROUP BY followed.block_id, followed.origin, followed.form_name
			`.execute( database.queries );
			return rows.map( ( row ) => ( {
				...subjectOf( row ),
				contacts: Number( row.contacts ),
				recognised: Number( row.recognised ),
				over: Number( row.is_over ),
				ordered: Number( row.ordered ),
				overOrdered: Number( row.over_ordered ),
				sales: Number( row.unrated ) > 0 ? null : Number( row.sales ),
				overSales:
					Number( row.over_unrated ) > 0
						? null
						: Number( row.over_sales ),
			} ) );
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
