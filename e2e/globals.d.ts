/** What wp-admin's own scripts put on `window`, as far as the journeys ask it. */
interface WordpressStores {
	'core/editor': {
		getCurrentPostAttribute: ( name: string ) => unknown;
		getPermalink: () => string | null;
		isEditedPostDirty: () => boolean;
		isSavingPost: () => boolean;
	};
	'core/block-editor': {
		getBlockCount: () => number;
		getBlockOrder: () => string[];
	};
}

interface WordpressActions {
	'core/preferences': {
		set: ( scope: string, name: string, value: unknown ) => void;
	};
	'core/block-editor': {
		/** `at`: where in its text, 0 is the beginning; null selects the block itself. */
		selectBlock: ( clientId: string, at?: 0 | -1 | null ) => void;
	};
	'core/editor': { editPost: ( changes: object ) => void };
}

interface WordpressData {
	select: < Name extends keyof WordpressStores >(
		store: Name
	) => WordpressStores[ Name ];
	dispatch: < Name extends keyof WordpressActions >(
		store: Name
	) => WordpressActions[ Name ];
}

interface Window {
	wp: { data: WordpressData };
	cairnAdmin: { eventTypes: Record< string, { label: string } > };
}
