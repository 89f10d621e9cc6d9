import { __ } from '@wordpress/i18n';
import type { AuditEntry, AuditLog } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { DataTable, type Field } from '../../components/data-table/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { contactsWords } from '../../components/later-screen/words.ts';
import { NotConnected } from '../../components/not-yet/index.tsx';
import { NoNumber } from '../../components/rate-cell/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { stateForScreen } from '../../url-state.ts';
import { useReport } from '../../use-report.ts';
import { Views } from './views.tsx';

const PAGE_SIZE = 50;

const never = () => false;

/** Who looked at people, or changed what is known of them. */
export function LookLog() {
	const { api, boot, now, state } = useApp();
	const view = useReport< AuditLog >(
		api,
		boot.isConnected
			? `/${ boot.restPath }/privacy/log?page=${ state.page }`
			: null,
		never,
		now
	);
	return (
		<Frame
			{ ...contactsWords() }
			head={ null }
			csv={ null }
			hasRange={ false }
			aside={ <Views current="log" /> }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } charts={ 0 } cards={ 0 }>
					{ ( log ) => <Entries log={ log } /> }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function actionWords( action: AuditEntry[ 'action' ] ): string {
	const words: Record< AuditEntry[ 'action' ], string > = {
		list: __( 'Looked at a page of the list', 'cairn' ),
		search: __( 'Searched for an address', 'cairn' ),
		open: __( 'Opened a contact', 'cairn' ),
		change: __( 'Changed a contact', 'cairn' ),
		note: __( 'Wrote a note', 'cairn' ),
		merge: __( 'Merged two contacts', 'cairn' ),
		export: __( 'Downloaded contacts', 'cairn' ),
		erase: __( 'Erased contacts', 'cairn' ),
		import: __( 'Imported contacts', 'cairn' ),
		privacy_export: __( 'Exported for a request', 'cairn' ),
		privacy_erase: __( 'Erased for a request', 'cairn' ),
		key_rotated: __( 'Replaced the key of encryption', 'cairn' ),
	};
	return Object.hasOwn( words, action ) ? words[ action ] : action;
}

function Entries( { log }: { log: AuditLog } ) {
	const { dates, numbers, navigate, state } = useApp();
	const fields: Field< AuditEntry >[] = [
		{
			id: 'at',
			label: __( 'When', 'cairn' ),
			render: ( { at } ) => dates.moment( at ),
		},
		{
			id: 'who',
			label: __( 'Who', 'cairn' ),
			isImportant: true,
			render: ( { actor } ) => <bdi>{ actor.name }</bdi>,
		},
		{
			id: 'what',
			label: __( 'What', 'cairn' ),
			isImportant: true,
			render: ( { action } ) => actionWords( action ),
		},
		{
			id: 'contact',
			label: __( 'Contact', 'cairn' ),
			render: ( { contact_id: id } ) =>
				id === null ? (
					<NoNumber
						reason={ __( 'About no single contact.', 'cairn' ) }
					/>
				) : (
					<ScreenLink to={ stateForScreen( state, 'contacts', id ) }>
						<bdi>{ id }</bdi>
					</ScreenLink>
				),
		},
		{
			id: 'people',
			label: __( 'People', 'cairn' ),
			isNumber: true,
			render: ( { people } ) => numbers.count( people ),
		},
	];
	return (
		<section className="cairn-section">
			<DataTable
				caption={ __( 'Who looked at people', 'cairn' ) }
				fields={ fields }
				rows={ log.entries }
				rowKey={ ( { at, actor, action } ) =>
					`${ at }-${ actor.user_id }-${ action }`
				}
				sorting={ null }
				page={ state.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				remote={ { total: log.total, pageSize: PAGE_SIZE } }
				whenEmpty={ __( 'Nobody has looked yet.', 'cairn' ) }
			/>
			<p className="cairn-table-note">
				{ __(
					'Nobody can change this log here. It is deleted when its time is over, as set under “People and retention”.',
					'cairn'
				) }
			</p>
		</section>
	);
}
