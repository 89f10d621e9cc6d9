/** How a contact is shown wherever it stands: by name, else by what of the address may be seen. */
import { __ } from '@wordpress/i18n';
import type { ContactRow } from '#contract/contacts.ts';

type Named = Pick< ContactRow, 'name' | 'email_masked' >;

export function personName( { name, email_masked: masked }: Named ): string {
	return name || masked || __( 'Without a name', 'cairn' );
}

/** What is unusual of a contact, in words. */
export function PersonMarks( {
	contact,
	isDemoKnown = false,
}: {
	contact: Pick< ContactRow, 'demo' | 'suspicious' >;
	/** It is said above of all of them. */
	isDemoKnown?: boolean;
} ) {
	return (
		<>
			{ contact.demo && ! isDemoKnown && (
				<span className="cairn-mark">{ __( 'Demo', 'cairn' ) }</span>
			) }
			{ contact.suspicious && (
				<span
					className="cairn-mark is-warning"
					title={ __(
						'A form of this contact looks as if no person had sent it.',
						'cairn'
					) }
				>
					{ __( 'Suspicious', 'cairn' ) }
				</span>
			) }
		</>
	);
}
