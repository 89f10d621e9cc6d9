import { BaseControl, Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { FieldAttributes, Hours } from '../form/attributes.ts';
import { editorData } from '../panels/editor-data.ts';
import { Line, NumberLine } from '../panels/inputs.tsx';

interface BookingHoursProps {
	attributes: FieldAttributes;
	setAttributes: ( changes: Partial< FieldAttributes > ) => void;
}

const DAYS = [ 1, 2, 3, 4, 5, 6, 7 ] as const;

/** What a day begins with. */
const USUAL = { from: '09:00', to: '17:00' } as const;

/** Name of a day of the week, 1 is Monday. */
const dayName = ( day: number ): string =>
	// 2024 began with a Monday.
	new Intl.DateTimeFormat( editorData().locale, {
		weekday: 'long',
		timeZone: 'UTC',
	} ).format( Date.UTC( 2024, 0, day ) );

const inOrder = ( hours: readonly Hours[] ): Hours[] =>
	[ ...hours ].sort(
		( a, b ) => a.day - b.day || a.from.localeCompare( b.from )
	);

/** The weekly hours in which times can be booked, how long one is, and the days without. */
export function BookingHours( {
	attributes: { hours, minutes, blocked },
	setAttributes,
}: BookingHoursProps ) {
	const [ holiday, setHoliday ] = useState( '' );
	const change = ( place: number, changes: Partial< Hours > ) =>
		setAttributes( {
			hours: hours.map( ( span, at ) =>
				at === place ? { ...span, ...changes } : span
			),
		} );
	return (
		<>
			<NumberLine
				label={ __( 'Minutes of one appointment', 'cairn' ) }
				min={ 5 }
				max={ 480 }
				value={ minutes }
				onChange={ ( value ) => setAttributes( { minutes: value } ) }
			/>
			<BaseControl
				__nextHasNoMarginBottom
				help={ __(
					'On the clock of the site. Visitors see their own time beside it; what is taken is not offered again.',
					'cairn'
				) }
			>
				<BaseControl.VisualLabel>
					{ __( 'Every week', 'cairn' ) }
				</BaseControl.VisualLabel>
				{ DAYS.map( ( day ) => (
					<div
						key={ day }
						className="cairn-hours"
						role="group"
						aria-label={ dayName( day ) }
					>
						<span className="cairn-hours__day">
							{ dayName( day ) }
						</span>
						{ hours.map(
							( span, place ) =>
								span.day === day && (
									<div
										key={ place }
										className="cairn-hours__span"
									>
										<Line
											type="time"
											label={ __( 'From', 'cairn' ) }
											value={ span.from }
											onChange={ ( from ) =>
												change( place, { from } )
											}
										/>
										<Line
											type="time"
											label={ __( 'To', 'cairn' ) }
											help={
												span.to <= span.from
													? __(
															'Before it begins',
															'cairn'
														)
													: undefined
											}
											value={ span.to }
											onChange={ ( to ) =>
												change( place, { to } )
											}
										/>
										<Button
											size="small"
											icon="no-alt"
											label={ sprintf(
												/* translators: 1: day of the week, 2: time of day. */
												__(
													'Remove %1$s, %2$s',
													'cairn'
												),
												dayName( day ),
												span.from
											) }
											onClick={ () =>
												setAttributes( {
													hours: hours.filter(
														( _, at ) =>
															at !== place
													),
												} )
											}
										/>
									</div>
								)
						) }
						<Button
							variant="tertiary"
							size="small"
							icon="plus"
							label={ sprintf(
								/* translators: %s: day of the week. */
								__( 'Add hours: %s', 'cairn' ),
								dayName( day )
							) }
							onClick={ () =>
								setAttributes( {
									hours: inOrder( [
										...hours,
										{ day, ...USUAL },
									] ),
								} )
							}
						/>
					</div>
				) ) }
			</BaseControl>
			<BaseControl __nextHasNoMarginBottom>
				<BaseControl.VisualLabel>
					{ __( 'Days without', 'cairn' ) }
				</BaseControl.VisualLabel>
				<ul className="cairn-hours__blocked">
					{ blocked.map( ( day ) => (
						<li key={ day }>
							{ new Intl.DateTimeFormat( editorData().locale, {
								dateStyle: 'medium',
								timeZone: 'UTC',
							} ).format( new Date( day ) ) }
							<Button
								size="small"
								icon="no-alt"
								label={ sprintf(
									/* translators: %s: a date. */
									__( 'Remove %s', 'cairn' ),
									day
								) }
								onClick={ () =>
									setAttributes( {
										blocked: blocked.filter(
											( one ) => one !== day
										),
									} )
								}
							/>
						</li>
					) ) }
				</ul>
				<div className="cairn-hours__another">
					<Line
						type="date"
						label={ __( 'Another day', 'cairn' ) }
						value={ holiday }
						onChange={ setHoliday }
					/>
					<Button
						__next40pxDefaultSize
						variant="secondary"
						disabled={ ! holiday }
						accessibleWhenDisabled
						onClick={ () => {
							if ( holiday ) {
								setAttributes( {
									blocked: [
										...new Set( [ ...blocked, holiday ] ),
									].sort(),
								} );
								setHoliday( '' );
							}
						} }
					>
						{ __( 'Add', 'cairn' ) }
					</Button>
				</div>
			</BaseControl>
		</>
	);
}
