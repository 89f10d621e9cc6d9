import type { ReactNode } from 'react';

export interface Bar {
	key: string;
	label: ReactNode;
	/** Length of the bar; null: none. */
	value: number | null;
	/** The number in words. */
	text: ReactNode;
}

/** Ranked bars as a list: the number stands beside each as text, so the bar only helps the eye. */
export function BarList( {
	title,
	bars,
	note,
	whenEmpty,
	longest,
	isNarrow = false,
	tone = 'left',
}: {
	title: string;
	bars: readonly Bar[];
	note?: string;
	/** What is said instead of bars. */
	whenEmpty?: string;
	/** The value of a whole bar, where two lists are read side by side; otherwise that of the longest. */
	longest?: number;
	/** Two lists share a row: the bar stands below its label. */
	isNarrow?: boolean;
	/** The colour of carts left, or of the first series. */
	tone?: 'left' | 'first';
} ) {
	const whole = Math.max(
		1,
		longest ?? 0,
		...bars.map( ( { value } ) => value ?? 0 )
	);
	return (
		<section
			className={ `cairn-bars is-${ tone }${
				isNarrow ? ' is-narrow' : ''
			}` }
		>
			<h2>{ title }</h2>
			{ bars.length === 0 && whenEmpty && (
				<p className="cairn-table-note">{ whenEmpty }</p>
			) }
			<ul>
				{ bars.map( ( { key, label, value, text } ) => (
					<li key={ key }>
						<span className="cairn-bars__label">{ label }</span>
						{ value !== null && (
							<span
								className="cairn-bars__scale"
								aria-hidden="true"
							>
								<span
									style={ {
										inlineSize: `${ ( value / whole ) * 100 }%`,
									} }
								/>
							</span>
						) }
						<span className="cairn-bars__text">{ text }</span>
					</li>
				) ) }
			</ul>
			{ note && <p className="cairn-table-note">{ note }</p> }
		</section>
	);
}
