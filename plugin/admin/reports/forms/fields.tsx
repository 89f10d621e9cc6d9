/** The columns of the table of forms. */
import { __ } from '@wordpress/i18n';
import type { FormRow, Forms } from '#contract/reports/forms.ts';
import type { Rate } from '#contract/reports/rate.ts';
import type { AppServices } from '../../app-context.ts';
import type { Field } from '../../components/data-table/index.tsx';
import { NoNumber, RateCell } from '../../components/rate-cell/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { scaleOf } from '../../components/step-table/fields.tsx';
import { originLabel } from '../../components/people-words/index.ts';
import { rateRank } from '../../format/numbers.ts';
import { stateForScreen } from '../../url-state.ts';
import { durationWords, fieldLabel, formName } from './words.ts';

/** Behind every state of a rate, in both directions. */
const LAST_TIER = 4;

const onlySent = () =>
	__( 'Only what was sent is known of this form.', 'cairn' );

export function formFields(
	app: AppServices,
	{ rows, currency, decimals }: Forms
): Field< FormRow >[] {
	const { boot, numbers, money, state } = app;

	const count = (
		id: string,
		label: string,
		read: ( row: FormRow ) => number | null,
		more: Partial< Field< FormRow > > = {}
	): Field< FormRow > => ( {
		id,
		label,
		isNumber: true,
		compare: ( a, b ) => ( read( a ) ?? 0 ) - ( read( b ) ?? 0 ),
		tier: ( row ) => ( read( row ) === null ? LAST_TIER : 0 ),
		render: ( row ) => {
			const value = read( row );
			return value === null ? (
				<NoNumber reason={ onlySent() } />
			) : (
				numbers.count( value )
			);
		},
		...more,
	} );

	const rate = (
		id: string,
		label: string,
		read: ( row: FormRow ) => Rate,
		of: 'visits' | 'people',
		more: Partial< Field< FormRow > > = {}
	): Field< FormRow > => {
		const scale = scaleOf( rows.map( read ) );
		return {
			id,
			label,
			compare: ( a, b ) =>
				rateRank( read( a ) ).value - rateRank( read( b ) ).value,
			tier: ( row ) => rateRank( read( row ) ).tier,
			render: ( row ) => (
				<RateCell rate={ read( row ) } max={ scale } of={ of } />
			),
			...more,
		};
	};

	const each: Field< FormRow > = {
		id: 'net_sales_each',
		label: __( 'Net sales a contact', 'cairn' ),
		isNumber: true,
		compare: ( a, b ) =>
			( a.net_sales_each ?? 0 ) - ( b.net_sales_each ?? 0 ),
		tier: ( row ) => ( row.net_sales_each === null ? LAST_TIER : 0 ),
		render: ( row ) =>
			row.net_sales_each === null || currency === null ? (
				<NoNumber
					reason={ __(
						'No contact of this form has had 30 days to order yet.',
						'cairn'
					) }
				/>
			) : (
				<bdi>
					{ money.full( {
						value: row.net_sales_each,
						currency,
						decimals,
					} ) }
				</bdi>
			),
	};

	return [
		{
			id: 'name',
			label: __( 'Form', 'cairn' ),
			compare: ( a, b ) =>
				formName( a ).localeCompare( formName( b ), boot.locale ),
			render: ( row ) => {
				const name = <bdi>{ formName( row ) }</bdi>;
				const facts = [
					row.page,
					row.source !== 'cairn' && row.name !== ''
						? originLabel( row.source )
						: null,
				].filter( ( fact ) => fact !== null );
				return (
					<>
						{ row.block_id === null ? (
							name
						) : (
							<ScreenLink
								to={ stateForScreen(
									state,
									'form',
									row.block_id
								) }
							>
								{ name }
							</ScreenLink>
						) }
						{ facts.length > 0 && (
							<span className="cairn-step-facts">
								<bdi>{ facts.join( ' · ' ) }</bdi>
							</span>
						) }
					</>
				);
			},
		},
		count( 'seen', __( 'Seen', 'cairn' ), ( row ) => row.seen ),
		rate(
			'start_rate',
			__( 'Started ÷ seen', 'cairn' ),
			( row ) => row.start_rate,
			'visits'
		),
		rate(
			'send_rate',
			__( 'Sent ÷ started', 'cairn' ),
			( row ) => row.send_rate,
			'visits'
		),
		count( 'sent', __( 'Sent', 'cairn' ), ( row ) => row.sent, {
			isExtra: true,
		} ),
		count(
			'confirmed',
			__( 'Confirmed', 'cairn' ),
			( row ) => row.confirmed,
			{ isImportant: true }
		),
		rate(
			'confirm_rate',
			__( 'Confirmed ÷ sent', 'cairn' ),
			( row ) => row.confirm_rate,
			'people'
		),
		...( boot.shop === null
			? []
			: [
					rate(
						'ordered_rate',
						__( 'Ordered in 30 days ÷ confirmed', 'cairn' ),
						( row ) => row.ordered_rate,
						'people'
					),
					{ ...each, isImportant: true },
				] ),
		rate(
			'unsubscribe_rate',
			__( 'Unsubscribed ÷ confirmed', 'cairn' ),
			( row ) => row.unsubscribe_rate,
			'people',
			{ isExtra: true }
		),
		{
			id: 'median_ms',
			label: __( 'Time to complete', 'cairn' ),
			isNumber: true,
			isExtra: true,
			compare: ( a, b ) => ( a.median_ms ?? 0 ) - ( b.median_ms ?? 0 ),
			tier: ( row ) => ( row.median_ms === null ? LAST_TIER : 0 ),
			render: ( row ) =>
				row.median_ms === null ? (
					<NoNumber
						reason={ __(
							'It is not known how long it took.',
							'cairn'
						) }
					/>
				) : (
					durationWords( row.median_ms, numbers )
				),
		},
		{
			id: 'left_at',
			label: __( 'Mostly left at', 'cairn' ),
			isExtra: boot.shop !== null,
			render: ( row ) =>
				row.left_at === null ? (
					<NoNumber
						reason={ __(
							'Nobody who started it left it.',
							'cairn'
						) }
					/>
				) : (
					<bdi>{ fieldLabel( row.left_at ) }</bdi>
				),
		},
		count(
			'refused',
			__( 'Spam refused', 'cairn' ),
			( row ) => row.refused,
			{ isExtra: true }
		),
		rate(
			'suspicious_rate',
			__( 'Suspicious ÷ sent', 'cairn' ),
			( row ) => row.suspicious_rate,
			'people',
			{ isExtra: true }
		),
	];
}
