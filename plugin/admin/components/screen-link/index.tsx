import type { MouseEvent, ReactNode } from 'react';
import { useApp } from '../../app-context.ts';
import type { UrlState } from '../../url-state.ts';

/** A plain link to a state of the app: opens in place, and in a new tab when the person asks for one. */
export function ScreenLink( {
	to,
	children,
	className,
	isCurrent = false,
}: {
	to: UrlState;
	children: ReactNode;
	className?: string;
	isCurrent?: boolean;
} ) {
	const { linkTo, navigate } = useApp();
	const onClick = ( event: MouseEvent< HTMLAnchorElement > ) => {
		if (
			event.button !== 0 ||
			event.metaKey ||
			event.ctrlKey ||
			event.shiftKey ||
			event.altKey
		) {
			return;
		}
		event.preventDefault();
		navigate( to );
	};
	return (
		<a
			href={ linkTo( to ) }
			onClick={ onClick }
			className={ className }
			aria-current={ isCurrent ? 'page' : undefined }
		>
			{ children }
		</a>
	);
}
