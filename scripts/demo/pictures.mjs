/**
 * The pictures of the demo site, drawn here as SVG and turned into JPEG by the browser, so that the repository carries no
 * photographs and the demo needs no internet.
 */

/** Where a scene's sky, hills and light take their colours from. */
const LIGHTS = {
	dawn: {
		sky: [ '#f7d9b8', '#f4b58f', '#c98a86' ],
		sun: '#fff3d6',
		hills: [ '#c79a94', '#9a7f8c', '#6d6a7d', '#46566a', '#24404f' ],
	},
	noon: {
		sky: [ '#eaf4f2', '#cfe4e6', '#a8cbd3' ],
		sun: '#ffffff',
		hills: [ '#a9c4c2', '#86aba3', '#5f8f80', '#3d7060', '#205244' ],
	},
	dusk: {
		sky: [ '#3a3560', '#7a5078', '#e08e6d' ],
		sun: '#ffd9a0',
		hills: [ '#7d5877', '#5b4a6e', '#413d60', '#2b3050', '#171f38' ],
	},
	mist: {
		sky: [ '#eef0ea', '#dfe5de', '#c9d4cd' ],
		sun: '#ffffff',
		hills: [ '#c3d0c8', '#a3b7ae', '#7c988e', '#567569', '#33544a' ],
	},
};

// A ridge as a path over the whole width: three waves of different length, the same for the same seed.
function ridge( width, height, base, size, seed ) {
	const points = [];
	for ( let x = 0; x <= width; x += width / 80 ) {
		const t = x / width;
		const wave =
			Math.sin( t * 5.1 + seed * 1.7 ) * 0.55 +
			Math.sin( t * 11.3 + seed * 2.9 ) * 0.28 +
			Math.sin( t * 27.7 + seed * 4.3 ) * 0.09;
		points.push(
			`${ x.toFixed( 1 ) },${ ( base - wave * size ).toFixed( 1 ) }`
		);
	}
	return `M0,${ height } L${ points.join( ' L' ) } L${ width },${ height } Z`;
}

// Flat stones on each other, the mark of a trail.
function stones( x, y, scale, colours ) {
	const pile = [
		[ 0, 0, 74, 20, -2 ],
		[ 5, -31, 58, 17, 3 ],
		[ -4, -57, 45, 14, -4 ],
		[ 3, -79, 33, 12, 5 ],
		[ 0, -98, 22, 10, -3 ],
		[ 1, -113, 12, 7, 4 ],
	];
	const drawn = pile.map(
		( [ cx, cy, rx, ry, turn ], index ) =>
			`<g transform="rotate(${ turn } ${ cx } ${ cy })"><ellipse cx="${ cx }" cy="${ cy }" rx="${ rx }" ry="${ ry }" fill="${
				colours[ index % colours.length ]
			}"/><ellipse cx="${ cx - rx * 0.15 }" cy="${ cy - ry * 0.38 }" rx="${
				rx * 0.7
			}" ry="${ ry * 0.4 }" fill="#fff" opacity=".13"/></g>`
	);
	return `<g transform="translate(${ x } ${ y }) scale(${ scale })">${ drawn.join( '' ) }</g>`;
}

/**
 * A landscape.
 *
 * @param {{ width: number, height: number, light: keyof typeof LIGHTS, seed: number, sun?: [number, number], cairn?: [number, number, number] }} scene
 *                                                                                                                                                      Sun and cairn as shares of width and height, the cairn's third number is its scale.
 * @return {string} SVG.
 */
function landscape( { width, height, light, seed, sun, cairn } ) {
	const { sky, sun: glow, hills } = LIGHTS[ light ];
	const layers = hills.map( ( colour, index ) => {
		const depth = index / ( hills.length - 1 );
		const base = height * ( 0.5 + depth * 0.4 );
		return `<path d="${ ridge( width, height, base, height * ( 0.17 - depth * 0.06 ), seed + index * 1.9 ) }" fill="${ colour }"/>
			<rect y="${ base - height * 0.03 }" width="${ width }" height="${ height * 0.2 }" fill="url(#haze)" opacity="${ 0.3 - depth * 0.25 }"/>`;
	} );
	const [ sunX, sunY ] = sun ?? [ 0.7, 0.38 ];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${ width } ${ height }" width="${ width }" height="${ height }">
		<defs>
			<linearGradient id="sky" x2="0" y2="1">${ sky.map( ( colour, index ) => `<stop offset="${ index / ( sky.length - 1 ) }" stop-color="${ colour }"/>` ).join( '' ) }</linearGradient>
			<linearGradient id="haze" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset=".5" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>
			<radialGradient id="sun"><stop offset="0" stop-color="${ glow }"/><stop offset=".25" stop-color="${ glow }" stop-opacity=".85"/><stop offset="1" stop-color="${ glow }" stop-opacity="0"/></radialGradient>
		</defs>
		<rect width="${ width }" height="${ height }" fill="url(#sky)"/>
		<circle cx="${ sunX * width }" cy="${ sunY * height }" r="${ height * 0.34 }" fill="url(#sun)"/>
		${ layers.join( '\n' ) }
		${ cairn ? stones( cairn[ 0 ] * width, cairn[ 1 ] * height, cairn[ 2 ], [ '#3a3f45', '#4b5157', '#5b6067', '#474c53', '#666b71', '#53585e' ] ) : '' }
	</svg>`;
}

/** What stands in a product's picture: shapes on a 400 × 400 field, ground at y = 320. */
const DRAWINGS = {
	mug: `<path d="M262 185c52-6 62 78 4 84" fill="none" stroke="#e9e4d6" stroke-width="16"/><path d="M128 150h140l-8 164a10 10 0 0 1-10 9H146a10 10 0 0 1-10-9z" fill="#f4f0e4"/><path d="M128 150h140l-1 18H129z" fill="#1f5a4c"/><ellipse cx="198" cy="150" rx="70" ry="13" fill="#2b2320"/><ellipse cx="198" cy="150" rx="70" ry="13" fill="none" stroke="#1f5a4c" stroke-width="6"/><path d="m160 272 24-36 15 20 13-16 24 32z" fill="#1f5a4c"/>`,
	beanie: `<circle cx="200" cy="112" r="26" fill="#f2e9da"/><path d="M108 268c-4-96 40-152 92-152s96 56 92 152z" fill="#b4552d"/><g stroke="#9b4524" stroke-width="5" fill="none"><path d="M148 262c0-64 16-112 40-140M200 262V120M252 262c0-64-16-112-40-140"/></g><rect x="98" y="256" width="204" height="62" rx="18" fill="#c9673b"/><g stroke="#a94f29" stroke-width="6"><path d="M124 264v46M150 264v46M176 264v46M202 264v46M228 264v46M254 264v46M280 264v46"/></g>`,
	socks: `<g transform="rotate(-5 200 200)"><path d="M118 96h62v120l-4 34c-2 22-14 40-38 58-20 14-50 6-54-16-3-16 9-25 20-38 10-13 14-22 14-38z" fill="#2f5d62"/><path d="M118 96h62v30h-62z" fill="#e3b04b"/><path d="M84 292c-3-16 9-25 20-38l34 52c-20 12-50 8-54-14z" fill="#e3b04b"/></g><g transform="translate(100 6) rotate(4 200 200)"><path d="M118 96h62v120l-4 34c-2 22-14 40-38 58-20 14-50 6-54-16-3-16 9-25 20-38 10-13 14-22 14-38z" fill="#38717a"/><path d="M118 96h62v30h-62z" fill="#e3b04b"/><path d="M84 292c-3-16 9-25 20-38l34 52c-20 12-50 8-54-14z" fill="#e3b04b"/></g>`,
	bottle: `<rect x="172" y="70" width="56" height="36" rx="8" fill="#2a2f33"/><path d="M176 62a24 24 0 0 1 48 0" fill="none" stroke="#2a2f33" stroke-width="9"/><path d="M168 106h64c4 26 24 28 24 56v144a16 16 0 0 1-16 16h-80a16 16 0 0 1-16-16V162c0-28 20-30 24-56z" fill="#4d7c78"/><path d="M158 170c0-22 12-26 18-40h10c-4 18-12 24-12 44v130h-16z" fill="#fff" opacity=".18"/><path d="m170 268 22-32 14 18 12-14 22 28z" fill="#f1ece0"/>`,
	jacket: `<path d="m152 92 48 22 48-22 46 26 40 128-38 14-20-62v120H124V198l-20 62-38-14 40-128z" fill="#5c6b3c"/><path d="M200 114v204" stroke="#3f4a28" stroke-width="5"/><path d="m152 92 48 58 48-58-20-10h-56z" fill="#7a5a3a"/><path d="M140 236h44v46h-44zM216 236h44v46h-44z" fill="#4d5a31"/><g fill="#e6d9b8"><circle cx="208" cy="170" r="4"/><circle cx="208" cy="206" r="4"/><circle cx="208" cy="242" r="4"/><circle cx="208" cy="278" r="4"/></g>`,
	throw: `<path d="M86 226h228v80a14 14 0 0 1-14 14H100a14 14 0 0 1-14-14z" fill="#d9cfba"/><path d="M86 182h228v52H86zM92 138h216v50H92z" fill="#e6ddca"/><path d="M92 138h216v50H92z" fill="#cdbf9f" opacity=".5"/><g stroke="#8a4b3a" stroke-width="7"><path d="M86 204h228M86 252h228M92 160h216M132 140v178M268 140v178"/></g><g stroke="#8a4b3a" stroke-width="3" opacity=".6"><path d="M86 214h228M86 262h228M144 140v178M256 140v178"/></g><g stroke="#d9cfba" stroke-width="5"><path d="M104 320v16M128 320v16M152 320v16M176 320v16M200 320v16M224 320v16M248 320v16M272 320v16M296 320v16"/></g>`,
	lantern: `<path d="M150 96c0-56 100-56 100 0" fill="none" stroke="#2d2a28" stroke-width="8"/><path d="M162 96h76l14 30H148z" fill="#2d2a28"/><rect x="152" y="126" width="96" height="142" fill="#ffdf9a"/><ellipse cx="200" cy="212" rx="16" ry="34" fill="#f59e2f"/><ellipse cx="200" cy="222" rx="8" ry="18" fill="#fff4cf"/><g fill="#2d2a28"><rect x="148" y="126" width="8" height="142"/><rect x="244" y="126" width="8" height="142"/><rect x="196" y="126" width="4" height="142" opacity=".5"/><path d="M138 268h124l10 52H128z"/></g>`,
	mapcase: `<path d="M96 84h208a12 12 0 0 1 12 12v214a12 12 0 0 1-12 12H96a12 12 0 0 1-12-12V96a12 12 0 0 1 12-12z" fill="#6d4a2f"/><rect x="106" y="122" width="188" height="178" rx="6" fill="#eef1e4"/><g fill="none" stroke="#a8bd92" stroke-width="5"><path d="M106 186c40-30 70 20 110-8s60 0 78-14M106 220c44-26 74 22 112-6s56 0 76-10M106 256c40-20 78 20 116 0s50 2 72-4"/></g><path d="M132 282c20-60 60-30 74-84 8-30 40-34 62-54" fill="none" stroke="#c1482f" stroke-width="6" stroke-dasharray="14 9"/><circle cx="268" cy="144" r="10" fill="#c1482f"/><rect x="164" y="92" width="72" height="18" rx="9" fill="#c99a5b"/>`,
	compass: `<rect x="180" y="56" width="40" height="44" rx="12" fill="#b98b45"/><circle cx="200" cy="206" r="114" fill="#c79a52"/><circle cx="200" cy="206" r="94" fill="#faf6ea"/><g stroke="#4a4034" stroke-width="6"><path d="M200 122v20M200 270v20M116 206h20M264 206h20"/></g><g stroke="#4a4034" stroke-width="3" opacity=".6"><path d="m140 146 12 12M260 146l-12 12M140 266l12-12M260 266l-12-12"/></g><path d="m248 142-34 76-30-24z" fill="#c1482f"/><path d="m152 270 34-76 28 24z" fill="#33484f"/><circle cx="200" cy="206" r="10" fill="#4a4034"/>`,
	journal: `<path d="M112 78h164a14 14 0 0 1 14 14v222a14 14 0 0 1-14 14H112z" fill="#33544a"/><path d="M112 78h24v250h-24a12 12 0 0 1-12-12V90a12 12 0 0 1 12-12z" fill="#24403a"/><path d="M280 96h12v216h-12z" fill="#f3ecd9"/><rect x="252" y="70" width="12" height="266" rx="5" fill="#c1783b"/><path d="m160 240 28-44 18 24 14-18 26 38z" fill="#e8dcc0"/><rect x="160" y="126" width="76" height="10" rx="5" fill="#e8dcc0"/><rect x="160" y="148" width="52" height="8" rx="4" fill="#e8dcc0" opacity=".7"/>`,
	firesteel: `<g transform="rotate(-32 200 210)"><rect x="96" y="190" width="128" height="40" rx="18" fill="#b07b46"/><rect x="222" y="198" width="104" height="24" rx="6" fill="#34383c"/><circle cx="118" cy="210" r="8" fill="#5f3f22"/><path d="M118 210c-40 4-52 44-30 64" fill="none" stroke="#7d3b2a" stroke-width="8"/></g><g fill="#f5a623"><path d="m300 118 6 18 18 6-18 6-6 18-6-18-18-6 18-6z"/><path d="m332 170 4 12 12 4-12 4-4 12-4-12-12-4 12-4z"/><path d="m272 90 3 10 10 3-10 3-3 10-3-10-10-3 10-3z"/></g><rect x="116" y="262" width="150" height="20" rx="8" fill="#8d959b" transform="rotate(-8 190 272)"/>`,
	rucksack: `<path d="M170 78c0-28 60-28 60 0" fill="none" stroke="#4a3524" stroke-width="10"/><path d="M128 128c0-40 32-56 72-56s72 16 72 56v180a18 18 0 0 1-18 18H146a18 18 0 0 1-18-18z" fill="#3f6b57"/><path d="M124 136c0-44 34-62 76-62s76 18 76 62l-10 48H134z" fill="#2f5344"/><g fill="#b07b46"><rect x="156" y="120" width="16" height="100" rx="5"/><rect x="228" y="120" width="16" height="100" rx="5"/></g><rect x="150" y="222" width="100" height="80" rx="12" fill="#2f5344"/><rect x="150" y="222" width="100" height="26" rx="10" fill="#254337"/><g fill="#e6c98f"><rect x="154" y="204" width="20" height="16" rx="3"/><rect x="226" y="204" width="20" height="16" rx="3"/></g><path d="M128 190c-30 10-30 110 0 116M272 190c30 10 30 110 0 116" fill="none" stroke="#254337" stroke-width="14"/>`,
};

const TINTS = [ '#e7ece4', '#f0e6d8', '#e2e9ea', '#efe3dc' ];

function product( name, index ) {
	const tint = TINTS[ index % TINTS.length ];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="900" height="900">
		<defs><radialGradient id="light" cx=".4" cy=".3" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
		<radialGradient id="shade"><stop offset="0" stop-color="#2c2a26" stop-opacity=".33"/><stop offset="1" stop-color="#2c2a26" stop-opacity="0"/></radialGradient></defs>
		<rect width="400" height="400" fill="${ tint }"/><rect width="400" height="400" fill="url(#light)"/>
		<ellipse cx="200" cy="328" rx="136" ry="20" fill="url(#shade)"/>${ DRAWINGS[ name ] }</svg>`;
}

const SCENES = {
	hero: {
		width: 2000,
		height: 1000,
		light: 'dawn',
		seed: 2.2,
		sun: [ 0.62, 0.36 ],
		cairn: [ 0.82, 0.86, 2.1 ],
	},
	'guided-walk': {
		width: 1200,
		height: 900,
		light: 'noon',
		seed: 5.4,
		sun: [ 0.3, 0.25 ],
		cairn: [ 0.72, 0.88, 1.1 ],
	},
	'hut-evening': {
		width: 1200,
		height: 900,
		light: 'dusk',
		seed: 8.1,
		sun: [ 0.55, 0.5 ],
	},
	'misty-morning': {
		width: 1200,
		height: 900,
		light: 'mist',
		seed: 11.6,
		sun: [ 0.5, 0.3 ],
		cairn: [ 0.3, 0.87, 0.9 ],
	},
	workshop: {
		width: 1200,
		height: 900,
		light: 'dawn',
		seed: 14.9,
		sun: [ 0.25, 0.35 ],
	},
};

/** Names of the pictures and how to draw each. */
export const PICTURES = {
	...Object.fromEntries(
		Object.entries( SCENES ).map( ( [ name, scene ] ) => [
			name,
			landscape( scene ),
		] )
	),
	...Object.fromEntries(
		Object.keys( DRAWINGS ).map( ( name, index ) => [
			name,
			product( name, index ),
		] )
	),
};

/**
 * Renders pictures to JPEG files.
 *
 * @param {import('playwright-core').Browser} browser A running Chromium.
 * @param {string}                            folder  Where to; must exist.
 * @param {string[]}                          names   Which ones, by default all.
 * @return {Promise<Record<string, string>>} File by name.
 */
export async function renderPictures(
	browser,
	folder,
	names = Object.keys( PICTURES )
) {
	const page = await browser.newPage();
	const files = {};
	for ( const name of names ) {
		await page.setContent(
			`<style>body{margin:0}svg{display:block}</style>${ PICTURES[ name ] }`
		);
		files[ name ] = `${ folder }/${ name }.jpg`;
		await page
			.locator( 'svg' )
			.screenshot( { path: files[ name ], type: 'jpeg', quality: 86 } );
	}
	await page.close();
	return files;
}
