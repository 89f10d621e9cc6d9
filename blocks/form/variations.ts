import { __ } from '@wordpress/i18n';
import { FORM_PURPOSE_NAMES, type FormPurpose } from '#contract/forms.ts';
import type { FieldAttributes, FormAttributes } from './attributes.ts';

/** A block with its attributes and the blocks inside, as a template says it. */
export type Template = readonly [
	name: string,
	attributes?: object,
	inner?: readonly Template[],
];

/** Words of a purpose: in the inserter, on the button, once it was sent. */
interface Words {
	title: string;
	description: string;
	/** Dashicon. */
	icon: string;
	/** What else somebody may look for in the inserter. */
	keywords: string[];
	button: string;
	done: string;
}

/** What each purpose is called; the rest of a form follows from contract/src/forms.ts. */
export const purposeWords = (): Record< FormPurpose, Words > => {
	const mail = __(
		'Almost done: we have sent you a mail. Please press the button on the page it links to.',
		'cairn'
	);
	const soon = __( 'Thank you. We will be in touch soon.', 'cairn' );
	return {
		newsletter: {
			title: __( 'Newsletter form', 'cairn' ),
			description: __(
				'Asks for an address; it counts once it was confirmed by mail.',
				'cairn'
			),
			icon: 'email',
			keywords: [
				__( 'sign-up', 'cairn' ),
				__( 'subscribe', 'cairn' ),
				__( 'mail', 'cairn' ),
			],
			button: __( 'Send me news', 'cairn' ),
			done: mail,
		},
		sms: {
			title: __( 'Text message form', 'cairn' ),
			description: __(
				'Asks for a mobile number, and for an address where the link that confirms goes.',
				'cairn'
			),
			icon: 'smartphone',
			keywords: [
				__( 'sms', 'cairn' ),
				__( 'phone', 'cairn' ),
				__( 'mobile', 'cairn' ),
			],
			button: __( 'Text me news', 'cairn' ),
			done: mail,
		},
		download: {
			title: __( 'Download form', 'cairn' ),
			description: __(
				'A file for an address: a link of their own, good for a week, comes once it was confirmed.',
				'cairn'
			),
			icon: 'download',
			keywords: [
				__( 'file', 'cairn' ),
				__( 'guide', 'cairn' ),
				__( 'lead', 'cairn' ),
			],
			button: __( 'Send me the file', 'cairn' ),
			done: mail,
		},
		voucher: {
			title: __( 'Voucher form', 'cairn' ),
			description: __(
				'A coupon for an address: each gets a code of their own, once it was confirmed.',
				'cairn'
			),
			icon: 'tickets-alt',
			keywords: [
				__( 'coupon', 'cairn' ),
				__( 'discount', 'cairn' ),
				__( 'code', 'cairn' ),
			],
			button: __( 'Send me the voucher', 'cairn' ),
			done: mail,
		},
		webinar: {
			title: __( 'Webinar form', 'cairn' ),
			description: __(
				'Takes registrations, sends the date for the calendar and the way in.',
				'cairn'
			),
			icon: 'video-alt2',
			keywords: [
				__( 'event', 'cairn' ),
				__( 'registration', 'cairn' ),
				__( 'live', 'cairn' ),
			],
			button: __( 'Register', 'cairn' ),
			done: __(
				'You are registered. We have sent you the link.',
				'cairn'
			),
		},
		demo: {
			title: __( 'Demo form', 'cairn' ),
			description: __(
				'Somebody wants to be shown it, and books a time for that.',
				'cairn'
			),
			icon: 'desktop',
			keywords: [
				__( 'booking', 'cairn' ),
				__( 'appointment', 'cairn' ),
				__( 'show', 'cairn' ),
			],
			button: __( 'Request a demo', 'cairn' ),
			done: soon,
		},
		consultation: {
			title: __( 'Consultation form', 'cairn' ),
			description: __(
				'Somebody wants to talk to you, and books a time for that.',
				'cairn'
			),
			icon: 'calendar-alt',
			keywords: [
				__( 'booking', 'cairn' ),
				__( 'appointment', 'cairn' ),
				__( 'talk', 'cairn' ),
			],
			button: __( 'Request a talk', 'cairn' ),
			done: soon,
		},
		quote: {
			title: __( 'Quote form', 'cairn' ),
			description: __( 'Somebody asks for a price.', 'cairn' ),
			icon: 'media-spreadsheet',
			keywords: [
				__( 'price', 'cairn' ),
				__( 'request', 'cairn' ),
				__( 'offer', 'cairn' ),
			],
			button: __( 'Request a quote', 'cairn' ),
			done: soon,
		},
		trial: {
			title: __( 'Trial form', 'cairn' ),
			description: __( 'Somebody wants to try it.', 'cairn' ),
			icon: 'controls-play',
			keywords: [
				__( 'try', 'cairn' ),
				__( 'test', 'cairn' ),
				__( 'free', 'cairn' ),
			],
			button: __( 'Start the trial', 'cairn' ),
			done: soon,
		},
		waitlist: {
			title: __( 'Waiting list form', 'cairn' ),
			description: __( 'Takes addresses until you are ready.', 'cairn' ),
			icon: 'clock',
			keywords: [
				__( 'launch', 'cairn' ),
				__( 'early access', 'cairn' ),
				__( 'wait', 'cairn' ),
			],
			button: __( 'Join the waiting list', 'cairn' ),
			done: mail,
		},
		member: {
			title: __( 'Membership form', 'cairn' ),
			description: __( 'Somebody wants to become a member.', 'cairn' ),
			icon: 'groups',
			keywords: [
				__( 'club', 'cairn' ),
				__( 'loyalty', 'cairn' ),
				__( 'join', 'cairn' ),
			],
			button: __( 'Join', 'cairn' ),
			done: mail,
		},
		contact: {
			title: __( 'Contact form', 'cairn' ),
			description: __(
				'A message that reaches you by mail at once.',
				'cairn'
			),
			icon: 'email-alt',
			keywords: [
				__( 'message', 'cairn' ),
				__( 'question', 'cairn' ),
				__( 'mail', 'cairn' ),
			],
			button: __( 'Send', 'cairn' ),
			done: soon,
		},
		'back-in-stock': {
			title: __( 'Back in stock form', 'cairn' ),
			description: __(
				'Tells an address once a product is there again.',
				'cairn'
			),
			icon: 'bell',
			keywords: [
				__( 'notify', 'cairn' ),
				__( 'sold out', 'cairn' ),
				__( 'stock', 'cairn' ),
			],
			button: __( 'Tell me when it is back', 'cairn' ),
			done: mail,
		},
		'price-drop': {
			title: __( 'Price drop form', 'cairn' ),
			description: __(
				'Tells an address once a product costs less.',
				'cairn'
			),
			icon: 'tag',
			keywords: [
				__( 'notify', 'cairn' ),
				__( 'sale', 'cairn' ),
				__( 'cheaper', 'cairn' ),
			],
			button: __( 'Tell me when it costs less', 'cairn' ),
			done: mail,
		},
	};
};

const field = ( attributes: Partial< FieldAttributes > ): Template => [
	'cairn/field',
	attributes,
];

const email = () =>
	field( {
		type: 'email',
		key: 'email',
		label: __( 'E-mail', 'cairn' ),
		required: true,
	} );

const name = () =>
	field( { type: 'name', key: 'name', label: __( 'Name', 'cairn' ) } );

const phone = ( label: string, required: boolean ) =>
	field( { type: 'tel', key: 'phone', label, required } );

const message = () =>
	field( {
		type: 'message',
		key: 'message',
		label: __( 'Message', 'cairn' ),
		required: true,
	} );

/** A time to book, on working days as a start; the owner says which hours it is really. */
const slot = () =>
	field( {
		type: 'slot',
		key: 'when',
		label: __( 'When suits you?', 'cairn' ),
		hours: [ 1, 2, 3, 4, 5 ].map( ( day ) => ( {
			day,
			from: '09:00',
			to: '17:00',
		} ) ),
	} );

/** The questions a purpose begins with; every answer that is not needed is one more that is not given. */
const questions = ( purpose: FormPurpose ): readonly Template[] => {
	switch ( purpose ) {
		case 'sms':
			return [ phone( __( 'Mobile number', 'cairn' ), true ), email() ];
		case 'contact':
		case 'quote':
			return [ name(), email(), message() ];
		case 'demo':
		case 'consultation':
			return [ name(), email(), slot() ];
		case 'webinar':
		case 'trial':
		case 'member':
			return [ name(), email() ];
		default:
			return [ email() ];
	}
};

/** Everything a form of a purpose begins with. */
export const templateOf = ( purpose: FormPurpose ): readonly Template[] => {
	const { button, done } = purposeWords()[ purpose ];
	return [
		...questions( purpose ),
		[
			'cairn/form-submit',
			{
				text: button,
				...( purpose === 'newsletter' && {
					note: __(
						'One mail a month at most; you can unsubscribe in every mail.',
						'cairn'
					),
				} ),
			},
		],
		[ 'cairn/form-done', {}, [ [ 'core/paragraph', { content: done } ] ] ],
	];
};

/** One entry a purpose. */
export const variations = () =>
	FORM_PURPOSE_NAMES.map( ( purpose ) => {
		const { title, description, icon, keywords } =
			purposeWords()[ purpose ];
		return {
			name: purpose,
			title,
			description,
			icon,
			// Without its own each would be found by all of the form's.
			keywords,
			scope: [ 'inserter', 'block' ] as const,
			attributes: { purpose },
			innerBlocks: templateOf( purpose ),
			isActive: ( attributes: FormAttributes ) =>
				attributes.purpose === purpose,
		};
	} );
