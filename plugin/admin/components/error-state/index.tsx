import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ApiProblem } from '../../api.ts';
import { useApp } from '../../app-context.ts';

interface Words {
	/** What is wrong. */
	what: string;
	/** What to do about it. */
	todo: string;
}

/** What the screen's own codes mean; the service's and WordPress' bring the words of the contract's list of errors. */
function wordsOf( problem: ApiProblem, canManage: boolean ): Words {
	switch ( problem.code ) {
		case 'timeout':
			return {
				what: __( 'There was no answer within 10 seconds.', 'cairn' ),
				todo: __( 'Try again, or choose a shorter range.', 'cairn' ),
			};
		case 'cancelled':
			return {
				what: __( 'You stopped it.', 'cairn' ),
				todo: __( 'Try again when you like.', 'cairn' ),
			};
		case 'offline':
		case 'fetch_error':
		case 'offline_error':
			return {
				what: __( 'This browser could not reach the site.', 'cairn' ),
				todo: __(
					'Check the connection to the internet and try again.',
					'cairn'
				),
			};
		case 'rest_cookie_invalid_nonce':
			return {
				what: __( 'Your login has expired.', 'cairn' ),
				todo: __( 'Load the page again to log in.', 'cairn' ),
			};
		case 'rest_forbidden':
			return {
				what: __( 'Your account may not see reports.', 'cairn' ),
				todo: __(
					'Ask an administrator for the right to view them.',
					'cairn'
				),
			};
		case 'bad_query':
		case 'not_found':
		case 'rest_invalid_param':
			return {
				what: __(
					'The address of this screen asks for something that is not there.',
					'cairn'
				),
				todo: __( 'Choose the range and the filter again.', 'cairn' ),
			};
	}
	return {
		what:
			problem.message || __( 'This part could not be loaded.', 'cairn' ),
		todo: canManage
			? ( problem.fix ??
				__(
					'Try again; if it stays like this, the log of the web server says more.',
					'cairn'
				) )
			: __(
					'Try again; if it stays like this, tell an administrator of this site.',
					'cairn'
				),
	};
}

/** A part that could not be loaded: what is wrong, what to do, that nothing is lost, and the way to try again. */
export function ErrorState( {
	problem,
	retry,
}: {
	problem: ApiProblem;
	retry: () => void;
} ) {
	const { boot } = useApp();
	const { what, todo } = wordsOf( problem, boot.canManage );
	return (
		<div
			className="cairn-error"
			role="alert"
			// For who helps: the words are for the person.
			data-code={ problem.code }
		>
			<Notice
				status="error"
				isDismissible={ false }
				spokenMessage={ null }
			>
				<p className="cairn-error__title">{ what }</p>
				<p>
					{ todo } { __( 'Nothing is lost.', 'cairn' ) }
				</p>
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
