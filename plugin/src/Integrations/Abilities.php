<?php

declare(strict_types=1);

namespace Cairn\Integrations;

use Cairn\Access\Capabilities;
use Cairn\Module;
use Cairn\Reports\ReportDefinitions;
use Cairn\Reports\ReportProxy;

/**
 * Each report as a read-only ability (WordPress 6.9), so that assistants and automations ask for the shop's numbers
 * with WordPress' own permissions. Schemas are those of the contract. No ability gives personal data.
 */
final class Abilities implements Module {

	private const CATEGORY = 'cairn-reports';

	public function __construct(
		private readonly ReportDefinitions $definitions,
		private readonly ReportProxy $proxy,
	) {
	}

	public function hook(): void {
		// Fired by WordPress 6.9 and newer only; older ones never call them.
		add_action( 'wp_abilities_api_categories_init', array( $this, 'register_category' ) );
		add_action( 'wp_abilities_api_init', array( $this, 'register' ) );
	}

	/** Registers the category. */
	public function register_category(): void {
		if ( ! function_exists( 'wp_register_ability_category' ) ) {
			return;
		}
		wp_register_ability_category(
			self::CATEGORY,
			array(
				'label'       => __( 'Cairn reports', 'cairn' ),
				'description' => __( 'Numbers about the small steps of visitors on the way to an order or a lead. Totals only, no personal data.', 'cairn' ),
			)
		);
	}

	/** Registers the abilities. */
	public function register(): void {
		if ( ! function_exists( 'wp_register_ability' ) ) {
			return;
		}
		$abilities = array(
			'overview' => array( __( 'Get the overview', 'cairn' ), __( 'Visits, visits with a step, macro conversions and the ten steps most taken in a range of days, each against the previous period. Dates are the site’s; “to” is the first day that is not in the range.', 'cairn' ) ),
			'steps'    => array( __( 'Get the steps', 'cairn' ), __( 'Every small step that visitors took in a range of days: how many saw it, how many acted, the rate with its interval.', 'cairn' ) ),
			'step'     => array( __( 'Get one step', 'cairn' ), __( 'One step over a range of days: by day, and by block, page, source or device.', 'cairn' ) ),
		);
		foreach ( $abilities as $report => list( $label, $description ) ) {
			$definition = $this->definitions->all()[ $report ];
			wp_register_ability(
				"cairn/get-$report",
				array(
					'label'               => $label,
					'description'         => $description,
					'category'            => self::CATEGORY,
					'input_schema'        => $definition['query'],
					'output_schema'       => $definition['response'],
					'permission_callback' => static fn (): bool => current_user_can( Capabilities::VIEW_REPORTS ),
					'execute_callback'    => fn ( mixed $input ): mixed => $this->execute( $report, $input ),
					'meta'                => array(
						'annotations'  => array(
							'readonly'    => true,
							'destructive' => false,
							'idempotent'  => true,
						),
						'public'       => true,
						'show_in_rest' => true,
					),
				)
			);
		}
	}

	/**
	 * Asks for a report.
	 *
	 * @param string $report Name of the report.
	 * @param mixed  $input  What WordPress has checked against the input schema.
	 * @return mixed The report as arrays, or an error. Old numbers are not given: an ability has no place to say how old.
	 */
	private function execute( string $report, mixed $input ): mixed {
		$answer = $this->proxy->answer( $report, $this->definitions->query( $report, is_array( $input ) ? $input : array() ), null );
		if ( $answer instanceof \WP_Error ) {
			return $answer;
		}
		$data = json_decode( (string) wp_json_encode( $answer->get_data() ), true );
		if ( is_array( $data ) && isset( $data['stale'] ) ) {
			return new \WP_Error( 'service_silent', __( 'The service does not answer.', 'cairn' ), array( 'status' => 503 ) );
		}
		return $data;
	}
}
