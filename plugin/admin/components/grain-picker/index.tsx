import { Button, SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReportHead } from '#contract/reports/range.ts';
import { useApp } from '../../app-context.ts';
import type { Grain } from '../../url-state.ts';
import { grainLabel } from '../range-picker/words.ts';

/** The grains a range of some days can sensibly be drawn by. Hours are kept for totals only. */
export function grainsFor( days: number, hasHours: boolean ): Grain[] {
	const fits: Record< Grain, boolean > = {
		hour: hasHours && days <= 7,
		day: days >= 2 && days <= 400,
		week: days >= 14,
		month: days >= 56,
	};
	return ( Object.keys( fits ) as Grain[] ).filter(
		( grain ) => fits[ grain ]
	);
}

/** How wide a point of the chart is. */
export function GrainPicker( {
	range,
	hasHours,
}: {
	range: ReportHead[ 'range' ];
	hasHours: boolean;
} ) {
	const { state, navigate } = useApp();
	const fitting = grainsFor( range.days, hasHours );
	const grains = fitting.includes( range.grain )
		? fitting
		: [ range.grain, ...fitting ];
	if ( grains.length < 2 ) {
		return null;
	}
	return (
		<SelectControl
			label={ __( 'Points of the chart', 'cairn' ) }
			hideLabelFromVision
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			value={ range.grain }
			options={ grains.map( ( value ) => ( {
				value,
				label: grainLabel( value ),
			} ) ) }
			onChange={ ( grain ) =>
				navigate( { ...state, grain: grain as Grain } )
			}
		/>
	);
}

/** In place of a curve of rates that has too few visits a point: longer points may have enough. */
export function TooFew( { range }: { range: ReportHead[ 'range' ] } ) {
	const { state, navigate } = useApp();
	const longer = grainsFor( range.days, false );
	const next = longer[ longer.indexOf( range.grain ) + 1 ];
	return (
		<>
			<p>
				{ __(
					'Each point has too few visits to judge a rate.',
					'cairn'
				) }
			</p>
			{ next && (
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => navigate( { ...state, grain: next } ) }
				>
					{ next === 'month'
						? __( 'Show by month', 'cairn' )
						: __( 'Show by week', 'cairn' ) }
				</Button>
			) }
		</>
	);
}
