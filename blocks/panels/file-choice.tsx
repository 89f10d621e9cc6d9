import apiFetch from '@wordpress/api-fetch';
import { Button, FormFileUpload, Notice, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Choice } from './inputs.tsx';

/** A protected file, as `cairn/v1/resources` answers (plugin/src/Forms/ResourcesController.php). */
interface ProtectedFile {
	readonly id: number;
	readonly title: string;
	readonly name: string;
	readonly mime: string;
	readonly bytes: number;
}

interface FileChoiceProps {
	/** Id of the file; 0 for none. */
	chosen: number;
	onChange: ( id: number ) => void;
}

const PATH = '/cairn/v1/resources';

const wordsOf = ( { title, name }: ProtectedFile ): string =>
	title && title !== name ? `${ title } (${ name })` : name;

/** Lets an owner choose a file that nobody can fetch without its link, or take in a new one. */
export function FileChoice( { chosen, onChange }: FileChoiceProps ) {
	const [ files, setFiles ] = useState< readonly ProtectedFile[] | null >(
		null
	);
	const [ problem, setProblem ] = useState( '' );
	const [ isBusy, setBusy ] = useState( false );

	useEffect( () => {
		const controller = new AbortController();
		apiFetch< ProtectedFile[] >( {
			path: PATH,
			signal: controller.signal,
		} ).then( setFiles, () => {
			if ( ! controller.signal.aborted ) {
				setProblem(
					__( 'The files could not be read just now.', 'cairn' )
				);
			}
		} );
		return () => controller.abort();
	}, [] );

	const add = async ( file: File | undefined ) => {
		if ( ! file ) {
			return;
		}
		const body = new FormData();
		body.append( 'file', file );
		body.append( 'title', file.name.replace( /\.[^.]+$/, '' ) );
		setBusy( true );
		setProblem( '' );
		try {
			const added = await apiFetch< ProtectedFile >( {
				path: PATH,
				method: 'POST',
				body,
			} );
			setFiles( ( before ) => [ added, ...( before ?? [] ) ] );
			onChange( added.id );
		} catch ( error ) {
			setProblem(
				( error as { message?: string } ).message ??
					__( 'The file could not be taken in.', 'cairn' )
			);
		}
		setBusy( false );
	};

	const options: Record< string, string > = {
		0: __( 'None yet', 'cairn' ),
	};
	if ( chosen > 0 ) {
		// Known by its number until its name has come.
		options[ chosen ] = `#${ chosen }`;
	}
	for ( const file of files ?? [] ) {
		options[ file.id ] = wordsOf( file );
	}
	return (
		<>
			<Choice
				label={ __( 'File', 'cairn' ) }
				help={ __(
					'It lies where no address leads to it; who asks for it gets a link of their own.',
					'cairn'
				) }
				value={ String( chosen ) }
				options={ options }
				onChange={ ( value ) => onChange( Number( value ) ) }
			/>
			{ problem && (
				<Notice status="warning" isDismissible={ false }>
					{ problem }
				</Notice>
			) }
			<FormFileUpload
				onChange={ ( { currentTarget } ) =>
					add( currentTarget.files?.[ 0 ] )
				}
				render={ ( { openFileDialog } ) => (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						disabled={ isBusy }
						accessibleWhenDisabled
						onClick={ openFileDialog }
					>
						{ __( 'Upload a file', 'cairn' ) }
					</Button>
				) }
			/>
			{ isBusy && <Spinner /> }
		</>
	);
}
