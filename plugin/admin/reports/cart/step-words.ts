import { __ } from '@wordpress/i18n';
import type { Cart } from '#contract/reports/cart.ts';

type CartStep = Cart[ 'last_steps' ][ number ][ 'step' ];

/** Where a cart was last seen. */
export function stepLabel( step: CartStep ): string {
	const labels: Record< CartStep, string > = {
		cart: __( 'Cart', 'cairn' ),
		checkout: __( 'Checkout opened', 'cairn' ),
		shipping: __( 'Shipping cost shown', 'cairn' ),
		account: __( 'Asked for an account', 'cairn' ),
		payment: __( 'Payment chosen', 'cairn' ),
		error: __( 'Error at the checkout', 'cairn' ),
	};
	return labels[ step ];
}
