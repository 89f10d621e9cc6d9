<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Access\Capabilities;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\CopyChoice;
use Cairn\Connection\Pause;
use Cairn\Connection\SetupStep;
use Cairn\Placement\ButtonFields;
use Cairn\Rest\ReportsController;
use Cairn\Settings\Settings;

/**
 * The settings screen: the four steps of the set-up until the first step of a visitor has arrived, the settings from
 * then on. Plain forms of WordPress' own look; they work without JavaScript, which only adds what a browser alone
 * can find out.
 */
final class SettingsPage {

	/** Handle of the screen's script and style. */
	public const HANDLE = 'cairn-settings';

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly ConnectSteps $steps,
		private readonly ChoiceFields $choices,
	) {
	}

	/** Runs before the page is printed. */
	public function load(): void {
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
	}

	/** Loads the screen's style and script. */
	public function enqueue(): void {
		wp_enqueue_style( self::HANDLE, plugins_url( 'assets/settings.css', CAIRN_PLUGIN_FILE ), array(), CAIRN_VERSION );
		wp_enqueue_script(
			self::HANDLE,
			plugins_url( 'assets/settings.js', CAIRN_PLUGIN_FILE ),
			array( 'wp-api-fetch', 'wp-i18n', 'wp-a11y' ),
			CAIRN_VERSION,
			array(
				'in_footer' => true,
				'strategy'  => 'defer',
			)
		);
		wp_set_script_translations( self::HANDLE, 'cairn', dirname( CAIRN_PLUGIN_FILE ) . '/languages' );
	}

	/** Prints the page. */
	public function render(): void {
		$connection = $this->store->connection();
		$flash      = Flash::take();
		?>
		<div class="wrap cairn-settings" data-rest="<?php echo esc_attr( ReportsController::NAMESPACE ); ?>">
			<hr class="wp-header-end">
			<?php $this->navigation(); ?>
			<h1><?php esc_html_e( 'Settings', 'cairn' ); ?></h1>
			<?php
			if ( null !== $flash ) {
				$this->notice( $flash );
			}
			if ( null === $connection ) {
				$this->steps->render( null, $flash->typed ?? '' );
				$this->settings( null );
			} elseif ( $this->store->is_paused() ) {
				$this->paused( $connection );
				$this->ending( $connection );
			} else {
				if ( SetupStep::Done !== $connection->step ) {
					$this->steps->render( $connection, '' );
				} else {
					$this->connected( $connection );
				}
				$this->settings( $connection );
				if ( SetupStep::Done === $connection->step ) {
					RetentionFields::render();
				}
				$this->ending( $connection );
			}
			?>
		</div>
		<?php
	}

	/** The same row of links as above the reports. */
	private function navigation(): void {
		$links = array(
			array( Menu::reports_url(), __( 'Overview', 'cairn' ), false ),
			array( Menu::reports_url() . '&screen=steps', __( 'Steps', 'cairn' ), false ),
			...( current_user_can( Capabilities::VIEW_CONTACTS ) ? array( array( Menu::reports_url() . '&screen=contacts', __( 'Contacts', 'cairn' ), false ) ) : array() ),
			array( Menu::reports_url() . '&screen=forms', __( 'Forms', 'cairn' ), false ),
			array( Menu::reports_url() . '&screen=privacy', __( 'Privacy', 'cairn' ), false ),
			array( Menu::settings_url(), __( 'Settings', 'cairn' ), true ),
		);
		printf( '<nav class="cairn-nav" aria-label="%s"><ul>', esc_attr__( 'Cairn', 'cairn' ) );
		foreach ( $links as list( $url, $label, $is_here ) ) {
			$current = $is_here ? 'page' : 'false';
			printf( '<li><a href="%s" aria-current="%s">%s</a></li>', esc_url( $url ), esc_attr( $current ), esc_html( $label ) );
		}
		echo '</ul></nav>';
	}

	private function notice( Flash $flash ): void {
		$role = 'success' === $flash->kind ? 'status' : 'alert';
		printf(
			'<div class="notice notice-%1$s is-dismissible" role="%2$s"><p><strong>%3$s</strong> %4$s</p></div>',
			esc_attr( $flash->kind ),
			esc_attr( $role ),
			esc_html( $flash->message ),
			esc_html( $flash->fix )
		);
	}

	/** How a finished connection stands. The live part is filled by the script, so that the page waits for nobody. */
	private function connected( Connection $connection ): void {
		?>
		<section class="cairn-card" aria-labelledby="cairn-connection">
			<h2 id="cairn-connection"><?php esc_html_e( 'Connection', 'cairn' ); ?></h2>
			<dl class="cairn-facts">
				<div>
					<dt><?php esc_html_e( 'Service', 'cairn' ); ?></dt>
					<dd><code><?php echo esc_html( $connection->address ); ?></code></dd>
				</div>
				<div>
					<dt><?php esc_html_e( 'Connected since', 'cairn' ); ?></dt>
					<dd><?php echo esc_html( (string) wp_date( $this->time_format(), $connection->paired_at ) ); ?></dd>
				</div>
				<div>
					<dt><?php esc_html_e( 'State', 'cairn' ); ?></dt>
					<dd data-cairn-health aria-live="polite"><?php esc_html_e( 'Sending', 'cairn' ); ?></dd>
				</div>
			</dl>
			<form class="cairn-buttons" method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
				<?php SettingsForms::fields( SettingsForm::ReplaceKey ); ?>
				<a class="button button-primary" href="<?php echo esc_url( Menu::reports_url() ); ?>"><?php esc_html_e( 'See reports', 'cairn' ); ?></a>
				<button type="submit" class="button"><?php esc_html_e( 'Replace the key', 'cairn' ); ?></button>
			</form>
		</section>
		<?php
	}

	/** The site's own way to write a moment. */
	private function time_format(): string {
		$date = get_option( 'date_format' );
		$time = get_option( 'time_format' );
		return ( is_string( $date ) ? $date : 'Y-m-d' ) . ', ' . ( is_string( $time ) ? $time : 'H:i' );
	}

	/** Asks about a site that stands at another address than the one it was connected with. */
	private function paused( Connection $connection ): void {
		$here     = home_url();
		$by_owner = Pause::ByOwner === $connection->pause;
		?>
		<section class="cairn-card cairn-question" aria-labelledby="cairn-copy">
			<h2 id="cairn-copy"><?php echo esc_html( $by_owner ? __( 'This site is paused', 'cairn' ) : __( 'Has this site moved, or is it a copy?', 'cairn' ) ); ?></h2>
			<p>
				<?php
				printf(
					/* translators: 1: address at the time of connecting, 2: address now. */
					esc_html__( 'It was connected as %1$s and now stands at %2$s. Nothing is sent and no report is read until you answer, so that two sites never mix their numbers.', 'cairn' ),
					'<code>' . esc_html( $connection->home_url ) . '</code>',
					'<code>' . esc_html( $here ) . '</code>'
				);
				?>
			</p>
			<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
				<?php SettingsForms::fields( SettingsForm::Copy ); ?>
				<ul class="cairn-answers">
					<?php
					$this->answer( CopyChoice::Moved, __( 'It has moved', 'cairn' ), __( 'The old address is gone. The connection and all numbers go on here.', 'cairn' ) );
					$this->answer( CopyChoice::NewSite, __( 'It is a new site', 'cairn' ), __( 'Forget the connection here; the original keeps it. Then connect this site with a code of its own.', 'cairn' ) );
					if ( ! $by_owner ) {
						$this->answer( CopyChoice::KeepPaused, __( 'Keep it paused', 'cairn' ), __( 'For a staging or test copy: it stays silent.', 'cairn' ) );
					}
					?>
				</ul>
			</form>
		</section>
		<?php
	}

	private function answer( CopyChoice $choice, string $label, string $meaning ): void {
		$id = 'cairn-copy-' . $choice->value;
		printf(
			'<li><button type="submit" class="button" name="choice" value="%1$s" aria-describedby="%2$s">%3$s</button> <span id="%2$s">%4$s</span></li>',
			esc_attr( $choice->value ),
			esc_attr( $id ),
			esc_html( $label ),
			esc_html( $meaning )
		);
	}

	/** What can be set at any time. */
	private function settings( ?Connection $connection ): void {
		$settings = Settings::read();
		$set_up   = null !== $connection && SetupStep::Done === $connection->step;
		// During the set-up one thing at a time asks for attention.
		if ( $set_up ) {
			printf( '<div class="cairn-card"><h2>%s</h2>', esc_html__( 'General', 'cairn' ) );
		} else {
			printf( '<details class="cairn-card"><summary>%s</summary>', esc_html__( 'More settings', 'cairn' ) );
		}
		?>
		<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
			<?php SettingsForms::fields( SettingsForm::Save ); ?>
			<table class="form-table" role="presentation">
				<?php if ( $set_up ) { ?>
					<tr>
						<th scope="row"><?php esc_html_e( 'Visitors without an answer', 'cairn' ); ?></th>
						<td><?php $this->choices->unanswered( $connection->unanswered ); ?></td>
					</tr>
					<tr>
						<th scope="row"><?php esc_html_e( 'Route', 'cairn' ); ?></th>
						<td><?php $this->choices->route( $connection ); ?></td>
					</tr>
				<?php } ?>
				<tr>
					<th scope="row"><?php esc_html_e( 'People who edit this site', 'cairn' ); ?></th>
					<td>
						<label><input type="checkbox" name="count_staff" value="1" <?php checked( $settings->count_staff ); ?>> <?php esc_html_e( 'Count them like visitors', 'cairn' ); ?></label>
						<p class="description"><?php esc_html_e( 'Otherwise their steps are shown in the live line of the reports, marked as yours, and stay out of every number.', 'cairn' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="cairn-pricing"><?php esc_html_e( 'Page with the prices', 'cairn' ); ?></label></th>
					<td>
						<input type="text" class="regular-text code" id="cairn-pricing" name="pricing_path" value="<?php echo esc_attr( $settings->pricing_path ?? '' ); ?>" placeholder="/pricing/" maxlength="500" aria-describedby="cairn-pricing-help">
						<p class="description" id="cairn-pricing-help"><?php esc_html_e( 'A visit to it counts as a step of its own. Leave empty if there is none.', 'cairn' ); ?></p>
					</td>
				</tr>
				<?php ButtonFields::render(); ?>
				<tr>
					<th scope="row"><label for="cairn-origins"><?php esc_html_e( 'Further addresses of this site', 'cairn' ); ?></label></th>
					<td>
						<textarea class="regular-text code" id="cairn-origins" name="further_origins" rows="3" aria-describedby="cairn-origins-help"><?php echo esc_textarea( implode( "\n", $settings->further_origins ) ); ?></textarea>
						<p class="description" id="cairn-origins-help">
							<?php
							printf(
								/* translators: %s: address of this site. */
								esc_html__( 'One a line, for example a domain a language. Steps are taken only from %s and from these.', 'cairn' ),
								'<code>' . esc_html( Settings::origin( home_url() ) ?? home_url() ) . '</code>'
							);
							?>
						</p>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'When the plugin is deleted', 'cairn' ); ?></th>
					<td>
						<?php $this->choices->removal( $settings->delete_on_removal ); ?>
					</td>
				</tr>
			</table>
			<p><button type="submit" class="button<?php echo $set_up ? ' button-primary' : ''; ?>"><?php esc_html_e( 'Save settings', 'cairn' ); ?></button></p>
		</form>
		<?php
		echo $set_up ? '</div>' : '</details>';
	}

	/** One button each: remove demo data, disconnect. */
	private function ending( Connection $connection ): void {
		?>
		<section class="cairn-card" data-cairn-demo hidden aria-labelledby="cairn-demo">
			<h2 id="cairn-demo"><?php esc_html_e( 'Demo data', 'cairn' ); ?></h2>
			<p><?php esc_html_e( 'Simulated visits stand among this site’s numbers. Removing them leaves everything real as it is.', 'cairn' ); ?></p>
			<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
				<?php SettingsForms::fields( SettingsForm::RemoveDemo ); ?>
				<button type="submit" class="button"><?php esc_html_e( 'Remove demo data', 'cairn' ); ?></button>
			</form>
		</section>
		<noscript><style>[data-cairn-demo][hidden] { display: block; }</style></noscript>
		<section class="cairn-card" aria-labelledby="cairn-disconnect">
			<h2 id="cairn-disconnect"><?php esc_html_e( 'Disconnect', 'cairn' ); ?></h2>
			<p>
				<?php
				printf(
					/* translators: %s: address of the service. */
					esc_html__( 'Ends the connection to %s at once. Blocks and pages stay as they are; the numbers stay at the service.', 'cairn' ),
					'<code>' . esc_html( $connection->address ) . '</code>'
				);
				?>
			</p>
			<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
				<?php SettingsForms::fields( SettingsForm::Disconnect ); ?>
				<button type="submit" class="button button-link-delete cairn-danger"><?php esc_html_e( 'Disconnect', 'cairn' ); ?></button>
			</form>
		</section>
		<?php
	}
}
