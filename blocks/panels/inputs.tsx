import {
	CheckboxControl,
	RangeControl,
	SelectControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';

import { useState } from '@wordpress/element';

/* The editor's plain inputs, in the look of today: each control of WordPress must be told so one by one. */

interface ChoiceProps< Value extends string > {
	label: string;
	help?: string | undefined;
	value: Value;
	/** What can be chosen, in its order, with its words. */
	options: Readonly< Record< Value, string > >;
	onChange: ( value: Value ) => void;
}

/** One of a few. */
export const Choice = < Value extends string >( {
	options,
	onChange,
	...rest
}: ChoiceProps< Value > ) => (
	<SelectControl
		__nextHasNoMarginBottom
		__next40pxDefaultSize
		{ ...rest }
		options={ Object.entries< string >( options ).map(
			( [ value, label ] ) => ( { value, label } )
		) }
		onChange={ ( value ) => onChange( value as Value ) }
	/>
);

interface LineProps {
	label: string;
	help?: string | undefined;
	placeholder?: string;
	type?:
		| 'text'
		| 'tel'
		| 'url'
		| 'email'
		| 'number'
		| 'date'
		| 'datetime-local'
		| 'time';
	value: string;
	onChange: ( value: string ) => void;
}

/** A line of text. */
export const Line = ( props: LineProps ) => (
	<TextControl __nextHasNoMarginBottom __next40pxDefaultSize { ...props } />
);

interface NumberLineProps {
	label: string;
	help?: string;
	value: number;
	onChange: ( value: number ) => void;
	min: number;
	max: number;
}

/** A whole number within bounds. While something else is being typed the number stays what it was. */
export function NumberLine( {
	value,
	onChange,
	min,
	max,
	...rest
}: NumberLineProps ) {
	const [ draft, setDraft ] = useState< string | null >( null );
	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			{ ...rest }
			type="number"
			min={ min }
			max={ max }
			value={ draft ?? value }
			onBlur={ () => setDraft( null ) }
			onChange={ ( typed ) => {
				const number = Math.trunc( Number( typed ) );
				setDraft( typed );
				if ( typed && number >= min && number <= max ) {
					onChange( number );
				}
			} }
		/>
	);
}

interface SwitchProps {
	label: string;
	help?: string;
	checked: boolean;
	/** Shown, but not to be changed: the help says why. */
	disabled?: boolean;
	onChange: ( isOn: boolean ) => void;
}

/** On or off. */
export const Switch = ( props: SwitchProps ) => (
	<ToggleControl __nextHasNoMarginBottom { ...props } />
);

interface SliderProps {
	label: string;
	help?: string;
	value: number;
	onChange: ( value: number ) => void;
	min: number;
	max: number;
	/** What it is when somebody puts it back. */
	usual: number;
}

/** A number of a few, to be slid to. */
export const Slider = ( { usual, onChange, ...rest }: SliderProps ) => (
	<RangeControl
		__nextHasNoMarginBottom
		__next40pxDefaultSize
		{ ...rest }
		onChange={ ( value ) => onChange( value ?? usual ) }
	/>
);

/** One of several that may all be ticked. */
export const Tick = ( props: SwitchProps ) => (
	<CheckboxControl __nextHasNoMarginBottom { ...props } />
);
