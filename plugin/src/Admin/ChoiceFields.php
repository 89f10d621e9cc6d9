<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Connection\Connection;
use Cairn\Connection\Route;
use Cairn\Connection\Unanswered;
use Cairn\Contract\generated\Path;
use Cairn\Relay\RelayRoute;
use Cairn\Service\ServiceAddress;

/** The two choices that stand both in the set-up and in the settings, worded once. */
final class ChoiceFields {

	public function __construct( private readonly RelayRoute $relay ) {
	}

	/**
	 * How visitors without an answer are measured. There is no default.
	 *
	 * @param Unanswered|null $chosen What the owner has chosen, null when nothing yet.
	 */
	public function unanswered( ?Unanswered $chosen ): void {
		echo '<fieldset class="cairn-choice">';
		printf( '<legend class="screen-reader-text">%s</legend>', esc_html__( 'How are visitors measured who have not answered a question about statistics?', 'cairn' ) );
		$this->radio(
			'unanswered',
			Unanswered::Counters->value,
			Unanswered::Counters === $chosen,
			__( 'Not at all, beyond counters', 'cairn' ),
			__( 'A total a day goes up by one. No row a person, no visits, no rates for these visitors.', 'cairn' )
		);
		$this->radio(
			'unanswered',
			Unanswered::Cookieless->value,
			Unanswered::Cookieless === $chosen,
			__( 'Cookieless', 'cairn' ),
			__( 'Nothing is stored in the browser. For one day the service recognises a visit by a number made from address and browser with a random key, which it destroys within 48 hours. Some countries exempt such a measurement from consent, others do not.', 'cairn' )
		);
		echo '</fieldset>';
	}

	/**
	 * The way of a visitor's steps. The script fills in what this browser can reach.
	 *
	 * @param Connection $connection The connection.
	 */
	public function route( Connection $connection ): void {
		$relay = $this->relay->url();
		echo '<fieldset class="cairn-choice">';
		printf( '<legend class="screen-reader-text">%s</legend>', esc_html__( 'Which way do visitors’ steps take?', 'cairn' ) );
		$this->radio(
			'route',
			Route::Direct->value,
			Route::Direct === $connection->route || null === $relay,
			__( 'Straight to the service', 'cairn' ),
			__( 'Fastest, and nothing for this web server to do.', 'cairn' ),
			ServiceAddress::for_browsers( $connection->address ) . Path::PUBLIC_STEPS,
			$connection->public_key
		);
		if ( null !== $relay ) {
			$this->radio(
				'route',
				Route::Relay->value,
				Route::Relay === $connection->route,
				__( 'Through this site', 'cairn' ),
				__( 'For a service that browsers cannot reach. This web server takes the steps in and hands them over about once a minute.', 'cairn' ),
				$relay
			);
		}
		echo '</fieldset>';
	}

	/**
	 * What is left when the plugin is deleted.
	 *
	 * @param bool $delete What the owner has chosen.
	 */
	public function removal( bool $delete ): void {
		echo '<fieldset class="cairn-choice">';
		printf( '<legend class="screen-reader-text">%s</legend>', esc_html__( 'What is left when the plugin is deleted?', 'cairn' ) );
		$this->radio( 'on_removal', 'keep', ! $delete, __( 'Keep settings and connection', 'cairn' ), __( 'A new installation goes on where this one ended.', 'cairn' ) );
		$this->radio( 'on_removal', 'delete', $delete, __( 'Delete settings, connection and keys', 'cairn' ), __( 'Nothing of Cairn stays on this site. The numbers stand in the service and are not touched either way.', 'cairn' ) );
		echo '</fieldset>';
	}

	private function radio( string $name, string $value, bool $checked, string $label, string $meaning, string $endpoint = '', string $key = '' ): void {
		$id = "cairn-$name-$value";
		printf(
			'<div class="cairn-option"><input type="radio" required id="%1$s" name="%2$s" value="%3$s" aria-describedby="%1$s-help" %4$s><div><label for="%1$s">%5$s</label> ',
			esc_attr( $id ),
			esc_attr( $name ),
			esc_attr( $value ),
			checked( $checked, true, false ),
			esc_html( $label )
		);
		if ( '' !== $endpoint ) {
			printf( '<span class="cairn-reach" data-cairn-reach="%s" data-cairn-key="%s" role="status"></span>', esc_url( $endpoint ), esc_attr( $key ) );
		}
		printf( '<p class="description" id="%s-help">%s</p></div></div>', esc_attr( $id ), esc_html( $meaning ) );
	}
}
