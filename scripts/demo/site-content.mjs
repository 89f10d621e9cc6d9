import {
	band,
	beside,
	block,
	buttons,
	card,
	columns,
	cta,
	featuredProducts,
	form,
	heading,
	hero,
	image,
	list,
	paragraph,
	quote,
} from './block-markup.mjs';

/**
 * Northfell, the business of the demo: guided walks and honest gear. Everything here is made up. Block ids are fixed, because
 * the 90 days of simulated visits name them.
 */

/** What the site is called and where it stands. */
export const SITE = {
	title: 'Northfell',
	tagline: 'Guided walks and honest gear',
	time_zone: 'Europe/London',
	currency: 'GBP',
};

const PHONE = '+441539555014';

const booking = (
	blockId,
	name,
	text = 'Book a guided walk',
	url = '/guided-walks/#dates'
) => cta( { text, url, kind: 'booking', blockId, metadata: { name } } );

function home( hasShop ) {
	return [
		hero(
			'hero',
			paragraph( 'Guided walks and honest gear from the northern fells', {
				size: 'medium',
			} ) +
				heading( 'Go slow. See more.', {
					level: 1,
					size: 'xx-large',
				} ) +
				paragraph(
					'Small groups, local guides and kit that is made to be mended. Come for a day, or stay until the light goes.',
					{ size: 'large' }
				) +
				buttons(
					booking( 'nfherobook', 'Hero: book a walk' ),
					cta( {
						text: hasShop
							? 'Shop the autumn gear'
							: 'See the routes',
						url: hasShop ? '/shop/' : '/guided-walks/',
						kind: 'link',
						blockId: 'nfheroshop',
						metadata: {
							name: hasShop ? 'Hero: shop' : 'Hero: routes',
						},
						className: 'is-style-outline',
					} )
				)
		),
		band(
			columns(
				heading( 'Eight people, no more', {
					level: 3,
					size: 'large',
				} ) +
					paragraph(
						'You hear the guide, you hear the beck, and nobody waits at a stile for twenty others.'
					),
				heading( 'Guides who live here', { level: 3, size: 'large' } ) +
					paragraph(
						'Every path is one we walk ourselves in rain and in snow. We know where the peat is deep and the view is worth it.'
					),
				heading( 'Kit that lasts', { level: 3, size: 'large' } ) +
					paragraph(
						'We sell what we carry, repair what we sell, and lend you what you only need once.'
					)
			)
		),
		band(
			beside(
				image(
					'guided-walk',
					'A cairn on a green ridge with hills behind it'
				),
				heading( 'Three walks, every week of the year' ) +
					paragraph(
						'The Tarn Round for a first day out, the High Street Ridge for long legs, and the Night Walk for those who want the stars. Prices include the guide, hot soup and the loan of a waterproof.'
					) +
					buttons(
						cta( {
							text: 'See prices and dates',
							url: '/guided-walks/',
							kind: 'pricing',
							blockId: 'nfhomprice',
							metadata: { name: 'Home: prices' },
						} )
					)
			),
			{ background: 'accent-5' }
		),
		hasShop
			? band(
					heading( 'Made to be mended', { align: 'center' } ) +
						paragraph(
							'Wool from the valley, leather from the next one, brass that outlives us all.',
							{ align: 'center' }
						) +
						featuredProducts()
				)
			: '',
		band(
			beside(
				heading( 'A letter from the hut' ) +
					paragraph(
						'Where the ground is dry, what is in flower, and which walks still have room.'
					),
				form( {
					blockId: 'nfnewsform',
					metadata: { name: 'Home: newsletter' },
					fields: [ [ 'email', 'E-mail', true ] ],
					button: 'Send me the letter',
					note: 'One letter a month; you can unsubscribe in every one.',
					done: 'Almost done: we have sent you a mail. Please press the button on the page it links to.',
				} )
			)
		),
		band(
			quote(
				'I have walked these hills for thirty years and saw them properly for the first time with Northfell.',
				'Hanne, walked the High Street Ridge in May'
			) +
				paragraph(
					'Going with us this month? Read what to bring first.'
				) +
				buttons(
					cta( {
						text: 'Get the packing list',
						url: '{{file:packing-list.pdf}}',
						kind: 'download',
						icon: 'download',
						blockId: 'nfhomepack',
						metadata: { name: 'Home: packing list' },
						className: 'is-style-outline',
					} )
				),
			{ background: 'accent-2' }
		),
		band(
			heading( 'Not sure which walk fits you?' ) +
				paragraph(
					'Tell us how far you like to go and what the knees say. We answer the telephone ourselves, every day from eight to six.'
				) +
				buttons(
					cta( {
						text: 'Call the hut',
						url: `tel:${ PHONE }`,
						kind: 'call',
						icon: 'phone',
						blockId: 'nfhomecall',
						metadata: { name: 'Home: call' },
					} ),
					cta( {
						text: 'Write to us',
						url: 'mailto:hut@northfell.example',
						kind: 'mail',
						icon: 'mail',
						blockId: 'nfhomemail',
						metadata: { name: 'Home: mail' },
						className: 'is-style-outline',
					} )
				),
			{ background: 'accent-3', text: 'base' }
		),
	].join( '\n' );
}

function price( title, amount, lines, button ) {
	return card(
		heading( title, { level: 3, size: 'large' } ) +
			paragraph( `<strong>${ amount }</strong> a person`, {
				size: 'large',
			} ) +
			list( ...lines ) +
			buttons( button )
	);
}

function walks() {
	return [
		band(
			heading( 'Guided walks', { level: 1, size: 'xx-large' } ) +
				paragraph(
					'Every walk starts and ends at the hut in Mardale Head. We go in all weather that is safe, and we say so honestly the evening before.',
					{ size: 'large' }
				)
		),
		band(
			columns(
				price(
					'The Tarn Round',
					'£38',
					[
						'9 km, 320 m of climb',
						'Saturday and Wednesday, 9:30',
						'Soup and bread at the tarn',
					],
					booking(
						'nfwalktarn',
						'Walks: Tarn Round',
						'Book the Tarn Round',
						'/contact/?walk=tarn'
					)
				),
				price(
					'High Street Ridge',
					'£62',
					[
						'19 km, 870 m of climb',
						'Sunday, 8:00',
						'For people who walk often',
					],
					booking(
						'nfwalkhigh',
						'Walks: High Street',
						'Book the ridge',
						'/contact/?walk=ridge'
					)
				),
				price(
					'The Night Walk',
					'£45',
					[
						'7 km by lantern',
						'Friday, two hours before dark',
						'Hot chocolate under the stars',
					],
					booking(
						'nfwalkstar',
						'Walks: Night Walk',
						'Book the Night Walk',
						'/contact/?walk=night'
					)
				)
			),
			{ background: 'accent-5' }
		),
		band(
			beside(
				heading( 'Dates for the whole season' ) +
					paragraph(
						'The plan lists every departure until March, with the guide, the length and what the ground will be like.'
					) +
					buttons(
						cta( {
							text: 'Download the season plan',
							url: '{{file:season-plan.pdf}}',
							kind: 'download',
							icon: 'download',
							blockId: 'nfwalkplan',
							metadata: { name: 'Walks: season plan' },
						} ),
						cta( {
							text: 'Ask for a private group',
							url: '/contact/',
							kind: 'demo',
							blockId: 'nfwalkgrup',
							metadata: { name: 'Walks: private group' },
							className: 'is-style-outline',
						} )
					),
				image( 'hut-evening', 'Evening light over dark ridges' )
			)
		),
	].join( '\n' );
}

function packing( hasShop ) {
	return [
		image( 'misty-morning', 'Morning mist between green hills' ),
		paragraph(
			'The hills make their own weather. This is what we carry on an ordinary day between October and April, and nothing of it is for show.'
		),
		heading( 'Wear', { level: 2 } ),
		list(
			'Boots that have walked further than the car park',
			'Wool next to the skin, never cotton',
			'A waterproof with a hood that turns with your head'
		),
		heading( 'Carry', { level: 2 } ),
		list(
			'Water, more than you think',
			'Something warm that you do not plan to wear',
			'Map, compass and somebody who knows you are out'
		),
		buttons(
			cta( {
				text: 'Download as a checklist',
				url: '{{file:packing-list.pdf}}',
				kind: 'download',
				icon: 'download',
				blockId: 'nfpackdown',
				metadata: { name: 'Packing list: checklist' },
			} )
		),
		heading( 'The map we use', { level: 2 } ),
		paragraph(
			'The 1:25,000 sheet of the eastern fells, printed on cloth. We have worn out four of the paper ones.'
		),
		buttons(
			cta( {
				text: 'See it at the map shop',
				url: 'https://maps.example/eastern-fells?ref=northfell',
				kind: 'affiliate',
				linkTarget: '_blank',
				blockId: 'nfpackmaps',
				metadata: { name: 'Packing list: map shop' },
				className: 'is-style-outline',
			} ),
			hasShop
				? cta( {
						text: 'All the gear in one place',
						url: '/shop/',
						kind: 'link',
						blockId: 'nfpackshop',
						metadata: { name: 'Packing list: shop' },
					} )
				: booking( 'nfpackbook', 'Packing list: book' )
		),
	].join( '\n' );
}

function about() {
	return [
		image( 'workshop', 'Sunrise behind a long ridge' ),
		paragraph(
			'Northfell began with a leaking roof and two people who mended other people’s rucksacks to pay for it. The roof is tight now. We still mend rucksacks.'
		),
		paragraph(
			'There are six of us: four guides, one saddler and one dog who is good at finding the path in mist and bad at everything else.'
		),
		heading( 'Where to find us', { level: 2 } ),
		paragraph(
			'At the end of the Mardale road, where the tarmac stops. The bus runs on Saturdays; on other days we meet you at the station.'
		),
		buttons(
			cta( {
				text: 'Show the way',
				url: 'https://maps.example/?q=Mardale+Head',
				kind: 'map',
				icon: 'pin',
				linkTarget: '_blank',
				blockId: 'nfaboutmap',
				metadata: { name: 'About: map' },
			} ),
			booking( 'nfaboutbok', 'About: book', 'Walk with us' )
		),
	].join( '\n' );
}

function contact() {
	return [
		paragraph(
			'We are outside most of the day. The telephone goes with us, so try that first; messages are answered the same evening.',
			{ size: 'large' }
		),
		columns(
			card(
				heading( 'Call', { level: 3, size: 'large' } ) +
					paragraph( 'Every day, eight to six' ) +
					buttons(
						cta( {
							text: '01539 555 014',
							url: `tel:${ PHONE }`,
							kind: 'call',
							icon: 'phone',
							blockId: 'nfcontcall',
							metadata: { name: 'Contact: call' },
						} )
					)
			),
			card(
				heading( 'Write', { level: 3, size: 'large' } ) +
					paragraph( 'For groups, gifts and odd questions' ) +
					buttons(
						cta( {
							text: 'hut@northfell.example',
							url: 'mailto:hut@northfell.example',
							kind: 'mail',
							icon: 'mail',
							blockId: 'nfcontmail',
							metadata: { name: 'Contact: mail' },
						} )
					)
			),
			card(
				heading( 'Text', { level: 3, size: 'large' } ) +
					paragraph( 'When you are late for the start' ) +
					buttons(
						cta( {
							text: 'Send a text',
							url: `sms:${ PHONE }`,
							kind: 'sms',
							icon: 'message',
							blockId: 'nfconttext',
							metadata: { name: 'Contact: text' },
						} )
					)
			)
		),
		heading( 'Plan a walk with a guide' ),
		paragraph(
			'Half an hour on the telephone, for free: where to go, with whom, and what to leave at home.'
		),
		form( {
			blockId: 'nfconsform',
			purpose: 'consultation',
			metadata: { name: 'Contact: talk to a guide' },
			fields: [
				[ 'name', 'Name', true ],
				[ 'email', 'E-mail', true ],
				[ 'tel', 'Phone', false ],
			],
			button: 'Ask for a call',
			done: 'Thank you. A guide will call you the same evening.',
		} ),
	].join( '\n' );
}

function wishlist() {
	return [
		paragraph(
			'What you would like to have, kept in this browser. Nobody sees it unless you share it.'
		),
		block(
			'cairn/wishlist-page',
			{ blockId: 'nfwishlist', metadata: { name: 'Wishlist' } },
			null
		),
	].join( '\n' );
}

function comparison() {
	return [
		paragraph(
			'Two things beside each other say more than two pages one after the other.'
		),
		block(
			'cairn/compare-table',
			{
				blockId: 'nfcompared',
				align: 'wide',
				metadata: { name: 'Comparison' },
			},
			null
		),
	].join( '\n' );
}

function story( body, blockId, name ) {
	return [
		...body.map( ( text ) => paragraph( text ) ),
		buttons( booking( blockId, name, 'Walk it with us' ) ),
	].join( '\n' );
}

/**
 * The pages of the site.
 *
 * @param {boolean} hasShop Whether WooCommerce is there.
 */
export function pages( hasShop ) {
	return [
		{
			slug: 'home',
			title: 'Home',
			template: 'page-no-title',
			content: home( hasShop ),
			is_front: true,
		},
		{
			slug: 'guided-walks',
			title: 'Guided walks',
			template: 'page-no-title',
			content: walks(),
			in_menu: true,
		},
		{
			slug: 'packing-list',
			title: 'What to bring',
			content: packing( hasShop ),
			in_menu: true,
		},
		{ slug: 'about', title: 'About us', content: about(), in_menu: true },
		{
			slug: 'contact',
			title: 'Contact',
			content: contact(),
			in_menu: true,
		},
		{
			slug: 'journal',
			title: 'Journal',
			content: '',
			is_blog: true,
			in_menu: true,
		},
		...( hasShop
			? [
					{
						slug: 'wishlist',
						title: 'Your wishlist',
						content: wishlist(),
						in_menu: true,
					},
					{
						slug: 'compare',
						title: 'Side by side',
						content: comparison(),
						is_comparison: true,
					},
				]
			: [] ),
	];
}

/** Three entries of the journal, oldest first. */
export const POSTS = [
	{
		slug: 'first-frost',
		title: 'First frost on the tarn',
		picture: 'misty-morning',
		days_ago: 61,
		content: story(
			[
				'The tarn skinned over on Tuesday, thin as a window. By ten it was gone, and by eleven nobody believed us.',
				'The ground is at its best now: hard in the morning, dry by noon, and the bracken has turned the colour of foxes.',
			],
			'nfpostfros',
			'Journal: first frost'
		),
	},
	{
		slug: 'mending-a-rucksack',
		title: 'Mending a rucksack, step by step',
		picture: 'workshop',
		days_ago: 33,
		content: story(
			[
				'Most packs die of one torn strap. It takes a needle, waxed thread and half an hour to give them another ten years.',
				'Bring yours to the hut on any walking day. If it takes under an hour, we do it while you eat.',
			],
			'nfpostmend',
			'Journal: mending'
		),
	},
	{
		slug: 'a-night-without-lamps',
		title: 'A night without lamps',
		picture: 'hut-evening',
		days_ago: 9,
		content: story(
			[
				'On the second Friday of each month we leave the lanterns at the hut. Eyes need twenty minutes; after that the path is a pale line and the sky is very large.',
				'You can hear a fox cross a field. You can hear the field.',
			],
			'nfpostnite',
			'Journal: night walk'
		),
	},
];

/** Twelve products; prices in minor units of the site's currency. */
export const PRODUCTS = [
	{
		sku: 'NF-MUG',
		name: 'Tarn enamel mug',
		price: 1600,
		picture: 'mug',
		category: 'Camp',
		featured: true,
		text: 'Holds tea and soup equally well. Chips honestly, rusts never: the rim is steel.',
	},
	{
		sku: 'NF-BEANIE',
		name: 'Ridge wool beanie',
		price: 2800,
		picture: 'beanie',
		category: 'Wear',
		featured: true,
		text: 'Knitted in the valley from Herdwick wool, lined so that it does not itch.',
	},
	{
		sku: 'NF-SOCKS',
		name: 'Scree walking socks',
		price: 1900,
		picture: 'socks',
		category: 'Wear',
		text: 'Padded where boots rub. Darned for life if you bring them back washed.',
	},
	{
		sku: 'NF-BOTTLE',
		name: 'Beck water bottle',
		price: 2400,
		picture: 'bottle',
		category: 'Camp',
		text: 'One litre of steel with a cap that you can open in gloves.',
	},
	{
		sku: 'NF-JACKET',
		name: 'Fell waxed jacket',
		price: 18900,
		picture: 'jacket',
		category: 'Wear',
		featured: true,
		text: 'Waxed cotton, corduroy collar, two pockets that take a map. Re-waxed every autumn at the hut.',
	},
	{
		sku: 'NF-THROW',
		name: 'Croft lambswool throw',
		price: 7900,
		picture: 'throw',
		category: 'Home',
		text: 'For the sofa, the bench and the back of the van.',
	},
	{
		sku: 'NF-LANTERN',
		name: 'Hut lantern',
		price: 5400,
		picture: 'lantern',
		category: 'Camp',
		text: 'Warm light for nine hours, and a handle that fits a branch.',
	},
	{
		sku: 'NF-MAPCASE',
		name: 'Leather map case',
		price: 6800,
		picture: 'mapcase',
		category: 'Navigate',
		text: 'Bridle leather and a window you can write on with a grease pencil.',
	},
	{
		sku: 'NF-COMPASS',
		name: 'Brass pocket compass',
		price: 4200,
		picture: 'compass',
		category: 'Navigate',
		text: 'Damped needle, sighting lid, heavy enough that you notice when it is gone.',
	},
	{
		sku: 'NF-JOURNAL',
		name: 'Trail journal',
		price: 1450,
		picture: 'journal',
		category: 'Home',
		text: 'Stone paper that takes a pencil in the rain.',
	},
	{
		sku: 'NF-FIRE',
		name: 'Ash firesteel',
		price: 1800,
		picture: 'firesteel',
		category: 'Camp',
		text: 'Ten thousand sparks and an ash handle turned in our workshop.',
	},
	{
		sku: 'NF-PACK',
		name: 'Daleman rucksack 22',
		price: 14500,
		picture: 'rucksack',
		category: 'Carry',
		featured: true,
		text: 'Canvas, leather and four rivets that we will replace for as long as we are here.',
	},
];

/** Colours and type of the site, as the Site Editor would store them. */
export const LOOK = {
	version: 3,
	isGlobalStylesUserThemeJSON: true,
	settings: {
		color: {
			palette: {
				theme: [
					{ slug: 'base', name: 'Base', color: '#FCFAF5' },
					{ slug: 'contrast', name: 'Contrast', color: '#1F2B29' },
					{ slug: 'accent-1', name: 'Accent 1', color: '#E3A93F' },
					{ slug: 'accent-2', name: 'Accent 2', color: '#F4E8D5' },
					{ slug: 'accent-3', name: 'Accent 3', color: '#1F5A4C' },
					{ slug: 'accent-4', name: 'Accent 4', color: '#56625E' },
					{ slug: 'accent-5', name: 'Accent 5', color: '#F1EEE4' },
					{
						slug: 'accent-6',
						name: 'Accent 6',
						color: 'color-mix(in srgb, currentColor 20%, transparent)',
					},
				],
			},
		},
		typography: {
			fontFamilies: {
				theme: [
					{
						slug: 'manrope',
						name: 'Manrope',
						fontFamily: 'Manrope, sans-serif',
						fontFace: [
							{
								src: [
									'file:./assets/fonts/manrope/Manrope-VariableFont_wght.woff2',
								],
								fontWeight: '200 800',
								fontStyle: 'normal',
								fontFamily: 'Manrope',
							},
						],
					},
					{
						slug: 'platypi',
						name: 'Platypi',
						fontFamily: 'Platypi, serif',
						fontFace: [
							{
								src: [
									'file:./assets/fonts/platypi/Platypi-VariableFont_wght.woff2',
								],
								fontWeight: '300 800',
								fontStyle: 'normal',
								fontFamily: 'Platypi',
							},
						],
					},
				],
			},
		},
	},
	styles: {
		elements: {
			heading: {
				typography: {
					fontFamily: 'var:preset|font-family|platypi',
					fontWeight: '500',
					letterSpacing: '-0.015em',
				},
			},
			link: { color: { text: 'var:preset|color|accent-3' } },
			button: {
				border: { radius: '6px' },
				color: {
					background: 'var:preset|color|accent-1',
					text: 'var:preset|color|contrast',
				},
				typography: { fontWeight: '600' },
				':hover': {
					color: {
						background: 'var:preset|color|accent-2',
						text: 'var:preset|color|contrast',
					},
				},
			},
		},
		blocks: {
			'core/site-title': {
				typography: {
					fontFamily: 'var:preset|font-family|platypi',
					fontSize: '1.5rem',
					fontWeight: '600',
				},
			},
		},
	},
};

/** What stands at the foot of every page. */
export const FOOTER = band(
	columns(
		heading( 'Northfell', { level: 2, size: 'large' } ) +
			paragraph(
				'Guided walks and honest gear, from the hut at Mardale Head.'
			),
		heading( 'Visit', { level: 3, size: 'medium' } ) +
			paragraph(
				'Every day, eight to six<br>Mardale Head, at the end of the road'
			),
		heading( 'Talk to us', { level: 3, size: 'medium' } ) +
			paragraph(
				'01539 555 014<br><a href="mailto:hut@northfell.example">hut@northfell.example</a>'
			)
	),
	{ background: 'accent-5' }
);
