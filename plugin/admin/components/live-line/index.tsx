import { Button, Dropdown } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Live } from '#contract/reports/live.ts';
import { reportPath } from '../../report-path.ts';
import { useApp, type AppServices } from '../../app-context.ts';
import { useReport } from '../../use-report.ts';
import { typeLabel } from '../step-name/index.tsx';

type LiveEvent = Live[ 'events' ][ number ];

const always = () => true;

/** Whose step it was, where that needs saying: one's own and a machine's are shown and not counted. */
export function ownerWords( event: LiveEvent ): string | null {
	if ( event.audience === 'staff' ) {
		return event.counted
			? __( 'your own', 'cairn' )
			: __( 'your own, not counted', 'cairn' );
	}
	if ( event.requested ) {
		return __( 'requested, counts when confirmed', 'cairn' );
	}
	return event.audience === 'bot' ? __( 'bot, not counted', 'cairn' ) : null;
}

function what( event: LiveEvent, { boot }: AppServices ): string {
	const label = typeLabel( boot, event.type );
	if ( event.block_name ) {
		return sprintf(
			/* translators: 1: a step such as "CTA click", 2: name of the block. */
			__( '%1$s “%2$s”', 'cairn' ),
			label,
			event.block_name
		);
	}
	return label;
}

/** The newest steps as they arrive, beside "Data until": the way to see that a click of one's own is recorded. */
export function LiveLine() {
	const app = useApp();
	const { report } = useReport< Live >(
		app.api,
		reportPath( app.boot.restPath, 'live', {} ),
		always,
		app.now
	);
	const newest = report?.events[ 0 ];
	if ( ! report?.data_until ) {
		return null;
	}
	if ( ! newest ) {
		return (
			<span className="cairn-live">
				{ __( 'Quiet for 30 minutes', 'cairn' ) }
			</span>
		);
	}
	return (
		<span className="cairn-live">
			<span className="cairn-live__pulse" aria-hidden="true" />
			<LiveItem event={ newest } />
			{ report.events.length > 1 && (
				<Dropdown
					popoverProps={ { placement: 'bottom-end' } }
					contentClassName="cairn-live__list"
					renderToggle={ ( { isOpen, onToggle } ) => (
						<Button
							variant="link"
							aria-expanded={ isOpen }
							onClick={ onToggle }
						>
							{ __( 'Newest steps', 'cairn' ) }
						</Button>
					) }
					renderContent={ () => (
						<ol>
							{ report.events.map( ( event, index ) => (
								<li key={ `${ event.at }-${ index }` }>
									<LiveItem event={ event } />
								</li>
							) ) }
						</ol>
					) }
				/>
			) }
		</span>
	);
}

function LiveItem( { event }: { event: LiveEvent } ) {
	const app = useApp();
	const owner = ownerWords( event );
	return (
		<span className="cairn-live__item">
			<bdi>
				<time dateTime={ event.at }>
					{ app.dates.clock( event.at ) }
				</time>
			</bdi>{ ' ' }
			<bdi>{ what( event, app ) }</bdi>
			{ event.page && (
				<>
					{ ' ' }
					<bdi className="cairn-live__page">{ event.page }</bdi>
				</>
			) }
			{ owner && (
				<>
					{ ' ' }
					<span
						className={ `cairn-live__owner is-${ event.audience }` }
					>
						{ owner }
					</span>
				</>
			) }
		</span>
	);
}
