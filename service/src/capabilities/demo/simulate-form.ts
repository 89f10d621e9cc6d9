/**
 * Forms that a simulated visitor fills in. They have dice of their own, so that with or without forms the rest of a visit
 * is the same.
 */
import { createHash } from 'node:crypto';
import type { EventType, PropValue } from '#contract/events/index.ts';
import { FORM_PURPOSES, type FormPurpose } from '#contract/forms.ts';
import type { DemoForm } from './demo-pages.ts';
import { PLANTED_TRUTH } from './planted-truth.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { VisitStart } from './simulate-visit.ts';

/** Somebody sent a form. Times in ms since 1970. */
export interface SimulatedSignUp {
	readonly at: number;
	readonly visitor: string;
	readonly visit: string;
	readonly blockId: string;
	readonly page: string;
	readonly purpose: FormPurpose;
	readonly confirmedAt: number | null;
	readonly withdrawnAt: number | null;
	readonly isSuspicious: boolean;
}

const WITHDRAWN_AFTER_MS = 5 * 86_400_000;
/** Below what is suspected as too fast. */
const TOO_FAST_MS = 900;
/** Fields of each form in their order; any may be the last one touched. */
const KEYS: Partial< Record< FormPurpose, readonly string[] > > = {
	consultation: [ 'name', 'email', 'phone' ],
};

/**
 * @param visit
 * @param visit.start
 * @param visit.add   Adds an event of the present moment.
 * @param visit.pass  Lets time pass; answers the moment then.
 * @return How a form that is seen is filled in, and what was sent.
 */
export function createFormFilling( visit: {
	start: VisitStart;
	add: (
		type: EventType,
		page: string,
		props: Readonly< Record< string, PropValue > >,
		blockId: string
	) => void;
	pass: ( ms: number ) => number;
} ): {
	fillIn: ( form: DemoForm, page: string ) => void;
	readonly signUps: readonly SimulatedSignUp[];
} {
	const { start, add, pass } = visit;
	const random = createSeededRandom(
		createHash( 'sha256' )
			.update( `forms ${ start.name } ${ start.visitor }` )
			.digest()
			.readUInt32BE()
	);
	const signUps: SimulatedSignUp[] = [];
	const decided = new Set< string >();
	const { people } = PLANTED_TRUTH;

	return {
		signUps,
		fillIn( form, page ) {
			const { blockId, purpose } = form;
			pass( random.whole( 1100, 4000 ) );
			add( 'view_block', page, {}, blockId );
			// Once a visit, as with buttons.
			if ( decided.has( blockId ) || start.audience !== 'person' ) {
				return;
			}
			decided.add( blockId );
			if ( ! random.chance( form.start * start.keenness ) ) {
				return;
			}
			const keys = KEYS[ purpose ] ?? [ 'email' ];
			pass( random.whole( 500, 4000 ) );
			add( 'form_start', page, {}, blockId );
			const isSuspicious = random.chance( people.suspicious );
			const ms = isSuspicious
				? TOO_FAST_MS
				: keys.length * random.whole( 4000, 15000 );
			const gaveUpAt = random.chance( form.send )
				? null
				: random.pick( keys, () => 1 );
			const errors = gaveUpAt === null && random.chance( 0.2 ) ? 1 : 0;
			const reached =
				gaveUpAt === null
					? keys
					: keys.slice( 0, keys.indexOf( gaveUpAt ) + 1 );
			for ( const key of reached ) {
				pass( Math.floor( ms / reached.length ) );
				add( 'form_field', page, { key, error: 0 }, blockId );
			}
			// The address is what is mistyped.
			if ( errors === 1 ) {
				add( 'form_field', page, { key: 'email', error: 1 }, blockId );
			}
			if ( gaveUpAt !== null ) {
				add( 'form_leave', page, { key: gaveUpAt }, blockId );
				return;
			}
			add(
				'form_submit',
				page,
				{ fields: keys.length, errors, ms },
				blockId
			);
			// The server takes it in.
			const at = pass( random.whole( 50, 400 ) );
			const step = FORM_PURPOSES[ purpose ].event;
			const isConfirmed =
				form.confirm !== null && random.chance( form.confirm );
			if ( form.confirm === null ) {
				add( step, page, {}, blockId );
			} else {
				add(
					step,
					page,
					{ state: 'requested', list: 'news' },
					blockId
				);
			}
			// The mail is read within some hours; the step counts in the visit that asked.
			const confirmedAt = isConfirmed
				? at + random.whole( 60_000, 6 * 3_600_000 )
				: null;
			if ( confirmedAt !== null ) {
				pass( 1 );
				add(
					step,
					page,
					{ state: 'confirmed', list: 'news' },
					blockId
				);
			}
			signUps.push( {
				at,
				visitor: start.visitor,
				visit: start.name,
				blockId,
				page,
				purpose,
				confirmedAt,
				withdrawnAt:
					confirmedAt !== null && random.chance( people.unsubscribe )
						? confirmedAt + WITHDRAWN_AFTER_MS
						: null,
				isSuspicious,
			} );
		},
	};
}
