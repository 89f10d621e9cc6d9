import { useMemo } from '@wordpress/element';
import { useApp } from '../../app-context.ts';
import { useReport, type Asking, type ReportView } from '../../use-report.ts';

const never = () => false;

/**
 * An answer about people: asked for by a body, so that nobody's address stands in a URL, and remembered nowhere.
 *
 * @param question Name below `contacts/`.
 * @param body     What is asked; null asks nothing.
 */
export function usePeople< Answer extends object >(
	question: 'search' | 'open',
	body: object | null
): ReportView< Answer > {
	const { api, boot, now } = useApp();
	const path = peoplePath( boot.restPath, question );
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
	return useReport< Answer >(
		asking,
		boot.isConnected && body !== null ? JSON.stringify( body ) : null,
		never,
		now
	);
}

/** Address of a question or change about people. */
export function peoplePath(
	restPath: string,
	what: 'search' | 'open' | 'change' | 'merge' | 'erase' | 'export'
): string {
	return `/${ restPath }/contacts/${ what }`;
}
