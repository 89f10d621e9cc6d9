<?php

declare(strict_types=1);

namespace Cairn;

use Cairn\Access\Capabilities;
use Cairn\Admin\ChoiceFields;
use Cairn\Admin\ConnectSteps;
use Cairn\Admin\Menu;
use Cairn\Admin\ReportsPage;
use Cairn\Admin\SettingsForms;
use Cairn\Admin\SettingsPage;
use Cairn\Blocks\Blocks;
use Cairn\Connection\Connector;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\FirstStep;
use Cairn\Connection\Pairing;
use Cairn\Health\DebugInformation;
use Cairn\Health\SiteHealthReader;
use Cairn\Health\SiteHealthTests;
use Cairn\Integrations\Abilities;
use Cairn\Integrations\Connectors;
use Cairn\Integrations\WooCommerce;
use Cairn\Lifecycle\Lifecycle;
use Cairn\Privacy\PolicyText;
use Cairn\Relay\OwnRelay;
use Cairn\Relay\RelayHandOver;
use Cairn\Relay\Spool;
use Cairn\Reports\LastGoodAnswers;
use Cairn\Reports\ReportDefinitions;
use Cairn\Reports\ReportProxy;
use Cairn\Rest\ConnectionController;
use Cairn\Rest\DemoDataController;
use Cairn\Rest\HealthController;
use Cairn\Rest\ReportsController;
use Cairn\Rest\SettingsController;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\Transport;
use Cairn\Service\WordPressTransport;
use Cairn\Storefront\ConsentDeclaration;
use Cairn\Storefront\StaffCookie;
use Cairn\Storefront\Storefront;
use Cairn\Sync\SettingsSync;
use Cairn\Sync\SiteFacts;

/**
 * The list of what the plugin is made of, and the only place that builds it. Clock and wire are handed in, so that a
 * test can build the whole plugin around its own.
 */
final class Plugin {

	public function __construct(
		private readonly Transport $transport = new WordPressTransport(),
		private readonly Clock $clock = new SystemClock(),
	) {
	}

	/** Builds every module and lets it add its hooks. */
	public function hook(): void {
		foreach ( $this->modules() as $module ) {
			$module->hook();
		}
	}

	/** @return list<Module> In the order in which they are hooked. */
	public function modules(): array {
		$nonces       = new RandomNonces();
		$store        = new ConnectionStore();
		$breaker      = new CircuitBreaker( $this->clock );
		$client       = new SignedClient( $store, $this->transport, $breaker, $this->clock, $nonces );
		$facts        = new SiteFacts();
		$sync         = new SettingsSync( $store, $client, $facts );
		$pairing      = new Pairing( $store, $this->transport, $breaker, $this->clock, $nonces, $facts );
		$connector    = new Connector( $store, $pairing, $client, $sync );
		$first_step   = new FirstStep( $store, $client, $connector );
		$spool        = new Spool();
		$relay        = new OwnRelay( $spool );
		$definitions  = new ReportDefinitions();
		$proxy        = new ReportProxy( $store, $client, $breaker, new LastGoodAnswers( $store, $this->clock ), $definitions );
		$health       = new SiteHealthReader( $store, $client );
		$health_tests = new SiteHealthTests( $store, $health, $this->clock );
		$capabilities = new Capabilities();
		$reports_page = new ReportsPage( $store );
		$choices      = new ChoiceFields( $relay );

		return array(
			new Lifecycle( $capabilities ),
			$capabilities,
			$sync,
			new Storefront( $store, $relay ),
			...Blocks::modules( $store, $client ),
			new StaffCookie(),
			new ConsentDeclaration(),
			new RelayHandOver( $store, $client, $spool ),
			new ReportsController( $store, $client, $proxy, $definitions ),
			new ConnectionController( $store, $connector, $first_step ),
			new SettingsController( $store, $connector ),
			new DemoDataController( $connector ),
			new HealthController( $health, $health_tests, $this->clock ),
			$reports_page,
			new SettingsForms( $store, $connector, $first_step ),
			new Menu( $reports_page, new SettingsPage( $store, new ConnectSteps( $choices ), $choices ) ),
			$health_tests,
			new DebugInformation( $store, $breaker ),
			new PolicyText( $store ),
			new WooCommerce(),
			new Connectors(),
			new Abilities( $definitions, $proxy ),
		);
	}
}
