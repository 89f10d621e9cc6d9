<?php

declare(strict_types=1);

namespace Cairn\Reports;

/**
 * The reports as the contract defines them. The generated file is long and needed by few requests,
 * so it is read when first asked for.
 */
final class ReportDefinitions {

	/** @var array<string, array{path: string, csv: bool, query: array<string, mixed>, response: array<string, mixed>}>|null */
	private ?array $definitions = null;

	/** @return array<string, array{path: string, csv: bool, query: array<string, mixed>, response: array<string, mixed>}> By name. */
	public function all(): array {
		return $this->definitions ??= require __DIR__ . '/../Contract/generated/reports.php';
	}

	/** Address of a report at the service. */
	public function path( string $report ): string {
		return $this->all()[ $report ]['path'];
	}

	/**
	 * The arguments of a REST route, from the schema of the report's query.
	 *
	 * @param string $report Name of the report.
	 * @return array<string, array<string, mixed>>
	 */
	public function args( string $report ): array {
		$query      = $this->all()[ $report ]['query'];
		$properties = is_array( $query['properties'] ?? null ) ? $query['properties'] : array();
		$required   = is_array( $query['required'] ?? null ) ? $query['required'] : array();
		$args       = array();
		foreach ( $properties as $name => $schema ) {
			if ( is_string( $name ) && is_array( $schema ) ) {
				$args[ $name ] = array(
					...$schema,
					'required'          => in_array( $name, $required, true ),
					'validate_callback' => 'rest_validate_request_arg',
					'sanitize_callback' => 'rest_sanitize_request_arg',
				);
			}
		}
		return $args;
	}

	/**
	 * What of a request's parameters belongs to a report, as the service takes it.
	 *
	 * @param string       $report Name of the report.
	 * @param array<mixed> $params Parameters that have passed {@see self::args()}.
	 * @return array<string, string>
	 */
	public function query( string $report, array $params ): array {
		$query = array();
		foreach ( array_keys( $this->args( $report ) ) as $name ) {
			$value = $params[ $name ] ?? null;
			if ( is_bool( $value ) ) {
				$query[ $name ] = $value ? 'true' : 'false';
			} elseif ( is_scalar( $value ) && '' !== $value ) {
				$query[ $name ] = (string) $value;
			}
		}
		return $query;
	}
}
