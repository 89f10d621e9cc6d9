<?php
/**
 * What Cairn told WooCommerce of itself. Answer: { compatible: string[] }.
 */

declare(strict_types=1);

use Automattic\WooCommerce\Utilities\FeaturesUtil;

cairn_answer( array( 'compatible' => FeaturesUtil::get_compatible_features_for_plugin( 'cairn/cairn.php' )['compatible'] ) );
