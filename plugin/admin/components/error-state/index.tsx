import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ApiProblem } from '../../api.ts';

/** What the screen's own codes mean; the service's and WordPress' bring their own words. */
function explanation( problem: ApiProblem ): string {
	switch ( problem.code ) {
		case 'timeout':
			return __( 'There was no answer within 10 seconds.', 'cairn' );
		case 'cancelled':
			return __( 'You stopped it.', 'cairn' );
		case 'offline':
		case 'fetch_error':
		case 'offline_error':
			return __(
				'This browser could not reach the shop. Check the connection to the internet.',
				'cairn'
			);
		case 'rest_cookie_invalid_nonce':
			return __(
				'Your login has expired. Load the page again to log in.',
				'cairn'
			);
		case 'rest_forbidden':
			return __(
				'Your account may not see reports. Ask an administrator for the right to view them.',
				'cairn'
			);
		default:
			return [ problem.message, problem.fix ]
				.filter( ( part ) => part )
				.join( ' ' );
	}
}

/** A part that could not be loaded: what is wrong, that nothing is lost, and the way to try again. */
export function ErrorState( {
	problem,
	retry,
}: {
	problem: ApiProblem;
	retry: () => void;
} ) {
	const words = explanation( problem );
	return (
		<div className="cairn-error" role="alert">
			<Notice
				status="error"
				isDismissible={ false }
				spokenMessage={ null }
			>
				<p className="cairn-error__title">
					{ sprintf(
						/* translators: %s: an error code. */
						__(
							'Could not load this part (%s). Nothing is lost.',
							'cairn'
						),
						problem.code
					) }
				</p>
				{ words && <p>{ words }</p> }
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ retry }
				>
					{ __( 'Retry', 'cairn' ) }
				</Button>
			</Notice>
		</div>
	);
}
