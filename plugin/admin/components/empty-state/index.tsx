import { Button, Placeholder } from '@wordpress/components';
import type { ReactNode } from 'react';

/** What comes here, why it is not there yet, and the one button that changes that. */
export function EmptyState( {
	title,
	children,
	action,
}: {
	title: string;
	children: ReactNode;
	action:
		| { label: string; href: string }
		| { label: string; onClick: () => void }
		| null;
} ) {
	return (
		<div className="cairn-empty">
			<Placeholder label={ title }>
				<div className="cairn-empty__text">{ children }</div>
				{ action && (
					<Button
						variant="primary"
						__next40pxDefaultSize
						{ ...buttonProps( action ) }
					>
						{ action.label }
					</Button>
				) }
			</Placeholder>
		</div>
	);
}

function buttonProps( action: { href: string } | { onClick: () => void } ) {
	return 'href' in action
		? { href: action.href }
		: { onClick: action.onClick };
}
