/** How many people are known and what was asked about them, as numbers: nobody is named. */
import { sql } from 'kysely';
import type { Database } from '../../storage/database.ts';
import { actionNumber, type AuditAction } from './audit-log.ts';
import { consentNumber } from './contact-rows.ts';

export interface PeopleCounts {
	readonly all: number;
	/** Those that hold a consent which stands. */
	readonly confirmed: number;
	/** Those that were asked to confirm and have not. */
	readonly pending: number;
	/** Addresses that may not be written to, whether a contact is left of them or not. */
	readonly suppressed: number;
}

export interface PeopleReader {
	counts: ( siteId: number ) => Promise< PeopleCounts >;
	/**
	 * Exports and erasures noted since a moment, ms since 1970. An export comes in pages, each noted: those of one person on one
	 * day are one.
	 */
	requests: (
		siteId: number,
		since: number
	) => Promise< { readonly exports: number; readonly erasures: number } >;
}

type Sum = number | string | null;

const DAY_MS = 86_400_000;

export function createPeopleReader( {
	database,
}: {
	database: Database;
} ): PeopleReader {
	const isAction = ( ...actions: AuditAction[] ) =>
		sql`audit_log.action IN (${ sql.join( actions.map( actionNumber ) ) })`;
	return {
		async counts( siteId ) {
			const { rows } = await sql< {
				n: Sum;
				confirmed: Sum;
				pending: Sum;
			} >`
				SELECT COUNT(*) AS n,
					SUM(contact.consent IN (${ consentNumber( 'confirmed' ) }, ${ consentNumber( 'given' ) })) AS confirmed,
					SUM(contact.consent = ${ consentNumber( 'requested' ) }) AS pending
				FROM contact WHERE contact.site_id = ${ siteId }
			`.execute( database.queries );
			const suppressed = await sql< { n: Sum } >`
				SELECT COUNT(DISTINCT suppression.address_index) AS n FROM suppression
				WHERE suppression.site_id = ${ siteId }
			`.execute( database.queries );
			return {
				all: Number( rows[ 0 ]?.n ?? 0 ),
				confirmed: Number( rows[ 0 ]?.confirmed ?? 0 ),
				pending: Number( rows[ 0 ]?.pending ?? 0 ),
				suppressed: Number( suppressed.rows[ 0 ]?.n ?? 0 ),
			};
		},

		async requests( siteId, since ) {
			const { rows } = await sql< { exports: Sum; erasures: Sum } >`
				SELECT COUNT(DISTINCT CASE WHEN ${ isAction( 'privacy_export' ) }
						THEN CONCAT(COALESCE(audit_log.contact_id, audit_log.entry_id), ' ', FLOOR(audit_log.at / ${ DAY_MS })) END) AS exports,
					SUM(${ isAction( 'privacy_erase', 'erase' ) }) AS erasures
				FROM audit_log WHERE audit_log.site_id = ${ siteId } AND audit_log.at >= ${ since }
			`.execute( database.queries );
			return {
				exports: Number( rows[ 0 ]?.exports ?? 0 ),
				erasures: Number( rows[ 0 ]?.erasures ?? 0 ),
			};
		},
	};
}
