<?php
/**
 * What WooCommerce's own revenue report says of some days, once the jobs that make it have run.
 * Input: from, to (days of the site). Answer: { orders: number, net_revenue: number }.
 */

declare(strict_types=1);

$cairn_input = cairn_input();
ActionScheduler_QueueRunner::instance()->run( 'Test' );
wp_set_current_user( 1 );
$cairn_request = new WP_REST_Request( 'GET', '/wc-analytics/reports/revenue/stats' );
$cairn_request->set_param( 'after', $cairn_input['from'] . 'T00:00:00' );
$cairn_request->set_param( 'before', $cairn_input['to'] . 'T23:59:59' );
$cairn_totals = (array) rest_do_request( $cairn_request )->get_data()['totals'];
cairn_answer(
	array(
		'orders'      => $cairn_totals['orders_count'],
		'net_revenue' => $cairn_totals['net_revenue'],
	)
);
