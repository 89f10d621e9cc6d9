import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ReportHead } from '#contract/reports/range.ts';
import type { ReportView } from '../../use-report.ts';
import { ErrorState } from '../error-state/index.tsx';
import { Skeleton } from '../skeleton/index.tsx';
import { StaleNotice } from '../stale-notice/index.tsx';

/** Every report says when it was made; those about a range in their head. */
interface Dated {
	head?: Pick< ReportHead, 'generated_at' >;
	generated_at?: string;
}

function madeAt( report: Dated ): string | null {
	return report.head?.generated_at ?? report.generated_at ?? null;
}

/**
 * A report in whatever state it is: skeleton, old numbers dimmed, still working, failed, stale, or there.
 *
 * @param props.children Draws the report.
 */
export function ReportBody< Report extends object >( {
	view,
	charts,
	cards,
	children,
}: {
	view: ReportView< Report >;
	/** Of the skeleton. */
	charts?: number;
	cards?: number;
	children: ( report: Report ) => ReactNode;
} ) {
	const { report, isOutdated, waiting, stale, problem } = view;
	const isWaiting = waiting !== 'no';
	// Numbers of another question must not stand below an error about this one.
	const shown = problem && isOutdated ? null : report;

	return (
		<div className="cairn-body">
			{ waiting === 'still-working' && (
				<div className="cairn-working" role="status">
					<span>{ __( 'Still working…', 'cairn' ) }</span>
					<Button variant="link" onClick={ view.cancel }>
						{ __( 'Cancel', 'cairn' ) }
					</Button>
				</div>
			) }
			{ stale && shown && (
				<StaleNotice stale={ stale } madeAt={ madeAt( shown ) } />
			) }
			{ problem && (
				<ErrorState problem={ problem } retry={ view.retry } />
			) }
			{ ! shown &&
				( waiting === 'skeleton' || waiting === 'still-working' ) && (
					<Skeleton charts={ charts } cards={ cards } />
				) }
			{ shown && (
				<div
					className={ `cairn-report${
						isOutdated && isWaiting ? ' is-outdated' : ''
					}` }
					aria-busy={ isWaiting }
				>
					{ children( shown ) }
				</div>
			) }
		</div>
	);
}
