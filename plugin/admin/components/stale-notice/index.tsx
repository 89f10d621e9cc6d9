import { Notice } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Stale } from '../../api.ts';
import { useApp } from '../../app-context.ts';

/** Says that the numbers are old, how old, and that what waits will be added. */
export function StaleNotice( {
	stale,
	madeAt,
}: {
	stale: Stale;
	/** When the numbers on screen were made, if PHP does not say. */
	madeAt: string | null;
} ) {
	const { dates, numbers, today } = useApp();
	const savedAt = stale.saved_at ?? madeAt;
	const parts = [
		stale.silent_since &&
			sprintf(
				/* translators: %s: a time of day, perhaps with its date. */
				__( 'No answer since %s.', 'cairn' ),
				dates.time( stale.silent_since, today )
			),
		savedAt &&
			sprintf(
				/* translators: %s: a time of day, perhaps with its date. */
				__( 'Numbers from %s.', 'cairn' ),
				dates.time( savedAt, today )
			),
		stale.waiting > 0 &&
			sprintf(
				/* translators: %s: a number of recorded facts. */
				_n(
					'%s event waits and will be added.',
					'%s events wait and will be added.',
					stale.waiting,
					'cairn'
				),
				numbers.count( stale.waiting )
			),
	].filter( ( part ) => part );
	return (
		<Notice
			className="cairn-stale"
			status="warning"
			isDismissible={ false }
			politeness="polite"
		>
			{ parts.join( ' ' ) }
		</Notice>
	);
}
