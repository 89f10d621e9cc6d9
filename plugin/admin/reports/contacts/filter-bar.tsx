import { Button, SelectControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	FORM_PURPOSE_NAMES,
	LEAD_STATUSES,
} from '../../../../contract/src/forms.ts';
import { useApp } from '../../app-context.ts';
import {
	consentLabel,
	purposeLabel,
	statusLabel,
} from '../../components/people-words/index.ts';
import {
	CONSENTS,
	readFilters,
	writeFilters,
	type ContactFilters,
} from './filters.ts';

/** Who is listed: by exact address, which is kept in memory only, or by what may stand in the address of the screen. */
export function FilterBar( {
	email,
	onEmail,
}: {
	/** The address that is searched for now; empty: none. */
	email: string;
	onEmail: ( email: string ) => void;
} ) {
	const { state, navigate } = useApp();
	const [ typed, setTyped ] = useState( email );
	const filters = readFilters( state.only );
	const change = ( next: ContactFilters ) =>
		navigate( {
			...state,
			only: writeFilters( { ...filters, ...next } ),
			page: 1,
		} );
	const search = ( text: string ) => {
		onEmail( text.trim() );
		if ( state.page > 1 ) {
			navigate( { ...state, page: 1 } );
		}
	};
	return (
		<div className="cairn-people-filters">
			<form
				role="search"
				className="cairn-people-search"
				onSubmit={ ( event ) => {
					event.preventDefault();
					search( typed );
				} }
			>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					type="email"
					autoComplete="off"
					maxLength={ 254 }
					label={ __( 'Exact mail address', 'cairn' ) }
					value={ typed }
					onChange={ setTyped }
				/>
				<Button variant="secondary" __next40pxDefaultSize type="submit">
					{ __( 'Find', 'cairn' ) }
				</Button>
				{ email !== '' && (
					<Button
						variant="tertiary"
						__next40pxDefaultSize
						onClick={ () => {
							setTyped( '' );
							search( '' );
						} }
					>
						{ __( 'Everybody', 'cairn' ) }
					</Button>
				) }
			</form>
			<Choice
				label={ __( 'Status', 'cairn' ) }
				words={ LEAD_STATUSES }
				wordOf={ statusLabel }
				value={ filters.status }
				onChange={ ( status ) => change( { status } ) }
			/>
			<Choice
				label={ __( 'Consent', 'cairn' ) }
				words={ CONSENTS }
				wordOf={ consentLabel }
				value={ filters.consent }
				onChange={ ( consent ) => change( { consent } ) }
			/>
			<Choice
				label={ __( 'Signed up for', 'cairn' ) }
				words={ FORM_PURPOSE_NAMES }
				wordOf={ purposeLabel }
				value={ filters.purpose }
				onChange={ ( purpose ) => change( { purpose } ) }
			/>
			<Choice
				label={ __( 'Spam', 'cairn' ) }
				words={ [ 'no', 'yes' ] as const }
				wordOf={ ( word ) =>
					word === 'yes'
						? __( 'Only suspicious', 'cairn' )
						: __( 'Without suspicious', 'cairn' )
				}
				value={ suspicionWord( filters.suspicious ) }
				onChange={ ( word ) =>
					change( { suspicious: word && word === 'yes' } )
				}
			/>
			{ filters.block_id && (
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					onClick={ () => change( { block_id: undefined } ) }
				>
					{ __( 'One form only: show all forms', 'cairn' ) }
				</Button>
			) }
		</div>
	);
}

function suspicionWord( is: boolean | undefined ): 'yes' | 'no' | undefined {
	if ( is === undefined ) {
		return undefined;
	}
	return is ? 'yes' : 'no';
}

function Choice< Word extends string >( {
	label,
	words,
	wordOf,
	value,
	onChange,
}: {
	label: string;
	words: readonly Word[];
	wordOf: ( word: Word ) => string;
	value: Word | undefined;
	onChange: ( word: Word | undefined ) => void;
} ) {
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ label }
			value={ value ?? '' }
			options={ [
				{ value: '', label: __( 'All', 'cairn' ) },
				...words.map( ( word ) => ( {
					value: word as string,
					label: wordOf( word ),
				} ) ),
			] }
			onChange={ ( chosen ) =>
				onChange( words.find( ( word ) => word === chosen ) )
			}
		/>
	);
}
