<?php

declare(strict_types=1);

namespace Cairn;

use Cairn\Access\Capabilities;
use Cairn\Admin\ChoiceFields;
use Cairn\Admin\ConnectSteps;
use Cairn\Admin\Menu;
use Cairn\Admin\OrderBox;
use Cairn\Admin\ProductColumn;
use Cairn\Admin\ReportsPage;
use Cairn\Admin\SettingsForms;
use Cairn\Admin\SettingsPage;
use Cairn\Blocks\Blocks;
use Cairn\Connection\Connector;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\FirstStep;
use Cairn\Connection\Pairing;
use Cairn\Forms\Forms;
use Cairn\Health\DebugInformation;
use Cairn\Health\SiteHealthReader;
use Cairn\Health\SiteHealthTests;
use Cairn\Integrations\Abilities;
use Cairn\Integrations\Connectors;
use Cairn\Integrations\WooCommerce;
use Cairn\Lifecycle\Lifecycle;
use Cairn\Lists\Lists;
use Cairn\Lists\OtherWishlistWatch;
use Cairn\Outbox\OutboxParts;
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
use Cairn\Shop\Shop;
use Cairn\Storefront\ConsentDeclaration;
use Cairn\Storefront\ShopViews;
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

	/** Builds the modules and lets them add their hooks. A visitor's page loads no more than it needs. */
	public function hook(): void {
		$nonces  = new RandomNonces();
		$store   = new ConnectionStore();
		$breaker = new CircuitBreaker( $this->clock );
		$client  = new SignedClient( $store, $this->transport, $breaker, $this->clock, $nonces );
		$facts   = new SiteFacts();
		$sync    = new SettingsSync( $store, $client, $facts );
		$spool   = new Spool();
		$relay   = new OwnRelay( $spool );
		$outbox  = new OutboxParts( $store, $client, $this->clock, static fn ( OutboxParts $parts ): array => Shop::readers( $store, $parts ), static fn ( OutboxParts $parts ): array => Shop::chores( $store, $parts ) );

		self::hook_all( $this->for_every_request( $store, $client, $sync, $spool, $relay, $outbox ) );

		$connector = fn (): Connector => new Connector( $store, new Pairing( $store, $this->transport, $breaker, $this->clock, $nonces, $facts ), $client, $sync );
		$proxy     = fn ( ReportDefinitions $definitions ): ReportProxy => new ReportProxy( $store, $client, $breaker, new LastGoodAnswers( $store, $this->clock ), $definitions, static fn (): int => $outbox->health()->waiting );

		// Built when they are asked for: that a request is one of REST or of an ability is known only later.
		add_action( 'rest_api_init', fn () => self::hook_all( $this->for_rest( $store, $client, $connector(), $proxy, $outbox ) ), 0 );
		add_action(
			'wp_abilities_api_categories_init',
			static function () use ( $proxy ): void {
				$definitions = new ReportDefinitions();
				( new Abilities( $definitions, $proxy( $definitions ) ) )->hook();
			},
			0
		);
		if ( is_admin() || wp_doing_cron() || 'cli' === PHP_SAPI ) {
			self::hook_all( $this->for_the_back_office( $store, $client, $breaker, $connector(), $relay, $outbox ) );
		}
	}

	/** @return list<Module> */
	private function for_every_request( ConnectionStore $store, SignedClient $client, SettingsSync $sync, Spool $spool, OwnRelay $relay, OutboxParts $outbox ): array {
		$capabilities = new Capabilities();
		return array(
			new Lifecycle( $capabilities ),
			$capabilities,
			$sync,
			new Storefront( $store, $relay ),
			new ShopViews( $store ),
			new StaffCookie(),
			new ConsentDeclaration(),
			new RelayHandOver( $store, $client, $spool ),
			...Blocks::modules( $store, $client ),
			new WooCommerce(),
			new Lists( $this->clock ),
			new Forms( $this->clock ),
			new OtherWishlistWatch( $outbox->outbox, $outbox->visitor, $outbox->faults ),
			$outbox->schedule(),
			...Shop::modules( $store, $outbox ),
			new Connectors(),
		);
	}

	/**
	 * @param \Closure(ReportDefinitions): ReportProxy $proxy Makes the proxy.
	 * @return list<Module>
	 */
	private function for_rest( ConnectionStore $store, SignedClient $client, Connector $connector, \Closure $proxy, OutboxParts $outbox ): array {
		$definitions = new ReportDefinitions();
		$health      = new SiteHealthReader( $store, $client );
		return array(
			new ReportsController( $store, $client, $proxy( $definitions ), $definitions ),
			new ConnectionController( $store, $connector, new FirstStep( $store, $client, $connector ) ),
			new SettingsController( $store, $connector ),
			new DemoDataController( $connector ),
			new HealthController( $health, new SiteHealthTests( $store, $health, $this->clock, $outbox ), $this->clock ),
		);
	}

	/** @return list<Module> */
	private function for_the_back_office( ConnectionStore $store, SignedClient $client, CircuitBreaker $breaker, Connector $connector, OwnRelay $relay, OutboxParts $outbox ): array {
		$reports_page = new ReportsPage( $store );
		$choices      = new ChoiceFields( $relay );
		return array(
			$reports_page,
			new SettingsForms( $store, $connector, new FirstStep( $store, $client, $connector ) ),
			new Menu( $reports_page, new SettingsPage( $store, new ConnectSteps( $choices ), $choices ) ),
			new SiteHealthTests( $store, new SiteHealthReader( $store, $client ), $this->clock, $outbox ),
			new DebugInformation( $store, $breaker, $outbox ),
			new OrderBox( $store ),
			new ProductColumn( $store ),
			$outbox->command(),
			...Shop::commands( $store, $outbox ),
			new PolicyText( $store ),
		);
	}

	/** @param list<Module> $modules In the order in which they are hooked. */
	private static function hook_all( array $modules ): void {
		foreach ( $modules as $module ) {
			$module->hook();
		}
	}
}
