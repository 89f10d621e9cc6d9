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
use Cairn\Forms\ContactFacts;
use Cairn\Forms\Forms;
use Cairn\HandOver\HandOverController;
use Cairn\HandOver\MailPoetController;
use Cairn\HandOver\MailPoetHandOver;
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
use Cairn\People\ContactsController;
use Cairn\People\EndedConsents;
use Cairn\People\PersonErasure;
use Cairn\People\PersonExport;
use Cairn\People\PrivacyTools;
use Cairn\People\PrivacyWire;
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

	private readonly ConnectionStore $store;

	private ?CircuitBreaker $breaker = null;

	private ?SignedClient $client = null;

	private ?SettingsSync $sync = null;

	private ?OutboxParts $outbox = null;

	private readonly Clock $clock;

	/**
	 * @param Transport|null $transport The wire; null for WordPress' own.
	 * @param Clock|null     $clock     Where the present comes from; null for the system's.
	 * @param string         $sapi      How PHP was called.
	 */
	public function __construct( private readonly ?Transport $transport = null, ?Clock $clock = null, private readonly string $sapi = PHP_SAPI ) {
		$this->clock = $clock ?? new SystemClock();
		$this->store = new ConnectionStore();
	}

	/** Builds the modules and lets them add their hooks. A visitor's page loads no more than it needs. */
	public function hook(): void {
		self::hook_all( $this->for_every_page() );
		if ( Glance::is_now( $this->sapi ) ) {
			Lists::hook_for_a_glance();
			Forms::hook_for_a_glance();
			Glance::until_something_changes( fn () => self::hook_all( $this->for_changes() ) );
		} else {
			self::hook_all( $this->for_changes() );
		}

		// Built when they are asked for: that a request is one of REST or of an ability is known only later. A page that asks
		// the REST API about itself while it is printed asks nothing of ours.
		add_action(
			'rest_api_init',
			function (): void {
				if ( ! Glance::is_now( $this->sapi ) ) {
					self::hook_all( $this->for_rest( $this->store, $this->client(), $this->connector(), $this->proxy( ... ), $this->outbox() ) );
				}
			},
			0
		);
		add_action(
			'wp_abilities_api_categories_init',
			function (): void {
				$definitions = new ReportDefinitions();
				( new Abilities( $definitions, $this->proxy( $definitions ) ) )->hook();
			},
			0
		);
		if ( is_admin() || wp_doing_cron() || 'cli' === $this->sapi ) {
			self::hook_all( $this->for_the_back_office( $this->store, $this->client(), $this->breaker(), $this->connector(), new OwnRelay( new Spool() ), $this->outbox() ) );
		}
	}

	/**
	 * What prints.
	 *
	 * @return list<Module>
	 */
	private function for_every_page(): array {
		return array(
			new Storefront( $this->store, static fn (): OwnRelay => new OwnRelay( new Spool() ) ),
			new ShopViews( $this->store ),
			new ConsentDeclaration(),
			...Blocks::on_pages(),
		);
	}

	/**
	 * What follows changes, and what somebody with a login or a cart may do.
	 *
	 * @return list<Module>
	 */
	private function for_changes(): array {
		$capabilities = new Capabilities();
		$outbox       = $this->outbox();
		return array(
			new Lifecycle( $capabilities ),
			$capabilities,
			$this->sync(),
			new StaffCookie(),
			new RelayHandOver( $this->store, $this->client(), new Spool() ),
			...Blocks::behind_pages( $this->store, $this->client() ),
			new WooCommerce(),
			new Lists( $this->clock ),
			new Forms( $this->clock, $this->outbox( ... ) ),
			new MailPoetHandOver( fn (): ContactFacts => new ContactFacts( $this->store, $outbox->outbox, $outbox->visitor, $this->clock ) ),
			new EndedConsents( $this->store, $this->client() ),
			new OtherWishlistWatch( $outbox->outbox, $outbox->visitor, $outbox->faults ),
			$outbox->schedule(),
			...Shop::modules( $this->store, $outbox ),
			new Connectors(),
		);
	}

	private function breaker(): CircuitBreaker {
		return $this->breaker ??= new CircuitBreaker( $this->clock );
	}

	private function client(): SignedClient {
		return $this->client ??= new SignedClient( $this->store, $this->wire(), $this->breaker(), $this->clock, new RandomNonces() );
	}

	private function wire(): Transport {
		return $this->transport ?? new WordPressTransport();
	}

	private function sync(): SettingsSync {
		return $this->sync ??= new SettingsSync( $this->store, $this->client(), new SiteFacts() );
	}

	private function outbox(): OutboxParts {
		return $this->outbox ??= new OutboxParts( $this->store, $this->client(), $this->clock, fn ( OutboxParts $parts ): array => Shop::readers( $this->store, $parts ), fn ( OutboxParts $parts ): array => Shop::chores( $this->store, $parts ) );
	}

	private function connector(): Connector {
		return new Connector( $this->store, new Pairing( $this->store, $this->wire(), $this->breaker(), $this->clock, new RandomNonces(), new SiteFacts() ), $this->client(), $this->sync() );
	}

	private function proxy( ReportDefinitions $definitions ): ReportProxy {
		return new ReportProxy( $this->store, $this->client(), $this->breaker(), new LastGoodAnswers( $this->store, $this->clock ), $definitions, fn (): int => $this->outbox()->health()->waiting );
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
			new ContactsController( $store, $client ),
			new HandOverController( $store, $client ),
			new MailPoetController(),
			new HealthController( $health, new SiteHealthTests( $store, $health, $this->clock, $outbox ), $this->clock ),
		);
	}

	/** @return list<Module> */
	private function for_the_back_office( ConnectionStore $store, SignedClient $client, CircuitBreaker $breaker, Connector $connector, OwnRelay $relay, OutboxParts $outbox ): array {
		$reports_page = new ReportsPage( $store );
		$choices      = new ChoiceFields( $relay );
		$wire         = new PrivacyWire( $store, $client );
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
			new PrivacyTools( new PersonExport( $wire ), new PersonErasure( $wire, fn (): ContactFacts => new ContactFacts( $store, $outbox->outbox, $outbox->visitor, $this->clock ) ) ),
		);
	}

	/** @param list<Module> $modules In the order in which they are hooked. */
	private static function hook_all( array $modules ): void {
		foreach ( $modules as $module ) {
			$module->hook();
		}
	}
}
