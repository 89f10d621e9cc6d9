/** The same work, unable to break the page it runs in: a lost number harms nobody, a broken shop does. */
export const guard =
	< Args extends unknown[] >( work: ( ...args: Args ) => unknown ) =>
	( ...args: Args ): void => {
		try {
			work( ...args );
		} catch {}
	};

/**
 * Listens to several events wherever on the page they happen: in the capture phase the window hears all of them,
 * before anybody can stop them.
 */
export const on = < Type extends Event >(
	types: string,
	work: ( event: Type ) => unknown
): void =>
	types
		.split( ' ' )
		.forEach( ( type ) =>
			addEventListener( type, guard( work ) as EventListener, true )
		);
