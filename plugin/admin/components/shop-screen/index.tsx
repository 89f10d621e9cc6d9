/** The screens of the shop as the app knows them: a frame until their code is there, and a way on when it does not come. */
import { useEffect, useState } from '@wordpress/element';
import { ErrorState } from '../error-state/index.tsx';
import { Frame } from '../frame/index.tsx';
import { loadShopScreens, shopScreensNow, type ShopScreens } from './load.ts';
import { cartWords, productsWords, type ScreenWords } from './words.ts';

export function ProductsScreen() {
	const screens = useShopScreens();
	return screens.there ? (
		<screens.there.Products />
	) : (
		<Waiting
			words={ productsWords() }
			hasComparison={ false }
			retry={ screens.retry }
		/>
	);
}

export function CartScreen() {
	const screens = useShopScreens();
	return screens.there ? (
		<screens.there.Cart />
	) : (
		<Waiting words={ cartWords() } hasComparison retry={ screens.retry } />
	);
}

interface Shown {
	there: ShopScreens | null;
	/** Null while they are on their way. */
	retry: ( () => void ) | null;
}

function useShopScreens(): Shown {
	const [ there, setThere ] = useState( shopScreensNow );
	const [ hasFailed, setFailed ] = useState( false );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		let gone = false;
		setFailed( false );
		loadShopScreens().then(
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
	hasComparison,
	retry,
}: {
	words: ScreenWords;
	hasComparison: boolean;
	retry: ( () => void ) | null;
} ) {
	return (
		<Frame
			{ ...words }
			head={ null }
			csv={ null }
			hasComparison={ hasComparison }
			hasFilter={ false }
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
