/** The people behind simulated sign-ups. None of them exists: their mail domain and telephone numbers are reserved for examples. */
import { createHash } from 'node:crypto';
import { LEAD_STATUSES } from '#contract/forms.ts';
import { importedVisitor } from '../collect/index.ts';
import type { DemoSignUp } from '../contacts/index.ts';
import { eventId } from './demo-orders.ts';
import { PLANTED_TRUTH } from './planted-truth.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { SimulatedSignUp } from './simulate-form.ts';

const FIRST_NAMES = [
	'Ada',
	'Bruno',
	'Carys',
	'Dilip',
	'Elspeth',
	'Farah',
	'Gwen',
	'Hamish',
	'Imogen',
	'Jonas',
	'Kirsty',
	'Leo',
	'Mairi',
	'Nuala',
	'Owen',
	'Priya',
	'Rhys',
	'Saoirse',
	'Tomos',
	'Yusuf',
];
const LAST_NAMES = [
	'Airey',
	'Birkett',
	'Crosthwaite',
	'Dixon',
	'Ellwood',
	'Fearon',
	'Gaskarth',
	'Hodgson',
	'Iredale',
	'Jopson',
	'Kitching',
	'Lowther',
	'Mounsey',
	'Nixon',
	'Otway',
	'Pattinson',
	'Relph',
	'Savage',
	'Tyson',
	'Weir',
];

/** Ofcom keeps these for films and books. */
const PHONE_PREFIX = '+447700900';

const LEADS_AFTER_MS = 7 * 86_400_000;

/** What the form on the home page says above its button; scripts/demo/site-content.mjs prints it. */
export const NEWS_SENTENCE =
	'One letter a month; you can unsubscribe in every one.';

/**
 * @param signUp
 * @param nth           Which of the site's simulated sign-ups, from 0.
 * @param site
 * @param site.publicId
 * @param site.locale   Such as `en_GB`.
 * @param now           ms since 1970: nothing happens later.
 */
export function demoSignUp(
	signUp: SimulatedSignUp,
	nth: number,
	site: { readonly publicId: string; readonly locale: string },
	now: number
): DemoSignUp {
	const { at, visitor, purpose } = signUp;
	// The same visitor is the same person.
	const random = createSeededRandom(
		createHash( 'sha256' )
			.update( `person ${ visitor }` )
			.digest()
			.readUInt32BE()
	);
	const first = random.pick( FIRST_NAMES, () => 1 );
	const last = random.pick( LAST_NAMES, () => 1 );
	const number = /\d+$/.exec( visitor )?.[ 0 ] ?? '';
	const phone = `${ PHONE_PREFIX }${ number.slice( -3 ).padStart( 3, '0' ) }`;
	const until = ( time: number | null ) =>
		time !== null && time <= now ? time : null;
	const isLead = purpose === 'consultation' && now - at > LEADS_AFTER_MS;
	const { leads, won } = PLANTED_TRUTH.people;
	const status = isLead
		? random.pick( LEAD_STATUSES, ( name ) => leads[ name ] )
		: 'new';
	return {
		id: eventId( `demo sign-up ${ nth }`, at ).replaceAll( '-', '' ),
		at,
		purpose,
		blockId: signUp.blockId,
		page: signUp.page,
		lang: site.locale.replace( '_', '-' ),
		visitor: importedVisitor( site.publicId, visitor ),
		person: {
			email: `${ first }.${ last }${ number }@mail.example`.toLowerCase(),
			name: `${ first } ${ last }`,
			...( purpose === 'consultation' ? { phone } : {} ),
		},
		agreed:
			purpose === 'newsletter'
				? { list: 'news', text: NEWS_SENTENCE }
				: null,
		confirmedAt: until( signUp.confirmedAt ),
		withdrawnAt: until( signUp.withdrawnAt ),
		isSuspicious: signUp.isSuspicious,
		status,
		offlineValue: status === 'won' ? won : null,
	};
}
