<?php
/**
 * Labels of the five stages, in order.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, string>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'awareness' => __( 'Awareness', 'cairn' ),
	'consideration' => __( 'Consideration', 'cairn' ),
	'purchase' => __( 'Purchase', 'cairn' ),
	'retention' => __( 'Retention', 'cairn' ),
	'advocacy' => __( 'Advocacy', 'cairn' ),
);
