<?php

declare(strict_types=1);

namespace Cairn\Privacy;

use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Unanswered;
use Cairn\Module;

/** Suggests a text for the site's privacy policy, made from what is really switched on. */
final class PolicyText implements Module {

	public function __construct( private readonly ConnectionStore $store ) {
	}

	public function hook(): void {
		add_action( 'admin_init', array( $this, 'suggest' ) );
	}

	/** Hands the text to WordPress' privacy policy guide. */
	public function suggest(): void {
		wp_add_privacy_policy_content( __( 'Cairn', 'cairn' ), wp_kses_post( $this->text() ) );
	}

	/** The text, as HTML. */
	public function text(): string {
		$connection = $this->store->connection();
		if ( null === $connection ) {
			return '<p class="privacy-policy-tutorial">' . esc_html__( 'Cairn is not connected to a service, so it stores and sends nothing about visitors.', 'cairn' ) . '</p>';
		}
		$host       = wp_parse_url( $connection->address, PHP_URL_HOST );
		$paragraphs = array(
			sprintf(
				/* translators: %s: host name of the service. */
				__( 'We measure which steps visitors take on this site, such as pages seen, buttons clicked, how far a page was read, and from which site a visit came. The measurements are stored by a service that we run or have run for us (%s). They are used for statistics about this site alone, are not combined with data of other sites and not passed on.', 'cairn' ),
				is_string( $host ) ? $host : $connection->address
			),
			Unanswered::Cookieless === $connection->unanswered
				? __( 'If you have not answered our question about statistics, nothing is stored in your browser. To recognise a visit within one day, a number is made from your IP address and your browser’s name with a random key; the key is destroyed within 48 hours, after which the number can no longer be linked to you. The IP address itself is not stored.', 'cairn' )
				: __( 'If you have not answered our question about statistics, we only add to totals a day. Nothing about you is stored.', 'cairn' ),
			__( 'If you refuse statistics, we only add to totals a day.', 'cairn' ),
			__( 'If you allow statistics, a random number is stored in a cookie of this site (“cairn_id”) for at most 13 months, so that a later visit can be recognised. You can take your permission back at any time; the cookie is then deleted.', 'cairn' ),
		);
		return '<p class="privacy-policy-tutorial">' . esc_html__( 'Suggested text, made from Cairn’s settings. Check it against how your site asks for consent.', 'cairn' ) . '</p>'
			. '<p>' . implode( '</p><p>', array_map( 'esc_html', $paragraphs ) ) . '</p>';
	}
}
