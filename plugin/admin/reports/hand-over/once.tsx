import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** What the service answers once and never again. */
export interface ShownOnce {
	/** What a webhook is signed with. */
	secret: string | null;
	/** Where the receiver tells of people who unsubscribed there. */
	backUrl: string | null;
}

/** To be copied now. */
export function Once( {
	shown: { secret, backUrl },
	onClose,
}: {
	shown: ShownOnce;
	onClose: () => void;
} ) {
	return (
		<Notice status="warning" onRemove={ onClose } politeness="polite">
			<p>
				<strong>
					{ __( 'Copy this now: it is not shown again.', 'cairn' ) }
				</strong>
			</p>
			<dl className="cairn-once">
				{ secret !== null && (
					<>
						<dt>{ __( 'Signing secret', 'cairn' ) }</dt>
						<dd>
							<code>{ secret }</code>
						</dd>
					</>
				) }
				{ backUrl !== null && (
					<>
						<dt>
							{ __(
								'Webhook address for unsubscribes and bounces, to be entered there',
								'cairn'
							) }
						</dt>
						<dd>
							<code>{ backUrl }</code>
						</dd>
					</>
				) }
			</dl>
		</Notice>
	);
}
