<?php

declare(strict_types=1);

namespace Cairn\HandOver;

use Cairn\Access\Capabilities;
use Cairn\Forms\LocalKey;
use Cairn\Module;
use Cairn\Rest\ReportsController;

/** `cairn/v1/hand-over/mailpoet`: which lists go to MailPoet, and whether that works. */
final class MailPoetController implements Module {

	public function __construct( private readonly InstalledMailPoet $mailpoet = new InstalledMailPoet() ) {
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers the route. */
	public function register(): void {
		register_rest_route(
			ReportsController::NAMESPACE,
			'/hand-over/mailpoet',
			array(
				array(
					'methods'             => \WP_REST_Server::READABLE,
					'permission_callback' => array( $this, 'may_manage' ),
					'callback'            => array( $this, 'show' ),
				),
				array(
					'methods'             => \WP_REST_Server::CREATABLE,
					'permission_callback' => array( $this, 'may_manage' ),
					'callback'            => array( $this, 'choose' ),
					'args'                => array(
						'lists' => array(
							'type'     => 'array',
							'required' => true,
							'maxItems' => 50,
							'items'    => array(
								'type'                 => 'object',
								'additionalProperties' => false,
								'properties'           => array(
									'list'   => array(
										'type'     => 'string',
										'pattern'  => '^[a-z0-9_-]{1,64}$',
										'required' => true,
									),
									'target' => array(
										'type'     => 'string',
										'pattern'  => '^[0-9]{1,10}$',
										'required' => true,
									),
								),
							),
						),
					),
				),
			)
		);
	}

	/** Whether the person may say where contacts go. */
	public function may_manage(): bool {
		return current_user_can( Capabilities::MANAGE );
	}

	/** What is set, what can be chosen, and what came of it. */
	public function show(): \WP_REST_Response {
		$set   = MailPoetHandOver::read();
		$lists = array();
		try {
			$lists = $this->mailpoet->is_there() ? $this->mailpoet->lists() : array();
		} catch ( \RuntimeException ) {
			$set['reason'] = 'failed';
		}
		$response = new \WP_REST_Response(
			array(
				'is_there'  => $this->mailpoet->is_there(),
				'has_key'   => null !== LocalKey::read(),
				'available' => array_map(
					static fn ( int|string $id, string $name ): array => array(
						'id'             => (string) $id,
						'name'           => $name,
						'confirms_again' => false,
					),
					array_keys( $lists ),
					$lists
				),
				'lists'     => array_map(
					static fn ( int|string $list, string $target ): array => array(
						'list'   => (string) $list,
						'target' => $target,
					),
					array_keys( $set['lists'] ),
					$set['lists']
				),
				'done'      => $set['done'],
				'failed'    => $set['failed'],
				'reason'    => '' === $set['reason'] ? null : $set['reason'],
			)
		);
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}

	/** Chooses lists. */
	public function choose( \WP_REST_Request $request ): \WP_REST_Response {
		$lists = array();
		foreach ( is_array( $request['lists'] ) ? $request['lists'] : array() as $pair ) {
			if ( is_array( $pair ) && is_string( $pair['list'] ?? null ) && is_string( $pair['target'] ?? null ) ) {
				$lists[ $pair['list'] ] = $pair['target'];
			}
		}
		MailPoetHandOver::choose( $lists );
		return $this->show();
	}
}
