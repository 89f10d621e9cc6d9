import { useState } from '@wordpress/element';
import type { ApiProblem } from '../../api.ts';
import { useApp } from '../../app-context.ts';
import { peoplePath } from './use-people.ts';

export interface Change {
	isBusy: boolean;
	/** Why it was not done; null: it was, or was not tried. */
	problem: ApiProblem | null;
	/** Sends it; whether it was done. */
	send: ( body: object ) => Promise< boolean >;
}

/** One change of people at a time, with what became of it. */
export function useChange( what: 'change' | 'merge' | 'erase' ): Change {
	const { api, boot } = useApp();
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState< ApiProblem | null >( null );
	return {
		isBusy,
		problem,
		async send( body ) {
			setBusy( true );
			setProblem( null );
			const told = await api.tell< unknown >(
				peoplePath( boot.restPath, what ),
				body
			);
			setBusy( false );
			if ( told.kind === 'problem' ) {
				setProblem( told.problem );
				return false;
			}
			return true;
		},
	};
}
