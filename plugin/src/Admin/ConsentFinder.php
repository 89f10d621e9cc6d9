<?php

declare(strict_types=1);

namespace Cairn\Admin;

/** Which plugin asks this site's visitors for consent, as far as that can be seen from its name. */
final class ConsentFinder {

	private const CONSENT_API = 'wp-consent-api';

	/** Folder of a plugin => its name. Names of products are not translated. */
	private const KNOWN = array(
		'complianz-gdpr'              => 'Complianz',
		'complianz-gdpr-premium'      => 'Complianz',
		'cookie-law-info'             => 'CookieYes',
		'cookiebot'                   => 'Cookiebot',
		'real-cookie-banner'          => 'Real Cookie Banner',
		'real-cookie-banner-pro'      => 'Real Cookie Banner',
		'borlabs-cookie'              => 'Borlabs Cookie',
		'gdpr-cookie-compliance'      => 'GDPR Cookie Compliance',
		'cookie-notice'               => 'Cookie Notice',
		'iubenda-cookie-law-solution' => 'iubenda',
		'uk-cookie-consent'           => 'Termly',
	);

	/**
	 * @param list<string> $active_plugins Active plugins as WordPress names them (`folder/file.php`).
	 * @param bool         $speaks_api     Whether the WP Consent API is there and a consent type is set.
	 */
	public function __construct(
		private readonly array $active_plugins,
		private readonly bool $speaks_api,
	) {
	}

	/** Looks at the current site. */
	public static function of_this_site(): self {
		$active  = get_option( 'active_plugins' );
		$network = is_multisite() ? get_site_option( 'active_sitewide_plugins' ) : array();
		$plugins = array_merge( is_array( $active ) ? $active : array(), is_array( $network ) ? array_keys( $network ) : array() );
		$type    = function_exists( 'wp_get_consent_type' ) ? wp_get_consent_type() : '';
		return new self( array_values( array_filter( $plugins, 'is_string' ) ), is_string( $type ) && '' !== $type );
	}

	/** Name of the consent plugin, or null when none is known here. */
	public function name(): ?string {
		foreach ( $this->active_plugins as $plugin ) {
			$name = self::KNOWN[ dirname( $plugin ) ] ?? null;
			if ( null !== $name ) {
				return $name;
			}
		}
		return null;
	}

	/** Whether visitors' answers reach Cairn. */
	public function answers_reach_us(): bool {
		return $this->speaks_api;
	}

	/** Whether the plugin that carries the answers is active. */
	public function has_api(): bool {
		foreach ( $this->active_plugins as $plugin ) {
			if ( self::CONSENT_API === dirname( $plugin ) ) {
				return true;
			}
		}
		return $this->speaks_api;
	}
}
