import { __, sprintf } from '@wordpress/i18n';
import { useEffect } from '@wordpress/element';
import type { ReactNode } from 'react';
import type { ReportHead } from '#contract/reports/range.ts';
import { useApp } from '../../app-context.ts';
import { FilterChip } from '../filter-chip/index.tsx';
import { LiveLine } from '../live-line/index.tsx';
import { MoreMenu, type CsvSource } from '../more-menu/index.tsx';
import { PrintHead } from '../print-head/index.tsx';
import { ComparisonPicker, RangePicker } from '../range-picker/index.tsx';
import { Navigation } from './navigation.tsx';

export interface FrameProps {
	title: string;
	question: string;
	/** Of the last good answer; null before there is one. */
	head: ReportHead | null;
	/** Where the CSV of this screen comes from; null when there is nothing to download. */
	csv: CsvSource | null;
	/** Shows the newest steps beside the age of the data. */
	hasLive?: boolean;
	/** What stands here is no matter of a range of dates. */
	hasRange?: boolean;
	/** Numbers of this screen are not compared with another time. */
	hasComparison?: boolean;
	/** What is counted here are no visits, so no filter of visits can be applied. */
	hasFilter?: boolean;
	/** Between title and question: pages and buttons of a detail. */
	aside?: ReactNode;
	children: ReactNode;
}

/** What stands around every report: title, question, range, comparison, filter, age of the data, menu. */
export function Frame( {
	title,
	question,
	head,
	csv,
	hasLive = false,
	hasRange = true,
	hasComparison = hasRange,
	hasFilter = hasRange,
	aside,
	children,
}: FrameProps ) {
	const { boot, state } = useApp();

	useEffect( () => {
		document.title = sprintf(
			/* translators: 1: name of the screen, 2: name of the site. */
			__( '%1$s ‹ Cairn ‹ %2$s', 'cairn' ),
			title,
			boot.siteName
		);
	}, [ title, boot.siteName ] );

	return (
		<div className="cairn">
			<Navigation />
			<div className="cairn-head">
				<div className="cairn-head__title">
					<h1>{ title }</h1>
					{ ! hasRange && <MoreMenu csv={ csv } /> }
				</div>
				<p className="cairn-head__question">{ question }</p>
				{ aside }
			</div>
			<PrintHead head={ head } hasRange={ hasRange } />
			{ hasRange && (
				<div className="cairn-bar">
					<div className="cairn-bar__choices">
						<RangePicker />
						{ hasComparison && <ComparisonPicker /> }
						{ hasFilter && (
							<FilterChip label={ head?.filter?.label ?? null } />
						) }
						{ ! hasFilter && state.filter && (
							<span className="cairn-bar__note">
								{ __(
									'The filter of visits does not apply to this screen.',
									'cairn'
								) }
							</span>
						) }
					</div>
					<MoreMenu csv={ csv } />
				</div>
			) }
			{ hasRange && (
				<div className="cairn-data">
					<DataUntil head={ head } />
					{ /* After the numbers: the first chart does not wait for it. */ }
					{ hasLive && head && <LiveLine /> }
				</div>
			) }
			{ children }
			{ head && <NotCounted head={ head } /> }
		</div>
	);
}

/** How old the numbers are, in the site's time. */
function DataUntil( { head }: { head: ReportHead | null } ) {
	const { dates, today } = useApp();
	if ( ! head?.data_until ) {
		return null;
	}
	return (
		<span className="cairn-until">
			{ sprintf(
				/* translators: 1: a time of day, perhaps with its date, 2: a time zone. */
				__( 'Data until %1$s (%2$s)', 'cairn' ),
				dates.time( head.data_until, today ),
				dates.zone
			) }
			{ head.demo && (
				<span
					className="cairn-until__demo"
					title={ __(
						'Simulated visits stand among these numbers. They can be removed in the settings.',
						'cairn'
					) }
				>
					{ __( 'Demo data', 'cairn' ) }
				</span>
			) }
		</span>
	);
}

/** What was recorded and stands in no number above. */
function NotCounted( { head }: { head: ReportHead } ) {
	const { numbers } = useApp();
	const { bots, staff, counters_only: countersOnly } = head.not_counted;
	const parts = [
		bots > 0 &&
			sprintf(
				/* translators: %s: a number of events. */
				__( 'bots %s', 'cairn' ),
				numbers.count( bots )
			),
		staff > 0 &&
			sprintf(
				/* translators: %s: a number of events. */
				__( 'your own team %s', 'cairn' ),
				numbers.count( staff )
			),
		countersOnly > 0 &&
			sprintf(
				/* translators: %s: a number of events. */
				__( 'without consent, kept as counters %s', 'cairn' ),
				numbers.count( countersOnly )
			),
	].filter( ( part ) => part !== false );
	if ( parts.length === 0 ) {
		return null;
	}
	return (
		<p className="cairn-not-counted">
			{ sprintf(
				/* translators: %s: a list such as "bots 214 · your own team 12". */
				__( 'Events recorded but in no number above: %s', 'cairn' ),
				parts.join( ' · ' )
			) }
		</p>
	);
}
