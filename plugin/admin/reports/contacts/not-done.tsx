import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ApiProblem } from '../../api.ts';

/** A change that was not made, and why; what was typed stays where it is. */
export function NotDone( { problem }: { problem: ApiProblem | null } ) {
	return problem ? (
		<Notice
			className="cairn-not-done"
			status="error"
			isDismissible={ false }
			politeness="assertive"
		>
			{ `${ __( 'This was not saved.', 'cairn' ) } ${ problem.message }${
				problem.fix ? ` ${ problem.fix }` : ''
			}` }
		</Notice>
	) : null;
}
