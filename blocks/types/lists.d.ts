/** The script module of blocks/lists, served by WordPress under this id. */
declare module 'cairn/lists' {
	export const act: typeof import( '../lists/index.ts' ).act;
	export const afterLoad: typeof import( '../lists/index.ts' ).afterLoad;
	export const ask: typeof import( '../lists/index.ts' ).ask;
	export const isMember: typeof import( '../lists/index.ts' ).isMember;
	export const items: typeof import( '../lists/index.ts' ).items;
	export const language: typeof import( '../lists/index.ts' ).language;
	export const onChange: typeof import( '../lists/index.ts' ).onChange;
	export const post: typeof import( '../lists/index.ts' ).post;
	export const settings: typeof import( '../lists/index.ts' ).settings;
	export const step: typeof import( '../lists/index.ts' ).step;
	export const sync: typeof import( '../lists/index.ts' ).sync;
}
