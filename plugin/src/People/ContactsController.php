<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Forms\ContactFacts;
use Cairn\Forms\LocalTraces;
use Cairn\Module;
use Cairn\Rest\CsvResponse;
use Cairn\Rest\ReportsController;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\ServiceAnswer;
use Cairn\Service\SignedClient;

/**
 * `cairn/v1/contacts/…` and `cairn/v1/privacy/log`: people, for those who may see them. Questions are bodies, so that no
 * address stands in a server's log; answers are the service's own and are kept nowhere. The service notes who asked.
 */
final class ContactsController implements Module {

	/** Long enough for a hundred people that are erased at once. */
	private const TIMEOUT_SECONDS = 20.0;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly PeopleQuestions $questions = new PeopleQuestions(),
	) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers a route a question. */
	public function register(): void {
		foreach ( $this->questions->all() as $name => $question ) {
			$args = $this->questions->args( $name );
			if ( 'contactImport' === $name ) {
				// A file brings its own rows; without one the service asks for what is missing.
				foreach ( array( 'rows', 'import_id', 'lang' ) as $field ) {
					$args[ $field ]['required'] = false;
				}
			}
			register_rest_route(
				ReportsController::NAMESPACE,
				'/' . substr( $question['path'], strlen( '/v1/' ) ),
				array(
					'methods'             => $question['method'],
					'permission_callback' => array( $this, 'may_see_people' ),
					'args'                => $args,
					'callback'            => match ( $name ) {
						'contactExport' => $this->export( ... ),
						'contactImport' => $this->import( ... ),
						'contactErase' => $this->erase( ... ),
						'contactChange' => $this->change( ... ),
						default => fn ( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error => $this->answer( $name, $request ),
					},
				)
			);
		}
	}

	/** Whether the person may see people. */
	public function may_see_people(): bool {
		return current_user_can( Capabilities::VIEW_CONTACTS );
	}

	private function answer( string $name, \WP_REST_Request $request, float $timeout = self::TIMEOUT_SECONDS ): \WP_REST_Response|\WP_Error {
		$question = $this->questions->all()[ $name ];
		$asked    = $this->questions->asked( $name, $request );
		$answer   = 'GET' === $question['method']
			? $this->client->get( $question['path'], array_map( static fn ( mixed $value ): string => is_scalar( $value ) ? (string) $value : '', $asked ) )
			: $this->client->send( $question['method'], $question['path'], array( 'actor' => Actor::present() ) + $asked, $timeout );
		if ( AnswerKind::Success !== $answer->kind ) {
			return $this->explain( $answer )->to_error();
		}
		// Objects, not arrays: an empty object must not come out as a list.
		$decoded = 204 === $answer->status ? null : json_decode( $answer->body );
		if ( 204 !== $answer->status && ! $decoded instanceof \stdClass ) {
			return Problem::of_code( 'answer_unreadable' )->to_error();
		}
		$response = new \WP_REST_Response( $decoded, $answer->status );
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}

	/**
	 * Whose address takes no mail is sent none by this site from now on.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	private function change( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$answer = $this->answer( 'contactChange', $request );
		if ( $answer instanceof \WP_REST_Response && true === $request['bounced'] ) {
			( new EndedConsents( $this->store, $this->client ) )->learn();
		}
		return $answer;
	}

	/**
	 * What this site keeps of the same people goes with them.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	private function erase( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$answer = $this->answer( 'contactErase', $request );
		$erased = $answer instanceof \WP_REST_Response ? $answer->get_data() : null;
		if ( $erased instanceof \stdClass ) {
			$submissions = is_array( $erased->submissions ?? null ) ? $erased->submissions : array();
			LocalTraces::erase_sign_ups( array_values( array_filter( $submissions, 'is_string' ) ) );
			unset( $erased->submissions );
		}
		return $answer;
	}

	private function export( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$path = $this->questions->all()['contactExport']['path'];
		$body = array( 'actor' => Actor::present() ) + $this->questions->asked( 'contactExport', $request );
		return CsvResponse::of(
			fn ( string $file ): ServiceAnswer => $this->client->download_by_post( $path, $body, $file ),
			$this->explain( ... ),
			'cairn-contacts.csv'
		);
	}

	/**
	 * Subscribers from elsewhere: as rows, or as a CSV that is uploaded as `file`.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	private function import( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$upload = $request->get_file_params()['file'] ?? null;
		if ( ! is_array( $upload ) ) {
			if ( ! $request->has_param( 'lang' ) ) {
				$request->set_param( 'lang', ContactFacts::language( '' ) );
			}
			return $this->answer( 'contactImport', $request, SubscriberImport::TIMEOUT_SECONDS );
		}
		$path = is_string( $upload['tmp_name'] ?? null ) ? $upload['tmp_name'] : '';
		$text = UPLOAD_ERR_OK === ( $upload['error'] ?? UPLOAD_ERR_NO_FILE ) && is_file( $path ) ? file_get_contents( $path, false, null, 0, SubscriberFile::MOST_BYTES + 1 ) : false;
		$file = false === $text ? __( 'The file did not arrive. It may be larger than this server takes.', 'cairn' ) : SubscriberFile::read( $text );
		if ( is_string( $file ) ) {
			return new \WP_Error( 'bad_file', $file, array( 'status' => 400 ) );
		}
		$import = new SubscriberImport( $this->client );
		$ended  = $import->run( $file, self::about( $request ) );
		$so_far = array(
			'added'   => $import->added,
			'known'   => $import->known,
			'refused' => $import->refused,
		);
		if ( null !== $ended ) {
			$error = $this->explain( $ended )->to_error();
			$error->add_data( $so_far + (array) $error->get_error_data() );
			return $error;
		}
		$response = new \WP_REST_Response( $so_far, 200 );
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}

	/**
	 * What is said of all rows of a file.
	 *
	 * @param \WP_REST_Request $request The request; its parameters have passed the contract's schema.
	 * @return array<string, string>
	 */
	private static function about( \WP_REST_Request $request ): array {
		$about = array();
		foreach ( array( 'list', 'source', 'purpose', 'text' ) as $field ) {
			if ( is_string( $request[ $field ] ) ) {
				$about[ $field ] = $request[ $field ];
			}
		}
		return $about;
	}

	/** The words of the HTTP library are for the settings screen. */
	private function explain( ServiceAnswer $answer ): Problem {
		return AnswerKind::Silent === $answer->kind ? Problem::of_code( $answer->code ) : $this->store->explain( $answer );
	}
}
