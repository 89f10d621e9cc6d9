/** Every screen but Overview as the app knows it: a frame until its code is there, and a way on when it does not come. */
import { useEffect, useState } from '@wordpress/element';
import { useApp } from '../../app-context.ts';
import { readStepId } from '../../url-state.ts';
import { ErrorState } from '../error-state/index.tsx';
import { Frame } from '../frame/index.tsx';
import { typeLabel } from '../step-name/index.tsx';
import {
	laterScreensNow,
	loadLaterScreens,
	type LaterScreens,
} from './load.ts';
import {
	cartWords,
	contactsWords,
	formsWords,
	formWords,
	handOverWords,
	privacyWords,
	productsWords,
	stepsWords,
	stepWords,
	type ScreenWords,
} from './words.ts';

export function StepsScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.Steps />
	) : (
		<Waiting words={ stepsWords() } retry={ retry } hasFilter />
	);
}

export function StepScreen() {
	const { boot, state } = useApp();
	const { there, retry } = useLaterScreens();
	const { type, block } = readStepId( state.id ?? '' );
	return there ? (
		<there.StepDetail />
	) : (
		<Waiting
			words={ stepWords( typeLabel( boot, type ), block !== null ) }
			retry={ retry }
			hasFilter
		/>
	);
}

export function ProductsScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.Products />
	) : (
		<Waiting
			words={ productsWords() }
			retry={ retry }
			hasComparison={ false }
		/>
	);
}

export function CartScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.Cart />
	) : (
		<Waiting words={ cartWords() } retry={ retry } />
	);
}

export function ContactsScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.Contacts />
	) : (
		<Waiting words={ contactsWords() } retry={ retry } hasRange={ false } />
	);
}

export function FormsScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.Forms />
	) : (
		<Waiting
			words={ formsWords() }
			retry={ retry }
			hasComparison={ false }
		/>
	);
}

export function FormScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.FormDetail />
	) : (
		<Waiting
			words={ formWords( null ) }
			retry={ retry }
			hasComparison={ false }
		/>
	);
}

export function HandOverScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.HandOver />
	) : (
		<Waiting words={ handOverWords() } retry={ retry } hasRange={ false } />
	);
}

export function PrivacyScreen() {
	const { there, retry } = useLaterScreens();
	return there ? (
		<there.Privacy />
	) : (
		<Waiting words={ privacyWords() } retry={ retry } hasRange={ false } />
	);
}

interface Shown {
	there: LaterScreens | null;
	/** Null while they are on their way. */
	retry: ( () => void ) | null;
}

function useLaterScreens(): Shown {
	const [ there, setThere ] = useState( laterScreensNow );
	const [ hasFailed, setFailed ] = useState( false );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		let gone = false;
		setFailed( false );
		loadLaterScreens().then(
			( screens ) => {
				if ( ! gone ) {
					setThere( screens );
				}
			},
			() => {
				if ( ! gone ) {
					setFailed( true );
				}
			}
		);
		return () => {
			gone = true;
		};
	}, [ attempt ] );
	return {
		there,
		retry: hasFailed ? () => setAttempt( attempt + 1 ) : null,
	};
}

function Waiting( {
	words,
	retry,
	hasRange = true,
	hasComparison = hasRange,
	hasFilter = false,
}: {
	words: ScreenWords;
	retry: ( () => void ) | null;
	hasRange?: boolean;
	hasComparison?: boolean;
	hasFilter?: boolean;
} ) {
	return (
		<Frame
			{ ...words }
			head={ null }
			csv={ null }
			hasRange={ hasRange }
			hasComparison={ hasComparison }
			hasFilter={ hasFilter }
		>
			{ retry && (
				<ErrorState
					problem={ {
						code: 'offline',
						message: '',
						fix: null,
						status: 0,
					} }
					retry={ retry }
				/>
			) }
		</Frame>
	);
}
