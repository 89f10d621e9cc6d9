import { useApp } from '../../app-context.ts';
import { Destinations } from './destinations.tsx';
import { Queue } from './queue.tsx';

/** Do confirmed contacts get to the service that writes to them, and what did not? */
export function HandOver() {
	const { boot, state } = useApp();
	return state.id === 'queue' && boot.canSeePeople ? (
		<Queue />
	) : (
		<Destinations />
	);
}
