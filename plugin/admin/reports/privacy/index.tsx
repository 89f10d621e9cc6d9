import { Button, Notice } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ConsentState } from '#contract/consent.ts';
import type { PrivacyReport } from '#contract/reports/privacy.ts';
import { useApp, type AppServices } from '../../app-context.ts';
import { BarList } from '../../components/bar-list/index.tsx';
import { DataTable, type Field } from '../../components/data-table/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { privacyWords } from '../../components/later-screen/words.ts';
import { NotConnected } from '../../components/not-yet/index.tsx';
import { NoNumber } from '../../components/rate-cell/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { siteDateAt } from '../../range/site-date.ts';
import { stateForScreen } from '../../url-state.ts';
import { useQuestion } from '../use-question.ts';
import { kindWords } from './data-kinds.ts';
import { chaptersOf } from './sentences.ts';

type Kept = PrivacyReport[ 'kept' ][ number ];

/** What do we store, may we, can I prove it? */
export function Privacy() {
	const { boot } = useApp();
	const { view } = useQuestion< PrivacyReport >();
	return (
		<Frame
			{ ...privacyWords() }
			head={ null }
			csv={ null }
			hasRange={ false }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } charts={ 0 } cards={ 3 }>
					{ ( report ) => <Body report={ report } /> }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function Body( { report }: { report: PrivacyReport } ) {
	const app = useApp();
	return (
		<>
			<NoAnswers />
			<PaperHead report={ report } />
			<div className="cairn-privacy__chapters">
				{ chaptersOf( report, app ).map(
					( { key, title, sentences } ) => (
						<section key={ key } className="cairn-panel">
							<h2>{ title }</h2>
							{ sentences.map( ( sentence, index ) => (
								<p key={ index }>{ sentence }</p>
							) ) }
						</section>
					)
				) }
			</div>
			<Visits report={ report } />
			<Record report={ report } />
			<div className="cairn-privacy__chapters">
				<Requests report={ report } />
				<Tools />
			</div>
		</>
	);
}

/** Without a plugin that asks, nobody can agree: the owner should know. */
function NoAnswers() {
	const { boot } = useApp();
	const { consentPlugin, hearsAnswers } = boot.privacy;
	if ( hearsAnswers ) {
		return null;
	}
	return (
		<Notice
			className="cairn-privacy__notice"
			status="warning"
			isDismissible={ false }
		>
			{ consentPlugin === null
				? __(
						'No consent plugin tells Cairn what visitors answered, so all of them are measured as visitors without an answer. Install one that speaks the WP Consent API if you want to recognise people who agree.',
						'cairn'
					)
				: sprintf(
						/* translators: %s: name of a plugin that asks for consent. */
						__(
							'%s asks your visitors, but Cairn does not hear their answers: all of them are measured as visitors without an answer. Install the plugin “WP Consent API”, which carries the answers.',
							'cairn'
						),
						consentPlugin
					) }
		</Notice>
	);
}

/** On paper only: whose record this is. */
function PaperHead( { report }: { report: PrivacyReport } ) {
	const { boot, dates } = useApp();
	return (
		<div className="cairn-privacy__paper">
			<h2>{ __( 'Record of processing activities', 'cairn' ) }</h2>
			<dl className="cairn-facts">
				<div>
					<dt>{ __( 'Site', 'cairn' ) }</dt>
					<dd>
						{ boot.siteName } · { boot.homeUrl }
					</dd>
				</div>
				<div>
					<dt>{ __( 'Stored at', 'cairn' ) }</dt>
					<dd>{ boot.privacy.serviceHost }</dd>
				</div>
				<div>
					<dt>{ __( 'As of', 'cairn' ) }</dt>
					<dd>{ dates.moment( report.generated_at ) }</dd>
				</div>
				<div>
					<dt>{ __( 'Controller, with contact', 'cairn' ) }</dt>
					<dd className="cairn-privacy__blank" />
				</div>
				<div>
					<dt>{ __( 'Data protection officer', 'cairn' ) }</dt>
					<dd className="cairn-privacy__blank" />
				</div>
				<div>
					<dt>{ __( 'Who runs the service', 'cairn' ) }</dt>
					<dd className="cairn-privacy__blank" />
				</div>
			</dl>
		</div>
	);
}

function consentStateLabel( state: ConsentState ): string {
	const labels: Record< ConsentState, string > = {
		unknown: __( 'Not answered', 'cairn' ),
		denied: __( 'Refused', 'cairn' ),
		cookieless: __( 'Measured without cookies', 'cairn' ),
		statistics: __( 'Agreed to statistics', 'cairn' ),
		marketing: __( 'Agreed to statistics and marketing', 'cairn' ),
	};
	return Object.hasOwn( labels, state ) ? labels[ state ] : state;
}

function Visits( { report }: { report: PrivacyReport } ) {
	const { numbers } = useApp();
	return (
		<BarList
			title={ __( 'Visits of the last 28 days by consent', 'cairn' ) }
			tone="first"
			bars={ report.visits.map( ( { state, visits } ) => ( {
				key: state,
				label: consentStateLabel( state ),
				value: visits,
				text: <strong>{ numbers.count( visits ) }</strong>,
			} ) ) }
			whenEmpty={ __( 'No visit in the last 28 days.', 'cairn' ) }
			note={ __(
				'Who refuses, or is only counted, makes no visit and stands in no bar.',
				'cairn'
			) }
		/>
	);
}

/** How long something is kept, in the unit that the setting has. */
function keepWords(
	keep: Kept[ 'keep' ],
	{ numbers }: Pick< AppServices, 'numbers' >
): string {
	if ( keep === null ) {
		return __( 'as long as the site is connected', 'cairn' );
	}
	const { value, unit } = keep;
	const count = numbers.count( value );
	switch ( unit ) {
		case 'hours':
			return sprintf(
				/* translators: %s: a number of hours. */
				_n( '%s hour', '%s hours', value, 'cairn' ),
				count
			);
		case 'days':
			return sprintf(
				/* translators: %s: a number of days. */
				_n( '%s day', '%s days', value, 'cairn' ),
				count
			);
		case 'months':
			return sprintf(
				/* translators: %s: a number of months. */
				_n( '%s month', '%s months', value, 'cairn' ),
				count
			);
	}
}

/** The record of processing: every kind of data, with all that must be said of it. */
function Record( { report }: { report: PrivacyReport } ) {
	const app = useApp();
	const { boot, dates, numbers } = app;
	const day = ( instant: string ) =>
		dates.day( siteDateAt( Date.parse( instant ), boot.siteTimeZone ) );
	const fields: Field< Kept >[] = [
		{
			id: 'data',
			label: __( 'Data', 'cairn' ),
			render: ( { kind } ) => kindWords( kind ).data,
		},
		{
			id: 'purpose',
			label: __( 'Purpose', 'cairn' ),
			render: ( { kind } ) => kindWords( kind ).purpose,
		},
		{
			id: 'basis',
			label: __( 'Basis, for you to check', 'cairn' ),
			render: ( { kind } ) => kindWords( kind ).basis,
		},
		{
			id: 'place',
			label: __( 'Place', 'cairn' ),
			render: () => <bdi>{ boot.privacy.serviceHost }</bdi>,
		},
		{
			id: 'rows',
			label: __( 'Stored', 'cairn' ),
			isNumber: true,
			render: ( { rows } ) => numbers.count( rows ),
		},
		{
			id: 'keep',
			label: __( 'Kept', 'cairn' ),
			isImportant: true,
			render: ( { keep } ) => keepWords( keep, app ),
		},
		{
			id: 'next',
			label: __( 'Next deletion', 'cairn' ),
			isImportant: true,
			render: ( { next_deletion: next } ) =>
				next === null ? (
					<NoNumber reason={ __( 'Nothing is due.', 'cairn' ) } />
				) : (
					day( next )
				),
		},
	];
	return (
		<section className="cairn-section cairn-privacy__record">
			<div className="cairn-section__head">
				<h2>{ __( 'Record of processing', 'cairn' ) }</h2>
				<Button
					className="cairn-privacy__print"
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => window.print() }
				>
					{ __( 'Print record of processing', 'cairn' ) }
				</Button>
			</div>
			<DataTable
				caption={ __( 'What is stored, and for how long', 'cairn' ) }
				fields={ fields }
				rows={ report.kept }
				rowKey={ ( { kind } ) => kind }
				sorting={ null }
				isDense
			/>
			<p className="cairn-table-note">
				{ __(
					'Made from the settings that hold now. On which basis you may store something is for you, or your lawyer, to decide.',
					'cairn'
				) }
			</p>
		</section>
	);
}

function Requests( { report }: { report: PrivacyReport } ) {
	const { numbers } = useApp();
	const { exports, erasures } = report.requests;
	return (
		<section className="cairn-panel">
			<h2>{ __( 'Requests of people, last 12 months', 'cairn' ) }</h2>
			<dl className="cairn-facts">
				<div>
					<dt>{ __( 'Data handed out', 'cairn' ) }</dt>
					<dd>{ numbers.count( exports ) }</dd>
				</div>
				<div>
					<dt>{ __( 'Data erased', 'cairn' ) }</dt>
					<dd>{ numbers.count( erasures ) }</dd>
				</div>
			</dl>
		</section>
	);
}

/** Where requests are answered and times are set. */
function Tools() {
	const { boot, state } = useApp();
	const { exportUrl, eraseUrl, policyUrl } = boot.privacy;
	const links = [
		{ href: exportUrl, label: __( 'Export personal data', 'cairn' ) },
		{ href: eraseUrl, label: __( 'Erase personal data', 'cairn' ) },
		{ href: policyUrl, label: __( 'Privacy policy of the site', 'cairn' ) },
		{
			href: boot.settingsUrl && `${ boot.settingsUrl }#cairn-retention`,
			label: __( 'People and retention', 'cairn' ),
		},
	];
	const shown = links.filter( ( { href } ) => href );
	if ( shown.length === 0 && ! boot.canSeePeople ) {
		return null;
	}
	return (
		<section className="cairn-panel cairn-privacy__tools">
			<h2>{ __( 'Where to do something about it', 'cairn' ) }</h2>
			<ul>
				{ shown.map( ( { href, label } ) => (
					<li key={ label }>
						<a href={ href ?? undefined }>{ label }</a>
					</li>
				) ) }
				{ boot.canSeePeople && (
					<li>
						<ScreenLink
							to={ stateForScreen( state, 'contacts', 'log' ) }
						>
							{ __( 'Who looked at people', 'cairn' ) }
						</ScreenLink>
					</li>
				) }
			</ul>
			<p>
				{ __(
					'WordPress’ own tools reach what Cairn stores too, once the person has confirmed the request by mail.',
					'cairn'
				) }
			</p>
		</section>
	);
}
