<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Connector;
use Cairn\Connection\CopyChoice;
use Cairn\Connection\FirstStep;
use Cairn\Connection\Route;
use Cairn\Connection\Unanswered;
use Cairn\Module;
use Cairn\Placement\ButtonFields;
use Cairn\Service\Problem;
use Cairn\Settings\Retention;
use Cairn\Settings\Settings;

/**
 * What the settings screen's forms do. Each has a nonce of its own and needs the right to manage; each ends with a
 * redirect, so that reloading the page never sends a form twice.
 */
final class SettingsForms implements Module {

	/** Value of `action` in every form. */
	public const ACTION = 'cairn_settings';

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Connector $connector,
		private readonly FirstStep $first_step,
	) {
	}

	public function hook(): void {
		add_action( 'admin_post_' . self::ACTION, array( $this, 'receive' ) );
	}

	/** Does what the form asks. */
	public function receive(): void {
		if ( ! current_user_can( Capabilities::MANAGE ) ) {
			wp_die( esc_html__( 'You are not allowed to change Cairn’s settings.', 'cairn' ), '', array( 'response' => 403 ) );
		}
		$form = SettingsForm::tryFrom( self::text( 'form' ) );
		if ( null === $form ) {
			wp_die( esc_html__( 'This form is not known.', 'cairn' ), '', array( 'response' => 400 ) );
		}
		check_admin_referer( $form->nonce_action() );
		$this->act( $form )->keep();
		wp_safe_redirect( Menu::settings_url() );
		exit;
	}

	/** Prints the hidden fields of a form. */
	public static function fields( SettingsForm $form ): void {
		printf(
			'<input type="hidden" name="action" value="%s"><input type="hidden" name="form" value="%s">',
			esc_attr( self::ACTION ),
			esc_attr( $form->value )
		);
		wp_nonce_field( $form->nonce_action() );
	}

	private function act( SettingsForm $form ): Flash {
		return match ( $form ) {
			SettingsForm::Connect    => $this->connect(),
			SettingsForm::Route      => $this->choose_route(),
			SettingsForm::Consent    => $this->choose_unanswered(),
			SettingsForm::FirstStep  => $this->look_for_first_step(),
			SettingsForm::Skip       => self::message( $this->connector->finish(), __( 'Set-up finished. The first step appears in the reports as soon as it arrives.', 'cairn' ) ),
			SettingsForm::Save       => $this->save(),
			SettingsForm::Copy       => $this->settle_copy(),
			SettingsForm::Disconnect => $this->disconnect(),
			SettingsForm::RemoveDemo => $this->remove_demo_data(),
			SettingsForm::Retention  => $this->save_retention(),
			SettingsForm::ReplaceKey => self::message( $this->connector->replace_key(), __( 'A new key is in use. The old one is refused from tomorrow on.', 'cairn' ) ),
		};
	}

	private function connect(): Flash {
		$address = self::text( 'address' );
		$problem = $this->connector->connect( $address, self::text( 'code' ) );
		return null === $problem ? new Flash( 'success', __( 'Connected. Three short steps are left; no page sends anything before you have decided in the third.', 'cairn' ) ) : Flash::of( $problem, $address );
	}

	private function choose_route(): Flash {
		$route = Route::tryFrom( self::text( 'route' ) );
		return null === $route
			? new Flash( 'error', __( 'Choose one of the two routes.', 'cairn' ) )
			: self::message( $this->connector->choose_route( $route ), __( 'Route saved.', 'cairn' ) );
	}

	private function choose_unanswered(): Flash {
		$choice = Unanswered::tryFrom( self::text( 'unanswered' ) );
		if ( null === $choice ) {
			return new Flash( 'error', __( 'Choose how visitors without an answer are measured. There is no right default: it depends on the law where your visitors are.', 'cairn' ) );
		}
		$problem = $this->connector->choose_unanswered( $choice );
		return null === $problem
			? new Flash( 'success', __( 'Choice saved.', 'cairn' ) )
			: new Flash( 'warning', __( 'Choice saved here, but the service could not be told yet.', 'cairn' ), $problem->sentence() );
	}

	private function look_for_first_step(): Flash {
		$found = $this->first_step->look();
		if ( $found instanceof Problem ) {
			return Flash::of( $found );
		}
		return $found
			? new Flash( 'success', __( 'The first step has arrived. Everything works.', 'cairn' ) )
			: new Flash( 'warning', __( 'No step has arrived yet.', 'cairn' ), __( 'Open your site in another tab, wait a second and look again.', 'cairn' ) );
	}

	private function save(): Flash {
		$typed    = preg_split( '/[\s,]+/', self::text( 'further_origins' ), -1, PREG_SPLIT_NO_EMPTY );
		$origins  = array_map( array( Settings::class, 'origin' ), false === $typed ? array() : $typed );
		$settings = new Settings(
			'1' === self::text( 'count_staff' ),
			Settings::path( self::text( 'pricing_path' ) ),
			array_values( array_unique( array_filter( $origins, 'is_string' ) ) ),
			'delete' === self::text( 'on_removal' )
		);
		$settings->save();
		ButtonFields::receive( self::text( ... ) );
		$route = Route::tryFrom( self::text( 'route' ) );
		if ( null !== $route ) {
			$this->connector->choose_route( $route );
		}
		$choice  = Unanswered::tryFrom( self::text( 'unanswered' ) );
		$problem = null !== $choice && $choice !== $this->store->connection()?->unanswered ? $this->connector->choose_unanswered( $choice ) : null;
		if ( null !== $problem ) {
			return new Flash( 'warning', __( 'Settings saved here, but the service could not be told yet.', 'cairn' ), $problem->sentence() );
		}
		return in_array( null, $origins, true )
			? new Flash( 'warning', __( 'Settings saved, except for an address that could not be read.', 'cairn' ), __( 'Each further address begins with https:// or http://.', 'cairn' ) )
			: new Flash( 'success', __( 'Settings saved.', 'cairn' ) );
	}

	private function save_retention(): Flash {
		$sent = array();
		foreach ( array_keys( Retention::bounds() ) as $name ) {
			$sent[ $name ] = self::text( $name );
		}
		$problems = RetentionFields::receive( $sent );
		return array() === $problems
			? new Flash( 'success', __( 'Times saved. What is older by now is deleted within a day.', 'cairn' ) )
			: new Flash( 'error', __( 'Nothing was saved.', 'cairn' ), implode( ' ', $problems ) );
	}

	private function settle_copy(): Flash {
		$choice = CopyChoice::tryFrom( self::text( 'choice' ) );
		if ( null === $choice ) {
			return new Flash( 'error', __( 'Choose one of the three answers.', 'cairn' ) );
		}
		return self::message(
			$this->connector->settle_copy( $choice ),
			match ( $choice ) {
				CopyChoice::Moved      => __( 'The connection goes on under the new address.', 'cairn' ),
				CopyChoice::NewSite    => __( 'The copied connection is forgotten here. Connect this site with a code of its own.', 'cairn' ),
				CopyChoice::KeepPaused => __( 'This site stays silent.', 'cairn' ),
			}
		);
	}

	private function disconnect(): Flash {
		$problem = $this->connector->disconnect();
		return null === $problem
			? new Flash( 'success', __( 'Disconnected. Nothing is sent any more; the numbers stay at the service until its operator removes them.', 'cairn' ) )
			: new Flash( 'warning', __( 'Disconnected here. Nothing is sent any more, but the service could not be told.', 'cairn' ), $problem->message );
	}

	private function remove_demo_data(): Flash {
		$removed = $this->connector->remove_demo_data();
		return $removed instanceof Problem
			? Flash::of( $removed )
			/* translators: %s: a number. */
			: new Flash( 'success', sprintf( _n( '%s simulated step removed from every number.', '%s simulated steps removed from every number.', $removed, 'cairn' ), number_format_i18n( $removed ) ) );
	}

	private static function message( ?Problem $problem, string $success ): Flash {
		return null === $problem ? new Flash( 'success', $success ) : Flash::of( $problem );
	}

	/** A field of the form, unslashed; the nonce is checked by {@see self::receive()} before any but `form` is read. */
	private static function text( string $name ): string {
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- see above: `form` only chooses which nonce is checked.
		$value = isset( $_POST[ $name ] ) && is_string( $_POST[ $name ] ) ? sanitize_textarea_field( wp_unslash( $_POST[ $name ] ) ) : '';
		return trim( $value );
	}
}
