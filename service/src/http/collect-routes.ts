import { collectEndpoints } from '#contract/endpoints/index.ts';
import type { Collect, CollectAnswer } from '../capabilities/collect/index.ts';
import { signedRoute } from './route.ts';
import type { Route, RouteAnswer } from './route.ts';

/**
 * What the shop's own server hands over. Bodies go on as they are: collecting refuses or drops event by event.
 *
 * @param collect Asked anew for each request.
 */
export function collectRoutes( collect: () => Collect ): readonly Route[] {
	return [
		signedRoute(
			collectEndpoints.serverEvents,
			async ( site, { body } ) =>
				answerOf( await collect().receiveSigned( site, body ) ),
			{ rawJson: true }
		),
		signedRoute(
			collectEndpoints.relayedSteps,
			async ( site, { body } ) =>
				answerOf( await collect().receiveRelayed( site, body ) ),
			{ rawJson: true }
		),
	];
}

function answerOf( answer: CollectAnswer ): RouteAnswer< undefined > {
	return answer.kind === 'accepted'
		? { kind: 'ok', value: undefined }
		: answer;
}
