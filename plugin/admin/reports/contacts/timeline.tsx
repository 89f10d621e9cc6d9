import { __, _n, sprintf } from '@wordpress/i18n';
import type { Contact, TimelineEntry } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { siteDateAt, type SiteDate } from '../../range/site-date.ts';
import { entryFacts, entryTitle } from './timeline-words.ts';

const FORM_SENT = 'form_submit';

interface Day {
	date: SiteDate;
	entries: TimelineEntry[];
}

/** Everything of one person, newest first, day by day; and how much may not be linked. */
export function Timeline( { contact }: { contact: Contact } ) {
	const { boot, dates, numbers } = useApp();
	const { timeline_more: more, not_linked: gaps } = contact;
	// The browser tells that a form was sent, too; what was sent stands there already.
	const timeline = contact.timeline.filter(
		( { kind, type } ) => kind !== 'step' || type !== FORM_SENT
	);
	return (
		<section className="cairn-panel cairn-timeline">
			<h2>{ __( 'What they did, newest first', 'cairn' ) }</h2>
			{ timeline.length === 0 && (
				<p>{ __( 'Nothing is linked to this contact.', 'cairn' ) }</p>
			) }
			{ daysOf( timeline, boot.siteTimeZone ).map(
				( { date, entries } ) => (
					<div key={ date }>
						<h3>{ dates.day( date ) }</h3>
						<ol>
							{ entries.map( ( entry, index ) => (
								<Entry
									key={ `${ entry.at }-${ index }` }
									entry={ entry }
									date={ date }
								/>
							) ) }
						</ol>
					</div>
				)
			) }
			{ more > 0 && (
				<p className="cairn-table-note">
					{ sprintf(
						/* translators: %s: a number of things that happened. */
						_n(
							'%s older entry is not shown.',
							'%s older entries are not shown.',
							more,
							'cairn'
						),
						numbers.count( more )
					) }
				</p>
			) }
			{ gaps > 0 && (
				<p className="cairn-table-note">
					{ sprintf(
						/* translators: %s: a number of visits. */
						_n(
							'%s visit before is not linked: no consent at the time.',
							'%s visits before are not linked: no consent at the time.',
							gaps,
							'cairn'
						),
						numbers.count( gaps )
					) }
				</p>
			) }
		</section>
	);
}

function Entry( { entry, date }: { entry: TimelineEntry; date: SiteDate } ) {
	const { boot, dates, money } = useApp();
	const facts = entryFacts( entry );
	return (
		<li className={ `is-${ entry.kind }` }>
			<time dateTime={ entry.at }>{ dates.time( entry.at, date ) }</time>
			<div>
				<strong>{ entryTitle( entry, boot ) }</strong>
				{ entry.money && (
					<>
						{ ' ' }
						<bdi>{ money.full( entry.money ) }</bdi>
					</>
				) }
				{ entry.kind === 'note' && entry.text && (
					<p className="cairn-typed">
						<bdi>{ entry.text }</bdi>
					</p>
				) }
				{ facts.length > 0 && (
					<span className="cairn-step-facts">
						{ facts.map( ( fact, index ) => (
							<span key={ index }>
								{ index > 0 && ' · ' }
								<bdi>{ fact }</bdi>
							</span>
						) ) }
					</span>
				) }
			</div>
		</li>
	);
}

/** The entries by the site's day, in the order they came in. */
function daysOf( timeline: readonly TimelineEntry[], timeZone: string ): Day[] {
	const days: Day[] = [];
	for ( const entry of timeline ) {
		const date = siteDateAt( Date.parse( entry.at ), timeZone );
		const last = days.at( -1 );
		if ( last?.date === date ) {
			last.entries.push( entry );
		} else {
			days.push( { date, entries: [ entry ] } );
		}
	}
	return days;
}
