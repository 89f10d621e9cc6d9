/** What wp-admin's own scripts put on `window`, as far as the journeys ask it. */
interface WordpressData {
	select: ( store: 'core/editor' ) => {
		getCurrentPostAttribute: ( name: string ) => unknown;
		getPermalink: () => string | null;
	};
	dispatch: ( store: 'core/preferences' ) => {
		set: ( scope: string, name: string, value: unknown ) => void;
	};
}

interface Window {
	wp: { data: WordpressData };
	cairnAdmin: { eventTypes: Record< string, { label: string } > };
}
