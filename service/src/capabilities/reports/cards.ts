/** Cards: one number, what it was in the comparison, and how it moved between equal stretches of both. */
import type { Overview } from '#contract/reports/overview.ts';
import { changeOfCount, changeOfRate, NO_CHANGE } from './rate.ts';
import { rateAmong } from './step-rows.ts';
import type { Count, Tally } from './tallies.ts';

type CountCard = Overview[ 'cards' ][ 'visits' ];
type RateCard = Overview[ 'cards' ][ 'with_step' ];

/** A card of visits or of events. */
export function countCard( tally: Tally, of: keyof Count ): CountCard {
	const { range, equalRange, equalComparison } = tally;
	return {
		value: range[ of ],
		compared: equalComparison && equalComparison[ of ],
		change:
			equalRange && equalComparison
				? changeOfCount( equalComparison[ of ], equalRange[ of ] )
				: NO_CHANGE,
	};
}

/** A card of the visits that acted, among those that could have. */
export function rateCard( acted: Tally, seen: Tally ): RateCard {
	const rate = rateAmong( acted.range, seen.range );
	if (
		! acted.equalRange ||
		! acted.equalComparison ||
		! seen.equalRange ||
		! seen.equalComparison
	) {
		return { rate, compared: null, change: NO_CHANGE };
	}
	const compared = rateAmong( acted.equalComparison, seen.equalComparison );
	return {
		rate,
		compared,
		change: changeOfRate(
			compared,
			rateAmong( acted.equalRange, seen.equalRange )
		),
	};
}
