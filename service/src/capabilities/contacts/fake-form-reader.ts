/** Submissions in memory, counted the plain way: for tests of what asks about them. */
import type { ConsentOrigin, FormPurpose } from '#contract/forms.ts';
import {
	FOLLOWED_MS,
	type FormCount,
	type FormOrders,
	type FormReader,
	type FormsQuery,
} from './form-reader.ts';

export interface FakeSubmission {
	/** ISO 8601. */
	readonly at: string;
	/** Null: of no block. */
	readonly blockId: string | null;
	/** Default `form`. */
	readonly origin?: ConsentOrigin;
	readonly formName?: string;
	/** Default `newsletter`. */
	readonly purpose?: FormPurpose;
	/** Until when it may be confirmed, ISO 8601; absent: no confirmation is asked for. */
	readonly expiresAt?: string;
	/** Default false. */
	readonly confirmed?: boolean;
	readonly withdrawn?: boolean;
	/** The address takes no mail. */
	readonly bounced?: boolean;
	readonly suspicious?: boolean;
	readonly staff?: boolean;
	readonly automated?: boolean;
	/** Absent: nobody is known by it. */
	readonly contact?: string;
	/** The contact is known by an id of its own; default false. */
	readonly recognised?: boolean;
}

/** A paid order of a contact in the site's currency. */
export interface FakeContactOrder {
	readonly contact: string;
	/** ISO 8601. */
	readonly begunAt: string;
	readonly paidAt: string;
	/** Less refunds; null: the rate of exchange is not known. */
	readonly net: number | null;
}

export interface FakeFormReader extends FormReader {
	add: ( siteId: number, ...submissions: readonly FakeSubmission[] ) => void;
	order: ( siteId: number, ...orders: readonly FakeContactOrder[] ) => void;
	refuse: (
		siteId: number,
		refused: { blockId: string; day: string; count: number }
	) => void;
}

export function createFakeFormReader(): FakeFormReader {
	const all: { siteId: number; submission: FakeSubmission }[] = [];
	const orders: { siteId: number; order: FakeContactOrder }[] = [];
	const refusals: {
		siteId: number;
		blockId: string;
		day: string;
		count: number;
	}[] = [];

	const counted = ( query: FormsQuery ) =>
		all
			.filter( ( { siteId } ) => siteId === query.siteId )
			.map( ( { submission } ) => submission )
			.filter(
				( submission ) =>
					Date.parse( submission.at ) >= query.from &&
					Date.parse( submission.at ) < query.to &&
					submission.origin !== 'import' &&
					! submission.automated &&
					( query.countStaff || ! submission.staff ) &&
					( query.blockId === undefined ||
						query.blockId === submission.blockId )
			);
	const subjectOf = ( submission: FakeSubmission ) => ( {
		blockId: submission.blockId,
		origin: submission.origin ?? 'form',
		formName: submission.formName ?? null,
	} );
	const stands = ( submission: FakeSubmission ) =>
		submission.expiresAt === undefined || submission.confirmed === true;
	const grouped = (
		submissions: readonly FakeSubmission[],
		nameOf: ( submission: FakeSubmission ) => unknown
	) => {
		const groups = new Map< string, FakeSubmission[] >();
		for ( const submission of submissions ) {
			const name = JSON.stringify( nameOf( submission ) );
			groups.set( name, [ ...( groups.get( name ) ?? [] ), submission ] );
		}
		return [ ...groups.values() ];
	};

	return {
		add( siteId, ...submissions ) {
			all.push(
				...submissions.map( ( submission ) => ( {
					siteId,
					submission,
				} ) )
			);
		},
		order( siteId, ...added ) {
			orders.push( ...added.map( ( order ) => ( { siteId, order } ) ) );
		},
		refuse( siteId, refused ) {
			refusals.push( { siteId, ...refused } );
		},

		async counts( query ) {
			return grouped( counted( query ), ( submission ) => [
				subjectOf( submission ),
				submission.purpose ?? 'newsletter',
			] ).flatMap( ( group ): FormCount[] => {
				const [ first ] = group;
				const count = ( test: ( one: FakeSubmission ) => boolean ) =>
					group.filter( test ).length;
				const isDue = ( { expiresAt }: FakeSubmission ) =>
					expiresAt !== undefined &&
					Date.parse( expiresAt ) <= query.now;
				return first === undefined
					? []
					: [
							{
								...subjectOf( first ),
								purpose: first.purpose ?? 'newsletter',
								sent: group.length,
								confirmed: count( stands ),
								due: count( isDue ),
								dueConfirmed: count(
									( one ) => isDue( one ) && stands( one )
								),
								withdrawn: count(
									( one ) =>
										stands( one ) &&
										one.withdrawn === true &&
										! one.bounced
								),
								suspicious: count(
									( one ) => one.suspicious === true
								),
							},
						];
			} );
		},

		async orders( query ) {
			const ofContacts = counted( query ).filter(
				( submission ) =>
					stands( submission ) && submission.contact !== undefined
			);
			return grouped( ofContacts, subjectOf ).flatMap(
				( group ): FormOrders[] => {
					const [ subject ] = group;
					const contacts = grouped(
						group,
						( { contact } ) => contact
					).map( ( theirs ) => {
						const at = Math.min(
							...theirs.map( ( one ) => Date.parse( one.at ) )
						);
						const isRecognised = theirs.some(
							( one ) => one.recognised === true
						);
						return {
							isRecognised,
							isOver:
								isRecognised && at + FOLLOWED_MS <= query.now,
							bought: orders
								.filter(
									( { siteId, order } ) =>
										siteId === query.siteId &&
										order.contact ===
											theirs[ 0 ]?.contact &&
										Date.parse( order.begunAt ) > at &&
										Date.parse( order.paidAt ) > at &&
										Date.parse( order.paidAt ) <=
											at + FOLLOWED_MS
								)
								.map( ( { order } ) => order.net ),
						};
					} );
					const over = contacts.filter( ( { isOver } ) => isOver );
					const salesOf = ( some: typeof contacts ) => {
						const nets = some.flatMap( ( { bought } ) => bought );
						return nets.includes( null )
							? null
							: nets.reduce< number >(
									( sum, net ) => sum + ( net ?? 0 ),
									0
								);
					};
					const buyers = ( some: typeof contacts ) =>
						some.filter( ( { bought } ) => bought.length > 0 )
							.length;
					return subject === undefined
						? []
						: [
								{
									...subjectOf( subject ),
									contacts: contacts.length,
									recognised: contacts.filter(
										( { isRecognised } ) => isRecognised
									).length,
									over: over.length,
									ordered: buyers( contacts ),
									overOrdered: buyers( over ),
									sales: salesOf( contacts ),
									overSales: salesOf( over ),
								},
							];
				}
			);
		},

		async refusals( { siteId, days, blockId } ) {
			const found = new Map< string, number >();
			for ( const refused of refusals ) {
				if (
					refused.siteId === siteId &&
					days.includes( refused.day ) &&
					( blockId === undefined || refused.blockId === blockId )
				) {
					found.set(
						refused.blockId,
						( found.get( refused.blockId ) ?? 0 ) + refused.count
					);
				}
			}
			return found;
		},

		async overTime( query ) {
			return counted( query ).map( ( submission ) => ( {
				at: Date.parse( submission.at ),
				sent: 1,
				confirmed: Number( stands( submission ) ),
			} ) );
		},
	};
}
