import { useApp } from '../../app-context.ts';
import { ContactPage } from './contact.tsx';
import { ContactsList } from './list.tsx';
import { LookLog } from './log.tsx';

/** Who are they, what did they do before they bought? */
export function Contacts() {
	const { state } = useApp();
	if ( state.id === 'log' ) {
		return <LookLog />;
	}
	return state.id === null ? (
		<ContactsList />
	) : (
		<ContactPage contactId={ state.id } />
	);
}
