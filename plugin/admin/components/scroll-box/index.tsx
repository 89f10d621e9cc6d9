import { createElement } from '@wordpress/element';
import type { ReactNode } from 'react';

/** A box that scrolls by itself. It can be focused, because what scrolls must be reachable by keyboard. */
export function ScrollBox( {
	label,
	className,
	children,
}: {
	label: string;
	className: string;
	children: ReactNode;
} ) {
	return createElement(
		'div',
		{ role: 'region', 'aria-label': label, tabIndex: 0, className },
		children
	);
}
