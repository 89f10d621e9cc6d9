/** The columns of the list of contacts. */
import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ContactRow } from '#contract/contacts.ts';
import type { AppServices } from '../../app-context.ts';
import type { Field } from '../../components/data-table/index.tsx';
import {
	consentLabel,
	statusLabel,
} from '../../components/people-words/index.ts';
import { NoNumber } from '../../components/rate-cell/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { StageMark, typeLabel } from '../../components/step-name/index.tsx';
import { siteDateAt } from '../../range/site-date.ts';
import { stateForScreen } from '../../url-state.ts';
import { PersonMarks, personName } from './person.tsx';

export interface Choosing {
	isChosen: ( row: ContactRow ) => boolean;
	onToggle: ( row: ContactRow ) => void;
	/** All that are listed are demo data, which is said above. */
	isAllDemo: boolean;
}

export function contactFields(
	{ boot, dates, numbers, money, state }: AppServices,
	{ isChosen, onToggle, isAllDemo }: Choosing
): Field< ContactRow >[] {
	const day = ( instant: string ) =>
		dates.day( siteDateAt( Date.parse( instant ), boot.siteTimeZone ) );
	return [
		{
			id: 'name',
			label: __( 'Contact', 'cairn' ),
			render: ( row ) => (
				<span className="cairn-person-cell">
					<CheckboxControl
						__nextHasNoMarginBottom
						aria-label={ sprintf(
							/* translators: %s: name or masked address of a contact. */
							__( 'Choose %s', 'cairn' ),
							personName( row )
						) }
						checked={ isChosen( row ) }
						onChange={ () => onToggle( row ) }
					/>
					<span>
						<ScreenLink
							to={ stateForScreen(
								state,
								'contacts',
								row.contact_id
							) }
						>
							<bdi>{ personName( row ) }</bdi>
						</ScreenLink>{ ' ' }
						<PersonMarks
							contact={ row }
							isDemoKnown={ isAllDemo }
						/>
						{ row.name && row.email_masked && (
							<span className="cairn-step-facts">
								<bdi>{ row.email_masked }</bdi>
							</span>
						) }
					</span>
				</span>
			),
		},
		{
			id: 'status',
			label: __( 'Status', 'cairn' ),
			render: ( row ) => statusLabel( row.status ),
		},
		{
			id: 'stage',
			label: __( 'Stage', 'cairn' ),
			isExtra: true,
			render: ( row ) => <StageMark stage={ row.stage } />,
		},
		{
			id: 'consent',
			label: __( 'Consent', 'cairn' ),
			isImportant: true,
			render: ( row ) => consentLabel( row.consent ),
		},
		{
			id: 'first_step',
			label: __( 'First step', 'cairn' ),
			render: ( row ) =>
				row.first_step === null ? (
					<NoNumber
						reason={ __(
							'No step may be linked to this contact: no consent at the time.',
							'cairn'
						) }
					/>
				) : (
					typeLabel( boot, row.first_step )
				),
		},
		{
			id: 'first_seen',
			label: __( 'First seen', 'cairn' ),
			isSortable: true,
			isNumber: true,
			isExtra: true,
			render: ( row ) => day( row.first_seen ),
		},
		{
			id: 'last_seen',
			label: __( 'Last seen', 'cairn' ),
			isSortable: true,
			isNumber: true,
			isImportant: true,
			render: ( row ) => day( row.last_seen ),
		},
		{
			id: 'forms',
			label: __( 'Forms', 'cairn' ),
			isSortable: true,
			isNumber: true,
			render: ( row ) => numbers.count( row.forms ),
		},
		...( boot.shop === null
			? []
			: [
					{
						id: 'orders',
						label: __( 'Orders', 'cairn' ),
						isSortable: true,
						isNumber: true,
						render: ( row: ContactRow ) =>
							numbers.count( row.orders ),
					},
					{
						id: 'net_sales',
						label: __( 'Net sales', 'cairn' ),
						isSortable: true,
						isNumber: true,
						render: ( { net_sales: sales }: ContactRow ) =>
							sales === null ? (
								<NoNumber
									reason={ __(
										'This site has no currency yet.',
										'cairn'
									) }
								/>
							) : (
								<bdi>{ money.full( sales ) }</bdi>
							),
					},
				] ),
	];
}
