<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Connection\Connection;

/** What WordPress knows of this site's privacy: `PrivacyBoot` of plugin/admin/boot.ts. */
final class PrivacyData {

	/**
	 * Reads it for the person who looks.
	 *
	 * @param Connection|null $connection The connection, if there is one.
	 * @return array{serviceHost: string, consentPlugin: string|null, hearsAnswers: bool, exportUrl: string|null, eraseUrl: string|null, policyUrl: string|null}
	 */
	public static function read( ?Connection $connection ): array {
		$host   = null === $connection ? null : wp_parse_url( $connection->address, PHP_URL_HOST );
		$finder = ConsentFinder::of_this_site();
		return array(
			'serviceHost'   => is_string( $host ) ? $host : '',
			'consentPlugin' => $finder->name(),
			'hearsAnswers'  => $finder->answers_reach_us(),
			'exportUrl'     => current_user_can( 'export_others_personal_data' ) ? admin_url( 'export-personal-data.php' ) : null,
			'eraseUrl'      => current_user_can( 'erase_others_personal_data' ) && current_user_can( 'delete_users' ) ? admin_url( 'erase-personal-data.php' ) : null,
			'policyUrl'     => current_user_can( 'manage_privacy_options' ) ? admin_url( 'options-privacy.php' ) : null,
		);
	}
}
