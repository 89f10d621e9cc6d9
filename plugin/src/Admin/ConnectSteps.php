<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Connection\Connection;
use Cairn\Connection\SetupStep;
use Cairn\Service\ServiceAddress;

/**
 * The four steps from an address and a code to the first step of a visitor. Whoever leaves and comes back finds the
 * step that is open; those before it are ticked, those after it are named but closed.
 */
final class ConnectSteps {

	public function __construct( private readonly ChoiceFields $choices ) {
	}

	/**
	 * Prints the steps.
	 *
	 * @param Connection|null $connection    Null before the first step is done.
	 * @param string          $typed_address What was typed in a try that did not work.
	 */
	public function render( ?Connection $connection, string $typed_address ): void {
		$open = match ( $connection?->step ) {
			null                 => 1,
			SetupStep::Routes    => 2,
			SetupStep::Consent   => 3,
			SetupStep::FirstStep,
			SetupStep::Done      => 4,
		};
		$titles = array(
			1 => __( 'Connect to your service', 'cairn' ),
			2 => __( 'Check the way from a browser', 'cairn' ),
			3 => __( 'Decide about visitors without an answer', 'cairn' ),
			4 => __( 'See the first step arrive', 'cairn' ),
		);
		echo '<ol class="cairn-steps">';
		foreach ( $titles as $number => $title ) {
			$state = $number < $open ? 'done' : ( $number === $open ? 'open' : 'later' );
			$current = 'open' === $state ? 'step' : 'false';
			$mark    = 'done' === $state ? '✓' : number_format_i18n( $number );
			$spoken  = 'done' === $state ? __( '(done)', 'cairn' ) : '';
			printf(
				'<li class="cairn-card is-%1$s" aria-current="%2$s"><h2><span class="cairn-number" aria-hidden="true">%3$s</span> <span>%4$s</span> <span class="screen-reader-text">%5$s</span></h2>',
				esc_attr( $state ),
				esc_attr( $current ),
				esc_html( $mark ),
				esc_html( $title ),
				esc_html( $spoken )
			);
			if ( 'done' === $state && 1 === $number && null !== $connection ) {
				printf( '<p class="cairn-summary"><code>%s</code></p>', esc_html( $connection->address ) );
			}
			if ( 'open' === $state ) {
				match ( $number ) {
					1 => $this->connect( $typed_address ),
					2 => null === $connection ? null : $this->routes( $connection ),
					3 => null === $connection ? null : $this->consent( $connection ),
					4 => $this->first_step(),
				};
			}
			echo '</li>';
		}
		echo '</ol>';
	}

	private function form( SettingsForm $form ): void {
		printf( '<form method="post" action="%s" data-cairn-form="%s">', esc_url( admin_url( 'admin-post.php' ) ), esc_attr( $form->value ) );
		SettingsForms::fields( $form );
	}

	private function connect( string $typed_address ): void {
		$address = '' !== $typed_address ? $typed_address : (string) ServiceAddress::from_configuration();
		$this->form( SettingsForm::Connect );
		?>
		<p><?php esc_html_e( 'Cairn’s numbers live in a service that you or your agency runs. On the machine where it runs, this prints a code that is good for 15 minutes:', 'cairn' ); ?></p>
		<p><code>cairn pair</code></p>
		<table class="form-table" role="presentation">
			<tr>
				<th scope="row"><label for="cairn-address"><?php esc_html_e( 'Address of the service', 'cairn' ); ?></label></th>
				<td><input type="text" inputmode="url" class="regular-text code" id="cairn-address" name="address" value="<?php echo esc_attr( $address ); ?>" placeholder="https://cairn.example.com" required maxlength="300" autocomplete="off" autocapitalize="none" spellcheck="false"></td>
			</tr>
			<tr>
				<th scope="row"><label for="cairn-code"><?php esc_html_e( 'One-time code', 'cairn' ); ?></label></th>
				<td>
					<input type="text" class="regular-text code" id="cairn-code" name="code" required maxlength="100" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" aria-describedby="cairn-code-help">
					<p class="description" id="cairn-code-help"><?php esc_html_e( 'It is exchanged for keys between the two servers. You never see or type a key.', 'cairn' ); ?></p>
				</td>
			</tr>
		</table>
		<p class="cairn-sent"><?php esc_html_e( 'Sent when you press the button: this site’s name, address, time zone, language and currency. Before that, and until step 3 is answered, nothing leaves this site.', 'cairn' ); ?></p>
		<p><button type="submit" class="button button-primary"><?php esc_html_e( 'Connect', 'cairn' ); ?></button></p>
		</form>
		<?php
	}

	private function routes( Connection $connection ): void {
		$this->form( SettingsForm::Route );
		?>
		<p><?php esc_html_e( 'The servers know each other now. Visitors’ browsers must reach the service too; this is tried from the browser you are using.', 'cairn' ); ?></p>
		<?php $this->choices->route( $connection ); ?>
		<noscript><p><?php esc_html_e( 'Without JavaScript it cannot be tried here. Open the address of the service in a browser outside your network instead.', 'cairn' ); ?></p></noscript>
		<p><button type="submit" class="button button-primary"><?php esc_html_e( 'Use this route', 'cairn' ); ?></button></p>
		</form>
		<?php
	}

	private function consent( Connection $connection ): void {
		$finder = ConsentFinder::of_this_site();
		$this->form( SettingsForm::Consent );
		printf( '<p>%s</p>', esc_html( $this->found( $finder ) ) );
		printf( '<p><strong>%s</strong></p>', esc_html__( 'How are visitors measured who have given no answer?', 'cairn' ) );
		$this->choices->unanswered( $connection->unanswered );
		?>
		<p class="description"><?php esc_html_e( 'Whoever refuses is only counted, never recognised. Whoever allows statistics gets a first-party cookie. You can change this at any time.', 'cairn' ); ?></p>
		<p><button type="submit" class="button button-primary"><?php esc_html_e( 'Save and begin', 'cairn' ); ?></button></p>
		</form>
		<?php
	}

	/** What was found, in a sentence that says what it means. */
	private function found( ConsentFinder $finder ): string {
		$name = $finder->name();
		if ( $finder->answers_reach_us() ) {
			return null === $name
				? __( 'A consent plugin is active and speaks through the WP Consent API: every answer of a visitor is honoured.', 'cairn' )
				/* translators: %s: name of a consent plugin. */
				: sprintf( __( 'Found: %s. It speaks through the WP Consent API, so every answer of a visitor is honoured.', 'cairn' ), $name );
		}
		if ( null !== $name ) {
			return $finder->has_api()
				/* translators: %s: name of a consent plugin. */
				? sprintf( __( 'Found: %s. It has not said yet how it asks (opt-in or opt-out); finish its own set-up. Until then all visitors count as without an answer.', 'cairn' ), $name )
				/* translators: %s: name of a consent plugin. */
				: sprintf( __( 'Found: %s. Its answers reach Cairn through the free plugin “WP Consent API”, which is not active here. Until then all visitors count as without an answer.', 'cairn' ), $name );
		}
		return __( 'No consent plugin was found, so all visitors count as without an answer.', 'cairn' );
	}

	private function first_step(): void {
		?>
		<p><?php esc_html_e( 'Open your site. Your own visit shows up within seconds, marked as yours and not counted.', 'cairn' ); ?></p>
		<p class="cairn-buttons">
			<a class="button button-primary" href="<?php echo esc_url( home_url( '/' ) ); ?>" target="_blank" rel="noopener">
				<?php esc_html_e( 'Open your site', 'cairn' ); ?><span class="screen-reader-text"> <?php esc_html_e( '(opens in a new tab)', 'cairn' ); ?></span>
			</a>
		</p>
		<p data-cairn-wait role="status"></p>
		<?php $this->form( SettingsForm::FirstStep ); ?>
		<button type="submit" class="button"><?php esc_html_e( 'Look again', 'cairn' ); ?></button>
		</form>
		<?php $this->form( SettingsForm::Skip ); ?>
		<button type="submit" class="button-link"><?php esc_html_e( 'Finish without waiting', 'cairn' ); ?></button>
		</form>
		<?php
	}
}
