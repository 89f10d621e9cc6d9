import apiFetch from '@wordpress/api-fetch';
import { Button, PanelBody, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { EventType } from '#contract/events/index.ts';
import type { BlockReport } from '#contract/reports/block.ts';
import { editorData } from './editor-data.ts';

type Answer =
	| { kind: 'loading' }
	| { kind: 'failed' }
	| { kind: 'here'; report: BlockReport };

interface LastDaysProps {
	blockId: string | undefined;
	type: EventType;
	isRecorded: boolean;
}

/** The rate in words, with its interval, its n, and the honesty its state asks for. */
export function rateSentence(
	{ rate }: Pick< BlockReport, 'rate' >,
	locale: string
): string {
	const percent = new Intl.NumberFormat( locale, {
		style: 'percent',
		maximumFractionDigits: 1,
	} );
	const { s, n, p, lo, hi, state } = rate;
	switch ( state ) {
		case 'ok':
			return sprintf(
				/* translators: 1: rate, 2: lower end, 3: upper end, 4: number of visits. */
				__(
					'%1$s (between %2$s and %3$s) of %4$d visits that saw it',
					'cairn'
				),
				percent.format( p ?? 0 ),
				percent.format( lo ?? 0 ),
				percent.format( hi ?? 0 ),
				n
			);
		case 'rough':
			return sprintf(
				/* translators: 1: lower end, 2: upper end, 3: number of visits. */
				__(
					'Roughly between %1$s and %2$s of %3$d visits that saw it',
					'cairn'
				),
				percent.format( lo ?? 0 ),
				percent.format( hi ?? 0 ),
				n
			);
		case 'few':
			return sprintf(
				/* translators: 1: visits with a click, 2: visits that saw the button. */
				__( '%1$d of %2$d visits: too few for a rate yet', 'cairn' ),
				s,
				n
			);
		case 'zero':
			return sprintf(
				/* translators: 1: number of visits, 2: upper bound of the rate. */
				__(
					'None of %1$d visits clicked: the rate is below %2$s',
					'cairn'
				),
				n,
				percent.format( hi ?? 0 )
			);
		default:
			return __(
				'Nobody has seen it yet, so there is no rate.',
				'cairn'
			);
	}
}

/** What the number of orders after it is called: it says how long after. */
function orderedLabel(
	window: NonNullable< BlockReport[ 'after_head' ] >[ 'window' ]
): string {
	switch ( window ) {
		case '7':
			return __( 'Ordered within 7 days', 'cairn' );
		case '30':
			return __( 'Ordered within 30 days', 'cairn' );
		default:
			return __( 'Ordered in the same visit', 'cairn' );
	}
}

/** Visits that an order followed, out of those whose time to order is over; a dash where it cannot be known. */
export function orderedWords(
	{ ordered, rate }: NonNullable< BlockReport[ 'after' ] >,
	number: Intl.NumberFormat
): string {
	if ( rate.state === 'none' && ordered === 0 ) {
		return '—';
	}
	return rate.n === 0 || rate.s !== ordered
		? number.format( ordered )
		: sprintf(
				/* translators: 1: visits that ordered, 2: visits that could have. */
				__( '%1$s of %2$s', 'cairn' ),
				number.format( ordered ),
				number.format( rate.n )
			);
}

/** Panel 4: what this very button did in the last 28 days. Asked for when opened, not before. */
export function LastDays( { blockId, type, isRecorded }: LastDaysProps ) {
	const [ isOpen, setOpen ] = useState( false );
	const { isConnected } = editorData();
	const silence = isConnected
		? __( 'Counting begins when the page is published.', 'cairn' )
		: __(
				'This site is not connected to a Cairn service yet, so nothing is counted.',
				'cairn'
			);
	return (
		<PanelBody
			title={ __( 'Last 28 days', 'cairn' ) }
			initialOpen={ false }
			opened={ isOpen }
			onToggle={ () => setOpen( ! isOpen ) }
		>
			{ isOpen &&
				( blockId && isRecorded && isConnected ? (
					<Numbers
						key={ blockId + type }
						blockId={ blockId }
						type={ type }
					/>
				) : (
					<p>
						{ isRecorded
							? silence
							: __( 'This button is not recorded.', 'cairn' ) }
					</p>
				) ) }
		</PanelBody>
	);
}

function Numbers( { blockId, type }: { blockId: string; type: EventType } ) {
	const [ answer, setAnswer ] = useState< Answer >( { kind: 'loading' } );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		const controller = new AbortController();
		setAnswer( { kind: 'loading' } );
		apiFetch< BlockReport >( {
			path: `/cairn/v1/blocks/${ blockId }?type=${ type }`,
			signal: controller.signal,
		} ).then(
			( report ) => setAnswer( { kind: 'here', report } ),
			() => {
				if ( ! controller.signal.aborted ) {
					setAnswer( { kind: 'failed' } );
				}
			}
		);
		return () => controller.abort();
	}, [ blockId, type, attempt ] );

	if ( answer.kind === 'loading' ) {
		return <Spinner />;
	}
	if ( answer.kind === 'failed' ) {
		return (
			<>
				<p role="status">
					{ __(
						'The numbers cannot be read right now. Counting goes on.',
						'cairn'
					) }
				</p>
				<Button
					variant="secondary"
					onClick={ () => setAttempt( attempt + 1 ) }
				>
					{ __( 'Try again', 'cairn' ) }
				</Button>
			</>
		);
	}
	const { report } = answer;
	const { locale } = editorData();
	const number = new Intl.NumberFormat( locale );
	if ( ! report.known && report.seen === 0 ) {
		return (
			<p role="status">
				{ __( 'Counting begins when the page is published.', 'cairn' ) }
			</p>
		);
	}
	return (
		<div className="cairn-last-days" role="status">
			<dl>
				<div>
					<dt>{ __( 'Visits that saw it', 'cairn' ) }</dt>
					<dd>{ number.format( report.seen ) }</dd>
				</div>
				<div>
					<dt>{ __( 'Visits that clicked', 'cairn' ) }</dt>
					<dd>{ number.format( report.acted ) }</dd>
				</div>
				{ report.after && report.after_head && (
					<div>
						<dt>{ orderedLabel( report.after_head.window ) }</dt>
						<dd>{ orderedWords( report.after, number ) }</dd>
					</div>
				) }
			</dl>
			<p className={ report.rate.n < 30 ? 'is-few' : undefined }>
				{ rateSentence( report, locale ) }
			</p>
			{ report.data_until && (
				<p className="is-few">
					{ sprintf(
						/* translators: %s: date and time. */
						__( 'Data until %s', 'cairn' ),
						new Intl.DateTimeFormat( locale, {
							dateStyle: 'medium',
							timeStyle: 'short',
						} ).format( new Date( report.data_until ) )
					) }
				</p>
			) }
		</div>
	);
}
