<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Admin;

use Cairn\Admin\ConsentFinder;
use Cairn\Tests\CairnTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class ConsentFinderTest extends CairnTestCase {

	/** @param list<string> $plugins Active plugins. */
	#[DataProvider( 'sites' )]
	public function test_it_says_which_consent_plugin_there_is_and_whether_answers_arrive( array $plugins, bool $speaks, ?string $name, bool $api, bool $arrive ): void {
		$finder = new ConsentFinder( $plugins, $speaks );
		self::assertSame( array( $name, $api, $arrive ), array( $finder->name(), $finder->has_api(), $finder->answers_reach_us() ) );
	}

	/** @return array<string, array{list<string>, bool, string|null, bool, bool}> */
	public static function sites(): array {
		return array(
			'none'                      => array( array( 'akismet/akismet.php' ), false, null, false, false ),
			'one that does not speak'   => array( array( 'cookie-notice/cookie-notice.php' ), false, 'Cookie Notice', false, false ),
			'one with the API'          => array( array( 'wp-consent-api/wp-consent-api.php', 'complianz-gdpr/complianz-gpdr.php' ), true, 'Complianz', true, true ),
			'one not set up yet'        => array( array( 'wp-consent-api/wp-consent-api.php', 'complianz-gdpr/complianz-gpdr.php' ), false, 'Complianz', true, false ),
			'an unknown one that speaks' => array( array( 'unknown/unknown.php' ), true, null, true, true ),
		);
	}
}
