<?php

declare(strict_types=1);

namespace Cairn\HandOver;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Contract\generated\Path;
use Cairn\Module;
use Cairn\People\Actor;
use Cairn\People\PeopleQuestions;
use Cairn\Rest\ReportsController;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\ServiceAnswer;
use Cairn\Service\SignedClient;

/**
 * `cairn/v1/hand-over/…`: where confirmed contacts are handed over to, what waits and what could not be delivered. Keys pass
 * through on their way to the service and are kept nowhere here.
 */
final class HandOverController implements Module {

	/** Longer than the service waits for a receiver that is tried. */
	private const TIMEOUT_SECONDS = 25.0;

	/** Questions that show people. */
	private const ABOUT_PEOPLE = array( 'handOverJobs' );

	/** What changes to whom contacts go. */
	private const CHANGES = array( 'handOverSave', 'handOverState', 'handOverDelete' );

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly PeopleQuestions $questions = new PeopleQuestions( 'hand-over' ),
	) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers a route a question. */
	public function register(): void {
		foreach ( $this->questions->all() as $name => $question ) {
			register_rest_route(
				ReportsController::NAMESPACE,
				'/' . substr( $question['path'], strlen( '/v1/' ) ),
				array(
					'methods'             => $question['method'],
					'permission_callback' => in_array( $name, self::ABOUT_PEOPLE, true ) ? array( $this, 'may_manage_and_see_people' ) : array( $this, 'may_manage' ),
					'args'                => $this->questions->args( $name ),
					'callback'            => fn ( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error => $this->answer( $name, $request ),
				)
			);
		}
	}

	/** Whether the person may say where contacts go. */
	public function may_manage(): bool {
		return current_user_can( Capabilities::MANAGE );
	}

	/** Whether they may see whom it is about, too. */
	public function may_manage_and_see_people(): bool {
		return $this->may_manage() && current_user_can( Capabilities::VIEW_CONTACTS );
	}

	/** Notes for the privacy policy to whom contacts go now. */
	public function look_who_receives(): void {
		$answer = $this->client->get( Path::HAND_OVER_DESTINATIONS );
		$list   = AnswerKind::Success === $answer->kind ? json_decode( $answer->body ) : null;
		if ( $list instanceof \stdClass ) {
			Receivers::keep( $list );
		}
	}

	private function answer( string $name, \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$question = $this->questions->all()[ $name ];
		$asked    = $this->questions->asked( $name, $request );
		if ( in_array( $name, self::ABOUT_PEOPLE, true ) ) {
			$asked = array( 'actor' => Actor::present() ) + $asked;
		}
		$answer = 'GET' === $question['method']
			? $this->client->get( $question['path'] )
			: $this->client->send( $question['method'], $question['path'], $asked, self::TIMEOUT_SECONDS );
		if ( AnswerKind::Success !== $answer->kind ) {
			return $this->explain( $answer )->to_error();
		}
		// Objects, not arrays: an empty object must not come out as a list.
		$decoded = 204 === $answer->status ? null : json_decode( $answer->body );
		if ( 204 !== $answer->status && ! $decoded instanceof \stdClass ) {
			return Problem::of_code( 'answer_unreadable' )->to_error();
		}
		if ( 'handOverDestinations' === $name && $decoded instanceof \stdClass ) {
			Receivers::keep( $decoded );
		} elseif ( in_array( $name, self::CHANGES, true ) ) {
			// Once the person has the answer.
			add_action( 'shutdown', array( $this, 'look_who_receives' ) );
		}
		if ( 'handOverSave' === $name && $decoded instanceof \stdClass ) {
			$path              = $decoded->back_path ?? null;
			$connection        = $this->store->connection();
			$decoded->back_url = is_string( $path ) && null !== $connection ? $connection->address . $path : null;
		}
		$response = new \WP_REST_Response( $decoded, $answer->status );
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}

	/** The words of the HTTP library are for the settings screen. */
	private function explain( ServiceAnswer $answer ): Problem {
		return AnswerKind::Silent === $answer->kind ? Problem::of_code( $answer->code ) : $this->store->explain( $answer );
	}
}
