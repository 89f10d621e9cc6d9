import { Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Destination, DestinationTest } from '#contract/hand-over.ts';
import { useApp } from '../../app-context.ts';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { stateForScreen } from '../../url-state.ts';
import { NotDone } from '../contacts/not-done.tsx';
import { DeleteDestination } from './delete-destination.tsx';
import { useChange } from './use-hand-over.ts';
import {
	destinationWords,
	kindLabel,
	reasonWords,
	stateLabel,
} from './words.ts';

/** One destination: where it stands, and what can be done. */
export function DestinationCard( {
	destination,
	onEdit,
	onChanged,
	onLists,
}: {
	destination: Destination;
	onEdit: () => void;
	onChanged: () => void;
	/** The receiver said which lists it has. */
	onLists: ( lists: DestinationTest[ 'lists' ] ) => void;
} ) {
	const { announce } = useApp();
	const change = useChange();
	const [ tested, setTested ] = useState< DestinationTest | null >( null );
	const [ isDeleting, setDeleting ] = useState( false );
	const { destination_id: id, state } = destination;
	const said = destinationWords( destination );

	const test = async () => {
		const answer = await change.send< DestinationTest >( 'test', {
			destination_id: id,
		} );
		if ( answer ) {
			setTested( answer );
			onLists( answer.lists );
			onChanged();
		}
	};
	const setState = async ( next: 'active' | 'paused' ) => {
		const isDone = await change.send( 'state', {
			destination_id: id,
			state: next,
		} );
		if ( isDone ) {
			announce(
				next === 'paused'
					? __( 'Paused. People wait.', 'cairn' )
					: __( 'In use again.', 'cairn' )
			);
			onChanged();
		}
	};

	return (
		<section
			className="cairn-panel cairn-destination"
			aria-label={ destination.name }
		>
			<h2>
				<bdi>{ destination.name }</bdi>{ ' ' }
				<span
					className={
						state === 'active' || state === 'paused'
							? 'cairn-mark'
							: 'cairn-mark is-warning'
					}
				>
					{ stateLabel( state ) }
				</span>
			</h2>
			<p>
				{ kindLabel( destination.kind ) }
				{ destination.key_ends !== null &&
					` · ${ sprintf(
						/* translators: %s: the last four characters of a key. */
						__( 'key …%s', 'cairn' ),
						destination.key_ends
					) }` }
				{ destination.address !== null && (
					<>
						{ ' · ' }
						<bdi>{ destination.address }</bdi>
					</>
				) }
			</p>
			{ said !== '' && <p>{ said }</p> }
			<Counts destination={ destination } />
			{ tested && <TestResult test={ tested } /> }
			<NotDone problem={ change.problem } />
			<div className="cairn-destination__buttons">
				<Button
					variant="secondary"
					__next40pxDefaultSize
					isBusy={ change.isBusy }
					disabled={ change.isBusy }
					accessibleWhenDisabled
					onClick={ () => void test() }
				>
					{ __( 'Test', 'cairn' ) }
				</Button>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ onEdit }
				>
					{ __( 'Edit…', 'cairn' ) }
				</Button>
				{ state === 'active' && (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						onClick={ () => void setState( 'paused' ) }
					>
						{ __( 'Pause', 'cairn' ) }
					</Button>
				) }
				{ state === 'paused' && (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						onClick={ () => void setState( 'active' ) }
					>
						{ __( 'Go on', 'cairn' ) }
					</Button>
				) }
				<Button
					variant="tertiary"
					isDestructive
					__next40pxDefaultSize
					onClick={ () => setDeleting( true ) }
				>
					{ __( 'Delete…', 'cairn' ) }
				</Button>
			</div>
			{ isDeleting && (
				<DeleteDestination
					destination={ destination }
					onClose={ () => setDeleting( false ) }
					onDone={ onChanged }
				/>
			) }
		</section>
	);
}

function Counts( { destination }: { destination: Destination } ) {
	const { boot, dates, numbers, state, today } = useApp();
	const { waiting, dead, done } = destination;
	const queue = ( only: string, words: string ) =>
		boot.canSeePeople ? (
			<ScreenLink
				to={ {
					...stateForScreen( state, 'hand-over', 'queue' ),
					only,
				} }
			>
				{ words }
			</ScreenLink>
		) : (
			words
		);
	return (
		<ul className="cairn-destination__counts">
			<li>
				{ queue(
					'done',
					sprintf(
						/* translators: %s: a number of people. */
						_n( '%s delivered', '%s delivered', done, 'cairn' ),
						numbers.count( done )
					)
				) }
				{ destination.last_done !== null &&
					`, ${ sprintf(
						/* translators: %s: a time. */
						__( 'last %s', 'cairn' ),
						dates.time( destination.last_done, today )
					) }` }
			</li>
			<li>
				{ queue(
					'waiting',
					sprintf(
						/* translators: %s: a number of people. */
						_n( '%s waits', '%s wait', waiting, 'cairn' ),
						numbers.count( waiting )
					)
				) }
				{ destination.not_before !== null &&
					`, ${ sprintf(
						/* translators: %s: a time. */
						__( 'not before %s', 'cairn' ),
						dates.time( destination.not_before, today )
					) }` }
			</li>
			<li>
				{ queue(
					'dead',
					sprintf(
						/* translators: %s: a number of people. */
						_n(
							'%s not delivered',
							'%s not delivered',
							dead,
							'cairn'
						),
						numbers.count( dead )
					)
				) }
			</li>
		</ul>
	);
}

function TestResult( { test }: { test: DestinationTest } ) {
	const why = test.reason === null ? '' : reasonWords( test.reason );
	return (
		<Notice
			status={ test.ok ? 'success' : 'error' }
			isDismissible={ false }
			politeness="polite"
		>
			{ test.ok
				? __(
						'It works. Nobody was handed over by this test.',
						'cairn'
					)
				: [
						why,
						test.detail && `(${ test.detail })`,
						test.status !== null &&
							sprintf(
								/* translators: %d: an HTTP status. */
								__( 'Status %d.', 'cairn' ),
								test.status
							),
					]
						.filter( Boolean )
						.join( ' ' ) }
		</Notice>
	);
}
