import { __, sprintf } from '@wordpress/i18n';
import type { After } from '#contract/reports/step-row.ts';
import { useApp } from '../../app-context.ts';
import type { AfterHead } from '../after-window/index.tsx';
import { NoNumber } from '../rate-cell/index.tsx';
import { reasonWords } from '../rate-cell/rate-words.ts';

/** Visits that an order followed, and out of how many it can be said. */
export function OrderedAfter( { after }: { after: After | null } ) {
	const { numbers } = useApp();
	if ( ! after ) {
		return <NoNumber reason={ noneWords() } />;
	}
	const { ordered, rate } = after;
	if ( rate.state === 'none' && ordered === 0 ) {
		return <NoNumber reason={ reasonWords( rate.reason ) } />;
	}
	return (
		<span className="cairn-ordered-after">
			{ numbers.count( ordered ) }
			<span className="cairn-seen-is">{ ofWords() }</span>
		</span>
	);

	function ofWords(): string {
		const n = numbers.count( rate.n );
		if ( rate.state === 'few' ) {
			return sprintf(
				/* translators: %s: a number of visits. */
				__( 'of %s, too few to judge', 'cairn' ),
				n
			);
		}
		if ( rate.state === 'none' ) {
			return reasonWords( rate.reason );
		}
		// Orders of visits whose time is not over are there, but no part of a rate.
		return rate.s === ordered
			? sprintf(
					/* translators: %s: a number of visits. */
					__( 'of %s visits', 'cairn' ),
					n
				)
			: sprintf(
					/* translators: 1: visits that ordered, 2: visits whose time to order is over. */
					__( '%1$s of %2$s whose time is over', 'cairn' ),
					numbers.count( rate.s ),
					n
				);
	}
}

/** What the orders after a step brought. */
export function SalesAfter( {
	after,
	head,
}: {
	after: After | null;
	head: AfterHead | null;
} ) {
	const { money } = useApp();
	if ( ! after || ! head?.currency ) {
		return <NoNumber reason={ noneWords() } />;
	}
	return after.sales === null ? (
		<NoNumber
			reason={ __(
				'An order after it is in another currency, whose rate the shop does not say.',
				'cairn'
			) }
		/>
	) : (
		<bdi>
			{ money.full( {
				value: after.sales,
				currency: head.currency,
				decimals: head.decimals,
			} ) }
		</bdi>
	);
}

function noneWords(): string {
	return __( 'No order can follow here.', 'cairn' );
}
