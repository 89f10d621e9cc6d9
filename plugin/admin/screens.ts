/**
 * What draws each screen. None of them is a chunk of its own: WordPress loads translations for the entry script only,
 * so every word must stand in it.
 */
import type { ComponentType } from 'react';
import { Overview } from './reports/overview/index.tsx';
import { StepDetail } from './reports/step/index.tsx';
import { Steps } from './reports/steps/index.tsx';
import type { ScreenId } from './url-state.ts';

export const SCREENS: Record< ScreenId, ComponentType > = {
	overview: Overview,
	steps: Steps,
	step: StepDetail,
};
