import { fireEvent, render, screen } from '@testing-library/react';
import { Choice, Line, NumberLine, Slider, Switch, Tick } from '../inputs.tsx';
import { BehaviourPanel, ContentPanel } from '../panels.tsx';

const changed = jest.fn();

beforeEach( () => {
	changed.mockClear();
} );

it( 'a choice shows its words in their order, which one is chosen and its help', () => {
	render(
		<Choice< 'grid' | 'table' >
			label="View"
			help="How it looks."
			value="table"
			options={ { grid: 'Grid', table: 'Table' } }
			onChange={ changed }
		/>
	);
	const choice = screen.getByLabelText< HTMLSelectElement >( 'View' );
	expect( choice.value ).toBe( 'table' );
	expect( [ ...choice.options ].map( ( { text } ) => text ) ).toEqual( [
		'Grid',
		'Table',
	] );
	expect( screen.getByText( 'How it looks.' ) ).toBeTruthy();
	fireEvent.change( choice, { target: { value: 'grid' } } );
	expect( changed.mock.calls[ 0 ]![ 0 ] ).toBe( 'grid' );
} );

it( 'a line of text has the kind of keyboard it was given', () => {
	render(
		<Line
			type="tel"
			label="Phone"
			help="With country."
			value="+49"
			onChange={ changed }
		/>
	);
	const line = screen.getByLabelText< HTMLInputElement >( 'Phone' );
	expect( [ line.type, line.value ] ).toEqual( [ 'tel', '+49' ] );
	fireEvent.change( line, { target: { value: '+49 30' } } );
	expect( changed ).toHaveBeenCalledWith( '+49 30' );
} );

it( 'a number stays what it was while something else is being typed', () => {
	render(
		<NumberLine
			label="Days"
			value={ 30 }
			min={ 1 }
			max={ 60 }
			onChange={ changed }
		/>
	);
	const line = screen.getByLabelText< HTMLInputElement >( 'Days' );
	for ( const typed of [ '', '0', '61' ] ) {
		fireEvent.change( line, { target: { value: typed } } );
		expect( line.value ).toBe( typed );
	}
	expect( changed ).not.toHaveBeenCalled();
	fireEvent.blur( line );
	expect( line.value ).toBe( '30' );
	fireEvent.change( line, { target: { value: '7' } } );
	expect( changed ).toHaveBeenCalledWith( 7 );
} );

it( 'a switch that may not be changed says why', () => {
	const { rerender } = render(
		<Switch
			label="Sponsored"
			help="Affiliate links always are."
			checked
			disabled
			onChange={ changed }
		/>
	);
	const tick = screen.getByLabelText< HTMLInputElement >( 'Sponsored' );
	expect( [ tick.checked, tick.disabled ] ).toEqual( [ true, true ] );
	expect( screen.getByText( 'Affiliate links always are.' ) ).toBeTruthy();
	rerender(
		<Switch label="Sponsored" checked={ false } onChange={ changed } />
	);
	fireEvent.click( screen.getByLabelText( 'Sponsored' ) );
	expect( changed ).toHaveBeenCalledWith( true );
} );

it( 'a slider gives the number it was slid to', () => {
	render(
		<Slider
			label="Few are"
			value={ 9 }
			min={ 1 }
			max={ 20 }
			usual={ 3 }
			onChange={ changed }
		/>
	);
	const slider = screen.getByRole< HTMLInputElement >( 'slider', {
		name: 'Few are',
	} );
	expect( [ slider.min, slider.max, slider.value ] ).toEqual( [
		'1',
		'20',
		'9',
	] );
	fireEvent.change( slider, { target: { value: '12' } } );
	expect( changed ).toHaveBeenLastCalledWith( 12 );
} );

it( 'several can be ticked', () => {
	render( <Tick label="Price" checked={ false } onChange={ changed } /> );
	const tick = screen.getByLabelText< HTMLInputElement >( 'Price' );
	expect( tick.type ).toBe( 'checkbox' );
	fireEvent.click( tick );
	expect( changed.mock.calls[ 0 ]![ 0 ] ).toBe( true );
} );

it( 'what a block says stands open, what it does is unfolded', () => {
	render(
		<>
			<ContentPanel>what it says</ContentPanel>
			<BehaviourPanel>what it does</BehaviourPanel>
		</>
	);
	expect( screen.getByText( 'what it says' ) ).toBeTruthy();
	expect( screen.queryByText( 'what it does' ) ).toBeNull();
	fireEvent.click( screen.getByRole( 'button', { name: 'Behaviour' } ) );
	expect( screen.getByText( 'what it does' ) ).toBeTruthy();
} );
