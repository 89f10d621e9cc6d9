import type { ReactNode } from 'react';

export interface Bar {
	key: string;
	label: string;
	/** Length of the bar. */
	value: number;
	/** The number in words. */
	text: ReactNode;
}

/** Ranked bars as a list: the number stands beside each as text, so the bar only helps the eye. */
export function BarList( {
	title,
	bars,
	note,
}: {
	title: string;
	bars: readonly Bar[];
	note?: string;
} ) {
	const longest = Math.max( 1, ...bars.map( ( { value } ) => value ) );
	return (
		<section className="cairn-bars">
			<h2>{ title }</h2>
			<ul>
				{ bars.map( ( { key, label, value, text } ) => (
					<li key={ key }>
						<span className="cairn-bars__label">{ label }</span>
						<span className="cairn-bars__scale" aria-hidden="true">
							<span
								style={ {
									inlineSize: `${ ( value / longest ) * 100 }%`,
								} }
							/>
						</span>
						<span className="cairn-bars__text">{ text }</span>
					</li>
				) ) }
			</ul>
			{ note && <p className="cairn-table-note">{ note }</p> }
		</section>
	);
}
