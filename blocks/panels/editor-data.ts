import type { EventType } from '#contract/events/index.ts';
import type { Stage } from '#contract/stages.ts';

/** What PHP prints for the editor before the blocks' scripts (plugin/src/Blocks/EditorData.php). */
export interface EditorData {
	/** `view_cairn_reports`. */
	readonly canViewReports: boolean;
	/** The site has a service, so a published block will be counted. */
	readonly isConnected: boolean;
	/** The shop itself tells people what is back in stock. */
	readonly shopTakesStockRequests?: boolean;
	readonly locale: string;
	/** Event types the blocks send: translated label and default stage. */
	readonly events: Partial<
		Record< EventType, { readonly label: string; readonly stage: Stage } >
	>;
	readonly stages: Partial< Record< Stage, string > >;
}

declare global {
	interface Window {
		cairnEditor?: EditorData;
	}
}

/** The data, or an editor that knows nothing: the block must be editable all the same. */
export const editorData = (): EditorData =>
	window.cairnEditor ?? {
		canViewReports: false,
		isConnected: false,
		locale: 'en',
		events: {},
		stages: {},
	};
