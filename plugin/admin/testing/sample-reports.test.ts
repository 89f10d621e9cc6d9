import { liveSchema } from '../../../contract/src/reports/live.ts';
import { overviewSchema } from '../../../contract/src/reports/overview.ts';
import { stepSchema } from '../../../contract/src/reports/step.ts';
import { stepsSchema } from '../../../contract/src/reports/steps.ts';
import {
	emptyOverview,
	sampleLive,
	sampleOverview,
	sampleStep,
	sampleSteps,
} from './sample-reports.ts';

const ask = {
	from: '2026-10-27',
	to: '2026-11-24',
	compare: 'previous',
	today: '2026-11-23',
};

describe( 'The samples the screens are tested with', () => {
	it( 'fit the report shapes of the contract', () => {
		expect( () => {
			overviewSchema.parse( sampleOverview( ask ) );
			overviewSchema.parse( emptyOverview( ask ) );
			overviewSchema.parse(
				sampleOverview( { ...ask, from: '2026-11-23', visitsADay: 3 } )
			);
			stepsSchema.parse( sampleSteps( { ...ask, group: 'page' } ) );
			stepsSchema.parse( sampleSteps( { ...ask, group: 'stage' } ) );
			stepSchema.parse(
				sampleStep( { ...ask, type: 'cta_click', by: 'devices' } )
			);
			liveSchema.parse( sampleLive( ask.today ) );
		} ).not.toThrow();
	} );
} );
