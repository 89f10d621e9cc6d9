// @wordpress/block-editor is external at run time and ships no usable types; these are the parts the blocks use.
declare module '@wordpress/block-editor' {
	import type {
		ComponentType,
		CSSProperties,
		HTMLAttributes,
		ReactNode,
		Ref,
	} from 'react';

	interface ClassesAndStyles {
		className?: string;
		style?: CSSProperties;
	}

	type ElementProps = HTMLAttributes< HTMLDivElement > & {
		ref?: Ref< HTMLDivElement >;
	};

	export const useBlockProps: ( props?: ElementProps ) => ElementProps;

	export const useInnerBlocksProps: (
		props: ElementProps,
		options: {
			allowedBlocks?: string[];
			template?: unknown;
			templateLock?: false | string;
		}
	) => ElementProps;
	export const InnerBlocks: { Content: ComponentType };

	export const RichText: ComponentType< {
		identifier?: string;
		tagName?: string;
		className?: string;
		style?: CSSProperties;
		value: unknown;
		onChange: ( value: string ) => void;
		onReplace?: ( blocks: unknown[] ) => void;
		onMerge?: ( forward: boolean ) => void;
		placeholder?: string;
		'aria-label'?: string;
		allowedFormats?: readonly string[];
		withoutInteractiveFormatting?: boolean;
		ref?: Ref< HTMLElement >;
	} > & {
		Content: ComponentType< {
			tagName?: string;
			value: unknown;
			href?: string;
		} >;
	};

	export const BlockControls: ComponentType< {
		group?: string;
		children: ReactNode;
	} >;
	export const InspectorControls: ComponentType< {
		group?: string;
		children: ReactNode;
	} >;

	interface LinkControlProps {
		value?: {
			url?: string;
			opensInNewTab?: boolean;
			nofollow?: boolean;
		};
		onChange: ( value: {
			url?: string;
			opensInNewTab?: boolean;
			nofollow?: boolean;
		} ) => void;
		onRemove?: () => void;
		forceIsEditingLink?: boolean;
		settings?: readonly { id: string; title: string }[];
	}
	/** Since WordPress 7; before that under its experimental name only. */
	export const LinkControl: ComponentType< LinkControlProps > | undefined;
	export const __experimentalLinkControl: ComponentType< LinkControlProps >;

	export const __experimentalUseBorderProps: (
		attributes: object
	) => ClassesAndStyles;
	export const __experimentalUseColorProps: (
		attributes: object
	) => ClassesAndStyles;
	export const __experimentalGetSpacingClassesAndStyles: (
		attributes: object
	) => ClassesAndStyles;
	export const __experimentalGetShadowClassesAndStyles: (
		attributes: object
	) => ClassesAndStyles;
	export const getTypographyClassesAndStyles: (
		attributes: object,
		settings?: object
	) => ClassesAndStyles;
	export const useSettings: ( ...paths: string[] ) => unknown[];
}

/** The script module of blocks/storefront, served by WordPress under this id. */
declare module 'cairn/storefront' {
	export const step: import( '../storefront/index.ts' ).Step;
}
