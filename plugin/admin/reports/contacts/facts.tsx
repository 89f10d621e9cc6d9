import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Contact } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { typeLabel } from '../../components/step-name/index.tsx';

/** What is known of a person, as far as anything was given. */
export function Facts( { contact }: { contact: Contact } ) {
	const { boot, dates, money, numbers } = useApp();
	const { email, phone, company, net_sales: sales, offline } = contact;
	const facts: [ string, ReactNode ][] = [
		[
			__( 'Mail address', 'cairn' ),
			email && <a href={ `mailto:${ email }` }>{ email }</a>,
		],
		[
			__( 'Telephone', 'cairn' ),
			phone && (
				<a href={ `tel:${ phone }` }>
					<bdi>{ phone }</bdi>
				</a>
			),
		],
		[ __( 'Company', 'cairn' ), company && <bdi>{ company }</bdi> ],
		[
			__( 'First step', 'cairn' ),
			contact.first_step && typeLabel( boot, contact.first_step ),
		],
		[ __( 'First seen', 'cairn' ), dates.moment( contact.first_seen ) ],
		[ __( 'Last seen', 'cairn' ), dates.moment( contact.last_seen ) ],
		[ __( 'Forms', 'cairn' ), numbers.count( contact.forms ) ],
		[
			__( 'Orders', 'cairn' ),
			boot.shop && numbers.count( contact.orders ),
		],
		[
			__( 'Net sales', 'cairn' ),
			sales && <bdi>{ money.full( sales ) }</bdi>,
		],
		[
			__( 'Of these outside the shop', 'cairn' ),
			offline && <bdi>{ money.full( offline ) }</bdi>,
		],
	];
	return (
		<section className="cairn-panel">
			<h2>{ __( 'Known', 'cairn' ) }</h2>
			<dl className="cairn-facts">
				{ facts.map(
					( [ label, value ] ) =>
						value !== null &&
						value !== '' && (
							<div key={ label }>
								<dt>{ label }</dt>
								<dd>{ value }</dd>
							</div>
						)
				) }
				{ contact.fields.map( ( field, index ) => (
					<div key={ index }>
						<dt>
							<bdi>{ field.label }</bdi>
						</dt>
						<dd>
							<bdi className="cairn-typed">{ field.value }</bdi>
							<span className="cairn-step-facts">
								{ dates.moment( field.at ) }
							</span>
						</dd>
					</div>
				) ) }
			</dl>
		</section>
	);
}
