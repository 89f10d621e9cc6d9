import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { type ContactList, type ContactRow } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { DataTable } from '../../components/data-table/index.tsx';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { contactsWords } from '../../components/later-screen/words.ts';
import { NotConnected } from '../../components/not-yet/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { EraseContacts } from './erase-contacts.tsx';
import { contactFields } from './fields.tsx';
import { FilterBar } from './filter-bar.tsx';
import { readFilters } from './filters.ts';
import { MergeContacts } from './merge-contacts.tsx';
import { readSort } from './sorts.ts';
import { peoplePath, usePeople } from './use-people.ts';
import { Views } from './views.tsx';

const PAGE_SIZE = 25;
/** Two contacts that are one person. */
const TO_MERGE = 2;

/** Everybody who left an address. */
export function ContactsList() {
	const { api, boot, state } = useApp();
	// In memory only: the address of the screen goes into history, logs and mails.
	const [ email, setEmail ] = useState( '' );
	const filters = readFilters( state.only );
	const asked = { ...filters, ...( email && { email } ) };
	const view = usePeople< ContactList >( 'search', {
		...asked,
		sort: readSort( state.sort ),
		page: state.page,
	} );
	const hasRows = view.report !== null && view.report.total > 0;
	return (
		<Frame
			{ ...contactsWords() }
			head={ null }
			csv={
				hasRows
					? {
							label: __(
								'Download CSV with full addresses',
								'cairn'
							),
							save: () =>
								api.download(
									peoplePath( boot.restPath, 'export' ),
									'cairn-contacts.csv',
									asked
								),
						}
					: null
			}
			hasRange={ false }
			aside={ <Views current="list" /> }
		>
			{ boot.isConnected ? (
				<>
					{ view.report?.all !== 0 && (
						<FilterBar email={ email } onEmail={ setEmail } />
					) }
					<ReportBody view={ view } charts={ 0 } cards={ 0 }>
						{ ( list ) => (
							<Rows
								list={ list }
								isFiltered={ Object.keys( asked ).length > 0 }
								onClear={ () => setEmail( '' ) }
								onChanged={ view.retry }
							/>
						) }
					</ReportBody>
				</>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function Rows( {
	list,
	isFiltered,
	onClear,
	onChanged,
}: {
	list: ContactList;
	isFiltered: boolean;
	/** Forgets the address that was searched for. */
	onClear: () => void;
	onChanged: () => void;
} ) {
	const app = useApp();
	const { state, navigate } = app;
	const [ chosenIds, setChosen ] = useState< readonly string[] >( [] );
	// What is no longer listed must not be erased unseen.
	useEffect( () => setChosen( [] ), [ list ] );
	const chosen = list.rows.filter( ( row ) =>
		chosenIds.includes( row.contact_id )
	);

	if ( list.all === 0 ) {
		return <NobodyYet />;
	}
	if ( list.rows.length === 0 ) {
		return (
			<EmptyState
				title={
					isFiltered
						? __( 'No contact matches', 'cairn' )
						: __( 'No contact on this page', 'cairn' )
				}
				action={ {
					label: isFiltered
						? __( 'Clear filters', 'cairn' )
						: __( 'To the first page', 'cairn' ),
					onClick: () => {
						onClear();
						navigate( { ...state, only: null, page: 1 } );
					},
				} }
			>
				<p>
					{ isFiltered
						? __(
								'An address is found only when it is typed in full.',
								'cairn'
							)
						: __( 'There are fewer contacts now.', 'cairn' ) }
				</p>
			</EmptyState>
		);
	}
	const toggle = ( { contact_id: id }: ContactRow ) =>
		setChosen(
			chosenIds.includes( id )
				? chosenIds.filter( ( other ) => other !== id )
				: [ ...chosenIds, id ]
		);
	const isAll = chosen.length === list.rows.length;
	const isAllDemo = list.rows.every( ( row ) => row.demo );
	return (
		<section className="cairn-section">
			<Toolbar
				chosen={ chosen }
				total={ list.total }
				isAll={ isAll }
				isAllDemo={ isAllDemo }
				onAll={ () =>
					setChosen(
						isAll ? [] : list.rows.map( ( row ) => row.contact_id )
					)
				}
				onChanged={ onChanged }
			/>
			<DataTable
				caption={ __( 'Contacts', 'cairn' ) }
				fields={ contactFields( app, {
					isChosen: ( { contact_id: id } ) =>
						chosenIds.includes( id ),
					onToggle: toggle,
					isAllDemo,
				} ) }
				rows={ list.rows }
				rowKey={ ( row ) => row.contact_id }
				// The service sorts from the top only.
				sorting={ { field: readSort( state.sort ), dir: 'desc' } }
				onSort={ ( { field } ) =>
					navigate( { ...state, sort: field, dir: 'desc', page: 1 } )
				}
				page={ list.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				remote={ { total: list.total, pageSize: PAGE_SIZE } }
				isDense
			/>
			<p className="cairn-table-note">
				{ __(
					'Net sales are paid orders less refunds, and what was won outside the shop. Every look at this list is noted under “Who looked”.',
					'cairn'
				) }
			</p>
		</section>
	);
}

/** What can be done with the contacts that are ticked. */
function Toolbar( {
	chosen,
	total,
	isAll,
	isAllDemo,
	onAll,
	onChanged,
}: {
	chosen: readonly ContactRow[];
	total: number;
	isAll: boolean;
	isAllDemo: boolean;
	onAll: () => void;
	onChanged: () => void;
} ) {
	const { numbers } = useApp();
	const [ asking, setAsking ] = useState< 'erase' | 'merge' | null >( null );
	const [ first, second ] = chosen;
	const done = () => {
		setAsking( null );
		onChanged();
	};
	return (
		<div className="cairn-people-tools">
			<span aria-live="polite">
				{ chosen.length > 0
					? sprintf(
							/* translators: %s: a number of contacts. */
							_n(
								'%s chosen',
								'%s chosen',
								chosen.length,
								'cairn'
							),
							numbers.count( chosen.length )
						)
					: sprintf(
							/* translators: %s: a number of contacts. */
							_n( '%s contact', '%s contacts', total, 'cairn' ),
							numbers.count( total )
						) }
			</span>
			{ isAllDemo && (
				<span className="cairn-until__demo">
					{ __( 'Demo data', 'cairn' ) }
				</span>
			) }
			<Button variant="tertiary" __next40pxDefaultSize onClick={ onAll }>
				{ isAll
					? __( 'Choose none', 'cairn' )
					: __( 'Choose all on this page', 'cairn' ) }
			</Button>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				disabled={ chosen.length !== TO_MERGE }
				accessibleWhenDisabled
				description={ __( 'Choose two contacts to merge.', 'cairn' ) }
				onClick={ () => setAsking( 'merge' ) }
			>
				{ __( 'Merge…', 'cairn' ) }
			</Button>
			<Button
				variant="secondary"
				isDestructive
				__next40pxDefaultSize
				disabled={ chosen.length === 0 }
				accessibleWhenDisabled
				description={ __(
					'Choose at least one contact to erase.',
					'cairn'
				) }
				onClick={ () => setAsking( 'erase' ) }
			>
				{ __( 'Erase…', 'cairn' ) }
			</Button>
			{ asking === 'erase' && (
				<EraseContacts
					contacts={ chosen }
					onClose={ () => setAsking( null ) }
					onDone={ done }
				/>
			) }
			{ asking === 'merge' && first && second && (
				<MergeContacts
					contacts={ [ first, second ] }
					onClose={ () => setAsking( null ) }
					onDone={ done }
				/>
			) }
		</div>
	);
}

/** Nobody has left an address. */
function NobodyYet() {
	const { boot } = useApp();
	return (
		<EmptyState
			title={ __( 'Nobody has left an address yet', 'cairn' ) }
			action={ {
				label: __( 'Insert a form', 'cairn' ),
				href: boot.newPageUrl,
			} }
		>
			<p>
				{ __(
					'Put a form block on a page and publish it. Who sends it stands here with what they did before, and with the proof of what they agreed to.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}
