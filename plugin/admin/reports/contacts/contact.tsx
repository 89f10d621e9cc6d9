import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Contact } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { contactsWords } from '../../components/later-screen/words.ts';
import { NotConnected } from '../../components/not-yet/index.tsx';
import { consentLabel } from '../../components/people-words/index.ts';
import { ReportBody } from '../../components/report-body/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { StageMark } from '../../components/step-name/index.tsx';
import { stateForScreen } from '../../url-state.ts';
import { Bounce } from './bounce.tsx';
import { Consents } from './consents.tsx';
import { EraseContacts } from './erase-contacts.tsx';
import { Facts } from './facts.tsx';
import { Lead } from './lead.tsx';
import { Notes } from './notes.tsx';
import { PersonMarks, personName } from './person.tsx';
import { Timeline } from './timeline.tsx';
import { usePeople } from './use-people.ts';

/** One person: what is known, what was agreed to, and everything from the first linked step to the orders. */
export function ContactPage( { contactId }: { contactId: string } ) {
	const { boot, state } = useApp();
	const view = usePeople< Contact >( 'open', { contact_id: contactId } );
	const contact = view.report;
	const isGone = view.problem?.code === 'not_found';
	return (
		<Frame
			{ ...contactsWords() }
			title={ contact ? personName( contact ) : contactsWords().title }
			head={ null }
			csv={ null }
			hasRange={ false }
			aside={
				<div className="cairn-step-head">
					<ScreenLink to={ stateForScreen( state, 'contacts' ) }>
						{ __( 'All contacts', 'cairn' ) }
					</ScreenLink>
					{ contact && (
						<>
							<StageMark stage={ contact.stage } />
							<span>
								{ sprintf(
									/* translators: %s: how a consent stands, such as "Confirmed". */
									__( 'Consent: %s', 'cairn' ),
									consentLabel( contact.consent )
								) }
							</span>
							<PersonMarks contact={ contact } />
						</>
					) }
				</div>
			}
		>
			{ ! boot.isConnected && <NotConnected /> }
			{ boot.isConnected && isGone && <Gone /> }
			{ boot.isConnected && ! isGone && (
				<ReportBody view={ view } charts={ 0 } cards={ 2 }>
					{ ( shown ) => (
						<Body contact={ shown } onChanged={ view.retry } />
					) }
				</ReportBody>
			) }
		</Frame>
	);
}

/** Erased, merged into another one, or never there. */
function Gone() {
	const { state, navigate } = useApp();
	return (
		<EmptyState
			title={ __( 'This contact is not there any more', 'cairn' ) }
			action={ {
				label: __( 'See all contacts', 'cairn' ),
				onClick: () => navigate( stateForScreen( state, 'contacts' ) ),
			} }
		>
			<p>
				{ __( 'It was erased, or merged with another one.', 'cairn' ) }
			</p>
		</EmptyState>
	);
}

function Body( {
	contact,
	onChanged,
}: {
	contact: Contact;
	onChanged: () => void;
} ) {
	return (
		<div className="cairn-person">
			<div className="cairn-person__side">
				<Facts contact={ contact } />
				<Lead contact={ contact } onChanged={ onChanged } />
				<Notes contact={ contact } onChanged={ onChanged } />
			</div>
			<div className="cairn-person__main">
				<Timeline contact={ contact } />
				<Consents contact={ contact } />
			</div>
			<Ending contact={ contact } onChanged={ onChanged } />
		</div>
	);
}

/** What ends something for good. */
function Ending( {
	contact,
	onChanged,
}: {
	contact: Contact;
	onChanged: () => void;
} ) {
	const { state, navigate } = useApp();
	const [ isErasing, setErasing ] = useState( false );
	return (
		<section className="cairn-panel cairn-person__ending">
			<h2>{ __( 'End it', 'cairn' ) }</h2>
			<Bounce contact={ contact } onChanged={ onChanged } />
			<Button
				variant="secondary"
				isDestructive
				__next40pxDefaultSize
				onClick={ () => setErasing( true ) }
			>
				{ __( 'Erase this contact…', 'cairn' ) }
			</Button>
			{ isErasing && (
				<EraseContacts
					contacts={ [ contact ] }
					onClose={ () => setErasing( false ) }
					onDone={ () =>
						navigate( stateForScreen( state, 'contacts' ) )
					}
				/>
			) }
		</section>
	);
}
