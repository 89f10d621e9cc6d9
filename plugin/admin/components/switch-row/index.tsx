/** A few choices in a row of which one holds: what a table lists. */
export function SwitchRow< Value extends string >( {
	label,
	options,
	value,
	onChange,
}: {
	label: string;
	options: readonly { value: Value; label: string }[];
	value: Value;
	onChange: ( value: Value ) => void;
} ) {
	return (
		<div className="cairn-switch" role="group" aria-label={ label }>
			{ options.map( ( option ) => (
				<button
					key={ option.value }
					type="button"
					aria-pressed={ option.value === value }
					onClick={ () => onChange( option.value ) }
				>
					{ option.label }
				</button>
			) ) }
		</div>
	);
}
