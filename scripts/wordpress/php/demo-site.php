<?php
/**
 * Fills a site with the demo's pages, posts, pictures, files and (with WooCommerce) products. What is there already, found
 * by its slug or SKU, stays as it is. With products, wishlist and compare buttons stand beside each.
 *
 * Input: site { title, tagline, currency }, pages, posts, products (or null), pictures { name: file }, look, footer.
 * Answer: { pages: { slug: { id, url } }, catalogue: { id, path, price }[] }.
 */

declare(strict_types=1);

use Cairn\Placement\ShopButtons;

require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/file.php';
require_once ABSPATH . 'wp-admin/includes/media.php';

wp_set_current_user( 1 );
// Content comes from our own files; without this, KSES would strip what block markup needs on the command line.
kses_remove_filters();

$input = cairn_input();

/** The post of a type with this slug, or 0. */
function cairn_demo_find( string $type, string $slug ): int {
	$found = get_posts(
		array(
			'post_type'   => $type,
			'name'        => $slug,
			'post_status' => array( 'publish', 'inherit' ),
			'numberposts' => 1,
			'fields'      => 'ids',
		)
	);
	return (int) ( $found[0] ?? 0 );
}

/**
 * A product as `cairn demo fill --products` reads it: the price in minor units.
 *
 * @return array{id: int, path: string, price: int}
 */
function cairn_demo_in_catalogue( int $id, int $price ): array {
	return array(
		'id'    => $id,
		'path'  => (string) wp_parse_url( (string) get_permalink( $id ), PHP_URL_PATH ),
		'price' => $price,
	);
}

/** Puts a file into the media library once. */
function cairn_demo_picture( string $name, string $file ): int {
	$id = cairn_demo_find( 'attachment', 'northfell-' . $name );
	if ( $id > 0 ) {
		return $id;
	}
	$upload = wp_upload_bits( $name . '.jpg', null, (string) file_get_contents( $file ) );
	if ( ! empty( $upload['error'] ) ) {
		throw new RuntimeException( $upload['error'] );
	}
	$id = wp_insert_attachment(
		array(
			'post_title'     => ucfirst( str_replace( '-', ' ', $name ) ),
			'post_name'      => 'northfell-' . $name,
			'post_mime_type' => 'image/jpeg',
			'post_status'    => 'inherit',
		),
		$upload['file'],
		0,
		true
	);
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $upload['file'] ) );
	return $id;
}

/** A one-page PDF with a title and lines, so that download buttons lead somewhere. */
function cairn_demo_pdf( string $title, array $lines ): string {
	$text = "BT /F1 22 Tf 60 760 Td ($title) Tj /F1 13 Tf 0 -40 Td 20 TL";
	foreach ( $lines as $line ) {
		$text .= " ($line) Tj T*";
	}
	$text   .= ' ET';
	$objects = array(
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents 4 0 R >>',
		'<< /Length ' . strlen( $text ) . " >>\nstream\n$text\nendstream",
	);
	$pdf     = "%PDF-1.4\n";
	$offsets = array();
	foreach ( $objects as $index => $object ) {
		$offsets[] = strlen( $pdf );
		$pdf      .= ( $index + 1 ) . " 0 obj\n$object\nendobj\n";
	}
	$start = strlen( $pdf );
	$pdf  .= "xref\n0 5\n0000000000 65535 f \n";
	foreach ( $offsets as $offset ) {
		$pdf .= sprintf( "%010d 00000 n \n", $offset );
	}
	return $pdf . "trailer << /Size 5 /Root 1 0 R >>\nstartxref\n$start\n%%EOF\n";
}

$pictures = array();
foreach ( $input['pictures'] as $name => $file ) {
	$id                = cairn_demo_picture( $name, $file );
	$pictures[ $name ] = array(
		'id'  => $id,
		'url' => (string) wp_get_attachment_url( $id ),
	);
}

$uploads = wp_upload_dir();
$files   = array(
	'packing-list.pdf' => cairn_demo_pdf( 'What to bring', array( 'Boots', 'Wool next to the skin', 'Waterproof with a hood', 'Water', 'Map and compass', 'Something warm' ) ),
	'season-plan.pdf'  => cairn_demo_pdf( 'The season', array( 'Saturday and Wednesday: the Tarn Round', 'Sunday: High Street Ridge', 'Friday: the Night Walk' ) ),
);
foreach ( $files as $name => $bytes ) {
	file_put_contents( $uploads['basedir'] . '/' . $name, $bytes );
}

/** Replaces the placeholders for pictures and files. */
$fill = static function ( string $content ) use ( $pictures, $files, $uploads ): string {
	foreach ( $pictures as $name => $picture ) {
		// In the attributes an id is a number: its quotes go with the placeholder.
		$content = str_replace( '"id":"{{picture:' . $name . ':id}}"', '"id":' . $picture['id'], $content );
		$content = str_replace( array( '{{picture:' . $name . ':id}}', '{{picture:' . $name . ':url}}' ), array( (string) $picture['id'], $picture['url'] ), $content );
	}
	foreach ( array_keys( $files ) as $name ) {
		$content = str_replace( '{{file:' . $name . '}}', $uploads['baseurl'] . '/' . $name, $content );
	}
	return $content;
};

$pages        = array();
$menu         = array();
$compare_page = 0;
foreach ( $input['pages'] as $page ) {
	$id = cairn_demo_find( 'page', $page['slug'] );
	if ( 0 === $id ) {
		$id = wp_insert_post(
			wp_slash(
				array(
					'post_type'     => 'page',
					'post_name'     => $page['slug'],
					'post_title'    => $page['title'],
					'post_content'  => $fill( $page['content'] ),
					'post_status'   => 'publish',
					'page_template' => $page['template'] ?? '',
				)
			),
			true
		);
		if ( is_wp_error( $id ) ) {
			throw new RuntimeException( $page['slug'] . ': ' . $id->get_error_message() );
		}
	}
	if ( ! empty( $page['is_front'] ) ) {
		update_option( 'show_on_front', 'page' );
		update_option( 'page_on_front', $id );
	}
	if ( ! empty( $page['is_blog'] ) ) {
		update_option( 'page_for_posts', $id );
	}
	if ( ! empty( $page['is_comparison'] ) ) {
		$compare_page = $id;
	}
	if ( ! empty( $page['in_menu'] ) ) {
		$menu[] = array( $page['title'], get_permalink( $id ) );
	}
	$pages[ $page['slug'] ] = array(
		'id'  => $id,
		'url' => get_permalink( $id ),
	);
}

foreach ( $input['posts'] as $post ) {
	if ( 0 !== cairn_demo_find( 'post', $post['slug'] ) ) {
		continue;
	}
	$id = wp_insert_post(
		wp_slash(
			array(
				'post_type'    => 'post',
				'post_name'    => $post['slug'],
				'post_title'   => $post['title'],
				'post_content' => $fill( $post['content'] ),
				'post_status'  => 'publish',
				'post_date'    => wp_date( 'Y-m-d 08:30:00', time() - DAY_IN_SECONDS * (int) $post['days_ago'] ),
			)
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $post['slug'] . ': ' . $id->get_error_message() );
	}
	set_post_thumbnail( $id, $pictures[ $post['picture'] ]['id'] );
}

$catalogue = array();
if ( null !== $input['products'] ) {
	foreach (
		array(
			'woocommerce_coming_soon'                => 'no',
			'woocommerce_currency'                   => $input['site']['currency'],
			'woocommerce_default_country'            => 'GB',
			'woocommerce_store_address'              => 'Mardale Head',
			'woocommerce_store_city'                 => 'Penrith',
			'woocommerce_store_postcode'             => 'CA10 2RP',
			'woocommerce_analytics_scheduled_import' => 'no',
			'woocommerce_onboarding_profile'         => array( 'skipped' => true ),
			'woocommerce_task_list_hidden'           => 'yes',
			'woocommerce_show_marketplace_suggestions' => 'no',
			'woocommerce_allow_tracking'             => 'no',
			'woocommerce_cod_settings'               => array(
				'enabled' => 'yes',
				'title'   => 'Pay at the hut',
			),
		) as $option => $value
	) {
		update_option( $option, $value );
	}
	if ( array() === WC_Shipping_Zones::get_zones() ) {
		$zone = new WC_Shipping_Zone();
		$zone->set_zone_name( 'Everywhere' );
		$zone->save();
		$zone->add_shipping_method( 'flat_rate' );
	}
	foreach ( $input['products'] as $wanted ) {
		$known = wc_get_product_id_by_sku( $wanted['sku'] );
		if ( 0 !== $known ) {
			$catalogue[] = cairn_demo_in_catalogue( $known, $wanted['price'] );
			continue;
		}
		$category = term_exists( $wanted['category'], 'product_cat' );
		if ( ! $category ) {
			$category = wp_insert_term( $wanted['category'], 'product_cat' );
		}
		$product = new WC_Product_Simple();
		$product->set_name( $wanted['name'] );
		$product->set_sku( $wanted['sku'] );
		$product->set_regular_price( number_format( $wanted['price'] / 100, 2, '.', '' ) );
		$product->set_short_description( $wanted['text'] );
		$product->set_description( $wanted['text'] );
		$product->set_featured( ! empty( $wanted['featured'] ) );
		$product->set_category_ids( array( (int) $category['term_id'] ) );
		$product->set_image_id( $pictures[ $wanted['picture'] ]['id'] );
		$product->set_status( 'publish' );
		$catalogue[] = cairn_demo_in_catalogue( $product->save(), $wanted['price'] );
	}
	// As the owner does it under Cairn, Settings.
	$buttons = ShopButtons::read();
	( new ShopButtons( true, true, $compare_page, $buttons->compare_max, $buttons->compare_same_category ) )->save();
	array_unshift( $menu, array( 'Shop', get_permalink( wc_get_page_id( 'shop' ) ) ) );
}

if ( 0 === cairn_demo_find( 'wp_navigation', 'northfell-menu' ) ) {
	$links = '';
	foreach ( $menu as list( $label, $url ) ) {
		$links .= get_comment_delimited_block_content(
			'core/navigation-link',
			array(
				'label' => $label,
				'url'   => $url,
				'kind'  => 'custom',
			),
			''
		);
	}
	foreach ( get_posts( array( 'post_type' => 'wp_navigation', 'numberposts' => -1 ) ) as $other ) {
		wp_delete_post( $other->ID, true );
	}
	wp_insert_post(
		wp_slash(
			array(
				'post_type'    => 'wp_navigation',
				'post_name'    => 'northfell-menu',
				'post_title'   => 'Menu',
				'post_content' => $links,
				'post_status'  => 'publish',
			)
		)
	);
}

if ( 0 === cairn_demo_find( 'wp_template_part', 'footer' ) ) {
	$footer = wp_insert_post(
		wp_slash(
			array(
				'post_type'    => 'wp_template_part',
				'post_name'    => 'footer',
				'post_title'   => 'Footer',
				'post_content' => $input['footer'],
				'post_status'  => 'publish',
			)
		)
	);
	wp_set_post_terms( $footer, get_stylesheet(), 'wp_theme' );
	wp_set_post_terms( $footer, 'footer', 'wp_template_part_area' );
}

$look = WP_Theme_JSON_Resolver::get_user_data_from_wp_global_styles( wp_get_theme(), true );
wp_update_post(
	wp_slash(
		array(
			'ID'           => $look['ID'],
			'post_content' => (string) wp_json_encode( $input['look'], JSON_UNESCAPED_SLASHES ),
		)
	)
);

flush_rewrite_rules();
cairn_answer(
	array(
		'pages'     => $pages,
		'catalogue' => $catalogue,
	)
);
