import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Destination, DestinationTest } from '#contract/hand-over.ts';
import { useApp } from '../../app-context.ts';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { handOverWords } from '../../components/later-screen/words.ts';
import { NotConnected } from '../../components/not-yet/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { DestinationCard } from './destination-card.tsx';
import { DestinationForm } from './destination-form.tsx';
import { MailPoetCard } from './mailpoet-card.tsx';
import { Once, type ShownOnce } from './once.tsx';
import { useDestinations } from './use-hand-over.ts';
import { Views } from './views.tsx';

/** Lists that a receiver said it has, by destination. */
type Lists = Readonly< Record< string, DestinationTest[ 'lists' ] > >;

/** Everywhere confirmed contacts go. */
export function Destinations() {
	const { boot, numbers } = useApp();
	const view = useDestinations();
	const [ editing, setEditing ] = useState< Destination | 'new' | null >(
		null
	);
	const [ once, setOnce ] = useState< ShownOnce | null >( null );
	const [ lists, setLists ] = useState< Lists >( {} );
	const add = () => setEditing( 'new' );
	return (
		<Frame
			{ ...handOverWords() }
			head={ null }
			csv={ null }
			hasRange={ false }
			aside={ <Views current="destinations" /> }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } charts={ 0 } cards={ 0 }>
					{ ( { destinations, known_lists: known } ) => (
						<>
							{ once && (
								<Once
									shown={ once }
									onClose={ () => setOnce( null ) }
								/>
							) }
							{ destinations.length === 0 ? (
								<NoneYet onAdd={ add } />
							) : (
								<>
									<div className="cairn-people-tools">
										<span>
											{ sprintf(
												/* translators: %s: a number. */
												_n(
													'%s destination',
													'%s destinations',
													destinations.length,
													'cairn'
												),
												numbers.count(
													destinations.length
												)
											) }
										</span>
										<Button
											variant="primary"
											__next40pxDefaultSize
											onClick={ add }
										>
											{ __(
												'Add a destination',
												'cairn'
											) }
										</Button>
									</div>
									<ul className="cairn-destinations">
										{ destinations.map( ( destination ) => (
											<li
												key={
													destination.destination_id
												}
											>
												<DestinationCard
													destination={ destination }
													onEdit={ () =>
														setEditing(
															destination
														)
													}
													onChanged={ view.retry }
													onLists={ ( found ) =>
														setLists( {
															...lists,
															[ destination.destination_id ]:
																found,
														} )
													}
												/>
											</li>
										) ) }
									</ul>
								</>
							) }
							<MailPoetCard knownLists={ known } />
							{ editing !== null && (
								<DestinationForm
									destination={
										editing === 'new' ? null : editing
									}
									knownLists={ known }
									targets={
										editing === 'new'
											? []
											: ( lists[
													editing.destination_id
												] ?? [] )
									}
									onClose={ () => setEditing( null ) }
									onSaved={ ( shown ) => {
										setEditing( null );
										setOnce( shown );
										view.retry();
									} }
								/>
							) }
						</>
					) }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function NoneYet( { onAdd }: { onAdd: () => void } ) {
	return (
		<EmptyState
			title={ __( 'Confirmed contacts stay here', 'cairn' ) }
			action={ {
				label: __( 'Add a destination', 'cairn' ),
				onClick: onAdd,
			} }
		>
			<p>
				{ __(
					'Hand people over to Mailchimp, Brevo, Klaviyo or a webhook of your own as soon as they have confirmed, with the proof. Nobody is asked a second time, and who unsubscribes there is unsubscribed here.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}
