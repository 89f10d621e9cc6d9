import { useMemo, useState } from '@wordpress/element';
import type {
	DestinationList,
	HandOverJobs,
	HandOverState,
} from '#contract/hand-over.ts';
import type { ApiProblem } from '../../api.ts';
import { useApp } from '../../app-context.ts';
import { useReport, type Asking, type ReportView } from '../../use-report.ts';

const never = () => false;

export type HandOverChange =
	| 'destinations'
	| 'mailpoet'
	| 'test'
	| 'state'
	| 'delete'
	| 'retry'
	| 'drop';

/** Where contacts go; asked anew each time. */
export function useDestinations(): ReportView< DestinationList > {
	const { api, boot, now } = useApp();
	const asking = useMemo< Asking >(
		() => ( {
			ask: ( path, signal ) => api.ask( path, signal, false ),
			lastAnswer: () => null,
		} ),
		[ api ]
	);
	return useReport< DestinationList >(
		asking,
		boot.isConnected ? `/${ boot.restPath }/hand-over/destinations` : null,
		never,
		now
	);
}

/** What waits, or what became of it. It names people, so it is asked by a body and remembered nowhere. */
export function useJobs( question: {
	state: HandOverState;
	page: number;
} ): ReportView< HandOverJobs > {
	const { api, boot, now } = useApp();
	const path = `/${ boot.restPath }/hand-over/jobs`;
	const asking = useMemo< Asking >(
		() => ( {
			async ask< Report >( key: string, signal: AbortSignal ) {
				const told = await api.tell< Report >(
					path,
					JSON.parse( key ) as object,
					signal
				);
				return told.kind === 'problem'
					? told
					: { kind: 'fresh', report: told.answer, stale: null };
			},
			lastAnswer: () => null,
		} ),
		[ api, path ]
	);
	return useReport< HandOverJobs >(
		asking,
		boot.isConnected ? JSON.stringify( question ) : null,
		never,
		now
	);
}

export interface Change {
	isBusy: boolean;
	/** Why it was not done; null: it was, or was not tried. */
	problem: ApiProblem | null;
	/** Null: it was not done. `{}` where there is nothing to answer. */
	send: < Answer extends object >(
		what: HandOverChange,
		body: object
	) => Promise< Answer | null >;
}

/** One change at a time, with what became of it. */
export function useChange(): Change {
	const { api, boot } = useApp();
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState< ApiProblem | null >( null );
	return {
		isBusy,
		problem,
		async send< Answer extends object >(
			what: HandOverChange,
			body: object
		) {
			setBusy( true );
			setProblem( null );
			const told = await api.tell< Answer | null >(
				`/${ boot.restPath }/hand-over/${ what }`,
				body
			);
			setBusy( false );
			if ( told.kind === 'problem' ) {
				setProblem( told.problem );
				return null;
			}
			return told.answer ?? ( {} as Answer );
		},
	};
}
