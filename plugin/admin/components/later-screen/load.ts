/** Fetches every screen but Overview, a chunk of their own: Overview, which most people open, does not wait for them. */
import type { ComponentType } from 'react';

export interface LaterScreens {
	Steps: ComponentType;
	StepDetail: ComponentType;
	Products: ComponentType;
	Cart: ComponentType;
	Contacts: ComponentType;
	Forms: ComponentType;
	FormDetail: ComponentType;
	HandOver: ComponentType;
	Privacy: ComponentType;
}

let loading: Promise< LaterScreens > | null = null;
let loaded: LaterScreens | null = null;

/** The screens, if they are there already. */
export function laterScreensNow(): LaterScreens | null {
	return loaded;
}

export function loadLaterScreens(): Promise< LaterScreens > {
	loading ??= import(
		/* webpackChunkName: "admin/later" */ '../../reports/later-screens.ts'
	).then(
		( screens ) => {
			loaded = screens;
			return screens;
		},
		( reason ) => {
			// A failed download may work the next time it is asked for.
			loading = null;
			throw reason;
		}
	);
	return loading;
}
