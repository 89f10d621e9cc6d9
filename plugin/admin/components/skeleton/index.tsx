/** Grey shapes of the final size, so that nothing jumps when the numbers arrive. */
export function Skeleton( {
	charts = 1,
	cards = 4,
}: {
	charts?: number;
	cards?: number;
} ) {
	return (
		<div className="cairn-skeleton" aria-hidden="true">
			<div className="cairn-skeleton__cards">
				{ Array.from( { length: cards }, ( _, index ) => (
					<div key={ index } className="cairn-skeleton__card">
						<span className="cairn-skeleton__line is-short" />
						<span className="cairn-skeleton__line is-tall" />
						<span className="cairn-skeleton__line is-short" />
					</div>
				) ) }
			</div>
			{ Array.from( { length: charts }, ( _, index ) => (
				<div key={ index } className="cairn-skeleton__chart" />
			) ) }
			<div className="cairn-skeleton__table">
				{ Array.from( { length: 6 }, ( _, index ) => (
					<span key={ index } className="cairn-skeleton__line" />
				) ) }
			</div>
		</div>
	);
}
