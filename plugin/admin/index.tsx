/** Entry of the report screens in wp-admin: `admin.php?page=cairn`. */
import { createRoot, flushSync } from '@wordpress/element';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { readBoot } from './boot.ts';
import { loadDraw } from './components/trend-chart/load.ts';
import './admin.scss';

const root = document.getElementById( 'cairn-root' );
if ( root ) {
	// Fetched beside the numbers, so that neither waits for the other. Who needs it and finds it missing says so.
	loadDraw().catch( () => undefined );
	// At once, not when React finds the time: WordPress' own scripts still stand in line behind this one.
	flushSync( () =>
		createRoot( root ).render(
			<App
				boot={ readBoot() }
				api={ createApi( undefined, window.cairnAdminEarly ?? null ) }
				now={ Date.now }
			/>
		)
	);
}
