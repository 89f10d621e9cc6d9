/** Block markup as the editor would save it: a comment with the attributes, and the HTML that belongs to them. */

// As the editor writes attributes: nothing in them may end the comment.
function attributesOf( attributes ) {
	if ( Object.keys( attributes ).length === 0 ) {
		return '';
	}
	return ` ${ JSON.stringify( attributes )
		.replaceAll( '--', '\\u002d\\u002d' )
		.replaceAll( '<', '\\u003c' )
		.replaceAll( '>', '\\u003e' )
		.replaceAll( '&', '\\u0026' )
		.replaceAll( '\\"', '\\u0022' ) }`;
}

function escape( text ) {
	return text
		.replaceAll( '&', '&amp;' )
		.replaceAll( '<', '&lt;' )
		.replaceAll( '"', '&quot;' );
}

/**
 * Any block: name without `core/`, attributes, HTML around its inner blocks (or null when it saves nothing).
 * @param {string}        name
 * @param {Object}        attributes
 * @param {string | null} html
 */
export function block( name, attributes, html ) {
	return html === null
		? `<!-- wp:${ name }${ attributesOf( attributes ) } /-->\n`
		: `<!-- wp:${ name }${ attributesOf( attributes ) } -->\n${ html }\n<!-- /wp:${ name } -->\n`;
}

/**
 * A heading, level 2 unless said otherwise.
 * @param {string} text
 * @param {Object} root0
 * @param {number} root0.level
 * @param {string} root0.size
 * @param {string} root0.align
 */
export function heading( text, { level = 2, size, align } = {} ) {
	const classes = [
		'wp-block-heading',
		align && `has-text-align-${ align }`,
		size && `has-${ size }-font-size`,
	].filter( Boolean );
	const attributes = {
		...( align && { textAlign: align } ),
		...( level !== 2 && { level } ),
		...( size && { fontSize: size } ),
	};
	return block(
		'heading',
		attributes,
		`<h${ level } class="${ classes.join( ' ' ) }">${ text }</h${ level }>`
	);
}

/**
 * A paragraph; text may carry inline HTML.
 * @param {string} text
 * @param {Object} root0
 * @param {string} root0.size
 * @param {string} root0.align
 * @param {string} root0.color
 */
export function paragraph( text, { size, align, color } = {} ) {
	const classes = [
		align && `has-text-align-${ align }`,
		color && `has-${ color }-color has-text-color`,
		size && `has-${ size }-font-size`,
	].filter( Boolean );
	const attributes = {
		...( align && { align } ),
		...( color && { textColor: color } ),
		...( size && { fontSize: size } ),
	};
	return block(
		'paragraph',
		attributes,
		`<p${ classes.length > 0 ? ` class="${ classes.join( ' ' ) }"` : '' }>${ text }</p>`
	);
}

/**
 * A list of short lines.
 * @param {...any} items
 */
export function list( ...items ) {
	return block(
		'list',
		{},
		`<ul class="wp-block-list">${ items.map( ( item ) => block( 'list-item', {}, `<li>${ item }</li>` ).trim() ).join( '\n' ) }</ul>`
	);
}

/**
 * Buttons in a row.
 * @param {...any} inner
 */
export function buttons( ...inner ) {
	return block(
		'buttons',
		{},
		`<div class="wp-block-buttons">${ inner.join( '\n' ) }</div>`
	);
}

// Cairn's button: text, url, blockId, kind, and any other attribute of its block.json. Text and address stand in the saved
// link, which is what remains on the page when the plugin is off.
export function cta( { text, url, ...attributes } ) {
	return block(
		'cairn/cta-button',
		attributes,
		`<p class="wp-block-cairn-cta-button"><a href="${ escape( url ) }">${ escape( text ) }</a></p>`
	);
}

/**
 * One of Cairn's forms: fields as `[type, label, isRequired]`, the words on its button, the sentence above it (or none) and
 * what stands there once it was sent; any other attribute of its block.json.
 *
 * @param {Object}  root0
 * @param {Array[]} root0.fields
 * @param {string}  root0.button
 * @param {string}  root0.note
 * @param {string}  root0.done
 * @param {...any}  root0.attributes
 */
export function form( { fields, button, note, done, ...attributes } ) {
	const keys = { tel: 'phone' };
	return block(
		'cairn/form',
		attributes,
		fields
			.map( ( [ type, label, required ] ) =>
				block(
					'cairn/field',
					{ type, key: keys[ type ] ?? type, label, required },
					null
				)
			)
			.join( '' ) +
			block(
				'cairn/form-submit',
				{ text: button, ...( note && { note } ) },
				null
			) +
			block( 'cairn/form-done', {}, paragraph( done ) )
	);
}

/**
 * A band over the whole width, in one of the theme's colours.
 * @param {string} inner
 * @param {Object} root0
 * @param {string} root0.background
 * @param {string} root0.text
 * @param {string} root0.space
 */
export function band( inner, { background, text, space = '60' } = {} ) {
	const padding = `var:preset|spacing|${ space }`;
	const classes = [
		'wp-block-group',
		'alignfull',
		text && `has-${ text }-color`,
		background && `has-${ background }-background-color`,
		text && 'has-text-color',
		background && 'has-background',
	].filter( Boolean );
	const css = `margin-top:0;margin-bottom:0;padding-top:var(--wp--preset--spacing--${ space });padding-bottom:var(--wp--preset--spacing--${ space })`;
	return block(
		'group',
		{
			align: 'full',
			style: {
				spacing: {
					margin: { top: '0', bottom: '0' },
					padding: { top: padding, bottom: padding },
				},
			},
			...( background && { backgroundColor: background } ),
			...( text && { textColor: text } ),
			layout: { type: 'constrained' },
		},
		`<div class="${ classes.join( ' ' ) }" style="${ css }">${ inner }</div>`
	);
}

/**
 * Columns beside each other, wide.
 * @param {...any} inner
 */
export function columns( ...inner ) {
	return block(
		'columns',
		{ align: 'wide' },
		`<div class="wp-block-columns alignwide">${ inner.map( ( content ) => block( 'column', {}, `<div class="wp-block-column">${ content }</div>` ) ).join( '\n' ) }</div>`
	);
}

/**
 * Two columns of different height, centred on each other.
 *
 * @param {...string} inner Content of each.
 */
export function beside( ...inner ) {
	const centred = { verticalAlignment: 'center' };
	const drawn = inner.map( ( content ) =>
		block(
			'column',
			centred,
			`<div class="wp-block-column is-vertically-aligned-center">${ content }</div>`
		)
	);
	return block(
		'columns',
		{ align: 'wide', ...centred },
		`<div class="wp-block-columns alignwide are-vertically-aligned-center">${ drawn.join(
			'\n'
		) }</div>`
	);
}

/**
 * A card: a padded box with rounded corners.
 * @param {string} inner
 * @param {Object} root0
 * @param {string} root0.background
 */
export function card( inner, { background = 'accent-5' } = {} ) {
	return block(
		'group',
		{
			style: {
				border: { radius: '10px' },
				spacing: {
					padding: {
						top: 'var:preset|spacing|40',
						bottom: 'var:preset|spacing|40',
						left: 'var:preset|spacing|40',
						right: 'var:preset|spacing|40',
					},
				},
			},
			backgroundColor: background,
			layout: { type: 'default' },
		},
		`<div class="wp-block-group has-${ background }-background-color has-background" style="border-radius:10px;padding-top:var(--wp--preset--spacing--40);padding-right:var(--wp--preset--spacing--40);padding-bottom:var(--wp--preset--spacing--40);padding-left:var(--wp--preset--spacing--40)">${ inner }</div>`
	);
}

/**
 * Picture placeholders are filled in when the pictures are in the media library.
 * @param {string} picture
 */
const source = ( picture ) => `{{picture:${ picture }:url}}`;
const idOf = ( picture ) => `{{picture:${ picture }:id}}`;

/**
 * A picture with rounded corners.
 * @param {string} picture
 * @param {string} alt
 */
export function image( picture, alt ) {
	return block(
		'image',
		{
			id: idOf( picture ),
			sizeSlug: 'large',
			linkDestination: 'none',
			style: { border: { radius: '10px' } },
		},
		`<figure class="wp-block-image size-large has-custom-border"><img src="${ source( picture ) }" alt="${ escape( alt ) }" class="wp-image-${ idOf( picture ) }" style="border-radius:10px"/></figure>`
	);
}

/**
 * The first thing a visitor sees: text over a picture.
 * @param {string} picture
 * @param {string} inner
 */
export function hero( picture, inner ) {
	return block(
		'cover',
		{
			url: source( picture ),
			id: idOf( picture ),
			dimRatio: 40,
			overlayColor: 'contrast',
			isUserOverlayColor: true,
			minHeight: 620,
			contentPosition: 'center center',
			isDark: true,
			align: 'full',
			style: {
				spacing: {
					margin: { top: '0', bottom: '0' },
					padding: {
						left: 'var:preset|spacing|50',
						right: 'var:preset|spacing|50',
					},
				},
			},
			textColor: 'base',
			layout: {
				type: 'constrained',
				justifyContent: 'left',
				contentSize: '620px',
			},
		},
		`<div class="wp-block-cover alignfull has-base-color has-text-color" style="margin-top:0;margin-bottom:0;padding-right:var(--wp--preset--spacing--50);padding-left:var(--wp--preset--spacing--50);min-height:620px"><img class="wp-block-cover__image-background wp-image-${ idOf( picture ) }" alt="" src="${ source( picture ) }" data-object-fit="cover"/><span aria-hidden="true" class="wp-block-cover__background has-contrast-background-color has-background-dim-40 has-background-dim"></span><div class="wp-block-cover__inner-container">${ inner }</div></div>`
	);
}

/**
 * What somebody said.
 * @param {string} text
 * @param {string} who
 */
export function quote( text, who ) {
	return block(
		'quote',
		{},
		`<blockquote class="wp-block-quote">${ paragraph( text, { size: 'large' } ) }<cite>${ who }</cite></blockquote>`
	);
}

/** Four of the shop's products. */
export function featuredProducts() {
	const query = {
		perPage: 4,
		pages: 1,
		offset: 0,
		postType: 'product',
		order: 'asc',
		orderBy: 'date',
		search: '',
		exclude: [],
		inherit: false,
		taxQuery: {},
		isProductCollectionBlock: true,
		featured: true,
		woocommerceOnSale: false,
		woocommerceStockStatus: [ 'instock', 'outofstock', 'onbackorder' ],
		woocommerceAttributes: [],
		woocommerceHandPickedProducts: [],
		filterable: false,
	};
	const card_ =
		block(
			'woocommerce/product-image',
			{ isDescendentOfQueryLoop: true, aspectRatio: '1' },
			null
		) +
		block(
			'post-title',
			{
				level: 3,
				isLink: true,
				style: { spacing: { margin: { top: '0.75rem', bottom: '0' } } },
				fontSize: 'medium',
				__woocommerceNamespace:
					'woocommerce/product-collection/product-title',
			},
			null
		) +
		block(
			'woocommerce/product-price',
			{ isDescendentOfQueryLoop: true, fontSize: 'small' },
			null
		);
	return block(
		'woocommerce/product-collection',
		{
			queryId: 1,
			query,
			tagName: 'div',
			displayLayout: { type: 'flex', columns: 4, shrinkColumns: true },
			dimensions: { widthType: 'fill' },
			align: 'wide',
		},
		`<div class="wp-block-woocommerce-product-collection alignwide">${ block( 'woocommerce/product-template', {}, card_ ) }</div>`
	);
}
