import {
	Button,
	DatePicker,
	Dropdown,
	MenuGroup,
	MenuItem,
	NavigableMenu,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { useApp } from '../../app-context.ts';
import {
	isCustomRange,
	LONGEST_RANGE_DAYS,
	PRESETS,
	type Preset,
} from '../../range/presets.ts';
import { addDays, daysBetween, type SiteDate } from '../../range/site-date.ts';
import { rangeOfState } from '../../report-query.ts';
import type { Comparison } from '../../url-state.ts';
import { CheckMark } from '../data-table/index.tsx';
import { comparisonLabel, presetLabel } from './words.ts';

const COMPARISONS: readonly Comparison[] = [
	'previous',
	'year',
	'custom',
	'none',
];

/** Which days the screen is about: a preset, or two dates of one's own. */
export function RangePicker() {
	const { state, navigate, dates, today } = useApp();
	const [ isCustom, setCustom ] = useState( false );
	const range = rangeOfState( state, today );
	const label =
		state.range === 'custom'
			? dates.range( range.from, range.to )
			: presetLabel( state.range );

	const choose = ( preset: Preset, onClose: () => void ) => {
		if ( preset === 'custom' ) {
			setCustom( true );
			return;
		}
		onClose();
		// The grain was chosen for another length.
		navigate( {
			...state,
			range: preset,
			from: null,
			to: null,
			grain: null,
			page: 1,
		} );
	};

	return (
		<Picker
			label={ label }
			hint={ sprintf(
				/* translators: %s: the chosen range, such as "Last 28 days". */
				__( 'Range: %s', 'cairn' ),
				label
			) }
			onToggle={ () => setCustom( false ) }
			renderContent={ ( onClose ) =>
				isCustom ? (
					<CustomRange
						from={ range.from }
						last={ addDays( range.to, -1 ) }
						onBack={ () => setCustom( false ) }
						onApply={ ( from, last ) => {
							onClose();
							navigate( {
								...state,
								range: 'custom',
								from,
								to: addDays( last, 1 ),
								grain: null,
								page: 1,
							} );
						} }
					/>
				) : (
					<NavigableMenu>
						<MenuGroup label={ __( 'Range', 'cairn' ) }>
							{ PRESETS.map( ( preset ) => (
								<Choice
									key={ preset }
									isChosen={ preset === state.range }
									onClick={ () => choose( preset, onClose ) }
								>
									{ preset === 'custom'
										? __( 'Custom…', 'cairn' )
										: presetLabel( preset ) }
								</Choice>
							) ) }
						</MenuGroup>
					</NavigableMenu>
				)
			}
		/>
	);
}

/** What the numbers are set beside. */
export function ComparisonPicker() {
	const { state, navigate, today } = useApp();
	const [ isCustom, setCustom ] = useState( false );
	const range = rangeOfState( state, today );
	const label =
		state.vs === 'none'
			? comparisonLabel( 'none' )
			: sprintf(
					/* translators: %s: what is compared with, such as "Previous period". */
					__( 'vs %s', 'cairn' ),
					comparisonLabel( state.vs )
				);

	return (
		<Picker
			label={ label }
			hint={ sprintf(
				/* translators: %s: the chosen comparison. */
				__( 'Comparison: %s', 'cairn' ),
				comparisonLabel( state.vs )
			) }
			onToggle={ () => setCustom( false ) }
			renderContent={ ( onClose ) =>
				isCustom ? (
					<CustomComparison
						from={ state.vsFrom ?? addDays( range.from, -364 ) }
						days={ daysBetween( range.from, range.to ) }
						onBack={ () => setCustom( false ) }
						onApply={ ( vsFrom ) => {
							onClose();
							navigate( { ...state, vs: 'custom', vsFrom } );
						} }
					/>
				) : (
					<NavigableMenu>
						<MenuGroup label={ __( 'Compare with', 'cairn' ) }>
							{ COMPARISONS.map( ( comparison ) => (
								<Choice
									key={ comparison }
									isChosen={ comparison === state.vs }
									onClick={ () => {
										if ( comparison === 'custom' ) {
											setCustom( true );
											return;
										}
										onClose();
										navigate( {
											...state,
											vs: comparison,
											vsFrom: null,
										} );
									} }
								>
									{ comparison === 'custom'
										? __( 'Another period…', 'cairn' )
										: comparisonLabel( comparison ) }
								</Choice>
							) ) }
						</MenuGroup>
					</NavigableMenu>
				)
			}
		/>
	);
}

function Picker( {
	label,
	hint,
	onToggle,
	renderContent,
}: {
	label: string;
	hint: string;
	onToggle: () => void;
	renderContent: ( onClose: () => void ) => ReactNode;
} ) {
	return (
		<Dropdown
			popoverProps={ { placement: 'bottom-start' } }
			contentClassName="cairn-picker"
			onToggle={ onToggle }
			renderToggle={ ( { isOpen, onToggle: toggle } ) => (
				<Button
					variant="secondary"
					className="cairn-picker__toggle"
					__next40pxDefaultSize
					aria-expanded={ isOpen }
					aria-haspopup="true"
					aria-label={ hint }
					onClick={ toggle }
				>
					{ label }
					<Chevron />
				</Button>
			) }
			renderContent={ ( { onClose } ) => renderContent( onClose ) }
		/>
	);
}

export function Chevron() {
	return (
		<svg
			className="cairn-chevron"
			viewBox="0 0 10 6"
			width="10"
			height="6"
			aria-hidden="true"
		>
			<path
				d="M1 1l4 4 4-4"
				fill="none"
				stroke="currentColor"
				strokeWidth="1.5"
			/>
		</svg>
	);
}

function Choice( {
	isChosen,
	onClick,
	children,
}: {
	isChosen: boolean;
	onClick: () => void;
	children: ReactNode;
} ) {
	return (
		<MenuItem
			role="menuitemradio"
			isSelected={ isChosen }
			icon={ isChosen ? <CheckMark /> : null }
			onClick={ onClick }
		>
			{ children }
		</MenuItem>
	);
}

/** Two calendars: there is no stable range calendar. */
function CustomRange( {
	from,
	last,
	onApply,
	onBack,
}: {
	from: SiteDate;
	/** The last day of the range, as a person says it. */
	last: SiteDate;
	onApply: ( from: SiteDate, last: SiteDate ) => void;
	onBack: () => void;
} ) {
	const { dates, numbers } = useApp();
	const [ first, setFirst ] = useState( from );
	const [ final, setFinal ] = useState( last );
	const isValid = isCustomRange( first, addDays( final, 1 ) );
	return (
		<div className="cairn-picker__custom">
			<div className="cairn-picker__calendars">
				<Calendar
					label={ __( 'From', 'cairn' ) }
					date={ first }
					onChange={ setFirst }
				/>
				<Calendar
					label={ __( 'To', 'cairn' ) }
					date={ final }
					onChange={ setFinal }
				/>
			</div>
			<p className="cairn-picker__said" aria-live="polite">
				{ isValid
					? dates.range( first, addDays( final, 1 ) )
					: sprintf(
							/* translators: %s: a number of days. */
							__(
								'The last day must not be before the first, and at most %s days apart.',
								'cairn'
							),
							numbers.count( LONGEST_RANGE_DAYS )
						) }
			</p>
			<Actions
				isValid={ isValid }
				onApply={ () => onApply( first, final ) }
				onBack={ onBack }
			/>
		</div>
	);
}

function CustomComparison( {
	from,
	days,
	onApply,
	onBack,
}: {
	from: SiteDate;
	/** Length of the range: the comparison has the same. */
	days: number;
	onApply: ( from: SiteDate ) => void;
	onBack: () => void;
} ) {
	const { dates } = useApp();
	const [ first, setFirst ] = useState( from );
	return (
		<div className="cairn-picker__custom">
			<Calendar
				label={ __( 'Compare from', 'cairn' ) }
				date={ first }
				onChange={ setFirst }
			/>
			<p className="cairn-picker__said" aria-live="polite">
				{ dates.range( first, addDays( first, days ) ) }
			</p>
			<Actions
				isValid
				onApply={ () => onApply( first ) }
				onBack={ onBack }
			/>
		</div>
	);
}

function Calendar( {
	label,
	date,
	onChange,
}: {
	label: string;
	date: SiteDate;
	onChange: ( date: SiteDate ) => void;
} ) {
	const { boot } = useApp();
	return (
		<fieldset className="cairn-picker__calendar">
			<legend>{ label }</legend>
			<DatePicker
				// Noon, so that no browser's zone makes it the day before.
				currentDate={ `${ date }T12:00:00` }
				startOfWeek={ startOfWeek( boot.startOfWeek ) }
				onChange={ ( chosen ) => onChange( chosen.slice( 0, 10 ) ) }
			/>
		</fieldset>
	);
}

function startOfWeek( day: number ): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
	const days = [ 0, 1, 2, 3, 4, 5, 6 ] as const;
	return days.find( ( candidate ) => candidate === day ) ?? 1;
}

function Actions( {
	isValid,
	onApply,
	onBack,
}: {
	isValid: boolean;
	onApply: () => void;
	onBack: () => void;
} ) {
	return (
		<div className="cairn-picker__actions">
			<Button variant="tertiary" __next40pxDefaultSize onClick={ onBack }>
				{ __( 'Back', 'cairn' ) }
			</Button>
			<Button
				variant="primary"
				__next40pxDefaultSize
				disabled={ ! isValid }
				accessibleWhenDisabled
				onClick={ () => isValid && onApply() }
			>
				{ __( 'Apply', 'cairn' ) }
			</Button>
		</div>
	);
}
