import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProof, Contact } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import {
	consentLabel,
	originLabel,
	purposeLabel,
} from '../../components/people-words/index.ts';

/** What was agreed to, each with all that proves it. */
export function Consents( { contact }: { contact: Contact } ) {
	return (
		<section className="cairn-panel cairn-consents">
			<h2>{ __( 'Consents and their proof', 'cairn' ) }</h2>
			{ contact.consents.length === 0 && (
				<p>
					{ __(
						'Nothing was agreed to: no advertising may be sent.',
						'cairn'
					) }
				</p>
			) }
			{ contact.consents.map( ( proof ) => (
				<Proof key={ proof.chain_hash } proof={ proof } />
			) ) }
		</section>
	);
}

/** How a consent was taken back. */
function endedBy( channel: string ): string {
	const words: Record< string, string > = {
		link: __( 'by the link in a mail', 'cairn' ),
		one_click: __( 'by the button of a mail program', 'cairn' ),
		preferences: __( 'on the preferences page', 'cairn' ),
		admin: __( 'by somebody of this site', 'cairn' ),
		provider: __( 'at the newsletter service', 'cairn' ),
	};
	return Object.hasOwn( words, channel )
		? ( words[ channel ] ?? channel )
		: channel;
}

/** What the person did to agree; of what came from elsewhere only the source can tell. */
function howAgreed( { origin, ticked }: ConsentProof ): string {
	if ( origin === 'import' ) {
		return __( 'elsewhere, see the source', 'cairn' );
	}
	return ticked
		? __( 'a box was ticked, which was empty before', 'cairn' )
		: __( 'the sentence stood above the button', 'cairn' );
}

function Proof( { proof }: { proof: ConsentProof } ) {
	const { dates } = useApp();
	const at = ( instant: string | null ) =>
		instant && (
			<>
				{ dates.moment( instant ) }
				<span className="cairn-step-facts">
					<bdi>{ instant }</bdi>
				</span>
			</>
		);
	const from = ( ip: string | null, agent: string | null ) =>
		( ip ?? agent ) && (
			<>
				<bdi>{ ip }</bdi>
				<span className="cairn-step-facts">
					<bdi>{ agent }</bdi>
				</span>
			</>
		);
	const rows: [ string, ReactNode ][] = [
		[
			__( 'Text', 'cairn' ),
			proof.text && (
				<bdi key="text" className="cairn-typed" lang={ proof.lang }>
					{ proof.text }
				</bdi>
			),
		],
		[ __( 'How', 'cairn' ), howAgreed( proof ) ],
		[
			__( 'Where', 'cairn' ),
			[ originLabel( proof.origin ), proof.block_name, proof.page ]
				.filter( ( part ) => part )
				.join( ' · ' ),
		],
		[ __( 'Source', 'cairn' ), proof.source ],
		[ __( 'Asked for', 'cairn' ), at( proof.requested_at ) ],
		[
			__( 'Asked from', 'cairn' ),
			from( proof.requested_ip, proof.requested_user_agent ),
		],
		[ __( 'Mail sent', 'cairn' ), at( proof.mail_sent_at ) ],
		[
			__( 'Mail', 'cairn' ),
			proof.mail_failed && __( 'could not be sent', 'cairn' ),
		],
		[ __( 'Id of the mail', 'cairn' ), proof.mail_message_id ],
		[ __( 'Version of the mail', 'cairn' ), proof.mail_template ],
		[ __( 'Confirmed', 'cairn' ), at( proof.confirmed_at ) ],
		[
			__( 'Confirmed from', 'cairn' ),
			from( proof.confirmed_ip, proof.confirmed_user_agent ),
		],
		[
			__( 'Deleted unless confirmed', 'cairn' ),
			proof.confirmed_at === null && at( proof.expires_at ),
		],
		[ __( 'Ended', 'cairn' ), at( proof.withdrawn_at ) ],
		[
			__( 'Ended how', 'cairn' ),
			proof.withdrawn_by && endedBy( proof.withdrawn_by ),
		],
		[
			__( 'Fingerprint of the text', 'cairn' ),
			proof.text_hash && <code key="text-hash">{ proof.text_hash }</code>,
		],
		[
			__( 'Fingerprint of the proof', 'cairn' ),
			<>
				<code>{ proof.chain_hash }</code>{ ' ' }
				{ proof.chain_holds
					? __( 'unchanged since', 'cairn' )
					: __( 'changed since: this proof does not hold', 'cairn' ) }
			</>,
		],
	];
	return (
		<details>
			<summary>
				<strong>
					{ sprintf(
						/* translators: 1: name of a mailing list, 2: what the form was for. */
						__( 'List “%1$s”, %2$s', 'cairn' ),
						proof.list,
						purposeLabel( proof.purpose )
					) }
				</strong>{ ' ' }
				<span
					className={ `cairn-mark${
						proof.chain_holds ? '' : ' is-warning'
					}` }
				>
					{ consentLabel( proof.state ) }
				</span>
			</summary>
			<dl className="cairn-facts">
				{ rows.map(
					( [ label, value ] ) =>
						value !== null &&
						value !== false &&
						value !== '' && (
							<div key={ label }>
								<dt>{ label }</dt>
								<dd>{ value }</dd>
							</div>
						)
				) }
			</dl>
		</details>
	);
}
