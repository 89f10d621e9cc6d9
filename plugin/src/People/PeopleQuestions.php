<?php

declare(strict_types=1);

namespace Cairn\People;

/** What may be asked of people, as the contract defines it. Read when it is first needed. */
final class PeopleQuestions {

	/** @var array<string, array{method: string, path: string, asked: array{properties: array<string, array<string, mixed>>, required?: list<string>, ...}}>|null */
	private ?array $questions = null;

	/** @param 'contacts'|'hand-over' $about Which of the contract's lists of questions. */
	public function __construct( private readonly string $about = 'contacts' ) {
	}

	/** @return array<string, array{method: string, path: string, asked: array{properties: array<string, array<string, mixed>>, required?: list<string>, ...}}> By name. */
	public function all(): array {
		return $this->questions ??= require __DIR__ . "/../Contract/generated/{$this->about}.php";
	}

	/**
	 * The arguments of a REST route.
	 *
	 * @param string $name Name of the question.
	 * @return array<string, array<string, mixed>>
	 */
	public function args( string $name ): array {
		$asked = $this->all()[ $name ]['asked'];
		$args  = array();
		foreach ( $asked['properties'] as $field => $schema ) {
			$args[ $field ] = array(
				...$schema,
				'required'          => in_array( $field, $asked['required'] ?? array(), true ),
				'validate_callback' => 'rest_validate_request_arg',
				'sanitize_callback' => 'rest_sanitize_request_arg',
			);
		}
		return $args;
	}

	/**
	 * What of a request belongs to a question.
	 *
	 * @param string           $name    Name of the question.
	 * @param \WP_REST_Request $request The request; its parameters have passed {@see args()}.
	 * @return array<string, mixed>
	 */
	public function asked( string $name, \WP_REST_Request $request ): array {
		$asked = array();
		foreach ( array_keys( $this->all()[ $name ]['asked']['properties'] ) as $field ) {
			if ( $request->has_param( $field ) ) {
				$asked[ $field ] = $request[ $field ];
			}
		}
		return $asked;
	}
}
