<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Outbox\EventIds;
use Cairn\Outbox\FaultLog;

/**
 * Counts what was sent with forms of other plugins, by the hooks they document. Of what a hook hands over only the form's
 * number and title are read; who sent it and what was typed is not looked at, unless the owner hands it in by a filter.
 * The service counts a sign-up that would have to be confirmed as a form that was sent and as no lead: who confirmed only the
 * other plugin knows.
 */
final class OtherForms {

	/** Which plugin, the hook that runs when a form was sent, how many arguments it has, what the form is for. */
	public const HOOKS = array(
		'contact-form-7'    => array( 'wpcf7_mail_sent', 1, 'contact' ),
		'gravity-forms'     => array( 'gform_after_submission', 2, 'contact' ),
		'wpforms'           => array( 'wpforms_process_complete', 4, 'contact' ),
		'fluent-forms'      => array( 'fluentform/submission_inserted', 3, 'contact' ),
		'mc4wp'             => array( 'mc4wp_form_success', 1, 'newsletter' ),
		'mailpoet'          => array( 'mailpoet_subscription_before_subscribe', 3, 'newsletter' ),
		'kadence'           => array( 'kadence_blocks_advanced_form_submission', 3, 'contact' ),
		'jet-form-builder'  => array( 'jet-form-builder/form-handler/after-send', 2, 'contact' ),
	);

	/** Others may still refuse at the same hook: we listen last. */
	private const LAST = 1000;

	/**
	 * @param \Closure(): ContactFacts $facts  Tells the service.
	 * @param \Closure(): FaultLog     $faults Where faults of our own go.
	 * @param Clock                    $clock  Where the present comes from.
	 */
	public function __construct(
		private readonly \Closure $facts,
		private readonly \Closure $faults,
		private readonly Clock $clock,
	) {
	}

	/** Listens to all of them; a hook of a plugin that is not there never runs. */
	public function hook(): void {
		foreach ( self::HOOKS as $plugin => list( $hook, $count, $purpose ) ) {
			add_action( $hook, fn ( mixed ...$arguments ) => $this->note( $plugin, $purpose, array_values( $arguments ) ), self::LAST, $count );
		}
	}

	/** @param list<mixed> $arguments Of the hook. */
	private function note( string $plugin, string $purpose, array $arguments ): void {
		( $this->faults )()->guard(
			"form of $plugin",
			function () use ( $plugin, $purpose, $arguments ): void {
				$form  = self::form( $plugin, $arguments );
				$facts = ( $this->facts )();
				if ( null === $form || ! $facts->can_be_told() ) {
					return;
				}
				list( $id, $name ) = $form;
				/**
				 * Filters what a form of another plugin is for; '' leaves it uncounted.
				 *
				 * @param string $purpose A purpose of Cairn's own forms.
				 * @param string $plugin  Key of the plugin.
				 * @param string $id      Number of the form.
				 */
				$meant = apply_filters( 'cairn_other_form_purpose', $purpose, $plugin, $id );
				if ( ! is_string( $meant ) || ! in_array( $meant, FormPurposes::names(), true ) ) {
					return;
				}
				/**
				 * Filters who sent a form of another plugin. Nothing is read by itself: a site that wants it gives `email`,
				 * `phone` (E.164) and `name`.
				 *
				 * @param array<string, string> $person    Nobody.
				 * @param string                $plugin    Key of the plugin.
				 * @param string                $id        Number of the form.
				 * @param list<mixed>           $arguments What the plugin's hook handed over.
				 */
				$person = Given::of( apply_filters( 'cairn_other_form_person', array(), $plugin, $id, $arguments ) );
				$email  = is_email( $person->line( 'email', 254 ) );
				$phone  = Phone::e164( $person->line( 'phone', 30 ), '', '' );
				$at    = $this->clock->milliseconds();
				$facts->submission(
					new SignUpRequest(
						EventIds::at( $at ),
						'other_form',
						$meant,
						// Whether the address is confirmed is the other plugin's doing; asking twice would be one too many.
						false,
						new Typed( false === $email ? '' : $email, $phone ?? '', FormCheck::without_markup( $person->line( 'name', 200 ) ) ),
						array(),
						form_name: mb_substr( '' === $name ? "$plugin $id" : $name, 0, 200 )
					),
					0,
					$at
				);
			}
		);
	}

	/**
	 * Number and title of the form.
	 *
	 * @param string      $plugin    Key of the plugin.
	 * @param list<mixed> $arguments Of its hook.
	 * @return array{string, string}|null Null where nothing was sent.
	 */
	private static function form( string $plugin, array $arguments ): ?array {
		$first  = $arguments[0] ?? null;
		$second = $arguments[1] ?? null;
		$third  = $arguments[2] ?? null;
		switch ( $plugin ) {
			case 'contact-form-7':
				return array( self::called( $first, 'id' ), self::called( $first, 'title' ) );
			case 'gravity-forms':
				return array( Given::of( $second )->line( 'id', 20 ), Given::of( $second )->line( 'title', 200 ) );
			case 'wpforms':
				return array( Given::of( $third )->line( 'id', 20 ), Given::of( $third )->within( 'settings' )->line( 'form_title', 200 ) );
			case 'fluent-forms':
				return array( self::of_object( $third, 'id' ), self::of_object( $third, 'title' ) );
			case 'mc4wp':
				return array( self::of_object( $first, 'ID' ), self::of_object( $first, 'name' ) );
			case 'mailpoet':
				return array( self::called( $third, 'getId' ), self::called( $third, 'getName' ) );
			case 'kadence':
				return is_numeric( $third ) ? array( (string) (int) $third, get_the_title( (int) $third ) ) : array( '', '' );
			case 'jet-form-builder':
				$id = self::of_object( $first, 'form_id' );
				return true === $second || 1 === $second ? array( $id, is_numeric( $id ) ? get_the_title( (int) $id ) : '' ) : null;
			default:
				return null;
		}
	}

	private static function of_object( mixed $thing, string $property ): string {
		return is_object( $thing ) && isset( $thing->$property ) && is_scalar( $thing->$property ) ? ( new Given( array( 'it' => $thing->$property ) ) )->line( 'it', 200 ) : '';
	}

	private static function called( mixed $thing, string $method ): string {
		$value = is_object( $thing ) && is_callable( array( $thing, $method ) ) ? $thing->$method() : '';
		return is_scalar( $value ) ? ( new Given( array( 'it' => $value ) ) )->line( 'it', 200 ) : '';
	}
}
