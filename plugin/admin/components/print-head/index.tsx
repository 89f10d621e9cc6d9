import { __, sprintf } from '@wordpress/i18n';
import type { ReportHead } from '#contract/reports/range.ts';
import { useApp } from '../../app-context.ts';
import { rangeOfState } from '../../report-query.ts';
import { filterLabel, valueLabel } from '../filter-chip/index.tsx';

/** On paper only: what the choices on the screen were. */
export function PrintHead( {
	head,
	hasRange,
}: {
	head: ReportHead | null;
	hasRange: boolean;
} ) {
	const { boot, dates, state, today } = useApp();
	const range = rangeOfState( state, today );
	const lines = [
		boot.siteName,
		hasRange
			? `${ dates.range( range.from, range.to ) } (${ dates.zone })`
			: dates.day( today ),
		head?.comparison &&
			sprintf(
				/* translators: %s: a range of dates. */
				__( 'compared with %s', 'cairn' ),
				dates.range( head.comparison.from, head.comparison.to )
			),
		hasRange &&
			state.filter &&
			sprintf(
				/* translators: 1: what is filtered by, such as "Source"; 2: its value. */
				__( '%1$s is %2$s', 'cairn' ),
				filterLabel( state.filter.filter ),
				valueLabel(
					boot,
					state.filter.filter,
					state.filter.value,
					head?.filter?.label ?? null
				)
			),
		head?.data_until &&
			sprintf(
				/* translators: %s: a time of day, perhaps with its date. */
				__( 'Data until %s', 'cairn' ),
				dates.time( head.data_until, today )
			),
		head?.demo && __( 'Demo data', 'cairn' ),
	].filter( ( line ) => line );
	return <p className="cairn-print-head">{ lines.join( ' · ' ) }</p>;
}
